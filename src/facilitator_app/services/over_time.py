"""A round beside the earlier ones of its partnership, as far as may be shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from facilitator_app.analysis.since_last import ShownRound, since_last
from facilitator_app.domain.over_time import SinceLast
from facilitator_app.domain.results import View, Withheld
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.ledger import SCREEN, Ledger
from facilitator_app.store import Store, Transaction


class OverTime:
    """Change between closed rounds. Each passes the gate by itself and is in the ledger before anything is shown of it."""

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._ledger = Ledger(today)

    def since_last(self, round_id: str) -> SinceLast | Withheld:
        """This round beside the earlier ones with the same questions. Withheld: nothing of this round may be shown."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            now = self._shown(t, round_)
            if isinstance(now, Withheld):
                return now
            found, shown = since_last(now, self._earlier(t, round_))
            news = [self._ledger.record(t, one.results.sets, SCREEN, one.results.round_id) for one in shown]
            if not any(news):
                return found
            t.commit()
        self._changes.announce(Change.ISSUES)
        return found

    def _earlier(self, t: Transaction, round_: Round) -> list[ShownRound]:
        """The earlier rounds of which something may be shown, oldest first."""
        newest_first = t.rounds.of_partnership(round_.partnership_id)
        before = newest_first[[one.id for one in newest_first].index(round_.id) + 1 :]
        found = [
            self._shown(t, one) for one in reversed(before) if one.state is RoundState.CLOSED and one.about is None
        ]
        return [one for one in found if not isinstance(one, Withheld)]

    def _shown(self, t: Transaction, round_: Round) -> ShownRound | Withheld:
        results = self._ledger.release(t, round_, View())
        if isinstance(results, Withheld):
            return results
        members = {one.id for one in t.partnerships.get(round_.partnership_id).members}
        ticked = t.rounds.ticked(round_.id) & members
        return ShownRound(results, ticked if len(ticked) == results.answered else None, round_.together)
