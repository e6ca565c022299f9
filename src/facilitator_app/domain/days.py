"""A day as it is typed into three boxes."""

from __future__ import annotations

from datetime import date

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _

FIRST_YEAR = 1900
"""In a year before this a figure is missing."""


def day_typed(day: str, month: int, year: str) -> date:
    """The day and the year in digits of any script. Raises AppError "no_such_day"."""
    try:
        found = date(int(year), month, int(day))
    except (ValueError, OverflowError):  # a year of eleven digits
        found = date.min
    if found.year < FIRST_YEAR:
        raise AppError(
            "no_such_day",
            _("That day is not in the calendar."),
            _("Type a day and a year, such as 30 and 2027."),
        )
    return found
