"""What partnerships are for: written down once, and figures of outcomes beside it, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator_app.domain.aims import Aims, OutcomeFigure, check_aims, described
from facilitator_app.services.changes import Changes
from facilitator_app.services.papers import PaperWriter
from facilitator_app.store import Store


class AimsService:
    """Each verb is one transaction, and what it saved is on the disk when it returns."""

    def __init__(self, store: Store, changes: Changes) -> None:
        self._store = store
        self._papers = PaperWriter(store, changes)

    def of(self, partnership_id: str) -> Aims:
        """As it is written; blank where nothing is. Raises AppError "not_found"."""
        with self._store.transaction() as t:
            return t.papers.of(t.partnerships.get(partnership_id).id, Aims)

    def describe(self, partnership_id: str, words: Aims) -> Aims:
        """Keep purpose, outcomes and agreement as they are typed; the figures stay. Raises AppError "not_found" or
        "too_long"."""
        return self._papers.change(partnership_id, Aims, lambda aims: described(aims, words), check_aims)

    def set_figures(self, partnership_id: str, figures: Sequence[OutcomeFigure]) -> Aims:
        """Keep these figures in this order; the words stay. Raises AppError "not_found", "too_long", "label_missing" or
        "same_day"."""
        return self._papers.change(partnership_id, Aims, lambda aims: replace(aims, figures=tuple(figures)), check_aims)
