"""Respondent mode in a real window: by keys only, by clicks only, and everything that must not happen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from builders import answers_in
from facilitator_app.domain.response import Comment, Outside, ViewPrefs
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.clock import SleepAwareClock
from facilitator_app.ui.respondent.mode import RespondentMode
from facilitator_app.ui.respondent.pages import PageKind, PageRef
from facilitator_app.ui.respondent.person import AssistanceMode
from facilitator_app.ui.respondent.views.before import BeforePage
from facilitator_app.ui.respondent.views.check import LastLookPage
from facilitator_app.ui.respondent.views.come_back import ComeBackPage
from facilitator_app.ui.respondent.views.comment import OwnWordsPage
from facilitator_app.ui.respondent.views.hand_back import HandBackPage
from facilitator_app.ui.respondent.views.how import HowPage
from facilitator_app.ui.respondent.views.passing import PassPage
from facilitator_app.ui.respondent.views.question import QuestionPage
from facilitator_app.ui.respondent.views.stop import StopPage
from facilitator_app.ui.respondent.views.thanks import ThanksPage
from facilitator_app.ui.theme import load_themes, look_of
from facilitator_app.ui.widgets import TextLabel
from ui.respondent.samples import PASSPHRASE, to_first_question

Key = Qt.Key
Make = Callable[..., RespondentMode]
MakeRound = Callable[..., Round]


def press(mode: RespondentMode, clock: object, *keys: Qt.Key) -> None:
    """Keys to whatever has the focus, one a second."""
    for key in keys:
        clock.tick()  # type: ignore[attr-defined]
        QTest.keyClick(QApplication.focusWidget() or mode, key)


def click(clock: object, widget: QWidget) -> None:
    clock.tick()  # type: ignore[attr-defined]
    assert widget.isVisible()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def to_question(mode: RespondentMode) -> QuestionPage:
    to_first_question(mode.flow)
    mode._show()
    assert isinstance(mode.page, QuestionPage)
    return mode.page


def words_seen(root: QWidget) -> str:
    """Every word that can be read or heard on a page."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        for name in ("text", "toPlainText", "title"):
            value = getattr(widget, name, None)
            if callable(value):
                found.append(str(value()))
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
    return " ".join(found)


def test_a_whole_response_by_keys_only(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace, clock: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QTest, "mouseClick", lambda *_args: pytest.fail("the mouse was used"))
    round_ = make_round()
    mode = make_mode(round_.id)
    press(mode, clock, Key.Key_Return)  # I am ready to start
    press(mode, clock, Key.Key_Return)  # the chosen text size stands: Enter continues
    assert isinstance(mode.page, HowPage)
    press(mode, clock, Key.Key_Space)
    page = mode.page
    assert isinstance(page, BeforePage)
    while QApplication.focusWidget() is not page.yes_button:
        press(mode, clock, Key.Key_Tab)
    press(mode, clock, Key.Key_Space)
    seat = mode.flow.seat
    assert seat is not None
    press(mode, clock, Key.Key_Return)  # the three words
    press(mode, clock, Key.Key_Down, Key.Key_Return, Key.Key_Return)  # practice: second answer, continue
    assert mode.flow.page.screen is PageKind.PART
    press(mode, clock, Key.Key_Return)
    press(mode, clock, Key.Key_Return, Key.Key_Return)  # best answer, continue
    press(mode, clock, Key.Key_Space, Key.Key_Down, Key.Key_Return)  # second answer by arrow, continue
    press(mode, clock, Key.Key_Return)  # part 2
    press(mode, clock, *[Key.Key_Down] * 5, Key.Key_Space, Key.Key_Return)  # I do not know
    press(mode, clock, Key.Key_Tab)
    while QApplication.focusWidget() is not mode.page.continue_button:
        press(mode, clock, Key.Key_Tab)
    press(mode, clock, Key.Key_Return)  # leave one out
    page2 = mode.page
    assert isinstance(page2, OwnWordsPage)
    QTest.keyClicks(QApplication.focusWidget(), "We ring each other.")
    while QApplication.focusWidget() is not mode.page.continue_button:
        press(mode, clock, Key.Key_Tab)
    press(mode, clock, Key.Key_Return)
    assert isinstance(mode.page, LastLookPage)
    saved = cheap_store.responding.come_back(round_.id, seat.words).response
    assert dict(saved.answers) == {"p1i1": 4, "p1i2": 3, "p2i1": Outside.DONT_KNOW}
    assert saved.comments["well"].text == "We ring each other."
    press(mode, clock, Key.Key_Return)  # Send has the focus
    assert isinstance(mode.page, ThanksPage)
    assert cheap_store.rounds.progress(round_.id).answered == 1
    ends: list[str] = []
    mode.ended.connect(ends.append)
    press(mode, clock, Key.Key_Return)
    assert isinstance(mode.page, HandBackPage)
    press(mode, clock, Key.Key_Return)
    assert ends == ["next_person"]
    assert not mode.blocks_close()


