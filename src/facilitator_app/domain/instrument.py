"""A questionnaire as data: sections of items, one scale, bands, and words in every language it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from facilitator_app.domain.fit import Fit


class Kind(StrEnum):
    """How an instrument is answered."""

    SURVEY = "survey"


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in each language, in usual words and, where it has them, in easy words.

    ``usual`` and ``easy`` map a language code ("en") to the text.
    """

    usual: Mapping[str, str]
    easy: Mapping[str, str] = field(default_factory=dict)

    def text(self, language: str = "en", easy: bool = False) -> str:
        """The text in ``language``; usual words where no easy ones exist, the first language where none fits."""
        if easy and language in self.easy:
            return self.easy[language]
        if language in self.usual:
            return self.usual[language]
        return next(iter(self.usual.values()))

    def __str__(self) -> str:
        return self.text()


@dataclass(frozen=True, slots=True)
class ScalePoint:
    """One answer on the scale. A greater ``value`` is always the more positive answer."""

    value: int
    label: Wording


@dataclass(frozen=True, slots=True)
class Scale:
    """The ordered points, lowest value first, and whether the two answers outside it are offered.

    ``count_high`` and ``count_low`` are sentences for the upper and the lower half of the scale, with the
    placeholders ``{n}`` and ``{total}``: "{n} of {total} agree". A middle point belongs to neither half.
    """

    points: tuple[ScalePoint, ...]
    count_high: Wording
    count_low: Wording
    dont_know: bool = True
    not_applicable: bool = True

    @property
    def values(self) -> tuple[int, ...]:
        return tuple(point.value for point in self.points)

    @property
    def low(self) -> int:
        return self.points[0].value

    @property
    def high(self) -> int:
        return self.points[-1].value

    @property
    def upper_half(self) -> tuple[int, ...]:
        """The values that count as good news; as many as ``lower_half`` has."""
        return self.values[len(self.points) - len(self.points) // 2 :]

    @property
    def lower_half(self) -> tuple[int, ...]:
        return self.values[: len(self.points) // 2]

    def label(self, value: int) -> Wording:
        """The words of one point. Raises KeyError for a value that is not on the scale."""
        return {point.value: point.label for point in self.points}[value]


@dataclass(frozen=True, slots=True)
class Item:
    """One statement to rate. ``id`` is stable across versions. ``reverse``: agreeing is bad news."""

    id: str
    text: Wording
    short: Wording
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Items that belong together: the unit that is reported. ``questions`` are two to talk about afterwards.

    ``topics``: ids of ``domain.signposts``, for what may help where this section lies low.
    """

    id: str
    title: Wording
    about: Wording
    items: tuple[Item, ...]
    questions: tuple[Wording, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question answered in a person's own words, asked once at the end."""

    id: str
    text: Wording


@dataclass(frozen=True, slots=True)
class Band:
    """A named range of section scores: item means from ``lower`` to ``upper``, each edge in or out."""

    code: str
    title: Wording
    meaning: Wording
    lower: Decimal
    upper: Decimal
    lower_included: bool = True
    upper_included: bool = True

    def holds(self, score: float) -> bool:
        """True if the unrounded item mean ``score`` lies in this band."""
        low, high = float(self.lower), float(self.upper)
        above = score >= low if self.lower_included else score > low
        below = score <= high if self.upper_included else score < high
        return above and below


@dataclass(frozen=True, slots=True)
class Source:
    """Where the structure comes from. ``relation``: "original" or "structure informed by"."""

    citation: str
    relation: str
    licence_note: str
    comparability_note: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """The whole questionnaire, from one file. A round keeps its own copy. ``fit``: for the chooser, if the file says."""

    id: str
    version: int
    kind: Kind
    title: Wording
    purpose: Wording
    minutes: int
    languages: tuple[str, ...]
    scale: Scale
    sections: tuple[Section, ...]
    open_questions: tuple[OpenQuestion, ...]
    bands: tuple[Band, ...]
    source: Source
    min_answered: Decimal = Decimal("0.5")
    fit: Fit | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for section in self.sections for item in section.items)

    def has_easy_words(self, language: str = "en") -> bool:
        return all(language in item.text.easy for item in self.items)

    def with_sections(self, section_ids: tuple[str, ...]) -> Instrument:
        """The same instrument with only these sections, in its own order; minutes in proportion, at least 1."""
        chosen = tuple(section for section in self.sections if section.id in section_ids)
        share = sum(len(s.items) for s in chosen) / max(1, len(self.items))
        return replace(self, sections=chosen, minutes=max(1, round(self.minutes * share)))

    def band_of(self, score: float) -> Band | None:
        return next((band for band in self.bands if band.holds(score)), None)
