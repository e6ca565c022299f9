"""The one door for sentences a person reads: whole sentences, named placeholders, gettext."""

from __future__ import annotations

import gettext
from datetime import date

DOMAIN = "facilitator_app"


def _(sentence: str, **facts: object) -> str:
    """The sentence in the current language, with its ``{placeholders}`` filled from ``facts``."""
    return gettext.dgettext(DOMAIN, sentence).format(**facts)


def n_(one: str, many: str, n: int, **facts: object) -> str:
    """The form of the sentence that fits the count ``n``; ``{n}`` is filled in as well."""
    return gettext.dngettext(DOMAIN, one, many, n).format(n=n, **facts)


def long_date(day: date) -> str:
    """A date as people say it: 1 May 2027."""
    months = (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
    return _("{day} {month} {year}", day=day.day, month=months[day.month - 1], year=day.year)
