from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from facilitator_app.ui.routes import ForgottenRoute, UnlockRoute
from facilitator_app.ui.starting.secret_pages import shortened
from facilitator_app.ui.theme import Look, load_themes
from facilitator_app.ui.unlock import build
from facilitator_app.ui.unlock.presenter import ForgottenPresenter
from facilitator_app.ui.welcome.view import WelcomePage
from ui.home.page_checks import assert_good, button, check_looks, said
from ui.home.recording_shell import WORDS, RecordingShell, a_workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace, _code = a_workspace(tmp_path / "store")
    workspace.close()
    return workspace.store.path


@pytest.fixture
def shell() -> Iterator[RecordingShell]:
    made = RecordingShell()
    yield made
    for workspace in made.opened_workspaces:
        workspace.close()


def test_typing_and_enter_opens(
    show: Callable[..., Any], settle: Callable[[], None], shell: RecordingShell, folder: Path
) -> None:
    page = show(build(shell, UnlockRoute(folder)))
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    assert box.echoMode() == QLineEdit.EchoMode.Password
    QTest.keyClicks(box, "wrong words")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert box.hasFocus(), "another try can be typed at once"
    assert "Error: These words do not open this file." in said(page)
    assert "capital letters" in said(page) or "our list" in said(page) or "We suggest five" in said(page)
    assert box.text() == "wrong words"
    settle()
    assert_good(page)
    button(page, "Show").click()
    assert box.echoMode() == QLineEdit.EchoMode.Normal
    box.setText(WORDS)
    button(page, "Open").click()
    assert len(shell.opened_workspaces) == 1


def test_a_fault_of_the_file_is_in_the_panel_and_another_file_is_offered(
    show: Callable[..., Any], settle: Callable[[], None], shell: RecordingShell, tmp_path: Path
) -> None:
    page = show(build(shell, UnlockRoute(tmp_path / "gone")))
    assert page.errors.hasFocus(), "it is said at once, before anything is typed"
    assert "was not found" in said(page)
    QTest.keyClicks(page.secret.editor, WORDS)
    button(page, "Open").click()
    assert page.errors.hasFocus()
    assert page.secret.text() == WORDS
    settle()
    assert "was not found" in said(page)
    shell.paths = [tmp_path / "store.db"]
    button(page, "Another file").click()
    assert shell.gone == [UnlockRoute(tmp_path / "store.db")]


def test_without_a_store_it_is_welcome(shell: RecordingShell, qtbot: Any) -> None:
    page = build(shell, UnlockRoute())
    qtbot.addWidget(page)
    assert isinstance(page, WelcomePage)


def test_errors_stand_at_the_code_or_at_the_new_words(
    show: Callable[..., Any], shell: RecordingShell, folder: Path
) -> None:
    page = show(ForgottenPresenter.build(shell, ForgottenRoute(folder)))
    code, new = page.findChildren(QLineEdit)
    QTest.keyClicks(code, "0000 1111")
    QTest.keyClicks(new, "long enough to be used")
    button(page, "Use the new words and open").click()
    assert page.secret.error.isVisibleTo(page)
    assert not page._new.error.isVisibleTo(page)
    new.setText("short")
    button(page, "Use the new words and open").click()
    assert page._new.error.isVisibleTo(page)
    assert not page.secret.error.isVisibleTo(page)


@pytest.mark.slow
def test_they_are_sound(show: Callable[..., Any], shell: RecordingShell, tmp_path: Path) -> None:
    long = tmp_path / ("a-very-long-name-without-spaces-" * 5)
    check_looks(show, lambda: build(shell, UnlockRoute(long)))
    check_looks(show, lambda: ForgottenPresenter.build(shell, ForgottenRoute(long)))


def test_long_names_lose_their_middle() -> None:
    assert shortened("store") == "store"
    assert len(shortened("x" * 200)) <= 60


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_file_in_a_folder_that_is_copied_to_the_internet_is_warned_of(
    show: Callable[..., Any], settle: Callable[[], None], shell: RecordingShell, tmp_path: Path, scale: float
) -> None:
    workspace, _code = a_workspace(tmp_path / "OneDrive - Charity" / "store")
    workspace.close()
    page = show(build(shell, UnlockRoute(workspace.store.path)), look=Look(load_themes()["light"], scale))
    assert "This file is in a folder that OneDrive copies to the internet." in said(page)
    assert "If the newer file is lost" not in said(page)
    assert_good(page)
    page.show_going_on()
    settle()
    assert "If the newer file is lost" in said(page)
    assert_good(page)
