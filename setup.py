"""What pyproject.toml cannot say: the wheel carries the data files too, and catalogues compiled for it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
DATA = ("instruments", "resources", "LICENSE", "NOTICES.md")


class BuildWhole(build_py):
    """Puts the data files inside the package, where ``paths.bundled`` finds them. A checkout has them beside it."""

    def run(self) -> None:
        if self.editable_mode:
            super().run()
            return
        shutil.rmtree(self.build_lib, ignore_errors=True)  # modules of an older build that are gone
        super().run()
        into = Path(self.build_lib) / "facilitator_app" / "bundled"
        into.mkdir(parents=True)
        for name in DATA:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, into / name, ignore=shutil.ignore_patterns("*.po", "*.mo"))
            else:
                shutil.copy(source, into)
        self._compile(into / "resources" / "locale")

    def _compile(self, into: Path) -> None:
        sys.path.insert(0, str(ROOT / "packaging"))
        try:
            import messages
        finally:
            sys.path.pop(0)
        if faults := messages.compile_all(into=into):
            raise SystemExit("\n".join(faults))


setup(cmdclass={"build_py": BuildWhole})
