"""What is left of a page when it is left: nothing of a secret, and no way in which it could hold the window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from facilitator_app import app
from facilitator_app.domain.errors import AppError
from facilitator_app.services.workspace import Workspace, open_workspace
from facilitator_app.store import Cost
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.routes import (
    CopiesRoute,
    LibraryRoute,
    PassphraseRoute,
    RoundRoute,
    SettingsRoute,
    SpreadsheetRoute,
)
from facilitator_app.ui.window import Window
from ui.home.page_checks import button, said
from ui.home.recording_shell import TODAY, WORDS, a_workspace
from ui.reachable import remembered

OWN = "seven grey geese over the harbour wall"


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    made = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


@pytest.fixture
def opened(window: Window, tmp_path: Path, settle: Callable[[], None]) -> Workspace:
    workspace, _code = a_workspace(tmp_path / "store")
    window.opened(workspace)
    settle()
    return workspace


@pytest.fixture
def code(window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> str:
    """The window on the recovery sheet of a file that was made in it with ``OWN`` as its words."""
    from facilitator_app.services import workspace as services

    make = services.create_workspace
    monkeypatch.setattr(services, "new_store_folder", lambda: tmp_path / "store")
    monkeypatch.setattr(
        services, "create_workspace", lambda folder, words, today: make(folder, words, today, Cost.quick())
    )
    window.go(PassphraseRoute())
    page_of(window).findChild(QLineEdit).setText(OWN)
    button(page_of(window), "Use my own").click()
    qtbot.waitUntil(lambda: window.screen_name == "recovery" and not window.is_working)
    shown: str = page_of(window)._code.text()
    assert len(shown.replace(" ", "")) == 28
    return shown


def page_of(window: Window) -> Any:
    assert window.page is not None
    return window.page


def kept_of(window: Window, code: str) -> list[str]:
    """Which of the two can be found from the window on."""
    gc.collect()
    texts = list(remembered(window))
    found = [OWN] if any(OWN in text for text in texts) else []
    return found + ([code] if any(code in text or code.replace(" ", "") in text for text in texts) else [])


def keys_that_lead_away(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


@pytest.mark.slow
def test_code_and_words_are_forgotten_with_their_page(window: Window, code: str, settle: Callable[[], None]) -> None:
    assert kept_of(window, code) == [OWN, code], "they are there while the page is"
    keys_that_lead_away(window)
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.screen_name == "recovery", "nobody loses the code by a key"
    button(page_of(window), "Type them another time").click()
    button(page_of(window), "Back to the words").click()
    settle()
    assert page_of(window)._code.text() == code
    page_of(window).findChild(QLineEdit).setText(OWN)
    button(page_of(window), "Continue").click()
    settle()
    assert window.screen_name == "home"
    assert kept_of(window, code) == []
    window.go(LibraryRoute())
    for _time in range(4):
        keys_that_lead_away(window)
        settle()
        assert window.screen_name != "recovery"
        assert kept_of(window, code) == []


@pytest.mark.parametrize("way", ["rail", "lock", "fault"])
def test_they_are_forgotten_whichever_way_the_page_goes(
    window: Window, code: str, settle: Callable[[], None], way: str
) -> None:
    if way == "rail":
        window._frame.rail.chosen.emit("home")
    elif way == "lock":
        window.lock()
    else:
        window.show_fault("view.py:12 show_rows\nValueError")
    settle()
    assert kept_of(window, code) == []
    keys_that_lead_away(window)
    settle()
    assert window.screen_name != "recovery"
    assert kept_of(window, code) == []


class Faulty(FacilitatorPage):
    """A page that can neither save nor leave."""

    def __init__(self) -> None:
        super().__init__("Faulty")
        self.asked = 0

    def save_pending(self) -> None:
        self.asked += 1
        raise KeyError("somebody's words")

    def leave(self) -> None:
        raise IndexError("more of them")


@pytest.fixture
def faulty(window: Window, opened: Workspace) -> Faulty:  # noqa: ARG001
    page = Faulty()
    window._clear_page()
    window.page = page
    window._frame.show_page(page, {})
    return page


@pytest.fixture
def heard(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app.hear_faults(window)


def test_a_page_that_fails_to_save_does_not_hold_the_lock(
    window: Window, opened: Workspace, faulty: Faulty, settle: Callable[[], None]
) -> None:
    path = opened.store.path
    window.lock()
    settle()
    assert faulty.asked == 1
    assert (window.screen_name, window.is_open) == ("unlock", False)
    assert "somebody's words" not in window.fault
    open_workspace(path, WORDS).close()


def test_nor_the_fault_page_and_from_there_all_ways_are_open(
    window: Window, faulty: Faulty, settle: Callable[[], None]
) -> None:
    with pytest.raises(KeyError):
        window.go(SettingsRoute())
    assert window.page is faulty, "said first, by the page of faults"
    window.show_fault("view.py:12 show_rows\nValueError")
    settle()
    assert page_of(window).title == "Something went wrong in the program"
    assert window.fault == "view.py:12 show_rows\nValueError"
    window.go(CopiesRoute())
    settle()
    assert window.screen_name == "copies"


@pytest.mark.usefixtures("heard")
def test_a_fault_in_a_page_leads_to_the_page_of_faults(window: Window, opened: Workspace) -> None:
    try:
        raise ValueError("a name")
    except ValueError as fault:
        sys.excepthook(ValueError, fault, fault.__traceback__)
    assert page_of(window).title == "Something went wrong in the program"
    assert "a name" not in window.fault
    assert opened


def test_a_page_whose_building_fails_leaves_the_one_before(window: Window, opened: Workspace) -> None:
    before = window.page
    with pytest.raises(AppError):
        window.go(RoundRoute("", "nothing"))
    assert (window.page, window.screen_name, opened.rounds) == (before, "home", window.workspace.rounds)


def test_the_window_closes_whatever_its_page_does(window: Window, faulty: Faulty) -> None:
    assert window.close()
    assert not window.is_open
    assert faulty.asked == 1


def test_the_page_of_a_spreadsheet_can_be_left(window: Window, opened: Workspace, tmp_path: Path, settle: Any) -> None:
    """Its button was once taken for a way to save."""
    path = tmp_path / "ours.xlsx"
    opened.own.save_template(path)
    window.go(SpreadsheetRoute(path=path))
    settle()
    assert "Nothing is kept until you add it." in said(page_of(window))
    window._frame.rail.chosen.emit("home")
    settle()
    assert window.screen_name == "home"
    window.go(SpreadsheetRoute(path=path))
    window.lock()
    assert window.screen_name == "unlock"
