"""Support Action Plans: a cycle with its steps, and rows of what is to be reached and who helps with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.support_plan import Cycle, SupportPlan, SupportRow, check_plan
from facilitator_app.services.changes import Changes
from facilitator_app.services.papers import PaperWriter
from facilitator_app.store import Store


class SupportPlanService:
    """Each verb is one transaction, and what it saved is on the disk when it returns."""

    def __init__(self, store: Store, changes: Changes) -> None:
        self._store = store
        self._papers = PaperWriter(store, changes)

    def of(self, partnership_id: str) -> SupportPlan:
        """The plan; blank where there is none. Raises AppError "not_found"."""
        return self.of_providers(partnership_id)[1]

    def of_providers(self, partnership_id: str) -> tuple[Partnership, SupportPlan]:
        """The same, with the partnership on whose lists those are who give support. Raises AppError "not_found"."""
        with self._store.transaction() as t:
            partnership = t.partnerships.get(partnership_id)
            return partnership, t.papers.of(partnership.id, SupportPlan)

    def set_cycle(self, partnership_id: str, cycle: Cycle) -> SupportPlan:
        """Keep when the cycle begins, how long it is, and the days of its steps; the rows stay.

        Raises AppError "not_found", "too_late" or "too_many_quarters".
        """
        return self._change(partnership_id, lambda plan: replace(plan, cycle=cycle))

    def set_rows(self, partnership_id: str, rows: Sequence[SupportRow]) -> SupportPlan:
        """Keep these rows in this order; the cycle stays. Raises AppError "not_found" or "too_long"."""
        return self._change(partnership_id, lambda plan: replace(plan, rows=tuple(rows)))

    def tidy(self, partnership_id: str) -> None:
        """Rows that were begun and in which nobody wrote anything go."""
        self._change(partnership_id, lambda plan: replace(plan, rows=tuple(row for row in plan.rows if not row.blank)))

    def _change(self, partnership_id: str, change: Callable[[SupportPlan], SupportPlan]) -> SupportPlan:
        return self._papers.change(partnership_id, SupportPlan, change, check_plan)
