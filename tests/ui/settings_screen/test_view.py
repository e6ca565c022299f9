from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.routes import SettingsRoute
from facilitator_app.ui.settings_screen import build
from ui.home.page_checks import assert_good, button, check_looks, said
from ui.home.recording_shell import RecordingShell, a_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


def named(page: Any, name: str) -> Any:
    kinds = (QLineEdit, QComboBox)
    return next(w for kind in kinds for w in page.findChildren(kind) if w.accessibleName() == name)


def test_changes_work_at_once(show: Callable[..., Any], settle: Callable[[], None], workspace: Workspace) -> None:
    shell = RecordingShell(workspace)
    page = show(build(shell, SettingsRoute()))
    QTest.keyClicks(named(page, "Your first name"), "Sam")
    assert workspace.preferences.facilitator_name == "Sam"
    colours = named(page, "Colours")
    colours.setFocus()
    QTest.keyClick(colours, Qt.Key.Key_Down)
    assert shell.settings.theme == "light"
    button(page, "Number keys choose answers").click()
    assert workspace.preferences.number_keys
    pin = named(page, "Hand-back PIN")
    QTest.keyClicks(pin, "12")
    button(page, "Use this PIN").click()
    settle()
    assert pin.hasFocus()
    assert pin.text() == "12"
    assert_good(page)
    pin.end(False)
    QTest.keyClicks(pin, "34")
    QTest.keyClick(pin, Qt.Key.Key_Return)
    assert pin.text() == ""
    assert not pin.isUndoAvailable()
    assert "A PIN is set." in said(page)
    assert "There is a problem" not in said(page)


def test_find(show: Callable[..., Any], workspace: Workspace) -> None:
    page = show(build(RecordingShell(workspace), SettingsRoute()))
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = QApplication.focusWidget()
    QTest.keyClicks(box, "Curtain")
    assert "Minutes before answers" in said(page).replace("&", "")
    assert "Colours" not in said(page).replace("&", "")
    QTest.keyClicks(box, "xyz")
    assert "No setting has such a name." in said(page)
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert "Colours" in said(page).replace("&", "")


def test_it_is_sound(show: Callable[..., Any], workspace: Workspace) -> None:
    check_looks(show, lambda: build(RecordingShell(workspace), SettingsRoute()))


def test_a_pin_that_is_there_is_said_to_be(show: Callable[..., Any], workspace: Workspace) -> None:
    workspace.preferences.set_pin("1234")
    page = show(build(RecordingShell(workspace), SettingsRoute()))
    assert "A PIN is set. Type another one to change it." in said(page)
    assert "No PIN is set yet." not in said(page)
    assert_good(page)
