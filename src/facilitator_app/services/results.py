"""Results of a round, as they may be looked at and as they leave the program."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from facilitator_app.analysis.individuals import shown_individually
from facilitator_app.analysis.parts import group_withheld
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.results import ChosenGroups, RoundResults, View, Withheld
from facilitator_app.domain.round import Round
from facilitator_app.domain.words import in_a_row
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.ledger import SCREEN, Ledger
from facilitator_app.store import Store, Transaction

USUAL = View()
OWN, OTHERS = "own", "others"
"""Ids of the two parts into which people can be put by hand."""


class ResultsService:
    """Figures of closed rounds. Whatever is shown is written into the ledger first, in the same transaction."""

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._ledger = Ledger(today)

    def of_round(self, round_id: str) -> RoundResults | Withheld:
        """What may be shown of this round on the screen."""
        return self.of_view(round_id, View())

    def by_group(self, round_id: str) -> RoundResults | Withheld:
        """The same, and each statement group by group where that may be shown."""
        return self.of_view(round_id, View(items=True))

    def of_group(self, round_id: str, block_id: str) -> RoundResults | Withheld:
        """The same for a screen about one group (``items[…].block(block_id)``); withheld where it is not shown."""
        results = self.by_group(round_id)
        if isinstance(results, Withheld) or any(block.id == block_id for block in results.blocks):
            return results
        return group_withheld(results)

    def of_parts(self, round_id: str, parts: tuple[ChosenGroups, ...]) -> RoundResults | Withheld:
        """Another way to divide people, such as the core group against the wider partners."""
        return self.of_view(round_id, View(items=True, parts=parts))

    def groups_with_answers(self, round_id: str) -> tuple[RaterGroup, ...]:
        """The groups that can be put together in another way: those that were asked or answered, none shown alone."""
        with self._store.transaction() as t:
            return _with_answers(t, t.rounds.get(round_id))

    def two_parts(self, round_id: str, group_ids: Collection[str]) -> tuple[ChosenGroups, ...]:
        """These groups together as one part, and all the others as the other; an empty part is left out."""
        with self._store.transaction() as t:
            return two_parts(t, t.rounds.get(round_id), group_ids)

    def of_view(self, round_id: str, view: View) -> RoundResults | Withheld:
        """What may be shown of this round on the screen in this view; it is in the ledger before it is returned."""
        with self._store.transaction() as t:
            results = self._ledger.release(t, t.rounds.get(round_id), view)
            if isinstance(results, Withheld) or not self._ledger.record(t, results.sets, SCREEN, round_id):
                return results
            t.commit()
        self._changes.announce(Change.ISSUES)
        return results

    def publish(self, round_id: str, kind: str, view: View = USUAL) -> tuple[RoundResults, int] | Withheld:
        """The figures for what leaves the program, with its issue number; the ledger line is saved before the file is."""
        with self._store.transaction() as t:
            published = self._ledger.publish_first(t, t.rounds.get(round_id), kind, view)
            if isinstance(published, Withheld):
                return published
            t.commit()
        self._changes.announce(Change.ISSUES)
        return published

    def preview(self, round_id: str) -> RoundResults | Withheld:
        """What may be shown, to decide what can be offered: it must not be shown, so it is in no ledger."""
        with self._store.transaction() as t:
            return self._ledger.release(t, t.rounds.get(round_id), USUAL)

    def next_number(self, round_id: str, kind: str) -> int:
        """The number that the next issue of this kind would get."""
        with self._store.transaction() as t:
            return self._ledger.next_number(t, round_id, kind)


def two_parts(t: Transaction, round_: Round, group_ids: Collection[str]) -> tuple[ChosenGroups, ...]:
    """These groups together as one part, and all the others as the other; an empty part is left out."""
    groups = _with_answers(t, round_)
    own = [group for group in groups if group.id in group_ids]
    others = [group for group in groups if group.id not in group_ids]
    names = (in_a_row([g.name for g in own]), others[0].name if len(others) == 1 else _("Everyone else"))
    sides = zip((OWN, OTHERS), names, (own, others), strict=True)
    return tuple(ChosenGroups(side, name, tuple(g.id for g in some)) for side, name, some in sides if some)


def _with_answers(t: Transaction, round_: Round) -> tuple[RaterGroup, ...]:
    answered = t.responses.answered(round_.id)
    return tuple(g for g in round_.groups if (g.asked or answered.get(g.id)) and not shown_individually(g))
