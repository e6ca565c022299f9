"""Colours and letters of a chart, so that one drawing serves paper and every theme of the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace

MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours as "#RRGGBB" by role, the two fonts, and the size of usual words in units of the drawing.

    ``likert_4`` and ``likert_5`` run from disagree to agree; ``groups`` starts with everyone. ``plain`` asks for
    outlines and shapes without fills, for the two themes of highest contrast. Every mark is sized from ``size``.
    """

    ink: str = "#14212B"
    muted: str = "#44525D"
    accent: str = "#0A4B78"
    on_accent: str = "#FFFFFF"
    border: str = "#5B6975"
    divider: str = "#C9D0D6"
    window: str = "#F4F6F8"
    surface: str = "#FFFFFF"
    edge: str = "#14212B"
    likert_4: tuple[str, ...] = ("#6F3304", "#FFCC99", "#237AAF", "#011726")
    likert_5: tuple[str, ...] = ("#622C02", "#DB7A35", "#FFFFFF", "#076EA5", "#011525")
    groups: tuple[str, ...] = ("#013C60", "#05774F", "#E8661D", "#E5B1DD")
    in_place: tuple[str, ...] = ("#8C1D18", "#F5B335", "#1F7A6A")
    plain: bool = False
    regular: str = "NotoSans-Regular"
    bold: str = "NotoSans-Bold"
    size: float = 12.0

    def sized(self, size: float) -> Ink:
        """The same ink for words of another size."""
        return replace(self, size=size)

    def mm(self, length: float) -> float:
        """A length that is ``length`` millimetres beside words of 12 points, in units of the drawing."""
        return length * MM * self.size / 12

    @property
    def dot_scale(self) -> float:
        """How much dots grow with the words: less than the words, so that five still fit in a row."""
        return 0.6 + 0.4 * self.size / 12

    def likert(self, points: int) -> tuple[str, ...]:
        """Fills for a scale of 2 to 7 points, from disagree to agree."""
        low, soft_low, middle, soft_high, high = self.likert_5
        pale_low, pale_high = mixed(soft_low, middle), mixed(soft_high, middle)
        fills: dict[int, tuple[str, ...]] = {
            2: (soft_low, soft_high),
            3: (soft_low, middle, soft_high),
            4: self.likert_4,
            5: self.likert_5,
            # Without a middle the two pale ones meet, so one of them is paler still.
            6: (low, soft_low, mixed(pale_low, middle), pale_high, soft_high, high),
            7: (low, soft_low, pale_low, middle, pale_high, soft_high, high),
        }
        if self.plain:
            return (self.surface,) * points
        return fills[points]

    def on(self, fill: str) -> str:
        """The colour for digits on ``fill``: of ink and page the one that stands out more."""
        return max(("#FFFFFF", "#14212B", self.ink, self.surface), key=lambda colour: contrast(colour, fill))

    def group(self, number: int) -> str:
        """The fill of a group, from 1; the shape tells groups apart, the colour only helps."""
        return self.surface if self.plain else self.groups[1:][(number - 1) % (len(self.groups) - 1)]


PAPER = Ink()
"""The pack at 12 points."""


def mixed(one: str, other: str) -> str:
    """The colour half way between two."""
    return between(one, other, 0.5)


def between(one: str, other: str, part: float) -> str:
    """The colour on the way from one to another. ``part``: how far, 0 to 1."""
    pairs = zip(_parts(one), _parts(other))
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """Contrast ratio from 1 to 21; source: WCAG 2.2, relative luminance."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (p / 255 for p in _parts(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
