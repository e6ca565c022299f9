"""``make test``: the whole suite off-screen; the display-bound handful runs under Xvfb where there is one."""

from __future__ import annotations

import os
import subprocess
import sys


def main() -> int:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"}
    return subprocess.run([sys.executable, "-m", "pytest", "-q", *sys.argv[1:]], check=False, env=env).returncode


if __name__ == "__main__":
    sys.exit(main())
