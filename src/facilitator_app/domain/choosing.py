"""Which questionnaires fit what somebody wants to find out; the points are explained in docs/library.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from facilitator_app.domain.fit import FindsOut, Fit, Maturity, People
from facilitator_app.domain.instrument import Each, Instrument

MOST_SUGGESTED = 3
USUAL_NUMBER = 5
"""Goals, or other organisations, that a questionnaire is guessed to be asked about before any are named."""


class WeighedBy(StrEnum):
    """What a questionnaire is weighed by."""

    FINDS = "finds"
    TIME = "time"
    PEOPLE = "people"
    MATURITY = "maturity"


@dataclass(frozen=True, slots=True)
class Wish:
    """The four answers. None, 0 and nobody: not said. ``minutes``: what one person can give."""

    finds_out: FindsOut | None = None
    minutes: int = 0
    people: frozenset[People] = field(default_factory=frozenset)
    maturity: Maturity | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A questionnaire with the wishes that it meets and those that it misses."""

    instrument: Instrument
    points: int
    meets: tuple[WeighedBy, ...]
    misses: tuple[WeighedBy, ...]


def suggest(instruments: Sequence[Instrument], wish: Wish) -> tuple[Suggestion, ...]:
    """The best three. Only those that find out what is wanted; where none does, the nearest of the others.

    A questionnaire whose file says nothing for the chooser is never suggested. Of equal points the one that
    stands first in ``instruments`` comes first.
    """
    weighed = [_weigh(one, one.fit, wish) for one in instruments if one.fit is not None]
    fitting = [one for one in weighed if WeighedBy.FINDS not in one.misses]
    ranked = sorted(fitting or weighed, key=lambda one: -one.points)
    return tuple(ranked[:MOST_SUGGESTED])


def minutes_needed(instrument: Instrument) -> int:
    """What one person needs for all of it; for a questionnaire about each goal or organisation a guess."""
    many = instrument.needs in (Each.GOAL, Each.ORGANISATION)
    return instrument.minutes * (USUAL_NUMBER if many else 1)


def _weigh(instrument: Instrument, fit: Fit, wish: Wish) -> Suggestion:
    points: dict[WeighedBy, int] = {}
    if wish.finds_out is not None:
        best = fit.finds_out[0] is wish.finds_out
        points[WeighedBy.FINDS] = 3 if best else 2 if wish.finds_out in fit.finds_out else 0
    if wish.minutes:
        points[WeighedBy.TIME] = 2 if minutes_needed(instrument) <= wish.minutes else 0
    if wish.people:
        suits = wish.people & set(fit.people)
        points[WeighedBy.PEOPLE] = (3 if fit.people[0] in suits else 2) if suits == wish.people else 1 if suits else 0
    if wish.maturity is not None:
        points[WeighedBy.MATURITY] = 2 if wish.maturity in fit.maturity else 0
    missed = {side for side, n in points.items() if n == 0}
    if points.get(WeighedBy.PEOPLE) == 1:
        missed.add(WeighedBy.PEOPLE)
    meets = tuple(side for side in points if side not in missed)
    return Suggestion(instrument, sum(points.values()), meets, tuple(side for side in points if side in missed))
