"""Formulas against worked examples, published and by hand."""

from __future__ import annotations

from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from exposure_reference import exposed as reference
from facilitator_app.analysis import differences as gaps
from facilitator_app.analysis.boxes import Box, box_of
from facilitator_app.analysis.disclosure import clashes, exposed, exposes_anybody
from facilitator_app.analysis.missing import bounds
from facilitator_app.analysis.scores import interpolated_median, mean
from facilitator_app.analysis.spread import agreement_index, spread_of, spread_of_section, van_der_eijk
from facilitator_app.domain.results import Spread

PEOPLE = tuple("abcdefghijkl")
ALL = frozenset(PEOPLE)


def people(text: str) -> frozenset[str]:
    return frozenset(text)


EXPOSURES = [
    # published, k, insider, exposed
    (["abcdefghijkl", "abcde", "fghi"], 4, None, {"jkl"}),
    (["abcdefghijkl", "abcde", "fghijkl"], 4, None, set()),
    (["abcdefghijk", "abcdefghijkl"], 4, None, {"l"}),
    (["abcdef", "ghijkl", "abcd", "efghijkl"], 4, None, {"ef"}),
    (["abcdefghijkl", "abc", "defghijkl"], 3, "a", {"bc"}),
    (["abcdefghijkl", "abcd", "efghijkl"], 3, "a", set()),
]


@pytest.mark.parametrize(("published", "k", "insider", "expected"), EXPOSURES)
def test_exposure(published: list[str], k: int, insider: str | None, expected: set[str]) -> None:
    rows = [people(row) for row in published]
    found = set(exposed(rows, k, insider))
    assert found == {people(one) for one in expected}
    assert found == set(reference(rows, PEOPLE, k, insider))


@pytest.mark.parametrize(
    ("published", "k", "anybody"),
    [
        (["abcdefghijkl", "abc", "defghijkl"], 3, False),  # three, less the insider, leaves two: the floor of 3 lets it
        (["abcdefghijkl", "abc", "defghijkl"], 4, True),
        (["abcdefghijkl", "abcd", "efghijkl"], 4, False),
        (["abcd"], 4, False),
        ([], 4, False),
        (["abcdefghijkl"] * 3, 4, False),
    ],
)
def test_exposure_from_outside_and_inside(published: list[str], k: int, anybody: bool) -> None:
    assert exposes_anybody([people(row) for row in published], k) is anybody


def test_clashes_name_the_quantity_and_look_back() -> None:
    new = frozenset({("trust", ALL), ("aims", ALL)})
    before = frozenset({("trust", ALL - {"l"}), ("other", people("ab"))})
    assert clashes(new, frozenset(), 4) == ()
    assert clashes(new, before, 4) == ("trust",)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([0, 1, 1, 4, 3], 4.125),
        ([1, 1, 2, 3, 2], 3 + 2 / 3),
        ([0, 0, 0, 5, 0], 4.0),
        ([2, 0, 0, 0, 3], 4.5 + 0.5 / 3),
        ([5, 0], 1.0),
        ([0, 0, 0], None),
    ],
)
def test_interpolated_median(counts: list[int], expected: float | None) -> None:
    assert interpolated_median(counts) == (None if expected is None else pytest.approx(expected))


def test_interpolated_median_of_a_scale_that_starts_elsewhere() -> None:
    assert interpolated_median([0, 1, 1, 4, 3], 0) == pytest.approx(3.125)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([30, 40, 210, 130, 530, 50, 10], 0.6113),
        ([2, 0, 1, 1], 0.0833),
        ([2, 0, 0, 2], -1.0),
        ([1, 1, 1, 1], 0.0),
        ([4, 0, 0, 0], 1.0),
        ([0, 0, 1, 3, 1], 0.70),
    ],
)
def test_van_der_eijk(counts: list[int], expected: float) -> None:
    assert van_der_eijk(counts) == pytest.approx(expected, abs=5e-5)
    assert van_der_eijk(counts[::-1]) == pytest.approx(expected, abs=5e-5)


