"""Every kind of page at every text size, and its colours as they are really drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMainWindow, QWidget

from facilitator_app.domain.round import Round
from facilitator_app.ui.respondent.mode import RespondentMode
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.views import VIEWS
from facilitator_app.ui.respondent.views.before import BeforePage
from facilitator_app.ui.respondent.views.question import QuestionPage
from facilitator_app.ui.respondent.views.seeing import SeeingPage
from facilitator_app.ui.theme import RESPONDENT_STEPS, load_themes, look_of
from made_language import longer
from ui.checks import (
    assert_sound,
    clipped,
    picture,
    seen_contrast,
    small_targets,
    too_big,
    unreachable,
    walk,
)

Make = Callable[..., RespondentMode]
MakeRound = Callable[..., Round]


def window_of(mode: RespondentMode) -> QMainWindow:
    window = mode.window()
    assert isinstance(window, QMainWindow)
    return window


ABOUT_PEOPLE = {"round_id": "", "instrument_id": "member-behaviours"}


def faults(mode: RespondentMode, settle: Callable[[], None], *, came: bool = True) -> list[str]:
    """What is wrong with a page. ``came``: it came as it is. Where its size has changed since, the round that Tab goes is
    the same but may begin elsewhere, which nobody notices: the focus is somewhere on it."""
    settle()
    wrong = [] if QApplication.focusWidget() is not None else ["nothing has the focus"]
    if isinstance(mode.page, SeeingPage):
        mode.page.sizes.blockSignals(True)  # the arrows of the checks would change the page being checked
    try:
        assert (window_of(mode).width(), window_of(mode).height()) == (1366, 768)
        if came:
            assert_sound(mode, least=44)
        else:
            assert [*clipped(mode), *too_big(mode), *small_targets(mode, 44)] == []
            walked = walk(mode)  # last, for arrows choose
            assert [*walked.unreachable, *walked.hidden, *walked.out_of_order[1:]] == []
    except AssertionError as error:
        wrong.append(str(error).split("\n")[0])
    finally:
        if isinstance(mode.page, SeeingPage):
            mode.page.sizes.blockSignals(False)
    return wrong


@pytest.mark.slow
@pytest.mark.parametrize("scale", RESPONDENT_STEPS)
def test_every_page_is_sound_and_begins_at_back_only_where_continue_clears_the_screen(
    make_mode: Make, make_round: MakeRound, settle: Callable[[], None], scale: float
) -> None:
    mode = make_mode(make_round().id, scale=scale)
    wrong, at_back, seen = {}, [], set()
    for name in mode.walk_pages():
        settle()
        seen.add(mode.flow.page.screen)
        if mode.page.back_button.hasFocus():
            at_back.append(name)
        if found := faults(mode, settle):
            wrong[name] = found
    assert wrong == {}
    assert at_back == ["K07_later"]
    assert set(VIEWS) - seen == {PageKind.DELETED, PageKind.TODO, PageKind.CHECK_PERSON}


@pytest.mark.slow
def test_every_page_about_people_is_sound_in_every_size(make_mode: Make, settle: Callable[[], None]) -> None:
    """Each comes in another size than the one before it, and takes the others as for who chooses them there."""
    mode, sizes = make_mode(**ABOUT_PEOPLE), [*RESPONDENT_STEPS]
    wrong, seen = {}, set()
    for name in mode.walk_pages():
        seen.add(mode.flow.page.screen)
        for scale in sizes:
            if scale != sizes[0]:
                mode._see(replace(mode._seeing, scale=scale))
            assert look_of(mode.page).scale == scale
            if found := faults(mode, settle, came=scale == sizes[0]):
                wrong[name, scale] = found
        sizes = [*sizes[1:], sizes[0]]
        mode._see(replace(mode._seeing, scale=sizes[0]))  # the next one comes in it
    assert wrong == {}
    assert {PageKind.TODO, PageKind.CHECK_PERSON} <= seen


def cut_pages(mode: RespondentMode, settle: Callable[[], None]) -> dict[str, list[str]]:
    """What is cut or too large on each kind of page."""
    wrong = {}
    for name in mode.walk_pages():
        settle()
        if found := [*clipped(mode), *too_big(mode)]:
            wrong[name] = [f"{type(widget).__name__} {widget.property('text')}" for widget in found]
    return wrong


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut_from_right_to_left(
    make_mode: Make, make_round: MakeRound, settle: Callable[[], None], scale: float
) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        mode = make_mode(make_round().id, scale=scale)
        assert mode.page.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert cut_pages(mode, settle) == {}
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.usefixtures("longer_sentences")
def test_nothing_is_cut_in_a_language_of_longer_sentences(
    make_mode: Make,
    make_round: MakeRound,
    settle: Callable[[], None],
    scale: float,
) -> None:
    mode = make_mode(make_round().id, scale=scale)
    assert longer("I am ready to start") in {button.text() for button in mode.page.findChildren(QAbstractButton)}
    assert cut_pages(mode, settle) == {}


SMALL_SCREEN = 780, 438
"""1366 by 768 points where the display is set to 175 %."""


@pytest.mark.slow
@pytest.mark.parametrize("about", ["round", "preview"])
def test_at_the_largest_text_on_the_smallest_screen_all_is_reached_and_nothing_is_cut(
    make_mode: Make, make_round: MakeRound, settle: Callable[[], None], about: str
) -> None:
    which = {"round_id": make_round().id} if about == "round" else ABOUT_PEOPLE
    mode = make_mode(**which, scale=2.5)
    width, height = SMALL_SCREEN
    window_of(mode).resize(width, height)
    wrong: dict[str, object] = {}
    for name in mode.walk_pages():
        settle()
        assert (window_of(mode).width(), window_of(mode).height()) == SMALL_SCREEN, name
        if mode.page.area.verticalScrollBar().value():
            wrong[f"{name} begins"] = mode.page.area.verticalScrollBar().value()
        found = [*clipped(mode), *too_big(mode, width, height)]
        if isinstance(mode.page, SeeingPage):
            mode.page.sizes.blockSignals(True)  # the arrows of the checks would change the page being checked
        found += unreachable(mode)
        if found:
            wrong[name] = [f"{type(widget).__name__} {widget.property('text')}" for widget in found]
        if mode.page.area.viewport().height() < height // 2:
            wrong[f"{name} room"] = mode.page.area.viewport().height()
    assert wrong == {}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_1])
def test_a_question_is_read_before_its_answers_and_no_key_chooses_what_is_out_of_sight(
    make_mode: Make, make_round: MakeRound, settle: Callable[[], None], key: Qt.Key
) -> None:
    mode = make_mode(make_round().id, scale=2.5)
    window_of(mode).resize(*SMALL_SCREEN)
    next(mode.walk_pages("K05_question"))
    settle()
    page = mode.page
    mode.flow.view = replace(mode.flow.view, number_keys=True)
    first, view = page.choices.options[0], page.area.viewport()
    assert first.hasFocus()
    assert not view.rect().contains(first.mapTo(view, first.rect().center()))
    mode._clock.tick(2)
    QTest.keyClick(first, key)
    settle()
    assert not any(option.isChecked() for option in page.choices.options)
    assert view.rect().contains(first.mapTo(view, first.rect().center()))
    mode._clock.tick(2)
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert first.isChecked()


@pytest.mark.parametrize("where", ["K01_see_and_hear", "K02_how", "K05_question_answered", "K07_stop"])
def test_changing_the_size_on_the_page_keeps_everything_in_reach(
    make_mode: Make, make_round: MakeRound, settle: Callable[[], None], where: str
) -> None:
    """Back and Stop move from the top to the foot and back again; what has the focus stays in view."""
    mode = make_mode(make_round().id)
    next(mode.walk_pages(where))
    settle()
    page = mode.page
    buttons = [b for b in (page.back_button, page.stop_button, page.continue_button) if b.isVisible()]
    focus = QApplication.focusWidget()
    assert focus is not None
    for key in (Qt.Key.Key_Plus,) * 4 + (Qt.Key.Key_Minus,) * 4:
        QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
        settle()
        assert [b for b in buttons if not b.isVisible()] == []
        assert clipped(mode) == []
        assert QApplication.focusWidget() is focus
        view = page.area.viewport() if page.area.isAncestorOf(focus) else mode
        assert view.rect().contains(QRect(focus.mapTo(view, QPoint(0, 0)), focus.size()))


@pytest.mark.slow
def test_words_stand_out_in_every_theme(make_mode: Make, make_round: MakeRound, settle: Callable[[], None]) -> None:
    """Each page comes in another theme than the one before it, and takes the others as for who chooses them there."""
    mode, themes = make_mode(make_round().id), [*load_themes()]
    faint: dict[tuple[str, str], list[str]] = {}
    looked_at = 0
    for name in mode.walk_pages():
        for theme in themes:
            if mode._seeing.theme != theme:
                mode._see(replace(mode._seeing, theme=theme))
            settle()
            assert look_of(mode.page).theme == load_themes()[theme]
            drawn = picture(mode, mode)
            for widget in mode.findChildren(QWidget):
                if not isinstance(widget, (QLabel, QAbstractButton)) or not widget.text() or not in_view(widget, mode):
                    continue
                looked_at += 1
                if seen_contrast(widget, mode, page=drawn) < 7:
                    faint.setdefault((name, theme), []).append(widget.text())
        themes = [*themes[1:], themes[0]]
        mode._see(replace(mode._seeing, theme=themes[0]))  # the next one comes in it
    assert faint == {}
    assert looked_at > 1000


def in_view(widget: QWidget, mode: RespondentMode) -> bool:
    foot = mode.page.continue_button.mapTo(mode, QPoint(0, 0)).y()
    rect = QRect(widget.mapTo(mode, QPoint(0, 0)), widget.size())
    return widget.isVisible() and mode.rect().contains(rect) and (rect.bottom() < foot or rect.top() >= foot)


NOTES = {
    "K03_before_you_start": "More below",
    "K04_what_to_do_next": "More below",
    "K05_question": "More answers below",
    "K05_question_answered": "More answers below",
    "K06_more_words": "More below",
    "K06_open_question": "More below",
    "K08_check": "More below",
    "K08_check_part": "More below",
    "K08_check_person": "More below",
}


def notes(mode: RespondentMode, settle: Callable[[], None]) -> dict[str, str]:
    """What the note about things further down says on each of these pages, at its beginning."""
    found = {}
    for name in mode.walk_pages(*NOTES):
        settle()
        mode.page.area.verticalScrollBar().setValue(0)
        note = mode.page.more_note
        found[name] = note.text() if note.isVisible() and mode.rect().contains(place_of(note, mode)) else ""
    return found


def place_of(widget: QWidget, mode: RespondentMode) -> QRect:
    return QRect(widget.mapTo(mode, QPoint(0, 0)), widget.size())


@pytest.mark.slow
@pytest.mark.parametrize("scale", [2.0, 2.5])
def test_a_note_says_that_there_is_more_below_and_calls_only_answers_so(
    make_mode: Make, settle: Callable[[], None], scale: float
) -> None:
    assert notes(make_mode("", instrument_id="member-behaviours", scale=scale), settle) == NOTES


def test_before_you_start_says_there_is_more_below_until_the_last_button_is_seen(
    make_mode: Make, settle: Callable[[], None]
) -> None:
    """Below 150 % this page has no foot for the note to stand in."""
    mode = make_mode("", instrument_id="member-behaviours", scale=1.25)
    next(mode.walk_pages("K03_before_you_start"))
    settle()
    page = mode.page
    bar = page.area.verticalScrollBar()
    assert isinstance(page, BeforePage)
    assert not in_view(page.yes_button, mode)
    assert (page.more_note.text(), page.more_note.isVisible(), bar.value()) == ("More below", True, 0)
    assert mode.rect().contains(place_of(page.more_note, mode))
    bar.setValue(bar.maximum())
    assert (
        page.area.viewport()
        .rect()
        .contains(QRect(page.yes_button.mapTo(page.area.viewport(), QPoint(0, 0)), page.yes_button.size()))
    )
    assert page.more_note.text() == ""


def test_a_page_that_shows_all_gives_no_room_to_the_note(
    make_mode: Make, make_round: MakeRound, settle: Callable[[], None]
) -> None:
    mode = make_mode(make_round().id)
    next(mode.walk_pages("K02_how"))
    settle()
    assert mode.page.area.verticalScrollBar().maximum() == 0
    assert not mode.page.more_note.isVisible()
    assert mode.page.area.geometry().bottom() == mode.page.rect().bottom()


@pytest.mark.parametrize("scale", RESPONDENT_STEPS)
def test_enter_does_nothing_on_arriving_before_you_start(
    make_mode: Make, make_round: MakeRound, settle: Callable[[], None], scale: float
) -> None:
    mode = make_mode(make_round().id, scale=scale)
    next(mode.walk_pages("K03_before_you_start"))
    settle()
    page = mode.page
    assert isinstance(page, BeforePage)
    assert QApplication.focusWidget() is page.title_label
    QTest.keyClick(page.title_label, Qt.Key.Key_Return)
    assert mode.page is page
    QTest.keyClick(page.title_label, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.more_button


def question_page(mode: RespondentMode, settle: Callable[[], None]) -> QuestionPage:
    next(mode.walk_pages("K05_question_answered"))
    settle()
    assert isinstance(mode.page, QuestionPage)
    return mode.page


def test_no_scrolling_at_the_usual_size(make_mode: Make, make_round: MakeRound, settle: Callable[[], None]) -> None:
    page = question_page(make_mode(make_round().id), settle)
    assert len(page.title_label.text().split()) == 19
    assert len(page.choices.options) == 7
    assert page.area.verticalScrollBar().maximum() == 0


def test_three_answers_are_seen_at_twice_the_size(
    make_mode: Make, make_round: MakeRound, settle: Callable[[], None]
) -> None:
    mode = make_mode(make_round(items=1).id, scale=2.0)
    page = question_page(mode, settle)
    page.area.verticalScrollBar().setValue(0)
    view = page.area.viewport()
    rects = [QRect(option.mapTo(view, QPoint(0, 0)), option.size()) for option in page.choices.options]
    assert sum(view.rect().contains(rect) for rect in rects) >= 3


def test_answers_are_radio_buttons_that_know_their_statement(
    make_mode: Make, make_round: MakeRound, settle: Callable[[], None]
) -> None:
    page = question_page(make_mode(make_round().id), settle)
    for option in page.choices.options:
        spoken = QAccessible.queryAccessibleInterface(option)
        assert spoken is not None
        assert spoken.role() == QAccessible.Role.RadioButton
        assert spoken.text(QAccessible.Text.Name) == option.words
        assert page.title_label.text() in spoken.text(QAccessible.Text.Description)
        assert bool(spoken.state().checked) is option.isChecked()


def test_a_long_set_is_checked_part_by_part(make_mode: Make, make_round: MakeRound, settle: Callable[[], None]) -> None:
    mode = make_mode(make_round(parts=6, items=6).id)
    for _name in mode.walk_pages("K08_check", "K08_check_part"):
        settle()
        assert_sound(mode, least=44)


@pytest.mark.slow
def test_each_page_is_announced_once(make_mode: Make, make_round: MakeRound, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("facilitator_app.ui.respondent_page.announce", lambda _page, words: said.append(words))
    mode = make_mode(make_round().id)
    for number, name in enumerate(mode.walk_pages(), start=1):
        assert len(said) == number + 1, name
        assert mode.page.title_label.text() in said[-1]
