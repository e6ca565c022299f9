"""Everybody's answers to the scored questions of one theme, and how exactly each group's score may be told of them: see
docs/measures.md, "Groups in windows".

What decides is public: the counts of everyone, the sizes of the groups, the scale. Nothing that only a group said does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, sqrt
from typing import TYPE_CHECKING

from facilitator_app.analysis.disclosure import People
from facilitator_app.analysis.scores import shown_score, turned, valid_values
from facilitator_app.domain.instrument import Instrument, Item, Section
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import BlockScore, OpenEnd
from facilitator_app.domain.round import Promise

if TYPE_CHECKING:
    from facilitator_app.analysis.value_windows import ValueWindow

TOGETHER, TOGETHER_ABOUT_PEOPLE = 2, 1
"""So many readers of one group may put together what they know. In a round about people a pack goes to one reader."""

FEWEST_FOR_COUNTS, SPARE = 8, 3
"""Counts by group need so many people in each group, and so many of them must be left whatever one answer they gave."""

MOST_GROUPS = 5
"""More are joined first: for each of more the window would be narrower, and take longer to work out."""

MOST_LEFT_OUT = Fraction(1, 3)
"""Where more of a group's answers could be left out, its theme is shown for everyone only."""


def together(promise: Promise, *, about_people: bool = False) -> int:
    """How many readers of one group may put together what they know. ``about_people``: each pack is for one reader, where
    the promise takes a group of three to be enough."""
    return TOGETHER_ABOUT_PEOPLE if about_people and promise.k <= 2 * TOGETHER_ABOUT_PEOPLE + 1 else TOGETHER


def fewest_in_group(promise: Promise, *, about_people: bool = False) -> int:
    """The size from which a group can ever be shown: one more than twice the readers who may put together what they
    know. With fewer, their own answers would leave no total open."""
    return max(promise.k, 2 * together(promise, about_people=about_people) + 1)


@dataclass(frozen=True, slots=True)
class ThemeAnswers:
    """``asked``: the scored questions that are shown; ``steps``: for each of them the step of the scale, from 0, that everybody
    gave, good news high, with everyone's middle answer for whoever left it out; ``left_out``: how many did.

    ``room``: the smallest number of people in a group of whom each question would leave some others, whatever they said.
    """

    asked: tuple[Item, ...]
    steps: tuple[Mapping[str, int], ...]
    left_out: tuple[int, ...]
    filled: tuple[int, ...]
    points: tuple[int, ...]
    lowest: Fraction
    score: Fraction | None
    room: int

    @classmethod
    def of(cls, section: Section, responses: Sequence[Response], instrument: Instrument, least: int) -> ThemeAnswers:
        """``least``: a question with fewer answers is not shown, and is in no score."""
        asked, steps, left_out, filled, points, means = [], [], [], [], [], []
        for item in section.scored_items:
            scale = instrument.scale_of(item)
            given = {
                one: turned(value, item, scale) - scale.low for one, value in valid_values(responses, item.id).items()
            }
            if len(given) < max(1, least):
                continue
            middle = sorted(given.values())[(len(given) - 1) // 2]
            asked.append(item)
            steps.append({response.id: given.get(response.id, middle) for response in responses})
            left_out.append(len(responses) - len(given))
            filled.append(middle)
            points.append(len(scale.points))
            means.append(scale.low + Fraction(sum(given.values()), len(given)))
        enough = means and len(means) >= instrument.min_answered * len(section.scored_items)
        return cls(
            tuple(asked),
            tuple(steps),
            tuple(left_out),
            tuple(filled),
            tuple(points),
            Fraction(sum((instrument.scale_of(item).low for item in asked), 0), max(1, len(asked))),
            sum(means, Fraction(0)) / len(means) if enough else None,
            SPARE + max((_most_and_left_out(item, responses) for item in section.items), default=0),
        )

    def total(self, people: People) -> int:
        return sum(steps[one] for steps in self.steps for one in people)

    def mean(self, total: int, people: int) -> Fraction:
        """The score, in scale units, of so many people with this total."""
        return self.lowest + Fraction(total, people * len(self.steps))

    def counts_may_be_told(self, sizes: Sequence[int], k_dist: int) -> bool:
        """True if counts by group could tell nobody's answer: no group can be so much of one mind that readers who take
        themselves off are left with one answer for all others."""
        return min(sizes) >= max(FEWEST_FOR_COUNTS, k_dist, self.room)

    @property
    def widest(self) -> float:
        """How far one person's score usually lies from the mean at most, from the counts of everyone: as if each
        person's answers were all alike."""
        deviations = []
        for steps in self.steps:
            values = list(steps.values())
            middle = sum(values) / len(values)
            deviations.append(sqrt(sum((value - middle) ** 2 for value in values) / max(1, len(values) - 1)))
        return sum(deviations) / max(1, len(deviations))

    def told(
        self, members: Mapping[str, People], windows: Mapping[str, ValueWindow | None], instrument: Instrument
    ) -> dict[str, BlockScore]:
        """The score of each block as far as its window goes; None in place of a window: as it is."""
        ends = [
            (self.mean(window.low, len(members[block])), self.mean(window.high, len(members[block])))
            for block, window in windows.items()
            if window is not None
        ]
        parts = next((10**n for n in (1, 2) if all(ceil(a * 10**n) < floor(b * 10**n) for a, b in ends)), 1000)
        return {
            block: self._told(block, members[block], window, parts, instrument) for block, window in windows.items()
        }

    def _told(
        self, block: str, people: People, window: ValueWindow | None, parts: int, instrument: Instrument
    ) -> BlockScore:
        n, total = len(people), self.total(people)
        if window is not None and window.low < window.high:
            if total >= window.high:
                return BlockScore(block, n, floor(self.mean(window.high, n) * parts) / parts, OpenEnd.OR_MORE)
            if total <= window.low:
                return BlockScore(block, n, ceil(self.mean(window.low, n) * parts) / parts, OpenEnd.OR_LESS)
        exact = self.mean(total, n)
        return BlockScore(block, n, shown_score(exact, instrument) if parts == 10 else round(float(exact), 2))

    def windows(self, sizes: Sequence[int], readers: int) -> tuple[ValueWindow, ...]:
        """A window for each group; none where the theme is shown for everyone only. ``sizes``: of all groups, everybody
        in one."""
        from facilitator_app.analysis.value_windows import AnswerCounts, windows

        questions = len(self.steps)
        for size in sizes:
            if sum(min(one, size) for one in self.left_out) > MOST_LEFT_OUT * size * questions:
                return ()
        columns = []
        for steps, left_out, filled, points in zip(self.steps, self.left_out, self.filled, self.points):
            counts = [0] * points
            for step in steps.values():
                counts[step] += 1
            columns.append(AnswerCounts(tuple(counts), left_out, filled))
        return windows(tuple(columns), tuple(sizes), readers)


def _most_and_left_out(item: Item, responses: Sequence[Response]) -> int:
    given = list(valid_values(responses, item.id).values())
    return max((given.count(value) for value in set(given)), default=0) + len(responses) - len(given)