def test_who_comes_after_results_were_shown_is_told_before_they_say_yes(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace
) -> None:
    round_ = make_round(parts=1, items=1)
    for _person in range(round_.promise.k_total):
        seat = cheap_store.responding.start(round_.id, round_.groups[0].id)
        cheap_store.responding.send(cheap_store.responding.answer(seat, "p1i1", 3))
    late = f"Yours wait until {round_.promise.k} or more people have answered late."
    for shown in (False, True):
        cheap_store.rounds.close(round_.id, PASSPHRASE)
        if shown:
            cheap_store.results.of_round(round_.id)
        cheap_store.rounds.reopen(round_.id)
        mode = make_mode(round_.id)
        mode.flow.ready()
        mode.flow.carry_on()
        mode._do(lambda flow=mode.flow: flow.choose_how(AssistanceMode.ALONE))  # type: ignore[misc]
        assert isinstance(mode.page, BeforePage)
        assert (late in words_seen(mode.page)) is shown


def test_everybody_reads_at_the_seat_with_whom_a_protected_voice_is_counted(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace
) -> None:
    """Those who chose, and those whom they chose; before they say yes."""
    round_ = make_round(parts=1, items=1)
    first, second = round_.groups[:2]
    with cheap_store.store.transaction() as t:
        groups = (first, replace(second, protected=True), *round_.groups[2:])
        promise = replace(round_.promise, counted_with=((second.id, first.id),))
        t.rounds.save(replace(round_, groups=groups, promise=promise))
        t.commit()
    mode = make_mode(round_.id)
    mode.flow.ready()
    mode.flow.carry_on()
    mode._do(lambda flow=mode.flow: flow.choose_how(AssistanceMode.ALONE))  # type: ignore[misc]
    seen = words_seen(mode.page)
    assert f"answers come from {second.plain_name}, we only show them together with {first.plain_name}." in seen
    assert "They chose this. We join them with no one else." in seen


def test_a_whole_response_by_clicks_only(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace, clock: object, qtbot: QtBot
) -> None:
    round_ = make_round(parts=1, items=1)
    mode = make_mode(round_.id)
    assert isinstance(mode.page, PassPage)
    click(clock, mode.page.ready_button)
    click(clock, mode.page.continue_button)
    assert isinstance(mode.page, HowPage)
    click(clock, next(iter(mode.page.ways.values())))
    assert isinstance(mode.page, BeforePage)
    click(clock, mode.page.yes_button)
    for _page in range(2):
        click(clock, mode.page.continue_button)
    page = mode.page
    assert isinstance(page, QuestionPage)
    click(clock, page.choices.options[1])
    click(clock, page.comment_button)
    comment = mode.page
    assert isinstance(comment, OwnWordsPage)
    QTest.keyClicks(comment.box, "Some words")
    click(clock, comment.uses.options[0])
    click(clock, comment.continue_button)
    click(clock, mode.page.continue_button)
    click(clock, mode.page.continue_button)
    check = mode.page
    assert isinstance(check, LastLookPage)
    assert "Some words" in words_seen(check)
    click(clock, check.continue_button)
    thanks = mode.page
    assert isinstance(thanks, ThanksPage)
    assert thanks.code.text() == mode.flow.code
    click(clock, thanks.continue_button)
    hand = mode.page
    assert isinstance(hand, HandBackPage)
    with qtbot.waitSignal(mode.ended) as ended:
        click(clock, hand.round_button)
    assert ended.args == ["facilitator"]
    assert cheap_store.rounds.progress(round_.id).answered == 1


