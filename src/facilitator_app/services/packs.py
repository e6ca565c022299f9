"""Packs: which there are, their parts, and writing them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from facilitator_app.domain.aims import Aims
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.results import RoundResults, View, Withheld
from facilitator_app.domain.round import Round
from facilitator_app.domain.steps import Job
from facilitator_app.packs import AGENDAS, PackFacts, PackPart, PartId, build_pack, parts, render_pack
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.following_up import actions_of
from facilitator_app.services.ledger import BESIDE, SCREEN, Ledger
from facilitator_app.services.library import Library
from facilitator_app.services.over_time import change_up_to, record
from facilitator_app.services.preferences import typed_name
from facilitator_app.store import Store, Transaction

PARTNERSHIP_PACK = "pack"


class PackService:
    """Writes packs. ``today`` gives the date of printing."""

    def __init__(self, store: Store, changes: Changes, library: Library, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._ledger = Ledger(today)
        self._library = library
        self._today = today

    def parts(self, results: RoundResults) -> tuple[PackPart, ...]:
        """The parts a pack of these results can have, each with the reason if it cannot."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(results.round_id)
            told, aims = change_up_to(t, self._ledger, round_), _aims_beside(t, round_)
        return parts(results, self._library.signposts(), None if isinstance(told, Withheld) else told.since, aims)

    def words_of_others(self, results: RoundResults) -> tuple[str, ...]:
        """What somebody typed for an earlier round or among the aims, and a pack of these results may print."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(results.round_id)
            told, aims = change_up_to(t, self._ledger, round_), _aims_beside(t, round_)
        if isinstance(told, Withheld) or told.since.before is None:
            return aims.texts
        left = (*told.since.changes.no_themes, *told.since.changes.no_statements)
        return told.since.before.round_name, *(one.title for one in left), *aims.texts

    def next_number(self, results: RoundResults) -> int:
        """The number that the next pack of these results will bear."""
        with self._store.transaction() as t:
            return self._ledger.next_number(t, results.round_id, PARTNERSHIP_PACK)

    def write(
        self, round_id: str, path: Path, chosen: frozenset[PartId] | None = None, large_print: bool = False
    ) -> Job[Path]:
        """Issue a pack: the ledger line is saved now, the job returned writes the file.

        Raises AppError with the reason when nothing may be shown.
        """
        return build_pack(*self._issue(round_id, chosen, large_print), path)

    def print_copy(
        self, round_id: str, chosen: frozenset[PartId] | None = None, large_print: bool = False
    ) -> Job[bytes]:
        """Issue a pack for the printer: like ``write``, but the pages never lie on the disk."""
        return render_pack(*self._issue(round_id, chosen, large_print))

    def not_issued(self, round_id: str, number: int) -> None:
        """This pack reached neither a printer nor a file: the next one bears its number."""
        with self._store.transaction() as t:
            self._ledger.give_back(t, round_id, PARTNERSHIP_PACK, number)
            t.commit()
        self._changes.announce(Change.ISSUES)

    def preview(
        self, results: RoundResults, chosen: frozenset[PartId] | None = None, large_print: bool = False
    ) -> Job[bytes]:
        """The same pages for the screen, not an issue. The figures are in the ledger already, or a line says so now."""
        with self._store.transaction() as t:
            number = self._ledger.next_number(t, results.round_id, PARTNERSHIP_PACK)
            facts, news = self._facts(t, t.rounds.get(results.round_id), number, chosen, large_print, SCREEN)
            if news:
                t.commit()
        if news:
            self._changes.announce(Change.ISSUES)
        return render_pack(results, facts)

    def _issue(
        self, round_id: str, chosen: frozenset[PartId] | None, large_print: bool
    ) -> tuple[RoundResults, PackFacts]:
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            issued = self._ledger.publish_first(t, round_, PARTNERSHIP_PACK, View())
            if isinstance(issued, Withheld):
                raise AppError(issued.code, issued.what, issued.do)
            results, number = issued
            facts, _news = self._facts(t, round_, number, chosen, large_print, BESIDE)
            t.commit()
        self._changes.announce(Change.ISSUES)
        return results, facts

    def _facts(
        self, t: Transaction, round_: Round, number: int, chosen: frozenset[PartId] | None, large_print: bool, kind: str
    ) -> tuple[PackFacts, bool]:
        """What the pack is told, and whether figures of earlier rounds got lines of this ``kind`` for it."""
        ids = frozenset(PartId) - set(AGENDAS) if chosen is None else chosen
        since, news = None, False
        if PartId.CHANGED in ids:
            told = change_up_to(t, self._ledger, round_)
            if not isinstance(told, Withheld):
                since, news = told.since, record(t, self._ledger, told.shown, kind)
        facts = PackFacts(
            facilitator=typed_name(t),
            issue_number=number,
            printed_on=self._today(),
            parts=ids,
            large_print=large_print,
            signposts=self._library.signposts(),
            titles=self._library.titles(),
            actions=actions_of(t, round_),
            since=since,
            aims=_aims_beside(t, round_),
        )
        return facts, news


def _aims_beside(t: Transaction, round_: Round) -> Aims:
    """What the partnership wrote down; nothing beside the answers about one person, which are no views on the partnership."""
    return Aims() if round_.parent_id else t.papers.of(round_.partnership_id, Aims)
