from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from facilitator_app.ui.help.presenter import HelpPresenter
from facilitator_app.ui.routes import HelpRoute
from ui.home.page_checks import button, check_looks, said
from ui.home.recording_shell import RecordingShell


def test_help_for_a_page_and_for_another(show: Callable[..., Any]) -> None:
    shell = RecordingShell()
    page = show(HelpPresenter.build(shell, HelpRoute("home")))
    assert page.title == "Help: Home"
    button(page, "Print this card").click()
    assert "Sent to the printer." in said(page)
    choose = page.findChild(QComboBox)
    choose.setFocus()
    QTest.keyClick(choose, Qt.Key.Key_Down)
    assert shell.gone == [HelpRoute("new_partnership")]
    button(page, "Back").click()
    assert shell.backs == 1


def test_fault_details_can_be_copied(show: Callable[..., Any]) -> None:
    shell = RecordingShell()
    shell.fault = "view.py:12 show_rows\nValueError"
    page = show(HelpPresenter.build(shell, HelpRoute(None)))
    assert page.title == "Something went wrong in the program"
    button(page, "Copy the details").click()
    assert QApplication.clipboard().text().endswith(shell.fault)
    QApplication.clipboard().clear()
    assert "Copied." in said(page)


def test_the_details_stay_at_hand(show: Callable[..., Any]) -> None:
    shell = RecordingShell()
    shell.fault = "view.py:12 show_rows"
    page = show(HelpPresenter.build(shell, HelpRoute("home")))
    assert page.title == "Help: Home"
    button(page, "Details of the last fault").click()
    assert shell.gone == [HelpRoute(None)]


@pytest.mark.slow
def test_it_is_sound(show: Callable[..., Any]) -> None:
    check_looks(show, lambda: HelpPresenter.build(RecordingShell(), HelpRoute("unlock")))
    shell = RecordingShell()
    shell.fault = "\n".join(f"a_rather_long_module_name.py:{n} some_function_that_failed" for n in range(20))
    check_looks(show, lambda: HelpPresenter.build(shell, HelpRoute(None)))
