"""A questionnaire as data: sections of items, one scale, bands, and words in every language it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor

from facilitator_app.domain.fit import Fit


class Kind(StrEnum):
    """How an instrument is answered, and with it how it is scored, shown and printed."""

    SURVEY = "survey"
    RUBRIC = "rubric"
    CHECKLIST = "checklist"
    RAG = "rag"
    YES_NO = "yes_no"
    PARTNER_MAP = "partner_map"
    STAGES = "stages"
    RISK_GRID = "risk_grid"
    GOALS = "goals"
    MULTI_RATER = "multi_rater"


class Basis(StrEnum):
    """What bands are cut on: the item mean in scale units, or its percent of the scale's highest value."""

    MEAN = "mean"
    PERCENT = "percent"


class Side(StrEnum):
    """One side of a row that is rated more than once. NOW or LIKELIHOOD is the one that is scored."""

    NOW = "now"
    WANTED = "wanted"
    LIKELIHOOD = "likelihood"
    IMPACT = "impact"
    CONTROL = "control"


class Report(StrEnum):
    """How a section is reported: with a score, or as counts of people per answer only."""

    SCORE = "score"
    COUNTS = "counts"


SINCE = "since"
"""Id of the section about what was agreed before; see ``domain.follow_up``. It comes first and stands by itself."""


class Each(StrEnum):
    """What a section is written once for and asked about many times: set when a round is set up."""

    GOAL = "goal"
    ORGANISATION = "organisation"
    MEMBER = "member"


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
    """One answer on the scale. A greater ``value`` is always the more positive answer.

    ``description``: what this answer looks like in practice, such as a rubric's level.
    """

    value: int
    label: Wording
    description: Wording | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """The ordered points, lowest value first, and whether the two answers outside it are offered.

    ``count_high`` and ``count_low`` are sentences for the upper and the lower half of the scale, with the
    placeholders ``{n}`` and ``{total}``: "{n} of {total} agree". A middle point belongs to neither half.
    ``dont_know_label`` and ``not_applicable_label``: words of the file for the two answers outside, if it has any.
    """

    points: tuple[ScalePoint, ...]
    count_high: Wording
    count_low: Wording
    dont_know: bool = True
    not_applicable: bool = True
    dont_know_label: Wording | None = None
    not_applicable_label: Wording | None = None

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
    """One statement to rate, once. ``id`` is stable across versions. ``reverse``: agreeing is bad news.

    ``scale``: its own, where it is not the instrument's. ``row`` and ``side``: the row it is one side of, where a row
    is rated more than once. ``about``: id of the organisation it is about; people of that organisation skip it.
    ``tag``: a word that sorts it, such as a level of the partnership; of a question about an action, the action. ``of_oneself``: the statement as the person it
    is about reads it ("I keep my promises").
    """

    id: str
    text: Wording
    short: Wording
    reverse: bool = False
    scale: Scale | None = None
    row: str = ""
    side: Side | None = None
    about: str = ""
    tag: Wording | None = None
    of_oneself: Wording | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Items that belong together: the unit that is reported. ``questions`` are two to talk about afterwards.

    ``topics``: ids of ``domain.signposts``, for what may help where this section lies low.
    ``weight``: agreed before anybody sees results. ``priority``: what is missing here comes first. ``each``: the
    section is still a template, to be instantiated when a round is set up (``domain.template``).
    """

    id: str
    title: Wording
    about: Wording
    items: tuple[Item, ...]
    questions: tuple[Wording, ...] = ()
    topics: tuple[str, ...] = ()
    report: Report = Report.SCORE
    weight: Decimal = Decimal(1)
    priority: bool = False
    each: Each | None = None

    @property
    def comment_ids(self) -> tuple[str, ...]:
        """The ids under which people may have written their own words on this section."""
        return (self.id, *(item.id for item in self.items))

    @property
    def scored_items(self) -> tuple[Item, ...]:
        """The items behind the section's score: of a row with several sides only the first."""
        first = (None, Side.NOW, Side.LIKELIHOOD)
        return tuple(item for item in self.items if item.side in first) if self.report is Report.SCORE else ()

    @property
    def rows(self) -> tuple[tuple[Item, ...], ...]:
        """The items that are sides of the same row together, in the order asked."""
        rows: dict[str, list[Item]] = {}
        for item in self.items:
            rows.setdefault(item.row or item.id, []).append(item)
        return tuple(tuple(row) for row in rows.values())


@dataclass(frozen=True, slots=True)
class Aspect:
    """The words of one side of a row: ``label`` stands in tables ("Now"), ``question`` above the answers."""

    side: Side
    label: Wording
    question: Wording


@dataclass(frozen=True, slots=True)
class Scoring:
    """``decimals``: round half up to so many before bands are looked up; None: not rounded.

    ``overall``: one figure for the whole questionnaire as well. ``cap``: code of the best band that a section can
    have while anybody gave one of its items the lowest answer.
    """

    basis: Basis = Basis.MEAN
    decimals: int | None = None
    overall: bool = False
    cap: str = ""


@dataclass(frozen=True, slots=True)
class Weighting:
    """The weights that a group may agree on for each section before it sees results."""

    choices: tuple[Decimal, ...]
    default: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question answered in a person's own words, asked once at the end."""

    id: str
    text: Wording


