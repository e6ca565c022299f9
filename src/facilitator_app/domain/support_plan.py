"""A Support Action Plan: what a partnership wants to reach, where it is, which support it needs, and from whom, quarter by
quarter of a cycle. No answer of anybody is in it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.plan import CameFrom, Owner, owner_name
from facilitator_app.domain.words import check_length, same, tidy

MOST_LETTERS = 600
"""Letters in one field of a row."""
QUARTERS = 8
"""Two years, as MEAM's cycles have."""
MOST_QUARTERS = 40
LAST_YEAR = 2200
"""A cycle that would begin after this is a slip of the hand."""


class CycleStep(StrEnum):
    """The steps of a cycle, in their order."""

    DIAGNOSTIC = "diagnostic"
    REVIEW = "review"
    PLAN = "plan"
    SUPPORT = "support"
    LOOK_AGAIN = "look_again"


@dataclass(frozen=True, slots=True)
class Quarter:
    """The ``number``-th three months of a cycle; both days belong to it."""

    number: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Cycle:
    """``start``: its first day; ``quarters``: so many times three months; ``days``: those of steps that somebody typed."""

    start: date | None = None
    quarters: int = QUARTERS
    days: Mapping[CycleStep, date] = field(default_factory=dict)

    @property
    def end(self) -> date | None:
        """Its last day."""
        return self.each_quarter[-1].last if self.start else None

    @property
    def each_quarter(self) -> tuple[Quarter, ...]:
        """Its quarters in their order, one after another without a gap; () without a first day.

        Each begins on the day of the month on which the cycle begins, or on the last of a month that has no such day.
        """
        if self.start is None:
            return ()
        begins = [months_on(self.start, 3 * number) for number in range(self.quarters + 1)]
        return tuple(
            Quarter(number, first, after - timedelta(days=1))
            for number, (first, after) in enumerate(zip(begins, begins[1:]), 1)
        )

    def day_of(self, step: CycleStep) -> date | None:
        """The day that was typed, or the one that follows from the first day: the plan stands within the first quarter,
        and one looks again on the last day. None without a first day."""
        if step in self.days:
            return self.days[step]
        if self.start is None or self.end is None:
            return None
        if step is CycleStep.LOOK_AGAIN:
            return self.end
        return min(self.end, months_on(self.start, list(CycleStep).index(step)))

    def with_day(self, step: CycleStep, day: date | None) -> Cycle:
        """With this day for a step, or without one that was typed."""
        rest = {one: known for one, known in self.days.items() if one is not step}
        return replace(self, days=rest if day is None else rest | {step: day})

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is odd about the days of the steps, as sentences."""
        days = [(step, day) for step in CycleStep if (day := self.day_of(step)) is not None]
        sentences = [
            _("“{later}” comes before “{earlier}”.", later=step_words(later), earlier=step_words(earlier))
            for (earlier, one), (later, other) in zip(days, days[1:])
            if other < one
        ]
        if self.start is not None and self.end is not None:
            outside = [step for step, day in days if not self.start <= day <= self.end]
            sentences += [_("“{step}” is outside the cycle.", step=step_words(step)) for step in outside]
        return tuple(sentences)


@dataclass(frozen=True, slots=True)
class SupportRow:
    """Each text as typed. ``provider``: who gives the support. ``quarter``: its number in the cycle, 0 where none is chosen
    yet. ``evidence``: how one sees that it helped. ``source``: the theme that "where we are" comes from."""

    id: str
    ambition: str = ""
    where: str = ""
    support: str = ""
    provider: Owner = field(default_factory=Owner)
    quarter: int = 0
    evidence: str = ""
    source: CameFrom | None = None

    @property
    def blank(self) -> bool:
        """Nobody wrote or chose anything in it."""
        return self == SupportRow(self.id)

    def given_by(self, id_: str, names: frozenset[str]) -> bool:
        """True where this member gives the support: by the list, or by a typed name that is one of these, as ``same`` says."""
        return self.provider.id == id_ if self.provider.id else same(self.provider.name) in names


@dataclass(frozen=True, slots=True)
class SupportPlan:
    """One cycle, and the rows of its plan in their order."""

    cycle: Cycle = Cycle()
    rows: tuple[SupportRow, ...] = ()

    @property
    def blank(self) -> bool:
        return self == SupportPlan()


def months_on(day: date, months: int) -> date:
    """So many months later, on the same day of the month or, where it has none, on its last."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def check_plan(plan: SupportPlan) -> None:
    """Raises AppError "too_long", "too_late" or "too_many_quarters"."""
    for row in plan.rows:
        check_length((row.ambition, row.where, row.support, row.provider.name, row.evidence), MOST_LETTERS)
    if plan.cycle.start is not None and plan.cycle.start.year > LAST_YEAR:
        raise AppError("too_late", _("That is too far away."), _("Type a year up to {year}.", year=LAST_YEAR))
    if not 1 <= plan.cycle.quarters <= MOST_QUARTERS:
        raise AppError(
            "too_many_quarters",
            _("A cycle has between 1 and {most} quarters.", most=MOST_QUARTERS),
            _("Eight quarters are two years."),
        )


