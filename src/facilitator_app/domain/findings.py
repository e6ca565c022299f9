"""What one kind of questionnaire shows beside counts and scores. Built only by ``analysis.kinds``, behind the gate."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator_app.domain.instrument import Band


@dataclass(frozen=True, slots=True)
class NowWantedGap:
    """A row rated for now and for wanted: means in scale units, and wanted less now."""

    section_id: str
    title: str
    now: float
    wanted: float
    gap: float


@dataclass(frozen=True, slots=True)
class Tally:
    """All answers of a section together. ``counts``: answers per point, lowest first; ``percent`` of the highest
    possible (checklist) or of answers at the highest point (red, amber, green)."""

    section_id: str
    title: str
    counts: tuple[int, ...]
    percent: int | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: its mean, and how many people see the group in this stage most (None where it is not shown)."""

    section_id: str
    title: str
    mean: float | None
    placed: int | None = None


@dataclass(frozen=True, slots=True)
class Risk:
    """One risk: likelihood times impact of each person, then the mean. ``apart``: where views differ, in words."""

    title: str
    n: int
    score: float
    likelihood: float
    impact: float
    control: float | None
    band: Band | None
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal: points of ``most``; ``capped``: the rows to which somebody said the lowest answer."""

    section_id: str
    title: str
    points: float
    most: int
    band: Band | None
    capped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Priority:
    """A row that somebody answered with No. ``first``: it is in a part that comes first."""

    section_id: str
    title: str
    no: int
    n: int
    first: bool


@dataclass(frozen=True, slots=True)
class Link:
    """What one organisation says about its work with another: means of its people's answers."""

    rater: str
    rated: str
    now: float | None
    wanted: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Two organisations that see their work with each other differently, by ``gap`` points."""

    higher: str
    lower: str
    higher_says: float
    lower_says: float

    @property
    def gap(self) -> float:
        return round(self.higher_says - self.lower_says, 1)


@dataclass(frozen=True, slots=True)
class Weighted:
    """Percent of the most possible, plain and with the agreed weights."""

    plain: int
    weighted: int
    weights: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """Figures of the kinds; what a kind does not have is empty. ``sentences`` say the most important first.

    ``headline`` stands in place of the usual one. ``between``: people who see two stages the same. ``names``: the
    organisations of a partner map by id, in its order.
    """

    headline: str = ""
    sentences: tuple[str, ...] = ()
    gaps: tuple[NowWantedGap, ...] = ()
    tallies: tuple[Tally, ...] = ()
    stages: tuple[Stage, ...] = ()
    between: int | None = None
    risks: tuple[Risk, ...] = ()
    goals: tuple[Goal, ...] = ()
    priorities: tuple[Priority, ...] = ()
    links: tuple[Link, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    overall: float | None = None
    overall_band: Band | None = None
    weighted: Weighted | None = None

    def link(self, rater: str, rated: str) -> Link | None:
        """What ``rater`` says about ``rated``; None if nothing."""
        return next((one for one in self.links if (one.rater, one.rated) == (rater, rated)), None)
