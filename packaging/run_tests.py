"""``make test``: the whole suite off-screen, on every core. ``--numprocesses=0`` runs it in one process."""

from __future__ import annotations

import os
import subprocess
import sys


def main() -> int:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "pytest", "-q", "--numprocesses=auto", "--dist=worksteal", *sys.argv[1:]]
    return subprocess.run(command, check=False, env=env).returncode


if __name__ == "__main__":
    sys.exit(main())
