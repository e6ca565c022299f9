"""What may be shown of a round about people: to each person about themself, and to the group about all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from facilitator_app.domain.response import Answer
from facilitator_app.domain.results import ItemFigures, PublishedSets, RoundResults


class Seen(StrEnum):
    """How a person's own view lies to that of others. "Little" is what chance may make: it is told, and no finding."""

    BLIND_SPOT = "blind_spot"
    HIGHER = "higher"
    LITTLE_HIGHER = "little_higher"
    ALIKE = "alike"
    LITTLE_LOWER = "little_lower"
    LOWER = "lower"
    HIDDEN_STRENGTH = "hidden_strength"


@dataclass(frozen=True, slots=True)
class OneView:
    """The answers of one person who is shown individually: the person themself, or one named person who agreed to it.

    ``answers`` by item id; ``scores`` by section id, in scale units with one decimal, where enough was answered.
    ``words``: what the person themself wrote, by the id of the question, as it may be shown; none of a named person,
    whose words are among those of the others.
    """

    name: str
    answers: Mapping[str, Answer]
    scores: Mapping[str, float]
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Compared:
    """One section: the own score beside that of the others, in scale units. ``gap`` is own less others.

    ``groups``: ids of the blocks from which the own view lies further than chance easily makes it, each with which way.
    """

    section_id: str
    title: str
    own: float
    others: float
    gap: float
    seen: Seen
    groups: tuple[tuple[str, Seen], ...] = ()


@dataclass(frozen=True, slots=True)
class SubjectResults:
    """What one person may see of the answers about them.

    ``results``: the others, through the same gate as every round. ``own`` and ``named`` are None where there are none.
    ``highest`` and ``lowest``: up to five items each, by the mean of the others with good news high; none twice.
    ``throughout`` is the sentence on an own view that lies on one side in every section, ``chance`` how often that is chance.
    ``ends_apart``: the first of ``highest`` and of ``lowest`` lie clearly apart.
    ``own_ends``: items in which the own answer lies beyond every other one, the own answer higher or lower.
    ``organisation``: it is one, so its own people may be among those who answered, and read it.
    """

    name: str
    results: RoundResults
    own: OneView | None
    named: OneView | None
    compared: tuple[Compared, ...]
    highest: tuple[ItemFigures, ...]
    lowest: tuple[ItemFigures, ...]
    organisation: bool = False
    throughout: str = ""
    chance: str = ""
    own_ends: tuple[tuple[ItemFigures, Seen], ...] = ()
    ends_apart: bool = False

    @property
    def asked(self) -> int:
        """How many people were asked about the subject, as lists count them: with one who is shown alone."""
        return self.results.asked + (self.named is not None)

    @property
    def answered(self) -> int:
        """How many of them answered."""
        return self.results.answered + (self.named is not None)


@dataclass(frozen=True, slots=True)
class GroupReport:
    """All subjects together. ``subjects``: how many are in it; ``left_out``: about how many there were
    too few answers. No order of people, no groups, and nobody who could be told apart.

    ``highest`` and ``lowest``: the items that lie clearly above and below the average of all, in the order of the
    questionnaire; none of them lies clearly above another of its list.

    Every figure is the sum of figures that may stand in the packs, so it tells nothing that all packs together do not.
    ``shown``: those figures, by the id of the inner round, for the ledgers.
    """

    results: RoundResults
    subjects: int
    left_out: int
    highest: tuple[ItemFigures, ...] = ()
    lowest: tuple[ItemFigures, ...] = ()
    shown: Mapping[str, PublishedSets] = field(default_factory=dict, repr=False)
