"""A call to the disk that fails, each in turn: a sentence, nothing that was saved is lost, nothing is half done, and the next
try works."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sizes import times

KNOWN = {"disk_full", "disk_failed", "store_damaged", "copy_failed", "folder_unwritable"}
"""Codes of what is told. ``failing_disk.py`` looks that none of it is said to be damage that it is not."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stands between the program and the system, and lets one call fail."""
    if not sys.platform.startswith("linux") or shutil.which("gcc") is None:
        pytest.skip("needs Linux and a C compiler")
    made, source = tmp_path_factory.mktemp("library") / "fail.so", Path(__file__).with_name("disk_fail.c")
    subprocess.run(["gcc", "-O1", "-shared", "-fPIC", "-o", str(made), str(source), "-ldl"], check=True, timeout=600)
    return made


def tried(folder: Path, library: Path, doing: str, places: int) -> dict[str, Any]:
    tests = Path(__file__).parents[1]
    path = os.pathsep.join((str(tests.parent / "src"), str(tests)))
    env = dict(os.environ, PYTHONPATH=path, LD_PRELOAD=str(library), FAIL_DIR=str(folder / "watched"))
    program = str(Path(__file__).with_name("failing_disk.py"))
    command = [sys.executable, program, str(folder), doing, str(places)]
    done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=3000)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("doing", ["hand_over", "close", "update", "copy", "open_again"])
def test_whichever_call_to_the_disk_fails_nothing_is_lost_and_the_next_try_works(
    tmp_path: Path, library: Path, doing: str
) -> None:
    places = times(3, 100_000)
    found = tried(tmp_path, library, doing, places)
    assert found["faults"] == []
    assert set(found["codes"]) <= KNOWN
    assert found["codes"], "nothing that failed was noticed"
    assert sum(found["failed"].values()) >= min(places, found["calls"])
