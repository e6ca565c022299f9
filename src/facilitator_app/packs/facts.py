"""What a pack is told beside the results: who runs it, which issue, which parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class PartId(StrEnum):
    """The parts that may be left out. Cover, how to read, the promise and the rules are in every pack."""

    MAIN_POINTS = "main_points"
    TOOK_PART = "took_part"
    KIND = "kind"
    ALL_SECTIONS = "all_sections"
    WORKS = "works"
    TALK = "talk"
    DIFFER = "differ"
    SECTIONS = "sections"
    WORDS = "words"
    AGENDA = "agenda"
    PLAN = "plan"
    COUNTS = "counts"


@dataclass(frozen=True, slots=True)
class Part:
    """One part as the packs screen shows it; ``reason`` says in a sentence why it cannot be in this pack."""

    id: PartId
    title: str
    included: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PackFacts:
    """``facilitator`` is the name printed on the cover; ``made_for`` is printed at every foot (empty: the partners).

    ``language`` picks the wording of the questionnaire; ``large_print`` sets 18 points instead of 12.
    """

    facilitator: str
    issue_number: int
    printed_on: date
    parts: frozenset[PartId] = field(default_factory=lambda: frozenset(PartId))
    language: str = "en"
    large_print: bool = False
    made_for: str = ""
