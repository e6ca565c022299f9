"""One way to divide people into blocks, and which themes may be shown by it: see docs/measures.md, "Groups in windows"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from facilitator_app.analysis.disclosure import People
from facilitator_app.analysis.groups import Joined
from facilitator_app.analysis.theme_answers import FEWEST_FOR_COUNTS, MOST_GROUPS, ThemeAnswers, together
from facilitator_app.domain.instrument import Instrument, Kind
from facilitator_app.domain.results import Block, PublishedSets
from facilitator_app.domain.round import Promise, Round

if TYPE_CHECKING:
    from facilitator_app.analysis.value_windows import ValueWindow

Themes = Mapping[str, ThemeAnswers]
"""By section id."""

Windows = Mapping[str, "ValueWindow | None"]
"""By block id; None: the block's total is told as it is."""

WITHOUT_GROUPS = frozenset({Kind.STAGES})
"""There it is told how many people see each stage most. That ties their answers to all themes together, and what groups
may tell is worked out theme by theme."""


@dataclass(frozen=True, slots=True)
class Division:
    """``blocks`` with the ids of the responses in each. ``windows``: of the themes that are shown by block; ``counts``:
    ids of those whose questions may be counted by block; ``closed``: of those that were shown by another division."""

    blocks: Mapping[Block, People] = field(default_factory=dict)
    windows: Mapping[str, Windows] = field(default_factory=dict)
    counts: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()

    @property
    def members(self) -> dict[str, People]:
        """By block id."""
        return {block.id: people for block, people in self.blocks.items()}

    @property
    def tells(self) -> bool:
        """True if some theme is shown by block."""
        return any(self.windows.values()) or bool(self.counts)

    def of_theme(self, section_id: str) -> Windows:
        return self.windows.get(section_id, {})

    def without(self, section_ids: frozenset[str]) -> Division:
        """The same without these themes, which were shown by another division."""
        windows = {one: window for one, window in self.windows.items() if one not in section_ids}
        return replace(self, windows=windows, counts=self.counts - section_ids, closed=section_ids)


EVERYONE_ONLY = Division()


def shows_groups(instrument: Instrument) -> bool:
    """False where only everyone together is ever shown, or every answer with its name."""
    return instrument.kind not in WITHOUT_GROUPS and not instrument.open_book


def divided(blocks: Mapping[Block, People], themes: Themes, round_: Round, everyone: People) -> Division:
    """What may be shown by these blocks. Decided from counts of everyone and sizes of blocks only."""
    if len(blocks) < 1 or not shows_groups(round_.instrument):
        return EVERYONE_ONLY
    others = everyone.difference(*blocks.values())
    sizes = [len(people) for people in blocks.values()] + ([len(others)] if others else [])
    if len(sizes) < 2:
        return EVERYONE_ONLY
    readers, counts = together(round_.promise, about_people=bool(round_.parent_id)), set()
    windows: dict[str, Windows] = {}
    for section_id, theme in themes.items():
        if theme.counts_may_be_told(sizes, round_.promise.k_dist):
            counts.add(section_id)
            if theme.score is not None:
                windows[section_id] = {block.id: None for block in blocks}
        elif theme.score is not None and (block_windows := theme.windows(sizes, readers)):
            windows[section_id] = {block.id: window for block, window in zip(blocks, block_windows)}
    return Division(blocks, windows, frozenset(counts))


def sizes_may_tell(sizes: Sequence[int], promise: Promise) -> bool:
    """False where no answers at all would let blocks of these sizes be shown: more than have windows, and too small for
    counts."""
    return 2 <= len(sizes) <= MOST_GROUPS or min(sizes) >= max(FEWEST_FOR_COUNTS, promise.k_dist)


def joined_further(joined: Sequence[Joined], answered: Mapping[str, int]) -> Iterator[tuple[Joined, ...]]:
    """These blocks, then with the two smallest joined, and again, until two are left. A protected voice stays alone."""
    blocks = list(joined)
    yield tuple(blocks)
    while len(blocks) > 2:
        open_ = [block for block in blocks if not any(group.protected for group in block)]
        if len(open_) < 2:
            return
        open_.sort(key=lambda block: sum(answered.get(group.id, 0) for group in block))
        both = open_[:2]
        index = min(blocks.index(block) for block in both)
        one = tuple(group for block in sorted(both, key=blocks.index) for group in block)
        blocks = [block for block in blocks if block not in both]
        blocks.insert(index, one)
        yield tuple(blocks)


def shown_otherwise(division: Division, themes: Themes, before: PublishedSets, everyone: People) -> frozenset[str]:
    """The themes that were shown of other people than these blocks and everyone: the two could be set against each other."""
    known = {*division.blocks.values(), everyone}
    return frozenset(quantity for quantity, people in before if quantity in themes and people not in known)