def test_an_answer_is_saved_a_moment_after_the_last_change(
    make_mode: Make, make_round: MakeRound, clock: object
) -> None:
    mode = make_mode(make_round().id)
    page = to_question(mode)
    clock.tick()  # type: ignore[attr-defined]
    for key in (Key.Key_Space, Key.Key_Down, Key.Key_Down):
        QTest.keyClick(QApplication.focusWidget(), key)
        clock.tick(0.1)  # type: ignore[attr-defined]
        mode._unsaved.look()
    assert mode.flow.unsaved, "arrow keys pass through answers: not saved at each key"
    clock.tick(0.1)  # type: ignore[attr-defined]
    mode._unsaved.look()
    assert not mode.flow.unsaved
    assert mode.flow.seat is not None
    assert mode.flow.seat.response.answers == {"p1i1": 2}
    assert mode.page is page, "nobody is moved on"


def test_the_page_of_trouble_stays_until_somebody_presses(
    make_mode: Make, make_round: MakeRound, clock: object
) -> None:
    mode = make_mode(make_round().id)
    page = to_question(mode)
    click(clock, page.choices.options[0])
    assert mode.flow.unsaved
    mode.show_trouble()
    assert not mode.flow.unsaved, "saved: it was not this that went wrong"
    for _look in range(3):
        clock.tick(5)  # type: ignore[attr-defined]
        mode._unsaved.look()
        mode._save()
        assert mode.flow.page.screen is PageKind.TROUBLE
    click(clock, mode.page.continue_button)
    assert mode.flow.page == PageRef(PageKind.QUESTION, 0, "p1i1")


@pytest.mark.parametrize("leave", ["focus", "page", "hide", "window"])
def test_words_are_saved_at_once_when_anything_else_is_turned_to(
    make_mode: Make, make_round: MakeRound, leave: str
) -> None:
    mode = make_mode(make_round().id)
    to_question(mode)
    mode._do(mode.flow.add_comment)
    page = mode.page
    assert isinstance(page, OwnWordsPage)
    QTest.keyClicks(page.box, "We ring")
    assert mode.flow.unsaved
    if leave == "focus":
        page.uses.options[0].setFocus()
    elif leave == "page":
        mode._do(mode.flow.ask_help)
    elif leave == "hide":
        mode.hide()
    else:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert not mode.flow.unsaved
    assert mode.flow.seat is not None
    assert mode.flow.seat.response.comments["p1i1"].text == "We ring"


def test_enter_chooses_then_continues_and_a_double_press_counts_once(
    make_mode: Make, make_round: MakeRound, clock: object
) -> None:
    mode = make_mode(make_round().id)
    page = to_question(mode)
    press(mode, clock, Key.Key_Return)
    assert mode.page is page
    assert mode.flow.answer_of("p1i1") == 4
    clock.tick()  # type: ignore[attr-defined]
    for _time in range(2):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert mode.flow.page.key == "p1i2"
    QTest.mouseClick(mode.page.continue_button, Qt.MouseButton.LeftButton)
    assert mode.flow.page.key == "p1i2", "still in the same moment"
    click(clock, mode.page.continue_button)
    assert mode.flow.page == PageRef(PageKind.PART, 1)


def test_a_double_press_on_send_sends_once(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace, clock: object
) -> None:
    round_ = make_round()
    mode = make_mode(round_.id)
    to_question(mode)
    mode._do(mode.flow.send_now)
    click(clock, mode.page.continue_button)
    QTest.mouseClick(mode.page.continue_button, Qt.MouseButton.LeftButton)
    assert isinstance(mode.page, ThanksPage), "the code is still there"
    assert cheap_store.rounds.progress(round_.id).answered == 1


@pytest.mark.parametrize("place", ["answers", "continue", "comment"])
def test_digits_do_nothing(make_mode: Make, make_round: MakeRound, clock: object, place: str) -> None:
    mode = make_mode(make_round().id)
    page = to_question(mode)
    if place == "continue":
        page.continue_button.setFocus()
    if place == "comment":
        click(clock, page.comment_button)
    press(mode, clock, Key.Key_1, Key.Key_3, Key.Key_9, Key.Key_0)
    assert mode.flow.answer_of("p1i1") is None