def test_the_index_needs_eight_answers_and_three_points() -> None:
    assert agreement_index([0, 0, 7, 0, 0]) is None
    assert agreement_index([0, 8]) is None
    assert agreement_index([0, 0, 8, 0, 0]) == 1.0


def test_missing_people() -> None:
    holds = bounds([0, 1, 1, 4, 3], 7, 12)
    assert (holds.asked, holds.least, holds.most) == (12, 7, 10)
    assert (holds.low, holds.high) == (pytest.approx(3.25), pytest.approx(4.25))
    assert holds.most_agree_whoever_is_missing
    open_ = bounds([2, 0, 0, 0, 3], 3, 8)
    assert (open_.least, open_.most) == (3, 6)
    assert not open_.most_agree_whoever_is_missing


def test_half_is_not_most_and_more_may_answer_than_were_asked() -> None:
    assert not bounds([0, 4, 4], 4, 8, 0).most_agree_whoever_is_missing
    more = bounds([0, 4, 5], 5, 6, 0)
    assert (more.asked, more.least, more.most) == (9, 5, 5)
    assert more.low == more.high == pytest.approx(14 / 9)


@pytest.mark.parametrize(
    ("own", "others", "box"),
    [
        (4.2, 4.0, Box.BOTH_HIGH),
        (2.0, 3.0, Box.BOTH_LOW),
        (4.2, 2.9, Box.OWN_HIGHER),
        (2.9, 4.2, Box.OTHERS_HIGHER),
        (3.6, 4.5, Box.UNCLEAR),
        (4.5, 3.3, Box.UNCLEAR),
        (3.75, 3.25, Box.OWN_HIGHER),  # a quarter of a point from the line is far enough
    ],
)
def test_boxes_on_five_points(own: float, others: float, box: Box) -> None:
    assert box_of(own, others, 1, 5) is box


def test_boxes_on_other_scales() -> None:
    # Four points, 1 to 4: the line is at 2.875, unclear within 0.1875. Four points, 0 to 3: the line is at 1.875.
    assert box_of(3.1, 2.6, 1, 4) is Box.OWN_HIGHER
    assert box_of(3.0, 2.6, 1, 4) is Box.UNCLEAR
    assert box_of(2.1, 1.6, 0, 3) is Box.OWN_HIGHER


def numbers(*values: float) -> list[Fraction]:
    return [Fraction(value) for value in values]


def test_without_any_one() -> None:
    # Means 4 and 2: leaving out a 5 gives 11/3 - 2, leaving out a 1 gives 4 - 7/3.
    assert gaps.without_any_one(numbers(5, 4, 4, 3), numbers(1, 2, 2, 3)) == Fraction(5, 3)
    # One loud person: without the 5 the sides are the same.
    assert gaps.without_any_one(numbers(5, 2, 2, 2), numbers(2, 2, 2, 2)) == 0
    # The sign turns without the 5.
    assert gaps.without_any_one(numbers(5, 2, 2, 2), numbers(2, 3, 2, 3)) == 0
    assert gaps.without_any_one(numbers(3, 3), numbers(3, 3)) == 0
    assert gaps.without_any_one(numbers(5), numbers(1, 1)) == 0


def test_without_any_one_looks_the_same_from_both_sides() -> None:
    a, b = numbers(5, 4, 4, 3, 5), numbers(1, 3, 2, 3)
    assert gaps.without_any_one(a, b) == gaps.without_any_one(b, a) > 0
    assert gaps.difference(a, b) == -gaps.difference(b, a) == mean(a) - mean(b)


@pytest.mark.parametrize(
    ("points", "section", "item"), [(5, 0.75, 1), (4, 0.5625, 0.75), (3, 0.375, 0.5), (7, 1.125, 1.5)]
)
def test_limits_grow_with_the_scale(points: int, section: float, item: float) -> None:
    assert gaps.limit(points) == section
    assert gaps.limit(points, for_section=False) == item


