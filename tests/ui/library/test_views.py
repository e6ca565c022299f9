from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTableWidget

from facilitator_app.domain.fit import People
from facilitator_app.ui.library.choose_presenter import ChoosePresenter
from facilitator_app.ui.library.compare_presenter import ComparePresenter
from facilitator_app.ui.library.one_presenter import AgendaPresenter, ResourcePresenter
from facilitator_app.ui.library.presenter import LibraryPresenter
from facilitator_app.ui.routes import AgendaRoute, ChooseRoute, CompareRoute, LibraryRoute, ResourceRoute
from facilitator_app.ui.widgets import TaskRow
from ui.home.page_checks import button, check_looks, said
from ui.library.conftest import LibraryShell

Show = Callable[..., Any]


def test_finding_by_keys(show: Show, settle: Callable[[], None], shell: LibraryShell) -> None:
    page = show(LibraryPresenter.build(shell, LibraryRoute()))
    assert len(page.findChildren(TaskRow)) == 22
    page.find_field.editor.setFocus()
    QTest.keyClicks(page.find_field.editor, "feverbee")
    settle()
    rows = [row for row in page.findChildren(TaskRow) if row.isVisibleTo(page)]
    assert [row.text() for row in rows] == ["FeverBee"]
    rows[0].click()
    assert shell.gone == [ResourceRoute("feverbee")]


def test_a_gap_is_chosen_by_keys(show: Show, settle: Callable[[], None], shell: LibraryShell) -> None:
    page = show(LibraryPresenter.build(shell, LibraryRoute()))
    page.gap_field.editor.setFocus()
    QTest.keyClick(page.gap_field.editor, Qt.Key.Key_Down)
    settle()
    assert "Try this first" in said(page)
    assert "The MEAM Approach" in [row.text() for row in page.findChildren(TaskRow)]


def test_the_address_goes_to_the_clipboard(show: Show, shell: LibraryShell) -> None:
    page = show(ResourcePresenter.build(shell, ResourceRoute("practitioner-hub")))
    button(page, "Copy: Name of a file, without an address").click()
    assert QApplication.clipboard().text() == "Digging deeper finding answers.pdf"
    QApplication.clipboard().clear()
    assert "Copied: Name of a file, without an address." in said(page)
    button(page, "Print").click()
    assert "Sent to the printer." in said(page)
    button(page, "Back").click()
    assert shell.backs == 1


def test_the_chooser_follows_the_answers(show: Show, settle: Callable[[], None], shell: LibraryShell) -> None:
    partnership = shell.workspace.partnerships.create("River Valley")
    page = show(ChoosePresenter.build(shell, ChooseRoute(partnership.id)))
    page.time_field.editor.setFocus()
    QTest.keyClick(page.time_field.editor, Qt.Key.Key_Down)
    settle()
    assert "It needs about" in said(page)
    page.people_boxes[People.LIVED].click()
    settle()
    assert "It suits everybody in the room." in said(page)
    use = next(one for one in page.findChildren(QAbstractButton) if one.text() == "Use this one")
    use.click()
    where = shell.gone[-1]
    assert shell.screens[-1] == "setup_parts"
    assert use.accessibleName().endswith(str(shell.workspace.rounds.get(where.round_id).instrument.title))


def test_the_comparison_is_one_table(show: Show, shell: LibraryShell) -> None:
    page = show(ComparePresenter.build(shell, CompareRoute()))
    table = page.findChild(QTableWidget)
    assert (table.rowCount(), table.columnCount()) == (13, 3)
    page.fields[1].editor.setFocus()
    QTest.keyClick(page.fields[1].editor, Qt.Key.Key_Home)
    assert "Choose two different questionnaires or more." in said(page)
    assert not button(page, "Print").isEnabled()


@pytest.mark.slow
def test_they_are_sound(show: Show, shell: LibraryShell) -> None:
    check_looks(show, lambda: LibraryPresenter.build(shell, LibraryRoute("voice")))
    for entry in ("practitioner-hub", "managing-risks", "gone"):
        check_looks(show, lambda entry=entry: ResourcePresenter.build(shell, ResourceRoute(entry)))
    check_looks(show, lambda: AgendaPresenter.build(shell, AgendaRoute("seven-steps")))
    check_looks(show, lambda: ChoosePresenter.build(shell, ChooseRoute()))
    every = tuple(one.id for one in shell.workspace.library.all()[:4])
    check_looks(show, lambda: ComparePresenter.build(shell, CompareRoute(instrument_ids=every)))
