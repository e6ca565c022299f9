from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.routes import PassphraseRoute, WelcomeRoute
from facilitator_app.ui.welcome.presenter import WelcomePresenter
from ui.home.page_checks import button, check_looks
from ui.home.recording_shell import RecordingShell


def test_enter_creates(show: Callable[..., Any]) -> None:
    shell = RecordingShell()
    page = show(WelcomePresenter.build(shell, WelcomeRoute()))
    assert QApplication.focusWidget() is button(page, "Create my file")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert shell.gone == [PassphraseRoute()]


def test_it_is_sound(show: Callable[..., Any]) -> None:
    check_looks(show, lambda: WelcomePresenter.build(RecordingShell(), WelcomeRoute()))
