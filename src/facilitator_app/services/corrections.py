"""Putting answers right, leaving responses out, and deleting them: with the code on the person's slip, until close.

Every way in ends in ``_change``, which takes no change without a reason that fits it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from facilitator_app.domain.change import REASONS, Act, ChangeLine, Reason
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.instrument import Item
from facilitator_app.domain.language import _
from facilitator_app.domain.response import Answer, Response
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.responding import check_answer, must_be_open
from facilitator_app.store import Store, Transaction

NOTE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Slip:
    """A handed-in response that was found by its code. ``excluded``: it is left out of every sum."""

    round_id: str
    excluded: bool
    tag: str = field(repr=False)


class CorrectionService:
    """What the facilitator may do to one handed-in response. ``today`` gives the date."""

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._today = today

    def find(self, round_id: str, code: str) -> Slip:
        """The response with this code. Raises AppError "code_unknown" or "round_not_open"."""
        tag = self._store.tag("".join(code.split()).upper(), round_id)
        with self._store.transaction() as t:
            must_be_open(t.rounds.get(round_id))
            _response, excluded = _found(t, round_id, tag)
        return Slip(round_id, excluded, tag)

    def questions(self, slip: Slip) -> tuple[Item, ...]:
        """The items that this person was asked. Raises AppError."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(slip.round_id)
            response, _excluded = _found(t, slip.round_id, slip.tag)
        return round_.instrument.asked_of(response.group_id).items

    def answer_of(self, slip: Slip, item_id: str) -> Answer | None:
        """The present answer to one item; None if it was left out. Raises AppError."""
        with self._store.transaction() as t:
            must_be_open(t.rounds.get(slip.round_id))
            response, _excluded = _found(t, slip.round_id, slip.tag)
        return response.answers.get(item_id)

    def correct(self, slip: Slip, item_id: str, new: Answer | None, reason: Reason | None, note: str = "") -> None:
        """Put one answer right. Raises AppError "reason_missing", "reason_unfit" or "nothing_new"."""

        def put_right(t: Transaction, response: Response, line: ChangeLine) -> ChangeLine:
            check_answer(t.rounds.get(slip.round_id).instrument, response.group_id, item_id, new)
            old = response.answers.get(item_id)
            if old == new:
                raise AppError("nothing_new", _("That is the answer it has already."), _("Choose another answer."))
            t.responses.change_ballot(slip.round_id, slip.tag, response.with_answer(item_id, new))
            return replace(line, item_id=item_id, old=old, new=new)

        self._change(slip, Act.CORRECTED, reason, note, put_right)

    def leave_out(self, slip: Slip, reason: Reason | None, note: str = "") -> None:
        """Take a response out of every sum; it stays in the file. Raises AppError as ``correct`` does."""
        self._count(slip, Act.EXCLUDED, reason, note)

    def count_again(self, slip: Slip, reason: Reason | None, note: str = "") -> None:
        """Take back that a response is left out. Raises AppError as ``correct`` does."""
        self._count(slip, Act.RETURNED, reason, note)

    def withdraw(self, slip: Slip, reason: Reason | None, note: str = "") -> None:
        """Delete a response for good, with all that the log tells of it. Raises AppError as ``correct`` does."""

        def erase(t: Transaction, _response: Response, line: ChangeLine) -> ChangeLine:
            t.responses.delete_ballot(slip.round_id, slip.tag)
            t.changes.forget_content(slip.round_id, slip.tag)
            return line

        self._change(slip, Act.WITHDRAWN, reason, note, erase)

    def log(self, round_id: str) -> tuple[ChangeLine, ...]:
        """Everything that was done in this round: days and reasons, and nothing of what anybody said."""
        with self._store.transaction() as t:
            return tuple(
                ChangeLine(line.id, line.round_id, line.act, line.reason, line.made_on, note=line.note)
                for line in t.changes.of_round(round_id)
            )

    def _count(self, slip: Slip, act: Act, reason: Reason | None, note: str) -> None:
        out = act is Act.EXCLUDED

        def turn(t: Transaction, response: Response, line: ChangeLine) -> ChangeLine:
            if t.responses.ballot(slip.round_id, slip.tag) == (response, out):
                raise AppError("nothing_new", _("That has been done already."), _("Go back to the round."))
            t.responses.exclude_ballot(slip.round_id, slip.tag, out)
            return line

        self._change(slip, act, reason, note, turn)

    def _change(
        self,
        slip: Slip,
        act: Act,
        reason: Reason | None,
        note: str,
        work: Callable[[Transaction, Response, ChangeLine], ChangeLine],
    ) -> None:
        """Do it and write its line, both or neither."""
        if reason is None:
            raise AppError("reason_missing", _("There is no reason yet."), _("Choose a reason from the list."))
        if reason not in REASONS[act]:
            raise AppError("reason_unfit", _("That reason does not fit here."), _("Choose a reason from the list."))
        line = ChangeLine("", slip.round_id, act, reason, self._today(), note=" ".join(note.split())[:NOTE_LENGTH])
        with self._store.transaction() as t:
            must_be_open(t.rounds.get(slip.round_id))
            response, _excluded = _found(t, slip.round_id, slip.tag)
            line = work(t, response, line)
            t.changes.add(line, None if act is Act.WITHDRAWN else slip.tag)
            t.commit()
        self._store.checkpoint()
        self._changes.announce(Change.RESPONSES)


def _found(t: Transaction, round_id: str, tag: str) -> tuple[Response, bool]:
    found = t.responses.ballot(round_id, tag)
    if found is None:
        raise AppError("code_unknown", _("We did not find that code."), _("Check the letters and try again."))
    return found
