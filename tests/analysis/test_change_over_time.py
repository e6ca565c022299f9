"""What went up or down between rounds, against tables worked by hand; what is not compared is named with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest

from builders import an_instrument, words
from facilitator_app.analysis.change_over_time import changes
from facilitator_app.analysis.change_test import shift_of
from facilitator_app.analysis.permutation import Draws
from facilitator_app.domain.instrument import Wording
from facilitator_app.domain.over_time import Moved, NotCompared, Shift
from facilitator_app.domain.response import Outside
from two_rounds import HIGH, LOW, MIDDLE, changed, one_section, results


def by_id(found: Sequence[Moved]) -> dict[str, Moved]:
    return {one.place_id: one for one in found}


def test_statements_and_theme_as_worked_by_hand() -> None:
    """s1i1: 1 1 2 2 2 (mean 1.6), then 4 4 4 5 5 (4.4). Nobody before is as high as anybody now: of 252 draws of five of ten
    two are as wide, mid-p 1 in 252. s1i2: 1 2 3 4 5 both times (3.0), no gap. Theme: (1.6 + 3) / 2 = 2.3, (4.4 + 3) / 2 = 3.7;
    lined up 1 1 2 2 2 4 4 4 5 5 and 1 1 2 2 3 3 4 4 5 5 give 2 2 4 4 5 7 8 8 10 10, a gap of 2.8 in their sum. The five lowest
    have 17, the five highest 43: 5.2. A sum of 23 or less in five of them is a gap of 2.8 or more: more than 5 in 100."""
    before, now = (results(one_section(), {"s1i1": first, "s1i2": MIDDLE}) for first in (LOW, HIGH))
    found = changes(now, before)
    statements = by_id(found.statements)
    assert statements["s1i1"] == Moved(
        "s1i1", "s1", "Statement 1 of 1.", Shift.UP, Fraction(8, 5), Fraction(22, 5), 5, 5
    )
    assert statements["s1i2"].shift is Shift.UNCLEAR
    (theme,) = found.themes
    assert (theme.before, theme.now, theme.shift) == (Fraction(23, 10), Fraction(37, 10), Shift.UNCLEAR)
    lined_up = (2, 2, 4, 4, 5, 7, 8, 8, 10, 10)
    assert not found.no_themes
    assert not found.no_statements
    gaps = [abs(2 * sum(some) - sum(lined_up)) for some in combinations(lined_up, 5)]  # times 5
    assert (sum(gap > 14 for gap in gaps) + sum(gap == 14 for gap in gaps) / 2) / 252 > 0.05
    turned_round = changes(before, now)
    assert by_id(turned_round.statements)["s1i1"].shift is Shift.DOWN


def test_a_theme_in_which_all_statements_move_goes_up() -> None:
    before, now = (results(one_section(3), dict.fromkeys(("s1i1", "s1i2", "s1i3"), side)) for side in (LOW, HIGH))
    (theme,) = changes(now, before).themes
    assert (theme.shift, theme.before, theme.now, theme.n_before, theme.n_now) == (
        Shift.UP,
        Fraction(8, 5),
        Fraction(22, 5),
        5,
        5,
    )


def test_what_is_known_of_how_answers_go_together_finds_more() -> None:
    """Two statements, eight people, 1 1 2 2 3 3 4 4 and then 2 2 3 3 4 4 5 5 in both: a gap of 1 in the theme. Lined up, people have
    2 to 10 in sums; variance of sums over all 16 is four times that of one statement (1.5 + 0.25 = 1.75): 7. If answers went
    together by 0.4 it is 3.5 + 0.4 x 3.5 = 4.9, a share of 0.7: what must be as wide is then 1 / sqrt(0.7) = 1.195."""
    low, high = [1, 1, 2, 2, 3, 3, 4, 4], [2, 2, 3, 3, 4, 4, 5, 5]
    pairs = [(Counter(low), Counter(high))] * 2
    people = sorted(low + high)
    gaps = [abs(2 * sum(some) - sum(people)) / 8 for some in combinations(people, 8)]

    def mid_p(least: float) -> float:
        return (sum(gap > least + 1e-9 for gap in gaps) + sum(abs(gap - least) < 1e-9 for gap in gaps) / 2) / len(gaps)

    draws = Draws.of(Counter(2 * one for one in people), 8)
    assert float(draws.mid_p(Fraction(2))) == pytest.approx(mid_p(1.0))
    assert float(draws.mid_p(Fraction(2), Fraction(7, 10))) == pytest.approx(mid_p(0.7**-0.5))
    assert shift_of(pairs, Fraction(4, 10))[0] is (Shift.UP if mid_p(0.7**-0.5) <= 0.05 else Shift.UNCLEAR)


def test_a_statement_whose_words_changed_is_not_compared_and_takes_its_theme_along() -> None:
    old = one_section()
    for what in (
        {"text": words("Statement 1 of 1, in other words.")},
        {"text": Wording({"en": "Statement 1 of 1."}, {"en": "Easy words."})},
        {"text": Wording({"en": "Statement 1 of 1.", "cy": "Gosodiad"})},
        {"of_oneself": words("I do.")},
    ):
        now = results(changed(old, "s1i1", **what), {"s1i1": HIGH, "s1i2": HIGH})
        found = changes(now, results(old, {"s1i1": LOW, "s1i2": LOW}))
        (missing,) = found.no_statements
        assert (missing.place_id, missing.why) == ("s1i1", NotCompared.WORDS)
        (theme,) = found.no_themes
        assert theme.why is NotCompared.STATEMENTS
        assert by_id(found.statements)["s1i2"].shift is Shift.UP


def test_a_scale_that_changed_is_not_compared() -> None:
    old, longer = one_section(), one_section(points=7)
    found = changes(results(longer, {"s1i1": HIGH, "s1i2": HIGH}), results(old, {"s1i1": LOW, "s1i2": LOW}))
    assert [one.why for one in found.no_statements] == [NotCompared.SCALE, NotCompared.SCALE]
    assert not found.anything
    points = tuple(replace(p, label=words("Another word")) if p.value == 3 else p for p in old.scale.points)
    relabelled = replace(old, scale=replace(old.scale, points=points))
    without = replace(old, scale=replace(old.scale, dont_know=False))
    for other in (relabelled, without):
        found = changes(results(other, {"s1i1": HIGH, "s1i2": HIGH}), results(old, {"s1i1": LOW, "s1i2": LOW}))
        assert {one.why for one in found.no_statements} == {NotCompared.SCALE}


def test_what_was_asked_once_is_named_on_its_side() -> None:
    three, two = one_section(3), one_section(2)
    with_three = results(three, dict.fromkeys(("s1i1", "s1i2", "s1i3"), HIGH))
    with_two = results(two, dict.fromkeys(("s1i1", "s1i2"), LOW))
    assert [(one.place_id, one.why) for one in changes(with_three, with_two).no_statements] == [
        ("s1i3", NotCompared.ONLY_NOW)
    ]
    assert [(one.place_id, one.why) for one in changes(with_two, with_three).no_statements] == [
        ("s1i3", NotCompared.ONLY_BEFORE)
    ]
    assert [one.why for one in changes(with_two, with_three).no_themes] == [NotCompared.STATEMENTS]


def test_a_theme_asked_once_is_named() -> None:
    both, first = an_instrument(2, 2), an_instrument(1, 2)
    everything = dict.fromkeys(("s1i1", "s1i2", "s2i1", "s2i2"), MIDDLE)
    now, before = results(both, everything), results(first, dict.fromkeys(("s1i1", "s1i2"), MIDDLE))
    assert [(one.title, one.why) for one in changes(now, before).no_themes] == [("Section 2", NotCompared.ONLY_NOW)]
    assert [one.why for one in changes(before, now).no_themes] == [NotCompared.ONLY_BEFORE]


def test_a_reversed_statement_goes_up_when_people_agree_less() -> None:
    """The last statement of the made-up section is reversed: 4 4 4 5 5 counts as 2 2 2 1 1 (1.6), 1 1 2 2 2 as 5 5 4 4 4 (4.4)."""
    instrument = an_instrument(1, 2)
    before, now = (results(instrument, {"s1i1": MIDDLE, "s1i2": side}) for side in (HIGH, LOW))
    change = by_id(changes(now, before).statements)["s1i2"]
    assert (change.shift, change.before, change.now, change.reverse) == (
        Shift.UP,
        Fraction(8, 5),
        Fraction(22, 5),
        True,
    )
    plain = results(one_section(), {"s1i1": MIDDLE, "s1i2": LOW})
    (turned,) = changes(now, plain).no_statements
    assert turned.why is NotCompared.TURNED


def test_who_does_not_know_is_not_in_n() -> None:
    """Seven people; two do not know about s1i1, one left it out before. n is 6 before and 5 now, of the theme the fewest: 6 and 5."""
    before = results(one_section(), {"s1i1": [1, 1, 2, 2, 2, 1, None], "s1i2": [1, 1, 2, 2, 2, 1, 2]})
    now = results(
        one_section(), {"s1i1": [4, 4, 5, 5, 5, Outside.DONT_KNOW, Outside.DONT_KNOW], "s1i2": [4, 4, 5, 5, 5, 4, 5]}
    )
    found = changes(now, before)
    assert (by_id(found.statements)["s1i1"].n_before, by_id(found.statements)["s1i1"].n_now) == (6, 5)
    assert (by_id(found.statements)["s1i2"].n_before, by_id(found.statements)["s1i2"].n_now) == (7, 7)
    (theme,) = found.themes
    assert (theme.n_before, theme.n_now) == (6, 5)
    assert theme.before == (Fraction(9, 6) + Fraction(11, 7)) / 2


def test_a_statement_with_too_few_answers_is_named() -> None:
    before = results(one_section(), {"s1i1": [1, 2, None, None, None, None], "s1i2": [1, 1, 2, 2, 2, 1]})
    now = results(one_section(), {"s1i1": [4, 4, 5, 5, 5, 4], "s1i2": [4, 4, 5, 5, 5, 4]})
    found = changes(now, before)
    assert [(one.place_id, one.why) for one in found.no_statements] == [("s1i1", NotCompared.FEW)]
    assert [one.why for one in found.no_themes] == [NotCompared.FEW]


def test_how_many_would_be_said_by_chance_is_worked_out_from_the_answers() -> None:
    """Where everybody always says the same nothing can be said by chance; with many different answers it is nearly 1 in 20."""
    still = results(one_section(), dict.fromkeys(("s1i1", "s1i2"), [3] * 8))
    assert (changes(still, still).statements_by_chance, changes(still, still).themes_by_chance) == (0.0, 0.0)
    mixed = results(one_section(), {key: [1, 2, 3, 4, 5, 2, 3, 4] for key in ("s1i1", "s1i2")})
    draws = Draws.of(Counter({1: 2, 2: 4, 3: 4, 4: 4, 5: 2}), 8)
    found = changes(mixed, mixed)
    assert found.statements_by_chance == pytest.approx(2 * float(draws.by_chance()))
    assert found.themes_by_chance == pytest.approx(float(draws.by_chance())), "two lined up are as one, twice as wide"
    assert 0.01 < found.themes_by_chance < 0.1


def test_which_people_answered_what_decides_nothing() -> None:
    """Only counts are read: the same counts in any other order of people give the same."""
    one = results(one_section(), {"s1i1": [1, 2, 3, 4, 5], "s1i2": [1, 2, 3, 4, 5]})
    other = results(one_section(), {"s1i1": [1, 2, 3, 4, 5], "s1i2": [5, 4, 3, 2, 1]})
    now = results(one_section(), {"s1i1": HIGH, "s1i2": HIGH})
    assert changes(now, one) == changes(now, other)