def test_digits_choose_where_the_facilitator_switched_them_on(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace, clock: object
) -> None:
    cheap_store.preferences.set_number_keys(True)
    try:
        mode = make_mode(make_round().id)
        page = to_question(mode)
        press(mode, clock, Key.Key_2)
        assert mode.flow.answer_of("p1i1") == 3
        press(mode, clock, Key.Key_9)
        assert mode.flow.answer_of("p1i1") == 3
        page.continue_button.setFocus()
        press(mode, clock, Key.Key_1)
        assert mode.flow.answer_of("p1i1") == 3
    finally:
        cheap_store.preferences.set_number_keys(False)


def test_clear_my_answer(make_mode: Make, make_round: MakeRound, clock: object) -> None:
    mode = make_mode(make_round().id)
    page = to_question(mode)
    assert not page.clear_button.isVisible()
    click(clock, page.choices.options[0])
    assert page.clear_button.isVisible()
    click(clock, page.clear_button)
    assert page.choices.key is None
    assert not page.clear_button.isVisible()
    assert QApplication.focusWidget() is page.choices.options[0]
    mode._save()
    assert mode.flow.seat is not None
    assert mode.flow.seat.response.answers == {}


@pytest.mark.parametrize("screen", ["question", "comment", "check", "words", "thanks", "settings"])
def test_esc_hides_everything_at_once(make_mode: Make, make_round: MakeRound, clock: object, screen: str) -> None:
    mode = make_mode(make_round().id)
    to_question(mode)
    secret = {"question": "People in this partnership", "check": "Promise 2 1", "words": "", "thanks": ""}.get(
        screen, ""
    )
    if screen == "comment":
        mode.flow.add_comment()
        mode.flow.write("p1i1", Comment("ZEBRA-7731"))
        secret = "ZEBRA-7731"
    elif screen == "check":
        mode.flow.send_now()
    elif screen == "words":
        mode.flow.come_back_later()
        assert mode.flow.seat is not None
        secret = mode.flow.seat.words
    elif screen == "thanks":
        mode.flow.send_now()
        mode.flow.send()
        secret = mode.flow.code
    elif screen == "settings":
        mode.flow.change_seeing()
    mode._show()
    assert secret in words_seen(mode.page)
    press(mode, clock, Key.Key_Escape)
    assert isinstance(mode.page, StopPage)
    visible = [w for w in mode.window().findChildren(QWidget) if w.isVisible()]
    assert not secret or all(secret not in words_seen(w) for w in visible)
    click(clock, mode.page.choices["go_on"])
    assert not isinstance(mode.page, StopPage)


def test_the_cover_comes_after_the_minutes_and_hides_only(
    make_mode: Make, make_round: MakeRound, clock: object
) -> None:
    mode = make_mode(make_round().id)
    page = to_question(mode)
    click(clock, page.choices.options[2])
    clock.tick(3 * 60 - 1)  # type: ignore[attr-defined]
    mode._look_at_clock()
    assert mode.page is page
    QTest.keyClick(page.choices.options[2], Key.Key_Tab)
    clock.tick(3 * 60 - 1)  # type: ignore[attr-defined]
    mode._look_at_clock()
    assert mode.page is page, "a key starts the minutes anew"
    clock.tick(1)  # type: ignore[attr-defined]
    mode._look_at_clock()
    assert mode.flow.page.screen is PageKind.COVER
    assert not mode.flow.unsaved
    click(clock, mode.page.continue_button)
    assert mode.flow.page == PageRef(PageKind.QUESTION, 0, "p1i1")
    assert isinstance(mode.page, QuestionPage)
    assert mode.page.choices.key == "2"


def test_losing_the_focus_brings_the_cover(make_mode: Make, make_round: MakeRound, clock: object) -> None:
    mode = make_mode(make_round().id)
    to_question(mode)
    mode.flow.add_comment()
    mode._show()
    QTest.keyClicks(QApplication.focusWidget(), "half a word")
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert mode.flow.page.screen is PageKind.COVER
    assert mode.flow.seat is not None
    assert mode.flow.seat.response.comments["p1i1"].text == "half a word", "saved by the cover"
    click(clock, mode.page.continue_button)
    assert isinstance(mode.page, OwnWordsPage)
    assert mode.page.box.toPlainText() == "half a word"


