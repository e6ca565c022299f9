"""New words and a new sheet while the file is open: in the real window, over a real file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest

from facilitator_app.services.workspace import Workspace
from facilitator_app.store import keys
from facilitator_app.ui.file_words.presenter import ChangeWordsPresenter, NewSheetPresenter
from facilitator_app.ui.routes import ChangeWordsRoute, NewSheetRoute, SettingsRoute
from facilitator_app.ui.window import Window
from ui.home.page_checks import button, check_looks, said
from ui.home.recording_shell import TODAY, WORDS, RecordingShell, RecordingView, a_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return a_workspace(tmp_path / "store")[0]


@pytest.fixture
def window(tmp_path: Path, workspace: Workspace, qtbot: Any, settle: Callable[[], None]) -> Iterator[Window]:
    made = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.opened(workspace)
    made.go(SettingsRoute())
    settle()
    yield made
    made.close()
    made.deleteLater()


def page_of(window: Window) -> Any:
    return window.page


def opens(folder: Path, secret: str) -> bool:
    """Whether this secret opens the file that lies there, which the window may hold."""
    return keys.KeyFile.from_bytes((folder / "store.key").read_bytes()).unlock(secret) is not None


def test_from_settings_to_new_words_and_back(
    window: Window, tmp_path: Path, qtbot: Any, settle: Callable[[], None]
) -> None:
    folder = tmp_path / "store"
    button(page_of(window), "Change the words").click()
    settle()
    page = page_of(window)
    new = page.presenter.words
    button(page, "Use these words").click()
    assert "Type the words that open your file now." in said(page)
    QTest.keyClicks(page.secret.editor, "apple river stone cloud sun")
    button(page, "Use these words").click()
    qtbot.waitUntil(lambda: "do not open this file" in said(page), timeout=60_000)
    assert opens(folder, WORDS)
    page.secret.editor.setText(f"  {WORDS} ")
    button(page, "Use these words").click()
    qtbot.waitUntil(lambda: window.screen_name == "recovery", timeout=60_000)
    settle()
    assert (opens(folder, WORDS), opens(folder, new)) == (False, True)
    assert all(word in said(page_of(window)).split() for word in new.split())
    assert "Print the sheet" not in said(page_of(window))
    page_of(window)._words.line.setText(new)
    button(page_of(window), "Continue").click()
    assert window.screen_name == "settings"
    assert window.is_open


def test_a_new_sheet_ends_the_old_code(window: Window, tmp_path: Path, qtbot: Any, settle: Any) -> None:
    button(page_of(window), "New recovery sheet").click()
    settle()
    page_of(window).secret.editor.setText(WORDS)
    button(page_of(window), "Make a new sheet").click()
    qtbot.waitUntil(lambda: window.screen_name == "recovery" and not window.is_working, timeout=60_000)
    code = page_of(window)._code.text()
    assert (opens(tmp_path / "store", code), opens(tmp_path / "store", WORDS)) == (True, True)
    button(page_of(window), "I have the sheet").click()
    assert window.screen_name == "settings"


def test_wrong_words_wait_longer_and_longer(workspace: Workspace) -> None:
    view, now = RecordingView(), [0.0]
    presenter = NewSheetPresenter(view, RecordingShell(workspace), NewSheetRoute(), lambda: now[0])
    for _time in range(5):
        presenter.make("apple river stone cloud sun")
        assert "do not open this file" in view.said("show_secret_error")
    presenter.make(WORDS)
    assert "Wait 5 seconds" in view.said("show_secret_error")
    now[0] += 5
    shell = presenter.shell
    presenter.make(WORDS)
    assert shell.handed is not None
    workspace.close()


def test_the_code_in_place_of_the_words_is_not_taken_for_words(tmp_path: Path) -> None:
    workspace, code = a_workspace(tmp_path / "another")
    shell = RecordingShell(workspace)
    NewSheetPresenter(RecordingView(), shell, NewSheetRoute()).make(code)
    assert shell.handed is not None
    assert (shell.handed.words, shell.handed.code != code) == ("", True)
    workspace.close()


@pytest.mark.slow
def test_they_are_sound(show: Callable[..., Any], workspace: Workspace) -> None:
    shell = RecordingShell(workspace)
    check_looks(show, lambda: ChangeWordsPresenter.build(shell, ChangeWordsRoute()))
    check_looks(show, lambda: NewSheetPresenter.build(shell, NewSheetRoute()))
    workspace.close()
