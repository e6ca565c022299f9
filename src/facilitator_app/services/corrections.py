"""Putting answers right, leaving responses out, and deleting them: with the code on the person's slip, until close.

Every way in ends in ``_change``, which takes no change without a reason that fits it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.change import REASONS, Act, ChangeLine, Reason
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.instrument import Item
from facilitator_app.domain.language import _
from facilitator_app.domain.response import Answer, Response
from facilitator_app.domain.round import Round
from facilitator_app.domain.seat import Slip
from facilitator_app.domain.subjects import SELF, AskOrder, Task
from facilitator_app.domain.template import for_rater
from facilitator_app.domain.words import tidy
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.erasing import Everywhere, erase
from facilitator_app.services.responding import check_answer, must_be_open
from facilitator_app.store import Erased, Gone, Store, Transaction, drop_slots, inner_slip_key, slip_tags

NOTE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class _Part:
    """One response behind a slip, in the round that holds it; ``subject_id`` is empty in an ordinary round."""

    subject_id: str
    round_id: str
    key: str = field(repr=False)
    response: Response = field(repr=False)
    excluded: bool


class CorrectionService:
    """What the facilitator may do to what one person handed in. ``today`` gives the date; ``everywhere`` deletes in copies as well.

    In a round about people an answer is put right in the round of its subject, where their pack counts it. Leaving out
    and deleting take all that the person said, and leave one line in the log of the whole round: a line for each subject
    would tell about whom one and the same person answered.
    """

    def __init__(self, store: Store, changes: Changes, everywhere: Everywhere, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._everywhere = everywhere
        self._today = today

    def find(self, round_id: str, code: str) -> Slip:
        """What was handed in with this code. Raises AppError "code_unknown" or "round_not_open"."""
        key = self._store.slip_key("".join(code.split()).upper(), round_id)
        with self._store.transaction() as t:
            _round, parts = _round_and_parts(t, round_id, key)
        return Slip(round_id, all(part.excluded for part in parts), key)

    def questions(self, slip: Slip) -> tuple[Item, ...]:
        """The items that this person was asked. Raises AppError."""
        with self._store.transaction() as t:
            round_, parts = _round_and_parts(t, slip.round_id, slip.key)
        if round_.about is None:
            return round_.instrument.asked_of(parts[0].response.group_id).items
        tasks = [Task(part.subject_id, part.response.group_id) for part in parts]
        about = replace(round_.about, order=AskOrder.ONE_BY_ONE)
        return for_rater(round_.instrument, about, tasks, SELF).items

    def answer_of(self, slip: Slip, item_id: str) -> Answer | None:
        """The present answer to one item; None if it was left out. Raises AppError, or ValueError for an item that was
        not asked."""
        with self._store.transaction() as t:
            part, its_item_id = _part_of(_round_and_parts(t, slip.round_id, slip.key)[1], item_id)
        return part.response.answers.get(its_item_id)

    def correct(self, slip: Slip, item_id: str, new: Answer | None, reason: Reason | None, note: str = "") -> None:
        """Put one answer right. Raises AppError "reason_missing", "reason_unfit" or "nothing_new"."""
        line = self._line(slip, Act.CORRECTED, reason, note)
        with self._store.transaction() as t:
            round_, parts = _round_and_parts(t, slip.round_id, slip.key)
            part, its_item_id = _part_of(parts, item_id)
            asked = round_ if part.round_id == round_.id else t.rounds.get(part.round_id)
            check_answer(asked.instrument, part.response.group_id, its_item_id, new)
            if part.response.answers.get(its_item_id) == new:
                raise AppError("nothing_new", _("That is the answer it has already."), _("Choose another answer."))
            t.responses.change_ballot(part.round_id, part.key, part.response.with_answer(its_item_id, new))
            t.changes.add(replace(line, round_id=part.round_id), part.key)
            t.commit()
        self._done()

    def leave_out(self, slip: Slip, reason: Reason | None, note: str = "") -> None:
        """Take what a person handed in out of every sum; it stays in the file. Raises AppError as ``correct`` does."""
        self._count(slip, Act.EXCLUDED, reason, note)

    def count_again(self, slip: Slip, reason: Reason | None, note: str = "") -> None:
        """Take back that it is left out. Raises AppError as ``correct`` does."""
        self._count(slip, Act.RETURNED, reason, note)

    def withdraw(self, slip: Slip, reason: Reason | None, note: str = "") -> None:
        """Delete what a person handed in for good, with all that the log tells of it, in the file and in copies. Raises
        AppError as ``correct`` does."""
        line = self._line(slip, Act.WITHDRAWN, reason, note)
        with self._store.transaction() as t:
            keys = {(part.round_id, part.key) for part in _round_and_parts(t, slip.round_id, slip.key)[1]}
            gone = tuple(
                Erased(Gone.RESPONSE, tag, line.made_on, round_id)
                for round_id, key in keys | {(slip.round_id, slip.key)}
                for tag in slip_tags(key)
            )
            for one in gone:
                erase(t, one)
            t.changes.add(line, None)
            t.commit()
        self._store.compact()
        self._everywhere.follow(*gone)
        self._changes.announce(Change.RESPONSES)
        self._changes.announce(Change.DELETED)

    def log(self, round_id: str) -> tuple[ChangeLine, ...]:
        """Everything that was done in this round and those inside it, the oldest day first: days and reasons, and
        nothing of what anybody said, nor about whom."""
        with self._store.transaction() as t:
            inside = [one.id for one in t.rounds.inside(round_id)]
            noted = [line for one in (round_id, *inside) for line in t.changes.of_round(one)]
        lines = (ChangeLine(one.id, round_id, one.act, one.reason, one.made_on, note=one.note) for one in noted)
        return tuple(sorted(lines, key=lambda one: (one.made_on, one.act, one.reason, one.id)))

    def _count(self, slip: Slip, act: Act, reason: Reason | None, note: str) -> None:
        out = act is Act.EXCLUDED
        line = self._line(slip, act, reason, note)
        with self._store.transaction() as t:
            _round, parts = _round_and_parts(t, slip.round_id, slip.key)
            if all(part.excluded == out for part in parts):
                raise AppError("nothing_new", _("That has been done already."), _("Go back to the round."))
            for part in parts:
                t.responses.exclude_ballot(part.round_id, part.key, out)
            t.changes.add(line, slip.key)
            t.commit()
        self._done()

    def _line(self, slip: Slip, act: Act, reason: Reason | None, note: str) -> ChangeLine:
        """The line for the log. Raises AppError where there is no reason, or one that does not fit."""
        if reason is None:
            raise AppError("reason_missing", _("There is no reason yet."), _("Choose a reason from the list."))
        if reason not in REASONS[act]:
            raise AppError("reason_unfit", _("That reason does not fit here."), _("Choose a reason from the list."))
        return ChangeLine("", slip.round_id, act, reason, self._today(), note=tidy(note)[:NOTE_LENGTH])

    def _done(self) -> None:
        self._store.checkpoint()
        drop_slots(self._store.path)  # they hold it as it was, and are made anew at the next hand-over
        self._changes.announce(Change.RESPONSES)


def _round_and_parts(t: Transaction, round_id: str, key: str) -> tuple[Round, tuple[_Part, ...]]:
    """The round, and every response behind a code, at least one. Raises AppError "code_unknown" or "round_not_open"."""
    round_ = t.rounds.get(round_id)
    must_be_open(round_)
    targets = [("", round_id, key)]
    if round_.about is not None:
        targets = [(one.id, one.round_id, inner_slip_key(key, one.round_id)) for one in round_.about.subjects]
    ballots = ((*target, t.responses.ballot(target[1], target[2])) for target in targets)
    parts = tuple(_Part(subject, where, its_key, *ballot) for subject, where, its_key, ballot in ballots if ballot)
    if not parts:
        raise AppError("code_unknown", _("We did not find that code."), _("Check the letters and try again."))
    return round_, parts


def _part_of(parts: tuple[_Part, ...], item_id: str) -> tuple[_Part, str]:
    """The response that holds this item, and the id of the item there. Raises ValueError if there is none."""
    key = AnswerKey.of(item_id)
    for part in parts:
        if part.subject_id == key.subject_id:
            return part, key.item_id
    raise ValueError("not an item of this response")