@dataclass(frozen=True, slots=True)
class Band:
    """A named range of scores from ``lower`` to ``upper``, each edge in or out. On what: ``Scoring.basis``."""

    code: str
    title: Wording
    meaning: Wording
    lower: Decimal
    upper: Decimal
    lower_included: bool = True
    upper_included: bool = True

    def holds(self, score: Fraction | float) -> bool:
        """True if ``score``, in the units of the edges, lies in this band. A fraction is compared exactly."""
        low, high, exact = Fraction(self.lower), Fraction(self.upper), exactly(score)
        above = exact >= low if self.lower_included else exact > low
        below = exact <= high if self.upper_included else exact < high
        return above and below


@dataclass(frozen=True, slots=True)
class Source:
    """Where the structure comes from. ``relation``: "original" or "structure informed by". ``changed``: by whom since."""

    citation: str
    relation: str
    licence_note: str
    comparability_note: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The questionnaire that a copy was made from, and its version then."""

    id: str
    version: int


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
    scoring: Scoring = Scoring()
    weighting: Weighting | None = None
    aspects: tuple[Aspect, ...] = ()
    evidence: Wording | None = None
    mixed: bool = False
    derived_from: Origin | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for section in self.sections for item in section.items)

    @property
    def comment_id_sets(self) -> tuple[tuple[str, ...], ...]:
        """For each place where own words are shown, the ids under which they are written: sections, open questions."""
        return (*(s.comment_ids for s in self.sections), *((q.id,) for q in self.open_questions))

    @property
    def needs(self) -> Each | None:
        """What must be named before the questionnaire can be answered: goals, organisations or a member."""
        return next((section.each for section in self.sections if section.each), None)

    @property
    def open_book(self) -> bool:
        """True if answers show who gave them, because each organisation answers about each other one."""
        return self.kind is Kind.PARTNER_MAP

    def scale_of(self, item: Item) -> Scale:
        """The scale on which this item is answered."""
        return item.scale or self.scale

    def aspect_of(self, item: Item) -> Aspect | None:
        """The words of the side that this item asks about; None where its row is rated once."""
        return next((aspect for aspect in self.aspects if aspect.side is item.side), None)

    def has_easy_words(self, language: str = "en") -> bool:
        return all(language in item.text.easy for item in self.items)

    def with_sections(self, section_ids: tuple[str, ...]) -> Instrument:
        """The same instrument with only these sections, in its own order; minutes in proportion, at least 1."""
        chosen = tuple(section for section in self.sections if section.id in section_ids)
        share = sum(len(s.items) for s in chosen) / max(1, len(self.items))
        return replace(self, sections=chosen, minutes=max(1, round(self.minutes * share)))

    def asked(self, own_words: bool = True) -> tuple[int, int]:
        """How many questions one person answers, and how many more in their own words: what is said everywhere.

        ``own_words``: people are asked for any. Nobody is asked about their own organisation.
        """
        about = next((item.about for item in self.items if item.about), "")
        return len(self.asked_of(about).items), len(self.open_questions) if own_words else 0

    def asked_of(self, group_id: str) -> Instrument:
        """The questionnaire as people of one group are asked it: nobody about their own organisation; where sections
        are mixed, the first item of each section, then the second of each, as one section without their titles and
        with nothing said about it (what was agreed before stays first and by itself): the purpose is written for facilitators."""
        kept = (
            replace(s, items=tuple(i for i in s.items if not i.about or i.about != group_id)) for s in self.sections
        )
        sections = tuple(section for section in kept if section.items)
        first = tuple(section for section in sections if section.id == SINCE)
        rest = sections[len(first) :]
        if self.mixed and rest:
            most = max(len(section.items) for section in rest)
            items = tuple(s.items[n] for n in range(most) for s in rest if n < len(s.items))
            nothing = Wording(dict.fromkeys(self.purpose.usual, ""))
            sections = (*first, replace(rest[0], title=self.title, about=nothing, items=items))
        return replace(self, sections=sections)

    def percent(self, score: Fraction | float) -> Fraction:
        """An item mean as percent of the highest value of the scale."""
        return exactly(score) * 100 / self.scale.high

    def band_of(self, score: Fraction | float) -> Band | None:
        """The band of an item mean in scale units, after the rounding that the file asks for."""
        return self.band_at(self.percent(score) if self.scoring.basis is Basis.PERCENT else score)

    @property
    def best_band(self) -> Band | None:
        return max(self.bands, key=lambda one: one.lower, default=None)

    def capped(self, band: Band | None, lowest_given: bool) -> Band | None:
        """The band, or the one at which the file caps it while anybody gave an item the lowest answer."""
        cap = next((one for one in self.bands if one.code == self.scoring.cap), None)
        if band is None or cap is None or not lowest_given:
            return band
        return cap if band.lower > cap.lower else band

    def band_at(self, figure: Fraction | float) -> Band | None:
        """The band of a figure in the units of the bands' edges, rounded as the file asks."""
        exact = exactly(figure)
        if self.scoring.decimals is not None:
            exact = half_up(exact, self.scoring.decimals)
        return next((band for band in self.bands if band.holds(exact)), None)


def exactly(figure: Fraction | float) -> Fraction:
    """The fraction that a figure stands for: a float is the decimal number one reads, so that 2.6 lies on 2.6."""
    return Fraction(repr(figure)) if isinstance(figure, float) else Fraction(figure)


def half_up(figure: Fraction, decimals: int) -> Fraction:
    """Rounded to so many decimals, halves upwards: 3.95 → 4.0."""
    return Fraction(floor(figure * 10**decimals + Fraction(1, 2)), 10**decimals)
