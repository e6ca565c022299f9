"""What only a real display can show: windows, the system's boxes, keys that the window manager hands on, dark mode."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from facilitator_app.domain.steps import finish
from facilitator_app.services.workspace import Workspace
from facilitator_app.settings import FOLLOW_COMPUTER, Settings, save
from facilitator_app.ui.fitting import open_up
from facilitator_app.ui.routes import HelpRoute, HomeRoute, LibraryRoute, SettingsRoute
from facilitator_app.ui.screens import Route
from facilitator_app.ui.window import Window
from ui.results.closed_rounds import a_closed_round

pytestmark = pytest.mark.xcb

Box = Callable[[Callable[[Any], object]], list[str]]


def test_the_window_fits_the_screen_beside_its_frame(window: Window, qtbot: Any) -> None:
    open_up(window)
    room = window.screen().availableGeometry()
    qtbot.waitUntil(lambda: room.contains(window.frameGeometry()))
    assert window.width() > 0.9 * min(room.width(), 1366)


def test_a_file_is_saved_where_the_chooser_says(window: Window, tmp_path: Path, in_the_box: Box) -> None:
    target = tmp_path / "what we found.pdf"

    def choose(box: QFileDialog) -> None:
        name = box.findChild(QLineEdit, "fileNameEdit")
        name.setText(str(target))
        QTest.keyClick(name, Qt.Key.Key_Return)

    seen = in_the_box(choose)
    assert window.ask_save_path("Save the pack", "pack.pdf", "PDF files (*.pdf)") == target
    assert seen == ["Save the pack"]


def test_a_chooser_that_is_cancelled_answers_nothing(window: Window, in_the_box: Box) -> None:
    seen = in_the_box(lambda box: QTest.keyClick(box, Qt.Key.Key_Escape))
    assert window.ask_open_path("Open a list", "Lists (*.csv)") is None
    assert seen == ["Open a list"]


def test_without_a_printer_the_page_says_so_and_writes_no_file(
    window: Window, workspace: Workspace, tmp_path: Path, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's own box would print into a file in the folder of who works here, and say nothing of it."""
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this computer has a printer")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    pack = finish(workspace.packs.write(a_closed_round(workspace).id, tmp_path / "pack.pdf"))
    before = set(tmp_path.rglob("*.pdf"))
    told: list[str] = []
    window.print_pdf(pack, lambda: told.append("done"), told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["No printer is set up on this laptop. Save it as PDF and print it elsewhere, or set up a printer."]
    assert set(tmp_path.rglob("*.pdf")) == before


SHOWN = """
import sys
from pathlib import Path
from facilitator_app import app
from facilitator_app.ui.window import Window
application = app.application_for_all()
window = Window(Path(sys.argv[1]), full_screen=False)
app.first_screen(window, None, None)
window.show()
picture = window.grab().toImage()
print(picture.pixelColor(picture.width() - 30, picture.height() - 30).lightness())
"""


@pytest.mark.parametrize(("scheme", "dark"), [("BreezeDark", True), ("BreezeLight", False)])
def test_the_colours_of_the_desktop_are_followed(tmp_path: Path, scheme: str, dark: bool) -> None:
    """As a KDE desktop says them, in its own file: the toolkit reads it, and so do we."""
    (tmp_path / "kdeglobals").write_text(f"[General]\nColorScheme={scheme}\n", "utf-8")
    desktop = {"XDG_CURRENT_DESKTOP": "KDE", "KDE_FULL_SESSION": "true", "KDE_SESSION_VERSION": "6"}
    env = {**os.environ, **desktop, "XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-c", SHOWN, str(tmp_path / "settings.json")]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (int(done.stdout) < 100) is dark


FOLLOWED = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from facilitator_app import app
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.window import Window
application = app.application_for_all()
window = Window(Path(sys.argv[1]), full_screen=False)
app.first_screen(window, None, None)
window.show()
for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Dark):
    application.styleHints().setColorScheme(scheme)
    application.processEvents()
    print(look_of(window.page).theme.name)
"""


@pytest.mark.parametrize(
    ("chosen", "names"), [(FOLLOW_COMPUTER, ["dark", "light", "dark"]), ("cream", ["cream", "cream", "cream"])]
)
def test_the_colours_of_the_desktop_are_followed_while_the_program_runs(
    tmp_path: Path, chosen: str, names: list[str]
) -> None:
    settings = tmp_path / "settings.json"
    save(settings, replace(Settings(), theme=chosen))
    env = {**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_QPA_PLATFORMTHEME": "gnome"}
    done = subprocess.run(
        [sys.executable, "-c", FOLLOWED, settings], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == names


def nodes(root: Any) -> Iterator[Any]:
    yield root
    for number in range(root.childCount()):
        child = root.child(number)
        if child is not None:
            yield from nodes(child)


ACTED_ON = {
    QAccessible.Role.Button, QAccessible.Role.EditableText, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox, QAccessible.Role.SpinBox, QAccessible.Role.Table, QAccessible.Role.PageTab,
}  # fmt: skip


@pytest.mark.parametrize("route", [HomeRoute(), SettingsRoute(), HelpRoute(), LibraryRoute()], ids=repr)
def test_who_does_not_see_is_told_what_is_there(window: Window, route: Route) -> None:
    """The tree that a screen reader walks: the window leads to every control, each with a role and a name."""
    window.go(route)
    tree = list(nodes(QAccessible.queryAccessibleInterface(window)))
    controls = [n for n in tree if n.role() in ACTED_ON and not n.state().invisible]
    assert len(controls) >= 5
    nameless = [n.object() for n in controls if n.object() is not None and not n.text(QAccessible.Text.Name)]
    assert nameless == []
    title = window.page.title_label.text()
    assert title in [n.text(QAccessible.Text.Name) for n in tree]


def test_the_focus_goes_round_by_keys(window: Window) -> None:
    window.go(SettingsRoute())
    seen: set[Any] = set()
    for _press in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.add(QApplication.focusWidget())
    assert len(seen) >= 8
    assert all(window.isAncestorOf(widget) for widget in seen)
