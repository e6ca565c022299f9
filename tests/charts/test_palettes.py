"""Colours of charts: told apart by their neighbours, in grey and by colour-blind readers."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pypdfium2
import pytest
from colorspacious import cspace_convert

from facilitator_app.charts.group_marks import NAMED, OWN, group_mark
from facilitator_app.charts.ink import PAPER, Ink, contrast
from facilitator_app.domain.results import SHAPES
from facilitator_app.ui.results.charts import ink_of
from facilitator_app.ui.theme import Look, load_themes

BLINDNESS = ("", "deuteranomaly", "protanomaly", "tritanomaly")
LEAST_CONTRAST, LEAST_DISTANCE, LEAST_GREY_GAP, LEAST_DIGITS = 3.0, 10.0, 14.0, 4.5
LEAST_GAP_OF_ANY = {4: 19.5, 5: 16.5}  # the scales in use
LENGTHS = range(2, 8)
LEAST_APART = 0.15
"""Share of the ink of a mark by which it differs from every other one."""


def on_screens() -> dict[str, Ink]:
    return {name: ink_of(Look(theme)) for name, theme in load_themes().items()}


def parts(colour: str) -> Any:
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def seen(colour: str, blindness: str) -> Any:
    """The colour in CAM02-UCS as somebody with this colour blindness at full strength sees it."""
    values = parts(colour)
    if blindness:
        space = {"name": "sRGB1+CVD", "cvd_type": blindness, "severity": 100}
        values = np.clip(cspace_convert(values, space, "sRGB1"), 0, 1)
    return cspace_convert(values, "sRGB1", "CAM02-UCS")


def distance(one: str, other: str, blindness: str) -> float:
    return float(np.linalg.norm(seen(one, blindness) - seen(other, blindness)))


def lightness(colour: str) -> float:
    return float(cspace_convert(parts(colour), "sRGB1", "CIELab")[0])


@pytest.mark.parametrize("points", LENGTHS)
def test_neighbours_on_a_bar_differ_or_have_an_edge_that_does(points: int) -> None:
    for one, other in pairwise(PAPER.likert(points)):
        edge = min(contrast(PAPER.edge, one), contrast(PAPER.edge, other))
        assert max(contrast(one, other), edge) >= LEAST_CONTRAST - 0.05, (one, other)


@pytest.mark.parametrize("points", LENGTHS)
@pytest.mark.parametrize("blindness", BLINDNESS)
def test_answers_stay_apart_for_colour_blind_readers(points: int, blindness: str) -> None:
    for one, other in combinations(PAPER.likert(points), 2):
        assert distance(one, other, blindness) >= LEAST_DISTANCE, (one, other)


@pytest.mark.parametrize("points", LENGTHS)
def test_neighbours_stay_apart_in_grey(points: int) -> None:
    fills = PAPER.likert(points)
    for one, other in pairwise(fills):
        assert abs(lightness(one) - lightness(other)) >= LEAST_GREY_GAP, (one, other)
    if points in LEAST_GAP_OF_ANY:  # any two answers, not only neighbours, and plainly so
        for one, other in combinations(fills, 2):
            assert abs(lightness(one) - lightness(other)) > LEAST_GAP_OF_ANY[points], (one, other)


@pytest.mark.parametrize("points", LENGTHS)
def test_digits_on_a_bar_are_clear_on_paper_and_in_every_theme(points: int) -> None:
    for name, ink in {"paper": PAPER, **on_screens()}.items():
        for fill in ink.likert(points):
            assert contrast(ink.on(fill), fill) >= LEAST_DIGITS, (name, fill)


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_groups_stay_apart_by_colour_and_in_any_case_by_shape(blindness: str) -> None:
    for one, other in combinations(PAPER.groups, 2):
        assert distance(one, other, blindness) >= LEAST_DISTANCE, (one, other)
        assert abs(lightness(one) - lightness(other)) >= LEAST_GREY_GAP, (one, other)


def test_every_group_has_a_shape_of_its_own() -> None:
    outlines = set()
    for number in range(SHAPES + 1):
        (shape,) = group_mark(number, PAPER).contents
        places = getattr(shape, "points", None) or (getattr(shape, "width", 0), getattr(shape, "height", 0))
        outlines.add((type(shape).__name__, tuple(round(place, 2) for place in places)))
    assert len(outlines) == SHAPES + 1


def test_marks_stand_out_from_the_page_in_every_theme() -> None:
    for name, ink in {"paper": PAPER, **on_screens()}.items():
        for colour in (ink.ink if ink.plain else ink.accent, ink.edge, ink.border):
            assert contrast(colour, ink.surface) >= LEAST_CONTRAST, (name, colour)


def drawn_mark(number: int, ink: Ink) -> Any:
    """A mark as a printer or a screen has it, eight dots to a point of size: grey levels from 0 to 1."""
    from facilitator_app.packs.picture_page import picture_page

    document = pypdfium2.PdfDocument(picture_page(group_mark(number, ink), "Mark", "A mark."))
    picture = np.asarray(document[0].render(scale=4).to_pil().convert("L")) / 255
    document.close()
    return picture


@pytest.mark.slow
def test_twelve_groups_and_all_who_are_shown_alone_look_different_in_every_theme_in_grey() -> None:
    """Two marks differ by a seventh of their ink and more, whatever colours a theme or a printer leaves them."""
    for name, ink in {"paper": PAPER, **on_screens()}.items():
        for one_ink in (ink, replace(ink, plain=True), replace(ink, groups=(ink.groups[0],) * 2)):
            marks = {number: drawn_mark(number, one_ink) for number in (NAMED, OWN, *range(SHAPES + 1))}
            ground = marks[0][0, 0]
            for (one, first), (other, second) in combinations(marks.items(), 2):
                apart = np.abs(first - second).sum()
                ink_of_both = max(np.abs(first - ground).sum(), np.abs(second - ground).sum())
                assert apart / ink_of_both > LEAST_APART, (name, one_ink.plain, one, other, apart / ink_of_both)
