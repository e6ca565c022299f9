"""A questionnaire that is being changed: the tables of its file, each word of which has one location.

Locations are those of faults: "sections[1].items[2].text.en", counted from 1. A draft never changes; each change gives a
new one, so that any of them can be gone back to.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator_app.domain.instrument import Instrument, Kind
from facilitator_app.domain.language import _
from facilitator_app.instruments import Fault
from facilitator_app.instruments.kinds import RULES
from facilitator_app.instruments.loader import broken, half_done, read_tables
from facilitator_app.instruments.reading import Unreadable, tables
from facilitator_app.instruments.rules import MOST_ID
from facilitator_app.instruments.writing import text_of

STEP = re.compile(r"\[(\d+)\]|[^.\[\]]+")
Tables = dict[str, Any]

MAY_BE_LEFT_OUT = ("easy", "easy_title", "tag", "self", "description", "easy_description", "easy_evidence", "evidence")
"""Words that go from the file when nothing stands in them any more; all others stay, as a fault to be mended."""


def steps_of(location: str) -> tuple[str | int, ...]:
    """ "sections[1].items[2]" as keys and numbers from 0."""
    return tuple(int(m[1]) - 1 if m[1] else m[0] for m in STEP.finditer(location))


@dataclass(frozen=True, slots=True)
class Draft:
    """``tables``: the file. Nobody changes them in place."""

    tables: Tables

    # --- looking

    @property
    def id(self) -> str:
        return str(self.tables.get("id", ""))

    @property
    def language(self) -> str:
        """The first of its languages."""
        return str(next(iter(self.tables.get("languages") or ["en"]), "en"))

    @property
    def kind(self) -> Kind:
        return Kind(self.tables["kind"])

    @property
    def title(self) -> str:
        return self.words("title")

    @property
    def text(self) -> str:
        """The file."""
        return text_of(self.tables)

    def get(self, location: str, default: Any = None) -> Any:
        """What stands at a location."""
        value: Any = self.tables
        for step in steps_of(location):
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return default
        return value

    def rows(self, location: str) -> list[Tables]:
        """The tables of the list at a location, such as "sections"."""
        rows = self.get(location, [])
        return rows if isinstance(rows, list) else []

    def words(self, location: str) -> str:
        """The words at a location in the draft's own language: ``words("sections[1].title")``."""
        return str(self.get(f"{location}.{self.language}", ""))

    def faults(self) -> tuple[Fault, ...]:
        """Everything that keeps it from being used."""
        return read_tables(self.tables, f"{self.id}.toml")[1]

    def instrument(self) -> Instrument:
        """The questionnaire. Raises AppError "instrument_broken"."""
        instrument, faults = read_tables(self.tables, f"{self.id}.toml")
        if instrument is None:
            raise broken(f"{self.id}.toml", faults)
        return instrument

    def to_look_at(self) -> Instrument | None:
        """The questionnaire as far as it can be shown, faults or not."""
        return half_done(self.tables)

    # --- changing

    def put(self, location: str, value: Any) -> Draft:
        """Another value at a location; None takes it out."""
        *way, last = steps_of(location)
        tables = deepcopy(self.tables)
        inner: Any = tables
        for step in way:
            inner = inner.setdefault(step, {}) if isinstance(inner, dict) else inner[step]
        if value is None and isinstance(inner, dict):
            inner.pop(last, None)
        else:
            inner[last] = value
        return Draft(tables)

    def write(self, location: str, words: str) -> Draft:
        """Other words at a location, in the draft's own language. Words that may be left out go when they are empty."""
        key = steps_of(location)[-1]
        if words or key not in MAY_BE_LEFT_OUT:
            return self.put(f"{location}.{self.language}", words)
        left = {code: text for code, text in self.get(location, {}).items() if code != self.language}
        return self.put(location, left or None)

    def add(self, location: str, row: Tables) -> Draft:
        """A table at the end of the list at a location."""
        return self.put(location, [*self.rows(location), row])

    def drop(self, location: str) -> Draft:
        """Without the row at a location: ``drop("sections[2]")``."""
        before, number = _row(location)
        rows = self.rows(before)
        return self.put(before, [row for n, row in enumerate(rows, 1) if n != number])

    def move(self, location: str, by: int) -> Draft:
        """With the row at a location so many further down, or up; the same draft where that is out of the list."""
        before, number = _row(location)
        rows = list(self.rows(before))
        if not 1 <= number + by <= len(rows):
            return self
        rows.insert(number - 1 + by, rows.pop(number - 1))
        return self.put(before, rows)

    # --- what belongs together

    def add_section(self) -> Draft:
        """With a new section at the end, with one empty item."""
        key = free("part", {str(row.get("id")) for row in self.rows("sections")})
        section: Tables = {"id": key, "title": self._empty(), "about": self._empty(), "items": []}
        each = RULES[self.kind].each
        if each and RULES[self.kind].always_each:
            section["each"] = str(each)
        grown = self.add("sections", section)
        return grown.add_item(len(grown.rows("sections")))

    def add_item(self, section: int) -> Draft:
        """With a new empty item at the end of the section with this number, from 1."""
        location = f"sections[{section}]"
        item: Tables = {
            "id": free(str(self.get(f"{location}.id")), self._answer_ids(), always=True),
            "text": self._empty(),
            "short": self._empty(),
        }
        others = [one for row in self.rows("sections") for one in row.get("items", [])]
        if any("easy" in one for one in others):
            item["easy"] = self._empty()
        if any("levels" in one for one in others):
            points = self.rows(
                f"scales.{self.get(f'{location}.scale')}.points" if self.get(f"{location}.scale") else POINTS
            )
            item["levels"] = [self._empty() for _point in points]
            if any("easy_levels" in one for one in others):
                item["easy_levels"] = [self._empty() for _point in points]
        return self.add(f"{location}.items", item)

    def add_question(self) -> Draft:
        """With one more question to answer in own words."""
        return self.add("open_questions", {"id": free("own-words", self._answer_ids()), "text": self._empty()})

    def add_band(self) -> Draft:
        """With one more band above the others; its edges are still to be set."""
        codes = {str(row.get("code")) for row in self.rows("bands")}
        code = next(letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if letter not in codes)
        return self.add("bands", {"code": code, "title": self._empty(), "meaning": self._empty()})

    @property
    def scale_is_fixed(self) -> bool:
        """True where the kind says which points there are."""
        return bool(RULES[self.kind].values)

    @property
    def may_have_bands(self) -> bool:
        return RULES[self.kind].bands

    def add_point(self) -> Draft:
        """With one more point on top of the main scale, and a level for it in each item that has levels."""
        points = self.rows(POINTS)
        value = points[-1]["value"] + 1 if points else 1
        grown = self.add(POINTS, {"value": value, "label": self._empty()})
        return grown._levels(lambda levels: [*levels, self._empty()])

    def drop_point(self, number: int) -> Draft:
        """Without the point with this number; those above it step down by one."""
        points = self.rows(POINTS)
        first = points[0]["value"]
        kept = [row for n, row in enumerate(points, 1) if n != number]
        less = self.put(POINTS, [{**row, "value": first + n} for n, row in enumerate(kept)])
        return less._levels(lambda levels: [level for n, level in enumerate(levels, 1) if n != number])

    def _levels(self, change: Callable[[list[Any]], list[Any]]) -> Draft:
        """With other levels in each item on the main scale."""
        tables = deepcopy(self.tables)
        for section in tables.get("sections", []):
            for item in section.get("items", []) if not section.get("scale") else ():
                for key in ("levels", "easy_levels"):
                    if item.get(key):
                        item[key] = change(item[key])
        return Draft(tables)

    def _empty(self) -> dict[str, str]:
        return dict.fromkeys(self.tables.get("languages") or [self.language], "")

    def _answer_ids(self) -> set[str]:
        items = [one for row in self.rows("sections") for one in row.get("items", [])]
        return {str(one.get("id")) for one in (*items, *self.rows("open_questions"))}


