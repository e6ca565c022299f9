"""What changed between rounds, as it may be shown. Built only by ``analysis.change_over_time`` from released results."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from facilitator_app.domain.results import RoundResults, Withheld

NOT_OFFERED = ("first_round", "kind_not_compared")
"""Where there is nothing to compare for these reasons, nobody looks for a page of it in a pack."""


class Shift(StrEnum):
    """What is said of a statement or a theme. There is no "no change": so few people cannot tell that."""

    UP = "up"
    DOWN = "down"
    UNCLEAR = "unclear"


class NotCompared(StrEnum):
    """Why nothing is said of a statement or a theme."""

    WORDS = "words"
    SCALE = "scale"
    TURNED = "turned"
    ONLY_NOW = "only_now"
    ONLY_BEFORE = "only_before"
    STATEMENTS = "statements"
    FEW = "few"


@dataclass(frozen=True, slots=True)
class Moved:
    """One statement or theme that can be compared. ``place_id``: its id; ``section_id``: its theme's.

    ``before`` and ``now``: the mean in scale units, good news high; None where only words are shown. ``n_before`` and ``n_now``: people behind it; of a theme the
    fewest who answered one of its statements. ``reverse``: a statement that was turned round.
    """

    place_id: str
    section_id: str
    title: str
    shift: Shift
    before: Fraction | None
    now: Fraction | None
    n_before: int
    n_now: int
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Uncompared:
    """A statement or theme of which nothing is said, and why."""

    place_id: str
    section_id: str
    title: str
    why: NotCompared


@dataclass(frozen=True, slots=True)
class TwoRounds:
    """Two rounds beside each other. ``themes_by_chance`` and ``statements_by_chance``: of how many it would be said that
    they went up or down if nothing had changed."""

    themes: tuple[Moved, ...] = ()
    statements: tuple[Moved, ...] = ()
    no_themes: tuple[Uncompared, ...] = ()
    no_statements: tuple[Uncompared, ...] = ()
    themes_by_chance: float = 0.0
    statements_by_chance: float = 0.0

    @property
    def anything(self) -> bool:
        return bool(self.themes or self.statements)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier round that is compared: its name, the day it was closed, and the score of each theme in scale units, by
    id, for themes whose statements are all the same as now."""

    round_id: str
    name: str
    closed_on: date | None
    answered: int
    scores: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What may be said of change up to one round. ``before`` is the round it is compared with; None: there is none, and
    ``nothing`` says why. ``earlier``: all rounds in the picture, oldest first, the one of now last.

    ``same_people``: the tick lists say that exactly the same people answered. ``in_words``: the tick lists do not say who
    answered, so that only words about themes are shown, and no figures. ``about_person``: both rounds are about one person,
    who alone sees it.
    """

    now: RoundResults
    before: RoundResults | None = None
    changes: TwoRounds = TwoRounds()
    earlier: tuple[Earlier, ...] = ()
    same_people: bool = False
    in_words: bool = False
    nothing: Withheld | None = None
    about_person: bool = False
