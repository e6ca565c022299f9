"""Nothing that was saved is lost when the program is killed in a round about people: a rater's draft, and the talk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the program beside this file found: one result for each kill."""
    if not sys.platform.startswith("linux"):
        pytest.skip("needs fork and kill")
    tests = Path(__file__).parents[2]
    folder = tmp_path_factory.mktemp("killed") / "store"
    env = dict(os.environ, PYTHONPATH=os.pathsep.join((str(tests.parent / "src"), str(tests))))
    program = str(Path(__file__).with_name("killed_about_people.py"))
    done = subprocess.run([sys.executable, program, str(folder)], capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_rater_killed_at_random_moments_loses_no_answer(trials: Any) -> None:
    raters, _talks = trials
    for one in raters:
        assert one["told"] >= 2
        assert one["lost"] == 0
        assert one["more"] <= 1, "at most the answer that was just being given"
    assert max(one["about"] for one in raters) > 1, "not always about the first person"


def test_a_talk_killed_in_the_middle_of_a_word_keeps_what_the_page_called_saved(trials: Any) -> None:
    _raters, talks = trials
    for one in talks:
        assert one["told"] > 0
        assert one["kept"] >= one["told"]
        assert one["wrong"] == 0
