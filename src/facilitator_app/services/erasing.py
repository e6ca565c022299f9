"""What is deleted is deleted in the file, in every folder beside it, and in each copy that the program knows of.

That something was deleted is noted in the same transaction, with random ids alone. So it can be carried out in a copy
that is not there today, and in one that takes the place of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from facilitator_app.domain.ending import Ending
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.round import TOGETHER_UNKNOWN, Round, RoundState
from facilitator_app.domain.session import SessionNotes
from facilitator_app.domain.steps import Job, Step
from facilitator_app.domain.subjects import About
from facilitator_app.domain.support_plan import SupportPlan, without
from facilitator_app.domain.words import same
from facilitator_app.services import talks, unfinished
from facilitator_app.services.who_is_who import inner_named, name_again
from facilitator_app.store import (
    Erased,
    Gone,
    KnownCopies,
    KnownCopy,
    Store,
    StoreClosed,
    Transaction,
    drop_slots,
    erase_beside,
    erase_in_copy,
)
from facilitator_app.store.known import SETTING

T = TypeVar("T")
TOLD = "deletion_told/"
"""The setting, with the id of a round behind it, that says on which day the facilitator was told that its day has come."""


def erase(t: Transaction, one: Erased, *, there: bool = False) -> None:
    """Delete it, and note that it was deleted. Nothing happens to what is not there; with ``there`` AppError "not_found"."""
    try:
        _ERASE[one.what](t, one)
    except _NotThere as error:
        if there:
            raise error.told from None
    t.settings.set(*one.setting)
    t.needs_compacting()


def noted(t: Transaction) -> tuple[Erased, ...]:
    """All that was ever deleted in this file, the oldest first."""
    erased = (Erased.of_setting(*pair) for pair in t.settings.starting(SETTING).items())
    return tuple(sorted(erased, key=lambda one: (one.on, one.id)))


@dataclass(frozen=True, slots=True)
class NotReached:
    """``why``: what keeps the program from deleting in this copy."""

    copy: KnownCopy
    why: str


class Everywhere:
    """``today`` gives the date."""

    def __init__(self, store: Store, today: Callable[[], date]) -> None:
        self._store = store
        self._today = today

    def follow(self, *erased: Erased) -> None:
        """They are gone from the file: let them go from every folder beside it. What cannot be done now is done at the
        next opening."""
        with suppress(OSError):
            known = self._store.known.change(lambda known: known.with_erased(erased))
            self._beside(known)

    def at_opening(self) -> None:
        """What a program that was killed could not do any more."""
        with self._store.transaction() as t:
            erased, running = noted(t), t.rounds.open_rounds()
        if not running:
            drop_slots(self._store.path)
        self.follow(*erased)

    def known(self) -> KnownCopies:
        return self._store.known.read()

    def reach(self) -> Job[tuple[NotReached, ...]]:
        """Delete in each copy what was deleted since it was made; the result is those that could not be reached.

        If the file is closed meanwhile, it ends: what is left is done at the next opening.
        """
        left = []
        behind = self.known().behind
        for n, copy in enumerate(behind):
            yield Step(n, len(behind), _("Deleting in the copies"))
            try:
                self._reach(copy)
            except StoreClosed:
                break
            except (AppError, OSError) as error:
                left.append(NotReached(copy, _why(copy, error)))
        return tuple(left)

    def forget(self, copy: KnownCopy) -> None:
        """Somebody deleted this copy, or it is lost. Raises AppError where it is still there."""
        if (copy.folder / "store.db").exists():
            raise AppError("copy_there", _("This copy is still there."), _("Delete its folder first."))
        self._store.known.change(lambda known: known.without(copy))

    def _reach(self, copy: KnownCopy) -> None:
        known = self.known()
        erase_in_copy(self._store, copy.folder, lambda t, made: erase_again(t, known.erased, made), self._today())
        reached = replace(copy, reached=len(known.erased))
        self._store.known.change(lambda now: now.with_copy(reached) if copy in now.copies else now)

    def _beside(self, known: KnownCopies) -> None:
        if known.here >= len(known.erased):
            return
        if not erase_beside(self._store, lambda t, made: erase_again(t, known.erased, made), self._today()):
            self._store.known.change(lambda now: replace(now, here=len(known.erased)))


def erase_again(t: Transaction, erased: Iterable[Erased], made: date) -> None:
    """In a copy that was made on this day: what was deleted in the file. Notes that it holds may be newer ones."""
    for one in erased:
        if one.what is not Gone.NOTES or one.on >= made:
            erase(t, one)


def _why(copy: KnownCopy, error: AppError | OSError) -> str:
    if not copy.folder.is_dir():
        return _("It was not found there. Put the stick in, or say that it is gone.")
    return str(error) if isinstance(error, AppError) else _("It could not be written to.")


class _NotThere(Exception):
    """What is to be deleted is not in this file."""

    def __init__(self, told: AppError) -> None:
        super().__init__()
        self.told = told


def _answers(t: Transaction, one: Erased) -> None:
    round_ = _round(t, one.id)
    t.rounds.erase_answers(round_.id)
    for each in (round_, *t.rounds.inside(round_.id)):
        about = each.about and replace(each.about, assignments=())
        closed = each.closed_on or one.on
        t.rounds.save(
            replace(
                each,
                state=RoundState.CLOSED,
                closed_on=closed,
                about=about,
                erased_on=one.on,
                lock=None,
                together=TOGETHER_UNKNOWN,
            )
        )
        t.settings.remove(unfinished.START, each.id)
    t.settings.remove(TOLD + round_.id)
    t.settings.remove(talks.START + round_.id)


def _whole_round(t: Transaction, one: Erased) -> None:
    round_ = _round(t, one.id)
    for each in (round_, *t.rounds.inside(round_.id)):
        t.settings.remove(unfinished.START, each.id)
    t.settings.remove(talks.START + round_.id)
    t.rounds.delete(round_.id)


def _partnership(t: Transaction, one: Erased) -> None:
    t.issues.outlive(one.id)
    for round_ in t.rounds.of_partnership(one.id):
        t.settings.remove(talks.START + round_.id)
    _must_find(lambda: t.partnerships.delete(one.id))
    t.settings.remove(f"{unfinished.START}{one.id}:")


def _person(t: Transaction, one: Erased) -> None:
    """Off the list, every tick list, and every list of who answers about whom; and all that was said and noted about them.

    What they said themselves stays: nobody can find it. In a copy from while a round about them was open, the answers about
    them go when that round is closed.
    """
    partnership = _must_find(lambda: t.partnerships.get(one.inside))
    members = tuple(member for member in partnership.members if member.id != one.id)
    without = replace(partnership, members=members).kept()
    if without != partnership:
        t.partnerships.save(without)
    for round_ in t.rounds.of_partnership(partnership.id):
        if one.id in t.rounds.ticked(round_.id):
            t.rounds.set_tick(round_.id, one.id, False)
        if round_.about is not None:
            _out_of(t, round_, round_.about, one)
    _out_of_plans(t, partnership, one)
    t.settings.remove(f"{unfinished.START}{partnership.id}:")
    name_again(t, without)


def _out_of_plans(t: Transaction, partnership: Partnership, one: Erased) -> None:
    """Actions, support and what is left stay, and belong to nobody by name; also where the name was typed and not chosen."""
    names = names_of(partnership, one.id)
    for inner_id, notes in sessions_inside(t, partnership.id).items():
        if notes.helped_by(names):
            t.sessions.save(inner_id, notes.without_helper(names, _("Somebody who left the list")))
    actions = t.actions.of_partnership(partnership.id)
    changed = tuple(action.without_owner(one.id, names, _("Somebody who left the list")) for action in actions)
    if changed != actions:
        t.actions.save(partnership.id, changed)
    plan = t.papers.of(partnership.id, SupportPlan)
    rows = without(plan.rows, one.id, names, _("Somebody who left the list"))
    if rows != plan.rows:
        t.papers.save(partnership.id, replace(plan, rows=rows))
    ending = t.papers.of(partnership.id, Ending)
    if ending.kept_by(names):
        t.papers.save(partnership.id, ending.without(names, _("Somebody who left the list")))


def sessions_inside(t: Transaction, partnership_id: str) -> dict[str, SessionNotes]:
    """What was written in the talks with people of a partnership, by the round about each."""
    inner = {one.id for round_ in t.rounds.of_partnership(partnership_id) for one in t.rounds.inside(round_.id)}
    return {id_: notes for id_, notes in t.sessions.all().items() if id_ in inner}


def names_of(partnership: Partnership, member_id: str) -> frozenset[str]:
    """The names of somebody on the list, for comparing; none if they are not there."""
    shown = partnership.shown_names()
    return frozenset(
        same(name) for one in partnership.members if one.id == member_id for name in (one.name, shown[one.id])
    )


def _out_of(t: Transaction, round_: Round, about: About, one: Erased) -> None:
    """Who answered about whom is told by ids that belong to nobody: how many were asked stays."""
    name = _("Somebody")
    draft, closed = round_.state is RoundState.DRAFT, round_.state is RoundState.CLOSED
    mine = [subject for subject in about.subjects if subject.member_id == one.id]
    ids = {subject.id for subject in mine}
    subjects, assignments = about.subjects, about.assignments
    if draft:
        subjects = tuple(subject for subject in subjects if subject.id not in ids)
        assignments = tuple(a for a in assignments if a.member_id != one.id and a.subject_id not in ids)
    else:
        to = new_id() if closed else one.id
        subjects = tuple(replace(s, name=name, member_id=to) if s.id in ids else s for s in subjects)
        assignments = tuple(replace(a, member_id=new_id()) if a.member_id == one.id else a for a in assignments)
    for subject in mine:
        if not subject.round_id:
            continue
        inner = inner_named(t.rounds.get(subject.round_id), round_, name)
        if closed:
            t.rounds.erase_answers(inner.id, kept=frozenset({"issues"}))
            inner = replace(inner, erased_on=one.on, together=TOGETHER_UNKNOWN)
        t.rounds.save(inner)
    changed = replace(about, subjects=subjects, assignments=assignments)
    if changed != about:
        t.rounds.save(replace(round_, about=changed))


def must_not_be_asked_now(rounds: Sequence[Round], member_id: str) -> None:
    """Raises AppError "person_in_open_round" if an open round about people asks this person, or about them."""
    for round_ in rounds:
        if round_.state is not RoundState.OPEN or round_.about is None:
            continue
        about = round_.about
        if member_id in {*about.loads(), *(subject.member_id for subject in about.subjects)}:
            raise AppError(
                "person_in_open_round",
                _("This person has a part in {round}, which is open.", round=round_.name),
                _("Close that round first."),
            )


def persons(t: Transaction, partnership_id: str) -> tuple[Erased, ...]:
    """People who were erased from this partnership: a copy of it may still have to forget what was said about them."""
    return tuple(one for one in noted(t) if one.what is Gone.PERSON and one.inside == partnership_id)


def _notes(t: Transaction, one: Erased) -> None:
    t.sessions.forget(one.id)


def _response(t: Transaction, one: Erased) -> None:
    t.responses.delete_by_tag(one.inside, one.id)
    t.changes.forget_by_tag(one.inside, one.id)


def _unsent(t: Transaction, one: Erased) -> None:
    t.responses.delete_draft(one.inside, one.id)


def _round(t: Transaction, round_id: str) -> Round:
    return _must_find(lambda: t.rounds.get(round_id))


def _must_find(get: Callable[[], T]) -> T:
    """Raises _NotThere."""
    try:
        return get()
    except AppError as error:
        raise _not_there(error) from error


def _not_there(error: AppError) -> Exception:
    return _NotThere(error) if error.code == "not_found" else error


_ERASE: dict[Gone, Callable[[Transaction, Erased], None]] = {
    Gone.ANSWERS: _answers,
    Gone.ROUND: _whole_round,
    Gone.PARTNERSHIP: _partnership,
    Gone.PERSON: _person,
    Gone.NOTES: _notes,
    Gone.RESPONSE: _response,
    Gone.UNSENT: _unsent,
}
