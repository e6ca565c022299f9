"""A group that lies lowest in nearly all themes: see docs/measures.md, "One voice".

From what is told of the groups, so that a figure with an open end counts only where it leaves no doubt. That a group lies
there is what its people said. Whether that has to do with the group, nobody can tell from so few; the note says how often
it happens where it does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.analysis.chance import lowest_by_chance
from facilitator_app.analysis.groups import quoted
from facilitator_app.domain.language import _
from facilitator_app.domain.results import Block, BlockScore, OpenEnd, SectionFigures

FEWEST_THEMES = 3
OF_ALL = 3 / 4
"""It must lie alone below all others in so many of the themes that are shown by group, and above none in the others."""


def pattern(sections: Sequence[SectionFigures], blocks: Sequence[Block]) -> tuple[str, str]:
    """The sentence, and the note on chance; both empty where no group is lowest throughout."""
    themes = [section.blocks for section in sections if len(section.blocks) > 1]
    total = len(themes)
    for block in blocks:
        n = sum(_alone_below(block.id, theme) for theme in themes)
        if n < max(FEWEST_THEMES, OF_ALL * total) or any(_above_one(block.id, theme) for theme in themes):
            continue
        group, tenths = quoted(block.name), lowest_by_chance(len(blocks), total)
        said = _("{group} see less good news than all others in {n} of {total} themes.", group=group, n=n, total=total)
        if n == total:
            said = _("{group} see less good news than all others in all {total} themes.", group=group, total=total)
        note = _(
            "It can be chance that one group is lowest in nearly all themes. Where it makes no difference who is in which "
            "group, that still happens in about {n} of 10 rounds.",
            n=tenths,
        )
        return said, note
    return "", ""


def _alone_below(block_id: str, theme: Sequence[BlockScore]) -> bool:
    mine = next((one for one in theme if one.block_id == block_id), None)
    return mine is not None and all(_below(mine, one) for one in theme if one is not mine)


def _above_one(block_id: str, theme: Sequence[BlockScore]) -> bool:
    mine = next((one for one in theme if one.block_id == block_id), None)
    return mine is not None and any(_below(one, mine) for one in theme)


def _below(one: BlockScore, other: BlockScore) -> bool:
    """True if ``one`` lies lower for certain."""
    return one.open_end is not OpenEnd.OR_MORE and other.open_end is not OpenEnd.OR_LESS and one.score < other.score
