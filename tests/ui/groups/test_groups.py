"""Groups: their words about being shown, and the page that changes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.groups.presenter import MOST_GROUPS, GroupsPresenter
from facilitator_app.ui.list_editor import YES
from facilitator_app.ui.routes import GroupsRoute
from facilitator_app.ui.theme import Look
from ui.checks import assert_sound
from ui.setup.bench import (
    LONG,
    Recorder,
    RecordingShell,
    beside_the_rail,
    draft_in,
    long_groups,
    partnership_in,
    people_in,
)


def page_of(shell: RecordingShell, route: GroupsRoute) -> tuple[Recorder, GroupsPresenter]:
    view = Recorder()
    presenter = GroupsPresenter(view, shell, route)
    presenter.show()
    return view, presenter


def names(shell: RecordingShell, partnership_id: str) -> list[str]:
    return [g.name for g in shell.workspace.partnerships.get(partnership_id).groups]


def test_the_live_line_says_what_a_small_number_means(shell: RecordingShell) -> None:
    made = partnership_in(shell)
    view, presenter = page_of(shell, GroupsRoute(made.id))
    line = "With 3 asked, Volunteers can never be shown alone. They would be joined with Commissioners."
    assert line in view["show_total"][1]
    presenter.list.choose(3)
    presenter.list.write("asked", "2")
    (last,) = [words for words in view["show_total"][1] if words.startswith("People with lived experience: 2 people")]
    assert "This protected voice is not joined with another group." in last
    assert "Ask 3 more people of People with lived experience, and groups can perhaps be shown." in last
    assert last.endswith("Or they choose beforehand with whom they are counted: see Promise.")
    presenter.list.choose(0)
    presenter.list.write("asked", "0")
    presenter.list.choose(2)
    presenter.list.write("asked", "0")
    assert "no results will be possible" in view["show_total"][1][0]


def test_changes_are_saved_in_the_partnership_and_in_its_draft(shell: RecordingShell) -> None:
    made = partnership_in(shell)
    draft = draft_in(shell, made)
    _view, presenter = page_of(shell, GroupsRoute(made.id, draft.id))
    presenter.list.write("name", "Public agencies")
    presenter.list.write("protected", YES)
    presenter.list.write("nearest", made.groups[1].id)
    saved = shell.workspace.partnerships.get(made.id).groups
    assert (saved[0].name, saved[0].plain_name) == ("Public agencies", "public agencies")
    assert (saved[0].protected, saved[0].nearest_id) == (True, made.groups[1].id)
    assert shell.workspace.rounds.get(draft.id).groups == saved
    presenter.list.write("plain_name", "people from agencies")
    presenter.list.write("name", "Agencies again")
    assert shell.workspace.partnerships.get(made.id).groups[0].plain_name == "people from agencies"
    presenter.done()
    assert shell.screen == "setup_groups"


@pytest.mark.parametrize("name", ["", "  ", "VOLUNTEERS"])
def test_a_name_that_cannot_be_is_not_saved_and_said_on_leaving(shell: RecordingShell, name: str) -> None:
    made = partnership_in(shell)
    view, presenter = page_of(shell, GroupsRoute(made.id))
    presenter.list.write("name", name)
    assert "show_fault" not in view
    for leave in (presenter.done, presenter.list.add, lambda: presenter.list.choose(2)):
        view.shown.clear()
        leave()
        assert view["show_fault"][0] == "name"
    assert names(shell, made.id)[0] == "Agencies"
    presenter.list.write("name", "Agencies")
    presenter.done()
    assert shell.screen == "partnership"


def test_groups_are_added_removed_and_brought_back(shell: RecordingShell) -> None:
    made = people_in(shell, partnership_in(shell), ("Sam",))
    view, presenter = page_of(shell, GroupsRoute(made.id))
    presenter.list.remove()
    assert view["show_done"] == "Agencies was removed."
    assert shell.workspace.partnerships.get(made.id).members[0].group_id is None
    presenter.list.undo()
    assert names(shell, made.id)[0] == "Agencies"
    for _time in range(9):
        presenter.list.add()
    assert len(names(shell, made.id)) == MOST_GROUPS
    assert "which is the most" in view["show_error"]
    for _time in range(12):
        presenter.list.remove()
    assert len(names(shell, made.id)) == 1
    assert "has to stay" in view["say"]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("many", [False, True])
def test_the_page_is_sound(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], scale: float, many: bool
) -> None:
    made = partnership_in(shell, LONG)
    if many:
        made = long_groups(shell, made)
    width = beside_the_rail(scale)
    page = show(GroupsPresenter.build(shell, GroupsRoute(made.id)), width=width, look=looks("light", scale))
    assert_sound(page, width=width)


def test_by_keys_a_row_is_chosen_and_changed(shell: RecordingShell, show: Any) -> None:
    made = partnership_in(shell)
    page = show(GroupsPresenter.build(shell, GroupsRoute(made.id)))
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Down)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.list.form.fields["name"].editor
    QTest.keyClicks(page.list.form.fields["name"].editor, "Funders")
    assert names(shell, made.id)[1] == "Funders"
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "Carers")
    assert names(shell, made.id)[-1] == "Carers"


def test_what_follows_what_is_typed_is_seen_at_once(shell: RecordingShell, show: Any) -> None:
    """The page says what is kept: the name that people read, and whose number it is."""
    made = people_in(shell, partnership_in(shell), ("Sam", "Jo"))
    group = made.groups[0]
    shell.workspace.partnerships.set_groups(made.id, (replace(group, follows=True), *made.groups[1:]))
    member = replace(made.members[0], group_id=group.id)
    shell.workspace.partnerships.set_members(made.id, (member, *made.members[1:]))
    page = show(GroupsPresenter.build(shell, GroupsRoute(made.id)))
    form = page.list.form
    name, plain = form.fields["name"].editor, form.fields["plain_name"].editor
    assert form.boxes["follows"].isChecked()
    name.selectAll()
    QTest.keyClicks(name, "Public bodies")
    assert (name.text(), plain.text()) == ("Public bodies", "public bodies")
    QTest.keyClicks(form.fields["asked"].editor, "7")
    assert not form.boxes["follows"].isChecked()
    plain.selectAll()
    QTest.keyClicks(plain, "people who ")
    QTest.keyClick(name, Qt.Key.Key_Backspace)
    assert (name.text(), plain.text().strip()) == ("Public bodie", "people who")


def test_nobody_on_the_list_cannot_be_counted(shell: RecordingShell, show: Any) -> None:
    made = partnership_in(shell)
    page = show(GroupsPresenter.build(shell, GroupsRoute(made.id)))
    page.presenter.list.add()
    assert shell.workspace.partnerships.get(made.id).groups[-1].follows
    assert "follows" not in page.list.form.boxes


def test_del_removes_the_row_it_was_pressed_on_while_another_has_a_fault(shell: RecordingShell, show: Any) -> None:
    made = partnership_in(shell)
    page = show(GroupsPresenter.build(shell, GroupsRoute(made.id)))
    page.list.form.fields["name"].editor.selectAll()
    QTest.keyClick(page.list.form.fields["name"].editor, Qt.Key.Key_Backspace)
    page.list.table.setFocus()
    page.list.table.setCurrentCell(2, 0)
    QTest.keyClick(page.list.table, Qt.Key.Key_Delete)
    assert names(shell, made.id) == ["Agencies", "Commissioners", "People with lived experience"]
    page.presenter.done()
    assert "A group has no name." in page.list.form.fields["name"].error.text()
    page.list.undo_bar.button.setFocus()
    QTest.keyClick(page.list.undo_bar.button, Qt.Key.Key_Space)
    assert names(shell, made.id)[2] == "Volunteers"
    assert QApplication.focusWidget() is page.list.table
    assert page.list.table.currentRow() == 2
