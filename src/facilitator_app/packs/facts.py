"""What a pack is told beside the results: who runs it, which issue, which parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from facilitator_app.domain.aims import Aims
from facilitator_app.domain.over_time import SinceLast
from facilitator_app.domain.plan import Action
from facilitator_app.domain.signposts import Signposts


class PartId(StrEnum):
    """The parts that may be left out. Cover, how to read, the promise and the rules are in every pack."""

    AGREED = "agreed"
    CHANGED = "changed"
    MAIN_POINTS = "main_points"
    TOOK_PART = "took_part"
    KIND = "kind"
    ALL_SECTIONS = "all_sections"
    WORKS = "works"
    TALK = "talk"
    DIFFER = "differ"
    SECTIONS = "sections"
    WORDS = "words"
    OUTCOMES = "outcomes"
    LOOK = "look"
    AGENDA = "agenda"
    FOUR_QUESTIONS = "four-questions"
    SEVEN_STEPS = "seven-steps"
    OWN_QUESTIONS = "own-questions"
    PLAN = "plan"
    COUNTS = "counts"


AGENDAS = (PartId.FOUR_QUESTIONS, PartId.SEVEN_STEPS, PartId.OWN_QUESTIONS)
"""Agendas of the library, under their ids there; they are printed only when somebody asks for them."""


@dataclass(frozen=True, slots=True)
class PackPart:
    """One part as the packs screen shows it; ``reason`` says in a sentence why it cannot be in this pack."""

    id: StrEnum
    title: str
    included: bool
    reason: str = ""


NO_AIMS = Aims()


@dataclass(frozen=True, slots=True)
class PackFacts:
    """``facilitator`` is the name printed on the cover; ``made_for`` is printed at every foot (empty: the partners).

    ``language`` picks the wording of the questionnaire; ``large_print`` sets 18 points instead of 12.
    ``signposts`` is the library, ``titles`` the titles of the questionnaires that are at hand, by id.
    ``actions``: those that the round asked about, as the plan has them now. ``since``: the round beside the earlier ones.
    ``aims``: what the partnership wrote down once.
    """

    facilitator: str
    issue_number: int
    printed_on: date
    parts: frozenset[PartId] = field(default_factory=lambda: frozenset(PartId))
    language: str = "en"
    large_print: bool = False
    made_for: str = ""
    signposts: Signposts = field(default_factory=Signposts)
    titles: Mapping[str, str] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    since: SinceLast | None = None
    aims: Aims = NO_AIMS
