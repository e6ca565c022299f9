"""From results to actions in the real window: talked about, agreed, voted on in both ways, made an action of."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.discussion import MOST_NOTE, Discussion
from facilitator_app.domain.follow_up import without_since
from facilitator_app.domain.plan import MOST_LETTERS
from facilitator_app.domain.round import Round
from facilitator_app.services.demonstration import PASSPHRASE
from facilitator_app.services.workspace import Workspace, open_workspace
from facilitator_app.ui.routes import (
    ActionRoute,
    CountHandsRoute,
    DiscussionRoute,
    DiscussionsRoute,
    HomeRoute,
    MainPointsRoute,
    PeopleResultsRoute,
    PlanRoute,
    StatementRoute,
    ThemeRoute,
    TogetherRoute,
    VoteRoute,
)
from facilitator_app.ui.shell import RoomRoute
from facilitator_app.ui.theme import look_of
from person import Person

TODAY = date(2026, 11, 24)


@pytest.fixture
def workspace(demonstration_open: Workspace) -> Workspace:
    """The demonstration, with an empty plan and nothing talked about."""
    id_ = demonstration_open.partnerships.rows()[0].partnership.id
    demonstration_open.plan.restore(id_, ())
    for round_ in demonstration_open.rounds.of_partnership(id_):
        demonstration_open.discussions.restore(round_.id, ())
    return demonstration_open


def themes(closed: Round, n: int) -> list[str]:
    """The words of the first themes."""
    return [section.title.text() for section in closed.instrument.sections[:n]]


def begin(workspace: Workspace, closed: Round, n: int) -> list[Discussion]:
    return [workspace.discussions.begin(closed.id, section.id) for section in closed.instrument.sections[:n]]


def talk(workspace: Workspace, closed: Round) -> tuple[Discussion, ...]:
    return workspace.discussions.of_round(closed.id).discussions


def place(person: Person, words: str, dots: int) -> None:
    """One dot after the other, on this."""
    buttons = person.window.findChildren(QWidget)
    more = next(b for b in buttons if b.accessibleName() == "One dot more" and b.accessibleDescription() == words)
    for _dot in range(dots):
        QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    person.settle()


def count(person: Person, words: str, dots: int) -> None:
    person.type_into(words, str(dots))


@pytest.mark.slow
def test_results_discussion_vote_action_on_the_plan(
    person: Person,
    workspace: Workspace,
    id_: str,
    closed: Round,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The whole way, as a group goes it in one meeting, to the page that everybody takes home."""
    one, two, three = without_since(closed.instrument).sections[:3]
    item = three.items[0]
    person.window.go(ThemeRoute(id_, closed.id, one.id))
    person.press("Talk about this")
    assert person.window._here == DiscussionRoute(id_, closed.id, one.id)
    assert person.sees(one.title.text())
    person.type_into("What is said", "We meet too rarely")
    person.type_into("In words", "We want to meet each month")
    assert person.box("On the scale") is None, "a theme has no scale of its own"
    person.window.go(StatementRoute(id_, closed.id, three.id, item_id=item.id))
    person.press("Talk about this")
    assert person.sees(item.text.text())
    box = person.window.page.point.editor
    box.setCurrentIndex(2)
    box.activated.emit(2)
    person.window.go(ThemeRoute(id_, closed.id, two.id))
    person.press("Talk about this")
    person.press("What we talk about")
    assert person.window._here == DiscussionsRoute(id_, closed.id)
    kept = talk(workspace, closed)
    assert [(d.id, d.note, d.agreed, d.dots) for d in kept] == [
        (one.id, "We meet too rarely", "We want to meet each month", None),
        (two.id, "", "", None),
        (item.id, "", "", None),
    ]
    assert kept[2].point == closed.instrument.scale_of(item).points[1].value
    person.press("Place dots in turn")
    person.press("Begin")
    for ballot in ({one.title.text(): 2, two.title.text(): 1}, {one.title.text(): 3}, {item.text.text(): 1}):
        for words, dots in ballot.items():
            place(person, words, dots)
        person.press("My dots are placed")
        person.press("Next person")
    person.press("My dots are placed")
    person.press("End the vote")
    assert person.sees(f"1. {one.title.text()}")
    assert person.sees("5 dots")
    assert [d.dots for d in talk(workspace, closed)] == [5, 1, 1]
    person.press("Make this an action")
    (action,) = workspace.plan.of(id_)
    assert person.window._here == ActionRoute(id_, action.id)
    assert (action.want, action.first, action.source) == ("We want to meet each month", True, kept[0].source)
    person.press("What was said")
    assert person.window._here == DiscussionRoute(id_, closed.id, one.id)
    person.press("Open the action")
    person.type_into("First step", "Ask all for their days")
    person.press("What we will do")
    assert person.window._here == PlanRoute(id_)
    assert workspace.plan.get(id_, action.id).first_step == "Ask all for their days"
    monkeypatch.setattr(person.window, "ask_save_path", lambda _title, name, _kind: tmp_path / name)
    for button, ending in (("Save PDF", "pdf"), ("Save as a spreadsheet", "xlsx")):
        person.press(button)
        told = f".{ending}. Keep it safe: this file is not locked."
        person.wait(lambda told=told: person.sees(told), button)
    pages = pypdfium2.PdfDocument(next(tmp_path.glob("*.pdf")))
    plan, talked = (" ".join(page.get_textpage().get_text_range().split()) for page in pages)
    pages.close()
    assert "Ask all for their days" in plan
    for words in ("What we talked about", "The group agrees: We want to meet each month", "5 dots on 24 November 2026"):
        assert words in talked
    book = load_workbook(next(tmp_path.glob("*.xlsx")))
    assert [cell.value for cell in book["What we talked about"]["E"]] == ["Dots", 5, 1, 1]
    person.press("What we talk about")
    assert person.button("Open the action") is not None


