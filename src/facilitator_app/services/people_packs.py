"""Packs of a round about people: one by one or all into a folder, the preparation sheets, the group report, receipts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from facilitator_app.analysis.comments import waiting
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.own_words import WaitingWords
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.people_results import GroupReport, SubjectResults
from facilitator_app.domain.receipts import HandedOver, Receipt
from facilitator_app.domain.results import Withheld
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.domain.steps import Job
from facilitator_app.domain.subjects import Subject
from facilitator_app.files import save_whole
from facilitator_app.packs import PackFacts, PackPart
from facilitator_app.packs.person.facts import PersonPart, person_parts
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.ledger import BESIDE, SCREEN, Ledger
from facilitator_app.services.over_time import Told, change_about, record
from facilitator_app.services.pack_batches import EVERY_PART, Batch, IssuedPack, Written, all_into
from facilitator_app.services.people_results import PeopleResults, next_report, publish_person, publish_report
from facilitator_app.services.people_rounds import progress_of
from facilitator_app.services.preferences import typed_name
from facilitator_app.services.retention import withheld
from facilitator_app.store import Store, Transaction

PERSON_PACK, PREPARATION = "pack", "preparation"
"""Kinds of ledger lines."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PackRow:
    """One subject in the list: how many answered, why there is no pack, the newest pack that was made, and what waits for
    the facilitator to read."""

    subject: Subject
    asked: int
    answered: int
    why_none: str
    newest: Receipt | None
    waiting: WaitingWords = field(default_factory=WaitingWords)


