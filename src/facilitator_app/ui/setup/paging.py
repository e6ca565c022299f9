"""A long choice in parts: which are shown now, where one is, and the words of the button to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from facilitator_app.domain.language import _

Thing = TypeVar("Thing")


class Pages(Generic[Thing]):
    """``size``: how many are shown at once. More are hard to look through, and to go through by keys."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._first = 0

    def begin(self) -> None:
        """The first ones again."""
        self._first = 0

    def turn(self) -> None:
        """The next ones; after the last the first again."""
        self._first += self.size

    def of(self, things: Sequence[Thing]) -> tuple[tuple[Thing, ...], str, str]:
        """Those shown now, which of how many they are, and the words of the button; no words where all are shown."""
        if len(things) <= self.size:
            return tuple(things), "", ""
        first = self._first = self._first if self._first < len(things) else 0
        shown = tuple(things[first : first + self.size])
        last = first + len(shown)
        left = min(self.size, len(things) - last)
        position = _("{first} to {last} of {count}", first=first + 1, last=last, count=len(things))
        return shown, position, _("Show the next {n}", n=left) if left else _("Show the first {n}", n=self.size)