def test_nothing_of_a_vote_is_seen_or_kept_before_its_end(
    person: Person, workspace: Workspace, id_: str, closed: Round
) -> None:
    begin(workspace, closed, 3)
    words = themes(closed, 3)
    before = talk(workspace, closed)
    person.window.go(VoteRoute(id_, closed.id))
    assert not person.sees("There are dots of a vote before.")
    person.press("Begin")
    place(person, words[1], 5)
    assert [row.dots.text() for row in person.window.page.rows.values()] == ["0", "3", "0"], "three at most"
    assert person.sees("You have 0 dots left.")
    person.press("My dots are placed")
    assert not person.window.page.rows, "no dot is on the page between two people"
    assert not person.sees(words[1])
    person.press("Next person")
    assert [row.dots.text() for row in person.window.page.rows.values()] == ["0", "0", "0"]
    assert talk(workspace, closed) == before
    person.press("My dots are placed")
    person.press("End the vote")
    assert person.sees("With fewer than 3 people each could work out the dots of another.")
    assert talk(workspace, closed) == before
    person.press("Next person")
    person.press("My dots are placed")
    person.press("End the vote")
    assert [one.dots for one in talk(workspace, closed)] == [0, 3, 0]
    assert person.window._here == DiscussionsRoute(id_, closed.id)
    person.press("Place dots in turn")
    assert person.sees("There are dots of a vote before. They go when you end this one.")


@pytest.mark.parametrize("way", ["stop", "lock", "fault"])
def test_a_vote_that_is_interrupted_leaves_nothing_and_begins_again(
    person: Person, workspace: Workspace, id_: str, closed: Round, way: str
) -> None:
    begin(workspace, closed, 2)
    person.window.go(VoteRoute(id_, closed.id))
    person.press("Begin")
    place(person, themes(closed, 1)[0], 3)
    person.press("My dots are placed")
    page = person.window.page.presenter
    if way == "stop":
        person.press("Stop without a result")
    elif way == "lock":
        person.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        person.wait(lambda: not person.window.is_open, "the lock")
    else:
        person.window.show_fault("a fault")
    assert (page.vote.sums, page.vote.people, page.placed) == ({}, 0, {})
    if way == "lock":
        again = open_workspace(workspace.store.path, PASSPHRASE, lambda: TODAY)
        assert {one.dots for one in talk(again, closed)} == {None}
        again.close()
        return
    assert {one.dots for one in talk(workspace, closed)} == {None}
    person.window.go(VoteRoute(id_, closed.id))
    assert person.button("End the vote") is None, "nobody has placed dots yet"


def test_only_its_own_buttons_lead_away_from_a_vote(
    person: Person, workspace: Workspace, id_: str, closed: Round
) -> None:
    begin(workspace, closed, 2)
    here = VoteRoute(id_, closed.id)
    person.window.go(here)
    for key, modifier in (
        (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier),
    ):
        person.key(key, modifier)
    assert person.window._here == here
    assert person.window.room is None
    assert not person.window._may_lock(), "it does not lock by itself between two people"
    assert not person.window._frame.rail.isVisible()


