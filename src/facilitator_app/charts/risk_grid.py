"""Where each risk lies: five by five squares in the shades of the bands, each risk as a number in its square."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts.ink import Ink, between
from facilitator_app.charts.lettering import LEADING, drawing, wrapped, write, write_lines
from facilitator_app.charts.outlines import box, disc, rule

CELLS = 5
DEEPEST = 0.5
"""How far the shade of the highest band goes from the page's ground to the accent: digits stay readable on it."""
SMALL = 0.7
"""Size of the product in a square, in sizes of usual words."""
NUMBER = 1.25
"""Size of a risk's number in radii of its disc: two digits fit."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A risk by its number; its averages on axes from 1 to 5."""

    number: int
    across: float
    up: float

    @property
    def cell(self) -> tuple[int, int]:
        """The square that both averages belong to, halves upwards: column and row, from 0."""
        return _nearest(self.across), _nearest(self.up)


@dataclass(frozen=True, slots=True)
class Zone:
    """A band: its name and range as words, and the products of two whole answers that lie in it."""

    words: str
    products: frozenset[int]


def _nearest(mean: float) -> int:
    return min(CELLS - 1, max(0, int(mean - 0.5)))


def risk_grid(spots: Sequence[Spot], labels: tuple[str, str], zones: Sequence[Zone], ink: Ink, width: float) -> Drawing:
    """Likelihood across, impact up; the product of both in each square. ``zones``: the lowest band first."""
    side, left = min(width * 0.62, ink.mm(120)), ink.mm(9)
    across, up = (wrapped(label, ink.regular, ink.size, width - left) for label in labels)
    key_left = left + side + ink.mm(6)
    key = _entries(zones, width - key_left, ink)
    key_high = sum(_entry_height(lines, ink) for lines in key)
    beside = key_high <= side
    if not beside:  # long names of bands stand below the grid, where lines are long
        key, key_left = _entries(zones, width - left, ink), left
        key_high = sum(_entry_height(lines, ink) for lines in key)
    line = ink.size * LEADING
    under, over = (1 + len(across)) * line, (len(up) - 0.5) * line + ink.size * 0.5
    foot = under if beside else under + key_high + ink.mm(3)
    top = foot + (max(side, key_high) if beside else side)
    canvas = drawing(width, top + over)
    _squares(canvas, zones, left, top - side, side / CELLS, ink)
    write_lines(canvas, left, top - side - line - len(across) * line / 2, across, ink)
    write_lines(canvas, 0, top + over - len(up) * line / 2, up, ink)
    _key(canvas, key, key_left, top if beside else key_high, ink)
    _spots(canvas, spots, left, top - side, side / CELLS, ink)
    return canvas


def _entries(zones: Sequence[Zone], width: float, ink: Ink) -> list[list[str]]:
    return [wrapped(zone.words, ink.regular, ink.size, width - ink.mm(6)) for zone in zones]


def shades(count: int, ink: Ink) -> list[str]:
    """A fill for each band, the lowest first; none of them filled in the themes of highest contrast."""
    if ink.plain or count < 2:
        return [ink.surface] * count
    return [between(ink.surface, ink.accent, DEEPEST * index / (count - 1)) for index in range(count)]


def _squares(canvas: Drawing, zones: Sequence[Zone], left: float, under: float, cell: float, ink: Ink) -> None:
    """The squares with their products, and a strong line between squares of different bands."""
    fills = shades(len(zones), ink)
    for i in range(CELLS):
        for j in range(CELLS):
            x, y, zone = left + i * cell, under + j * cell, _zone(zones, i, j)
            fill = ink.surface if zone is None else fills[zone]
            box(canvas, x, y, cell, cell, fill=fill, edge=ink.border)
            product = str((i + 1) * (j + 1))
            write(canvas, x + 3, y + 3, product, ink, colour=ink.on(fill), size=ink.size * SMALL)
        write(canvas, left + (i + 0.5) * cell, under - ink.size * LEADING, str(i + 1), ink, anchor="middle")
        write(canvas, left - ink.mm(4), under + (i + 0.5) * cell - ink.size * 0.36, str(i + 1), ink)
    for i in range(CELLS):
        for j in range(CELLS):
            x, y, zone = left + i * cell, under + j * cell, _zone(zones, i, j)
            if i + 1 < CELLS and _zone(zones, i + 1, j) != zone:
                rule(canvas, x + cell, y, x + cell, y + cell, ink.ink, 2)
            if j + 1 < CELLS and _zone(zones, i, j + 1) != zone:
                rule(canvas, x, y + cell, x + cell, y + cell, ink.ink, 2)


def _zone(zones: Sequence[Zone], i: int, j: int) -> int | None:
    return next((n for n, zone in enumerate(zones) if (i + 1) * (j + 1) in zone.products), None)


def _entry_height(lines: Sequence[str], ink: Ink) -> float:
    return len(lines) * ink.size * LEADING + ink.mm(2)


def _key(canvas: Drawing, key: Sequence[list[str]], left: float, top: float, ink: Ink) -> None:
    """The bands from the highest down, as they lie in the grid; without patches where nothing is filled."""
    for lines, fill in reversed(list(zip(key, shades(len(key), ink)))):
        middle = top - _entry_height(lines, ink) / 2
        if not ink.plain:
            box(canvas, left, middle - ink.mm(2), ink.mm(4), ink.mm(4), fill=fill, edge=ink.edge)
        write_lines(canvas, left + (0 if ink.plain else ink.mm(6)), middle, lines, ink)
        top -= _entry_height(lines, ink)


def _spots(canvas: Drawing, spots: Sequence[Spot], left: float, under: float, cell: float, ink: Ink) -> None:
    """The numbers of one square stand in rows inside it, as large as there is room for, above its product."""
    foot = 3 + ink.size * SMALL
    for i, j in sorted({spot.cell for spot in spots}):
        here = [spot for spot in spots if spot.cell == (i, j)]
        wide, high = cell - 2, cell - foot - 1
        columns = max(range(1, len(here) + 1), key=lambda n: _radius(n, len(here), wide, high, ink))
        rows = ceil(len(here) / columns)
        radius = _radius(columns, len(here), wide, high, ink)
        step = 2 * radius + 1.5
        for index, spot in enumerate(here):
            row, column = divmod(index, columns)
            in_row = min(columns, len(here) - row * columns)
            x = left + (i + 0.5) * cell + (column - (in_row - 1) / 2) * step
            y = under + j * cell + foot + high / 2 + ((rows - 1) / 2 - row) * step
            letters = radius * NUMBER
            disc(canvas, x, y, radius, fill=ink.ink, edge=ink.surface, line=1)
            write(canvas, x, y - letters * 0.36, str(spot.number), ink, bold=True, colour=ink.surface, anchor="middle",
                  size=letters)  # fmt: skip


def _radius(columns: int, count: int, wide: float, high: float, ink: Ink) -> float:
    """Of discs in so many columns: what fits beside and above one another, no larger than usual."""
    room = min(wide / columns, high / ceil(count / columns)) - 1.5
    return max(0.5, min(room / 2, ink.size * 0.8))
