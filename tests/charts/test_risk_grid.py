"""Where each risk lies: every number in the square of its averages, the squares in the shades of their bands."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import hypot

import pytest
from reportlab.graphics.shapes import Circle, Drawing, Rect, String

from charts.marks import colliding, covered, outside
from facilitator_app.charts.ink import MM, PAPER, Ink, contrast
from facilitator_app.charts.kind_charts import kind_charts
from facilitator_app.charts.risk_grid import Spot, Zone, risk_grid, shades
from facilitator_app.domain.instrument import Kind
from facilitator_app.ui.results.charts import ink_of
from facilitator_app.ui.theme import Look, load_themes
from kind_results import made_up

EDGES = ((1, 5, "Low"), (5, 10, "Moderate"), (10, 17, "High"), (17, 26, "Severe"))
ZONES = [Zone(f"{name}: from {low}", frozenset(range(low, below))) for low, below, name in EDGES]
LABELS = ("How likely", "How bad")
SIZES = (12.0, 14.0, 18.0, 28.0)
WIDTH = 170 * MM
SAME = [Spot(n, 3.0, 3.0) for n in range(1, 9)]
CROWD = [Spot(n, 5.0, 5.0) for n in range(1, 21)]
SPREAD_OUT = [Spot(1, 1.0, 1.0), Spot(2, 5.0, 5.0), Spot(3, 2.4, 2.5), Spot(4, 2.5, 2.4), Spot(5, 4.9, 1.4)]
THEMES = {name: ink_of(Look(theme)) for name, theme in load_themes().items()}


def squares(drawing: Drawing) -> dict[tuple[int, int], Rect]:
    """The squares by column and row: the first 25 rectangles."""
    found = [shape for shape in drawing.contents if isinstance(shape, Rect)][:25]
    return {divmod(n, 5): square for n, square in enumerate(found)}


def discs(drawing: Drawing) -> dict[int, Circle]:
    """The discs by their number, which is written right after each."""
    pairs = pairwise(drawing.contents)
    return {int(words.text): disc for disc, words in pairs if isinstance(disc, Circle) and isinstance(words, String)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("spots", [SAME, CROWD, SPREAD_OUT], ids=["same", "crowd", "spread out"])
def test_a_number_never_leaves_the_square_of_its_averages(spots: list[Spot], size: float) -> None:
    drawing = risk_grid(spots, LABELS, ZONES, PAPER.sized(size), WIDTH * max(1, size / 18))
    found = discs(drawing)
    assert len(found) == len(spots)
    for spot in spots:
        square, disc = squares(drawing)[spot.cell], found[spot.number]
        assert square.x <= disc.cx - disc.r
        assert disc.cx + disc.r <= square.x + square.width
        assert square.y <= disc.cy - disc.r
        assert disc.cy + disc.r <= square.y + square.height
    for one, other in combinations(found.values(), 2):
        assert hypot(one.cx - other.cx, one.cy - other.cy) > one.r + other.r
    assert not outside(drawing)
    assert not covered(drawing)
    assert not colliding(drawing)


@pytest.mark.parametrize(
    ("across", "up", "cell"), [(1.0, 1.0, (0, 0)), (1.4, 1.5, (0, 1)), (2.5, 4.4, (2, 3)), (5.0, 4.5, (4, 4))]
)
def test_the_square_of_two_averages_is_the_nearest_whole_answers_halves_upwards(
    across: float, up: float, cell: tuple[int, int]
) -> None:
    assert Spot(1, across, up).cell == cell


@pytest.mark.parametrize("name", list(THEMES))
def test_each_square_has_the_shade_of_the_band_of_its_product(name: str) -> None:
    ink = THEMES[name].sized(12)
    drawing = risk_grid([], LABELS, ZONES, ink, WIDTH)
    fills = shades(len(ZONES), ink)
    assert len(set(fills)) == (1 if ink.plain else 4)
    for (i, j), square in squares(drawing).items():
        zone = next(n for n, zone in enumerate(ZONES) if (i + 1) * (j + 1) in zone.products)
        assert f"#{square.fillColor.hexval()[2:].upper()}" == fills[zone].upper()
        assert contrast(ink.on(fills[zone]), fills[zone]) >= 4.5
    said = [shape.text for shape in drawing.contents if isinstance(shape, String)]
    assert [words for words in said if "from" in words] == [zone.words for zone in reversed(ZONES)]


def test_strong_lines_part_the_bands_where_nothing_is_filled() -> None:
    black = Ink(plain=True)
    lines = [shape for shape in risk_grid([], LABELS, ZONES, black, WIDTH).contents if type(shape).__name__ == "Line"]
    whole = risk_grid([], LABELS, [Zone("All: from 1", frozenset(range(1, 26)))], black, WIDTH)
    # row and column after which the band changes: 4|5; 4|6, 8|10; 3|6, 9|12; 4|8, 8|12, 16|20; 5|10, 15|20
    across = [(1, 4), (2, 2), (2, 4), (3, 1), (3, 3), (4, 1), (4, 2), (4, 4), (5, 1), (5, 3)]
    assert len(lines) == 2 * len(across)  # the grid is the same across and up
    assert not [shape for shape in whole.contents if type(shape).__name__ == "Line"]


def test_the_key_has_every_band_of_the_questionnaire_and_the_words_say_where_a_risk_lies() -> None:
    results = made_up(Kind.RISK_GRID)
    grid = next(chart for chart in kind_charts(results) if chart.title == "Where each risk lies")
    said = " ".join(shape.text for shape in grid.draw(PAPER, WIDTH).contents if isinstance(shape, String))
    assert all(words in said for words in ("Low: from 1", "Moderate: from 5", "High: from 10", "Severe: from 17"))
    for n, risk in enumerate(results.findings.risks, 1):
        words = f"{n}. {risk.title}: How likely {risk.likelihood:.1f}, how bad {risk.impact:.1f}."
        assert words in grid.words
    assert any("multiplied first and then averaged" in note for note in grid.notes)
