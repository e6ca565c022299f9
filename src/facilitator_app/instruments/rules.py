"""What a shape cannot say: ids used once, words in every language, a rising scale, sentences of good length.

Every rule looks at the plain tables of the file and passes over what has the wrong type, so that all faults of
shape and of rules come out together.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from facilitator_app.domain.fit import FindsOut, Maturity, People
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.language import _
from facilitator_app.instruments.bands import band_faults
from facilitator_app.instruments.kinds import File, band_ends, kind_faults
from facilitator_app.instruments.reading import Problem
from facilitator_app.instruments.shapes import shown

FORMAT = 1
LIMITS_IN_WORDS = {
    "text": 20,
    "easy": 12,
    "short": 6,
    "self": 20,
    "tag": 3,
    "question": 12,
    "levels": 20,
    "easy_levels": 12,
    "description": 20,
    "easy_description": 12,
}
"""Words of an item, such as the statement, the easy statement, the headline; and of what an answer looks like."""
OUTSIDE = ("dont_know_label", "easy_dont_know_label", "not_applicable_label", "easy_not_applicable_label")
MOST_ITEMS, MOST_POINTS, MOST_LANGUAGES = 300, 10, 30
MOST_MINUTES, MOST_LETTERS, MOST_ID, MOST_CODE, MOST_TOPICS = 240, 1000, 60, 3, 3
MOST_VERSION = 9999
RELATIONS = ("original", "structure informed by")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
INVISIBLE = {"Cc", "Cs", "Cf", "Cn", "Co", "Zl", "Zp"}
JOINERS = "\u200c\u200d\u00ad"
"""Letters nobody sees that some languages need, and the soft hyphen."""


@dataclass(frozen=True, slots=True)
class TextsAt:
    """The words at one location of the file. ``key`` is its last part; ``item`` says that it belongs to an item."""

    location: str
    key: str
    texts: dict[str, Any]
    item: bool = False

    @property
    def optional(self) -> bool:
        return self.key.startswith("easy")


def rule_faults(data: dict[str, Any]) -> Iterator[Problem]:
    """Every broken rule of a file, in the order of the rules."""
    yield from _head(data)
    yield from _language_list(data)
    yield from _ids(data)
    for location, scale in _scales(data):
        yield from _scale(location, scale)
    file = File(data, list(_sections(data)), _named_scales(data), _tables(data, "aspects"))
    yield from kind_faults(file)
    yield from band_faults([table for _location, table in _tables(data, "bands")], band_ends(file))
    yield from _topics(data)
    yield from _chooser(_table(data, "chooser"))
    languages = _known_languages(data)
    for words in _all_words(data):
        yield from _languages(words, languages)
        for code, text in words.texts.items():
            if isinstance(text, str):
                yield from _text(words, f"{words.location}.{shown(code)}", text)
    yield from _easy_everywhere(data, languages)


def _table(data: dict[str, Any], key: str) -> dict[str, Any]:
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def _tables(data: dict[str, Any], key: str, location: str = "") -> list[tuple[str, dict[str, Any]]]:
    """The tables of a list with their locations; what is no table is left out."""
    value = data.get(key)
    rows = value if isinstance(value, list) else []
    return [(f"{location or key}[{n}]", row) for n, row in enumerate(rows, 1) if isinstance(row, dict)]


def _sections(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], list[tuple[str, dict[str, Any]]]]]:
    """Each section with its location and its items."""
    for location, section in _tables(data, "sections"):
        yield location, section, _tables(section, "items", f"{location}.items")


def _scales(data: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The main scale and every named one, with their locations."""
    named = _table(data, "scales")
    return [("scale", _table(data, "scale"))] + [
        (f"scales.{shown(name)}", scale) for name, scale in named.items() if isinstance(scale, dict)
    ]