def test_hands_are_kept_as_they_are_typed_and_ties_are_told(
    person: Person, workspace: Workspace, id_: str, closed: Round
) -> None:
    begin(workspace, closed, 4)
    words = themes(closed, 4)
    person.window.go(DiscussionsRoute(id_, closed.id))
    person.press("Count hands")
    for one, dots in zip(words, (2, 7, 2, 2)):
        count(person, one, dots)
    assert [one.dots for one in talk(workspace, closed)] == [2, 7, 2, 2]
    person.press("See what comes first")
    assert person.sees(f"1. {words[1]}")
    assert person.sees("3 have as many dots as each other, and there is room for 2 of them.")
    assert not person.sees(f"2. {words[0]}"), "none of them is picked by its place"
    person.press("Count hands")
    assert person.box(words[1]).value() == 7, "what was counted can be put right"
    count(person, words[0], 3)
    count(person, words[2], 3)
    person.press("See what comes first")
    assert person.sees(f"3. {words[2]}")
    assert person.sees("Those with as many dots as each other stand in the order of the questionnaire.")
    person.press("Take the dots away")
    assert {one.dots for one in talk(workspace, closed)} == {None}
    assert not person.sees("What comes first")
    person.press("Undo")
    assert [one.dots for one in talk(workspace, closed)] == [3, 7, 3, 2]
    workspace.discussions.count_hands(closed.id, {})
    person.window.refresh()
    assert person.sees("No dots were placed")


def test_what_cannot_be_kept_waits_and_is_said(person: Person, workspace: Workspace, id_: str, closed: Round) -> None:
    (one,) = begin(workspace, closed, 1)
    here = DiscussionRoute(id_, closed.id, one.id)
    person.window.go(here)
    person.box("What is said").setPlainText("x" * (MOST_NOTE + 1))
    person.settle()
    assert person.sees(f"Error: That is {MOST_NOTE + 1} letters long.")
    person.box("In words").setPlainText("y" * (MOST_LETTERS + 1))
    person.press("Make this an action")
    assert person.window._here == here, "it is said before one leaves"
    assert workspace.plan.of(id_) == ()
    person.press("What we talk about")
    assert person.window._here == here
    assert talk(workspace, closed) == (one,)
    person.window.go(HomeRoute())
    person.window.go(here)
    assert len(person.box("What is said").toPlainText()) == MOST_NOTE + 1, "nothing that was typed is lost"
    person.type_into("What is said", "short")
    person.type_into("In words", "agreed")
    person.press("What we talk about")
    assert person.window._here == DiscussionsRoute(id_, closed.id)
    assert [(d.note, d.agreed) for d in talk(workspace, closed)] == [("short", "agreed")]


def test_what_is_taken_off_comes_back_from_its_page_and_from_the_list(
    person: Person, workspace: Workspace, id_: str, closed: Round
) -> None:
    one, two = begin(workspace, closed, 2)
    person.window.go(DiscussionRoute(id_, closed.id, one.id))
    person.press("Take this off")
    assert person.sees(f"{one.source.words} was taken off.")
    assert talk(workspace, closed) == (two,)
    person.press("Undo")
    assert talk(workspace, closed) == (one, two)
    assert person.box("What is said") is not None
    person.press("What we talk about")
    table = person.window.page.list.table
    table.setFocus()
    table.setCurrentCell(1, 0)
    person.key(Qt.Key.Key_Delete)
    assert talk(workspace, closed) == (one,)
    person.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert talk(workspace, closed) == (one, two)
    table.setCurrentCell(1, 0)
    table.setFocus()
    person.key(Qt.Key.Key_Return)
    assert person.window._here == DiscussionRoute(id_, closed.id, two.id)


@pytest.mark.slow
def test_where_nothing_is_it_says_where_to_begin(person: Person, workspace: Workspace, id_: str, closed: Round) -> None:
    person.window.go(PlanRoute(id_))
    assert person.button("What we talk about") is None
    person.window.go(MainPointsRoute(id_, closed.id))
    person.press("What we talk about")
    assert person.sees("Nothing is talked about yet")
    assert person.button("Place dots in turn") is None
    person.press("Look at the results")
    assert person.window._here == MainPointsRoute(id_, closed.id)
    for route in (CountHandsRoute(id_, closed.id), VoteRoute(id_, closed.id)):
        person.window.go(route)
        assert person.sees("There is nothing to choose among yet.")
    person.press("To what we talk about")
    assert person.window._here == DiscussionsRoute(id_, closed.id)
    person.window.go(DiscussionRoute(id_, closed.id, "gone"))
    assert person.sees("This is not among the things that you talk about.")
    person.press("To what we talk about")
    person.window.go(DiscussionsRoute(id_))
    assert person.sees("Nothing is talked about yet")
    assert workspace.discussions.count(id_) == 0, "looking begins nothing"


