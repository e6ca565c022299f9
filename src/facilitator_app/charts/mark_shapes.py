"""The shapes of groups, for every chart, page and screen: twelve that stay apart in grey and without any fill."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from facilitator_app.domain.results import SHAPES

Point = tuple[float, float]
"""Right and up from the middle, in millimetres beside words of 12 points."""


def _round(radius: float, corners: int) -> tuple[Point, ...]:
    """A shape with corners all round, one of them up."""
    return tuple((radius * sin(k * 2 * pi / corners), radius * cos(k * 2 * pi / corners)) for k in range(corners))


def _saltire(reach: float, half: float) -> tuple[Point, ...]:
    """An upright cross turned by an eighth."""
    arm = ((half, reach), (half, half), (reach, half), (reach, -half), (half, -half), (half, -reach))
    cross = (*arm, *((-x, -y) for x, y in arm))
    return tuple(((x - y) * sin(pi / 4), (x + y) * sin(pi / 4)) for x, y in cross)


RING = 4
"""The number of the mark that is never filled: it has a thick edge."""

_OUTLINES: tuple[tuple[Point, ...], ...] = (
    ((-2.45, -2.1), (2.45, -2.1), (0, 2.1)),  # triangle
    ((-2.65, 0), (0, -2.65), (2.65, 0), (0, 2.65)),  # diamond
    ((-1.95, -1.95), (1.95, -1.95), (1.95, 1.95), (-1.95, 1.95)),  # square
    _round(2.0, 48),  # ring
    ((-2.45, 2.1), (2.45, 2.1), (0, -2.1)),  # triangle down
    _round(2.4, 5),  # pentagon
    ((-2.3, 2.4), (2.3, 2.4), (0.35, 0), (2.3, -2.4), (-2.3, -2.4), (-0.35, 0)),  # hourglass
    _saltire(2.7, 0.75),  # cross that leans
    ((-2.7, -0.95), (2.7, -0.95), (2.7, 0.95), (-2.7, 0.95)),  # flat bar
    ((-2.3, 2.4), (2.3, 2.4), (2.3, 0.9), (0.8, 0.9), (0.8, -2.4), (-0.8, -2.4), (-0.8, 0.9), (-2.3, 0.9)),  # T
    ((-2.6, -2.1), (-2.6, -0.3), (0, 2.3), (2.6, -0.3), (2.6, -2.1), (0, 0.5)),  # chevron
    ((-2.2, 2.4), (-0.7, 2.4), (-0.7, -0.9), (2.2, -0.9), (2.2, -2.4), (-2.2, -2.4)),  # L
)
assert len(_OUTLINES) == SHAPES


def outline(number: int) -> Sequence[Point]:
    """The corners of the mark of group ``number``, from 1; after the last shape comes the first again."""
    return _OUTLINES[(number - 1) % SHAPES]


def hollow(number: int) -> bool:
    """True for the ring."""
    return (number - 1) % SHAPES == RING - 1
