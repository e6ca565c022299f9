"""In the real window, by clicks and keys: found by the code, one answer at a time, never without a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QWidget

from builders import answers_in
from facilitator_app.domain.change import Act
from facilitator_app.domain.response import Response
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace, create_workspace, open_workspace
from facilitator_app.store import Cost
from facilitator_app.ui.routes import CorrectionsRoute, RoundRoute
from facilitator_app.ui.widgets import Choices
from facilitator_app.ui.window import Window
from person import Beat, Person
from services.test_people_rounds import nine_people, started
from ui.checks import assert_sound

WORDS = "five words for the tests"
TODAY = date(2026, 11, 24)
Line = tuple[str, str, str]


@pytest.fixture
def window(tmp_path: Path, qtbot: Any) -> Iterator[Window]:
    workspace, _code = create_workspace(tmp_path / "store", WORDS, lambda: TODAY, Cost.quick())
    made = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    made.resize(1366, 768)
    made.show()
    made.opened(workspace)
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


def running(window: Window, people: int = 2) -> tuple[Round, list[str]]:
    """A round that so many people answered with the highest point, and the codes on their slips."""
    workspace = window.workspace
    made = workspace.partnerships.create("Northfield Families")
    workspace.partnerships.set_groups(made.id, (replace(made.groups[0], asked=6), *made.groups[1:]))
    round_ = workspace.rounds.start(workspace.rounds.new(made.id, "quick-check").id)
    codes = []
    for _person in range(people):
        seat = workspace.responding.start(round_.id, round_.groups[0].id)
        for item in round_.instrument.items:
            seat = workspace.responding.answer(seat, item.id, round_.instrument.scale.high)
        codes.append(workspace.responding.send(seat))
    return round_, codes


def stored(workspace: Workspace, round_: Round) -> tuple[list[Response], int, list[Line]]:
    """Everything that a change could touch."""
    with workspace.store.transaction() as t:
        lines = [(line.act.value, line.reason.value, line.note) for line in t.changes.of_round(round_.id)]
        out = t.responses.excluded(round_.id)
    ballots = [one for _id, one in sorted(answers_in(workspace.store, round_.id, WORDS).items())]
    return ballots, out, sorted(lines)


def to_corrections(window: Window, round_: Round) -> Person:
    person = Person(window, Beat())
    window.go(RoundRoute(round_.partnership_id, round_.id))
    person.press("Corrections")
    return person


def find(person: Person, code: str) -> None:
    person.type_into("Code from the slip", code)
    person.press("Find")
    person.wait(lambda: person.sees("We found it."), "the response")


def to_reasons(person: Person, round_: Round, act: Act) -> None:
    """Up to where the reason is asked for."""
    if act is not Act.CORRECTED:
        person.choose({Act.EXCLUDED: "Leave this response out", Act.WITHDRAWN: "Delete this response"}[act])
        return
    person.choose("Put one answer right")
    box = next(b for b in person.window.findChildren(QComboBox) if b.isVisible())
    box.setFocus()
    for _step in range(3):
        QTest.keyClick(box, Qt.Key.Key_Down)
    person.press("Show its answer")
    item = round_.instrument.items[2]
    fixed = [b for b in person.window.findChildren(QPlainTextEdit) if b.isVisible()]
    labels = {point.value: point.label.text() for point in round_.instrument.scale.points}
    assert [b.toPlainText() for b in fixed] == [item.text.text(), labels[round_.instrument.scale.high]]
    assert all(b.isReadOnly() and b.focusPolicy() & Qt.FocusPolicy.TabFocus for b in fixed)
    for box in fixed:
        QTest.keyClicks(box, "x")
    assert fixed[0].toPlainText() == item.text.text()
    person.press("Correct this")
    person.choose(labels[round_.instrument.scale.low])


REASON = {
    Act.CORRECTED: "It was typed in wrong from paper",
    Act.EXCLUDED: "The same person answered twice",
    Act.WITHDRAWN: "The person wants their answers deleted",
}
SAVE = {Act.CORRECTED: "Save the right answer", Act.EXCLUDED: "Leave it out", Act.WITHDRAWN: "Delete it for good"}


def test_an_answer_is_put_right_with_a_reason(window: Window) -> None:
    round_, codes = running(window)
    person = to_corrections(window, round_)
    assert person.sees("Nothing was changed so far.")
    person.type_into("Code from the slip", "WRONG 234")
    person.press("Find")
    person.wait(lambda: person.sees("We did not find that code. Check the letters and try again."), "the refusal")
    find(person, codes[0].lower())
    to_reasons(person, round_, Act.CORRECTED)
    person.press(SAVE[Act.CORRECTED])
    assert person.sees("There is no reason yet.")
    person.choose(REASON[Act.CORRECTED])
    person.type_into("Note (you can leave this empty)", "Box 2 was ticked.")
    person.press(SAVE[Act.CORRECTED])
    person.wait(lambda: person.sees("One answer was put right."), "the word that it is done")
    ballots, _out, lines = stored(window.workspace, round_)
    scale, item = round_.instrument.scale, round_.instrument.items[2].id
    assert sorted(r.answers[item] for r in ballots) == sorted([scale.low, scale.high])
    assert all(r.answers[i.id] == scale.high for r in ballots for i in round_.instrument.items if i.id != item)
    assert lines == [("corrected", "keyed_wrong", "Box 2 was ticked.")]


def test_one_code_shows_one_answer(window: Window) -> None:
    round_, codes = running(window)
    person = to_corrections(window, round_)
    find(person, codes[0])
    to_reasons(person, round_, Act.CORRECTED)
    assert not [b for b in person.window.findChildren(QComboBox) if b.isVisible()]
    person.press("Not now")
    assert person.box("Code from the slip").text() == ""


def test_a_response_is_left_out_counted_again_and_deleted(window: Window) -> None:
    round_, codes = running(window)
    person = to_corrections(window, round_)
    find(person, codes[0])
    to_reasons(person, round_, Act.EXCLUDED)
    person.choose(REASON[Act.EXCLUDED])
    person.press(SAVE[Act.EXCLUDED])
    person.wait(lambda: person.sees("One response was left out."), "the word that it is done")
    assert stored(window.workspace, round_)[1] == 1
    find(person, codes[0])
    assert person.sees("It is left out of the results now.")
    person.choose("Count this response again")
    person.choose("It was left out by mistake")
    person.press("Count it again")
    assert stored(window.workspace, round_)[1] == 0
    find(person, codes[1])
    to_reasons(person, round_, Act.WITHDRAWN)
    person.choose(REASON[Act.WITHDRAWN])
    person.press(SAVE[Act.WITHDRAWN])
    person.wait(lambda: person.sees("One response was deleted."), "the word that it is done")
    ballots, out, lines = stored(window.workspace, round_)
    assert (len(ballots), out) == (1, 0)
    assert [act for act, _reason, _note in lines] == ["excluded", "returned", "withdrawn"]


def test_in_a_round_about_people_a_question_says_whom_it_is_about(window: Window) -> None:
    round_ = started(window.workspace, nine_people(window.workspace))
    seat = window.workspace.responding.start_rater(round_.id, window.workspace.people_rounds.raters(round_.id)[2][0].id)
    for item in window.workspace.responding.round_for(seat).instrument.items:
        seat = window.workspace.responding.answer(seat, item.id, round_.instrument.scale.high)
    code = window.workspace.responding.send(seat)
    person = to_corrections(window, round_)
    find(person, code)
    assert person.sees("It is all that this person said about anybody.")
    person.choose("Put one answer right")
    box = next(b for b in person.window.findChildren(QComboBox) if b.isVisible())
    titles = [box.itemText(place) for place in range(1, box.count())]
    short = round_.instrument.items[0].short.text()
    assert titles[0] == f"1. Ana: {short}"
    assert f"{len(round_.instrument.items) + 1}. Ben: {short}" in titles
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    person.press("Show its answer")
    person.press("Correct this")
    person.choose(round_.instrument.scale.points[0].label.text())
    person.choose(REASON[Act.CORRECTED])
    person.press(SAVE[Act.CORRECTED])
    person.wait(lambda: person.sees("One answer was put right."), "the word that it is done")
    find(person, code)
    to_reasons(person, round_, Act.WITHDRAWN)
    person.choose(REASON[Act.WITHDRAWN])
    person.press(SAVE[Act.WITHDRAWN])
    person.wait(lambda: person.sees("One response was deleted."), "the word that it is done")
    with window.workspace.store.transaction() as t:
        assert [t.responses.answered(inner.id) for inner in t.rounds.inside(round_.id)] == [{}, {}]


def escape(window: Window, person: Person) -> None:
    person.key(Qt.Key.Key_Escape)
    window.activateWindow()


def minimise(window: Window, person: Person) -> None:
    window.showMinimized()
    person.settle()
    window.showNormal()
    person.settle()


def another_window(window: Window, person: Person) -> None:
    """The page loses the focus to another window, as it does when the lid is shut or the screen is locked."""
    other = QWidget()
    other.show()
    other.activateWindow()
    person.wait(lambda: not window.isActiveWindow(), "the other window")
    other.close()
    window.activateWindow()


def cover(window: Window, person: Person) -> None:
    """The laptop is handed over for the next person."""
    round_ = window.workspace.rounds.open_rounds()[0]
    window.workspace.preferences.set_pin("2580")
    window.hand_over(round_.id, round_.groups[0].id)
    person.settle()
    assert window.respondent is not None
    window.respondent.leave()


PATHS: dict[str, Callable[[Window, Person], object]] = {
    "not now": lambda _window, person: person.press("Not now"),
    "the way back": lambda window, _person: window.page.back_link.click(),  # type: ignore[union-attr]
    "Alt+Left": lambda _window, person: person.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
    "the rail": lambda _window, person: person.press("Home"),
    "help": lambda _window, person: person.key(Qt.Key.Key_F1),
    "lock": lambda _window, person: person.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier),
    "Esc": escape,
    "Enter": lambda _window, person: person.key(Qt.Key.Key_Return),
    "larger text": lambda _window, person: person.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier),
    "minimised": minimise,
    "another window": another_window,
    "cover": cover,
    "closed": lambda window, _person: window.close(),
}


@pytest.mark.slow
@pytest.mark.parametrize("act", list(SAVE))
def test_no_way_off_the_page_saves_anything(window: Window, tmp_path: Path, act: Act) -> None:
    """One after the other; the last one closes the window."""
    round_, codes = running(window)
    before = stored(window.workspace, round_)
    for path, leave in PATHS.items():
        if not window.is_open:
            window.opened(open_workspace(tmp_path / "store", WORDS, lambda: TODAY))
        person = to_corrections(window, round_)
        find(person, codes[0])
        to_reasons(person, round_, act)
        leave(window, person)
        person.settle()
        workspace = window.workspace if window.is_open else open_workspace(tmp_path / "store", WORDS, lambda: TODAY)
        assert stored(workspace, round_) == before, path
        if not window.is_open:
            workspace.close()
    assert not window.isVisible()


@pytest.mark.parametrize("act", list(SAVE))
def test_the_last_button_refuses_without_a_reason_and_keeps_the_note(window: Window, act: Act) -> None:
    round_, codes = running(window)
    before = stored(window.workspace, round_)
    person = to_corrections(window, round_)
    find(person, codes[0])
    to_reasons(person, round_, act)
    person.type_into("Note (you can leave this empty)", "It looks wrong")
    for _time in range(2):
        person.press(SAVE[act])
    assert person.sees("There is no reason yet. Choose one from the list.")
    assert person.box("Note (you can leave this empty)").toPlainText() == "It looks wrong"
    assert stored(window.workspace, round_) == before


def test_by_keys_alone(window: Window) -> None:
    round_, codes = running(window)
    person = to_corrections(window, round_)
    QTest.keyClicks(QApplication.focusWidget(), codes[0])
    person.key(Qt.Key.Key_Return)
    person.key(Qt.Key.Key_Down)
    person.key(Qt.Key.Key_Space)
    assert QApplication.focusWidget().isChecked()  # type: ignore[union-attr]
    person.key(Qt.Key.Key_Tab)
    person.key(Qt.Key.Key_Space)
    for _stop in range(3):  # what stands between the reasons and the button: the note, the button
        if getattr(QApplication.focusWidget(), "text", str)() == SAVE[Act.EXCLUDED]:
            break
        person.key(Qt.Key.Key_Tab)
    person.key(Qt.Key.Key_Space)
    person.wait(lambda: person.sees("One response was left out."), "the word that it is done")
    assert stored(window.workspace, round_)[2] == [("excluded", "duplicate", "")]


def test_a_closed_round_has_nobody_to_find(window: Window) -> None:
    round_, _codes = running(window)
    window.workspace.rounds.close(round_.id, WORDS)
    window.go(CorrectionsRoute(round_.partnership_id, round_.id))
    person = Person(window, Beat())
    assert person.sees("nobody's answers can be found any more")
    person.press("Back to the round")
    assert window.screen_name == "round"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("act", list(SAVE))
def test_every_step_is_sound(window: Window, scale: float, act: Act) -> None:
    window.change_settings(replace(window.settings, scale=scale))
    round_, codes = running(window)
    person = to_corrections(window, round_)
    find(person, codes[0])
    to_reasons(person, round_, act)
    for choices in window.findChildren(Choices):
        choices.blockSignals(True)  # the walk by arrows would choose something else to do
    assert_sound(window, width=1366, height=768)
    for choices in window.findChildren(Choices):
        choices.blockSignals(False)
    person.choose(REASON[act])
    person.press(SAVE[act])
    assert_sound(window, width=1366, height=768)