@pytest.mark.parametrize(("a", "b", "rate"), [(4, 9, 0.07), (5, 5, 0.05), (7, 20, 0.05), (8, 8, 0.02)])
def test_chance_rates(a: int, b: int, rate: float) -> None:
    """Five points, a section of five items: the published rates."""
    assert gaps.chance_rate(5, 5, a, b) == gaps.chance_rate(5, 5, b, a) == rate


SPREADS = [
    # five points
    ([0, 0, 0, 4, 0], None),
    ([0, 0, 0, 5, 0], Spread.SAME),
    ([2, 0, 0, 0, 3], Spread.SPLIT),
    ([1, 1, 0, 2, 1], Spread.SPLIT),
    ([1, 0, 0, 3, 1], Spread.SIMILAR),
    ([0, 1, 1, 4, 3], Spread.SIMILAR),
    ([1, 1, 2, 3, 2], Spread.MIXED),
    ([1, 2, 1, 4, 1], Spread.SPLIT),
    ([0, 2, 2, 5, 3], Spread.SIMILAR),
    # four points: answers that touch are no split; with a fifth of the people at each end they are
    ([0, 8, 5, 0], Spread.SIMILAR),
    ([0, 1, 9, 0], Spread.SIMILAR),
    ([1, 4, 4, 1], Spread.SIMILAR),
    ([2, 3, 3, 2], Spread.SPLIT),
    ([1, 2, 3, 2], Spread.MIXED),
    ([3, 0, 0, 2], Spread.SPLIT),
    ([0, 5, 4, 1], Spread.SIMILAR),
    ([0, 4, 4, 4], Spread.MIXED),
    ([4, 0, 0, 4], Spread.SPLIT),
    # three points
    ([3, 2, 3], Spread.SPLIT),
    ([1, 3, 2], Spread.SIMILAR),
    ([1, 0, 4], Spread.SIMILAR),
    ([2, 4, 3], Spread.MIXED),
    # seven points
    ([0, 3, 0, 0, 0, 3, 0], Spread.SPLIT),
    ([1, 0, 1, 2, 4, 2, 0], Spread.SIMILAR),
    ([1, 1, 1, 2, 2, 2, 1], Spread.MIXED),
    ([0, 1, 1, 4, 1, 1, 2], Spread.SIMILAR),
]


@pytest.mark.parametrize(("counts", "expected"), SPREADS)
def test_spread_of_an_item(counts: list[int], expected: Spread | None) -> None:
    assert spread_of(counts) is expected
    assert spread_of(counts[::-1]) is expected


S, M, X, A = Spread.SIMILAR, Spread.MIXED, Spread.SPLIT, Spread.SAME


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], None),
        ([None, None], None),
        ([X, X, S, M], X),
        ([X, S, S, S, S], S),
        ([X, M, S, S, S], M),
        ([A, S, S, M], S),
        ([A], S),
        ([M], M),
        ([None, X], X),
        ([S, None, S], S),
    ],
)
def test_spread_of_a_section(words: list[Spread | None], expected: Spread | None) -> None:
    assert spread_of_section(words) is expected


def benchmark(name: str) -> ModuleType:
    spec = spec_from_file_location(name, Path(__file__).parents[2] / "benchmarks" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_how_often_split_appears() -> None:
    """Published rates for five points; on four points a crowd that mostly agrees is called split as seldom."""
    spread = benchmark("simulate_spread")

    def percent(name: str, points: int) -> list[int]:
        return [round(100 * spread.rates(spread_of, spread.crowd(name, points), n)[Spread.SPLIT]) for n in (5, 8, 10)]

    assert percent("agreeing", 5) == [13, 9, 4]
    assert percent("divided", 5) == [60, 68, 62]
    assert percent("agreeing", 4) == [16, 6, 7]
    assert percent("divided", 4) == [58, 61, 63]
