"""A day as it is typed into three boxes."""

from __future__ import annotations

from datetime import date

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _

FIRST_YEAR = 1900
"""In a year before this a figure is missing."""
FOUR_DIGITS = 4


def day_typed(day: str, month: int, year: str) -> date:
    """The day and the year in digits of any script. Raises AppError "no_such_day"."""
    try:
        typed = date(int(year), month, int(day))
    except (ValueError, OverflowError):  # a year of eleven digits
        typed = date.min
    if typed.year < FIRST_YEAR:
        raise no_such_day()
    return typed


def half_typed(day: str, year: str) -> bool:
    """Whether somebody is still on the way: the day is missing, or the year has not its four digits yet."""
    return not day or len(year) < FOUR_DIGITS


def no_such_day() -> AppError:
    """What is said of a day that is none."""
    return AppError(
        "no_such_day", _("That day is not in the calendar."), _("Type a day and a year, such as 30 and 2027.")
    )


def parts_of(day: date | None, today: date) -> str:
    """A day as three boxes show it, "30|11|2027"; of no day the month of today stands there, and nothing else."""
    return f"{day.day}|{day.month}|{day.year}" if day else f"|{today.month}|"


def day_of_parts(parts: str) -> date | None:
    """The day in three boxes; None where neither a day nor a year is typed. Raises AppError "no_such_day"."""
    day, month, year = parts.split("|")
    return day_typed(day, int(month), year) if day or year else None
