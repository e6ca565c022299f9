"""Items group by group: what each published block said to one item: see docs/measures.md,
"Questions by group"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations

from facilitator_app.analysis import differences as gaps
from facilitator_app.analysis.chance import flags_by_chance
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

    def add_to(self, figures: ItemFigures, record: FigureRecord) -> ItemFigures:
        """The item's figures with those of the blocks and where these differ."""
        blocks = tuple(record.show(figure) for figure in self.figures())
        return replace(figures, blocks=blocks, differences=tuple(self.differences()))

    def _counted(self, block: str, values: Sequence[int]) -> BlockItem:
        counts, high = counts_of(values, self.scale), sum(value in self.scale.upper_half for value in values)
        good = counts_of([turned(value, self.item, self.scale) for value in values], self.scale)
        sentence = self.scale.count_high.text().format(n=high, total=len(values))
        position = interpolated_median(good, self.scale.low)
        return BlockItem(block, len(values), sentence, high, counts, position, spread_of(counts))

    def differences(self) -> list[ItemDifference]:
        """Pairs of blocks that stay apart whichever one person is left out."""
        apart = []
        sides = {block: tuple(side.values()) for block, side in self.answers.items()}
        for a, b in combinations(sides, 2):
            if self._apart(sides[a], sides[b]):
                higher, lower = (a, b) if gaps.difference(sides[a], sides[b]) > 0 else (b, a)
                apart.append(ItemDifference(self.item.id, higher, lower))
        return apart

    def flags_expected(self) -> float:
        """How many there would be if these answers were dealt out to the blocks at random."""
        sides = [tuple(side.values()) for side in self.answers.values()]
        return flags_by_chance([value for side in sides for value in side], [len(side) for side in sides], self._apart)

    def _apart(self, a: Sequence[int], b: Sequence[int]) -> bool:
        return gaps.without_any_one(a, b) >= gaps.limit(len(self.scale.points), for_section=False)


def with_block_items(
    sections: Sequence[SectionFigures], items: Mapping[str, BlockItems], record: FigureRecord
) -> tuple[list[SectionFigures], str]:
    """The sections with what each block said to each item, and how many of the differences could be chance."""
    made = [
        replace(section, items=tuple(_with_blocks(item, items.get(item.item_id), record) for item in section.items))
        for section in sections
    ]
    shown = sum(len(item.differences) for section in made for item in section.items)
    expected = sum(item.flags_expected() for item in items.values()) if shown else 0.0
    return made, gaps.chance_note(expected, shown, in_statements=True)


def _with_blocks(figures: ItemFigures, blocks: BlockItems | None, record: FigureRecord) -> ItemFigures:
    if blocks is None or figures.withheld:
        return figures
    return blocks.add_to(figures, record) if blocks.answers else replace(figures, blocks_withheld=not_by_group())


def not_by_group() -> str:
    return _("Shown for everyone only: by group it would tell too much about a few people.")
