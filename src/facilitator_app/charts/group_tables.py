"""How far groups lie apart, in words for tables: as far as what is told of each says it for certain."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations

from facilitator_app.charts.words import FIGURES_FROM, figure_words
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import BlockScore, OpenEnd, RoundResults, SectionFigures

Gap = tuple[BlockScore, BlockScore, float, OpenEnd | None]
"""Who lies higher, who lower, how far in scale units, and whether that is the least it can be."""


def gap_between(one: BlockScore, other: BlockScore) -> Gap | None:
    """How far ``one`` lies above ``other``, from the figures as they are told; None where that is not certain."""
    if one.score <= other.score or one.open_end is OpenEnd.OR_LESS or other.open_end is OpenEnd.OR_MORE:
        return None
    open_end = OpenEnd.OR_MORE if one.open_end or other.open_end else None
    return one, other, float(Fraction(repr(one.score)) - Fraction(repr(other.score))), open_end


def gap_words(results: RoundResults, section: SectionFigures, block_ids: Sequence[str] = ()) -> str:
    """The two groups of a theme that lie furthest apart for certain; a figure only where both have one.

    ``block_ids``: only these groups; all of them if none are named.
    """
    blocks = [one for one in section.blocks if not block_ids or one.block_id in block_ids]
    if len(blocks) < 2:
        return _("Not shown")
    gaps = [gap for one, other in permutations(blocks, 2) if (gap := gap_between(one, other))]
    if not gaps:
        return _("Not told")
    higher, lower, apart, open_end = max(gaps, key=lambda gap: gap[2])
    names = {"higher": results.block(higher.block_id).name, "lower": results.block(lower.block_id).name}
    if min(higher.n, lower.n) < FIGURES_FROM:
        return _("{higher} above {lower}", **names)
    return _("{higher} above {lower}: {gap}", **names, gap=figure_words(apart, open_end))


def people_in_groups(results: RoundResults) -> str:
    """How many answered in each group that is shown, as one sentence; empty where none is."""
    each = [n_("{name}: {n} person", "{name}: {n} people", one.answered, name=one.name) for one in results.blocks]
    return _("{groups}.", groups="; ".join(each)) if each else ""
