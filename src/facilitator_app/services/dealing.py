"""Whole people are taken apart when a round is closed, and in rounds that a program before version 11 closed."""

from __future__ import annotations

import random
from collections.abc import Sequence

from facilitator_app.analysis.dealing import dealt
from facilitator_app.analysis.together import UNKNOWN, together
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import PublishedSets
from facilitator_app.domain.round import Round
from facilitator_app.store import Store, Transaction, drop_slots


class Dealing:
    """How the answers of a round are dealt out anew, after everything that was shown of it.

    ``together``: what is kept of whole people (``analysis.together``), once they were dealt. Nothing is known where some
    answers were taken apart before, or stay sealed.
    """

    def __init__(self, t: Transaction, round_: Round) -> None:
        self._round, self._before = round_, _shown(t, round_.id)
        self.together = UNKNOWN

    def __call__(
        self, kept: Sequence[Response], bunch: Sequence[Response]
    ) -> tuple[Sequence[Response], Sequence[Response]]:
        responses, waiting = dealt(self._round, kept, bunch, self._before, random.SystemRandom().shuffle)
        if not (kept or waiting or self._round.parent_id or any(one.among for one in bunch)):
            self.together = together(self._round.instrument, bunch, self._round.promise.k)
        return responses, waiting


def issued_in(t: Transaction, round_id: str) -> frozenset[str]:
    """Ids of the responses behind any figure that was ever shown of this round."""
    return frozenset().union(*(people for _quantity, people in _shown(t, round_id)))


def take_older_apart(store: Store) -> None:
    """Deal out the answers of rounds in which they still lie together, and clean the file of how they lay."""
    with store.transaction() as t:
        whole = t.responses.whole()
        for round_id in whole:
            t.responses.take_apart(round_id, Dealing(t, t.rounds.get(round_id)))
        if not whole:
            return
        t.needs_compacting()
        drop_slots(store.path)  # before: no answers as they lay may be left beside the file when they are taken apart
        t.commit()


def _shown(t: Transaction, round_id: str) -> PublishedSets:
    return frozenset().union(*(issue.sets for issue in t.issues.of_round(round_id)))
