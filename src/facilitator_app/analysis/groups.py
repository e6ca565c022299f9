"""Which rater groups are shown, alone or joined: see docs/measures.md, "Who may be shown".

A protected voice is never joined silently: if one is too small to stand alone, there is no breakdown at all, because
every other breakdown would join it with something by subtraction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set

from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.words import in_a_row

NUMBERED = re.compile(r"^\d+\.\s+")
Joined = tuple[RaterGroup, ...]
"""The groups in one block; one group for a block of its own."""


def publish_blocks(
    groups: Sequence[RaterGroup], answered: Mapping[str, int], k: int, k_total: int
) -> tuple[Joined, ...]:
    """The blocks that may be shown; empty for everyone together only. Each group with answers is in one block.

    ``k``: the fewest people in a block. ``answered``: people per group id. Groups without answers are not listed.
    """
    count = {group.id: answered[group.id] for group in groups if answered.get(group.id, 0) > 0}
    here = [group for group in groups if group.id in count]
    small = [group for group in here if count[group.id] < k]
    if sum(count.values()) < k_total or any(group.protected for group in small):
        return ()
    blocks = [[group] for group in here if group not in small] + _two_by_two(small, count, k)
    for block in [block for block in blocks if _people(block, count) < k]:  # one at most
        blocks.remove(block)
        others = [other for other in blocks if not any(group.protected for group in other)]
        if not others:
            return ()
        _nearest(block, others, count).extend(block)
    found = [tuple(group for group in groups if group in block) for block in blocks]
    found.sort(key=lambda block: len(block) > 1)
    return tuple(found) if len(found) > 1 else ()


def kept_together(blocks: Sequence[Joined], among: Iterable[Set[str]]) -> tuple[Joined, ...]:
    """These blocks, joined where the answers of people of two of them were dealt out together (``Response.among``): they
    cannot be told apart any more. None where that leaves one, or would join a protected voice."""
    found = [set(block) for block in blocks]
    for ids in among:
        hit = [block for block in found if any(group.id in ids for group in block)]
        if len(hit) > 1:
            found = [block for block in found if block not in hit] + [set().union(*hit)]
    if len(found) < 2:
        return ()
    if len(found) == len(blocks):
        return tuple(blocks)
    if any(len(block) > 1 and any(group.protected for group in block) for block in found):
        return ()
    order = [group for block in blocks for group in block]
    joined = [tuple(group for group in order if group in block) for block in found]
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
