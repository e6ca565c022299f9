"""The results of a round about people in the real window: whose there are, one person's, and all of them together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit

from facilitator_app.domain.own_words import CommentActKind, WaitingWords
from facilitator_app.domain.people_results import GroupReport, SubjectResults
from facilitator_app.domain.results import ItemFigures
from facilitator_app.domain.session import OWN_WORDS
from facilitator_app.packs.person.builder import apart, builder_for_screen, report_for_screen, seen_words
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.people_results.presenter import TogetherPresenter, answers_table
from facilitator_app.ui.people_results.tables import behaviours_table
from facilitator_app.ui.people_results.view import TogetherPage
from facilitator_app.ui.results.charts import ChartPicture
from facilitator_app.ui.route_values import PersonTab
from facilitator_app.ui.routes import (
    PeopleResultsRoute,
    PersonPackRoute,
    PersonResultsRoute,
    SessionRoute,
    TogetherRoute,
)
from facilitator_app.ui.screens import RoundBound
from facilitator_app.ui.session.view import SessionPage
from facilitator_app.ui.shell import RoomRoute
from facilitator_app.ui.theme import Look, load_themes
from facilitator_app.ui.widgets import DataTable
from facilitator_app.ui.widgets.marked_quote import MarkedQuote
from facilitator_app.ui.window import Window
from people_batch import TODAY, Given, a_round, a_workspace
from person import Beat, Person, settle
from ui.checks import assert_sound
from ui.home.page_checks import button, said
from ui.home.recording_shell import RecordingShell
from ui.setup.bench import beside_the_rail

NAMES = ("Zoe", "Ana", "Ben", "Cam", "Dee")
FEW, GENEROUS = 3, 4


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = a_workspace(tmp_path / "store")
    yield made
    made.close()


@pytest.fixture
def given(workspace: Workspace) -> Given:
    return a_round(workspace, NAMES, few=(FEW,), generous=(GENEROUS,))[1]


@pytest.fixture
def person(workspace: Workspace, given: Given, tmp_path: Path, qapp: object) -> Iterator[Person]:  # noqa: ARG001
    yield from someone(workspace, tmp_path)


def someone(workspace: Workspace, folder: Path) -> Iterator[Person]:
    window = Window(folder / "settings.json", today=lambda: TODAY, full_screen=False)
    window.resize(1366, 768)
    window.show()
    window.opened(workspace)
    window.go(here(workspace))
    yield Person(window, Beat())
    window.close()


def here(workspace: Workspace, kind: type[RoundBound] = PeopleResultsRoute, *rest: str) -> Any:
    partnership = workspace.partnerships.rows()[0].partnership
    return kind(partnership.id, workspace.rounds.of_partnership(partnership.id)[0].id, *rest)


def inner(workspace: Workspace, place: int) -> str:
    found: str = workspace.people_rounds.inner(here(workspace).round_id)[place].id
    return found


def open_person(person: Person, workspace: Workspace, place: int, *lines: str) -> SubjectResults:
    person.window.go(here(workspace, PersonResultsRoute, inner(workspace, place), *lines))
    found = workspace.people_results.of_subject(inner(workspace, place))
    assert isinstance(found, SubjectResults)
    return found


def cells(person: Person) -> list[list[str]]:
    table = next(one for one in person.window.findChildren(DataTable) if one.isVisible())
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def issues(workspace: Workspace, place: int) -> int:
    inner_id = inner(workspace, place)
    with workspace.store.transaction() as t:
        return len(t.issues.of_round(inner_id))


def test_the_list_orders_nobody_and_shows_no_figures(person: Person, workspace: Workspace) -> None:
    rows = cells(person)
    assert [row[0] for row in rows] == list(NAMES), "as they were chosen, not by name and not by result"
    assert [row[1] for row in rows] == ["8 of 8", "8 of 8", "8 of 8", "3 of 8", "8 of 8"]
    assert ["Too few" in row[2] for row in rows] == [place == FEW for place in range(5)]
    assert [issues(workspace, place) for place in range(5)] == [0] * 5, "looking at the list shows nothing"
    workspace.sessions.note(inner(workspace, 1), "hopes", "To hear it straight")
    person.window.go(here(workspace))
    assert [row[3] for row in cells(person)] == ["", "Notes are written down", "", "", ""]
    person.window.findChildren(DataTable)[0].chosen.emit(1)
    assert person.sees("8 of 8 others have answered. For Ana and the facilitator, not for the projector.")
    assert [issues(workspace, place) for place in range(5)] == [0, 1, 0, 0, 0]


@pytest.mark.slow
def pressed(person: Person) -> list[str]:
    """The words of everything that can be pressed now."""
    return [one.text() for one in person.window.findChildren(QAbstractButton) if one.isVisible()]


@pytest.mark.slow
def test_one_person_tab_by_tab(person: Person, workspace: Workspace) -> None:
    found = open_person(person, workspace, 0)
    shell = builder_for_screen(found)
    assert person.sees(shell.finding)
    person.press("As a table")
    assert cells(person) == [list(row) for row in behaviours_table(shell).rows]
    person.press("As a chart")
    person.choose("One behaviour")
    titles = [section.title for section in found.results.sections]
    assert person.button("Behaviour before") is None, "there is none before the first"
    for title in titles[1:]:
        person.press("Next behaviour")
        assert person.sees(title)
        assert [one for one in pressed(person) if "opy" in one or "ave" in one] == []
    assert person.button("Next behaviour") is None
    person.press("As a table")
    assert [row[0] for row in cells(person)] == [item.statement for item in found.results.sections[-1].items]
    person.choose("Most and least")
    assert person.sees("What others see most")
    assert person.sees(found.highest[0].statement)
    assert person.sees(found.lowest[0].statement)
    person.choose("Own words")
    assert person.button("As a table") is None
    person.press("The pack")
    assert person.sees("All packs")


def test_the_numbers_are_what_was_answered(person: Person, workspace: Workspace, given: Given) -> None:
    """Worked out here from the answers themselves."""
    found = open_person(person, workspace, GENEROUS, PersonTab.NUMBERS)
    about = workspace.rounds.get(here(workspace).round_id).about
    assert about is not None
    (_self, own), *others = given[about.subjects[GENEROUS].id]
    behaviours, statements = (
        [[str(model.index(row, n).data()) for n in range(model.columnCount())] for row in range(model.rowCount())]
        for model in (table.model() for table in person.window.findChildren(DataTable) if table.isVisible())
    )
    items = [item for section in found.results.sections for item in section.items]
    for row, item in zip(statements, items, strict=True):
        values = [int(str(answers[item.item_id])) for _group, answers in others]
        mean = round(sum(values) / len(values), 1)
        assert row[:3] == [item.statement, str(own[item.item_id]), f"{mean:.1f}"]
        assert row[3] == (f"{min(values)} to {max(values)}" if min(values) < max(values) else str(values[0]))
        assert row[4] == f"{int(str(own[item.item_id])) - mean:+.1f}".replace("-", "\u2212")
        assert row[5] == str(len(values))
    for row, one in zip(behaviours, found.compared, strict=True):
        assert (row[1], row[2]) == (f"{one.own:.1f}", f"{one.others:.1f}")
        assert row[-2:] == [f"{one.gap:+.1f}", "8"]
    assert person.sees("More than anybody else sees it:")
    assert person.sees("Few people answered: one of them moves an average a good deal.")
    assert person.button("As a table") is None


def test_the_tables_say_what_the_answers_say(person: Person, workspace: Workspace, given: Given) -> None:
    """Worked out here from the answers themselves."""
    found = open_person(person, workspace, 0, PersonTab.ONE)
    about = workspace.rounds.get(here(workspace).round_id).about
    assert about is not None
    (_self, own), *others = given[about.subjects[0].id]
    items = found.results.sections[0].items
    labels = [point.label.text() for point in found.results.instrument.scale.points]
    person.press("As a table")
    for row, item in zip(cells(person), items, strict=True):
        counts = [sum(answers[item.item_id] == n for _group, answers in others) for n in range(1, 6)]
        assert row[:7] == [item.statement, *map(str, counts), "0"]
        assert row[8] == labels[int(str(own[item.item_id])) - 1]
    person.choose("Most and least")
    person.press("As a table")
    ends = [("Most", item.statement) for item in found.highest] + [("Least", item.statement) for item in found.lowest]
    assert [(row[0], row[1]) for row in cells(person)] == ends


def test_a_difference_leads_to_its_behaviour(person: Person, workspace: Workspace) -> None:
    differ = apart(open_person(person, workspace, GENEROUS))
    person.press(differ[0].title)
    assert person.sees("To think about")
    assert person.sees(seen_words(differ[0].seen))
    assert person.button("As a table") is not None


def test_who_has_too_few_answers_can_be_talked_with(person: Person, workspace: Workspace) -> None:
    person.window.go(here(workspace, PersonResultsRoute, inner(workspace, FEW)))
    assert person.sees("Cam")
    assert not person.sees("All behaviours")
    assert person.button("As a table") is None
    person.press("Talk it through")
    assert person.sees("There are no figures to look at.")
    person.press("Leave the talk")
    person.press("Everybody")
    assert person.sees("Open a row to look at that person's results with them.")


@pytest.mark.slow
def test_the_projector_never_shows_one_person(person: Person, workspace: Workspace) -> None:
    window = person.window
    assert isinstance(window, Window)
    for lines in ((), (PersonTab.ONE,), (PersonTab.ENDS,)):
        open_person(person, workspace, 0, *lines)
        window.activateWindow()
        person.wait(window.isActiveWindow, "the window in front")
        person.key(Qt.Key.Key_F5)
        person.wait(lambda: window.room is not None, "the projector")
        assert window.room is not None
        for slide in (one for whole in window.room.slides for one in (whole, *whole.more)):
            assert not any(name in f"{slide.title} {slide.lines} {slide.notes}" for name in NAMES)
            assert not any(name in item.statement for item in slide.items for name in NAMES)
        window.room.close()
        person.wait(lambda: window.room is None, "the end of the projector")
    window.show_room(RoomRoute(inner(workspace, 0)))
    assert window.room is None


def test_all_together_names_nobody_and_follows_from_the_packs(
    person: Person, workspace: Workspace, given: Given
) -> None:
    person.press("All together")
    others = sum(len(answers) - 1 for n, answers in enumerate(given.values()) if n != FEW)
    assert person.sees(f"{others} sets of answers about 4 people, taken together. Nobody is named.")
    assert person.sees("1 person is not in it: too few people answered about them.")
    assert not any(name in words.split() for words in person.words() for name in NAMES)
    person.press("As a table")
    sections = workspace.rounds.get(inner(workspace, 0)).instrument.sections
    assert [row[0] for row in cells(person)] == [section.title.text() for section in sections]
    for row, section in zip(cells(person), sections, strict=True):
        means = [
            sum(int(str(answers[item.id])) for item in section.items) / len(section.items)
            for n, everyone in enumerate(given.values())
            if n != FEW
            for _group, answers in everyone[1:]
        ]
        assert f"({sum(means) / len(means):.1f})" in row[1]
    person.press("The group report")
    assert person.sees("All packs")


def test_too_few_people_for_all_together(workspace: Workspace, tmp_path: Path, qapp: object) -> None:  # noqa: ARG001
    a_round(workspace, NAMES[:2])
    for person in someone(workspace, tmp_path):
        assert person.sees("All together needs 4 people about whom enough was said.")
        assert person.button("All together") is None
        assert isinstance(person.window, Window)
        person.window.go(here(workspace, TogetherRoute))
        assert person.sees("There is no report about everybody together: it needs 4 people")
        person.window.show_room(RoomRoute(here(workspace).round_id))
        assert person.window.room is None


@pytest.mark.slow
def test_names_in_what_others_wrote_are_marked_for_the_facilitator_and_not_in_the_talk(
    workspace: Workspace,
    tmp_path: Path,
    qapp: object,  # noqa: ARG001
) -> None:
    """The name of the one it is about is no news there."""
    a_round(workspace, NAMES[:2], words="Zoe lets Ana and Oak speak")
    for person in someone(workspace, tmp_path):
        open_person(person, workspace, 0, PersonTab.WORDS)
        quotes = [one for one in person.window.findChildren(MarkedQuote) if one.isVisible()]
        assert [[one.text()[mark.start : mark.end] for mark in one.marks] for one in quotes] == [["Ana", "Oak"]] * 8
        assert person.sees("Names from your lists are in these words: Ana and Oak.")
        person.press("The pack")
        assert person.sees("8 comments in it have names from your lists.")
        person.window.go(here(workspace, SessionRoute, inner(workspace, 0)))
        session = person.window.findChild(SessionPage)
        session.presenter.go(OWN_WORDS)
        person.settle()
        quotes = [one for one in person.window.findChildren(MarkedQuote) if one.isVisible()]
        assert [one.marks for one in quotes] == [()] * 8


@pytest.mark.slow
def test_what_others_wrote_is_read_changed_and_held_back_before_the_pack_is_made(
    workspace: Workspace,
    tmp_path: Path,
    qapp: object,  # noqa: ARG001
) -> None:
    a_round(workspace, NAMES[:2], words="Zoe lets Ana speak")
    inner_id = inner(workspace, 0)
    (row, _other) = workspace.people_packs.rows(here(workspace).round_id)
    assert row.waiting == workspace.comments.waiting(inner_id) == WaitingWords(0, 8)
    for person in someone(workspace, tmp_path):
        person.window.go(here(workspace, PersonPackRoute, inner_id))
        assert person.sees("8 comments are not read yet. Look at “Own words” first.")
        person.press("Own words")
        assert person.sees("8 comments are not read yet.")
        order = workspace.comments.order.of(_texts_of(workspace, inner_id))
        _work_on(person, 3)
        person.window.findChild(QPlainTextEdit).setPlainText("Zoe lets others speak")
        person.press("Keep these words")
        assert person.button("Add") is None, "nothing about people is shown by theme"
        person.window.back()
        assert person.sees("7 comments are not read yet.")
        assert _quotes(person)[2] == "Zoe lets others speak", "where it was"
        assert workspace.comments.last_acts(inner_id) == {order[2]: CommentActKind.NAMES_OUT}
        _work_on(person, 1)
        person.choose("It could hurt somebody")
        person.press("Hold it back")
        assert person.sees("1 comment is for you alone, waits for other words, or is held back.")
        assert len(_quotes(person)) == 7
        person.press("I have read these")
        assert person.sees("No comment waits for you.")
        assert person.button("I have read these") is None
        person.press("Only for you")
        assert person.sees("Held back by you")
        person.press("Look again")
        person.press("Show it again")
        person.window.go(here(workspace, PersonPackRoute, inner_id))
        assert not person.sees("wait for you")
        found = workspace.people_results.of_subject(inner_id)
        assert isinstance(found, SubjectResults)
        assert sorted(set(found.results.open_comments[0].texts)) == ["Zoe lets Ana speak", "Zoe lets others speak"]


def _texts_of(workspace: Workspace, inner_id: str) -> tuple[str, ...]:
    found = workspace.people_results.of_subject(inner_id)
    assert isinstance(found, SubjectResults)
    return found.results.open_comments[0].ids


def _quotes(person: Person) -> list[str]:
    return [one.text() for one in person.window.findChildren(MarkedQuote) if one.isVisible()]


def _work_on(person: Person, n: int) -> None:
    button = next(
        one
        for one in person.window.findChildren(QAbstractButton)
        if one.accessibleName() == f"Work on comment {n}" and one.isVisible()
    )
    button.click()
    person.settle()


def test_a_round_that_still_runs_has_no_results(workspace: Workspace, tmp_path: Path, qapp: object) -> None:  # noqa: ARG001
    round_id, _given = a_round(workspace, NAMES)
    workspace.rounds.reopen(round_id)
    for person in someone(workspace, tmp_path):
        assert person.sees("This round is open again.")
        assert person.sees("Its results come back when it is closed.")
        person.press("Go to the round")
        assert person.sees("This round is open again. Its results come back when you close it.")


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_one_behaviour_of_all_together(
    workspace: Workspace, given: Given, show: Callable[..., Any], scale: float
) -> None:
    """Every count is worked out here from the answers themselves."""
    first, second = workspace.rounds.get(inner(workspace, 0)).instrument.sections[:2]
    shell, look = RecordingShell(workspace), Look(load_themes()["light"], scale)

    def look_at(section_id: str, *, by_tab: bool = False) -> TogetherPage:
        route = replace(here(workspace, TogetherRoute), section_id=section_id, by_tab=by_tab)
        page: TogetherPage = TogetherPresenter.build(shell, route)
        show(page, width=beside_the_rail(scale), look=look)
        return page

    def press(page: TogetherPage, words: str) -> Any:
        QTest.mouseClick(button(page, words), Qt.MouseButton.LeftButton)
        settle()
        return shell.gone[-1] if shell.gone else None

    page = look_at("")
    assert press(page, "One behaviour") == replace(here(workspace, TogetherRoute, first.id), by_tab=True)
    assert_sound(page, width=beside_the_rail(scale))
    page = look_at(first.id, by_tab=True)
    assert QApplication.focusWidget() is button(page, "One behaviour"), "arrows go on from the tab"
    assert not button(page, "Behaviour before").isEnabled()
    assert press(page, "Next behaviour") == here(workspace, TogetherRoute, second.id)
    assert press(page, "All behaviours").section_id == ""
    assert_sound(page, width=beside_the_rail(scale))
    page = look_at(second.id)
    assert second.title.text() in said(page)
    assert "Each number counts answers, about all of them together." in said(page)
    counts = [
        [sum(answers[item.id] == value for n, all_ in enumerate(given.values()) if n != FEW for _g, answers in all_[1:])
         for value in range(1, 6)]
        for item in second.items
    ]  # fmt: skip
    spoken = [one.accessibleName() for one in page.findChildren(ChartPicture) if one.isVisible()]
    labels = [point.label.text() for point in workspace.rounds.get(inner(workspace, 0)).instrument.scale.points]
    for words, row in zip(filter(None, spoken), counts, strict=True):
        assert all(f"{label}: {n}" in words for label, n in zip(labels, row, strict=True) if n), words
    press(page, "As a table")
    assert [one for one in page.findChildren(DataTable) if one.isVisible()]
    (table,) = page.presenter.tables()
    assert table.sentence == "Up to 32 of 32 sets of answers are behind each statement."
    assert [row[1:] for row in table.rows] == [(*map(str, row), "0") for row in counts]
    assert not any(name in row[0] for row in table.rows for name in NAMES)
    assert_sound(page, width=beside_the_rail(scale))
    press(page, "Show on projector")
    assert shell.rooms == [RoomRoute(here(workspace).round_id)]
    assert press(page, "Everybody") == here(workspace)


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("all_hidden", [True, False])
def test_where_a_behaviour_is_not_shown_the_reason_stands_in_its_place(
    workspace: Workspace, given: Given, show: Callable[..., Any], all_hidden: bool, scale: float
) -> None:
    assert given
    report = workspace.people_results.of_everybody(here(workspace).round_id)
    assert isinstance(report, GroupReport)
    section, *others = report.results.sections
    hide = len(section.items) if all_hidden else 1
    why = "Too few people gave an answer to this."
    items = tuple(
        ItemFigures(item.item_id, item.statement, item.short, item.reverse, withheld=why) if n < hide else item
        for n, item in enumerate(section.items)
    )
    section = replace(section, items=items)
    report = replace(report, results=replace(report.results, sections=(section, *others)))
    page = TogetherPage()
    page.presenter = TogetherPresenter(page, RecordingShell(workspace), here(workspace, TogetherRoute))
    page.presenter._report = report
    page.show_head("All together", "")
    page.show_tabs(one=True)
    page.show_one(report_for_screen(report), section)
    show(page, width=beside_the_rail(scale), look=Look(load_themes()["light"], scale))
    assert said(page).count(why) == 1, "once, not for each statement"
    assert ("Each number counts answers" in said(page)) is not all_hidden
    assert_sound(page, width=beside_the_rail(scale))
    table = answers_table(report, section)
    assert table.heads[-1] == "Why not"
    assert [row[-1] for row in table.rows] == [why if n < hide else "" for n in range(len(items))]
