"""Items group by group: what each published block said to one item: see docs/measures.md,
"Questions by group"."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from facilitator_app.analysis import differences as gaps
from facilitator_app.analysis.disclosure import People, exposes_anybody, how_many_agree
from facilitator_app.analysis.figures import FigureRecord, SourcedFigure, by_block
from facilitator_app.analysis.scores import counts_of, interpolated_median, turned, valid_values
from facilitator_app.analysis.shares import Told, sentence_of, what_is_told
from facilitator_app.analysis.spread import spread_of
from facilitator_app.domain.instrument import Item, Scale, Section
from facilitator_app.domain.language import _
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import BlockItem, ItemDifference, ItemFigures, PublishedSets, SectionFigures
from facilitator_app.domain.round import Promise

Members = Mapping[str, frozenset[str]]
"""Block id → ids of the responses in it."""


class BlockItems:
    """The values of one item in each block, and what may be told of them.

    ``told`` is empty where nothing may: a block has fewer than k valid answers, or its exact count could be worked
    out where it must not be. ``full``: ids of the blocks whose full spread may be shown.
    """

    def __init__(
        self,
        item: Item,
        scale: Scale,
        responses: Sequence[Response],
        members: Members,
        promise: Promise,
        before: PublishedSets,
    ) -> None:
        self.item, self.scale = item, scale
        given = valid_values(responses, item.id)
        self.everyone: People = frozenset(given)
        self.answers = {block: {p: given[p] for p in people & self.everyone} for block, people in members.items()}
        self.told: dict[str, Told] = {}
        self.full: frozenset[str] = frozenset()
        sides = by_block(given, members, promise.k)
        if sides:
            high = {block: sum(v in scale.upper_half for v in side.values()) for block, side in sides.items()}
            all_high = sum(value in scale.upper_half for value in given.values())
            sizes = [len(side) for side in sides.values()]
            self.told = dict(zip(high, what_is_told(sizes, list(high.values()), len(given), all_high)))
            self.full = self._with_full_spread(promise, before)

    def _with_full_spread(self, promise: Promise, before: PublishedSets) -> frozenset[str]:
        """The blocks of ``k_dist`` or more whose count may be told; none if their spreads and those of everyone would
        give the spread of fewer than ``k_dist`` people."""
        blocks = {b for b, told in self.told.items() if told.share is None and told.n >= promise.k_dist}
        known = {people for quantity, people in before if quantity == self.item.id}
        rows = known | {self.everyone} | {frozenset(self.answers[block]) for block in blocks}
        return frozenset(blocks) if blocks and not exposes_anybody(rows, promise.k_dist) else frozenset()

    def figures(self) -> list[SourcedFigure[BlockItem]]:
        """What is told of each block: a full spread, or how many agree."""
        return [self._figure(block, told) for block, told in self.told.items()]

    def tell_no_spread(self) -> None:
        """Of the blocks only how many agree is told."""
        self.full = frozenset()

    def tell_nothing(self) -> None:
        """The blocks are not shown after all."""
        self.told, self.full = {}, frozenset()

    def add_to(self, figures: ItemFigures, flags: Collection[ItemDifference], record: FigureRecord) -> ItemFigures:
        """The item's figures with those of the blocks and its ``flags``, or with the reason why there are none."""
        if figures.withheld or not self.answers:
            return figures
        if not self.told:
            return replace(figures, blocks_withheld=not_by_group())
        blocks = tuple(record.show(figure) for figure in self.figures())
        mine = tuple(difference for _left, difference in self.differences() if difference in flags)
        return replace(figures, blocks=blocks, differences=mine)

    def _figure(self, block: str, told: Told) -> SourcedFigure[BlockItem]:
        plain = BlockItem(block, told.n, sentence_of(told, self.scale), share=told.share)
        if told.share is None:
            plain = replace(plain, high=told.least)
        if block not in self.full:
            return SourcedFigure.of(how_many_agree(self.item.id), self.answers[block], lambda _values: plain)
        return SourcedFigure.of(self.item.id, self.answers[block], lambda values: self._spread(plain, values))

    def _spread(self, plain: BlockItem, values: Sequence[int]) -> BlockItem:
        counts = counts_of(values, self.scale)
        good = counts_of([turned(value, self.item, self.scale) for value in values], self.scale)
        return replace(
            plain, counts=counts, position=interpolated_median(good, self.scale.low), spread=spread_of(counts)
        )

    def differences(self) -> list[tuple[Fraction, ItemDifference]]:
        """Pairs of blocks that stay apart whichever one person is left out, with what is left of the gap."""
        apart = []
        sides = {block: [Fraction(value) for value in self.answers[block].values()] for block in self.told}
        for a, b in combinations(sides, 2):
            left = gaps.without_any_one(sides[a], sides[b])
            if left >= gaps.limit(len(self.scale.points), for_section=False):
                higher, lower = (a, b) if gaps.difference(sides[a], sides[b]) > 0 else (b, a)
                apart.append((left, ItemDifference(self.item.id, higher, lower)))
        return apart


def hides_gaps(section: Section, items: Mapping[str, BlockItems], scored: People, members: Members) -> bool:
    """True if the full spreads of the blocks and their scores do not tell what somebody said who left an item out.

    That is lost in the score's one decimal if people x items is at least 10 (K - 1) for each answer left out in the
    block (docs/measures.md, "One decimal leaves the gate").
    """
    known = [items[item.id] for item in section.items if item.id in items]
    steps = max((len(item.scale.points) - 1 for item in known), default=0)
    for people in members.values():
        left_out = sum(len((people & scored) - item.everyone) for item in known)
        if len(people & scored) * len(section.items) < 10 * steps * left_out:
            return False
    return True


def with_block_items(
    sections: Sequence[SectionFigures], items: Mapping[str, BlockItems], record: FigureRecord
) -> tuple[list[SectionFigures], str]:
    """The sections with what each block said to each item; the five widest differences of the whole round stay."""
    widest = sorted((pair for item in items.values() for pair in item.differences()), key=lambda pair: -pair[0])
    kept = {difference for _left, difference in widest[: gaps.MOST_FLAGS]}
    made = [
        replace(
            section,
            items=tuple(items[i.item_id].add_to(i, kept, record) if i.item_id in items else i for i in section.items),
        )
        for section in sections
    ]
    rates = [
        gaps.chance_rate(len(item.scale.points), 1, a.n, b.n)
        for item in items.values()
        for a, b in combinations(item.told.values(), 2)
    ]
    return made, gaps.chance_note(rates, len(kept))


def not_by_group() -> str:
    return _("Shown for everyone only: by group it would tell too much about a few people.")
