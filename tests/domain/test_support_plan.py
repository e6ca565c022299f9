"""A cycle and its quarters: no day is lost and none is in two, whatever day it begins on and however long it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.plan import CameFrom, Owner
from facilitator_app.domain.support_plan import (
    LAST_YEAR,
    MOST_LETTERS,
    MOST_QUARTERS,
    Cycle,
    CycleStep,
    SupportPlan,
    SupportRow,
    check_plan,
    months_on,
    quarter_words,
    row_title,
    where_lines,
    without,
)

starts = st.dates(date(1900, 1, 1), date(LAST_YEAR, 12, 31))
lengths = st.integers(1, MOST_QUARTERS)
LEAP = date(2028, 2, 29)


@given(starts, lengths)
def test_quarters_fill_the_cycle_without_a_gap(start: date, quarters: int) -> None:
    cycle = Cycle(start, quarters)
    found = cycle.each_quarter
    assert [one.number for one in found] == list(range(1, quarters + 1))
    assert found[0].first == start
    assert all(after.first == one.last + timedelta(days=1) for one, after in zip(found, found[1:]))
    assert all(88 <= (one.last - one.first).days <= 92 for one in found), "three months, one of them a February"
    assert cycle.end == found[-1].last == months_on(start, 3 * quarters) - timedelta(days=1)


@given(starts, lengths)
def test_a_quarter_begins_on_the_day_of_the_cycle_and_does_not_drift(start: date, quarters: int) -> None:
    for one in Cycle(start, quarters).each_quarter:
        tomorrow = one.first + timedelta(days=1)
        assert one.first.day == start.day or (one.first.day < start.day and tomorrow.day == 1)
        months = (one.first.year - start.year) * 12 + one.first.month - start.month
        assert months == 3 * (one.number - 1)


@given(starts, lengths)
def test_the_days_of_the_steps_follow_each_other_within_the_cycle(start: date, quarters: int) -> None:
    cycle = Cycle(start, quarters)
    days = [cycle.day_of(step) for step in CycleStep]
    found = [day for day in days if day is not None]
    assert len(found) == 5
    assert found == sorted(found)
    assert (found[0], found[-1]) == (start, cycle.end)
    assert cycle.doubts == ()


def test_the_leap_day_and_the_end_of_months() -> None:
    assert [one.first for one in Cycle(LEAP, 5).each_quarter] == [
        LEAP, date(2028, 5, 29), date(2028, 8, 29), date(2028, 11, 29), date(2029, 2, 28),
    ]  # fmt: skip
    assert Cycle(LEAP, 8).end == date(2030, 2, 27)
    assert Cycle(LEAP, 16).end == date(2032, 2, 28), "four years on there is a 29 February again: the day before it"
    august = Cycle(date(2027, 8, 31), 4).each_quarter
    assert [(one.first, one.last) for one in august] == [
        (date(2027, 8, 31), date(2027, 11, 29)),
        (date(2027, 11, 30), date(2028, 2, 28)),
        (LEAP, date(2028, 5, 30)),
        (date(2028, 5, 31), date(2028, 8, 30)),
    ]
    assert Cycle(date(2027, 4, 1)).end == date(2029, 3, 31), "two years"


def test_a_cycle_without_a_first_day_has_quarters_by_number() -> None:
    cycle = Cycle()
    assert (cycle.each_quarter, cycle.end, cycle.day_of(CycleStep.PLAN)) == ((), None, None)
    assert quarter_words(3, cycle) == "Quarter 3"
    assert quarter_words(0, cycle) == ""
    assert quarter_words(9, cycle) == "Quarter 9, after the end of the cycle"
    assert quarter_words(2, Cycle(date(2027, 4, 1))) == "Quarter 2: 1 July 2027 to 30 September 2027"
    assert quarter_words(9, Cycle(date(2027, 4, 1))) == "Quarter 9, after the end of the cycle"


def test_a_day_that_was_typed_counts_and_odd_ones_are_told() -> None:
    cycle = Cycle(date(2027, 4, 1)).with_day(CycleStep.REVIEW, date(2027, 3, 1))
    assert cycle.day_of(CycleStep.REVIEW) == date(2027, 3, 1)
    assert cycle.doubts == (
        "“Business-plan review” comes before “Diagnostic”.",
        "“Business-plan review” is outside the cycle.",
    )
    assert cycle.with_day(CycleStep.REVIEW, None) == Cycle(date(2027, 4, 1))
    only = Cycle().with_day(CycleStep.PLAN, LEAP)
    assert only.day_of(CycleStep.PLAN) == LEAP
    assert only.doubts == ()


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (SupportPlan(rows=(SupportRow("a", ambition="x" * (MOST_LETTERS + 1)),)), "too_long"),
        (SupportPlan(rows=(SupportRow("a", provider=Owner("x" * (MOST_LETTERS + 1))),)), "too_long"),
        (SupportPlan(Cycle(date(LAST_YEAR + 1, 1, 1))), "too_late"),
        (SupportPlan(Cycle(None, 0)), "too_many_quarters"),
        (SupportPlan(Cycle(None, MOST_QUARTERS + 1)), "too_many_quarters"),
    ],
)
def test_what_cannot_be_kept_is_told(plan: SupportPlan, code: str) -> None:
    with pytest.raises(AppError) as told:
        check_plan(plan)
    assert told.value.code == code
    assert told.value.do
    check_plan(SupportPlan(Cycle(date(LAST_YEAR, 12, 31), MOST_QUARTERS), (SupportRow("a", where="x" * MOST_LETTERS),)))


def test_where_we_are_names_the_theme_it_comes_from() -> None:
    row = SupportRow("a", where=" Half of us know it. ", source=CameFrom("r1", "s1", "A shared vision"))
    assert where_lines(row) == ("Theme: A shared vision", "Half of us know it.")
    assert row_title(row) == "About: A shared vision"
    assert row_title(replace(row, ambition=" Everybody\nknows ")) == "Everybody knows"
    assert where_lines(SupportRow("b")) == ()
    assert SupportRow("b").blank
    assert not row.blank


def test_who_is_deleted_gives_no_support_by_name() -> None:
    rows = tuple(SupportRow(id_, provider=owner) for id_, owner in [
        ("a", Owner("Ann Reed", "m1")), ("b", Owner(" ANN reed ")), ("c", Owner("Ann Reed", "m2")), ("d", Owner("Cy")),
    ])  # fmt: skip
    found = without(rows, "m1", frozenset({"ann reed"}), "Gone")
    assert [row.provider for row in found] == [Owner("Gone"), Owner("Gone"), Owner("Ann Reed", "m2"), Owner("Cy")]
