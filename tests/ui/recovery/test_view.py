from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from facilitator_app.ui.recovery.presenter import RecoveryPresenter, SkipPresenter
from facilitator_app.ui.routes import RecoveryRoute, SkipRecoveryRoute
from facilitator_app.ui.shell import FileSecret
from ui.home.page_checks import button, check_looks, said
from ui.home.recording_shell import WORDS, RecordingShell, a_workspace

SECRET = FileSecret("0XT5 5F4H S5AA FGN7 AM1X RP8J K3FN", WORDS)


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[RecordingShell]:
    workspace, _code = a_workspace(tmp_path / "store")
    yield RecordingShell(workspace)
    workspace.close()


def test_print_type_and_go_on(show: Callable[..., Any], shell: RecordingShell) -> None:
    page = show(RecoveryPresenter.build(shell, RecoveryRoute(), SECRET))
    assert "0XT5 5F4H" in said(page)
    assert all(word in said(page).split() for word in WORDS.split())
    assert [p for p in page.findChildren(QLabel) if not p.pixmap().isNull()]
    button(page, "Print the sheet").click()
    assert "Sent to the printer. Until it is printed," in said(page)
    box = page.findChild(QLineEdit)
    QTest.keyClicks(box, "apple river stone cloud sun")
    button(page, "Continue").click()
    assert "Error: Word 5 is not the same." in said(page)
    box.setText(WORDS)
    button(page, "Continue").click()
    assert shell.opened_workspaces == [shell.workspace]


def test_before_skipping_the_safe_choice_has_the_focus(show: Callable[..., Any], shell: RecordingShell) -> None:
    page = show(SkipPresenter.build(shell, SkipRecoveryRoute(), SECRET))
    assert QApplication.focusWidget() is button(page, "Back to the words")
    assert "After this page nobody can see them again." in said(page)
    button(page, "Open my file").click()
    assert shell.opened_workspaces == [shell.workspace]


@pytest.mark.slow
def test_they_are_sound(show: Callable[..., Any], shell: RecordingShell) -> None:
    check_looks(show, lambda: RecoveryPresenter.build(shell, RecoveryRoute(), SECRET))
    check_looks(show, lambda: SkipPresenter.build(shell, SkipRecoveryRoute(), SECRET))
