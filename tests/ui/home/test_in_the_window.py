"""The first pages in the real window, with work in its own thread."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from facilitator_app.services.workspace import open_workspace
from facilitator_app.store import look_into
from facilitator_app.ui.routes import CopiesRoute, UnlockRoute, WelcomeRoute
from facilitator_app.ui.window import Window
from ui.home.page_checks import button, said
from ui.home.recording_shell import TODAY, WORDS, a_workspace


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[Window]:
    made = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace, _code = a_workspace(tmp_path / "store")
    workspace.close()
    return workspace.store.path


def page_of(window: Window) -> Any:
    assert window.page is not None
    return window.page


def begin_to_open(window: Window, folder: Path) -> None:
    window.go(UnlockRoute(folder))
    page_of(window).findChild(QLineEdit).setText(WORDS)
    button(page_of(window), "Open").click()


def test_the_words_open_the_file(window: Window, folder: Path, qtbot: QtBot) -> None:
    begin_to_open(window, folder)
    qtbot.waitUntil(lambda: window.screen_name == "home")
    assert "No partnerships yet" in said(page_of(window))


def test_a_file_that_opens_after_the_page_is_left_is_let_go(
    window: Window, folder: Path, qtbot: QtBot, settle: Any
) -> None:
    begin_to_open(window, folder)
    window.go(WelcomeRoute())
    qtbot.waitUntil(lambda: not window.is_working)
    settle()
    assert not window.is_open
    assert window.screen_name == "welcome"
    open_workspace(folder, WORDS).close()


@pytest.mark.slow
def test_practice_is_gone_after_locking(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    window.go(WelcomeRoute())
    button(page_of(window), "Try it with made-up people").click()
    qtbot.waitUntil(lambda: window.screen_name == "home")
    assert "Northfield Families Partnership: Quick check, November" in said(page_of(window))
    assert list((tmp_path / "temporary").iterdir())
    window.lock()
    assert list((tmp_path / "temporary").iterdir()) == []
    assert page_of(window).title == "Welcome to Partnership Rounds"


def test_a_copy_is_made_in_the_background(
    window: Window, folder: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stick").mkdir()
    begin_to_open(window, folder)
    qtbot.waitUntil(lambda: window.screen_name == "home")
    monkeypatch.setattr(window, "ask_folder", lambda _title: tmp_path / "stick")
    window.go(CopiesRoute())
    button(page_of(window), "Make a copy").click()
    qtbot.waitUntil(lambda: "Last copy: 24 November 2026" in said(page_of(window)))
    (copy,) = (tmp_path / "stick").iterdir()
    assert look_into(copy, WORDS).partnerships == 0
