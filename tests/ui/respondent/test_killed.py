"""Through the real window: nothing that was saved is lost, however the program ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

KILLS = 6


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the program beside this file found: one result for each kill, and one for the polite ends,
    and one for words that were being typed."""
    if not sys.platform.startswith("linux"):
        pytest.skip("needs fork and kill")
    tests = Path(__file__).parents[2]
    folder = tmp_path_factory.mktemp("killed") / "store"
    env = dict(os.environ, PYTHONPATH=os.pathsep.join((str(tests.parent / "src"), str(tests))))
    program = str(Path(__file__).with_name("killed_window.py"))
    done = subprocess.run(
        [sys.executable, program, str(folder), str(KILLS)], capture_output=True, text=True, env=env, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_window_killed_at_random_moments_loses_no_answer(trials: Any) -> None:
    killed, _ended, _written = trials
    assert len(killed) == KILLS
    for one in killed:
        assert (one["signal"], one["lost"]) == (9, 0)
        assert one["told"] >= 1
        assert one["more"] <= 1, "at most the answer that was just being given"
    assert len({one["told"] for one in killed}) > 1, "not always at the same question"


def test_no_polite_end_is_taken_while_somebody_answers(trials: Any) -> None:
    """``quit()``, the end of the session, ``close()`` and an interrupt are refused; SIGTERM leaves a locked store."""
    _killed, ended, _written = trials
    assert ended == {"still": "visible True", "after": "", "signal": 15, "lost": 0, "more": 0}


def test_words_are_there_a_moment_after_the_last_key_with_what_may_be_done_with_them(trials: Any) -> None:
    _killed, _ended, written = trials
    assert written == {"text": "We ring each other when something slips.", "use": "other_words"}