def test_a_pin_gives_the_laptop_back_and_five_wrong_ones_ask_for_the_passphrase(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace, clock: object, qtbot: QtBot
) -> None:
    cheap_store.preferences.set_pin("2468")
    try:
        mode = make_mode(make_round().id)
        mode._do(mode.flow.is_facilitator)
        page = mode.page
        assert isinstance(page, HandBackPage)
        assert page.pin.echoMode() is page.pin.EchoMode.Password
        ends: list[str] = []
        mode.ended.connect(ends.append)
        for _try in range(5):
            assert page.pin.isVisible()
            QTest.keyClicks(page.pin, "1111")
            click(clock, page.next_button)
        assert ends == []
        assert not page.pin.isVisible()
        with qtbot.waitSignal(mode.passphrase_needed):
            click(clock, page.words_button)
        other = make_mode(make_round().id)
        other._do(other.flow.is_facilitator)
        assert isinstance(other.page, HandBackPage)
        QTest.keyClicks(other.page.pin, "2468")
        with qtbot.waitSignal(other.ended) as ended:
            press(other, clock, Key.Key_Return)
        assert ended.args == ["next_person"]
    finally:
        with cheap_store.store.transaction() as t:
            t.settings.set("pin", "")
            t.commit()


def test_text_size_by_keys_and_forgotten_with_the_person(make_mode: Make, make_round: MakeRound, clock: object) -> None:
    mode = make_mode(make_round().id)
    page = to_question(mode)
    before = page.title_label.font().pixelSize()
    clock.tick()  # type: ignore[attr-defined]
    for _step in range(6):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert mode._seeing.scale == 2.5
    assert page.title_label.font().pixelSize() > 1.8 * before
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert mode._seeing.scale == 2.0
    mode._do(mode.flow.clear_screen)
    assert mode._seeing.scale == 1.0
    assert make_mode(make_round().id)._seeing.scale == 1.0


def test_easy_words_and_colours_are_chosen_at_the_seat(make_mode: Make, make_round: MakeRound, clock: object) -> None:
    mode = make_mode(make_round().id)
    mode._do(mode.flow.ready)
    page = mode.page
    click(clock, page.easy)  # type: ignore[attr-defined]
    click(clock, page.colours.option("black"))  # type: ignore[attr-defined]
    assert mode._seeing.theme == "black"
    question = to_question(mode)
    assert question.title_label.text() == "We keep promise 1 1."


def test_alt_left_goes_back(make_mode: Make, make_round: MakeRound, clock: object) -> None:
    mode = make_mode(make_round().id)
    to_question(mode)
    clock.tick()  # type: ignore[attr-defined]
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert mode.flow.page.screen is PageKind.PART


def test_a_preview_saves_nothing_and_says_so(make_mode: Make, cheap_store: Workspace) -> None:
    instrument = next(iter(cheap_store.library.all()), None)
    if instrument is None:
        pytest.skip("no questionnaire is bundled yet")
    rounds = cheap_store.rounds.open_rounds()
    mode = make_mode("", instrument_id=instrument.id)
    assert "Practice" in words_seen(mode)
    to_first_question(mode.flow)
    mode.flow.send_now()
    mode.flow.send()
    mode._show()
    assert cheap_store.rounds.open_rounds() == rounds


def test_no_names_but_the_facilitators(make_mode: Make, make_round: MakeRound) -> None:
    mode = make_mode(make_round().id)
    for name in mode.walk_pages():
        seen = words_seen(mode)
        assert ("Harbour partnership" in seen) is (name == "K00_pass"), "only where people are welcomed"
        assert "Spring round" not in seen


def visits(mode: RespondentMode) -> list[str]:
    """The places of the questions that are asked, in their order."""
    return [item.id for item in mode.flow.instrument.items]


