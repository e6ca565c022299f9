"""Which groups will be shown if so many people of each answer: the rule that the gate itself follows, from counts alone.

``release`` tries ``Forecast.ways`` one after the other and publishes the first by which some theme can be told; whether one
can is all that depends on what people answer. So a page that asks here beforehand never says anything else than the gate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from facilitator_app.analysis.division import joined_further, shows_groups, sizes_may_tell
from facilitator_app.analysis.groups import Blocks, Joined, NoGroups, kept_together, publish_blocks
from facilitator_app.analysis.individuals import shown_individually
from facilitator_app.analysis.theme_answers import fewest_in_group
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.round import CountedWith, Promise, Round

Counts = Mapping[str, int]
"""People by group id."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides beside the counts. ``groups``: those that are ever shown as groups."""

    groups: tuple[RaterGroup, ...]
    promise: Promise
    fewest: int
    by_group: bool = True

    @classmethod
    def of(cls, round_: Round) -> Rules:
        """Those of a round; of the round of one subject where it is about people."""
        return cls.planned(
            round_.groups, round_.promise, about_people=bool(round_.parent_id), by_group=shows_groups(round_.instrument)
        )

    @classmethod
    def planned(
        cls, groups: Sequence[RaterGroup], promise: Promise, *, about_people: bool = False, by_group: bool = True
    ) -> Rules:
        """Those of a round that is not there yet."""
        shown = tuple(group for group in groups if not shown_individually(group))
        return cls(shown, promise, fewest_in_group(promise, about_people=about_people), by_group)

    @property
    def counted_with(self) -> CountedWith:
        return self.promise.counted_with


@dataclass(frozen=True, slots=True)
class Forecast:
    """``ways`` to divide people, the first first; empty: no group is shown, for which ``why`` and the groups it is
    ``about`` are the reason."""

    ways: tuple[tuple[Joined, ...], ...] = ()
    why: NoGroups | None = None
    about: Joined = ()

    def block_of(self, group_id: str) -> Joined:
        """The groups that this one is shown with, itself among them, in the first way; () where no group is shown."""
        blocks = self.ways[0] if self.ways else ()
        return next((block for block in blocks if any(group.id == group_id for group in block)), ())

    def shown_unjoined(self, group_id: str) -> bool:
        return len(self.block_of(group_id)) == 1


def usual_blocks(rules: Rules, answered: Counts, among: Iterable[Set[str]] = ()) -> Blocks:
    """The blocks of the first way. ``among``: the groups whose answers were dealt out together at closing."""
    blocks = publish_blocks(rules.groups, answered, rules.fewest, rules.promise.k_total, rules.counted_with)
    joined = kept_together(blocks.joined, among)
    return blocks if joined == blocks.joined else Blocks(joined, None if joined else NoGroups.MIXED)


def forecast(rules: Rules, answered: Counts, among: Iterable[Set[str]] = ()) -> Forecast:
    """What the gate shows of groups if so many people of each group answer."""
    if not rules.by_group:
        return Forecast(why=NoGroups.NEVER)
    blocks = usual_blocks(rules, answered, among)
    if not blocks.joined:
        return Forecast((), blocks.why, blocks.about)
    ways = tuple(
        way for way in joined_further(blocks.joined, answered) if sizes_may_tell(_sizes(way, answered), rules.promise)
    )
    return Forecast(ways) if ways else Forecast(why=NoGroups.TOO_MANY)


@dataclass(frozen=True, slots=True)
class MoreAnswers:
    """If ``more`` people of ``group`` answer as well, ``then`` is what is shown."""

    group: RaterGroup
    more: int
    then: Forecast


def until_shown_unjoined(rules: Rules, answered: Counts, group: RaterGroup, most: int) -> MoreAnswers | None:
    """The fewest more people of this group, ``most`` at most, with whom it stands alone; None if it does not."""
    return next((one for one in _steps(rules, answered, group, most) if one.then.shown_unjoined(group.id)), None)


def until_some(rules: Rules, answered: Counts, most: Counts) -> MoreAnswers | None:
    """The fewest more people of one group with whom some group is shown; ``most``: so many more at most, by group id."""
    steps = [
        next((one for one in _steps(rules, answered, group, most.get(group.id, 0)) if one.then.ways), None)
        for group in rules.groups
    ]
    return min(filter(None, steps), key=lambda step: step.more, default=None)


def _steps(rules: Rules, answered: Counts, group: RaterGroup, most: int) -> Iterator[MoreAnswers]:
    for more in range(1, most + 1):
        then = {**answered, group.id: answered.get(group.id, 0) + more}
        yield MoreAnswers(group, more, forecast(rules, then))


def _sizes(way: Sequence[Joined], answered: Counts) -> list[int]:
    return [sum(answered.get(group.id, 0) for group in block) for block in way]
