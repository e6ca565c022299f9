"""What a pack may print that a person typed."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator_app.charts.scripts import missing
from facilitator_app.domain.instrument import Wording
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import RoundResults

MOST_OF_A_TEXT = 30
"""Letters of a text by which it is told."""


def missing_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Letters of these texts that no font has, sorted."""
    return tuple(sorted(set().union(*map(missing, texts))))


def letters_not_printed(texts: Iterable[str]) -> str:
    """What cannot be printed of these texts, letter by letter with the text that it stands in, and what to do; "" for none."""
    text_by_letter: dict[str, str] = {}
    for text in texts:
        for letter in sorted(missing(text)):
            text_by_letter.setdefault(letter, text)
    if not text_by_letter:
        return ""
    told = [
        _("{letter} (letter {code}, in “{text}”)", letter=letter, code=f"U+{ord(letter):04X}", text=_beginning(text))
        for letter, text in text_by_letter.items()
    ]
    return n_("This letter cannot be printed: {letters}. A mark stands in its place. Write it in other letters first.",
              "These letters cannot be printed: {letters}. A mark stands in their place. Write them in other letters first.",
              len(text_by_letter), letters="; ".join(told))  # fmt: skip


def _beginning(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= MOST_OF_A_TEXT else f"{words[:MOST_OF_A_TEXT].rstrip()}…"


def typed_texts(results: RoundResults) -> Iterable[str]:
    """Every text of the results that a pack may print."""
    instrument = results.instrument
    yield from (results.partnership_name, results.round_name, results.missing, results.headline, *results.joined)
    for block in results.blocks:
        yield from (block.name, *block.group_names)
    for section in (*((results.since,) if results.since else ()), *results.sections):
        yield from (section.title, section.about, section.withheld, *section.questions)
        for item in section.items:
            yield from (item.statement, item.short, item.withheld, item.tag)
    for comments in (*results.open_comments, *(section.comments for section in results.sections)):
        yield from (comments.title, comments.withheld, *comments.texts)
    for point in results.main_points:
        yield from (point.headline, point.sentence)
    wordings: list[Wording] = [instrument.title, instrument.purpose, *(p.label for p in instrument.scale.points)]
    wordings += [point.label for item in instrument.items if item.scale for point in item.scale.points]
    wordings += [wording for band in instrument.bands for wording in (band.title, band.meaning)]
    yield from (text for wording in wordings for text in wording.usual.values())
    source = instrument.source
    yield from (source.citation, source.licence_note, source.comparability_note, source.changed)
