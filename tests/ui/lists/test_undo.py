"""Wherever an Undo button is shown, Ctrl+Z presses it: in every list, from every box on its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from facilitator_app.ui.editor.presenter import EditorPresenter
from facilitator_app.ui.groups.presenter import GroupsPresenter
from facilitator_app.ui.partnership.details_presenter import DetailsPresenter
from facilitator_app.ui.people import bringing_in
from facilitator_app.ui.people.presenter import PeoplePresenter
from facilitator_app.ui.routes import (
    EditQuestionnaireRoute,
    GroupsRoute,
    ImportPeopleRoute,
    ImportRatersRoute,
    OneSubjectRoute,
    PartnershipDetailsRoute,
    PeopleRoute,
    SetupRatersRoute,
)
from facilitator_app.ui.setup import rater_list
from facilitator_app.ui.setup.one_subject_presenter import OneSubjectPresenter
from facilitator_app.ui.setup.raters_presenter import RatersPresenter
from facilitator_app.ui.widgets import Button
from ui.setup.bench import RecordingShell, partnership_in, people_in


@dataclass
class Room:
    """A page with a list, what is done on it, and what the store holds of it."""

    page: Any
    do: Callable[[], object]
    held: Callable[[], object]


def _partnership(shell: RecordingShell) -> Any:
    return people_in(shell, partnership_in(shell), ("Ana", "Ben", "Cam", "Dee"))


def _about_people(shell: RecordingShell) -> tuple[SetupRatersRoute, Callable[[], object]]:
    made = _partnership(shell)
    round_ = shell.workspace.people_rounds.new(made.id, "member-behaviours")
    shell.workspace.people_rounds.set_about_members(round_.id, tuple(m.id for m in made.members[:2]))
    return SetupRatersRoute(made.id, round_.id), lambda: shell.workspace.rounds.get(round_.id).about


def _press(page: QWidget, words: str) -> None:
    next(b for b in page.findChildren(Button) if b.text() == words and b.isVisibleTo(page)).click()


def people_room(shell: RecordingShell, _folder: Path) -> Room:
    made = _partnership(shell)
    page: Any = PeoplePresenter.build(shell, PeopleRoute(made.id))
    return Room(page, lambda: page.list.table.remove_asked.emit(1), lambda: shell.workspace.partnerships.get(made.id))


def groups_room(shell: RecordingShell, _folder: Path) -> Room:
    made = _partnership(shell)
    page: Any = GroupsPresenter.build(shell, GroupsRoute(made.id))
    return Room(page, lambda: page.list.table.remove_asked.emit(1), lambda: shell.workspace.partnerships.get(made.id))


def organisations_room(shell: RecordingShell, _folder: Path) -> Room:
    made = _partnership(shell)
    page: Any = DetailsPresenter.build(shell, PartnershipDetailsRoute(made.id))
    return Room(page, lambda: page.list.table.remove_asked.emit(0), lambda: shell.workspace.partnerships.get(made.id))


def raters_room(shell: RecordingShell, _folder: Path) -> Room:
    route, held = _about_people(shell)
    page: Any = RatersPresenter.build(shell, route)
    return Room(page, lambda: _press(page, "Let everybody answer about everybody"), held)


def one_subject_room(shell: RecordingShell, _folder: Path) -> Room:
    route, held = _about_people(shell)
    about: Any = held()
    page: Any = OneSubjectPresenter.build(shell, OneSubjectRoute(*route.ids, about.subjects[0].id))
    return Room(page, lambda: _press(page, "Ask everybody"), held)


def editor_room(shell: RecordingShell, _folder: Path) -> Room:
    key = shell.workspace.own.copy("quick-check")
    page: Any = EditorPresenter.build(shell, EditQuestionnaireRoute(draft_id=key))
    page.presenter.open_part("sections[1]")
    return Room(page, lambda: page.list.table.remove_asked.emit(0), lambda: shell.workspace.own.draft(key))


def people_import_room(shell: RecordingShell, folder: Path) -> Room:
    made = _partnership(shell)
    shell.file = folder / "list.csv"
    shell.file.write_text("Name\nEli\nFay\n", "utf-8")
    page: Any = bringing_in.build(shell, ImportPeopleRoute(made.id))
    page.presenter.choose_file()
    names = lambda: [m.name for m in shell.workspace.partnerships.get(made.id).members]  # noqa: E731
    return Room(page, page.add_button.click, names)


def rater_import_room(shell: RecordingShell, folder: Path) -> Room:
    route, held = _about_people(shell)
    shell.file = folder / "list.csv"
    shell.file.write_text("Who answers,About whom,As\nAna,Ana,Self\n", "utf-8")
    page: Any = rater_list.build(shell, ImportRatersRoute(*route.ids))
    page.presenter.choose_file()
    return Room(page, page.add_button.click, held)


ROOMS = (
    people_room, groups_room, organisations_room, raters_room, one_subject_room, editor_room, people_import_room,
    rater_import_room,
)  # fmt: skip


def places(page: QWidget) -> Iterator[QWidget]:
    """Where the keyboard may be: what has the focus now, the main button, and every box to type in."""
    yield QApplication.focusWidget() or page
    for widget in page.findChildren(QWidget):
        if isinstance(widget, (QLineEdit, QPlainTextEdit, Button)) and widget.isVisible() and widget.isEnabled():
            yield widget


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__)
def test_ctrl_z_takes_back_from_everywhere_on_the_page(
    shell: RecordingShell, show: Any, settle: Any, tmp_path: Path, room: Callable[[RecordingShell, Path], Room]
) -> None:
    made = room(shell, tmp_path)
    page = show(made.page)
    before = made.held()
    made.do()
    settle()
    after = made.held()
    assert after != before
    undo = next(b for b in page.findChildren(Button) if b.text().startswith("Undo") and b.isVisible())
    assert undo.isEnabled()
    for place in range(len(list(places(page)))):
        widget = list(places(page))[place]
        widget.setFocus()
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert made.held() == before, widget
        made.do()
        settle()
        assert made.held() == after, "it can be done, and taken back, again"


def test_a_box_takes_its_own_letters_back_first(shell: RecordingShell, show: Any, tmp_path: Path) -> None:
    made = organisations_room(shell, tmp_path)
    page = show(made.page)
    made.do()
    after = made.held()
    page.new.editor.setFocus()
    QTest.keyClicks(page.new.editor, "Trust")
    QTest.keyClick(page.new.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.new.text() == ""
    assert made.held() == after
