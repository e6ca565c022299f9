"""One physical press is at most one step, on every page: held keys, a shaky hand, characters that are no numbers."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from facilitator_app.domain.response import ViewPrefs
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.event_watch import wake
from facilitator_app.ui.respondent.keys import number_meant
from facilitator_app.ui.respondent.mode import RespondentMode
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.views.come_back import ComeBackPage
from facilitator_app.ui.respondent.views.comment import OwnWordsPage
from facilitator_app.ui.respondent.views.hand_back import HandBackPage
from facilitator_app.ui.respondent.views.question import QuestionPage
from facilitator_app.ui.respondent.views.thanks import ThanksPage
from facilitator_app.ui.second_press import press_pause
from ui.respondent.conftest import Clock
from ui.respondent.samples import to_first_question

Key = Qt.Key
Mod = Qt.KeyboardModifier
Make = Callable[..., RespondentMode]
MakeRound = Callable[..., Round]
HELD = {
    "Enter": (Key.Key_Return, "\r", Mod.NoModifier),
    "Enter of the number block": (Key.Key_Enter, "\r", Mod.KeypadModifier),
    "Space": (Key.Key_Space, " ", Mod.NoModifier),
    "Select": (Key.Key_Select, "", Mod.NoModifier),
    "1": (Key.Key_1, "1", Mod.NoModifier),
    "Down": (Key.Key_Down, "", Mod.NoModifier),
    "Up": (Key.Key_Up, "", Mod.NoModifier),
    "Right": (Key.Key_Right, "", Mod.NoModifier),
    "Back": (Key.Key_Left, "", Mod.AltModifier),
    "Esc": (Key.Key_Escape, "", Mod.NoModifier),
    "Larger": (Key.Key_Plus, "+", Mod.ControlModifier),
}


def key(
    kind: QEvent.Type, name: tuple[Qt.Key, str, Qt.KeyboardModifier], mode: RespondentMode, again: bool = False
) -> None:
    pressed, text, held = name
    event = QKeyEvent(kind, pressed, held, text, again)
    wake()
    QCoreApplication.sendEvent(QApplication.focusWidget() or mode, event)


SOON = 15
"""Of the repeats of a key that is held: longer than the pause after a press. Of the later ones every fifth will do."""


def hold(mode: RespondentMode, clock: Clock, name: tuple[Qt.Key, str, Qt.KeyboardModifier]) -> Iterator[None]:
    """A key that is held for eight seconds; gives way after each event."""
    clock.tick()
    key(QEvent.Type.KeyPress, name, mode)
    yield
    clock.tick(0.66)
    for repeat in range(80):
        if repeat < SOON or repeat % 5 == 0:
            key(QEvent.Type.KeyPress, name, mode, again=True)
            yield
        clock.tick(0.09)
    key(QEvent.Type.KeyRelease, name, mode)
    yield


def state(mode: RespondentMode) -> tuple[Any, ...]:
    flow = mode.flow
    said = [flow.answer_of(item.id) for item in flow.instrument.items]
    return flow.page, said, flow.practice_answer, flow.group_id, flow.how, flow.code, mode._seeing, mode._over


def kept(mode: RespondentMode) -> dict[str, Any]:
    return {name: copy.copy(value) for name, value in vars(mode.flow).items()}


def put_back(mode: RespondentMode, before: dict[str, Any], seeing: ViewPrefs) -> None:
    if mode._seeing != seeing:
        mode._see(seeing)
    vars(mode.flow).update({name: copy.copy(value) for name, value in before.items()})
    mode._over, mode._shown = False, None
    mode._show()


def at(mode: RespondentMode) -> tuple[Any, ...]:
    """All that may be another after a key, also where it is no step."""
    return state(mode), mode.page, QApplication.focusWidget(), mode.page.area.verticalScrollBar().value()


@pytest.mark.slow
def test_a_key_held_for_eight_seconds_is_one_step_on_every_page(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace, clock: Clock, settle: Callable[[], None]
) -> None:
    """Each key finds the page as it comes: where the one before it changed something, it is shown anew."""
    cheap_store.preferences.set_number_keys(True)
    try:
        mode = make_mode(make_round().id)
    finally:
        cheap_store.preferences.set_number_keys(False)
    steps: Counter[str] = Counter()
    more = {}
    for page in mode.walk_pages():
        before, seeing, first = kept(mode), mode._seeing, state(mode)
        for name, pressed in HELD.items():
            came, seen = at(mode), [first]
            for _event in hold(mode, clock, pressed):
                if state(mode) != seen[-1]:
                    seen.append(state(mode))
            steps[name] += len(seen) == 2
            if len(seen) > 2:
                more[page, name] = [str(one[0]) for one in seen]
            if at(mode) != came:
                settle()
                put_back(mode, before, seeing)
                assert state(mode) == first
    assert more == {}
    assert [name for name in HELD if name != "Right" and not steps[name]] == [], "they do something on some page"


def test_enter_held_on_send_with_a_pin_set_sends_once_and_tries_no_pin(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace, clock: Clock, settle: Callable[[], None]
) -> None:
    cheap_store.preferences.set_pin("2468")
    try:
        round_ = make_round()
        mode = make_mode(round_.id)
        to_first_question(mode.flow)
        mode._do(mode.flow.send_now)
        asked: list[bool] = []
        mode.passphrase_needed.connect(lambda: asked.append(True))
        list(hold(mode, clock, HELD["Enter"]))
        assert isinstance(mode.page, ThanksPage)
        mode._do(mode.flow.clear_screen)
        settle()
        for _time in range(3):
            list(hold(mode, clock, HELD["Enter"]))
        page = mode.page
        assert isinstance(page, HandBackPage)
        assert mode.flow.pin_tries == 5
        assert page.note.text() == "Type the PIN first."
        assert asked == []
        QTest.keyClicks(page.pin, "1111")
        list(hold(mode, clock, HELD["Enter"]))
        assert mode.flow.pin_tries == 4, "one press is one try"
        assert cheap_store.rounds.progress(round_.id).answered == 1
    finally:
        with cheap_store.store.transaction() as t:
            t.settings.set("pin", "")
            t.commit()


def test_enter_held_after_wrong_words_is_one_try(make_mode: Make, make_round: MakeRound, clock: Clock) -> None:
    mode = make_mode(make_round().id, start="come_back")
    page = mode.page
    assert isinstance(page, ComeBackPage)
    QTest.keyClicks(page.box, "apple river stone")
    list(hold(mode, clock, HELD["Enter"]))
    assert mode.flow.words_tries == 4


def test_a_held_letter_goes_on_typing_where_it_went_down_and_nowhere_else(
    make_mode: Make, make_round: MakeRound, clock: Clock
) -> None:
    mode = make_mode(make_round().id)
    to_first_question(mode.flow)
    mode._do(mode.flow.add_comment)
    page = mode.page
    assert isinstance(page, OwnWordsPage)
    letter = (Key.Key_E, "e", Mod.NoModifier)
    for _number, _event in zip(range(6), hold(mode, clock, letter)):
        pass
    assert page.box.toPlainText() == "eeeeee"
    mode._do(mode.flow.back)
    mode._do(mode.flow.add_comment)
    clock.tick()
    page = mode.page
    assert isinstance(page, OwnWordsPage)
    before = page.box.toPlainText()
    key(QEvent.Type.KeyPress, letter, mode, again=True)
    assert page.box.toPlainText() == before, "the key did not go down in this box"


@pytest.mark.parametrize("again", ["click", "double click", "Enter", "1"])
def test_a_second_press_in_the_same_moment_never_acts_on_the_page_that_came(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace, clock: Clock, again: str
) -> None:
    cheap_store.preferences.set_number_keys(True)
    try:
        mode = make_mode(make_round().id)
    finally:
        cheap_store.preferences.set_number_keys(False)
    to_first_question(mode.flow)
    mode._show()
    clock.tick()
    QTest.mouseClick(mode.page.continue_button, Qt.MouseButton.LeftButton)
    page = mode.page
    assert isinstance(page, QuestionPage)
    assert page.item_id == "p1i2"

    def press(again: str = again) -> None:
        if again == "click":
            QTest.mouseClick(page.choices.options[0], Qt.MouseButton.LeftButton)
        elif again == "double click":
            QTest.mouseDClick(page.choices.options[0], Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(page.choices.options[0], Key.Key_Return if again == "Enter" else Key.Key_1)

    clock.tick(0.45)
    press()
    assert mode.flow.answer_of("p1i2") is None
    clock.tick(0.1)
    press("click")
    assert mode.flow.answer_of("p1i2") == 4


def test_the_pause_is_never_shorter_than_a_double_click_of_this_computer() -> None:
    hints = QGuiApplication.styleHints()
    before = hints.mouseDoubleClickInterval()
    try:
        for interval in (200, 400, 500, 900):
            hints.setMouseDoubleClickInterval(interval)
            assert press_pause() >= max(0.5, interval / 1000)
    finally:
        hints.setMouseDoubleClickInterval(before)


def typed(text: str, scan: int = 0, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> int | None:
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_unknown, modifiers, scan, 0, 0, text)
    return number_meant(event)


def test_only_what_is_a_number_counts_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator_app.ui.respondent.keys.sys.platform", "linux")
    assert [typed(text) for text in "1٤४９"] == [1, 4, 4, 9]
    assert [typed(text) for text in ("²", "①", "½", "Ⅳ", "㊂", "a", "", "12", "四")] == [None] * 9
    assert [typed(text, 9 + place) for place, text in enumerate("&é\"'(", start=1)] == [1, 2, 3, 4, 5]
    assert [typed(text, 9 + place) for place, text in enumerate("+ěščřžýáí", start=1)] == list(range(1, 10))
    assert [typed(text) for text in "&é\"'("] == [1, 2, 3, 4, 5], "typed by a program: no place is known"
    assert typed("'", 48) is None, "an apostrophe elsewhere on the keyboard"
    assert typed("&", 16, Mod.ShiftModifier) is None, "Shift and 7"
    assert typed("²", 11) is None, "with AltGr"
    assert typed("1", 10, Mod.ControlModifier) is None


@pytest.mark.parametrize("text", ["²", "①", "½", "٤", "é", "Ⅳ", "9", "0"])
def test_no_character_brings_the_page_of_trouble(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace, clock: Clock, text: str
) -> None:
    cheap_store.preferences.set_number_keys(True)
    try:
        mode = make_mode(make_round().id)
    finally:
        cheap_store.preferences.set_number_keys(False)
    to_first_question(mode.flow)
    mode._show()
    clock.tick()
    key(QEvent.Type.KeyPress, (Key.Key_unknown, text, Mod.NoModifier), mode)
    assert mode.flow.page.screen is PageKind.QUESTION
    assert mode.flow.answer_of("p1i1") == {"٤": 1, "é": 3}.get(text)


def pressables(mode: RespondentMode) -> list[QWidget]:
    """What can be pressed on this page and is in sight."""
    found: list[QWidget] = []
    for widget in mode.page.findChildren(QWidget):
        if isinstance(widget, QAbstractButton) and widget.isVisible() and widget.isEnabled():
            centre = widget.mapTo(mode, widget.rect().center())
            if mode.rect().contains(centre) and mode.childAt(centre) is widget:
                found.append(widget)
    return found


def slide(widget: QWidget, by: QPoint) -> None:
    """The mouse goes down, leaves and is let go elsewhere."""
    start = widget.rect().center()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    for part in (1, 2, 3):
        QTest.mouseMove(widget, start + by * part / 3)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=start + by)


def drag(mode: RespondentMode, widget: QWidget, by: QPoint, screen: QPointingDevice) -> None:
    """A finger does the same."""
    window = mode.window()
    handle = window.windowHandle()
    start = widget.mapTo(window, widget.rect().center())
    QTest.touchEvent(handle, screen).press(0, start, handle).commit()
    for part in range(1, 9):
        QTest.touchEvent(handle, screen).move(0, start + by * part / 8, handle).commit()
    QTest.touchEvent(handle, screen).release(0, start + by, handle).commit()


@pytest.mark.slow
@pytest.mark.parametrize("way", ["mouse", "finger"])
def test_sliding_off_and_dragging_do_nothing_on_every_page(
    make_mode: Make, make_round: MakeRound, clock: Clock, settle: Callable[[], None], way: str
) -> None:
    """From everything that can be pressed, away to where nothing is, and back over other answers."""
    screen = QTest.createTouchDevice()
    mode = make_mode(make_round().id, scale=2.0)
    done, pressed = {}, 0
    for page in mode.walk_pages():
        settle()
        before = state(mode)
        for widget in pressables(mode):
            # As far as a finger would go; upwards, so that a long page scrolls.
            by = QPoint(0, -250) if widget.mapTo(mode, QPoint(0, 0)).y() > 300 else QPoint(0, 250)
            clock.tick()
            pressed += 1
            if way == "mouse":
                slide(widget, by)
            else:
                drag(mode, widget, by, screen)
            settle()
            if state(mode) != before:
                done[page] = widget.property("text")
                break
            mode.page.area.verticalScrollBar().setValue(0)
    assert done == {}
    assert pressed > 80


def test_a_finger_that_drags_scrolls_and_one_that_taps_answers(
    make_mode: Make, make_round: MakeRound, clock: Clock, settle: Callable[[], None]
) -> None:
    screen = QTest.createTouchDevice()
    mode = make_mode(make_round().id, scale=2.0)
    to_first_question(mode.flow)
    mode._show()
    settle()
    page = mode.page
    assert isinstance(page, QuestionPage)
    clock.tick()
    drag(mode, page.choices.options[1], QPoint(0, 0), screen)
    settle()
    assert mode.flow.answer_of("p1i1") == 3, "a tap"
    drag(mode, page.choices.options[0], QPoint(0, -200), screen)
    settle()
    assert page.area.verticalScrollBar().value() >= 150
    assert mode.flow.answer_of("p1i1") == 3, "not what lay under the finger"


def test_a_book_on_the_keys_does_not_keep_the_screen_open(make_mode: Make, make_round: MakeRound, clock: Clock) -> None:
    mode = make_mode(make_round().id)
    to_first_question(mode.flow)
    mode._show()
    clock.tick()
    key(QEvent.Type.KeyPress, HELD["Space"], mode)
    for _minute in range(4):
        clock.tick(60)
        key(QEvent.Type.KeyPress, HELD["Space"], mode, again=True)
    mode._look_at_clock()
    assert mode.flow.page.screen is PageKind.COVER