def _named_scales(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The same by name; the main scale has none."""
    named = {name: scale for name, scale in _table(data, "scales").items() if isinstance(scale, dict)}
    return {**named, "": _table(data, "scale")}


def _known_languages(data: dict[str, Any]) -> list[str]:
    value = data.get("languages")
    codes = value[:MOST_LANGUAGES] if isinstance(value, list) else []
    return list(dict.fromkeys(code for code in codes if isinstance(code, str)))


def _all_words(data: dict[str, Any]) -> Iterator[TextsAt]:
    """Every text of the file that has a language."""
    yield from _of(data, "", "title", "purpose", "evidence", "easy_evidence")
    for location, scale in _scales(data):
        yield from _of(scale, f"{location}.", "count_high", "count_low", *OUTSIDE)
        for point_location, point in _tables(scale, "points", f"{location}.points"):
            yield from _of(point, f"{point_location}.", "label", "easy")
            yield from _of(point, f"{point_location}.", "description", "easy_description", item=True)
    for location, aspect in _tables(data, "aspects"):
        yield from _of(aspect, f"{location}.", "label", "question", "easy", item=True)
    for location, section, items in _sections(data):
        yield from _of(section, f"{location}.", "title", "easy_title", "about")
        for question_location, question in _tables(section, "questions", f"{location}.questions"):
            yield TextsAt(question_location, "questions", question)
        for item_location, item in items:
            yield from _of(item, f"{item_location}.", "text", "easy", "short", "tag", "self", item=True)
            for key in ("levels", "easy_levels"):
                for level_location, level in _tables(item, key, f"{item_location}.{key}"):
                    yield TextsAt(level_location, key, level, item=True)
    for location, question in _tables(data, "open_questions"):
        yield from _of(question, f"{location}.", "text", "easy")
    for location, band in _tables(data, "bands"):
        yield from _of(band, f"{location}.", "title", "meaning")
    yield from _of(_table(data, "chooser"), "chooser.", "will_not_tell")


def _of(table: dict[str, Any], before: str, *keys: str, item: bool = False) -> Iterator[TextsAt]:
    for key in keys:
        if isinstance(table.get(key), dict):
            yield TextsAt(before + key, key, table[key], item)


def _is_number(value: Any) -> bool:
    """A whole number; true and false are none."""
    return isinstance(value, int) and not isinstance(value, bool)


def _head(data: dict[str, Any]) -> Iterator[Problem]:
    number = data.get("format")
    if _is_number(number) and number != FORMAT:
        yield "format", "format", _("This program reads format {known}. Get a newer program, or write 1.", known=FORMAT)
    if isinstance(data.get("kind"), str) and data["kind"] not in list(Kind):
        yield "kind", "kind", _("Write one of these kinds: {known}.", known=", ".join(Kind))
    for key, most in (("version", MOST_VERSION), ("minutes", MOST_MINUTES)):
        if _is_number(data.get(key)) and not 1 <= data[key] <= most:
            yield key, key, _("This must be from 1 to {most}.", most=most)
    share = data.get("min_answered")
    if isinstance(share, Decimal | int) and not isinstance(share, bool):
        if isinstance(share, Decimal) and not share.is_finite():
            return
        if not 0 <= share <= 1:
            yield "min_answered", "min_answered", _("This must be from 0 to 1. Half of the items is 0.5.")
    yield from _source(_table(data, "source"))
    version = _table(data, "derived_from").get("version")
    if isinstance(version, int) and _is_number(version) and not 1 <= version <= MOST_VERSION:
        yield "version", "derived_from.version", _("This must be from 1 to {most}.", most=MOST_VERSION)


def _source(source: dict[str, Any]) -> Iterator[Problem]:
    relation = source.get("relation")
    if isinstance(relation, str) and relation not in RELATIONS:
        yield "relation", "source.relation", _('Write "original" or "structure informed by".')
    for key, text in source.items():
        if isinstance(text, str):
            yield from _text(TextsAt("source", "source", {}), f"source.{shown(key)}", text)


def _ids(data: dict[str, Any]) -> Iterator[Problem]:
    named = [("id", data), ("derived_from", _table(data, "derived_from"))]
    answers = []
    items = 0
    if isinstance(data.get("sections"), list) and not data["sections"]:
        yield "no_sections", "sections", _("There is no section. Add one with its items.")
    for location, section, inside in _sections(data):
        items += len(inside)
        if isinstance(section.get("items"), list) and not section["items"]:
            yield "no_items", f"{location}.items", _("This section has no items. Add one, or remove the section.")
        answers += inside
    if items > MOST_ITEMS:
        yield "many_items", "sections", _("There are more than {most} items. Leave some out.", most=MOST_ITEMS)
    sections, bands = _tables(data, "sections"), _tables(data, "bands")
    answers += _tables(data, "open_questions")
    aspects = _tables(data, "aspects")
    named += [*sections, *answers]
    for location, table in named:
        identity = table.get("id")
        if isinstance(identity, str) and not (ID.fullmatch(identity) and len(identity) <= MOST_ID):
            reason = _("Use small letters a to z, digits and single dashes, {most} at most.", most=MOST_ID)
            yield "id", location if location == "id" else f"{location}.id", reason
    yield from _twice(sections, "id")
    yield from _twice(answers, "id")
    yield from _twice(bands, "code")
    yield from _twice(aspects, "id")
    for location, band in bands:
        code = band.get("code")
        if isinstance(code, str) and not (code.isalnum() and len(code) <= MOST_CODE):
            yield (
                "code",
                f"{location}.code",
                _("Use a letter or a number, such as A or 4, {most} at most.", most=MOST_CODE),
            )


def _twice(tables: list[tuple[str, dict[str, Any]]], key: str) -> Iterator[Problem]:
    """Names that are used before, also those that differ only by capitals or by how an accent is stored."""
    first: dict[str, str] = {}
    for location, table in tables:
        name = table.get(key)
        if not isinstance(name, str):
            continue
        plain = unicodedata.normalize("NFKC", name).casefold()
        if plain in first:
            reason = _("This is used before, at {first}. Give each its own.", first=first[plain])
            yield "twice", f"{location}.{key}", reason
        first.setdefault(plain, f"{location}.{key}")


def _scale(where: str, scale: dict[str, Any]) -> Iterator[Problem]:
    if isinstance(scale.get("points"), list) and not 2 <= len(scale["points"]) <= MOST_POINTS:
        yield "points", f"{where}.points", _("A scale has from 2 to {most} points.", most=MOST_POINTS)
    before: int | None = None
    for location, point in _tables(scale, "points", f"{where}.points"):
        value = point.get("value")
        if not isinstance(value, int) or isinstance(value, bool):
            before = None
            continue
        if abs(value) > 100:
            yield "value", f"{location}.value", _("This must be from -100 to 100.")
        if before is not None and value != before + 1:  # steps of one: a turned answer must be a point again
            reason = _("Values must rise by one from point to point. The best answer comes last.")
            yield "not_rising", f"{location}.value", reason
        before = value


def _topics(data: dict[str, Any]) -> Iterator[Problem]:
    for location, section, _items in _sections(data):
        topics = section.get("topics")
        for n, topic in enumerate(topics[:MOST_TOPICS] if isinstance(topics, list) else (), 1):
            if isinstance(topic, str) and not (ID.fullmatch(topic) and len(topic) <= MOST_ID):
                reason = _("Use small letters a to z, digits and single dashes, {most} at most.", most=MOST_ID)
                yield "id", f"{location}.topics[{n}]", reason
        if isinstance(topics, list) and len(topics) > MOST_TOPICS:
            yield "many_topics", f"{location}.topics", _("Name {most} topics at most.", most=MOST_TOPICS)


def _chooser(chooser: dict[str, Any]) -> Iterator[Problem]:
    for key, known in (("finds_out", list(FindsOut)), ("people", list(People)), ("maturity", list(Maturity))):
        values = chooser.get(key)
        if isinstance(values, list) and not values:
            yield "chooser_empty", f"chooser.{key}", _("Name at least one of: {known}.", known=", ".join(known))
        for n, value in enumerate(values if isinstance(values, list) else (), 1):
            if isinstance(value, str) and value not in known:
                yield "chooser", f"chooser.{key}[{n}]", _("Use one of: {known}.", known=", ".join(known))


def _language_list(data: dict[str, Any]) -> Iterator[Problem]:
    codes = data.get("languages")
    if not isinstance(codes, list):
        return
    if not codes:
        yield "no_languages", "languages", _('Name at least one language, such as "en".')
    if len(codes) > MOST_LANGUAGES:
        yield (
            "many_languages",
            "languages",
            _("There are more than {most} languages. Leave some out.", most=MOST_LANGUAGES),
        )
    for n, code in enumerate(codes[:MOST_LANGUAGES]):
        if isinstance(code, str) and not LANGUAGE.fullmatch(code):
            yield "language_code", f"languages[{n + 1}]", _('Use the short code of a language, such as "en" or "cy".')
        if isinstance(code, str) and code in codes[:n]:
            yield "twice", f"languages[{n + 1}]", _("This language is named before. Name each once.")


def _languages(words: TextsAt, languages: list[str]) -> Iterator[Problem]:
    for code in words.texts:
        if code not in languages:
            reason = _("This language is not named in languages. Add it there, or remove these words.")
            yield "language_extra", f"{words.location}.{shown(code)}", reason
    for code in languages if not words.optional else ():
        if code not in words.texts:
            reason = _("The words in this language are missing. Add them.")
            yield "language_missing", f"{words.location}.{shown(code)}", reason


def _text(words: TextsAt, location: str, text: str) -> Iterator[Problem]:
    """Faults of one text: empty, too long, with letters nobody sees, or without its places for numbers."""
    if not text.strip():
        yield "blank", location, _("There are no words here. Write some, or remove the key.")
    elif len(text) > MOST_LETTERS:
        yield "long", location, _("This is longer than {most} letters. Make it shorter.", most=MOST_LETTERS)
    if any(unicodedata.category(one) in INVISIBLE for one in text if one not in "\t\n\r" and one not in JOINERS):
        yield (
            "invisible",
            location,
            _("There is a character here that cannot be seen or printed. Type the words again."),
        )
    most = LIMITS_IN_WORDS.get(words.key, 0) if words.item else 0
    count = sum(any(letter.isalnum() for letter in word) for word in text.split())
    if most and count > most:
        yield "words", location, _("This has {n} words. Use {most} at most.", n=count, most=most)
    if words.key in ("count_high", "count_low") and _placeholders(text) != ["n", "total"]:
        reason = _("Write {first} and {second} once each, and no other curly brackets.", first="{n}", second="{total}")
        yield "placeholders", location, reason


def _placeholders(text: str) -> list[str]:
    """What stands in curly brackets, sorted; an empty list if the brackets do not match."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return []
    return sorted(f"{name}{'!' * bool(turn)}{form}" for _text, name, form, turn in parts if name is not None)


def _easy_everywhere(data: dict[str, Any], languages: list[str]) -> Iterator[Problem]:
    """Easy words for all items of a language, or for none: nobody should fall back to hard words half-way."""
    items = [row for _location, _section, rows in _sections(data) for row in rows]
    for code in languages:
        has = [isinstance(item.get("easy"), dict) and code in item["easy"] for _location, item in items]
        for (location, _item), one in zip(items, has):
            if any(has) and not one:
                reason = _("Other items have easy words in this language. Add them here as well.")
                yield "easy_missing", f"{location}.easy.{shown(code)}", reason
