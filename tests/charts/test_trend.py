"""The line over real dates: words of days stay inside the picture and do not run into each other."""

from __future__ import annotations

from datetime import date

import pytest

from facilitator_app.charts.ink import PAPER
from facilitator_app.charts.lettering import letters_width
from facilitator_app.charts.trend import Trend, _foot, trends

DAYS = tuple(
    (day, f"November {day.year}: 12")
    for day in (date(2024, 2, 29), date(2024, 4, 1), date(2025, 3, 5), date(2025, 11, 12))
)


@pytest.mark.parametrize("width", [300.0, 480.0, 900.0])
def test_the_words_of_days_are_whole_and_apart(width: float) -> None:
    start, end = width * 0.5, width - 20

    def across(day: date) -> float:
        return start + (end - start) * (day - DAYS[0][0]).days / (DAYS[-1][0] - DAYS[0][0]).days

    placed = _foot(DAYS, across, (end - start) / 3, width, PAPER)
    edges = []
    for x, lines, row in placed:
        half = max(letters_width(line, PAPER.regular, PAPER.size) for line in lines) / 2
        assert x + half <= width + 0.01
        edges.append((row, x - half, x + half))
    assert (
        trends(
            [Trend("Trust", tuple((day, 2.0) for day, _words in DAYS))], DAYS, (1, 4), ("No", "Yes"), PAPER, width
        ).height
        > 0
    )
    for row, left, _right in edges[1:2]:
        assert row == 1 or left > edges[0][2], "five weeks apart: below each other where there is no room"