@pytest.mark.slow
def test_no_page_asks_for_a_name(make_mode: Make, make_round: MakeRound) -> None:
    """What can be typed on all pages of an ordinary round: own words, and the three words to come back."""
    mode = make_mode(make_round().id)
    typed = set()
    for _name in mode.walk_pages():
        fields = [*mode.findChildren(QLineEdit), *mode.findChildren(QPlainTextEdit), *mode.findChildren(QTextEdit)]
        typed |= {one.accessibleName() for one in fields if one.isVisible() and not one.isReadOnly()}
    assert typed == {"Three words", "Your words"}


def test_going_on_by_itself_is_off_until_somebody_asks_for_it_at_the_seat(
    make_mode: Make, make_round: MakeRound, clock: object
) -> None:
    mode = make_mode(make_round().id)
    page = to_question(mode)
    click(clock, page.choices.options[0])
    clock.tick()  # type: ignore[attr-defined]
    mode._going_on.look()
    assert mode.page is page
    mode._do(mode.flow.change_seeing)
    seeing = mode.page
    click(clock, seeing.goes_on)  # type: ignore[attr-defined]
    click(clock, seeing.continue_button)
    page = mode.page  # type: ignore[assignment]
    click(clock, page.choices.options[1])
    assert mode.page is page, "the answer is seen to be chosen first"
    clock.tick(0.5)  # type: ignore[attr-defined]
    mode._going_on.look()
    assert mode.flow.page.key == "p1i2"
    assert mode.flow.answer_of("p1i1") == 3
    assert mode.page.back_button.isVisible()
    press(mode, clock, Key.Key_Down, Key.Key_Down)
    clock.tick(1)  # type: ignore[attr-defined]
    mode._going_on.look()
    assert mode.flow.page.key == "p1i2", "arrows pass through the answers and go nowhere"
    press(mode, clock, Key.Key_Return)
    clock.tick(0.5)  # type: ignore[attr-defined]
    mode._going_on.look()
    assert mode.flow.page.screen is PageKind.PART
    click(clock, mode.page.back_button)
    click(clock, mode.page.back_button)
    assert mode.flow.page.key == "p1i1"


def test_a_statement_takes_one_press_where_number_keys_and_going_on_are_asked_for(
    make_mode: Make, make_round: MakeRound, clock: object
) -> None:
    mode = make_mode(make_round(parts=1, items=4).id)
    mode._do(mode.flow.ready)
    page = mode.page
    click(clock, page.goes_on)  # type: ignore[attr-defined]
    click(clock, page.number_keys)  # type: ignore[attr-defined]
    to_question(mode)
    for _question in range(4):
        press(mode, clock, Key.Key_1)
        clock.tick(0.5)  # type: ignore[attr-defined]
        mode._going_on.look()
    assert [mode.flow.answer_of(place) for place in visits(mode)] == [4] * 4
    assert mode.flow.page.screen is PageKind.OPEN_QUESTION


def test_who_comes_back_finds_text_colours_words_and_presses_as_they_chose_them(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace, clock: object
) -> None:
    round_ = make_round()
    mode = make_mode(round_.id)
    mode._do(mode.flow.ready)
    chosen = ViewPrefs("black", 1.5, easy=True, listen=False, language="en", goes_on=True, number_keys=True)
    mode._see(chosen)
    to_question(mode)
    assert mode.flow.seat is not None
    words = mode.flow.seat.words
    chosen = replace(chosen, scale=2.0)
    mode._see(chosen)
    clock.tick()  # type: ignore[attr-defined]
    mode._unsaved.look()
    mode._do(mode.flow.come_back_later)
    mode._do(mode.flow.clear_screen)
    assert mode._seeing == ViewPrefs(), "nothing of it stays in the window"
    back = make_mode(round_.id, start="come_back")
    assert back._seeing == ViewPrefs()
    back._do(lambda: back.flow.type_words(words))
    assert back._seeing == chosen
    assert look_of(back).scale == 2.0
    assert look_of(back).theme.name == load_themes()["black"].name
    assert to_question_of(back).title_label.text() == "We keep promise 1 1."
    back.flow.send_now()
    back.flow.send()
    (ballot,) = answers_in(cheap_store.store, round_.id, PASSPHRASE).values()
    assert ballot.view is None, "it goes when the answers are sent"


