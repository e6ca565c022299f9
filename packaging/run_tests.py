"""``make test``: the whole suite off-screen, on every core, then what needs a real display, where there can be one.

There is one process more than there are cores: many tests wait for a program that they started, or for a disk.

``--numprocesses=0`` runs it in one process.

``make quick``: without the slow tests and, if nothing but screens was changed, without the tests of other screens.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
MEMORY_DISK = Path("/dev/shm")
ROOM = 4 * 1024**3
"""Bytes of that disk that the suite may need: it keeps nothing of a test that has passed."""
SCREEN = re.compile(r"(?:src/facilitator_app|tests)/ui/(\w+)/")


def main(arguments: list[str]) -> int:
    quick = "--quick" in arguments
    rest = [argument for argument in arguments if argument != "--quick"]
    chosen = ["-m", "not slow and not xcb", *left_out(changed())] if quick else ["-m", "not xcb"]
    status = pytest(
        "offscreen", "--no-xvfb", f"--numprocesses={(os.cpu_count() or 1) + 1}", "--dist=worksteal", *chosen, *rest
    )
    if status or quick or rest or not sys.platform.startswith("linux"):
        return status
    if not (shutil.which("Xvfb") and shutil.which("openbox")):
        print("The tests of a real display need Xvfb and openbox: sh packaging/system_libraries.sh python3 desktop")
        return status
    return pytest("xcb", "-m", "xcb", "tests/desktop")


def pytest(platform: str, *arguments: str) -> int:
    """Its exit status. Files of the tests lie in memory where there is room: every saved answer waits for the disk."""
    with scratch() as folder:
        env = {
            **os.environ,
            "QT_QPA_PLATFORM": platform,
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "",  # else each worker and each program it starts compiles all anew
            **({"TMPDIR": folder} if folder else {}),
        }
        command = [sys.executable, "-m", "pytest", "-q", *arguments]
        return subprocess.run(command, check=False, env=env, cwd=ROOT).returncode


def scratch() -> AbstractContextManager[str]:
    """A folder in memory that goes at the end; "" where the usual place has to do."""
    try:
        if shutil.disk_usage(MEMORY_DISK).free >= ROOM and psutil.virtual_memory().available >= 2 * ROOM:
            return tempfile.TemporaryDirectory(prefix="ft-", dir=MEMORY_DISK)
    except OSError:
        pass
    return nullcontext("")


def changed() -> list[str] | None:
    """The files that differ from the last commit and the last landing; None where git cannot tell."""
    found: list[str] = []
    for command in (("diff", "--name-only", "HEAD"), ("diff", "--name-only", "origin/HEAD...HEAD"),
                    ("ls-files", "--others", "--exclude-standard")):  # fmt: skip
        done = subprocess.run(["git", *command], cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode and command[0] != "diff":
            return None
        found += done.stdout.splitlines()
    return found


def left_out(files: list[str] | None) -> list[str]:
    """The folders of screens that a change of these files does not touch; none if it reaches further than screens."""
    code = [file for file in files or () if file.startswith(("src/", "tests/"))]
    screens = {match[1] for file in code if (match := SCREEN.match(file))}
    if not code or not all(SCREEN.match(file) for file in code):
        return []
    others = [folder for folder in sorted((ROOT / "tests" / "ui").iterdir()) if folder.is_dir()]
    return [f"--ignore=tests/ui/{folder.name}" for folder in others if folder.name not in screens]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
