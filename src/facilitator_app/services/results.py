"""Results: the one way from stored answers to figures, always through ``analysis.release``."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from facilitator_app import analysis
from facilitator_app.analysis.individuals import shown_individually
from facilitator_app.analysis.parts import group_withheld
from facilitator_app.domain.change import Act, ChangeLine
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.results import Issue, Part, PublishedSets, RoundResults, View, Withheld
from facilitator_app.domain.words import in_a_row
from facilitator_app.services.changes import Change, Changes
from facilitator_app.store import Store

USUAL = View()
OWN, OTHERS = "own", "others"
"""Ids of the two parts into which people can be put by hand."""


class ResultsService:
    """Figures of closed rounds. Whatever is shown is written into the issue ledger first."""

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._today = today

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

    def of_parts(self, round_id: str, parts: tuple[Part, ...]) -> RoundResults | Withheld:
        """Another way to divide people, such as the core group against the wider partners."""
        return self.of_view(round_id, View(items=True, parts=parts))

    def groups_with_answers(self, round_id: str) -> tuple[RaterGroup, ...]:
        """The groups that can be put together in another way: those that were asked or answered, none shown alone."""
        with self._store.transaction() as t:
            groups, answered = t.rounds.get(round_id).groups, t.responses.answered(round_id)
        return tuple(g for g in groups if (g.asked or answered.get(g.id)) and not shown_individually(g))

    def two_parts(self, round_id: str, group_ids: Collection[str]) -> tuple[Part, ...]:
        """These groups together as one part, and all the others as the other; an empty part is left out."""
        groups = self.groups_with_answers(round_id)
        own = [group for group in groups if group.id in group_ids]
        others = [group for group in groups if group.id not in group_ids]
        names = (in_a_row([g.name for g in own]), others[0].name if len(others) == 1 else _("Everyone else"))
        sides = zip((OWN, OTHERS), names, (own, others), strict=True)
        return tuple(Part(side, name, tuple(g.id for g in some)) for side, name, some in sides if some)

    def of_view(self, round_id: str, view: View) -> RoundResults | Withheld:
        """What may be shown of this round on the screen in this view; it is in the ledger before it is returned."""
        results = self._release(round_id, view)
        if isinstance(results, RoundResults):
            self.remember(results.sets, "screen", round_id)
        return results

    def issue(
        self, round_id: str, kind: str, view: View = USUAL, log: ChangeLine | None = None
    ) -> tuple[RoundResults, int] | Withheld:
        """The figures for one pack or export, with its issue number; the ledger line is saved before the file is.

        ``log``: a line for the round's log of what was done, saved with it or not at all.
        """
        results = self._release(round_id, view)
        if isinstance(results, Withheld):
            return results
        with self._store.transaction() as t:
            number = 1 + max((i.number for i in t.issues.of_round(round_id) if i.kind == kind), default=0)
            t.issues.add(Issue(new_id(), round_id, number, self._today(), kind, results.sets))
            if log is not None:
                t.changes.add(log, None)
            t.commit()
        self._changes.announce(Change.ISSUES)
        return results, number

    def peek(self, round_id: str) -> RoundResults | Withheld:
        """What may be shown, to decide what can be offered: it must not be shown, so it is in no ledger."""
        return self._release(round_id, USUAL)

    def next_number(self, round_id: str, kind: str) -> int:
        """The number that the next issue of this kind would get."""
        with self._store.transaction() as t:
            return 1 + max((i.number for i in t.issues.of_round(round_id) if i.kind == kind), default=0)

    def _release(self, round_id: str, view: View) -> RoundResults | Withheld:
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            partnership = t.partnerships.get(round_.partnership_id)
            return analysis.release(
                round_,
                partnership.name,
                partnership.practice,
                t.responses.ballots(round_id),
                t.issues.of_round(round_id),
                t.comments.of_round(round_id),
                view=view,
                corrected=sum(line.act is Act.CORRECTED for line in t.changes.of_round(round_id)),
                excluded=t.responses.excluded(round_id),
            )

    def remember(self, figures: PublishedSets, kind: str, round_id: str) -> None:
        """Write figures that are about to be shown into the ledger of their round, unless they are there already."""
        with self._store.transaction() as t:
            known = frozenset().union(*(issue.sets for issue in t.issues.of_round(round_id)))
            if not figures <= known:
                t.issues.add(Issue(new_id(), round_id, 0, self._today(), kind, figures))
                t.commit()
