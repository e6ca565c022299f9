"""Words in drawings: the bundled fonts, measuring, wrapping, placing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from reportlab import rl_config
from reportlab.graphics import shapes
from reportlab.graphics.shapes import Drawing, Group, String
from reportlab.pdfbase import pdfmetrics

from facilitator_app.charts.ink import PAPER, Ink
from facilitator_app.charts.letter_map import UsualFont
from facilitator_app.charts.outlines import colour_of
from facilitator_app.charts.scripts import clusters, lines_in, pieces, printable, width_of
from facilitator_app.domain.words import tidy
from facilitator_app.paths import bundled

LEADING = 1.3
"""Height of a line in chart labels, in sizes; the font is tall."""


@cache
def register_fonts() -> None:
    """Make the bundled fonts known and make them the ones that are used when nobody names a font.

    Without the two defaults an unembedded Helvetica slips into the first page and the first drawing.
    """
    for name in (PAPER.regular, PAPER.bold):
        pdfmetrics.registerFont(UsualFont(name, str(bundled("resources", "fonts", f"{name}.ttf"))))
    pdfmetrics.registerFontFamily(
        PAPER.regular, normal=PAPER.regular, bold=PAPER.bold, italic=PAPER.regular, boldItalic=PAPER.bold
    )
    rl_config.canvas_basefontname = PAPER.regular
    shapes.STATE_DEFAULTS["fontName"] = PAPER.regular
    # Nothing that stands in a text may make the program read a file or a network address.
    rl_config.trustedSchemes = ["data"]
    rl_config.trustedHosts = []
    rl_config.useA85 = 0  # the pages as they are, not in letters for mail of seven bits, which took time and room
    if "__setattr__" in vars(shapes.Shape):
        # Asking each shape whether each of its numbers is one takes long. The setting for it is too late by now.
        del shapes.Shape.__setattr__


def drawing(width: float, height: float) -> Drawing:
    """An empty drawing, with the fonts ready."""
    register_fonts()
    return Drawing(width, height)


def letters_width(text: str, font: str, size: float) -> float:
    """The length of a line of text in units of the drawing."""
    register_fonts()
    return width_of(text, font, size)


def wrapped(text: str, font: str, size: float, width: float) -> list[str]:
    """The text in lines no wider than ``width``; a word that is too long is broken."""
    return list(_wrapped(text, font, size, width))


@lru_cache(4096)
def _wrapped(text: str, font: str, size: float, width: float) -> tuple[str, ...]:
    register_fonts()
    text = " ".join(printable(text).split())
    return tuple(text[a:b] for a, b in lines_in(text, lambda a, b: width_of(text[a:b], font, size), width))


def fitted(text: str, font: str, size: float, width: float) -> str:
    """The text in one line of this width, its end cut off where it is too long."""
    text = printable(tidy(text))
    if letters_width(text, font, size) <= width:
        return text
    letters = clusters(text)
    while letters and letters_width("".join(letters) + "…", font, size) > width:
        letters.pop()
    return "".join(letters).rstrip() + "…"


def even_lines(text: str, font: str, size: float, width: float, lines: int = 0) -> list[str]:
    """The text wrapped into ``lines`` lines (as few as fit, if 0) that are about equally long."""
    first = wrapped(text, font, size, width)
    wanted = max(len(first), min(lines, len(text.split())))
    best = first
    for step in range(1, 24):
        narrower = width * (1 - step / 25)
        if not unbroken(text, font, size, narrower):
            break
        tried = wrapped(text, font, size, narrower)
        if len(tried) > wanted:
            break
        best = tried
    return best


def labels_in_lines(labels: Sequence[str], font: str, size: float, width: float) -> list[list[str]]:
    """Labels that stand side by side, all in the same number of lines where their words allow it."""
    most = max(len(wrapped(label, font, size, width)) for label in labels)
    return [even_lines(label, font, size, width, most) for label in labels]


def unbroken(text: str, font: str, size: float, width: float) -> bool:
    """True if every word of the text fits into ``width`` as it is."""
    text = printable(text)
    return all(letters_width(text[a:b], font, size) <= width for a, b in pieces(text))


def write(
    group: Group | Drawing,
    x: float,
    y: float,
    text: str,
    ink: Ink,
    *,
    bold: bool = False,
    colour: str = "",
    anchor: str = "start",
    size: float = 0,
) -> None:
    """Put one line with its baseline at ``y``. ``anchor``: start, middle or end of the line stands at ``x``."""
    font, size, text = (ink.bold if bold else ink.regular), size or ink.size, printable(text)
    if anchor != "start":
        x -= letters_width(text, font, size) / (2 if anchor == "middle" else 1)
    group.add(String(x, y, text, fontName=font, fontSize=size, fillColor=colour_of(colour or ink.ink)))


def write_lines(
    group: Group | Drawing,
    x: float,
    middle: float,
    lines: list[str],
    ink: Ink,
    *,
    bold: bool = False,
    colour: str = "",
    anchor: str = "start",
) -> None:
    """Put some lines so that their block is centred on the height ``middle``."""
    leading = ink.size * LEADING
    y = middle + leading * (len(lines) - 1) / 2 - ink.size * 0.36
    for line in lines:
        write(group, x, y, line, ink, bold=bold, colour=colour, anchor=anchor)
        y -= leading
