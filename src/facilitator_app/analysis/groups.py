"""Which rater groups are shown, alone or joined: see docs/measures.md, "Who may be shown".

A protected voice is never joined silently: if one is too small to stand alone, it is joined with the group that it chose
beforehand to be counted with, and with no other. Without such a choice there is no breakdown at all, because every other
breakdown would join it with something by subtraction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.round import CountedWith, partners
from facilitator_app.domain.words import in_a_row

NUMBERED = re.compile(r"^\d+\.\s+")
Joined = tuple[RaterGroup, ...]
"""The groups in one block; one group for a block of its own."""


class NoGroups(StrEnum):
    """Why no group is shown. ``Blocks.about``: which groups that lies in."""

    TOO_FEW = "too_few"
    """Nothing is shown at all."""
    ONE_GROUP = "one_group"
    """Only one group answered, which is everyone."""
    PROTECTED = "protected"
    """A protected voice is too few, and chose nobody to be counted with."""
    CHOICE_TOO_FEW = "choice_too_few"
    """So it is with the group that it chose."""
    ALL_ONE = "all_one"
    """These are too few, and joined they would be in one block with everybody."""
    ONLY_PROTECTED = "only_protected"
    """These are too few, and all others are protected voices, or counted with one."""
    MIXED = "mixed"
    """Their answers were dealt out together with others' at closing."""
    TOO_MANY = "too_many"
    """So many groups, and protected voices among them that cannot be joined."""
    NEVER = "never"
    """This questionnaire is shown for everyone only."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """Which groups are shown together; ``why`` not, if none are, and the groups it lies in."""

    joined: tuple[Joined, ...] = ()
    why: NoGroups | None = None
    about: Joined = ()


def publish_blocks(
    groups: Sequence[RaterGroup],
    answered: Mapping[str, int],
    k: int,
    k_total: int,
    counted_with: CountedWith = (),
) -> Blocks:
    """The blocks that may be shown; none for everyone together only. Each group with answers is in one block.

    ``k``: the fewest people in a block. ``answered``: people per group id. Groups without answers are not listed.
    ``counted_with``: what protected voices chose (``Promise.counted_with``).
    """
    count = {group.id: answered[group.id] for group in groups if answered.get(group.id, 0) > 0}
    here = [group for group in groups if group.id in count]
    if sum(count.values()) < k_total:
        return Blocks(why=NoGroups.TOO_FEW)
    if len(here) < 2:
        return Blocks(why=NoGroups.ONE_GROUP, about=tuple(here))
    small = [group for group in here if count[group.id] < k]
    chosen = partners(groups, counted_with)
    blocks, taken = list[list[RaterGroup]](), set[str]()
    for voice in [group for group in small if group.protected]:
        partner = next((group for group in here if group.id == chosen.get(voice.id)), None)
        if voice.id not in chosen:
            return Blocks(why=NoGroups.PROTECTED, about=(voice,))
        both = [voice] if partner is None else [voice, partner]
        if _people(both, count) < k:
            return Blocks(why=NoGroups.CHOICE_TOO_FEW, about=(voice, _the(groups, chosen[voice.id])))
        blocks.append(both)
        taken |= {group.id for group in both}
    free = [group for group in here if group.id not in taken]
    blocks = [[group] for group in free if group not in small] + blocks
    blocks += _two_by_two([group for group in free if group in small], count, k)
    for block in [block for block in blocks if _people(block, count) < k]:  # one at most
        blocks.remove(block)
        others = [other for other in blocks if not any(group.protected for group in other)]
        if not others:
            return Blocks(why=NoGroups.ONLY_PROTECTED if blocks else NoGroups.ALL_ONE, about=tuple(block))
        _nearest(block, others, count).extend(block)
    if len(blocks) < 2:
        return Blocks(why=NoGroups.ALL_ONE, about=tuple(group for group in groups if group in small))
    joined = [tuple(group for group in groups if group in block) for block in blocks]
    joined.sort(key=lambda block: len(block) > 1)
    return Blocks(tuple(joined))


def kept_together(blocks: Sequence[Joined], among: Iterable[Set[str]]) -> tuple[Joined, ...]:
    """These blocks, joined where the answers of people of two of them were dealt out together (``Response.among``): they
    cannot be told apart any more. None where that leaves one, or would join a protected voice with what it is not in one
    block with."""
    merged = [set(block) for block in blocks]
    for ids in among:
        hit = [block for block in merged if any(group.id in ids for group in block)]
        if len(hit) > 1:
            merged = [block for block in merged if block not in hit] + [set().union(*hit)]
    if len(merged) < 2:
        return ()
    if len(merged) == len(blocks):
        return tuple(blocks)
    before = [set(block) for block in blocks]
    if any(block not in before and any(group.protected for group in block) for block in merged):
        return ()
    order = [group for block in blocks for group in block]
    joined = [tuple(group for group in order if group in block) for block in merged]
    return tuple(sorted(joined, key=lambda block: order.index(block[0])))


def _two_by_two(small: Sequence[RaterGroup], count: Mapping[str, int], k: int) -> list[list[RaterGroup]]:
    """Small groups joined with each other until each block has enough people: the largest with those it names as nearest,
    or that name it, else with the smallest. What is left over is too few."""
    left, blocks = list(small), list[list[RaterGroup]]()
    while left:
        block = [max(left, key=lambda group: count[group.id])]
        left.remove(block[0])
        while left and _people(block, count) < k:
            near = [group for group in left if _near(group, block)]
            block.append(min(near or left, key=lambda group: count[group.id]))
            left.remove(block[-1])
        blocks.append(block)
    return blocks


def _the(groups: Sequence[RaterGroup], group_id: str) -> RaterGroup:
    return next(group for group in groups if group.id == group_id)


def _near(group: RaterGroup, block: Sequence[RaterGroup]) -> bool:
    return any(group.id == other.nearest_id or group.nearest_id == other.id for other in block)


def _people(block: Sequence[RaterGroup], count: Mapping[str, int]) -> int:
    return sum(count[group.id] for group in block)


def _nearest(
    block: Sequence[RaterGroup], others: Sequence[list[RaterGroup]], count: Mapping[str, int]
) -> list[RaterGroup]:
    """The block that a small one names as nearest, else the smallest."""
    wanted = {group.nearest_id for group in block}
    named = (other for other in others if any(group.id in wanted for group in other))
    return next(named, min(others, key=lambda other: _people(other, count)))


def names_of(block: Joined) -> str:
    """The name of a block: its groups' names, with "and" before the last."""
    first, *others = (group.name for group in block)
    return in_a_row([first, *(inside(name) for name in others)])


def inside(title: str) -> str:
    """A title in the middle of a sentence, without a number before it ("2. "): its first letter small, unless it is a
    name in capitals or "I"."""
    title = NUMBERED.sub("", title)
    first = title.split(" ", 1)[0]
    return title if len(first) < 2 or not first[1:].islower() else title[:1].lower() + title[1:]


def quoted(title: str) -> str:
    """A name in a sentence, as it stands everywhere: its words could be taken for the sentence's own."""
    return f"\u201c{title}\u201d"
