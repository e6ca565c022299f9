"""The real window before a file and a copy on a disk that cannot be written to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from builders import a_store_with_round
from facilitator_app.domain.steps import finish
from facilitator_app.store import copy_store

READ_ONLY = 'mount --bind "$PLACE" "$PLACE" && mount -o remount,ro,bind "$PLACE"'


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")
def test_the_window_says_that_a_read_only_file_cannot_be_opened_and_shows_a_copy_there(tmp_path: Path) -> None:
    disk, laptop = tmp_path / "disk", tmp_path / "laptop"
    laptop.mkdir()
    store = a_store_with_round(disk / "store")
    finish(copy_store(store, disk / "copy", date(2026, 11, 24)))
    store.close()
    tests = Path(__file__).parents[2]
    path = os.pathsep.join((str(tests.parent / "src"), str(tests)))
    env = dict(os.environ, PYTHONPATH=path, PLACE=str(disk), XDG_DATA_HOME=str(laptop / "data"))
    env["QT_QPA_PLATFORM"] = "offscreen"
    if subprocess.run(["unshare", "-rm", "sh", "-c", READ_ONLY], env=env, capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody make a place read-only")
    program = [sys.executable, str(Path(__file__).with_name("read_only_window.py")), str(disk), str(laptop)]
    command = ["unshare", "-rm", "sh", "-c", f'{READ_ONLY} && exec "$@"', "sh", *program]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    said = " ".join(found["file"])
    assert "Your file cannot be changed here: it or its folder is read-only." in said
    assert "Move it to a folder you can write to, then open it there." in said
    assert (found["opened"], found["fault"]) == (False, "")
    assert any("24 November 2026" in words for words in found["copy"])
