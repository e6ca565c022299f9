"""``make bundle``: build the one-folder program, then let it test itself from another folder, with a space in its name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "dist" / "facilitator-app"


def build() -> None:
    """Run PyInstaller on the spec."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    subprocess.run([*command, *places, str(ROOT / "packaging" / "facilitator-app.spec")], check=True)


def self_test(program: Path, platform: str) -> None:
    """Start the built program's self-test on one Qt platform; any failure or output on standard error ends the build."""
    command = [str(program), "self-test"]
    if platform == "xcb":
        command = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", *command]
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "QT_", "VIRTUAL_ENV"))}
    done = subprocess.run(
        command,
        cwd=program.parent,
        env={**env, "QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        check=False,
    )
    print(done.stdout, end="")
    if done.returncode or done.stderr.strip():
        sys.exit(f"The self-test failed ({platform}):\n{done.stderr}")


def main() -> None:
    build()
    with tempfile.TemporaryDirectory(prefix="a folder with spaces ") as folder:
        moved = Path(folder) / "Partnership Rounds"
        shutil.copytree(BUILT, moved, symlinks=True)
        program = moved / ("facilitator-app.exe" if os.name == "nt" else "facilitator-app")
        platforms = ["offscreen"]
        if shutil.which("xvfb-run") and sys.platform.startswith("linux"):
            platforms.append("xcb")
        for platform in platforms:
            print(f"Self-test ({platform}):", flush=True)
            self_test(program, platform)
    print(f"Built: {BUILT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
