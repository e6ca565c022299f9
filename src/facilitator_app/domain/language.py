"""The one door for sentences a person reads: whole sentences, named placeholders, gettext.

A catalogue is a file ``CODE/LC_MESSAGES/facilitator_app.mo`` in the folder that ``look_in`` names. English is the
language of the code and needs none. The language is the one ``speak`` chose, else what the computer says.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path

DOMAIN = "facilitator_app"
SOURCE = "en"
CHOSEN = "FACILITATOR_LANGUAGE"
"""The variable of this process (and of those it starts) that holds the code of the language chosen."""

_COMPUTER = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def look_in(folder: Path) -> None:
    """Catalogues are looked for in this folder from now on."""
    gettext.bindtextdomain(DOMAIN, str(folder))


def languages() -> tuple[str, ...]:
    """The languages the program can speak: English, and those that have a catalogue."""
    files = Path(gettext.bindtextdomain(DOMAIN)).glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return (SOURCE, *sorted({file.parts[-3] for file in files} - {SOURCE}))


def speak(wanted: Iterable[str]) -> str:
    """Speak the first of these languages that has a catalogue, and say which: English where none has."""
    known = languages()
    forms = (form for code in wanted for form in (code.replace("-", "_"), code.replace("-", "_").partition("_")[0]))
    os.environ[CHOSEN] = next((form for form in forms if form in known), SOURCE)
    return os.environ[CHOSEN]


def spoken() -> str:
    """The code of the language spoken now."""
    return _catalogue(*_state()).info().get("language", SOURCE)


def computer_languages() -> list[str]:
    """What the computer's own settings ask for, the best first; Windows has none of these variables."""
    values = [os.environ.get(name, "") for name in _COMPUTER]
    return [code.partition(".")[0] for value in values for code in value.split(":") if code]


def _state() -> tuple[str, tuple[str, ...]]:
    """Where catalogues are and which language is wanted; a catalogue is looked for again when either changes."""
    chosen = os.environ.get(CHOSEN, "")
    return gettext.bindtextdomain(DOMAIN), (chosen,) if chosen else tuple(computer_languages())


@lru_cache(maxsize=4)
def _catalogue(folder: str, wanted: tuple[str, ...]) -> gettext.NullTranslations:
    """The sentences of a language. Looked for once: gettext would search the disk for every sentence.

    The search ends at English, which is the language of the code: what is wanted less comes after it.
    """
    ends = next((n for n, code in enumerate(wanted) if code.partition("_")[0] == SOURCE), len(wanted))
    return gettext.translation(DOMAIN, folder, wanted[:ends] or [SOURCE], fallback=True)


def _(sentence: str, **facts: object) -> str:
    """The sentence in the current language, with its ``{placeholders}`` filled from ``facts``."""
    return _catalogue(*_state()).gettext(sentence).format(**facts)


def n_(one: str, many: str, n: int, **facts: object) -> str:
    """The form of the sentence that fits the count ``n``; ``{n}`` is filled in as well."""
    return _catalogue(*_state()).ngettext(one, many, n).format(n=n, **facts)


def p_(context: str, sentence: str, **facts: object) -> str:
    """As ``_``. ``context`` tells the translator who reads it ("respondent"), and tells equal sentences apart."""
    return _catalogue(*_state()).pgettext(context, sentence).format(**facts)


def np_(context: str, one: str, many: str, n: int, **facts: object) -> str:
    """As ``n_``, with a context."""
    return _catalogue(*_state()).npgettext(context, one, many, n).format(n=n, **facts)


def long_date(day: date) -> str:
    """A date as people say it: 1 May 2027."""
    return _("{day} {month} {year}", day=day.day, month=_month(day), year=day.year)


def month_of(day: date) -> str:
    """The month as people say it: May 2027."""
    return _("{month} {year}", month=_month(day), year=day.year)


def day_of_week(day: date) -> str:
    """A date near today: Saturday 1 May."""
    days = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    return _("{weekday} {day} {month}", weekday=days[day.weekday()], day=day.day, month=_month(day))


def month_names() -> tuple[str, ...]:
    """January to December."""
    return (
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


def _month(day: date) -> str:
    return month_names()[day.month - 1]


def language_names(codes: Iterable[str]) -> str:
    """The names of languages; a code we have no name for stays a code."""
    names = {"en": _("English"), "cy": _("Welsh"), "pl": _("Polish"), "ur": _("Urdu"), "fr": _("French")}
    return ", ".join(names.get(code, code) for code in codes)
