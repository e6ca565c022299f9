"""From the day on that people were promised nothing of a round is shown, and its answers are deleted.

The day is told when the file is opened; at an opening on another day they are deleted by themselves. So a clock that is
wrong once deletes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.results import Withheld
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.erasing import TOLD, Everywhere, erase
from facilitator_app.store import Erased, Gone, Store, Transaction

REMINDED = timedelta(days=28)
"""So long before the day the facilitator is reminded of it."""


def deleted_words(day: date) -> tuple[str, str]:
    """What happened to the answers of a round, and what there still is."""
    return (
        _("The answers of this round were deleted on {day}.", day=long_date(day)),
        _("Packs that were printed or saved before that are yours to keep."),
    )


def withheld(round_: Round, today: date) -> Withheld | None:
    """Why nothing of this round is shown any more; None if its day has not come."""
    if round_.erased_on is not None:
        return Withheld("answers_deleted", *deleted_words(round_.erased_on))
    day = round_.promise.delete_on
    if day is None or not round_.over(today):
        return None
    return Withheld(
        "answers_due",
        _("You promised that no answers and no results of this round are shown from {day} on.", day=long_date(day)),
        _("Delete them: Home leads there. Packs that were printed or saved before are yours to keep."),
    )


@dataclass(frozen=True, slots=True)
class Due:
    """A round whose answers are to be deleted on ``day``. ``come``: that day is here or past."""

    round: Round
    partnership: str
    day: date
    come: bool


class RetentionService:
    """``today`` gives the date; ``everywhere`` deletes in copies as well."""

    def __init__(self, store: Store, changes: Changes, everywhere: Everywhere, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._everywhere = everywhere
        self._today = today

    def due(self) -> tuple[Due, ...]:
        """Rounds whose day has come or comes within four weeks, the nearest first."""
        with self._store.transaction() as t:
            return self._due(t)

    def at_opening(self) -> tuple[Due, ...]:
        """What is to be done when the file is opened: delete what was due and told at an opening on an earlier day.

        Returns what was deleted. Everything else whose day has come is told now, on Home, and deleted by itself when
        the file is opened on another day.
        """
        done: list[Due] = []
        with self._store.transaction() as t:
            come = [due for due in self._due(t) if due.come]
            for due in come:
                if (told := t.settings.get(TOLD + due.round.id)) and date.fromisoformat(told) < self._today():
                    erase(t, self._gone(due.round.id))
                    done.append(due)
                elif not told:
                    t.settings.set(TOLD + due.round.id, self._today().isoformat())
            if come:
                t.commit()
        self._after(*(self._gone(due.round.id) for due in done))
        return tuple(done)

    def delete(self, round_id: str) -> None:
        """Delete the answers, comments, unfinished answers, corrections and lists of this round, now and for good.

        What was shown, packs that were handed over and what was agreed with one person stay. Raises AppError.
        """
        with self._store.transaction() as t:
            erase(t, self._gone(round_id), there=True)
            t.commit()
        self._after(self._gone(round_id))

    def _due(self, t: Transaction) -> tuple[Due, ...]:
        today, due = self._today(), []
        for partnership in t.partnerships.all():
            for round_ in t.rounds.of_partnership(partnership.id):
                day = round_.promise.delete_on
                if day is None or round_.state is RoundState.DRAFT or round_.erased_on is not None:
                    continue
                if day - REMINDED <= today:
                    due.append(Due(round_, partnership.name, day, round_.over(today)))
        return tuple(sorted(due, key=lambda one: (one.day, one.round.id)))

    def _gone(self, round_id: str) -> Erased:
        return Erased(Gone.ANSWERS, round_id, self._today())

    def _after(self, *deleted: Erased) -> None:
        """The file is written anew without what was deleted, the log beside it is emptied, and copies follow."""
        if deleted:
            self._store.compact()
            self._everywhere.follow(*deleted)
            self._changes.announce(Change.ROUNDS)
