"""People on the tick list, and bringing in a list, over a real store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.list_import import ListImport
from facilitator_app.ui.people import bringing_in
from facilitator_app.ui.people.bringing_in import PeopleImport
from facilitator_app.ui.people.erase_presenter import ErasePersonPresenter
from facilitator_app.ui.people.presenter import PeoplePresenter
from facilitator_app.ui.routes import ErasePersonRoute, GroupsRoute, ImportPeopleRoute, PeopleRoute
from facilitator_app.ui.theme import Look
from ui.checks import assert_sound
from ui.home.page_checks import said
from ui.lists.unwritable import REFUSED, unwritable
from ui.setup.bench import LONG, Recorder, RecordingShell, beside_the_rail, partnership_in, people_in

LIST = (
    "Full name;Organisation;Role;Notes\nAnn Reed;Council;agencies;\nBo Lee;New Trust;Helpers;Large print\n"
    ";Council;Agencies;\nSam;X;;\n=cmd|x;Y;;\nCy Ray;new trust;Volunteers;Loop\n"
)


def page_of(shell: RecordingShell, partnership_id: str) -> tuple[Recorder, PeoplePresenter]:
    view = Recorder()
    presenter = PeoplePresenter(view, shell, PeopleRoute(partnership_id))
    presenter.show()
    return view, presenter


def members(shell: RecordingShell, partnership_id: str) -> list[str]:
    return [m.name for m in shell.workspace.partnerships.get(partnership_id).members]


def test_a_new_person_is_saved_with_the_first_letter_and_a_twin_is_only_warned_of(shell: RecordingShell) -> None:
    made = people_in(shell, partnership_in(shell), ("Sam", "Jo"))
    view, presenter = page_of(shell, made.id)
    presenter.list.add()
    assert view["show_form"].title == "A new person"
    for words in ("S", "Sa", "Sam"):
        presenter.list.write("name", words)
    presenter.list.write("group", made.groups[2].id)
    presenter.list.write("organisation", made.organisations[1].id)
    presenter.list.write("needs", "Hearing loop")
    assert members(shell, made.id) == ["Sam", "Jo", "Sam"]
    assert "two people" in view["show_others"][0].fields[0].note
    last = shell.workspace.partnerships.get(made.id).members[-1]
    assert (last.group_id, last.organisation_id, last.needs) == (
        made.groups[2].id, made.organisations[1].id, "Hearing loop",
    )  # fmt: skip


def test_a_person_without_a_name_is_said_before_leaving_and_nothing_is_lost(shell: RecordingShell) -> None:
    made = people_in(shell, partnership_in(shell), ("Sam", "Jo"))
    view, presenter = page_of(shell, made.id)
    presenter.list.choose(0)
    presenter.list.write("name", "  ")
    presenter.list.write("needs", "Loop")
    presenter.done()
    assert view["show_fault"] == ("name", "There is no name. Type a name, or remove this person.")
    assert shell.gone == []
    assert members(shell, made.id) == ["Sam", "Jo"]
    assert shell.workspace.partnerships.get(made.id).members[0].needs == "Loop", "what can be kept is kept"
    presenter.list.write("name", "Samira")
    presenter.done()
    assert shell.screen == "partnership"
    assert members(shell, made.id) == ["Samira", "Jo"]


def test_an_empty_new_person_does_not_hold_one_back(shell: RecordingShell) -> None:
    _view, presenter = page_of(shell, partnership_in(shell).id)
    presenter.list.add()
    presenter.done()
    assert shell.screen == "partnership"


def test_removing_can_be_undone_with_one_press(shell: RecordingShell) -> None:
    made = people_in(shell, partnership_in(shell), ("Sam", "Jo"))
    before = shell.workspace.partnerships.get(made.id)
    view, presenter = page_of(shell, made.id)
    presenter.list.choose(0)
    presenter.list.remove()
    assert members(shell, made.id) == ["Jo"]
    assert view["show_done"] == "Sam was taken off the list."
    presenter.list.undo()
    assert shell.workspace.partnerships.get(made.id) == before


def test_people_are_found_and_an_empty_list_offers_numbers(shell: RecordingShell) -> None:
    made = people_in(shell, partnership_in(shell), ("Sam", "Jo"))
    view, presenter = page_of(shell, made.id)
    presenter.list.find("open DOOR")
    assert [row[0] for row in view["show_rows"][0]] == ["Jo"]
    assert view["show_rows"][2] == "2 people on the list. 1 is shown."
    view, presenter = page_of(shell, partnership_in(shell, "Other").id)
    assert view["show_rows"][3] is True
    presenter.visit(GroupsRoute)
    assert shell.screen == "groups"


def test_very_long_lists_show_a_hundred_and_the_one_that_is_changed(shell: RecordingShell) -> None:
    made = people_in(shell, partnership_in(shell), tuple(f"Person {n}" for n in range(150)))
    view, presenter = page_of(shell, made.id)
    assert view["show_rows"][2] == "150 people on the list. 100 are shown."
    presenter.list.find("person 149")
    presenter.list.choose(0)
    presenter.list.find("")
    rows, chosen, _summary, _empty = view["show_rows"]
    assert (len(rows), rows[chosen][0]) == (101, "Person 149")


def bring(shell: RecordingShell, partnership_id: str, path: Path, text: str = LIST) -> tuple[Recorder, ListImport[Any]]:
    path.write_text(text, "utf-8")
    shell.file = path
    view = Recorder()
    presenter = ListImport(view, PeopleImport(shell, ImportPeopleRoute(partnership_id)), shell)  # type: ignore[arg-type]
    presenter.choose_file()
    return view, presenter


def test_a_list_is_looked_at_mended_added_and_taken_back(shell: RecordingShell, tmp_path: Path) -> None:
    made = people_in(shell, partnership_in(shell), ("Sam", "Jo"))
    before = shell.workspace.partnerships.get(made.id)
    view, presenter = bring(shell, made.id, tmp_path / "list.csv")
    assert [m.column for m in view["show_file"].matches] == [0, -1, -1, 1, 2, 3, -1]
    shown = view["show_rows"]
    assert shown.sentence == "2 of 6 rows can be added. 4 have a problem."
    assert shown.add == "Add 2 people"
    assert [row[0] for row in shown.bad] == ["3", "4", "5", "6"]
    assert shown.tick is False
    assert shell.workspace.partnerships.get(made.id) == before
    presenter.open_bad(0)
    presenter.mend("group", "Volunteers")
    presenter.open_bad(0)
    presenter.mend("name", "Dee")
    presenter.set_tick(True)
    assert view["show_rows"].sentence == "5 of 6 rows can be added. 1 has a problem."
    presenter.add()
    assert view["show_added"] == "5 people were added. 1 row was left out."
    saved = shell.workspace.partnerships.get(made.id)
    assert saved.members[:2] == before.members
    assert [m.name for m in saved.members[2:]] == ["Ann Reed", "Bo Lee", "Dee", "Sam", "Cy Ray"]
    assert [o.name for o in saved.organisations] == ["Council", "Open Door & Friends", "New Trust", "X"]
    assert saved.members[3].organisation_id == saved.members[6].organisation_id
    presenter.undo()
    assert shell.workspace.partnerships.get(made.id) == before


def test_columns_can_be_matched_anew_and_a_bad_file_changes_nothing(shell: RecordingShell, tmp_path: Path) -> None:
    made = partnership_in(shell)
    view, presenter = bring(shell, made.id, tmp_path / "list.csv", "A,B\nCouncil,Sam\nTrust,Sam\n")
    presenter.match("name", 1)
    presenter.match("organisation", 0)
    shown = view["show_rows"]
    assert shown.sentence == "2 of 2 rows can be added. 1 name is there twice."
    assert [row[:2] for row in shown.good] == [("Sam", "Council"), ("Sam", "Trust")]
    assert [row[-1] for row in shown.good] == ["Also in row 3", "Also in row 2"]
    assert shown.tick is None
    view, presenter = bring(shell, made.id, tmp_path / "list.csv", "%PDF-1.7")
    assert "is not a list" in view["show_error"]
    presenter.add()
    presenter.undo()
    assert members(shell, made.id) == []


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", ["empty", "full", "form", "import", "preview", "mend", "done"])
def test_every_state_is_sound(
    shell: RecordingShell, show: Any, settle: Any, looks: Callable[..., Look], tmp_path: Path, name: str, scale: float
) -> None:
    made = partnership_in(shell, LONG)
    if name != "empty":
        people_in(shell, made, (*(f"Person {n}" for n in range(30)), LONG))
    shell.file = tmp_path / "list.csv"
    shell.file.write_text(LIST + f"{LONG};{LONG};{LONG};{LONG}\n", "utf-8")
    width = beside_the_rail(scale)
    build = bringing_in.build if name in ("import", "preview", "mend", "done") else PeoplePresenter.build
    page = show(build(shell, PeopleRoute(made.id)), width=width, look=looks("light", scale))
    if name == "form":
        page.presenter.list.choose(30)
    if name in ("preview", "mend", "done"):
        page.presenter.choose_file()
    if name == "mend":
        page.bad_table.chosen.emit(0)
    if name == "done":
        page.presenter.add()
    settle()
    page.enter()
    settle()
    assert_sound(page, width=width)


def test_people_by_keys(shell: RecordingShell, show: Any) -> None:
    made = people_in(shell, partnership_in(shell), ("Sam", "Jo"))
    page = show(PeoplePresenter.build(shell, PeopleRoute(made.id)))
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "Ann")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "Bo")
    assert members(shell, made.id) == ["Sam", "Jo", "Ann", "Bo"]
    page.list.table.setFocus()
    page.list.table.setCurrentCell(0, 0)
    QTest.keyClick(page.list.table, Qt.Key.Key_Delete)
    assert members(shell, made.id) == ["Jo", "Ann", "Bo"]
    assert QApplication.focusWidget() is page.list.table, "the next one can be removed at once"
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert members(shell, made.id) == ["Sam", "Jo", "Ann", "Bo"]


def test_a_row_is_mended_on_the_page_and_added(shell: RecordingShell, show: Any, tmp_path: Path) -> None:
    made = partnership_in(shell)
    shell.file = tmp_path / "list.csv"
    shell.file.write_text("Name,Group\nSam,Helpers\n", "utf-8")
    page = show(bringing_in.build(shell, ImportPeopleRoute(made.id)))
    QTest.mouseClick(page.choose_button, Qt.MouseButton.LeftButton)
    page.bad_table.setFocus()
    QTest.keyClick(page.bad_table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.mending.fields["name"].editor
    assert "no group called Helpers" in page.mending.state.text()
    QTest.keyClick(page.mending.fields["group"].editor, Qt.Key.Key_Home)
    assert page.mending.state.text() == "This row can be added now."
    page.add_button.click()
    assert members(shell, made.id) == ["Sam"]


def test_one_press_leads_to_deleting_somebody_everywhere(shell: RecordingShell) -> None:
    made = people_in(shell, partnership_in(shell), ("Sam", "Jo"))
    view, presenter = page_of(shell, made.id)
    assert view["show_everywhere"] is False
    presenter.list.choose(0)
    assert view["show_everywhere"] is True
    presenter.erase_chosen()
    route = shell.gone[-1]
    assert isinstance(route, ErasePersonRoute)
    asked = Recorder()
    page = ErasePersonPresenter(asked, shell, route)
    page.show()
    title, lines, *_buttons = asked["show_question"]
    assert title == "Delete Sam everywhere?"
    assert "What they answered stays. It has no name, and the program cannot find it." in lines
    page.leave()
    assert members(shell, made.id) == ["Sam", "Jo"]
    page.do_it()
    assert members(shell, made.id) == ["Jo"]
    assert shell.gone[-1] == PeopleRoute(made.id)
    page.show()
    assert "not on the list any more" in asked["show_impossible"][1]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_feedback_about_people_needs_their_names(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], scale: float
) -> None:
    made = partnership_in(shell)
    round_ = shell.workspace.people_rounds.new(made.id, "member-behaviours")
    width = beside_the_rail(scale)
    route = PeopleRoute(made.id, round_.id, setting_up=True)
    page: Any = show(PeoplePresenter.build(shell, route), width=width, look=looks("light", scale))
    assert "Feedback about people needs their names." in said(page)
    assert not page.numbers.isVisible()
    assert_sound(page, width=width)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_two_of_one_name_are_told_and_what_cannot_be_kept_stays(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], settle: Any, scale: float
) -> None:
    made = people_in(shell, partnership_in(shell), ("Ana Reed", "Bo", "ana reed"))
    width = beside_the_rail(scale)
    page: Any = show(PeoplePresenter.build(shell, PeopleRoute(made.id)), width=width, look=looks("light", scale))
    page.list.table.chosen.emit(2)
    settle()
    assert "This name is on the list twice." in said(page)
    assert_sound(page, width=width)
    name = page.list.form.fields["name"].editor
    name.setFocus()
    name.selectAll()
    with unwritable(shell.workspace):
        QTest.keyClicks(name, "Cy")
        assert name.text() == "Cy"
        page.presenter.done()
        settle()
        assert REFUSED in said(page)
        assert_sound(page, width=width)
        page.presenter.list.remove(1)
        settle()
        assert REFUSED in said(page)
    assert members(shell, made.id) == ["Ana Reed", "Bo", "ana reed"]
    QTest.keyClicks(name, "d")
    assert members(shell, made.id) == ["Ana Reed", "Bo", "Cyd"]
    page.presenter.list.remove(1)
    with unwritable(shell.workspace):
        page.presenter.list.undo()
        assert REFUSED in page.errors.accessibleName()
    page.presenter.list.undo()
    assert members(shell, made.id) == ["Ana Reed", "Bo", "Cyd"], "it can be tried again"
