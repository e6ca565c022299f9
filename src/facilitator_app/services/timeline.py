"""The life of a partnership over the years: what has a day, what is due, and what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from facilitator_app.domain.ending import Ending, check_ending
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.plan import Action, in_order
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.domain.support_plan import SupportPlan
from facilitator_app.domain.timeline import (
    Life,
    StageReached,
    TimelineEntry,
    check_life,
    stage_now,
    suggested_day,
    timeline,
)
from facilitator_app.services.changes import Changes
from facilitator_app.services.papers import PaperWriter
from facilitator_app.store import Store


@dataclass(frozen=True, slots=True)
class Timeline:
    """``suggested``: the day to look again that follows from the cycle; None where none is planned and no round was closed.
    ``actions``: the whole plan."""

    partnership: Partnership
    life: Life
    entries: tuple[TimelineEntry, ...]
    actions: tuple[Action, ...]
    stage: StageReached | None
    suggested: date | None


@dataclass(frozen=True, slots=True)
class DueEntry:
    """Something whose day comes within two weeks; ``overdue``: it is past and still to be done."""

    partnership_id: str
    partnership: str
    entry: TimelineEntry
    overdue: bool


class TimelineService:
    """Each verb is one transaction. ``today`` gives the date."""

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._papers = PaperWriter(store, changes)
        self._today = today

    def of(self, partnership_id: str) -> Timeline:
        """Everything that has a day. Raises AppError "not_found"."""
        with self._store.transaction() as t:
            partnership = t.partnerships.get(partnership_id)
            rounds = t.rounds.of_partnership(partnership_id)
            actions = in_order(t.actions.of_partnership(partnership_id))
            life = t.papers.of(partnership_id, Life)
            cycle = t.papers.of(partnership_id, SupportPlan).cycle
            ends_on = t.papers.of(partnership_id, Ending).on
        return Timeline(
            partnership,
            life,
            timeline(rounds, actions, life, cycle, ends_on),
            actions,
            stage_now(life, self._today()),
            suggested_day(rounds, life, cycle),
        )

    def keep(self, partnership_id: str, life: Life) -> None:
        """Keep meetings, stages and the day to look again as they are typed. Raises AppError "not_found", "too_long"."""
        self._papers.change(partnership_id, Life, lambda _before: life, check_life)

    def ending(self, partnership_id: str) -> tuple[Partnership, Ending, tuple[Round, ...]]:
        """How the partnership ends, and its rounds that still hold answers. Raises AppError "not_found"."""
        with self._store.transaction() as t:
            partnership = t.partnerships.get(partnership_id)
            rounds = t.rounds.of_partnership(partnership_id)
            ending = t.papers.of(partnership_id, Ending)
        held = tuple(one for one in rounds if one.state is not RoundState.DRAFT and one.erased_on is None)
        return partnership, ending, held

    def keep_ending(self, partnership_id: str, ending: Ending) -> None:
        """Keep how it ends as it is typed. Raises AppError "not_found" or "too_long"."""
        self._papers.change(partnership_id, Ending, lambda _before: ending, check_ending)

    def due(self) -> tuple[DueEntry, ...]:
        """In all partnerships: what is overdue, and what is due within two weeks, the oldest day first."""
        today = self._today()
        entries = []
        with self._store.transaction() as t:
            lives, ends, plans = t.papers.all(Life), t.papers.all(Ending), t.actions.all()
            for one in t.partnerships.all():
                if one.id not in lives.keys() | ends.keys() | plans.keys():
                    continue
                life, ends_on = lives.get(one.id, Life()), ends.get(one.id, Ending()).on
                rounds = t.rounds.of_partnership(one.id) if life.look_again is not None else ()
                for entry in timeline(rounds, plans.get(one.id, ()), life, ends_on=ends_on):
                    if entry.due(today):
                        entries.append(DueEntry(one.id, one.name, entry, entry.overdue(today)))
        return tuple(
            sorted(entries, key=lambda due: (due.entry.day or today, due.partnership.casefold(), due.entry.id))
        )
