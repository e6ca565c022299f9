"""The one door for sentences a person reads: whole sentences, named placeholders, gettext."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

DOMAIN = "facilitator_app"


def _languages() -> tuple[str | None, ...]:
    """What the computer says about the language; a catalogue is looked for again when it changes."""
    return tuple(map(os.environ.get, ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")))


@lru_cache(maxsize=4)
def _catalogue(languages: tuple[str | None, ...]) -> gettext.NullTranslations:  # noqa: ARG001 - the key of the cache
    """The sentences of a language. Looked for once: gettext would search the disk for every sentence."""
    return gettext.translation(DOMAIN, gettext.bindtextdomain(DOMAIN), fallback=True)


def _(sentence: str, **facts: object) -> str:
    """The sentence in the current language, with its ``{placeholders}`` filled from ``facts``."""
    return _catalogue(_languages()).gettext(sentence).format(**facts)


def n_(one: str, many: str, n: int, **facts: object) -> str:
    """The form of the sentence that fits the count ``n``; ``{n}`` is filled in as well."""
    return _catalogue(_languages()).ngettext(one, many, n).format(n=n, **facts)


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


def language_names(codes: Iterable[str]) -> str:
    """The names of languages; a code we have no name for stays a code."""
    names = {"en": _("English"), "cy": _("Welsh"), "pl": _("Polish"), "ur": _("Urdu"), "fr": _("French")}
    return ", ".join(names.get(code, code) for code in codes)
