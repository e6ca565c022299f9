"""What a partnership writes down of its aims: numbers to their last digit, figures of one name in one row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.aims import (
    MOST_IN_LINE,
    MOST_LETTERS,
    Agreement,
    Aims,
    OutcomeFigure,
    agreement_lines,
    check_aims,
    figure_rows,
    value_typed,
    value_words,
)
from facilitator_app.domain.errors import AppError

JUNE = date(2027, 6, 30)


def a_figure(
    id_: str, label: str = "Rough sleepers", value: str = "12", on: date = JUNE, unit: str = "people"
) -> OutcomeFigure:
    return OutcomeFigure(id_, label, unit, Decimal(value), on, "Street count")


@pytest.mark.parametrize(
    ("typed", "value", "unit", "shown"),
    [
        ("12", "12", "people", "12 people"),
        (" 3.50 ", "3.50", "£", "£3.50"),
        ("1,250", "1250", "", "1,250"),
        ("45", "45", "%", "45%"),
        ("-4", "-4", "places", "\u22124 places"),
        ("\u22124.5", "-4.5", "€", "\u2212€4.5"),
        ("+7", "7", "", "7"),
        ("-0", "0", "", "0"),
        ("٢٠", "20", "", "20"),
        ("0.1", "0.1", "", "0.1"),
        ("123456789012345", "123456789012345", "", "123,456,789,012,345"),
    ],
)
def test_a_number_is_kept_as_it_was_typed(typed: str, value: str, unit: str, shown: str) -> None:
    found = value_typed(typed)
    assert str(found) == value, "0.1 is not 0.1000000000000000055, and 3.50 is not 3.5"
    assert value_words(found, unit) == shown


@pytest.mark.parametrize(
    "typed",
    ["", "  ", "many", "3,5", "1,25", "12,50", "1.2.3", "45%", "£3", "1e5", "NaN", "Infinity", ".", "1 000", "1" * 16],
)
def test_what_is_no_number_is_told_with_an_example(typed: str) -> None:
    with pytest.raises(AppError) as told:
        value_typed(typed)
    assert told.value.code == "no_number"
    assert "12, 3.5 or 1,250" in str(told.value)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**11), max_value=10**11))
def test_what_is_shown_can_be_typed_again(value: Decimal) -> None:
    again = value_typed(value_words(value))
    assert again == value
    assert str(again) == str(value if value else abs(value))


def test_figures_of_one_name_stand_in_one_row_by_their_days() -> None:
    later, unlike = date(2028, 2, 29), a_figure("c", unit="%")
    figures = (
        a_figure("a", on=later, value="7"),
        unlike,
        a_figure("b", " rough  SLEEPERS ", "12"),
        a_figure("d", "Beds"),
    )
    rows = figure_rows(figures)
    assert [(row.label, row.unit, [one.id for one in row.figures]) for row in rows] == [
        ("Rough sleepers", "people", ["b", "a"]),
        ("Rough sleepers", "%", ["c"]),
        ("Beds", "people", ["d"]),
    ]


@pytest.mark.parametrize(
    ("aims", "code"),
    [
        (Aims("x" * (MOST_LETTERS + 1)), "too_long"),
        (Aims(outcomes="x" * (MOST_LETTERS + 1)), "too_long"),
        (Aims(agreement=Agreement("x" * (MOST_LETTERS + 1))), "too_long"),
        (Aims(agreement=Agreement(where="x" * (MOST_IN_LINE + 1))), "too_long"),
        (Aims(figures=(a_figure("a", "x" * (MOST_IN_LINE + 1)),)), "too_long"),
        (Aims(figures=(a_figure("a", " "),)), "label_missing"),
        (Aims(figures=(a_figure("a"), a_figure("b", "ROUGH sleepers", "3"))), "same_day"),
    ],
)
def test_what_cannot_be_kept_is_told(aims: Aims, code: str) -> None:
    with pytest.raises(AppError) as told:
        check_aims(aims)
    assert told.value.code == code
    assert told.value.what
    assert told.value.do


def test_what_fits_is_kept() -> None:
    check_aims(
        Aims("x" * MOST_LETTERS, figures=(a_figure("a"), a_figure("b", on=date(2027, 7, 1)), a_figure("c", unit="%")))
    )


def test_nothing_written_is_blank_and_each_line_is_an_outcome() -> None:
    assert Aims().blank
    assert Aims(" \n", agreement=Agreement(where=" ")).blank
    assert Aims(agreement=Agreement(on=JUNE)).written
    assert not Aims(figures=(a_figure("a"),)).blank
    assert not Aims(figures=(a_figure("a"),)).written
    assert Aims(outcomes="Fewer sleep rough\n\n  More   homes \n").each_outcome == ("Fewer sleep rough", "More homes")
    lines = agreement_lines(Agreement("Meet each month", JUNE, " Town hall, room 2 "))
    assert lines == ("Meet each month", "Agreed on 30 June 2027.", "Where the paper is: Town hall, room 2")
    assert agreement_lines(Agreement()) == ()
