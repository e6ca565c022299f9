"""Which groups would be published together; asks ``analysis`` and gives the answer by group id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.round import Promise


@dataclass(frozen=True, slots=True)
class Blocks:
    """Sets of group ids that are shown together. Empty: no group is shown, at most everyone."""

    sets: tuple[frozenset[str], ...]

    def alone(self, group_id: str) -> bool:
        return frozenset({group_id}) in self.sets

    def with_(self, group_id: str) -> tuple[str, ...]:
        """The other groups in the block of this one; none if it is alone or not shown at all."""
        found: frozenset[str] = next((s for s in self.sets if group_id in s), frozenset())
        return tuple(sorted(found - {group_id}))


def blocks_of(groups: Sequence[RaterGroup], counts: Mapping[str, int], promise: Promise) -> Blocks:
    """The blocks if ``counts`` people of each group answer."""
    from facilitator_app.analysis.groups import publish_blocks

    blocks = publish_blocks(groups, counts, promise.k, promise.k_total)
    return Blocks(tuple(frozenset(group.id for group in block) for block in blocks))
