"""A round beside the earlier ones of its partnership, as far as may be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from facilitator_app.analysis.since_last import ShownRound, since_last
from facilitator_app.domain.language import spoken
from facilitator_app.domain.over_time import SinceLast
from facilitator_app.domain.results import View, Withheld
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.ledger import SCREEN, Ledger
from facilitator_app.store import Store, Transaction

WORKED_OUT = "change up to a round"


class OverTime:
    """Change between closed rounds. Each passes the gate by itself and is in the ledger before anything is shown of it."""

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._ledger = Ledger(today)

    def since_last(self, round_id: str) -> SinceLast | Withheld:
        """This round beside the earlier ones with the same questions. Withheld: nothing of this round may be shown."""
        with self._store.transaction() as t:
            told = change_up_to(t, self._ledger, t.rounds.get(round_id))
            if isinstance(told, Withheld):
                return told
            if not record(t, self._ledger, told.shown, SCREEN):
                return told.found
            t.commit()
        self._changes.announce(Change.ISSUES)
        return told.found


@dataclass(frozen=True, slots=True)
class Told:
    """What may be said of change up to a round. ``shown``: the rounds whose figures are shown for it."""

    found: SinceLast
    shown: tuple[ShownRound, ...]


def change_up_to(t: Transaction, ledger: Ledger, round_: Round) -> Told | Withheld:
    """This round beside the earlier ones. Nothing of it may be shown before it is recorded.

    Each round is released for it, so it is worked out once until something is written.
    """

    def made() -> Told | Withheld:
        now = _shown(t, ledger, round_)
        return now if isinstance(now, Withheld) else Told(*since_last(now, _earlier(t, ledger, round_)))

    return t.once(WORKED_OUT, f"{round_.id} {ledger.today.isoformat()} {spoken()}", made)


def record(t: Transaction, ledger: Ledger, shown: Iterable[ShownRound], kind: str) -> bool:
    """A line for each of these rounds of which something was not shown before; False where there is none."""
    news = [ledger.record(t, one.results.sets, kind, one.results.round_id) for one in shown]
    return any(news)


def _earlier(t: Transaction, ledger: Ledger, round_: Round) -> list[ShownRound]:
    """The earlier rounds of which something may be shown, oldest first."""
    newest_first = t.rounds.of_partnership(round_.partnership_id)
    before = newest_first[[one.id for one in newest_first].index(round_.id) + 1 :]
    found = [_shown(t, ledger, one) for one in reversed(before) if one.state is RoundState.CLOSED and one.about is None]
    return [one for one in found if not isinstance(one, Withheld)]


def _shown(t: Transaction, ledger: Ledger, round_: Round) -> ShownRound | Withheld:
    results = ledger.release(t, round_, View())
    if isinstance(results, Withheld):
        return results
    members = {one.id for one in t.partnerships.get(round_.partnership_id).members}
    ticked = t.rounds.ticked(round_.id) & members
    return ShownRound(results, ticked if len(ticked) == results.answered else None, round_.together)