@pytest.mark.slow
def test_from_the_projector_with_a_button_and_a_key(
    person: Person, workspace: Workspace, id_: str, closed: Round
) -> None:
    section = closed.instrument.sections[1]
    item = section.items[0]
    person.window.show_room(RoomRoute(closed.id))
    room = person.window.room
    assert room is not None
    assert room.talk_id == "", "the first slide is about no theme"
    assert not room._buttons["talk"].isVisible()
    QTest.keyClick(room, Qt.Key.Key_T)
    assert person.window.room is room
    person.window.show_room(RoomRoute(closed.id, section.id))
    room = person.window.room
    assert room is not None
    QTest.mouseClick(room._buttons["talk"], Qt.MouseButton.LeftButton)
    person.settle()
    assert person.window.room is None, "the picture is gone"
    assert person.window._here == DiscussionRoute(id_, closed.id, section.id, on_wall=True)
    person.press("Show on projector")
    room = person.window.room
    assert room is not None
    assert room.talk_id == section.id, "it goes on where it was"
    person.window.show_room(RoomRoute(closed.id, section.id, item.id))
    room = person.window.room
    assert room is not None
    QTest.keyClick(room, Qt.Key.Key_T)
    person.settle()
    assert person.window._here == DiscussionRoute(id_, closed.id, item.id, on_wall=True)
    assert [one.id for one in talk(workspace, closed)] == [section.id, item.id]


def test_of_a_round_about_people_themes_are_talked_about_and_nobody(
    person: Person, workspace: Workspace, id_: str
) -> None:
    about = next(r for r in workspace.rounds.of_partnership(id_) if r.state == "closed" and r.about is not None)
    section = about.instrument.sections[0]
    person.window.show_room(RoomRoute(about.id, section.id))
    room = person.window.room
    assert room is not None
    room.talk_about()
    person.settle()
    assert person.window._here == DiscussionRoute(id_, about.id, section.id, on_wall=True)
    person.press("Look at these results")
    assert person.window._here == TogetherRoute(id_, about.id)
    person.window.go(DiscussionsRoute(id_, about.id))
    assert [one.id for one in talk(workspace, about)] == [section.id]
    person.press("Results")
    assert person.window._here == PeopleResultsRoute(id_, about.id)


def test_single_keys_that_are_off_leave_the_button(
    person: Person, workspace: Workspace, id_: str, closed: Round
) -> None:
    from dataclasses import replace

    person.window.change_settings(replace(person.window.settings, room_keys=False))
    section = closed.instrument.sections[1]
    person.window.show_room(RoomRoute(closed.id, section.id))
    room = person.window.room
    assert room is not None
    QTest.keyClick(room, Qt.Key.Key_T)
    person.settle()
    assert person.window.room is room
    assert talk(workspace, closed) == ()
    assert id_


@pytest.mark.slow
def test_on_a_second_screen_the_room_reads_what_is_typed(tmp_path: Path) -> None:
    screens = [
        {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "projector", "x": 1366, "y": 0, "width": 1024, "height": 768},
    ]
    usual = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": [screen | usual for screen in screens]}))
    run = subprocess.run(
        [sys.executable, str(Path(__file__).parent / "second_screen.py"), str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = json.loads(run.stdout.splitlines()[-1])
    assert found.pop("wall") == [1366, 0, 1024, 768]
    assert found.pop("said") == "We meet too rarely"
    assert found.pop("agreed") == "We meet each month."
    assert found.pop("end") == "the end", "what is typed now stays in sight"
    assert found == dict.fromkeys(found, True)


def test_the_results_are_a_press_away_and_words_are_read_across_the_room(
    person: Person, workspace: Workspace, id_: str, closed: Round
) -> None:
    section = closed.instrument.sections[1]
    item = section.items[0]
    workspace.discussions.begin(closed.id, item.id)
    person.window.go(DiscussionRoute(id_, closed.id, item.id))
    assert look_of(person.box("What is said")).scale == 1.75 * person.window.settings.scale
    assert person.sees("It stands apart from what people answered, and changes no figure.")
    person.press("Look at these results")
    assert person.window._here == StatementRoute(id_, closed.id, section.id, item_id=item.id)
