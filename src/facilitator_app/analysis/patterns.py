"""A group that lies lowest in nearly all themes: see docs/measures.md, "One voice".

From what is told of the groups, so that a figure with an open end counts only where it leaves no doubt, and only as far as
it does. That a group lies there is what its people said, and the first thing to ask about. That some group does, chance
alone makes in about half of all rounds, since a person's answers hang together; so the note beside it says which it is:
that, or a gap over all themes that chance seldom makes.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from facilitator_app.analysis.chance import ALLOWED, lowest_by_chance, needed, standing
from facilitator_app.analysis.groups import quoted
from facilitator_app.analysis.verdicts import judged
from facilitator_app.domain.language import _
from facilitator_app.domain.results import Block, BlockScore, OpenEnd, SectionFigures

FEWEST_THEMES = 3
OF_ALL = 3 / 4
"""It must lie alone below all others in so many of the themes that are shown by group, and above none in the others."""


def pattern(sections: Sequence[SectionFigures], blocks: Sequence[Block]) -> tuple[str, str]:
    """The sentence, and how often chance makes it; both empty where no group lies lowest throughout."""
    shown = [section for section in sections if len(section.blocks) > 1]
    total = len(shown)
    for block in blocks:
        below = lowest_in(block.id, shown)
        if below < max(FEWEST_THEMES, OF_ALL * total):
            continue
        said = _lowest(quoted(block.name), below, total, len(sections))
        if _beyond_chance(block.id, shown, len(blocks)):
            return said, _("Chance alone makes so great a gap in 1 of {n} rounds at most.", n=round(1 / ALLOWED))
        return said, _(
            "It can be chance: where it makes no difference who is in which group, some group is lowest in nearly all themes "
            "in about {n} of 10 rounds.",
            n=lowest_by_chance(len(blocks), total),
        )
    return "", ""


def _lowest(group: str, n: int, total: int, themes: int) -> str:
    """``total``: themes that are shown by group; where that is not all ``themes``, it says so."""
    if total < themes and n == total:
        return _(
            "{group} have the lowest average in all {total} themes that we show by group.", group=group, total=total
        )
    if total < themes:
        return _("{group} have the lowest average in {n} of the {total} themes that we show by group.",
                 group=group, n=n, total=total)  # fmt: skip
    if n == total:
        return _("{group} have the lowest average in all {total} themes.", group=group, total=total)
    return _("{group} have the lowest average in {n} of {total} themes.", group=group, n=n, total=total)


def lowest_in(block_id: str, shown: Sequence[SectionFigures]) -> int:
    """In how many themes this group lies alone below all others for certain; 0 where it lies above one in any."""
    if any(_above_one(block_id, section.blocks) for section in shown):
        return 0
    return sum(_below_all_others(block_id, section.blocks) for section in shown)


def _beyond_chance(block_id: str, shown: Sequence[SectionFigures], groups: int) -> bool:
    """True if it lies so far below all others together, on the average of all themes, as chance seldom makes.

    As if all that one person said were alike, which is the cautious case; Student's t, one side, for each group that could
    have been the lowest. A theme in which it is not below for certain adds nothing.
    """
    gaps, deviations, mine, others = [], [], [], []
    for section in shown:
        lying = standing([item for item in judged(section) if item.n > 1])
        own = next((one for one in section.blocks if one.block_id == block_id), None)
        rest = [one for one in section.blocks if one.block_id != block_id]
        if lying is None or own is None or not rest:
            return False
        people = sum(one.n for one in rest)
        level = sum(one.n * one.score for one in rest) / people
        gaps.append(level - own.score if _below_all_others(block_id, section.blocks) else 0.0)
        deviations.append(lying.deviation)
        mine.append(own.n)
        others.append(people)
    gap, deviation, n = sum(gaps) / len(gaps), sum(deviations) / len(deviations), min(mine)
    return n > 1 and gap >= needed((groups + 1) // 2, n) * deviation * sqrt(1 / n + 1 / min(others)) > 0


def _below_all_others(block_id: str, theme: Sequence[BlockScore]) -> bool:
    mine = next((one for one in theme if one.block_id == block_id), None)
    return mine is not None and all(_below(mine, one) for one in theme if one is not mine)


def _above_one(block_id: str, theme: Sequence[BlockScore]) -> bool:
    mine = next((one for one in theme if one.block_id == block_id), None)
    return mine is not None and any(_below(one, mine) for one in theme)


def _below(one: BlockScore, other: BlockScore) -> bool:
    """True if ``one`` lies lower for certain."""
    return one.open_end is not OpenEnd.OR_MORE and other.open_end is not OpenEnd.OR_LESS and one.score < other.score
