"""A second lock: words for two members, each shown once and asked back once; and closing asks for one of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from builders import PASSPHRASE
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.ui import tour
from facilitator_app.ui.closing.presenter import ClosingPresenter, ErasingPresenter
from facilitator_app.ui.closing.view import ClosingPage
from facilitator_app.ui.respondent.promise_words import promise_lines
from facilitator_app.ui.routes import (
    CloseRoundRoute,
    EraseRoundRoute,
    SetupCheckRoute,
    SetupLockRoute,
    SetupPromiseRoute,
)
from facilitator_app.ui.setup.check_presenter import CheckPresenter
from facilitator_app.ui.setup.lock_presenter import LockPresenter
from facilitator_app.ui.setup.lock_view import LockPage
from facilitator_app.ui.setup.promise_presenter import PromisePresenter
from facilitator_app.ui.setup.promise_view import PromisePage
from facilitator_app.ui.theme import Look
from ui.checks import assert_sound
from ui.setup.bench import RecordingShell, answer, be_read, beside_the_rail, draft_in, partnership_in


def page_of(shell: RecordingShell, round_: Round) -> tuple[LockPage, LockPresenter]:
    page = LockPresenter.build(shell, SetupLockRoute(round_.partnership_id, round_.id))
    assert isinstance(page, LockPage)
    return page, page.presenter


def make(shell: RecordingShell, round_: Round) -> list[str]:
    """Both members write their words down; returns them."""
    page, presenter = page_of(shell, round_)
    page.make.click()
    words = []
    for _member in range(2):
        page.mine.click()
        words.append(presenter.words[-1])
        page.written.click()
        page.typed.line.setText(words[-1])
        presenter.check(page.typed.text())
    be_read(shell)
    return words


def test_each_types_their_words_once_and_then_there_is_a_lock(shell: RecordingShell, show: Any) -> None:
    round_ = draft_in(shell, partnership_in(shell))
    page, presenter = page_of(shell, round_)
    show(page)
    page.make.click()
    (first,) = presenter.words
    assert len(first.split()) == 5
    page.mine.click()
    page.written.click()
    presenter.check("")
    assert page.errors.isVisible()
    presenter.check(first.rsplit(" ", 1)[0] + " wrong")
    assert "Word 5" in page.typed.error.text()
    presenter.show_again()
    page.written.click()
    presenter.check(first.upper())
    second = presenter.words[-1]
    assert second != first
    assert shell.workspace.rounds.get(round_.id).lock is None, "nothing is kept before both have typed theirs"
    page.mine.click()
    page.written.click()
    presenter.check(second)
    be_read(shell)
    lock = shell.workspace.rounds.get(round_.id).lock
    assert lock is not None
    assert presenter.words == [], "the words are nowhere any more"
    store = shell.workspace.store
    assert store.lock_key(lock, first) == store.lock_key(lock, second)
    page.remove.click()
    assert shell.workspace.rounds.get(round_.id).lock is None
    presenter.go_on()
    assert shell.route == SetupPromiseRoute(round_.partnership_id, round_.id)


def seen_on(page: LockPage) -> str:
    tour.settle()
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_nobody_sees_the_words_of_a_member_who_does_not_have_the_laptop_yet(shell: RecordingShell, show: Any) -> None:
    page, presenter = page_of(shell, draft_in(shell, partnership_in(shell)))
    show(page)
    page.make.click()
    for member in range(2):
        assert not all(word in seen_on(page).split() for word in presenter.words[member].split()), (
            "one may be on it by chance"
        )
        page.mine.click()
        assert all(word in seen_on(page).split() for word in presenter.words[member].split())
        page.written.click()
        presenter.check(presenter.words[member])


def test_leaving_half_way_keeps_nothing_and_says_that_words_on_paper_do_not_count(
    shell: RecordingShell, show: Any
) -> None:
    round_ = draft_in(shell, partnership_in(shell))
    told = "was not finished"
    page, presenter = page_of(shell, round_)
    page.make.click()
    presenter.end()
    page, presenter = page_of(shell, round_)
    show(page)
    assert told not in seen_on(page), "nobody has seen any words"
    page.make.click()
    assert not page.continue_button.isVisibleTo(page), "the way on is not half a lock"
    page.mine.click()
    page.written.click()
    presenter.check(presenter.words[0])
    presenter.end()
    assert presenter.words == []
    assert shell.workspace.rounds.get(round_.id).lock is None
    page, _presenter = page_of(shell, round_)
    show(page)
    assert told in seen_on(page)
    make(shell, round_)
    page, presenter = page_of(shell, round_)
    show(page)
    assert page.continue_button.isVisibleTo(page)
    presenter.remove()
    assert told not in seen_on(page)


def test_the_promise_says_which_lock_holds_and_no_more(shell: RecordingShell, show: Any) -> None:
    round_ = draft_in(shell, partnership_in(shell))

    def said() -> tuple[str, str]:
        page = PromisePresenter.build(shell, SetupPromiseRoute(round_.partnership_id, round_.id))
        assert isinstance(page, PromisePage)
        show(page)
        return page.lock_words.text(), read(round_.instrument, shell.workspace.rounds.get(round_.id))

    def read(instrument: Instrument, now: Round) -> str:
        lines = promise_lines(now.promise, instrument, "Kim", two_locks=now.lock is not None)
        return " ".join(line.words for line in lines)

    one, promised = said()
    assert one.startswith("One lock.")
    assert "cannot open them alone" not in promised
    make(shell, round_)
    two, promised = said()
    assert two.startswith("Two locks.")
    assert "Before that, Kim cannot open them alone." in promised


def running(shell: RecordingShell) -> tuple[Round, list[str]]:
    round_ = draft_in(shell, partnership_in(shell))
    words = make(shell, round_)
    round_ = shell.workspace.rounds.start(round_.id)
    answer(shell, round_, 0, 6)
    return round_, words


def test_closing_asks_for_the_words_of_one_of_the_two(shell: RecordingShell, show: Any) -> None:
    round_, words = running(shell)
    page = ClosingPresenter.build(shell, CloseRoundRoute(round_.partnership_id, round_.id))
    assert isinstance(page, ClosingPage)
    show(page)
    assert page.second.isVisible()
    for own, second, told in (
        ("", words[0], "Type the words of your file."),
        (PASSPHRASE, " ", "One of the two members has to type"),
        ("wrong words", words[0], "These words do not open this file."),
        (PASSPHRASE, "wrong words", "These are not the words of one of the two members."),
        (PASSPHRASE, PASSPHRASE, "These are not the words of one of the two members."),
    ):
        page.presenter.do_it(own, second)
        be_read(shell)
        wrong, right = (page.secret, page.second) if "file" in told else (page.second, page.secret)
        assert told in wrong.error.text()
        assert not right.error.isVisible(), "what was wrong there before is mended"
        assert shell.workspace.rounds.get(round_.id).state is RoundState.OPEN
    page.presenter.do_it("", "")
    assert [field.error.isVisible() for field in (page.secret, page.second)] == [True, True], (
        "all that is missing at once"
    )
    page.presenter.do_it(PASSPHRASE, words[1])
    assert not any(one.isVisible() for one in (page.errors, page.secret.error, page.second.error)), (
        "nothing is missing now"
    )
    be_read(shell)
    assert shell.workspace.rounds.get(round_.id).state is RoundState.CLOSED


def test_a_round_with_one_lock_asks_for_no_second(shell: RecordingShell, show: Any) -> None:
    round_ = shell.workspace.rounds.start(draft_in(shell, partnership_in(shell)).id)
    page = ClosingPresenter.build(shell, CloseRoundRoute(round_.partnership_id, round_.id))
    show(page)
    assert not page.second.isVisible()


def test_where_both_lost_their_words_the_round_ends_without_answers(shell: RecordingShell, show: Any) -> None:
    round_, _words = running(shell)
    page = ClosingPresenter.build(shell, CloseRoundRoute(round_.partnership_id, round_.id))
    show(page)
    page.presenter.both_lost()
    assert shell.route == EraseRoundRoute(round_.partnership_id, round_.id)
    asking = ErasingPresenter.build(shell, shell.route)
    show(asking)
    asking.presenter.do_it()
    done = shell.workspace.rounds.get(round_.id)
    assert (done.state, done.lock) == (RoundState.CLOSED, None)
    assert done.erased_on is not None


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_stage_is_sound(
    shell: RecordingShell, show: Any, settle: Callable[[], None], looks: Callable[..., Look], scale: float
) -> None:
    round_ = draft_in(shell, partnership_in(shell))
    page, presenter = page_of(shell, round_)
    width = beside_the_rail(scale)
    show(page, width=width, look=looks("light", scale))
    assert_sound(page, width=width)
    for step in (
        presenter.make_words,
        presenter.show_again,
        presenter.ask_back,
        lambda: presenter.check("no"),
        page.show_made,
    ):
        step()
        settle()
        assert_sound(page, width=width)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_words_that_are_not_the_same_are_mended_where_they_were_typed(
    shell: RecordingShell, show: Any, settle: Any, looks: Callable[..., Look], scale: float
) -> None:
    round_ = draft_in(shell, partnership_in(shell))
    page, presenter = page_of(shell, round_)
    width = beside_the_rail(scale)
    show(page, width=width, look=looks("light", scale))
    page.make.click()
    page.mine.click()
    page.written.click()
    (words,) = presenter.words
    QTest.keyClicks(page.typed.line, words[:-1])
    QTest.keyClick(page.typed.line, Qt.Key.Key_Return)
    settle()
    assert "Word 5" in page.typed.error.text()
    assert page.typed.line.hasFocus()
    assert_sound(page, width=width)
    page.typed.line.setFocus()
    page.typed.line.end(False)
    QTest.keyClicks(page.typed.line, words[-1])
    QTest.keyClick(page.typed.line, Qt.Key.Key_Return)
    assert len(presenter.words) == 2, "the second member's turn"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_last_page_before_the_start_tells_of_it(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], scale: float
) -> None:
    round_ = draft_in(shell, partnership_in(shell))
    make(shell, round_)
    width = beside_the_rail(scale)
    page = show(
        CheckPresenter.build(shell, SetupCheckRoute(round_id=round_.id)), width=width, look=looks("light", scale)
    )
    said = [label.text() for label in page.findChildren(QLabel)]
    assert "Closing takes your words and those of one of two members" in said
    assert_sound(page, width=width)


def test_the_way_on_leads_to_the_promise(shell: RecordingShell, show: Any) -> None:
    round_ = draft_in(shell, partnership_in(shell))
    promise = show(PromisePresenter.build(shell, SetupPromiseRoute(round_.partnership_id, round_.id)))
    promise.lock_button.click()
    assert shell.screen == "setup_lock"
    make(shell, round_)
    page, _presenter = page_of(shell, round_)
    show(page)
    page.continue_button.click()
    assert shell.route == SetupPromiseRoute(round_.partnership_id, round_.id)
