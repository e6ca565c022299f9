"""How many of each block agree with one item, without telling what every one of a few people said:
see docs/measures.md, "Questions by group".

In a block under ten, "all or nearly all" stands for n or n - 1 and "none or almost none" for 0 or 1. The true counts of
everyone are shown too, so the other blocks' counts could be taken away from them. Whether that would give the exact
count back is worked out from what is shown only, never from the hidden counts: what is left out tells nothing either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator_app.domain.instrument import Scale
from facilitator_app.domain.language import _
from facilitator_app.domain.results import Share

SMALL = 10


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one block of ``n`` people: that from ``least`` to ``most`` of them agree."""

    n: int
    least: int
    most: int
    share: Share | None = None


def what_is_told(sizes: Sequence[int], high: Sequence[int], everyone: int, high_everyone: int) -> tuple[Told, ...]:
    """What may be told of each block; empty if nothing may. ``sizes`` and ``high``: people, and those who agree.

    Counts where they tell nobody's answer; else for all blocks whether more than half agree; else nothing. People who
    are in no block count as one more block of which nothing is told.
    """
    rest = everyone - sum(sizes)
    for tell in (_count, _half):
        told = tuple(tell(n, h) for n, h in zip(sizes, high))
        careful = [t for t in told if t.n < SMALL and t.share is not None]
        if high_everyone in (0, everyone) or all(_open(t, told, rest, high_everyone) for t in careful):
            return told
    return ()


def _count(n: int, high: int) -> Told:
    if n < SMALL and high >= n - 1:
        return Told(n, n - 1, n, Share.ALL)
    if n < SMALL and high <= 1:
        return Told(n, 0, 1, Share.NONE)
    return Told(n, high, high)


def _half(n: int, high: int) -> Told:
    half = n // 2
    return Told(n, half + 1, n, Share.MOST) if high > half else Told(n, 0, half, Share.HALF_OR_FEWER)


def _open(one: Told, told: Sequence[Told], rest: int, high_everyone: int) -> bool:
    """True if two or more counts of this block still fit everything that is told."""
    others = [t for t in told if t is not one]
    least = max(one.least, high_everyone - sum(t.most for t in others) - rest)
    most = min(one.most, high_everyone - sum(t.least for t in others))
    return most > least


def sentence_of(told: Told, scale: Scale) -> str:
    """In the words of the scale: "3 of 5 agree", "All or nearly all of 4 agree"."""
    if told.share is None:
        return scale.count_high.text().format(n=told.least, total=told.n)
    words = {
        Share.ALL: _("All or nearly all"),
        Share.MOST: _("More than half"),
        Share.HALF_OR_FEWER: _("Half or fewer"),
        Share.NONE: _("None or almost none"),
    }
    return scale.count_high.text().format(n=words[told.share], total=told.n)