def step_words(step: CycleStep) -> str:
    """As people call it."""
    return {
        CycleStep.DIAGNOSTIC: _("Diagnostic"),
        CycleStep.REVIEW: _("Business-plan review"),
        CycleStep.PLAN: _("Plan agreed"),
        CycleStep.SUPPORT: _("Support begins"),
        CycleStep.LOOK_AGAIN: _("Look back on the cycle"),
    }[step]


def cycle_words(cycle: Cycle) -> str:
    """From when to when, and how many quarters."""
    quarters = n_("{n} quarter", "{n} quarters", cycle.quarters)
    if cycle.start is None or cycle.end is None:
        return _("{quarters}. No first day is chosen yet.", quarters=quarters)
    return _(
        "{first} to {last}, {quarters}.", first=long_date(cycle.start), last=long_date(cycle.end), quarters=quarters
    )


def quarter_words(number: int, cycle: Cycle) -> str:
    """A quarter by its number and its days; "" for none."""
    if not number:
        return ""
    quarter = next((one for one in cycle.each_quarter if one.number == number), None)
    if number > cycle.quarters:
        return _("Quarter {n}, after the end of the cycle", n=number)
    if quarter is None:
        return _("Quarter {n}", n=number)
    return _("Quarter {n}: {first} to {last}", n=number, first=long_date(quarter.first), last=long_date(quarter.last))


def quarter_end_words(number: int, cycle: Cycle) -> str:
    """The same in a table: by its number and its last day."""
    quarter = next((one for one in cycle.each_quarter if one.number == number), None)
    return (
        _("Quarter {n}, up to {last}", n=number, last=long_date(quarter.last))
        if quarter
        else quarter_words(number, cycle)
    )


def where_lines(row: SupportRow) -> tuple[str, ...]:
    """Where we are: the theme that it comes from, then what was typed."""
    came = _("Theme: {title}", title=row.source.words) if row.source else ""
    return tuple(line for line in (came, row.where.strip()) if line)


def row_title(row: SupportRow) -> str:
    """What one wants to reach, or where it came from while nothing is written."""
    if row.ambition.strip():
        return tidy(row.ambition)
    return _("About: {words}", words=row.source.words) if row.source else _("Not written yet")


def provider_name(row: SupportRow, names: Mapping[str, str]) -> str:
    """Who gives the support, by the lists as they are now."""
    return owner_name(row.provider, names)


def without(rows: Sequence[SupportRow], id_: str, names: frozenset[str], instead: str) -> tuple[SupportRow, ...]:
    """The rows with ``instead`` where this member gives the support."""
    return tuple(replace(row, provider=Owner(instead)) if row.given_by(id_, names) else row for row in rows)
