"""Which rater groups are shown, alone or joined: see docs/measures.md, "Who may be shown".

A protected voice is never joined silently: if one is too small to stand alone, there is no breakdown at all, because
every other breakdown would join it with something by subtraction.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.words import in_a_row

NUMBERED = re.compile(r"^\d+\.\s+")
Joined = tuple[RaterGroup, ...]
"""The groups in one block; one group for a block of its own."""


def publish_blocks(
    groups: Sequence[RaterGroup], answered: Mapping[str, int], k: int, k_total: int
) -> tuple[Joined, ...]:
    """The blocks that may be shown; empty for everyone together only. Each group with answers is in one block.

    ``answered``: people per group id. Groups without answers are not listed.
    """
    sized = [(group, answered.get(group.id, 0)) for group in groups if answered.get(group.id, 0) > 0]
    small = [group for group, n in sized if n < k]
    big = [group for group, n in sized if n >= k]
    count = {group.id: n for group, n in sized}
    if sum(count.values()) < k_total or any(group.protected for group in small):
        return ()
    pool = small
    while pool and sum(count[g.id] for g in pool) < k:
        takable = [group for group in big if not group.protected]
        if not takable:
            return ()
        taken = _nearest(pool, takable, count)
        big = [group for group in big if group is not taken]
        pool = [*pool, taken]
    blocks = [(group,) for group in big] + ([tuple(g for g in groups if g in pool)] if pool else [])
    return tuple(blocks) if len(blocks) > 1 else ()


def _nearest(pool: Sequence[RaterGroup], big: Sequence[RaterGroup], count: Mapping[str, int]) -> RaterGroup:
    """The big group that a small one names as nearest, else the smallest."""
    wanted = {group.nearest_id for group in pool}
    return next((group for group in big if group.id in wanted), min(big, key=lambda group: count[group.id]))


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
