"""Sizes, places and styles of a page: A4, one column of 170 mm (257 mm on its side), 12 points or 18."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle

from facilitator_app.charts.ink import MM, PAPER, Ink

Align = Literal["left", "center", "right"]
ALIGNMENTS: dict[Align, Literal[0, 1, 2]] = {"left": 0, "center": 1, "right": 2}

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, WIDTH = 20 * MM, 170 * MM
TOP, BOTTOM = PAGE_HEIGHT - 26 * MM, PAGE_HEIGHT - 277 * MM
BODY_HEIGHT = TOP - BOTTOM
READING = 165 * MM
"""Widest running text."""
ACROSS = PAGE_HEIGHT - 2 * LEFT
"""Width of a column on a page that lies on its side."""

ROLES: dict[str, tuple[float, float, bool]] = {
    "cover": (36, 43, True),
    "cover_line": (20, 26, False),
    "title": (20, 26, True),
    "heading": (14, 20, True),
    "lead": (14, 20, False),
    "body": (12, 17, False),
    "strong": (12, 17, True),
    "kicker": (12, 17, True),
    "cell": (12, 15.5, False),
    "cell_strong": (12, 15.5, True),
    "key": (24, 26, True),
    "furniture": (10, 13, False),
}
LARGE: dict[str, tuple[float, float, bool]] = {
    "cover": (38, 46, True),
    "cover_line": (24, 32, False),
    "title": (26, 33, True),
    "heading": (20, 27, True),
    "lead": (20, 27, False),
    "body": (18, 25, False),
    "strong": (18, 25, True),
    "kicker": (18, 25, True),
    "cell": (18, 23, False),
    "cell_strong": (18, 23, True),
    "key": (30, 32, True),
    "furniture": (14, 18, False),
}
"""Size, leading and weight for each role, in points."""


@dataclass(frozen=True, slots=True)
class PackSheet:
    """The look of one pack. ``across``: its pages lie on their side. Heights are above the foot of the paper, in points."""

    large: bool = False
    across: bool = False

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height of a page."""
        return (PAGE_HEIGHT, PAGE_WIDTH) if self.across else (PAGE_WIDTH, PAGE_HEIGHT)

    @property
    def width(self) -> float:
        """Of the column."""
        return ACROSS if self.across else WIDTH

    @property
    def top(self) -> float:
        """Where the column begins."""
        return TOP - (PAGE_HEIGHT - PAGE_WIDTH) if self.across else TOP

    @property
    def body_height(self) -> float:
        """Height of the column."""
        return self.top - BOTTOM

    @property
    def ink(self) -> Ink:
        """Colours and size of the charts."""
        return PAPER.sized(self.size("body"))

    def size(self, role: str) -> float:
        return (LARGE if self.large else ROLES)[role][0]

    def leading(self, role: str) -> float:
        return (LARGE if self.large else ROLES)[role][1]

    def mm(self, length: float) -> float:
        """A width that is ``length`` millimetres beside words of 12 points, in points."""
        return length * MM * self.size("body") / 12

    def style(self, role: str, colour: str = PAPER.ink, align: Align = "left") -> ParagraphStyle:
        """How a paragraph of this role is set: left-aligned as a rule, never hyphenated, no single lines left over."""
        return _style(role, self.large, colour, align)


@lru_cache(256)
def _style(role: str, large: bool, colour: str, align: Align) -> ParagraphStyle:
    """A style is only read, so all paragraphs that look alike have the same one."""
    size, leading, bold = (LARGE if large else ROLES)[role]
    return ParagraphStyle(
        role,
        fontName=PAPER.bold if bold else PAPER.regular,
        fontSize=size,
        leading=leading,
        textColor=HexColor(colour),
        alignment=ALIGNMENTS[align],
        bulletFontName=PAPER.regular,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )
