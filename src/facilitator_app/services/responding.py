"""Answering in turn. Every answer is committed before the call returns."""

from __future__ import annotations

import contextlib
import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _
from facilitator_app.domain.response import Answer, Comment, Outside, Response, ViewPrefs
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.domain.seat import Seat
from facilitator_app.domain.subjects import SELF
from facilitator_app.domain.template import for_rater
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.erasing import Everywhere, erase
from facilitator_app.store import WORDS_TO_COME_BACK, Erased, Gone, Store, Transaction, inner_slip_key, known_words

Said = TypeVar("Said")

CODE_LETTERS = "ACDEFGHJKMNPQRTVWXYZ234679"  # nothing that looks like something else
CODE_LENGTH, CODE_PART = 12, 4  # 56 bits: the code opens the person's own answers, also for who tries them all


class RespondingService:
    """What a respondent does. Nothing here tells one person about another."""

    def __init__(
        self,
        store: Store,
        changes: Changes,
        everywhere: Everywhere,
        words: Callable[[], str],
        today: Callable[[], date],
    ) -> None:
        self._store = store
        self._changes = changes
        self._everywhere = everywhere
        self._today = today
        self._words = words

    def start(self, round_id: str, group_id: str, view: ViewPrefs | None = None) -> Seat:
        """A new seat with no answers yet and three words of its own, saved at once with how the person sees it."""

        def empty(round_: Round) -> Response:
            if round_.about is None:
                round_.group(group_id)
            return Response(new_id(), group_id, view=view)

        return self._new_seat(round_id, empty)

    def start_rater(self, round_id: str, member_id: str, view: ViewPrefs | None = None) -> Seat:
        """A new seat in a round about people, for what this member is asked; who they are is not saved with it.

        Raises AppError "nothing_asked".
        """

        def empty(round_: Round) -> Response:
            tasks = round_.about.tasks_of(member_id) if round_.about else ()
            if not tasks:
                what = _("This person is not asked about anybody.")
                raise AppError("nothing_asked", what, _("Choose another person."))
            return Response(new_id(), "", tasks=tasks, view=view)

        return replace(self._new_seat(round_id, empty), member_id=member_id)

    def fewest_after_reopening(self, round_id: str) -> int:
        """How many people must answer late before any of their answers counts; 0 while nothing of this round, or of
        the rounds inside it, was ever shown."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            shown = any(t.issues.of_round(one.id) for one in (round_, *t.rounds.inside(round_id)))
        return round_.promise.k if shown else 0

    def round_for(self, seat: Seat) -> Round:
        """The round as this person is asked: in a round about people with the questions about their own subjects."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(seat.round_id)
        return replace(round_, instrument=_asked(round_, seat.response))

    def come_back(self, round_id: str, words: str) -> Seat:
        """The seat with these three words, however they are written down. Raises AppError "words_unknown".

        ``listed``: as many words as there must be, all from the public list; it tells nothing about anybody's own."""
        words = bare_words(words)
        with self._store.transaction() as t:
            must_be_open(t.rounds.get(round_id))
            drafts = t.responses.sealed_drafts(round_id)
        for salt in {draft.salt for draft in drafts}:  # one slow hash for each person who has not sent yet
            key = self._store.seat_key(words, round_id, salt)
            opened = (draft.opened(round_id, key) for draft in drafts if draft.seat_id == key.id)
            if (response := next(opened, None)) is not None:
                return Seat(round_id, words, response, key)
        listed = len(words.split()) == WORDS_TO_COME_BACK and set(words.split()) <= known_words()
        what, do = _("We did not find those words."), _("Check the spelling and try again.")
        raise AppError("words_unknown", what, do, listed=listed)

    def answer(self, seat: Seat, item_id: str, answer: Answer | None) -> Seat:
        """Save one answer, or take it away (None). Raises AppError, or ValueError for an answer not offered."""

        def checked(round_: Round) -> None:
            about = AnswerKey.of(item_id).subject_id  # what is asked about all others takes long to write out
            tasks = tuple(task for task in seat.response.tasks if task.subject_id == about)
            check_answer(_asked(round_, replace(seat.response, tasks=tasks)), seat.group_id, item_id, answer)

        return self._save(replace(seat, response=seat.response.with_answer(item_id, answer)), checked)

    def comment(self, seat: Seat, place_id: str, comment: Comment | None) -> Seat:
        """Save a comment on an item, a section or an open question; an empty one is taken away."""
        return self._save(replace(seat, response=seat.response.with_comment(place_id, comment)))

    def keep_view(self, seat: Seat, view: ViewPrefs) -> Seat:
        """Seal how this person sees and hears with their unfinished answers; it goes when they send."""
        return self._save(replace(seat, response=replace(seat.response, view=view)))

    def send(self, seat: Seat) -> str:
        """Hand the response in: it is sealed at once. Returns the code that alone opens it until the round is closed.

        The one verb of two transactions: see ``_tick``.
        """
        code = "".join(secrets.choice(CODE_LETTERS) for _index in range(CODE_LENGTH))
        key = self._store.slip_key(code, seat.round_id)
        with self._store.transaction() as t:
            round_ = t.rounds.get(seat.round_id)
            must_be_open(round_)
            if round_.about is None:
                t.responses.add_ballot(seat.round_id, replace(seat.response, id=new_id(), view=None), key)
            for inner_id, response in _split(round_, seat.response):
                t.responses.add_ballot(inner_id, response, inner_slip_key(key, inner_id))
                _lock_promise(t, t.rounds.get(inner_id))
            t.responses.delete_draft(seat.round_id, seat.key.id)
            _lock_promise(t, round_)
            t.commit()
        emptied = False
        with contextlib.suppress(AppError):  # the answers are in: who is told otherwise sends them twice
            emptied = self._store.checkpoint()
        self._changes.announce(Change.RESPONSES)
        if seat.member_id and emptied:
            with contextlib.suppress(AppError):  # the answers are in; a tick that is missing can be set by hand
                self._tick(seat)
        return " ".join(code[i : i + CODE_PART] for i in range(0, CODE_LENGTH, CODE_PART))

    def delete(self, seat: Seat) -> None:
        """Forget a seat and all its answers, here and in every folder beside the file; copies elsewhere follow when the
        program next reaches them."""
        gone = Erased(Gone.UNSENT, seat.key.id, self._today(), seat.round_id)
        with self._store.transaction() as t:
            erase(t, gone)
            t.commit()
        self._store.compact()
        self._everywhere.follow(gone)
        self._changes.announce(Change.RESPONSES)

    def hand_over(self) -> None:
        """One person is done: what they said so far goes from the log into the file itself. Raises AppError."""
        self._store.checkpoint()

    def _tick(self, seat: Seat) -> None:
        """Tick who has handed in, whatever they said or left out, as the facilitator would by hand.

        After the answers, never with them: the log beside the file is empty by now and is emptied again, so that it
        never holds somebody's tick and the same person's answers in one commit.
        """
        with self._store.transaction() as t:
            t.rounds.set_tick(seat.round_id, seat.member_id, True)
            t.commit()
        self._store.checkpoint()
        self._changes.announce(Change.ROUNDS)

    def _new_seat(self, round_id: str, empty: Callable[[Round], Response]) -> Seat:
        """A seat with what ``empty`` gives, under new words and a salt of its own. Their slow hash is made before the
        transaction begins."""
        words = self._words()
        key = self._store.seat_key(bare_words(words), round_id, secrets.token_hex(16))
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            must_be_open(round_)
            response = empty(round_)
            t.responses.save_draft(round_id, response.group_id, key, response)
            _lock_promise(t, round_)
            t.commit()
        self._changes.announce(Change.RESPONSES)
        return Seat(round_id, words, response, key)

    def _save(self, seat: Seat, check: Callable[[Round], None] = lambda _round: None) -> Seat:
        """Save what was said so far, unless ``check`` raises."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(seat.round_id)
            must_be_open(round_)
            check(round_)
            t.responses.save_draft(seat.round_id, seat.group_id, seat.key, seat.response)
            t.commit()
        self._changes.announce(Change.RESPONSES)
        return seat


def bare_words(text: str) -> str:
    """The words alone, without capitals and without the commas and full stops that people put between them."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _asked(round_: Round, response: Response) -> Instrument:
    """The questionnaire that this person answers."""
    if round_.about is None:
        return round_.instrument
    return for_rater(round_.instrument, round_.about, response.tasks, SELF)


