"""The one way for text that a person typed onto paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from facilitator_app.charts.ink import PAPER
from facilitator_app.domain.instrument import Wording
from facilitator_app.domain.results import RoundResults

LONGEST_WORD = 60
"""Longer words are broken: reportlab needs 18 seconds for one word of 200,000 letters."""

PLACEHOLDER = "\ufffd"
"""Stands for a letter that the font lacks."""

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def safe(text: str) -> str:
    """Typed text as markup that prints it literally: every text from outside the program goes through here.

    Marks that turn the direction of writing and other invisible ones are taken out; letters the font lacks become
    ``PLACEHOLDER``; words over 60 letters are broken; line breaks stay.
    """
    lines = [" ".join(_short(word) for word in line.split(" ")) for line in clean(text).split("\n")]
    return "<br/>".join(escape(line) for line in lines)


def clean(text: str) -> str:
    """Typed text as plain letters that the font has, for drawings, bookmarks and descriptions; not escaped."""
    known = _letters()
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(
        letter if letter in "\n" or ord(letter) in known else PLACEHOLDER for letter in whole if _visible(letter)
    )


def missing_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Letters of these texts that the font lacks, sorted."""
    known = _letters()
    letters = {letter for text in texts for letter in unicodedata.normalize("NFC", text)}
    return tuple(sorted(c for c in letters if c not in "\n\r\t" and _visible(c) and ord(c) not in known))


def typed_texts(results: RoundResults) -> Iterable[str]:
    """Every text of the results that a pack may print."""
    instrument = results.instrument
    yield from (results.partnership_name, results.round_name, results.missing, results.headline, *results.joined)
    for block in results.blocks:
        yield from (block.name, *block.group_names)
    for section in results.sections:
        yield from (section.title, section.about, section.withheld, *section.questions)
        for item in section.items:
            yield from (item.statement, item.short, item.withheld)
    for place in (*results.open_comments, *(section.comments for section in results.sections)):
        yield from (place.title, place.withheld, *place.texts)
    for point in results.main_points:
        yield from (point.headline, point.sentence)
    wordings: list[Wording] = [instrument.title, instrument.purpose, *(p.label for p in instrument.scale.points)]
    wordings += [point.label for item in instrument.items if item.scale for point in item.scale.points]
    wordings += [wording for band in instrument.bands for wording in (band.title, band.meaning)]
    yield from (text for wording in wordings for text in wording.usual.values())
    source = instrument.source
    yield from (source.citation, source.licence_note, source.comparability_note, source.changed)


def _visible(letter: str) -> bool:
    """False for controls: direction marks, joiners, variation selectors and half letters. A line break stays."""
    if letter == "\n":
        return True
    if 0xFE00 <= ord(letter) <= 0xFE0F or 0xE0100 <= ord(letter) <= 0xE01EF:
        return False
    category = unicodedata.category(letter)
    return category not in _INVISIBLE or category in {"Co", "Cn"}


def _short(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    return " ".join(word[start : start + LONGEST_WORD] for start in range(0, len(word), LONGEST_WORD))


@cache
def _letters() -> frozenset[int]:
    """Code points that both fonts have."""
    from reportlab.pdfbase import pdfmetrics

    from facilitator_app.charts.lettering import register_fonts

    register_fonts()
    fonts: list[Any] = [pdfmetrics.getFont(name) for name in (PAPER.regular, PAPER.bold)]
    return frozenset.intersection(*(frozenset(font.face.charToGlyph) for font in fonts))
