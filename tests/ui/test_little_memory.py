"""Too little memory: a plain sentence, nothing that was saved is lost, and a file is there whole or not at all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator_app import cli
from facilitator_app.domain.errors import AppError, in_words
from sizes import times

QUARTERS = times(1, 24)
"""How many amounts of memory are tried with each work, besides one that is enough for some."""
SAID = {"no_memory", "no_process", "sheet_too_much", "pack_failed", "done"}
"""A library that drops the cause leaves "pack_failed": also a sentence, with what to do."""
ENDED = {f"it ended with {int(number)}" for number in (signal.SIGABRT, signal.SIGSEGV)}
"""By a library that does not ask whether it got memory: as a kill, it takes nothing that was saved."""


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux, where the system refuses memory")
def test_work_that_gets_no_more_memory_says_so_and_leaves_all_as_it_was(tmp_path: Path) -> None:
    tests = Path(__file__).parents[1]
    path = os.pathsep.join((str(tests.parent / "src"), str(tests)))
    # One arena: else each thread has 64 MB in hand, and the system has nothing to refuse.
    env = dict(os.environ, PYTHONPATH=path, QT_QPA_PLATFORM="offscreen", MALLOC_ARENA_MAX="1")
    rooms = [str(n * n) for n in range(QUARTERS)]
    program = str(Path(__file__).with_name("little_memory.py"))
    done = subprocess.run([sys.executable, program, str(tmp_path), *rooms], capture_output=True, text=True, env=env)
    assert done.returncode == 0, done.stderr
    for work, found in json.loads(done.stdout).items():
        for room, one in found.items():
            assert (one["whole"], one["sound"]) == (True, True), (work, room, one)
        said = {room: one for room, one in found.items() if one.get("fault") not in ENDED}
        for room, one in said.items():
            fault = str(one.get("fault", ""))
            assert not fault, f"{work} with {room} quarters of a MiB more: {fault}"
            assert one["code"] in SAID, (work, room, one)
        assert len(said) > len(found) / 2, (work, found)
        assert found["0"].get("code") != "done", f"{work} had enough: nothing was tried"


def test_a_fault_that_follows_from_too_little_memory_is_named_by_its_cause() -> None:
    other = ValueError("what a library makes of it")
    assert in_words(other) is other
    follows = AppError("pack_failed", "The pack could not be drawn.")
    assert in_words(follows) is follows
    other.__context__ = MemoryError()
    follows.__cause__ = other
    unloaded = [ImportError(f"x.so: {why}") for why in (os.strerror(12), "failed to map segment from shared object")]
    wordless = SystemError("<function make> returned NULL without setting an exception")
    faults = (MemoryError(), OSError(12, os.strerror(12)), *unloaded, wordless, other, follows)
    for fault in faults:
        named = in_words(fault)
        assert isinstance(named, AppError)
        assert named.code == "no_memory"


def test_the_command_says_it_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def runs_out(_options: object) -> int:
        raise MemoryError

    monkeypatch.setattr(cli, "_instruments_list", runs_out)
    assert cli.main(["instruments", "list"]) == 2
    said = capsys.readouterr().err
    assert said.strip() == str(in_words(MemoryError()))
