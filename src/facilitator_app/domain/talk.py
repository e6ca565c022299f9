"""Which slides of a talk are shown, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

Slide = TypeVar("Slide")


@dataclass(frozen=True, slots=True)
class TalkPlan:
    """``order``: keys of slides, first to last; empty for the usual order. ``left_out``: those that are not shown."""

    order: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()

    def ordered(self, slides: Sequence[Slide], key: Callable[[Slide], str]) -> list[Slide]:
        """All slides in this order. One that the plan does not know stays behind the one it usually follows."""
        ordered: list[Slide] = sorted(
            (one for one in slides if key(one) in self.order), key=lambda one: self.order.index(key(one))
        )
        for index, one in enumerate(slides):
            if key(one) not in self.order:
                before = slides[index - 1] if index else None
                ordered.insert(ordered.index(before) + 1 if before is not None else 0, one)
        return ordered

    def shown(self, slides: Sequence[Slide], key: Callable[[Slide], str]) -> list[Slide]:
        """The slides of the talk; all of them where the plan would leave none."""
        return [one for one in self.ordered(slides, key) if key(one) not in self.left_out] or list(slides)

    def turned(self, key: str, on: bool) -> TalkPlan:
        """With this slide, or without it."""
        return replace(self, left_out=self.left_out - {key} if on else self.left_out | {key})

    def moved(self, keys: Sequence[str], key: str, by: int) -> TalkPlan:
        """The slide so many places further on; ``keys``: all in their present order."""
        order = [one for one in keys if one != key]
        order.insert(max(0, min(len(order), list(keys).index(key) + by)), key)
        return replace(self, order=tuple(order))
