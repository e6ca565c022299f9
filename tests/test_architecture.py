"""Rules about the code that no unit test can see."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "facilitator_app"
TOP_LEVEL = {
    "src", "resources", "instruments", "packaging", "tests", "benchmarks", "docs", "pyproject.toml", "Makefile",
    "README.md", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "NOTICES.md", "requirements.in", "requirements.txt",
    "requirements-dev.in", "requirements-dev.txt", "setup.py", "MANIFEST.in",
}  # fmt: skip


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


Nodes = list[tuple[str, list[ast.AST]]]


@pytest.fixture(scope="module")
def nodes() -> Nodes:
    """The calls and classes of each module, all of which are read once."""
    return [
        (
            str(path.relative_to(PACKAGE)),
            [one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, (ast.Call, ast.ClassDef))],
        )
        for path in modules()
    ]


def calls(inside: list[ast.AST]) -> Iterator[tuple[ast.Call, str]]:
    for node in inside:
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield node, name


def test_nothing_else_lies_at_the_top_level() -> None:
    if shutil.which("git") is None:
        pytest.skip("git is not here")
    listed = subprocess.run(["git", "ls-files"], cwd=PACKAGE.parents[1], capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    found = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {name for name in found if not name.startswith(".")} - TOP_LEVEL == set()


@pytest.mark.slow
def test_results_are_built_only_by_the_gate(nodes: Nodes) -> None:
    """Every figure passes through ``analysis.release``: nobody else constructs RoundResults."""
    makers = set()
    for path, inside in nodes:
        for _call, name in calls(inside):
            if name == "RoundResults":
                makers.add(path.partition("/")[0])
    assert makers == {"analysis"}


@pytest.mark.parametrize("name", ["setHtml", "RichText", "AutoText", "setTextFormat"])
def test_nothing_reads_typed_text_as_markup(name: str) -> None:
    allowed = {"setTextFormat": {"ui/widgets/text.py"}}
    users = {str(p.relative_to(PACKAGE)) for p in modules() if name in p.read_text("utf-8")}
    assert users - allowed.get(name, set()) == set()


def test_labels_come_from_one_factory(nodes: Nodes) -> None:
    makers = set()
    for path, inside in nodes:
        for _call, name in calls(inside):
            if name == "QLabel":
                makers.add(path)
    assert all(maker.startswith("ui/widgets/") for maker in makers), makers


def test_files_are_written_whole_in_one_place(nodes: Nodes) -> None:
    """A file written straight to its place is half a file after a power cut."""
    writers = {
        path
        for path, inside in nodes
        for call, name in calls(inside)
        if name in ("write_bytes", "write_text") or (name == "open" and re.search(r"'[wx]b'", ast.unparse(call)))
    }
    assert writers == {"files.py", "ui/tour.py"}  # a tour takes pictures of the screens for those who work on them


def test_no_other_sqlite_in_the_process() -> None:
    """Two copies of SQLite in one process can drop each other's locks."""
    for path in modules():
        text = path.read_text("utf-8")
        assert "import sqlite3" not in text, path
        assert "QtSql" not in text, path


def test_no_machine_paths_or_hosts_in_the_pins() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (PACKAGE.parents[1] / name).read_text("utf-8")
        assert "://" not in text
        assert "--index" not in text
        assert "--hash=sha256:" in text


def test_files_stay_short() -> None:
    """The table of screens is as long as there are screens."""
    short = [path for path in modules() if path != PACKAGE / "ui" / "routes.py"]
    long = {str(p.relative_to(PACKAGE)): n for p in short if (n := len(p.read_text("utf-8").splitlines())) > 430}
    assert long == {}


HEAVY = ("matplotlib", "reportlab", "openpyxl", "pydantic", "pypdfium2", "pikepdf", "numpy", "sqlalchemy", "sqlcipher3")


@pytest.mark.slow
def test_the_first_window_loads_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from facilitator_app import app\n"
        "from facilitator_app.ui.window import Window\n"
        "a = app.application_for_all()\n"
        f"w = Window(Path({str(tmp_path / 'settings.json')!r}), full_screen=False)\n"
        "app.first_screen(w, None, None)\n"
        "w.show()\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules])\n"
        "from facilitator_app.ui.routes import SCREENS\n"
        "modules = {screen.builder.split(':')[0] for screen in SCREENS.values()}\n"
        "print(sorted(m for m in modules if f'facilitator_app.ui.{m}' in sys.modules))\n"
        "ours = [m.split('.')[1] for m in sys.modules if m.startswith('facilitator_app.')]\n"
        "print(sorted({'services', 'store', 'analysis', 'packs', 'exchange', 'instruments'} & set(ours)))\n"
        "w.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-3:] == ["[]", "['welcome.presenter']", "[]"]


def test_signals_do_not_lose_references() -> None:
    """PySide6 6.12 on Python 3.11 loses one reference to True at every signal and aborts: the pin must hold."""
    from PySide6.QtCore import QObject, Signal

    class Sender(QObject):
        sent = Signal(bool)

    sender = Sender()
    sender.sent.connect(lambda _value: None)
    before = sys.getrefcount(True)
    for _time in range(5000):
        sender.sent.emit(True)
    assert sys.getrefcount(True) > before - 100


def test_a_name_of_a_class_means_one_thing(nodes: Nodes) -> None:
    """So that a reader, a search and an import of one never find another."""
    places: dict[str, list[str]] = {}
    for path, inside in nodes:
        for node in inside:
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name, []).append(path)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
