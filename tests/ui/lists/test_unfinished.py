"""What is typed and cannot be kept yet is there again when one comes back, however one left: from the real window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Member
from facilitator_app.services.workspace import Workspace, create_workspace, open_workspace
from facilitator_app.store import Cost
from facilitator_app.ui.routes import (
    GroupsRoute,
    ImportPeopleRoute,
    NewPartnershipRoute,
    PartnershipDetailsRoute,
    PeopleRoute,
    SetupAboutRoute,
    SetupPromiseRoute,
)
from facilitator_app.ui.screens import Route
from facilitator_app.ui.window import Window
from ui.setup.bench import TODAY

WORDS = "apple river stone cloud"


def shown(workspace: Workspace) -> Window:
    made = Window(workspace.store.path.parent / "settings.json", today=lambda: TODAY, full_screen=False)
    made.opened(workspace)
    made.show()
    return made


@pytest.fixture
def window(tmp_path: Path, qtbot: Any) -> Iterator[Window]:
    workspace, _code = create_workspace(tmp_path / "store", WORDS, lambda: TODAY, Cost.quick())
    made = shown(workspace)
    qtbot.addWidget(made)
    qtbot.waitExposed(made)
    yield made
    made.close()


def by_rail(window: Window) -> Window:
    window._rail_chosen("library")
    return window


def by_back(window: Window) -> Window:
    window.page.back_asked.emit()  # type: ignore[union-attr]
    return window


def by_keys(window: Window) -> Window:
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    return window


def by_lock(window: Window) -> Window:
    path = window.workspace.store.path
    window.lock()
    window.opened(open_workspace(path, WORDS, lambda: TODAY))
    return window


def by_closing(window: Window) -> Window:
    path = window.workspace.store.path
    window.close()
    return shown(open_workspace(path, WORDS, lambda: TODAY))


def _partnership(workspace: Workspace) -> str:
    made = workspace.partnerships.create("Northfield")
    workspace.partnerships.set_members(made.id, (Member(new_id(), "Ana"), Member(new_id(), "Ben")))
    return made.id


def a_new_person_without_a_name(window: Window) -> tuple[Route, Callable[[Any], None], Callable[[Any], object]]:
    def type_it(page: Any) -> None:
        page.presenter.list.add()
        QTest.keyClicks(page.list.form.fields["needs"].editor, "Large print")

    return PeopleRoute(_partnership(window.workspace)), type_it, lambda page: page.list.form.fields["needs"].text()


def a_group_with_the_name_of_another(window: Window) -> tuple[Route, Callable[[Any], None], Callable[[Any], object]]:
    def type_it(page: Any) -> None:
        page.list.form.fields["name"].editor.selectAll()
        QTest.keyClicks(page.list.form.fields["name"].editor, "Volunteers")

    return GroupsRoute(_partnership(window.workspace)), type_it, lambda page: page.list.form.fields["name"].text()


def an_organisation_that_is_there_already(
    window: Window,
) -> tuple[Route, Callable[[Any], None], Callable[[Any], object]]:
    def type_it(page: Any) -> None:
        page.presenter.add_organisation("Council")
        QTest.keyClicks(page.new.editor, "council")

    return PartnershipDetailsRoute(_partnership(window.workspace)), type_it, lambda page: page.new.text()


def a_partnership_that_is_not_saved(_window: Window) -> tuple[Route, Callable[[Any], None], Callable[[Any], object]]:
    def type_it(page: Any) -> None:
        QTest.keyClicks(page.name.editor, "Southfield")
        page.practice.click()

    return NewPartnershipRoute(), type_it, lambda page: page.typed


def the_same_goal_twice(window: Window) -> tuple[Route, Callable[[Any], None], Callable[[Any], object]]:
    where = _partnership(window.workspace)
    draft = window.workspace.rounds.new(where, "smart-goals")

    def type_it(page: Any) -> None:
        for field in page.goals[:2]:
            QTest.keyClicks(field.editor, "More homes")

    return SetupAboutRoute(where, draft.id), type_it, lambda page: [field.text() for field in page.goals]


def half_a_date(window: Window) -> tuple[Route, Callable[[Any], None], Callable[[Any], object]]:
    where = _partnership(window.workspace)
    draft = window.workspace.rounds.new(where, "quick-check")
    window.workspace.rounds.set_promise(draft.id, replace(draft.promise))

    def type_it(page: Any) -> None:
        page.year.editor.selectAll()
        QTest.keyClicks(page.year.editor, "20")

    return SetupPromiseRoute(where, draft.id), type_it, lambda page: page.year.text()


def a_list_that_is_being_mended(window: Window) -> tuple[Route, Callable[[Any], None], Callable[[Any], object]]:
    path = window.workspace.store.path.parent / "list.csv"

    def type_it(page: Any) -> None:
        path.write_text("Name,Group\nSam,Helpers\n,Agencies\nKim,\n", "utf-8")
        page.presenter.read(path)
        path.unlink()  # from a stick that was pulled out
        page.bad_table.chosen.emit(1)
        QTest.keyClicks(page.mending.fields["name"].editor, "Dee")
        page.presenter.drop_bad(0)

    def seen(page: Any) -> object:
        return page.sentence.label.text(), [page.good_table.cell(n, 0).words for n in range(page.good_table.rowCount())]

    return ImportPeopleRoute(_partnership(window.workspace)), type_it, seen


@pytest.mark.parametrize("leave", [by_rail, by_back, by_keys, by_lock, by_closing], ids=lambda way: way.__name__)
@pytest.mark.parametrize(
    "typed",
    [
        a_new_person_without_a_name,
        a_group_with_the_name_of_another,
        an_organisation_that_is_there_already,
        a_partnership_that_is_not_saved,
        the_same_goal_twice,
        half_a_date,
        a_list_that_is_being_mended,
    ],
    ids=lambda case: case.__name__,
)
def test_it_is_there_again(
    window: Window,
    typed: Callable[[Window], tuple[Route, Callable[[Any], None], Callable[[Any], object]]],
    leave: Callable[[Window], Window],
    qtbot: Any,
) -> None:
    route, type_it, seen = typed(window)
    window.go(route)
    empty = seen(window.page) if typed is not a_new_person_without_a_name else ""
    type_it(window.page)
    before = seen(window.page)
    assert before != empty
    again = leave(window)
    if again is not window:
        qtbot.addWidget(again)
    again.go(route)
    assert seen(again.page) == before
    again.close()


def test_what_is_finished_waits_no_more_and_goes_with_its_partnership(window: Window) -> None:
    route, type_it, _seen = a_new_person_without_a_name(window)
    assert isinstance(route, PeopleRoute)
    window.go(route)
    type_it(window.page)
    by_rail(window)
    waiting = window.workspace.unfinished
    assert waiting.of(route.partnership_id, "people")["needs"] == "Large print"
    window.go(route)
    page: Any = window.page
    QTest.keyClicks(page.list.form.fields["name"].editor, "Cam")
    by_rail(window)
    assert waiting.of(route.partnership_id, "people") == {}
    members = window.workspace.partnerships.get(route.partnership_id).members
    assert [(m.name, m.needs) for m in members][2:] == [("Cam", "Large print")]
    window.go(route)
    type_it(window.page)
    by_rail(window)
    window.workspace.partnerships.delete(route.partnership_id)
    assert waiting.of(route.partnership_id, "people") == {}
