"""A form as plain values: what can be typed or chosen in it, and what stands there now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

YES = "yes"
"""The value of a box that is ticked or switched on; of one that is not it is empty."""


class Input(StrEnum):
    """How something is typed or chosen."""

    LINE = "line"
    AREA = "area"
    TICK = "tick"
    SWITCH = "switch"
    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"
    """Its value is that of ``domain.days.parts_of``."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One field. ``key``: what it is for the program. ``choices``: (value, words) of a choice. ``note``: worth knowing."""

    key: str
    label: str
    value: str = ""
    input: Input = Input.LINE
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    most: int = 999
    note: str = ""

    @property
    def ticked(self) -> bool:
        return self.value == YES

    @property
    def shape(self) -> tuple[str, ...]:
        """What makes it the same field with another value."""
        return (self.key, self.label, self.input, self.hint)


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of one thing, and its title."""

    title: str
    fields: tuple[Spec, ...]