POINTS = "scale.points"


def free(name: str, taken: set[str], *, always: bool = False) -> str:
    """``name``, or the same with the first number that nobody has. ``always``: with a number in any case."""
    known = {one.casefold() for one in taken}
    number, candidate = 2, name
    if always:
        number, candidate = 2, f"{name[: MOST_ID - 5].rstrip('-')}-1"
    while candidate.casefold() in known:
        candidate, number = f"{name[: MOST_ID - 5].rstrip('-')}-{number}", number + 1
    return candidate


def read_draft(path: Path) -> Draft:
    """The tables of a file, faults or not. Raises AppError "instrument_broken" where it cannot be read at all."""
    try:
        return Draft(tables(path))
    except Unreadable as wrong:
        code, location, reason = wrong.problem
        raise broken(path.name, (Fault(path.name, location, reason, code),)) from wrong


def copy_of(original: Draft, new_id: str, changed: str) -> Draft:
    """A questionnaire of its own made from another: it says from which, keeps the credit, and starts at version 1."""
    tables = deepcopy(original.tables)
    tables |= {"id": new_id, "version": 1, "derived_from": {"id": original.id, "version": tables.get("version", 1)}}
    source = tables.get("source")
    if isinstance(source, dict):
        source["changed"] = changed
    titles = tables.get("title")
    if isinstance(titles, dict):
        tables["title"] = {code: _("{title} (our copy)", title=text) for code, text in titles.items()}
    return Draft(tables)


def _row(location: str) -> tuple[str, int]:
    """ "sections[2]" → ("sections", 2)."""
    before, _bracket, number = location.rpartition("[")
    return before, int(number.rstrip("]"))
