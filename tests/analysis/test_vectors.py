"""Formulas against worked examples, published and by hand."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from importlib.util import module_from_spec, spec_from_file_location
from math import factorial, prod
from pathlib import Path
from statistics import fmean, stdev
from types import ModuleType

import pytest

from exposure_reference import exposed as reference
from facilitator_app.analysis import chance
from facilitator_app.analysis import differences as gaps
from facilitator_app.analysis.boxes import Box, box_of
from facilitator_app.analysis.disclosure import clashes, exposed, exposes_anybody
from facilitator_app.analysis.missing import bounds
from facilitator_app.analysis.people import THROUGHOUT_BY_CHANCE
from facilitator_app.analysis.scores import interpolated_median
from facilitator_app.analysis.spread import agreement_index, agreement_words, spread_of, spread_of_section, van_der_eijk
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


def numbers(*values: int) -> list[int]:
    return list(values)


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
    assert gaps.difference(a, b) == -gaps.difference(b, a) == Fraction(sum(a), len(a)) - Fraction(sum(b), len(b))


@pytest.mark.parametrize(
    ("points", "section", "item"), [(5, 0.75, 1), (4, 0.65, 0.9), (3, 0.5, 0.75), (7, 1.125, 1.5), (10, 1.6875, 2.25)]
)
def test_limits_grow_with_the_scale(points: int, section: float, item: float) -> None:
    assert float(gaps.limit(points)) == section
    assert float(gaps.limit(points, for_section=False)) == item


@pytest.mark.parametrize(
    ("expected", "shown", "note"),
    [
        (0.0, 0, ""),
        (0.4, 2, ""),
        (0.5, 2, ""),
        (0.6, 2, "About 1 of these could be chance."),
        (2.6, 5, "About 3 of these could be chance."),
        (2.6, 2, "All of these could be chance."),
        (0.6, 1, "This one could be chance."),
    ],
)
def test_about_so_many_could_be_chance(expected: float, shown: int, note: str) -> None:
    assert gaps.chance_note(expected, shown) == note


def test_chance_is_worked_out_on_the_answers_that_were_given() -> None:
    """A divided crowd has chance differences several times as often as one of one mind; nobody else decides it."""

    def apart(a: Sequence[int], b: Sequence[int]) -> bool:
        return gaps.without_any_one(a, b) >= 1

    agreeing, divided = [3] * 3 + [4] * 9 + [5] * 4, [1] * 7 + [2] * 2 + [4] * 2 + [5] * 5
    rates = [chance.flags_by_chance(crowd, (8, 8), apart) for crowd in (agreeing, divided)]
    assert rates[0] == 0 < 0.05 < rates[1]
    assert rates == [chance.flags_by_chance(crowd, (8, 8), apart) for crowd in (agreeing, divided)]
    assert chance.flags_by_chance(divided, (5, 5, 6), apart) > rates[1], "three pairs to flag"


def test_nothing_is_picked_out_of_what_is_alike() -> None:
    """Themes that are all the same are ranked in five rounds of a hundred at most; a real gap is found."""
    rng, found, real = random.Random(3), 0, 0
    for _round in range(300):
        people = [[min(5, max(1, round(rng.gauss(3.6, 1)))) for _theme in range(6)] for _one in range(8)]
        spots = [spot_of([one[theme] for one in people]) for theme in range(6)]
        found += chance.clear_ends(spots) is not None
        lower = [max(1, one[0] - 2) for one in people]
        real += chance.clear_ends([*spots[1:], spot_of(lower)]) is not None
    assert found <= 15
    assert real > 60


def spot_of(values: Sequence[int]) -> chance.Standing:
    return chance.Standing(fmean(values), stdev(values), len(values))


def test_what_lies_apart_from_all_is_told_and_nothing_where_all_are_alike() -> None:
    """Two that lie equally far are both told; of 300 rounds without any difference anything is told in 15 at most."""
    alike = [chance.Standing(2.0, 0.6, 12)] * 18
    far = [chance.Standing(3.6, 0.5, 12), chance.Standing(3.6, 0.5, 12), chance.Standing(0.5, 0.5, 12)]
    assert chance.apart_from_all([*alike, *far], 0.25) == ((18, 19), (20,))
    few = [chance.Standing(one.mean, one.deviation, 3) for one in (*alike, *far)]
    assert chance.apart_from_all(few, 0.25) == ((18, 19), (20,))
    nobody = [chance.Standing(one.mean, one.deviation * 2, 3) for one in (*alike, *far)]
    assert chance.apart_from_all(nobody, 0.25) == ((), ())
    sure = [*[chance.Standing(2.0, 0.1, 400)] * 18, chance.Standing(2.2, 0.1, 400)]
    assert chance.apart_from_all(sure, 0.25) == ((), ()), "however sure, it is too near"
    assert chance.apart_from_all(far[:2], 0.25) == ((), ())
    rng, told = random.Random(5), 0
    for _round in range(300):
        spots = []
        for _item in range(24):
            values = rng.choices(range(5), (5, 10, 20, 40, 25), k=rng.choice((8, 8, 9)))
            spots.append(chance.Standing(fmean(values), stdev(values), len(values)))
        told += any(chance.apart_from_all(spots, 0.25))
    assert told <= 15


def test_who_shares_an_end_is_not_named_for_it() -> None:
    one, other = chance.Standing(4.5, 0.3, 12), chance.Standing(2.0, 0.3, 12)
    assert chance.clear_ends([one, other]) == (0, 1)
    assert chance.clear_ends([one, other, other]) is None
    assert chance.leaders([other, one, chance.Standing(4.4, 0.3, 12)]) == (1, 2)


@pytest.mark.parametrize(("points", "others", "percent"), [(5, 5, 5), (5, 8, 4), (4, 5, 5), (7, 8, 4)])
def test_own_view_rates(points: int, others: int, percent: int) -> None:
    simulated = benchmark("simulate_differences").own_view_flags(points, 5, others, runs=20_000)
    assert simulated == pytest.approx(percent / 100, abs=0.008)


@pytest.mark.parametrize("like", ["agreeing", "divided"])
def test_an_own_view_on_one_side_throughout_is_as_often_chance_as_is_said(like: str) -> None:
    simulate = benchmark("simulate_differences")
    rates = [simulate.throughout(points, 3, 5, runs=2_000, like=like) for points in (4, 5, 7)]
    assert (THROUGHOUT_BY_CHANCE - 2) / 10 < max(rates) <= THROUGHOUT_BY_CHANCE / 10


@pytest.mark.parametrize(("points", "percent"), [(4, 15), (5, 18), (7, 16)])
def test_a_divided_crowd_is_flagged_more_often(points: int, percent: int) -> None:
    simulated = benchmark("simulate_differences").false_flags(points, 5, 4, 4, runs=20_000, like="divided")
    assert simulated == pytest.approx(percent / 100, abs=0.01)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [([0, 0, 0, 0, 0, 0, 9], 1.0), ([5, 0, 0, 0, 0, 0, 5], -1.0), ([3] * 7, 0.0), ([0, 0, 2, 5, 2, 0, 0], 7 / 9)],
)
def test_van_der_eijk_on_seven_points(counts: list[int], expected: float) -> None:
    """The last by hand: a layer of 2 over three neighbours (6 of 9 answers, a = 1 - 2/6), then 3 of 9 on one point."""
    assert van_der_eijk(counts) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(("n", "percent"), [(4, 27), (5, 17), (6, 8), (8, 4), (10, 2)])
def test_how_easily_chance_looks_like_agreement(n: int, percent: int) -> None:
    """Answers drawn evenly over five points: how often A reaches 0.6 (16.5 at five). Hence none below eight answers."""
    spread = benchmark("simulate_spread")
    ways = [counts for counts in spread.all_counts(n, 5) if van_der_eijk(counts) >= 0.6 - 1e-9]
    chance = sum(factorial(n) / prod(map(factorial, counts)) / 5**n for counts in ways)
    assert 100 * chance == pytest.approx(percent, abs=0.6)


@pytest.mark.parametrize(
    ("index", "words"),
    [(None, ""), ("0.6", "close agreement"), ("0.59", "some agreement"), ("0.2", "some agreement"), ("0.19", "spread out"),
     ("-0.2", "spread out"), ("-0.21", "divided")],
)  # fmt: skip
def test_words_for_the_index(index: str | None, words: str) -> None:
    assert agreement_words(index and Fraction(index)) == words


def test_an_index_on_the_edge_is_exact() -> None:
    """Seven counts of ten answers have an A of exactly 0.2 or 0.6; in binary figures some of them fell below it."""
    edges = [van_der_eijk(counts) for counts in benchmark("simulate_spread").all_counts(10, 5)]
    for edge, words in ((Fraction(1, 5), "some agreement"), (Fraction(3, 5), "close agreement")):
        assert edges.count(edge) > 10
        assert agreement_words(edge) == words


SPREADS = [
    # five points
    ([0, 0, 0, 4, 0], None),
    ([0, 0, 0, 5, 0], Spread.SAME),
    ([2, 0, 0, 0, 3], Spread.SPLIT),
    ([1, 1, 0, 2, 1], Spread.SPLIT),
    ([1, 0, 0, 3, 1], Spread.CLOSE),
    ([0, 1, 1, 4, 3], Spread.SIMILAR),
    ([0, 0, 1, 4, 5], Spread.CLOSE),
    ([1, 2, 3, 3, 1], Spread.MIXED),  # four fifths in the middle, but somebody at each end
    ([1, 1, 2, 3, 2], Spread.MIXED),
    ([1, 2, 1, 4, 1], Spread.SPLIT),
    ([0, 2, 2, 5, 3], Spread.SIMILAR),
    ([0, 1, 4, 0, 5], Spread.MIXED),  # nine of ten in three neighbours, but nobody between the four and the five
    ([1, 0, 3, 0, 4], Spread.MIXED),
    ([0, 0, 1, 0, 5], Spread.CLOSE),  # one person is no side
    ([2, 0, 3, 2, 3], Spread.MIXED),  # four fifths in three neighbours, as spread as if nobody agreed: A is 0
    # four points: answers that touch are no split; with a fifth of the people at each end they are
    ([0, 8, 5, 0], Spread.SIMILAR),
    ([0, 1, 9, 0], Spread.CLOSE),
    ([1, 4, 4, 1], Spread.MIXED),
    ([2, 3, 3, 2], Spread.SPLIT),
    ([1, 2, 3, 2], Spread.MIXED),
    ([3, 0, 0, 2], Spread.SPLIT),
    ([0, 5, 4, 1], Spread.SIMILAR),
    ([0, 4, 4, 4], Spread.MIXED),
    ([4, 0, 0, 4], Spread.SPLIT),
    ([2, 0, 4, 4], Spread.MIXED),  # A is 0.13
    # three points
    ([3, 2, 3], Spread.SPLIT),
    ([1, 3, 2], Spread.SIMILAR),
    ([1, 0, 4], Spread.CLOSE),
    ([2, 4, 3], Spread.MIXED),
    # seven points
    ([0, 3, 0, 0, 0, 3, 0], Spread.SPLIT),
    ([1, 0, 1, 2, 4, 2, 0], Spread.CLOSE),
    ([1, 1, 1, 2, 2, 2, 1], Spread.MIXED),
    ([0, 1, 1, 4, 1, 1, 2], Spread.SIMILAR),
]


@pytest.mark.parametrize(("counts", "expected"), SPREADS)
def test_spread_of_an_item(counts: list[int], expected: Spread | None) -> None:
    assert spread_of(counts) is expected
    assert spread_of(counts[::-1]) is expected


@pytest.mark.parametrize("points", [3, 4, 5, 7])
def test_no_word_stands_beside_an_index_that_says_the_opposite(points: int) -> None:
    """Close and Similar beside "spread out" or "divided", or an answer that nobody gave between two sides."""
    for counts in benchmark("simulate_spread").all_counts(9, points):
        if spread_of(counts) in (Spread.CLOSE, Spread.SIMILAR):
            assert agreement_words(agreement_index(counts)) in ("close agreement", "some agreement"), counts
            sides = [min(sum(counts[:at]), sum(counts[at:])) for at, count in enumerate(counts) if not count]
            assert max(sides, default=0) < 3, counts


S, M, X, A, C = Spread.SIMILAR, Spread.MIXED, Spread.SPLIT, Spread.SAME, Spread.CLOSE


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], None),
        ([None, None], None),
        ([X, X, S, M], X),
        ([X, S, S, S, S], S),
        ([X, M, S, S, S], M),
        ([A, S, S, M], S),
        ([A], C),
        ([A, C, M], C),
        ([C, S, S], S),
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
