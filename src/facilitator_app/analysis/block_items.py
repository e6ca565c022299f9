"""Items group by group: what each published block said to one item: see docs/measures.md,
"Questions by group"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import partial
from itertools import combinations

from facilitator_app.analysis import differences as gaps
from facilitator_app.analysis.disclosure import base
from facilitator_app.analysis.figures import FigureRecord, SourcedFigure
from facilitator_app.analysis.scores import counts_of, interpolated_median, turned, valid_values
from facilitator_app.analysis.spread import spread_of
from facilitator_app.domain.instrument import Item, Scale
from facilitator_app.domain.language import _
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import BlockItem, ItemDifference, ItemFigures, PublishedSets, SectionFigures

Members = Mapping[str, frozenset[str]]
"""Block id → ids of the responses in it; none where the item may not be counted by block."""


class BlockItems:
    """The values of one item in each block. There are none where the item was shown of other people before."""

    def __init__(
        self, item: Item, scale: Scale, responses: Sequence[Response], members: Members, before: PublishedSets
    ) -> None:
        self.item, self.scale = item, scale
        given = valid_values(responses, item.id)
        self.answers = {block: {p: given[p] for p in people & given.keys()} for block, people in members.items()}
        known = {frozenset(given), *(frozenset(side) for side in self.answers.values())}
        if any(base(quantity) == item.id and people not in known for quantity, people in before):
            self.tell_nothing()

    def figures(self) -> list[SourcedFigure[BlockItem]]:
        """What each block said."""
        return [
            SourcedFigure.of(self.item.id, side, partial(self._counted, block)) for block, side in self.answers.items()
        ]

    def tell_nothing(self) -> None:
        """The blocks are not shown after all."""
        self.answers = {}

    def add_to(self, figures: ItemFigures, flags: Collection[ItemDifference], record: FigureRecord) -> ItemFigures:
        """The item's figures with those of the blocks and its ``flags``."""
        blocks = tuple(record.show(figure) for figure in self.figures())
        mine = tuple(difference for _left, difference in self.differences() if difference in flags)
        return replace(figures, blocks=blocks, differences=mine)

    def _counted(self, block: str, values: Sequence[int]) -> BlockItem:
        counts, high = counts_of(values, self.scale), sum(value in self.scale.upper_half for value in values)
        good = counts_of([turned(value, self.item, self.scale) for value in values], self.scale)
        sentence = self.scale.count_high.text().format(n=high, total=len(values))
        position = interpolated_median(good, self.scale.low)
        return BlockItem(block, len(values), sentence, high, counts, position, spread_of(counts))

    def differences(self) -> list[tuple[Fraction, ItemDifference]]:
        """Pairs of blocks that stay apart whichever one person is left out, with what is left of the gap."""
        apart = []
        sides = {block: [Fraction(value) for value in side.values()] for block, side in self.answers.items()}
        for a, b in combinations(sides, 2):
            left = gaps.without_any_one(sides[a], sides[b])
            if left >= gaps.limit(len(self.scale.points), for_section=False):
                higher, lower = (a, b) if gaps.difference(sides[a], sides[b]) > 0 else (b, a)
                apart.append((left, ItemDifference(self.item.id, higher, lower)))
        return apart


def with_block_items(
    sections: Sequence[SectionFigures], items: Mapping[str, BlockItems], record: FigureRecord
) -> tuple[list[SectionFigures], str]:
    """The sections with what each block said to each item; the five widest differences of the whole round stay."""
    widest = sorted((pair for item in items.values() for pair in item.differences()), key=lambda pair: -pair[0])
    kept = {difference for _left, difference in widest[: gaps.MOST_FLAGS]}
    made = [
        replace(
            section, items=tuple(_with_blocks(item, items.get(item.item_id), kept, record) for item in section.items)
        )
        for section in sections
    ]
    rates = [
        gaps.chance_rate(len(item.scale.points), 1, len(a), len(b))
        for item in items.values()
        for a, b in combinations(item.answers.values(), 2)
    ]
    return made, gaps.chance_note(rates, len(kept))


def _with_blocks(
    figures: ItemFigures, blocks: BlockItems | None, kept: Collection[ItemDifference], record: FigureRecord
) -> ItemFigures:
    if blocks is None or figures.withheld:
        return figures
    return blocks.add_to(figures, kept, record) if blocks.answers else replace(figures, blocks_withheld=not_by_group())


def not_by_group() -> str:
    return _("Shown for everyone only: by group it would tell too much about a few people.")
