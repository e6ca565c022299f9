"""Four boxes: how a group sees itself and how others see it: see docs/measures.md,
"Differences, boxes, people who did not answer".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facilitator_app.domain.results import Difference, OpenEnd, RoundResults, SectionFigures


class Box(StrEnum):
    """Where a section lies. UNCLEAR: too near the line to say."""

    BOTH_HIGH = "both_high"
    BOTH_LOW = "both_low"
    OWN_HIGHER = "own_higher"
    OTHERS_HIGHER = "others_higher"
    UNCLEAR = "unclear"


def box_of(
    own: float, others: float, low: int, high: int, ends: tuple[OpenEnd | None, OpenEnd | None] = (None, None)
) -> Box:
    """The box of two scores on a scale from ``low`` to ``high``. Cut: low + 0.625 (high - low).

    ``ends``: which way each may lie beyond; one that may lie on the other side of the cut has no clear box.
    """
    span = high - low
    cut, near = low + 0.625 * span, 0.25 * span / 4
    for score, open_end in ((own, ends[0]), (others, ends[1])):
        if abs(score - cut) < near or open_end is (OpenEnd.OR_MORE if score < cut else OpenEnd.OR_LESS):
            return Box.UNCLEAR
    if own > cut:
        return Box.BOTH_HIGH if others > cut else Box.OWN_HIGHER
    return Box.OTHERS_HIGHER if others > cut else Box.BOTH_LOW


@dataclass(frozen=True, slots=True)
class BoxedSection:
    """One section: both scores as shown, its box, and whether the two count as different."""

    section_id: str
    title: str
    own: float
    others: float
    box: Box
    different: bool


def four_boxes(results: RoundResults, own_id: str, others_id: str) -> tuple[BoxedSection, ...]:
    """Each section that shows both blocks, in its box. From published figures only.

    A box that says the two see it differently needs a difference that counts; without it there is no clear box.
    """
    boxed = (_boxed(section, results, own_id, others_id) for section in results.sections)
    return tuple(one for one in boxed if one is not None)


def gaps_that_pass(results: RoundResults, own_id: str, others_id: str) -> tuple[Difference, ...]:
    """The differences between the two blocks that count, widest first."""
    pair = {own_id, others_id}
    passing = [gap for section in results.sections for gap in section.differences if _pair(gap) == pair]
    return tuple(sorted(passing, key=lambda gap: -gap.gap))


def _boxed(section: SectionFigures, results: RoundResults, own_id: str, others_id: str) -> BoxedSection | None:
    scores = {block.block_id: block.score for block in section.blocks}
    if own_id not in scores or others_id not in scores:
        return None
    own, others, scale = scores[own_id], scores[others_id], results.instrument.scale
    different = any(_pair(gap) == {own_id, others_id} for gap in section.differences)
    ends = (section.open_end_of(own_id), section.open_end_of(others_id))
    box = box_of(own, others, scale.low, scale.high, ends)
    if box in (Box.OWN_HIGHER, Box.OTHERS_HIGHER) and not different:
        box = Box.UNCLEAR
    return BoxedSection(section.section_id, section.title, own, others, box, different)


def _pair(gap: Difference) -> set[str]:
    return {gap.higher_block_id, gap.lower_block_id}