def to_question_of(mode: RespondentMode) -> QuestionPage:
    mode._do(mode.flow.carry_on)
    assert isinstance(mode.page, QuestionPage)
    return mode.page


@pytest.mark.slow
def test_how_far_one_is_stands_on_every_page_that_asks(
    make_mode: Make, make_round: MakeRound, settle: Callable[[], None]
) -> None:
    """At the usual size, from where on one bar stays at the foot, and at the largest: between them nothing is placed
    otherwise, and ``test_pages.py`` looks at each size for what is cut. Each page comes in another of them than the one
    before it, and takes the others as for who chooses them there."""
    mode, sizes = make_mode(make_round().id), [1.0, 1.5, 2.5]
    said: dict[str, dict[float, str]] = {}
    for name in mode.walk_pages():
        for scale in sizes:
            mode._see(replace(mode._seeing, scale=scale))
            settle()
            line = mode.page.progress_line
            if line.isVisible():
                said.setdefault(name, {})[scale] = line.words
                assert mode.rect().contains(QRect(line.mapTo(mode, QPoint(0, 0)), line.size()))
                assert line.accessibleName() == line.words
        sizes = [*sizes[1:], sizes[0]]
        mode._see(replace(mode._seeing, scale=sizes[0]))  # the next one comes in it
    far = {
        "K04_part": "0 of 5",
        "K05_question": "1 of 5",
        "K05_question_answered": "1 of 5",
        "K06_more_words": "1 of 5",
        "K06_open_question": "5 of 5",
        "K08_check": "2 of 5",
    }
    assert said == {name: dict.fromkeys(sizes, words) for name, words in far.items()}


def test_the_first_page_welcomes_and_says_whose_questions_and_how_long(make_mode: Make, make_round: MakeRound) -> None:
    seen = words_seen(make_mode(make_round().id).page)
    for words in (
        "Welcome",
        "These questions are from Harbour partnership",
        "4 questions, and 1 in your own words",
        "about 10 minutes",
    ):
        assert words in seen


def test_the_cover_comes_while_the_laptop_sleeps(cheap_store: Workspace, make_round: MakeRound, qtbot: QtBot) -> None:
    wall = [1_000.0]
    clock = SleepAwareClock(steady=lambda: 50.0, wall=lambda: wall[0])  # asleep: the steady clock stands still
    mode = RespondentMode(cheap_store, make_round().id, group_id="vol", clock=clock)
    qtbot.addWidget(mode)
    mode.begin()
    to_question(mode)
    wall[0] += 3 * 60 - 1
    mode._look_at_clock()
    assert mode.flow.page.screen is PageKind.QUESTION
    wall[0] += 1
    mode._look_at_clock()
    assert mode.flow.page.screen is PageKind.COVER


def test_words_in_another_order_are_not_called_misspelt(
    make_mode: Make, make_round: MakeRound, cheap_store: Workspace, clock: Any
) -> None:
    round_ = make_round()
    words = cheap_store.responding.start(round_.id, "vol").words.split()
    page = make_mode(round_.id, start="come_back").page
    assert isinstance(page, ComeBackPage)
    said = []
    for typed in (" ".join(reversed(words)), " ".join([*words[:2], "qwertz"]), " ".join(words[:2])):
        clock.tick()
        page.box.setPlainText(typed)
        page.go_on()
        said.append(page.note.text())
    assert said[0] == "We did not find those words. All three are on our list. Try them in a new order."
    assert said[1:] == ["We did not find those words. Check the spelling and try again."] * 2


def test_who_stops_early_is_told_how_much_they_answered(make_mode: Make, make_round: MakeRound) -> None:
    mode = make_mode(make_round().id)
    to_first_question(mode.flow)
    mode.flow.choose(mode.flow.page.key, 3)
    mode._do(mode.flow.stop)
    mode._do(mode.flow.send_now)
    assert isinstance(mode.page, LastLookPage)
    said = [label.text() for label in mode.page.findChildren(TextLabel)]
    assert mode.page.progress_line.words == "1 of 5"
    assert {"You left 4 questions out. That is fine.", "You cannot change your answers here after you send them."} <= {
        *said
    }
