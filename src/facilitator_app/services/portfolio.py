"""All partnerships of a facilitator together: what was agreed, what came of it, and which themes come up again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from facilitator_app.domain.plan import Action
from facilitator_app.domain.portfolio import (
    FEWEST,
    Portfolio,
    ReleasedThemes,
    same_questionnaire,
    shared_themes,
    work_of,
)
from facilitator_app.domain.results import RoundResults, View
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.domain.signposts import GAPS, NOT_RANKED
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.ledger import SCREEN, Ledger
from facilitator_app.store import Store, Transaction


class PortfolioService:
    """``today`` gives the date."""

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._today = today
        self._ledger = Ledger(today)

    def of_all(self) -> Portfolio:
        """Every partnership, by name; practice counts only where there is nothing else.

        What its themes say passes the gate and is in the ledger before it is returned, like any other look at results.
        """
        today, told = self._today(), False
        work, candidates = [], []
        with self._store.transaction() as t:
            everybody = t.partnerships.all()
            practice = all(one.practice for one in everybody)
            plans = t.actions.all()
            for one in sorted(everybody, key=lambda one: (one.name.casefold(), one.id)):
                if one.practice and not practice:
                    continue
                rounds, actions = t.rounds.of_partnership(one.id), plans.get(one.id, ())
                closed = [each for each in rounds if each.state is RoundState.CLOSED]
                running = sum(each.state is RoundState.OPEN for each in rounds)
                work.append(work_of(one.id, one.name, len(closed), running, actions, today))
                candidates += [(each, actions) for each in _newest(closed, today)]
            counts: dict[tuple[object, ...], int] = {}
            for each, _actions in candidates:
                key = same_questionnaire(each.instrument)
                counts[key] = counts.get(key, 0) + 1
            released = []
            for each, actions in candidates:
                if counts[same_questionnaire(each.instrument)] < FEWEST:
                    continue
                themes, line = self._released(t, each, actions)
                told = told or line
                released += [themes] if themes is not None else []
            if told:
                t.commit()
        if told:
            self._changes.announce(Change.ISSUES)
        return Portfolio(practice, tuple(work), shared_themes(released), max(counts.values(), default=0))

    def _released(
        self, t: Transaction, round_: Round, actions: tuple[Action, ...]
    ) -> tuple[ReleasedThemes | None, bool]:
        """What may be told of the themes of a round, and whether a line was written for it."""
        results = self._ledger.release(t, round_, View())
        if not isinstance(results, RoundResults):
            return None, False
        line = self._ledger.record(t, results.sets, SCREEN, round_.id)
        themes = {one.section_id: one.verdict in GAPS for one in results.sections if one.verdict is not None}
        return ReleasedThemes(round_.instrument, themes, actions), line


def _newest(closed: list[Round], today: date) -> list[Round]:
    """The newest closed round with each questionnaire of whose themes something can be told. ``closed``: newest first."""
    newest: dict[tuple[object, ...], Round] = {}
    for one in closed:
        if one.about is None and not one.over(today) and one.instrument.kind not in NOT_RANKED:
            newest.setdefault(same_questionnaire(one.instrument), one)
    return list(newest.values())
