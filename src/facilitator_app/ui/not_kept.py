"""What is typed into a page and cannot be kept where it belongs: it waits, is said beside its field and before one leaves."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator_app.services.unfinished import Unfinished


class NotKeptYet:
    """``unfinished_key``: what the page is about, and its name."""

    def __init__(self, unfinished: Unfinished, *unfinished_key: str) -> None:
        self._unfinished = unfinished
        self._unfinished_key = unfinished_key
        self._typed: dict[str, str] = {}
        self._wrong: dict[str, str] = {}

    def last_time(self) -> Mapping[str, str]:
        """What waited when one left: the key of each field, and what was typed there."""
        return self._unfinished.of(*self._unfinished_key)

    def refuse(self, key: str, value: str, why: str) -> None:
        """This was typed and cannot be kept."""
        self._typed[key], self._wrong[key] = value, why
        self._unfinished.keep(self._typed, *self._unfinished_key)

    def accept(self, key: str) -> bool:
        """What was typed is kept now. True if something had waited there."""
        if key not in self._wrong:
            return False
        del self._typed[key], self._wrong[key]
        self._unfinished.keep(self._typed, *self._unfinished_key)
        return True

    def __contains__(self, key: object) -> bool:
        """True if something waits in this field."""
        return key in self._wrong

    @property
    def problems(self) -> tuple[tuple[str, str], ...]:
        """Each sentence with the key of its field."""
        return tuple((words, key) for key, words in self._wrong.items())