class PeoplePacks:
    """Makes and keeps track of packs. ``today`` gives the date of printing."""

    def __init__(self, store: Store, changes: Changes, results: PeopleResults, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._results = results
        self._ledger = Ledger(today)
        self._today = today
        self._batches: list[Batch] = []

    # --- what there is

    def rows(self, round_id: str) -> tuple[PackRow, ...]:
        """Every subject with the state of their pack. Raises AppError "not_closed" for a round that still runs."""
        return self._after_noting(lambda t: _rows(t, t.rounds.get(round_id), self._today(), comments=True))

    def receipts(self, round_id: str) -> tuple[tuple[Subject, Receipt], ...]:
        """Every pack that was handed over, and the newest that was made, in the order of the subjects."""
        return self._after_noting(lambda t: _receipts(t, t.rounds.get(round_id)))

    def subject(self, inner_id: str) -> SubjectResults | Withheld:
        """What may be shown of one subject, for the pages on the screen."""
        return self._results.of_subject(inner_id)

    def parts(self, subject: SubjectResults) -> tuple[PackPart, ...]:
        """The parts of this person's pack, each with the reason if it cannot be in it."""
        with self._store.transaction() as t:
            told = self._since(t, _both(t, subject.results.round_id), EVERY_PART)
            return person_parts(subject, t.sessions.of_round(subject.results.round_id), told.since if told else None)

    def next_number(self, inner_id: str) -> int:
        """The number that the next pack of this person will bear."""
        return self._results.next_number(inner_id, PERSON_PACK)

    # --- one person

    def preview(
        self, subject: SubjectResults, chosen: frozenset[PersonPart] = EVERY_PART, large_print: bool = False
    ) -> Job[bytes]:
        """The pages for the screen, not an issue. The figures are in the ledger already, or a line says so now."""
        from facilitator_app.packs.person.pack import render_person

        inner_id = subject.results.round_id
        with self._store.transaction() as t:
            facts = self._facts(t, self._ledger.next_number(t, inner_id, PERSON_PACK), large_print)
            notes = t.sessions.of_round(inner_id)
            told = self._since(t, _both(t, inner_id), chosen)
            if news := told is not None and record(t, self._ledger, told.shown, SCREEN):
                t.commit()
        if news:
            self._changes.announce(Change.ISSUES)
        return render_person(subject, replace(facts, since=told.since if told else None), chosen, notes)

    def print_copy(
        self, inner_id: str, chosen: frozenset[PersonPart] = EVERY_PART, large_print: bool = False
    ) -> tuple[Job[bytes], Receipt]:
        """Issue a pack for the printer: its pages never lie on the disk. ``made`` takes the receipt when it is out."""
        from facilitator_app.packs.person.pack import render_person

        issued = self._kept(lambda t: self._issue(t, inner_id, large_print, chosen=chosen))
        return render_person(issued.subject, issued.facts, chosen, issued.notes), issued.receipt

    def write(
        self, inner_id: str, path: Path, chosen: frozenset[PersonPart] = EVERY_PART, large_print: bool = False
    ) -> Job[Path]:
        """Issue a pack as a file: the ledger line is saved now, the job writes it; then it is in the receipt list."""
        job, receipt = self.print_copy(inner_id, chosen, large_print)
        batch = Batch((receipt,))
        self._batches.append(batch)

        def write() -> Job[Path]:
            try:
                yield from _saved(job, path)
                batch.written.append(Written(receipt, "", path))
            finally:
                batch.over = True
            return path

        return write()

    def made(self, receipt: Receipt) -> None:
        """A printed pack has left: keep it in the receipt list."""
        self._save([receipt])

    def not_printed(self, receipt: Receipt) -> None:
        """A pack for the printer did not reach one: the next one bears its number."""
        self._kept(lambda t: self._ledger.give_back(t, receipt.round_id, PERSON_PACK, receipt.number))

    # --- the facilitator's sheet: another file, another job, another line of the ledger

    def preview_preparation(self, subject: SubjectResults) -> Job[bytes]:
        """The preparation sheet for the screen."""
        from facilitator_app.packs.person.preparation import render_preparation

        with self._store.transaction() as t:
            facts = self._facts(t, self._ledger.next_number(t, subject.results.round_id, PREPARATION), False)
        return render_preparation(subject, facts)

    def print_preparation(self, inner_id: str, large_print: bool = False) -> Job[bytes]:
        """Issue the preparation sheet. Raises AppError with the reason when nothing may be shown."""
        from facilitator_app.packs.person.preparation import render_preparation

        def issue(t: Transaction) -> tuple[SubjectResults, PackFacts]:
            subject, number = _or_error(publish_person(t, self._ledger, inner_id, PREPARATION))
            return subject, self._facts(t, number, large_print)

        return render_preparation(*self._kept(issue))

    def write_preparation(self, inner_id: str, path: Path, large_print: bool = False) -> Job[Path]:
        """The same as a file."""
        return _saved(self.print_preparation(inner_id, large_print), path)

    # --- everybody

    def report(self, round_id: str) -> GroupReport | Withheld:
        """What may be shown of all subjects together."""
        return self._results.of_everybody(round_id)

    def preview_report(self, report: GroupReport, round_id: str, large_print: bool = False) -> Job[bytes]:
        """The group report for the screen."""
        from facilitator_app.packs.person.group import render_group

        with self._store.transaction() as t:
            facts = self._facts(t, next_report(t, self._ledger, round_id), large_print)
        return render_group(report, facts)

    def print_report(self, round_id: str, large_print: bool = False) -> Job[bytes]:
        """Issue the group report. Raises AppError with the reason when nothing may be shown."""
        from facilitator_app.packs.person.group import render_group

        def issue(t: Transaction) -> tuple[GroupReport, PackFacts]:
            report, number = _or_error(publish_report(t, self._ledger, round_id))
            return report, self._facts(t, number, large_print)

        return render_group(*self._kept(issue))

    def write_report(self, round_id: str, path: Path, large_print: bool = False) -> Job[Path]:
        """The same as a file."""
        return _saved(self.print_report(round_id, large_print), path)

    def write_all(self, round_id: str, folder: Path, large_print: bool = False) -> tuple[Job[Batch], Batch]:
        """Every pack of the round into a folder, a file each. The ledger lines are saved now, the job writes.

        Files that are there stay. Closed early, the job leaves every file it finished and no half of one. The batch
        is the same as the job's result and tells how far it came. Raises AppError "no_packs" when there is none.
        """
        issued, left_out = self._kept(lambda t: self._issue_all(t, t.rounds.get(round_id), large_print))
        batch = Batch(tuple(one.receipt for one in issued), tuple(left_out))
        self._batches.append(batch)
        return all_into(folder, issued, batch), batch

    def note_written(self) -> None:
        """Keep what batches have written in the receipt list, also of one that was cancelled or whose page is gone.

        Only on the window's thread.
        """
        if any(batch.news for batch in self._batches):
            self._after_noting(lambda _t: None)

    def flush(self) -> None:
        """The same before the store closes; a store that is in trouble closes all the same."""
        with suppress(AppError):
            self.note_written()

    # --- receipts

    def hand_over(self, receipt: Receipt, day: date, how: HandedOver) -> Receipt:
        """The pack has reached its reader. Raises AppError "day_ahead" for a day that is still to come."""
        if day > self._today():
            raise AppError("day_ahead", _("That day is still to come."), _("Choose today or a day before."))
        changed = replace(receipt, handed_on=day, how=how)
        self._save([changed])
        return changed

    def take_back(self, receipt: Receipt) -> Receipt:
        """It was ticked by mistake."""
        changed = replace(receipt, handed_on=None, how=None)
        self._save([changed])
        return changed

    def receipt_list(self, round_id: str) -> Job[bytes]:
        """The receipt list on paper, with lines to sign."""
        from facilitator_app.packs.person.receipt_list import ReceiptLine, render_receipts

        def read(t: Transaction) -> tuple[Round, Partnership, tuple[tuple[Subject, Receipt], ...]]:
            round_ = t.rounds.get(round_id)
            return round_, t.partnerships.get(round_.partnership_id), _receipts(t, round_)

        round_, partnership, receipts = self._after_noting(read)
        lines = [ReceiptLine(subject.name, one.number, one.handed_on, one.how) for subject, one in receipts]
        return render_receipts(partnership.name, round_.name, partnership.practice, lines, self._today())

    def save_receipt_list(self, round_id: str, path: Path) -> Job[Path]:
        """The same as a file."""
        return _saved(self.receipt_list(round_id), path)

    # --- inside

    def _issue_all(
        self, t: Transaction, round_: Round, large_print: bool
    ) -> tuple[list[IssuedPack], list[tuple[str, str]]]:
        """Every pack there can be, and who gets none, with the reason. Raises AppError "no_packs"."""
        issued: list[IssuedPack] = []
        left_out: list[tuple[str, str]] = []
        for row in _rows(t, round_, self._today()):
            try:
                issued.append(self._issue(t, row.subject.round_id, large_print, round_))
            except AppError as error:
                left_out.append((row.subject.name, row.why_none or error.what))
        if not issued:
            reasons = " ".join(_("{name}: {reason}", name=name, reason=why) for name, why in left_out)
            raise AppError("no_packs", _("There is no pack to make. {reasons}", reasons=reasons), _("Ask more people."))
        return issued, left_out

    def _issue(
        self,
        t: Transaction,
        inner_id: str,
        large_print: bool,
        parent: Round | None = None,
        chosen: frozenset[PersonPart] = EVERY_PART,
    ) -> IssuedPack:
        inner = t.rounds.get(inner_id)
        rounds = (inner, parent or t.rounds.get(inner.parent_id))
        subject, number = _or_error(publish_person(t, self._ledger, inner_id, PERSON_PACK, rounds))
        told = self._since(t, rounds, chosen)
        if told is not None:
            record(t, self._ledger, told.shown, BESIDE)
        facts = replace(self._facts(t, number, large_print), since=told.since if told else None)
        return IssuedPack(subject, Receipt(inner_id, number, self._today()), t.sessions.of_round(inner_id), facts)

    def _since(self, t: Transaction, rounds: tuple[Round, Round], chosen: frozenset[PersonPart]) -> Told | None:
        """A person's answers beside those of earlier rounds about them; None where that is not chosen, or nothing may be
        shown of them. ``rounds``: the one about the person and the whole one."""
        if PersonPart.CHANGED not in chosen:
            return None
        told = change_about(t, self._ledger, *rounds)
        return None if isinstance(told, Withheld) else told

    def _kept(self, issue: Callable[[Transaction], T]) -> T:
        """What ``issue`` gives; its lines are in the ledger before anything is drawn."""
        with self._store.transaction() as t:
            issued = issue(t)
            t.commit()
        self._changes.announce(Change.ISSUES)
        return issued

    def _after_noting(self, read: Callable[[Transaction], T]) -> T:
        """What ``read`` gives once the receipt list holds every pack that was written, in one transaction. Numbers of
        packs that a stopped job left unwritten are free again; the ledger still knows their figures."""
        over = [batch for batch in self._batches if batch.over and not batch.settled]
        upto = [(batch, len(batch.written)) for batch in self._batches]  # the job may add one while this runs
        new = [one.receipt for batch, many in upto for one in batch.written[batch.noted : many]]
        stopped = [one for batch in over for one in batch.stopped]
        with self._store.transaction() as t:
            for receipt in new:
                t.receipts.save(receipt)
            for receipt in stopped:
                self._ledger.give_back(t, receipt.round_id, PERSON_PACK, receipt.number)
            value = read(t)
            if new or stopped:
                t.commit()
        for batch, many in upto:
            batch.noted = many
        for batch in over:
            batch.settled = True
        if new or stopped:
            self._changes.announce(Change.ISSUES)
        return value

    def _save(self, receipts: Sequence[Receipt]) -> None:
        def save(t: Transaction) -> None:
            for one in receipts:
                t.receipts.save(one)

        self._kept(save)

    def _facts(self, t: Transaction, number: int, large_print: bool) -> PackFacts:
        return PackFacts(
            facilitator=typed_name(t),
            issue_number=number,
            printed_on=self._today(),
            large_print=large_print,
        )


def _both(t: Transaction, inner_id: str) -> tuple[Round, Round]:
    """The round about one person, and the whole one."""
    inner = t.rounds.get(inner_id)
    return inner, t.rounds.get(inner.parent_id)


def _rows(t: Transaction, round_: Round, today: date, *, comments: bool = False) -> tuple[PackRow, ...]:
    """``comments``: with what of them waits."""
    if round_.state is not RoundState.CLOSED:
        raise AppError("not_closed", _("This round is not closed."), _("There are packs when it is closed."))
    rows, gone = [], withheld(round_, today)
    for one in progress_of(t, round_):
        made = t.receipts.of_round(one.subject.round_id)
        why = gone.what if gone else _too_few(one.answered, round_.promise.k_total)
        waits = _waiting(t, one.subject.round_id) if comments and not why else WaitingWords()
        rows.append(PackRow(one.subject, one.asked, one.answered, why, made[-1] if made else None, waits))
    return tuple(rows)


def _waiting(t: Transaction, inner_id: str) -> WaitingWords:
    """From the comments alone: a list works out no figures, so none come into a ledger."""
    inner = t.rounds.get(inner_id)
    words = [one for one in t.comments.of_round(inner_id) if not one.own]
    worked_on = {act.comment_id for act in t.comments.acts(inner_id)}
    return waiting(inner.instrument.comment_id_sets, words, inner.promise, worked_on)


def _receipts(t: Transaction, round_: Round) -> tuple[tuple[Subject, Receipt], ...]:
    receipts = []
    for subject in round_.about.subjects if round_.about else ():
        made = t.receipts.of_round(subject.round_id)
        receipts += [(subject, one) for one in made if one.handed_on or one is made[-1]]
    return tuple(receipts)


def _saved(job: Job[bytes], path: Path) -> Job[Path]:
    pdf = yield from job
    return (yield from save_whole(path, pdf))


def _or_error(issued: tuple[T, int] | Withheld) -> tuple[T, int]:
    if isinstance(issued, Withheld):
        raise AppError(issued.code, issued.what, issued.do)
    return issued


def _too_few(answered: int, least: int) -> str:
    if answered >= least:
        return ""
    return n_("Only {n} person answered, and at least {least} are needed.",
              "Only {n} people answered, and at least {least} are needed.", answered, least=least)  # fmt: skip
