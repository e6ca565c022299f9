"""What happens when a person answers: which page comes next, what is saved when, what is forgotten. No window here."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.instrument import Item
from facilitator_app.domain.response import Answer, Comment, ViewPrefs
from facilitator_app.domain.round import Round
from facilitator_app.ui.respondent.asked import Asked
from facilitator_app.ui.respondent.pages import (
    ASKING,
    BACK_FROM,
    BACK_FROM_ABOVE,
    BEFORE,
    NOTHING_TO_HIDE,
    PageKind,
    PageRef,
    first_open,
    out_of_look,
)  # fmt: skip
from facilitator_app.ui.respondent.person import AssistanceMode, PinGate, Seats

if TYPE_CHECKING:
    from facilitator_app.domain.seat import Seat

TRIES = 5


class AnsweringFlow(Asked):
    """One person at the laptop, from the first page to the hand back. Made anew for each person.

    ``page`` is what is to be shown now. Each method is something the person did. Answers wait in ``unsaved`` until
    ``save`` is called or the page is left; when saving fails the page is ``TROUBLE`` and nothing waiting is lost.

    In a round about people ``member_id`` says who answers; it is known only as long as the person has the laptop, and
    ``tasks`` are those about whom they answer.
    """

    def __init__(
        self,
        seats: Seats,
        gate: PinGate,
        round_: Round,
        group_id: str,
        start: PageKind = PageKind.PASS,
        member_id: str = "",
        view: ViewPrefs | None = None,
    ) -> None:
        super().__init__(round_, group_id, member_id)
        self._seats = seats
        self._gate = gate
        self.fewest_after_reopening = seats.fewest_after_reopening(round_.id)
        self.how = AssistanceMode.ALONE
        self.view = view or ViewPrefs()
        self.seat: Seat | None = None
        self.code = ""
        self.practice_answer: Answer | None = None
        self.words_tries = TRIES
        self.words_listed = False
        """The words typed last open nothing, though all of them are on the list of words."""
        self.pin_tries = TRIES
        self._base = PageRef(start)
        self._over: list[PageRef] = []
        self._changing_from: PageRef | None = None
        self._answers: dict[str, Answer | None] = {}
        self._comments: dict[str, Comment | None] = {}
        self._again: Callable[[], None] | None = None

    # where we are

    @property
    def page(self) -> PageRef:
        return self._over[-1] if self._over else self._base

    @property
    def can_go_back(self) -> bool:
        """Back is offered: not on the first page, not on hidden pages, not after sending."""
        if self._over:
            return self.page.screen in BACK_FROM_ABOVE
        if self.page.screen is PageKind.SEE:
            return self.seat is None
        return self.page.screen in BACK_FROM

    @property
    def sent(self) -> bool:
        return bool(self.code)

    @property
    def unsaved(self) -> bool:
        return bool(self._answers or self._comments) or self._view_waits

    @property
    def _view_waits(self) -> bool:
        """How the person sees the pages has changed and is not in their draft yet."""
        return self.seat is not None and not self.sent and self.seat.response.view != self.view

    # what has been said

    def answer_of(self, item_id: str) -> Answer | None:
        """The answer chosen for an item, saved or not yet."""
        if item_id in self._answers:
            return self._answers[item_id]
        return self.seat.response.answers.get(item_id) if self.seat else None

    def comment_of(self, key: str) -> Comment | None:
        """The words written for an item or open question, saved or not yet."""
        if key in self._comments:
            return self._comments[key]
        return self.seat.response.comments.get(key) if self.seat else None

    def said(self) -> tuple[int, int]:
        """Of how many of all questions something was said, those in own words among them, and how many there are."""
        asked = [page for page in self._path if page.screen in ASKING]
        return sum(self._said_at(page) is not None for page in asked), len(asked)

    def _said_at(self, page: PageRef) -> Answer | Comment | None:
        return self.comment_of(page.key) if page.screen is PageKind.OPEN_QUESTION else self.answer_of(page.key)

    def done_about(self, subject_id: str) -> tuple[int, int]:
        """How many questions about one of them are answered, of how many."""
        return self.done(item for item in self.instrument.items if AnswerKey.of(item.id).subject_id == subject_id)

    def done(self, items: Iterable[Item]) -> tuple[int, int]:
        """How many of these are answered, of how many."""
        answered = [self.answer_of(item.id) is not None for item in items]
        return sum(answered), len(answered)

    def choose(self, item_id: str, answer: Answer | None) -> None:
        """Choose an answer, or take it away; it waits until ``save`` or until the page is left."""
        if self.page.screen is PageKind.PRACTICE:
            self.practice_answer = answer
        else:
            self._answers[item_id] = answer

    def write(self, key: str, comment: Comment | None) -> None:
        """Keep what has been typed; it waits like an answer."""
        self._comments[key] = comment

    def save(self) -> None:
        """Save what waits. On failure show the trouble page; from there only the person goes on, by trying again."""
        if self.page.screen is not PageKind.TROUBLE:
            self._attempt(lambda: None)

    def flush(self) -> None:
        """Save what waits if that can be done now; else it goes on waiting, and the person is told when they go on."""
        with contextlib.suppress(AppError):
            self._save_waiting()

    # forwards and back

    def ready(self) -> None:
        self._base = PageRef(PageKind.SEE)

    def has_words(self) -> None:
        self._base = PageRef(PageKind.COME_BACK)

    def is_facilitator(self) -> None:
        self._over.append(PageRef(PageKind.HAND_BACK))

    def choose_how(self, how: AssistanceMode) -> None:
        self.how = how
        self._base = PageRef(PageKind.BEFORE)
        if not self.group_id and not self.tasks:
            self._over.append(PageRef(PageKind.GROUPS))

    def tell_more(self) -> None:
        self._over.append(PageRef(PageKind.TELL_MORE))

    def wrong_group(self) -> None:
        self._over.append(PageRef(PageKind.GROUPS))

    def choose_group(self, group_id: str) -> None:
        self._belong_to(group_id)
        self._over.clear()

    def accept(self) -> None:
        """Yes, I want to answer: a seat with three words of its own."""

        def start() -> None:
            if self.round.about is None:
                self.seat = self._seats.start(self.round.id, self.group_id, self.view)
            else:
                self.seat = self._seats.start_rater(self.round.id, self.member_id, self.view)
            self._base = self._path[0]

        self._attempt(start)

    def decline(self) -> None:
        self._over.clear()
        self._base = PageRef(PageKind.NOT_TODAY)

    def carry_on(self) -> None:
        """Continue: the page after this one, once what waits is saved."""
        self._attempt(self._forwards)

    def back(self) -> None:
        if self.page.screen is PageKind.HAND_BACK and self.can_go_back:
            self._over.pop()
        elif self.can_go_back:
            self._attempt(self._backwards)

    def progress(self) -> tuple[int, int]:
        """Which of all that is asked the person is at, or came past last, and how many there are. Of a last look: how
        many they answered, wherever they stopped."""
        if self._base.screen is PageKind.CHECK:
            return self.said()
        asked = [page for page in self._path if page.screen in ASKING]
        here = self._base if self._base in self._path else self._path[0]
        upto = self._path[: self._path.index(here) + 1]
        return sum(page in asked for page in upto), len(asked)

    def add_comment(self) -> None:
        page = self.page
        self._over.append(PageRef(PageKind.COMMENT, page.section, page.key))

    def look_at_part(self, section: int, subject_id: str = "") -> None:
        self._base = PageRef(PageKind.CHECK_PART, section, subject_id)

    def look_at_person(self, subject_id: str) -> None:
        """All that was answered about one of several people."""
        self._base = PageRef(PageKind.CHECK_PERSON, 0, subject_id)

    def change(self, page: PageRef) -> None:
        """Change one answer from the last look, then come straight back."""
        self._changing_from = self._base
        self._base = page

    def send(self) -> None:
        def send() -> None:
            assert self.seat is not None
            self.code = self._seats.send(self.seat)
            self._base = PageRef(PageKind.THANKS)

        self._attempt(send)

    # stop, hide, help

    def stop(self) -> None:
        """Hide everything at once and ask what to do."""
        if self.page.screen not in NOTHING_TO_HIDE:
            self._hide_behind(PageRef(PageKind.STOP))

    def cover_screen(self) -> None:
        """Hide everything; nothing is deleted."""
        if self.page.screen not in NOTHING_TO_HIDE:
            self._hide_behind(PageRef(PageKind.COVER))

    def go_on(self) -> None:
        """From a page that hides back to what it hid."""
        if self._over and self._over[-1].screen is PageKind.COVER:
            self._over.pop()
            return
        while self._over and self._over[-1].screen in {PageKind.STOP, PageKind.HELP, PageKind.DELETE, PageKind.LATER}:
            self._over.pop()

    def ask_help(self) -> None:
        self._over.append(PageRef(PageKind.HELP))

    def change_seeing(self) -> None:
        """Text and colour, from any page."""
        self._attempt(lambda: self._over.append(PageRef(PageKind.SEE)))

    def come_back_later(self) -> None:
        self._attempt(lambda: self._over.append(PageRef(PageKind.LATER)))

    def send_now(self) -> None:
        """Stop here: to the last look, with what is answered so far."""

        def look() -> None:
            self._over.clear()
            self._changing_from = None
            self._base = PageRef(PageKind.CHECK)

        self._attempt(look)

    def ask_delete(self) -> None:
        self._over.append(PageRef(PageKind.DELETE))

    def delete(self) -> None:
        """Forget every answer of this person."""

        def delete() -> None:
            assert self.seat is not None
            self._seats.delete(self.seat)
            self._forget()
            self._base = PageRef(PageKind.DELETED)

        self._answers.clear()
        self._comments.clear()
        self._attempt(delete)

    def fault(self) -> None:
        """Something unforeseen went wrong in the program; what waits is saved if it is not that which went wrong."""
        with contextlib.suppress(Exception):
            self._save_waiting()
        if self.page.screen is not PageKind.TROUBLE:
            self._show_trouble(lambda: None)

    def try_again(self) -> None:
        """From the trouble page: the same once more."""
        again = self._again
        assert again is not None
        self._attempt(again)

    # coming back and handing back

    def type_words(self, words: str) -> bool:
        """Open the answers behind three words; False if there are none or all tries are used up."""
        if self.words_tries == 0:
            return False
        try:
            self.seat = self._seats.come_back(self.round.id, words)
        except AppError as error:
            if error.code != "words_unknown":
                self._show_trouble(lambda: None)
            else:
                self.words_tries -= 1
                self.words_listed = bool(error.facts["listed"])
            return False
        self._belong_to(self.seat.group_id, self.seat.response.tasks)
        self.view = self.seat.response.view or self.view
        self._base = PageRef(PageKind.SEE)
        return True

    def clear_screen(self) -> None:
        """The person is done: nothing of them stays in here."""
        self._forget()
        with contextlib.suppress(AppError):  # everything is saved already, and where it lies is tried again later
            self._seats.hand_over()
        self._base = PageRef(PageKind.HAND_BACK)

    @property
    def needs_pin(self) -> bool:
        return self._gate.has_pin

    def may_leave(self, pin: str) -> bool:
        """True if this PIN, or no PIN where none is set, gives the laptop back."""
        if not self.needs_pin:
            return True
        if not pin.strip():
            return False  # nothing was typed: that is no try
        if self.pin_tries and self._gate.pin_matches(pin):
            return True
        self.pin_tries = max(0, self.pin_tries - 1)
        return False

    # inside

    def _forwards(self) -> None:
        if self._over:
            self._over.pop()
        elif self._base.screen is PageKind.SEE:
            self._base = first_open(self._path, self._said_at) if self.seat else PageRef(PageKind.HOW)
        elif self._changing_from is not None:
            self._base, self._changing_from = self._changing_from, None
        elif self._base.screen in (PageKind.CHECK_PART, PageKind.CHECK_PERSON):
            self._base = out_of_look(self._base)
        else:
            self._base = self._path[self._path.index(self._base) + 1]

    def _backwards(self) -> None:
        if self._over:
            left = self._over.pop()
            if left.screen is PageKind.GROUPS and not self.group_id:
                self._base = PageRef(PageKind.HOW)
        elif self._changing_from is not None:
            self._base, self._changing_from = self._changing_from, None
        elif self._base.screen in (PageKind.CHECK_PART, PageKind.CHECK_PERSON):
            self._base = out_of_look(self._base)
        elif self._base.screen in BEFORE:
            self._base = PageRef(BEFORE[self._base.screen])
        else:
            self._base = self._path[self._path.index(self._base) - 1]

    def _hide_behind(self, page: PageRef) -> None:
        self.flush()
        if self.page.screen is PageKind.LATER:
            self._over.pop()
        self._over.append(page)

    def _save_waiting(self) -> None:
        if self.seat is None or self.sent:
            return
        for item_id in list(self._answers):
            if self.seat.response.answers.get(item_id) != self._answers[item_id]:
                self.seat = self._seats.answer(self.seat, item_id, self._answers[item_id])
            del self._answers[item_id]
        for key in list(self._comments):
            if self.seat.response.comments.get(key) != self._comments[key]:
                self.seat = self._seats.comment(self.seat, key, self._comments[key])
            del self._comments[key]
        if self._view_waits:
            self.seat = self._seats.keep_view(self.seat, self.view)

    def _attempt(self, move: Callable[[], None]) -> None:
        trouble = self.page.screen is PageKind.TROUBLE
        try:
            self._save_waiting()
            if trouble:
                self._over.pop()
            move()
        except AppError:
            self._show_trouble(move)
        else:
            self._again = None

    def _show_trouble(self, move: Callable[[], None]) -> None:
        self._again = move
        if self.page.screen is not PageKind.TROUBLE:
            self._over.append(PageRef(PageKind.TROUBLE))

    def _forget(self) -> None:
        self.seat = None
        self.code = ""
        self.how = AssistanceMode.ALONE
        self.view = ViewPrefs()
        self.practice_answer = None
        self._answers.clear()
        self._comments.clear()
        self._over.clear()
        self._changing_from = None
        self._again = None
        self.member_id = ""
        if self.round.about is not None:
            self._belong_to("")
