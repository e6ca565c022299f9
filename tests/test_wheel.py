"""A wheel is the whole program: installed into an empty environment it works, far from any checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import messages
import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
PARTS = ("src", "instruments", "resources", "packaging", "setup.py", "MANIFEST.in", "pyproject.toml", "requirements.in",
         "README.md", "LICENSE", "NOTICES.md")  # fmt: skip


def run(*command: object, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command that sees nothing of the checkout."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "FACILITATOR", "LANG", "LC_"))}
    env |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", **variables}
    return subprocess.run(list(map(str, command)), cwd=folder, capture_output=True, text=True, check=False, env=env)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an environment with the wheel in it, and the libraries of this one in reach."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    leave = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=leave)
        else:
            source.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, source)
    locale = source / "resources" / "locale"
    messages.merge(locale, new="cy")
    path = locale / "cy" / "LC_MESSAGES" / "facilitator_app.po"
    asked = 'msgid "try the installed program on itself"\nmsgstr ""'
    assert asked in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(asked, asked[:-1] + 'rhoi cynnig ar y rhaglen"'), "utf-8")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")
    made = run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", folder, source, folder=folder)
    assert made.returncode == 0, made.stderr
    (wheel,) = folder.glob("*.whl")
    shutil.rmtree(source)
    venv.create(folder / "env", with_pip=False)
    put = run(*pip, "--python", folder / "env", "install", "--no-deps", "--no-index", wheel, folder=folder)
    assert put.returncode == 0, put.stderr
    (library,) = (folder / "env").rglob("site-packages")
    (library / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder


def program(folder: Path) -> Path:
    scripts = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    return scripts / ("facilitator-app.exe" if os.name == "nt" else "facilitator-app")


def test_it_works_where_there_is_no_checkout(installed: Path) -> None:
    where = run(program(installed).with_name("python"), "-c",
                "import facilitator_app; print(facilitator_app.__file__)", folder=installed)  # fmt: skip
    assert where.stdout.startswith(str(installed)), where.stdout + where.stderr
    done = run(program(installed), "self-test", folder=installed)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "The program works."


def test_its_questionnaires_are_there(installed: Path) -> None:
    done = run(program(installed), "instruments", "list", folder=installed)
    assert len(done.stdout.splitlines()) == len(list((ROOT / "instruments").glob("*.toml"))) + 1
    assert done.stderr == ""


def test_its_catalogues_are_compiled(installed: Path) -> None:
    assert not list((installed / "env").rglob("*.po"))
    done = run(program(installed), "--help", folder=installed, LANGUAGE="cy")
    assert "rhoi cynnig ar y rhaglen" in done.stdout


@pytest.mark.parametrize("missing", ["resources/help/en.toml", "resources", "instruments"])
def test_what_is_missing_is_named(installed: Path, missing: str) -> None:
    (data,) = (installed / "env").rglob("bundled")
    (data / missing).rename(installed / "away")
    try:
        done = run(program(installed), "self-test", folder=installed)
    finally:
        (installed / "away").rename(data / missing)
    assert done.returncode == 2
    assert done.stderr == f"The file {missing} is missing. Install the program again.\n"
