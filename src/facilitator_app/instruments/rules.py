"""What a shape cannot say: ids used once, words in every language, a rising scale, bands without gaps."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal

from facilitator_app.domain.language import _
from facilitator_app.instruments.shapes import BandShape, FileShape

MOST_WORDS, MOST_EASY_WORDS = 20, 12
MOST_ITEMS, MOST_POINTS = 300, 10

Finding = tuple[str, str]
"""Where in the file, and what is wrong."""


def findings(file: FileShape) -> Iterator[Finding]:
    """Every broken rule of a file whose shape is right."""
    yield from _ids(file)
    yield from _languages(file)
    yield from _scale(file)
    yield from _bands(file)
    yield from _lengths(file)
    yield from _characters(file)
    if not 0 <= file.min_answered <= 1:
        yield "min_answered", _('This is not between "0" and "1". Half of the items is "0.5".')


def _ids(file: FileShape) -> Iterator[Finding]:
    if not file.sections:
        yield "sections", _("There is no section. Add at least one, with its items.")
    places = [(f"sections[{s}].id", section.id) for s, section in enumerate(file.sections, 1)]
    for s, section in enumerate(file.sections, 1):
        if not section.items:
            yield f"sections[{s}].items", _("The section {id} has no items. Add one, or remove it.", id=section.id)
        places += [(f"sections[{s}].items[{i}].id", item.id) for i, item in enumerate(section.items, 1)]
    places += [(f"open_questions[{q}].id", question.id) for q, question in enumerate(file.open_questions, 1)]
    seen: dict[str, str] = {}
    for place, identity in places:
        if identity in seen:
            yield (
                place,
                _("The id {id} is used before, at {first}. Give each its own id.", id=identity, first=seen[identity]),
            )
        seen.setdefault(identity, place)
    if sum(len(section.items) for section in file.sections) > MOST_ITEMS:
        yield "sections", _("There are more than {most} items. Nobody can answer so many.", most=MOST_ITEMS)


def _wordings(file: FileShape) -> Iterator[tuple[str, dict[str, str], bool]]:
    """Every text with its place, and whether it may be absent in a language."""
    yield "title", file.title, False
    yield "purpose", file.purpose, False
    yield "scale.count_high", file.scale.count_high, False
    yield "scale.count_low", file.scale.count_low, False
    for p, point in enumerate(file.scale.points, 1):
        yield f"scale.points[{p}].label", point.label, False
        yield f"scale.points[{p}].easy", point.easy, True
    for s, section in enumerate(file.sections, 1):
        yield f"sections[{s}].title", section.title, False
        yield f"sections[{s}].about", section.about, False
        for q, question in enumerate(section.questions, 1):
            yield f"sections[{s}].questions[{q}]", question, False
        for i, item in enumerate(section.items, 1):
            place = f"sections[{s}].items[{i}]"
            yield f"{place}.text", item.text, False
            yield f"{place}.short", item.short, False
            yield f"{place}.easy", item.easy, True
    for q, open_question in enumerate(file.open_questions, 1):
        yield f"open_questions[{q}].text", open_question.text, False
        yield f"open_questions[{q}].easy", open_question.easy, True
    for b, band in enumerate(file.bands, 1):
        yield f"bands[{b}].title", band.title, False
        yield f"bands[{b}].meaning", band.meaning, False


def _languages(file: FileShape) -> Iterator[Finding]:
    wanted = set(file.languages)
    if len(wanted) < len(file.languages):
        yield "languages", _("A language is named twice. Name each once.")
    for place, words, may_lack in _wordings(file):
        for extra in sorted(set(words) - wanted):
            yield (
                f"{place}.{extra}",
                _("The language {code} is not in languages. Add it there, or remove this.", code=extra),
            )
        for missing in sorted(wanted - set(words)) if not may_lack else ():
            yield f"{place}.{missing}", _("The words in {code} are missing. Add them.", code=missing)
    with_easy = {code for s in file.sections for item in s.items for code in item.easy}
    for code in sorted(with_easy & wanted):
        for s, section in enumerate(file.sections, 1):
            for i, item in enumerate(section.items, 1):
                if code not in item.easy:
                    yield f"sections[{s}].items[{i}].easy.{code}", _("Other items have easy words. Add them here too.")


def _scale(file: FileShape) -> Iterator[Finding]:
    points = file.scale.points
    if not 2 <= len(points) <= MOST_POINTS:
        yield "scale.points", _("A scale has 2 to {most} points. This one has {n}.", most=MOST_POINTS, n=len(points))
    for p, (before, after) in enumerate(zip(points, points[1:]), 2):
        if after.value != before.value + 1:
            yield (
                f"scale.points[{p}].value",
                _("Values rise by 1 from point to point. Write {n} here.", n=before.value + 1),
            )
    for name, words in (("count_high", file.scale.count_high), ("count_low", file.scale.count_low)):
        for code, sentence in words.items():
            if _placeholders(sentence) != {"n", "total"}:
                yield f"scale.{name}.{code}", _("This needs the places {n_} and {total_}, once each and no others.",
                                                n_="{n}", total_="{total}")  # fmt: skip


def _placeholders(sentence: str) -> set[str] | None:
    """The names between braces; None if the braces do not match or a name comes twice."""
    try:
        names = [name for _text, name, _form, _turn in string.Formatter().parse(sentence) if name is not None]
    except ValueError:
        return None
    return set(names) if len(set(names)) == len(names) else None


def edges(band: BandShape) -> tuple[Decimal, bool, Decimal, bool] | None:
    """Lower edge, is it in, upper edge, is it in; None unless each side has exactly one edge."""
    lower = [(e, included) for e, included in ((band.from_, True), (band.above, False)) if e is not None]
    upper = [(e, included) for e, included in ((band.up_to, True), (band.below, False)) if e is not None]
    if len(lower) != 1 or len(upper) != 1:
        return None
    return (*lower[0], *upper[0])


def _bands(file: FileShape) -> Iterator[Finding]:
    if not file.bands or not file.scale.points:
        return
    known = []
    codes: set[str] = set()
    for b, band in enumerate(file.bands, 1):
        if band.code in codes:
            yield f"bands[{b}].code", _("The code {code} is used before. Give each band its own.", code=band.code)
        codes.add(band.code)
        found = edges(band)
        if found is None:
            yield f"bands[{b}]", _("A band has one lower edge (from, or above) and one upper edge (up_to, or below).")
        elif found[0] > found[2] or (found[0] == found[2] and not (found[1] and found[3])):
            yield f"bands[{b}]", _("The lower edge is above the upper edge. Change one of them.")
        else:
            known.append((found, f"bands[{b}]"))
    if len(known) == len(file.bands):
        yield from _cover(
            sorted(known, key=_from_below), Decimal(file.scale.points[0].value), Decimal(file.scale.points[-1].value)
        )


def _cover(
    known: Iterable[tuple[tuple[Decimal, bool, Decimal, bool], str]], low: Decimal, high: Decimal
) -> Iterator[Finding]:
    """Bands must meet without gap or overlap, from the lowest to the highest point of the scale."""
    at, taken, place = low, False, "bands"
    for (lower, lower_in, upper, upper_in), place in known:
        if lower > at or (lower == at and not taken and not lower_in):
            yield place, _("There is a gap: no band holds a score of about {at}.", at=at)
        elif lower < at or (lower == at and taken and lower_in):
            yield place, _("Two bands overlap at {at}. A score can lie in one band only.", at=at)
        at, taken = upper, upper_in
    if at < high or (at == high and not taken):
        yield place, _("There is a gap: no band holds a score of about {at}.", at=at)
    elif at > high:
        yield place, _("This band goes beyond the highest point of the scale, {high}.", high=high)


def _lengths(file: FileShape) -> Iterator[Finding]:
    for s, section in enumerate(file.sections, 1):
        for i, item in enumerate(section.items, 1):
            for key, words, most in (("text", item.text, MOST_WORDS), ("easy", item.easy, MOST_EASY_WORDS)):
                for code, sentence in words.items():
                    if len(sentence.split()) > most:
                        yield (
                            f"sections[{s}].items[{i}].{key}.{code}",
                            _("This has {n} words. Use {most} at most.", n=len(sentence.split()), most=most),
                        )


def _characters(file: FileShape) -> Iterator[Finding]:
    for place, words, _may_lack in _wordings(file):
        for code, sentence in words.items():
            if any(unicodedata.category(letter) in ("Cc", "Cs", "Cf", "Cn", "Co") for letter in sentence):
                yield (
                    f"{place}.{code}",
                    _("This holds a character that cannot be seen or printed. Type the words again."),
                )


def _from_below(known: tuple[tuple[Decimal, bool, Decimal, bool], str]) -> tuple[Decimal, bool, Decimal]:
    """Sorts bands by their lower edge; at the same edge, the band that includes it comes first."""
    (lower, lower_in, upper, _upper_in), _place = known
    return lower, not lower_in, upper
