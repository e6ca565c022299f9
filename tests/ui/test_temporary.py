"""What is needed for a while lies in one place, and nothing of a killed program stays there."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QDir

from facilitator_app.ui.temporary import temporary_files_in

RUN = """
import os, signal, sys, tempfile
from pathlib import Path
from facilitator_app.ui.temporary import temporary_files_in
with temporary_files_in(Path(sys.argv[1])) as folder:
    (Path(tempfile.mkdtemp()) / "pack.pdf").write_bytes(b"%PDF")
    print(folder, flush=True)
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGKILL)
"""


def begun(place: Path) -> tuple[subprocess.Popen[str], Path]:
    """A program that has made a file and waits to be killed; and its folder."""
    command = [sys.executable, "-c", RUN, str(place)]
    run = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    return run, Path(run.stdout.readline().strip())


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal")
def test_a_killed_program_leaves_files_to_the_next_start_only(tmp_path: Path) -> None:
    place = tmp_path / "temporary"
    killed, left = begun(place)
    killed.communicate("")
    running, held = begun(place)
    assert not left.exists(), "the start of another one removes them"
    assert [path.name for path in held.rglob("*.pdf")] == ["pack.pdf"]
    before = tempfile.gettempdir(), QDir.tempPath()
    with temporary_files_in(place) as own:
        assert own is not None
        assert held.exists(), "that program runs"
        assert (tempfile.gettempdir(), QDir.tempPath(), os.environ["TMPDIR"]) == (str(own),) * 3
        assert stat.S_IMODE(own.stat().st_mode) == 0o700
        (own / "page").write_text("x")
    assert not own.exists()
    assert (tempfile.gettempdir(), QDir.tempPath()) == before
    running.communicate("")


def test_where_nothing_can_be_written_the_usual_place_does(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    before = tempfile.gettempdir()
    with temporary_files_in(tmp_path / "file") as folder:
        assert (folder, tempfile.gettempdir()) == (None, before)