def _split(round_: Round, response: Response) -> Iterator[tuple[str, Response]]:
    """One response for each subject of which anything was said, each with an id of its own: nothing links them."""
    if round_.about is None:
        return
    for task in response.tasks:
        answers, comments = _about(task.subject_id, response.answers), _about(task.subject_id, response.comments)
        if answers or comments:
            yield round_.about.subject(task.subject_id).round_id, Response(new_id(), task.group_id, answers, comments)


def _about(subject_id: str, said: Mapping[str, Said]) -> dict[str, Said]:
    """What was said about one subject, by the ids of the questions as they are in that subject's round."""
    keys = {key: AnswerKey.of(key) for key in said}
    return {key.item_id: said[text] for text, key in keys.items() if key.subject_id == subject_id}


def check_answer(instrument: Instrument, group_id: str, item_id: str, answer: Answer | None) -> None:
    """Raises ValueError for an item that is not asked of this group, or an answer that it does not offer."""
    item = next((item for item in instrument.asked_of(group_id).items if item.id == item_id), None)
    values = instrument.scale_of(item).values if item else ()
    if item is None or not (answer is None or isinstance(answer, Outside) or answer in values):
        raise ValueError("not an item or an answer of this round")


def must_be_open(round_: Round) -> None:
    """Raises AppError "round_not_open"."""
    if round_.state is not RoundState.OPEN:
        raise AppError("round_not_open", _("This round is not open."), _("Call the facilitator."))


def _lock_promise(t: Transaction, round_: Round) -> None:
    """Somebody has read it and said yes."""
    if not round_.promise_locked:
        t.rounds.save(replace(round_, promise_locked=True))
