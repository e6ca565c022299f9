"""D9: going back to a copy by buttons in the real window, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from facilitator_app.domain.steps import finish
from facilitator_app.services.workspace import open_workspace
from facilitator_app.ui.restore.presenter import RestorePresenter
from facilitator_app.ui.routes import CopiesRoute, RestoreRoute
from facilitator_app.ui.window import Window
from ui.home.page_checks import assert_good, button, check_looks, said
from ui.home.recording_shell import TODAY, WORDS, RecordingShell, a_workspace, open_a_round
from ui.home.test_in_the_window import begin_to_open, folder, page_of, window

__all__ = ["folder", "window"]


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """A copy with one partnership; since then the file has two."""
    (tmp_path / "stick").mkdir()
    workspace = open_workspace(folder, WORDS, lambda: TODAY)
    workspace.partnerships.create("River Valley")
    made: Path = finish(workspace.copies.make(tmp_path / "stick"))
    workspace.partnerships.create("Harbour")
    workspace.close()
    return made


def press(window: Window, words: str) -> None:
    button(page_of(window), words).click()


def look_into_it(window: Window, qtbot: QtBot) -> None:
    assert window.screen_name == "restore"
    page_of(window).findChild(QLineEdit).setText(WORDS)
    press(window, "Look into it")
    qtbot.waitUntil(lambda: "The copy of 24 November 2026" in said(page_of(window)))


def names(window: Window) -> set[str]:
    return {row.partnership.name for row in window.workspace.partnerships.rows()}


def test_there_and_back_by_buttons(
    window: Window, folder: Path, copy: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_to_open(window, folder)
    qtbot.waitUntil(lambda: window.screen_name == "home")
    monkeypatch.setattr(window, "ask_open_path", lambda _title, _kind: copy / "store.db")
    window.go(CopiesRoute())
    press(window, "Go back to a copy")
    look_into_it(window, qtbot)
    told = said(page_of(window))
    assert "The copy of " in told
    assert "The copy takes the place of your file." in told
    press(window, "Go back to this copy")
    qtbot.waitUntil(lambda: window.screen_name == "copies")
    assert "You went back to a copy" in said(page_of(window))
    assert names(window) == {"River Valley"}
    press(window, "Take that back")
    look_into_it(window, qtbot)
    press(window, "Go back to this copy")
    qtbot.waitUntil(lambda: window.screen_name == "copies")
    assert names(window) == {"River Valley", "Harbour"}
    window.lock()
    opened = open_workspace(folder, WORDS)
    assert {row.partnership.name for row in opened.partnerships.rows()} == {"River Valley", "Harbour"}
    opened.close()


def test_leaving_everything_as_it_is_changes_nothing(window: Window, folder: Path, copy: Path, qtbot: QtBot) -> None:
    begin_to_open(window, folder)
    qtbot.waitUntil(lambda: window.screen_name == "home")
    window.go(RestoreRoute(copy))
    look_into_it(window, qtbot)
    press(window, "Leave everything as it is")
    assert window.screen_name == "copies"
    assert names(window) == {"River Valley", "Harbour"}
    assert not (folder / "before-restore").exists()


@pytest.mark.parametrize("fault", ["damaged", "gone"])
def test_a_file_that_does_not_open_gives_way(
    window: Window, folder: Path, copy: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    begin_to_open(window, folder)
    qtbot.waitUntil(lambda: window.screen_name == "home")
    window.lock()
    whole = (folder / "store.db").read_bytes()
    (folder / "store.db").unlink()
    if fault == "damaged":
        (folder / "store.db").write_bytes(whole[:-4096] + bytes(4096))
    monkeypatch.setattr(window, "ask_open_path", lambda _title, _kind: copy / "store.db")
    begin_to_open(window, folder)
    qtbot.waitUntil(lambda: "There is a problem" in said(page_of(window)))
    qtbot.waitUntil(lambda: button(page_of(window), "Go back to a copy").isVisible())
    press(window, "Go back to a copy")
    look_into_it(window, qtbot)
    assert "its results begin anew today" in said(page_of(window))
    press(window, "Go back to this copy")
    qtbot.waitUntil(lambda: window.screen_name == "copies")
    assert names(window) == {"River Valley"}


def test_a_damaged_file_gives_way_to_the_copy_beside_it(window: Window, folder: Path, qtbot: QtBot) -> None:
    """On the worst of days no copy has to be looked for: two lie beside the file, and the buttons lead there."""
    begin_to_open(window, folder)
    qtbot.waitUntil(lambda: window.screen_name == "home")
    open_a_round(window.workspace, "River Valley")
    for _time in range(2):
        finish(window.workspace.copies.keep_here())
    window.lock()
    whole = (folder / "store.db").read_bytes()
    (folder / "store.db").write_bytes(whole[:-4096] + bytes(4096))
    begin_to_open(window, folder)
    qtbot.waitUntil(lambda: "There is a problem" in said(page_of(window)))
    qtbot.waitUntil(lambda: button(page_of(window), "The older copy beside your file").isVisible())
    press(window, "The older copy beside your file")
    qtbot.waitUntil(lambda: window.screen_name == "restore")
    press(window, "The newer copy beside your file")
    look_into_it(window, qtbot)
    press(window, "Go back to this copy")
    qtbot.waitUntil(lambda: window.screen_name == "copies")
    assert names(window) == {"River Valley"}


def test_a_copy_that_is_opened_like_a_file_is_looked_into(
    window: Window, copy: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On another laptop: Open a file I already have."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "another laptop"))
    begin_to_open(window, copy)
    qtbot.waitUntil(lambda: window.screen_name == "restore")
    look_into_it(window, qtbot)
    assert "The copy becomes your file here." in said(page_of(window))
    press(window, "Go back to this copy")
    qtbot.waitUntil(lambda: window.screen_name == "copies")
    assert names(window) == {"River Valley"}
    assert window.workspace.store.path.is_relative_to(tmp_path / "another laptop")


def test_wrong_words_and_none_are_said_at_the_box(show: Callable[..., Any], settle: Any, copy: Path) -> None:
    workspace, _code = a_workspace(copy.parent / "unrelated")
    shell = RecordingShell(workspace)
    page = show(RestorePresenter.build(shell, RestoreRoute(copy)))
    for typed, told in (
        ("", "Type the words of the copy."),
        ("wrong words", "do not open the copy"),
        (WORDS, "This is a copy of another file."),
    ):
        page.findChild(QLineEdit).setText(typed)
        button(page, "Look into it").click()
        settle()
        assert told in said(page)
    assert_good(page)
    workspace.close()


def test_it_looks_right(show: Callable[..., Any], folder: Path, copy: Path) -> None:
    workspace = open_workspace(folder, WORDS)

    def made() -> Any:
        page = RestorePresenter.build(RecordingShell(workspace), RestoreRoute(copy))
        page.presenter.look(WORDS)
        return page

    check_looks(show, made)
    workspace.close()
