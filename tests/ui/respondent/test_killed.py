"""Through the real window: nothing that was saved is lost, however the program ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sizes import times

pytestmark = pytest.mark.slow

KILLS = times(4, 60)
TYPING = times(2, 40)
"""Kills while somebody types; the first one after the last key."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the program beside this file found: one result for each kill, one for the polite ends, one for words that
    were written, and one for each kill while somebody typed."""
    if not sys.platform.startswith("linux"):
        pytest.skip("needs fork and kill")
    tests = Path(__file__).parents[2]
    folder = tmp_path_factory.mktemp("killed") / "store"
    env = dict(os.environ, PYTHONPATH=os.pathsep.join((str(tests.parent / "src"), str(tests))))
    program = str(Path(__file__).with_name("killed_window.py"))
    done = subprocess.run(
        [sys.executable, program, str(folder), str(KILLS), str(TYPING)],
        capture_output=True,
        text=True,
        env=env,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_window_killed_at_random_moments_loses_no_answer(trials: Any) -> None:
    killed, _ended, _written, _typed = trials
    assert len(killed) == KILLS
    for one in killed:
        assert (one["signal"], one["lost"]) == (9, 0)
        assert one["told"] >= 1
        assert one["more"] <= 1, "at most the answer that was just being given"
    assert len({one["told"] for one in killed}) > 1, "not always at the same question"


def test_no_polite_end_is_taken_while_somebody_answers(trials: Any) -> None:
    """``quit()``, the end of the session, ``close()`` and an interrupt are refused; SIGTERM leaves a locked store."""
    _killed, ended, _written, _typed = trials
    assert ended == {"still": "visible True", "after": "", "signal": 15, "lost": 0, "more": 0}


def test_words_are_there_a_moment_after_the_last_key_with_what_may_be_done_with_them(trials: Any) -> None:
    _killed, _ended, written, _typed = trials
    assert written == {"text": "We ring each other when something slips.", "use": "other_words"}


def test_of_words_that_are_typed_a_kill_takes_only_what_was_not_saved_yet(trials: Any) -> None:
    """Saving follows the last key by itself: nobody has to press anything. How long that takes by the clock of the window is
    held by ``ui/test_clock.py`` and the test above: a fifth of a second, and the next look at the clock."""
    _killed, _ended, _written, typed = trials
    assert len(typed) == TYPING
    first = typed[0]
    assert (first["keys"], first["saved"], first["text"]) == (8, 8, LETTERS[:8])
    for one in typed:
        assert one["saved"] <= len(one["text"]) <= one["keys"]
        assert one["text"] == (LETTERS * 2)[: len(one["text"])]
