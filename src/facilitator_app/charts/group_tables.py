"""How far groups lie apart, in words for tables: as far as what is told of each says it for certain."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

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
    """The differences of a theme that are named, widest first; a figure only where both groups have one. Which groups lie how
    far apart without a difference is in the columns beside it, and is nothing to name.

    ``block_ids``: only between these groups; between all of them if none are named.
    """
    scores = {one.block_id: one for one in section.blocks if not block_ids or one.block_id in block_ids}
    if len(scores) < 2:
        return _("Not shown")
    named = [one for one in section.differences if {one.higher_block_id, one.lower_block_id} <= set(scores)]
    pairs = [(scores[one.higher_block_id], scores[one.lower_block_id]) for one in named]
    gaps = [gap for higher, lower in pairs if (gap := gap_between(higher, lower))]
    if not gaps:
        return _("None to name")
    return "; ".join(_gap_of(results, gap) for gap in sorted(gaps, key=lambda gap: -gap[2]))


def _gap_of(results: RoundResults, gap: Gap) -> str:
    higher, lower, apart, open_end = gap
    names = {"higher": results.block(higher.block_id).name, "lower": results.block(lower.block_id).name}
    if min(higher.n, lower.n) < FIGURES_FROM:
        return _("{higher} above {lower}", **names)
    return _("{higher} above {lower}: {gap}", **names, gap=figure_words(apart, open_end))


def people_in_groups(results: RoundResults) -> str:
    """How many answered in each group that is shown, as one sentence; empty where none is."""
    each = [n_("{name}: {n} person", "{name}: {n} people", one.answered, name=one.name) for one in results.blocks]
    return _("{groups}.", groups="; ".join(each)) if each else ""
