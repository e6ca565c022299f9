"""``make bundle``: build the one-folder program, compare what is in it with NOTICES.md, then let it test itself.

It does that from another folder, with a space in its name.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILT = ROOT / "dist" / "facilitator-app"


OURS = {"facilitator_app", "instruments", "resources", "LICENSE", "NOTICES.md", "facilitator-app", "start"}


def build() -> None:
    """Compile the catalogues and run PyInstaller on the spec."""
    subprocess.run([sys.executable, str(ROOT / "packaging" / "messages.py"), "--compile"], check=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", str(ROOT / "dist"), "--workpath", str(ROOT / "build")]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([*command, *places, str(ROOT / "packaging" / "facilitator-app.spec")], check=True, env=env)


def carried(folder: Path) -> set[str]:
    """The names of everything in a built program: files and folders beside it, and modules inside the program file."""
    from PyInstaller.archive.readers import CArchiveReader

    inside = folder / "_internal"
    names = {path.name for path in inside.iterdir() if not path.name.endswith(".dist-info")}
    names |= {path.name for path in (inside / "python3.11" / "lib-dynload").glob("*") if "cpython" not in path.name}
    archive = CArchiveReader(str(folder / ("facilitator-app.exe" if os.name == "nt" else "facilitator-app")))
    for name in archive.toc:
        if name.upper().startswith("PYZ"):
            names |= {module.partition(".")[0] for module in archive.open_embedded_archive(name).toc}
    return {name.partition(".cpython-")[0].removesuffix(".zip").removesuffix(".pyd") for name in names}


def unnamed(names: Iterable[str], notices: str) -> list[str]:
    """Those that are neither ours, nor Python's own, nor a part named in the last column of the notices."""
    rows = [line.strip("|").split("|") for line in notices.splitlines() if line.startswith("| ")]
    parts = [part for row in rows for part in re.findall(r"`([^`]+)`", row[-1])]
    known = OURS | sys.stdlib_module_names
    return sorted(name for name in set(names) - known if not any(fnmatchcase(name, part) for part in parts))


def size(folder: Path) -> int:
    """Millions of bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) // 10**6


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
    if strange := unnamed(carried(BUILT), (ROOT / "NOTICES.md").read_text("utf-8")):
        sys.exit(f"In the program, but not in NOTICES.md: {', '.join(strange)}")
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
    print(f"Built: {BUILT.relative_to(ROOT)}, {size(BUILT)} MB")


if __name__ == "__main__":
    main()
