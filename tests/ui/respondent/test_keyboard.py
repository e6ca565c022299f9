"""Somebody with a finger and no keys can write wherever there is something to write."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.respondent.mode import RespondentMode
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.views.come_back import ComeBackPage
from facilitator_app.ui.respondent.views.comment import OwnWordsPage
from facilitator_app.ui.respondent.views.hand_back import HandBackPage
from facilitator_app.ui.respondent.views.question import QuestionPage
from facilitator_app.ui.widgets.keyboard import _Key
from ui.checks import clipped
from ui.respondent.conftest import Clock
from ui.respondent.samples import to_first_question

Make = Callable[..., RespondentMode]
MakeRound = Callable[..., Round]


class Finger:
    """Taps, and nothing else."""

    def __init__(self, mode: RespondentMode, clock: Clock, settle: Callable[[], None]) -> None:
        self.mode, self.clock, self.settle = mode, clock, settle
        self.screen = QTest.createTouchDevice()

    def tap(self, widget: QWidget, *, slow: bool = False) -> None:
        assert widget.isVisible()
        self.clock.tick()
        window = self.mode.window()
        at = widget.mapTo(window, widget.rect().center())
        assert window.rect().contains(at)
        handle = window.windowHandle()
        QTest.touchEvent(handle, self.screen).press(0, at, handle).commit()
        if slow:
            self.settle()
        QTest.touchEvent(handle, self.screen).release(0, at, handle).commit()
        self.settle()

    def type(self, text: str) -> None:
        names = {" ": "Space"}
        for letter in text:
            if letter.isupper():
                self.key("Big letters")
            self.key(names.get(letter, letter))

    def key(self, name: str) -> None:
        keys = {key.accessibleName(): key for key in self.mode.findChildren(_Key) if key.isVisible()}
        self.tap(keys[name])


@pytest.fixture
def finger(clock: Clock, settle: Callable[[], None]) -> Callable[[RespondentMode], Finger]:
    return lambda mode: Finger(mode, clock, settle)


def at_a_comment(mode: RespondentMode, hand: Finger) -> OwnWordsPage:
    to_first_question(mode.flow)
    mode._show()
    hand.settle()
    page = mode.page
    assert isinstance(page, QuestionPage)
    page.area.show_part(page.comment_button, page.comment_button.rect())
    hand.settle()
    hand.tap(page.comment_button)
    found = mode.page
    assert isinstance(found, OwnWordsPage)
    return found


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 2.5])
def test_a_comment_is_written_and_saved_by_taps_alone(
    make_mode: Make, make_round: MakeRound, finger: Callable[[RespondentMode], Finger], scale: float
) -> None:
    mode = make_mode(make_round().id, scale=scale)
    hand = finger(mode)
    page = at_a_comment(mode, hand)
    assert mode._keyboard.isVisible(), "a field that comes by a tap brings the keys"
    hand.type("We tell Sam,")
    hand.key("Rub out")
    hand.key("Numbers")
    hand.type("2")
    assert page.box.toPlainText() == "We tell Sam2"
    assert clipped(mode) == []
    assert in_sight(page.box, mode)
    assert all(key.height() >= 44 and key.width() >= 44 for key in mode.findChildren(_Key) if key.isVisible())
    hand.key("Done")
    assert not mode._keyboard.isVisible()
    assert page.continue_button.isVisible()
    hand.tap(page.box)
    assert mode._keyboard.isVisible(), "a tap brings them back"
    hand.key("Done")
    hand.tap(page.continue_button)
    assert mode.flow.seat is not None
    assert mode.flow.seat.response.comments["p1i1"].text == "We tell Sam2"


def test_a_slow_tap_on_continue_lands_while_the_keys_go_away(
    make_mode: Make, make_round: MakeRound, finger: Callable[[RespondentMode], Finger]
) -> None:
    """The keys make room when the finger has gone: under it, Continue would move and an answer come in its place."""
    mode = make_mode(make_round().id)
    hand = finger(mode)
    page = at_a_comment(mode, hand)
    hand.type("ask")
    hand.tap(page.continue_button, slow=True)
    assert mode.flow.seat is not None
    assert mode.flow.seat.response.comments["p1i1"].text == "ask"
    assert mode.page is not page
    assert not mode._keyboard.isVisible()


def in_sight(box: QWidget, mode: RespondentMode) -> bool:
    """The line that is typed can be read."""
    line = box.cursorRect()  # type: ignore[attr-defined]
    rect = QRect(box.viewport().mapTo(mode, line.topLeft()), line.size())  # type: ignore[attr-defined]
    view = mode.page.area.viewport()
    return QRect(view.mapTo(mode, QPoint(0, 0)), view.size()).contains(rect)


def test_three_words_are_typed_by_taps(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace, finger: Callable[[RespondentMode], Finger]
) -> None:
    round_ = make_round()
    words = cheap_store.responding.start(round_.id, "vol").words
    mode = make_mode(round_.id)
    hand = finger(mode)
    hand.tap(mode.page.words_button)  # type: ignore[attr-defined]
    page = mode.page
    assert isinstance(page, ComeBackPage)
    hand.type(words)
    assert page.box.toPlainText() == words
    hand.key("Done")
    hand.tap(page.continue_button)
    assert mode.flow.page.screen is PageKind.SEE
    assert mode.flow.seat is not None


def test_the_pin_is_typed_by_taps(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace, finger: Callable[[RespondentMode], Finger]
) -> None:
    cheap_store.preferences.set_pin("2468")
    try:
        mode = make_mode(make_round().id)
        hand = finger(mode)
        hand.tap(mode.page.facilitator_button)  # type: ignore[attr-defined]
        page = mode.page
        assert isinstance(page, HandBackPage)
        assert {key.accessibleName() for key in mode.findChildren(_Key) if key.isVisible()} == {
            *"1234567890", "Rub out", "Done",
        }  # fmt: skip
        hand.type("2468")
        hand.key("Done")
        ends: list[str] = []
        mode.ended.connect(ends.append)
        hand.tap(page.next_button)
        assert ends == ["next_person"]
    finally:
        with cheap_store.store.transaction() as t:
            t.settings.set("pin", "")
            t.commit()


def test_who_has_a_mouse_asks_for_the_keys_and_who_types_never_sees_them(
    make_mode: Make, make_round: MakeRound, clock: Clock
) -> None:
    mode = make_mode(make_round().id)
    to_first_question(mode.flow)
    mode._do(mode.flow.add_comment)
    page = mode.page
    assert isinstance(page, OwnWordsPage)
    assert not mode._keyboard.isVisible()
    clock.tick()
    QTest.mouseClick(page.keyboard_button, Qt.MouseButton.LeftButton)
    assert mode._keyboard.isVisible()
    assert QApplication.focusWidget() is page.box
    assert page.keyboard_button.text() == "Hide keyboard"
    clock.tick()
    QTest.mouseClick(page.keyboard_button, Qt.MouseButton.LeftButton)
    assert not mode._keyboard.isVisible()
    assert page.keyboard_button.text() == "Show keyboard"
    clock.tick()
    QTest.mouseClick(page.keyboard_button, Qt.MouseButton.LeftButton)
    page.uses.options[0].setFocus()
    assert not mode._keyboard.isVisible(), "answers need no letters"
    mode._do(mode.flow.back)
    assert not mode.page.keyboard_button.isVisible()
