"""Statements by group, another way to divide people, what a refusal names and alternatives, four boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_response, a_round, an_instrument, some_groups
from facilitator_app.analysis import release
from facilitator_app.analysis.boxes import Box, four_boxes, gaps_that_pass
from facilitator_app.analysis.disclosure import base, how_many_agree
from facilitator_app.analysis.shares import Told, what_is_told
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.response import Outside, Response
from facilitator_app.domain.results import (
    AlternativeKind,
    BlockItem,
    ChosenGroups,
    Issue,
    ItemDifference,
    RoundResults,
    Share,
    View,
    Withheld,
)
from facilitator_app.domain.round import Promise, Round, RoundState

BY_GROUP = View(items=True)
INSTRUMENT = an_instrument(sections=2, items=2)
DAY = date(2026, 4, 1)


def closed(*asked: int, groups: tuple[RaterGroup, ...] = ()) -> Round:
    return a_round(instrument=INSTRUMENT, groups=groups or some_groups(asked), state=RoundState.CLOSED)


def people(*groups: Sequence[int], item: str = "s1i1") -> list[Response]:
    """Each group's answers to one item; 3 to every other. Ids "g1-0"…"""
    rest = {i.id: 3 for i in INSTRUMENT.items}
    return [
        a_response(f"g{g}", {**rest, item: value}, id=f"g{g}-{n}")
        for g, values in enumerate(groups, 1)
        for n, value in enumerate(values)
    ]


def shown(
    round_: Round, responses: Sequence[Response], ledger: Sequence[Issue] = (), view: View = BY_GROUP
) -> RoundResults:
    found = release(round_, "", False, responses, ledger, view=view)
    assert isinstance(found, RoundResults), found
    return found


def withheld(round_: Round, responses: Sequence[Response], ledger: Sequence[Issue], view: View) -> Withheld:
    found = release(round_, "", False, responses, ledger, view=view)
    assert isinstance(found, Withheld)
    return found


def issue(number: int, results: RoundResults, kind: str = "pack") -> Issue:
    return Issue(f"i{number}", "r1", number, DAY, kind, results.sets)


# --- Groups side by side


def test_two_groups_side_by_side() -> None:
    """Six show their whole spread; of five only the count of those who agree would do, so nobody's spread is told:
    the spread of the five would be what is left."""
    results = shown(closed(6, 5), people([5, 4, 4, 2, 1, 3], [4, 5, 2, 2, 1]))
    item = results.sections[0].items[0]
    assert item.blocks == (
        BlockItem("g1", 6, "3 of 6 agree", 3),
        BlockItem("g2", 5, "2 of 5 agree", 2),
    )
    both = shown(closed(6, 7), people([5, 4, 4, 2, 1, 3], [4, 5, 2, 2, 1, 4, 4])).sections[0].items[0]
    one, other = both.blocks
    assert (one.counts, one.high, one.spread) == ((1, 1, 1, 2, 1), 3, "split")
    assert (other.counts, other.position) == ((1, 2, 0, 3, 1), pytest.approx(3.5 + 0.5 / 3))


def test_the_usual_view_has_no_statements_by_group() -> None:
    item = shown(closed(6, 5), people([5] * 6, [1] * 5), view=View()).sections[0].items[0]
    assert (item.blocks, item.blocks_withheld) == ((), "")


def test_a_group_with_fewer_than_k_on_one_statement_shows_everyone_only() -> None:
    responses = people([5, 4, 2, 1], [4, 2, 2, 4, 1])
    responses[0] = responses[0].with_answer("s1i1", Outside.DONT_KNOW)
    first, second = shown(closed(4, 5), responses).sections[0].items
    assert (first.n, first.blocks) == (8, ())
    assert first.blocks_withheld == "Shown for everyone only: by group it would tell too much about a few people."
    assert len(second.blocks) == 2


def test_a_section_that_few_answered_keeps_no_other_away() -> None:
    groups = ([5, 4, 4, 2, 1, 3], [4, 5, 2, 2, 1])
    first = {item.id for item in INSTRUMENT.sections[0].items}
    responses = [
        response if n < 2 else replace(response, answers={k: v for k, v in response.answers.items() if k in first})
        for n, response in enumerate(people(*groups))
    ]
    one, two = shown(closed(6, 5), responses).sections
    assert one == shown(closed(6, 5), people(*groups)).sections[0]
    assert (bool(one.withheld), bool(two.withheld)) == (False, True)
    assert [block.n for block in one.items[0].blocks] == [6, 5]


def test_one_who_left_a_statement_out_keeps_the_spreads_of_the_groups_away() -> None:
    """The spreads of a group and its score, set against each other, leave over what that person said to the rest.

    12 people x 2 statements are under 40 for one answer left out; 20 x 2 are enough.
    """
    mixed = [5, 4, 4, 2, 1, 3, 4, 2, 1, 5, 2, 4] * 2
    for size, spreads in ((12, False), (20, True)):
        responses = people(mixed[:size], mixed[:size])
        first, other = shown(closed(size, size), responses).sections[0].items
        assert all(block.counts for block in (*first.blocks, *other.blocks))
        responses[0] = responses[0].with_answer("s1i2", None)
        first, other = shown(closed(size, size), responses).sections[0].items
        assert [bool(block.counts) for block in (*first.blocks, *other.blocks)] == [spreads] * 4
        assert all(block.sentence for block in (*first.blocks, *other.blocks))


def test_all_or_nearly_all() -> None:
    """In both groups one or nobody is missing: nobody can tell in which."""
    blocks = shown(closed(4, 5), people([5, 4, 4, 4], [4, 4, 4, 5, 1])).sections[0].items[0].blocks
    assert [(b.high, b.share, b.sentence) for b in blocks] == [
        (None, Share.ALL, "All or nearly all of 4 agree"),
        (None, Share.ALL, "All or nearly all of 5 agree"),
    ]
    ten = shown(closed(10, 12), people([5] * 10, [1] * 4 + [4] * 8)).sections[0].items[0].blocks
    assert [b.high for b in ten] == [10, 8]  # from ten on the counts are told


def test_a_difference_in_a_statement_exactly_at_the_limit_counts() -> None:
    """On five points 1.0 must be left; where all of a group say the same, that is the gap itself."""
    whole = shown(closed(6, 6), people([4] * 6, [3] * 6)).sections[0].items[0]
    assert whole.differences == (ItemDifference("s1i1", "g1", "g2"),)
    less = shown(closed(6, 6), people([4] * 5 + [3], [3] * 6)).sections[0].items[0]
    assert less.blocks
    assert less.differences == ()


TOLD = [
    # sizes, agree in each → least and most that is told of each
    ([4, 4], [2, 2], [(2, 2), (2, 2)]),  # counts
    ([4, 8], [4, 5], [(3, 4), (5, 8)]),  # the count of the eight would give the four away: more than half, in both
    ([4, 8], [3, 6], [(3, 4), (5, 8)]),  # three of four look the same
    ([4, 4], [4, 2], []),  # whatever is told of the one, the other follows
    ([4, 4], [3, 3], []),
    ([4, 5], [4, 5], [(3, 4), (4, 5)]),  # everybody agrees, as everyone's true count says
    ([4, 5], [0, 0], [(0, 1), (0, 1)]),
    ([4, 5], [1, 0], [(0, 1), (0, 1)]),  # one person, in one of the two
    ([10, 12], [10, 3], [(10, 10), (3, 3)]),  # from ten people on counts are told
    ([10, 12], [0, 3], [(0, 0), (3, 3)]),
]


@pytest.mark.parametrize(("sizes", "high", "expected"), TOLD)
def test_what_is_told(sizes: list[int], high: list[int], expected: list[tuple[int, int]]) -> None:
    assert [(t.least, t.most) for t in what_is_told(sizes, high, sum(sizes), sum(high))] == expected


def test_people_in_no_block_hide_the_others() -> None:
    (told,) = what_is_told([4], [4], 12, 9)
    assert (told.least, told.most, told.share) == (3, 4, Share.ALL)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[int], list[int], int, int]:
    """Blocks of four or more, how many agree in each, and perhaps a few people in no block."""
    sizes = draw(st.lists(st.integers(4, 13), min_size=1, max_size=4))
    high = [draw(st.integers(0, n)) for n in sizes]
    rest = draw(st.sampled_from([0, 0, 4, 7]))
    return sizes, high, sum(sizes) + rest, sum(high) + draw(st.integers(0, rest))


def fitting(told: Sequence[Told], rest: int, total: int) -> list[tuple[int, ...]]:
    """Every way in which the hidden counts may be, by trying them all."""
    ways: list[tuple[int, ...]] = [()]
    for one in told:
        ways = [(*way, h) for way in ways for h in range(one.least, one.most + 1)]
    return [way for way in ways if total - rest <= sum(way) <= total]


@given(tables())
def test_nobody_can_tell_that_a_whole_small_group_said_the_same(table: tuple[list[int], list[int], int, int]) -> None:
    """Unless everyone did: whatever is told, two or more counts fit each small group at an end."""
    sizes, high, everyone, total = table
    told = what_is_told(sizes, high, everyone, total)
    if not told or total in (0, everyone):
        return
    ways = fitting(told, everyone - sum(sizes), total)
    assert tuple(high) in ways
    for place, (n, h) in enumerate(zip(sizes, high)):
        if n < 10 and h in (0, n):
            assert len({way[place] for way in ways}) > 1


# --- Differences in one statement


def test_a_statement_on_which_two_groups_stay_apart() -> None:
    results = shown(closed(5, 6), people([5, 5, 4, 5, 2], [1, 2, 1, 2, 4, 2]))
    item = results.sections[0].items[0]
    assert item.differences == (ItemDifference("s1i1", "g1", "g2"),)
    assert not results.sections[0].items[1].differences
    loud = shown(closed(5, 6), people([5, 3, 3, 3, 3], [3] * 6)).sections[0].items[0]
    assert loud.differences == ()


# --- The ledger, what clashes and what is offered


def test_statements_by_group_stand_in_the_ledger() -> None:
    responses = people([5, 4, 4, 2, 1, 3], [4, 5, 2, 2, 1])
    sets = shown(closed(6, 5), responses).sets
    group = frozenset(r.id for r in responses if r.group_id == "g1")
    assert (how_many_agree("s1i1"), group) in sets
    assert {base(quantity) for quantity, _people in sets} == {"everyone", "s1", "s2", "s1i1", "s1i2", "s2i1", "s2i2"}


def test_one_person_less_is_named_as_the_clash() -> None:
    round_ = closed(6, 6)
    responses = people([4] * 6, [2] * 6)
    first = issue(2, shown(round_, responses, view=View()))
    found = withheld(round_, responses[:-1], [first], View())
    clash = next(c for c in found.clash if c.quantity == "s1")
    assert (clash.kind, clash.number, clash.issued_on, clash.place) == ("pack", 2, DAY, "Section 1")
    assert clash.sentence == (
        "Section 1: the new figure (everyone) and the one in feedback pack 2 of 1 April 2026 (everyone)."
    )
    assert [(one.kind, one.issue_id) for one in found.alternatives] == [(AlternativeKind.PRINTED, "i2")]
    assert found.do.startswith("Use feedback pack 2 of 1 April 2026 as it is.")


def test_groups_that_clash_are_left_out_and_named() -> None:
    """Four of the first group were shown on the screen before. With the groups as well, its other two stand out."""
    round_ = closed(6, 8)
    responses = people([4] * 6, [2] * 8)
    before = Issue("i1", "r1", 0, DAY, "screen", frozenset({("s1", frozenset(r.id for r in responses[:4]))}))
    results = shown(round_, responses, [before])
    assert results.blocks == ()
    (clash,) = results.no_groups
    assert clash.sentence == (
        "Section 1: the new figure (group 1) and the one shown on the screen on 1 April 2026 (group 1)."
    )
    assert (clash.new, clash.before, clash.kind) == ("Group 1", "Group 1", "screen")
    assert "shown on the screen on 1 April 2026" in clash.sentence


# --- Another way to divide people


CORE = ChosenGroups("core", "Core group", ("g1", "g2"))


def test_parts_are_shown_where_both_ways_together_hide_everybody() -> None:
    responses = people([5, 4, 2, 1], [4, 2, 2, 4], [1, 2, 2, 4, 4])
    results = shown(closed(4, 4, 5), responses, view=View(items=True, parts=(CORE,)))
    assert [(b.id, b.name, b.answered, b.group_names) for b in results.blocks] == [
        ("core", "Core group", 8, ("Group 1", "Group 2"))
    ]
    assert results.sections[0].blocks[0].n == 8


def test_parts_that_would_give_somebody_away_are_refused() -> None:
    """Groups of 4, 6 and 3: the small one joins the four. With the core of 4 + 6, the three stand out."""
    responses = people([4] * 4, [3] * 6, [2] * 3)
    round_ = closed(4, 6, 3)
    assert [b.answered for b in shown(round_, responses).blocks] == [6, 7]
    found = withheld(round_, responses, [], View(parts=(CORE,)))
    assert found.code == "exposed"
    assert [(one.sentence, one.kind) for one in found.clash] == [
        (f"Section {n}: Everyone and core group cannot both be shown.", "") for n in (1, 2)
    ]
    assert [one.kind for one in found.alternatives] == [AlternativeKind.USUAL_GROUPS, AlternativeKind.WITHOUT_GROUPS]


def test_parts_that_are_wrong_in_themselves() -> None:
    groups = tuple(replace(g, protected=g.id == "g3") for g in some_groups((4, 6, 3)))
    responses = people([4] * 4, [3] * 6, [2] * 3)
    round_ = closed(groups=groups)
    small = View(parts=(ChosenGroups("a", "A few", ("g3",)),))
    assert withheld(round_, responses, [], small).code == "part_too_small"
    twice = View(parts=(CORE, ChosenGroups("b", "Others", ("g2",))))
    assert withheld(round_, responses, [], twice).code == "group_twice"
    hidden = View(parts=(ChosenGroups("c", "With the three", ("g1", "g3")),))
    assert withheld(round_, responses, [], hidden).code == "protected"


# --- Four boxes


def test_four_boxes_need_the_one_person_test() -> None:
    rest = {i.id: 3 for i in INSTRUMENT.items}
    high, low = {**rest, "s1i1": 5, "s1i2": 1}, {**rest, "s1i1": 1, "s1i2": 5}
    core = [a_response("g1", high, id=f"a{n}") for n in range(5)]
    wide = [a_response("g2", low, id=f"b{n}") for n in range(6)]
    results = shown(closed(5, 6), [*core, *wide], view=View())
    placed = {p.section_id: p for p in four_boxes(results, "g1", "g2")}
    assert (placed["s1"].box, placed["s1"].different) == (Box.OWN_HIGHER, True)
    assert {p.section_id: p.box for p in four_boxes(results, "g2", "g1")}["s1"] is Box.OTHERS_HIGHER
    assert (placed["s2"].box, placed["s2"].different) == (Box.BOTH_LOW, False)
    assert [gap.section_id for gap in gaps_that_pass(results, "g2", "g1")] == ["s1"]
    assert four_boxes(results, "g1", "nobody") == ()


def test_a_gap_that_one_person_makes_has_no_clear_box() -> None:
    rest = {i.id: 3 for i in INSTRUMENT.items}
    core = [a_response("g1", {**rest, "s1i1": 4, "s1i2": 2}, id=f"a{n}") for n in range(4)]
    wide = [a_response("g2", {**rest, "s1i1": 4, "s1i2": 2}, id=f"b{n}") for n in range(4)]
    wide[0] = a_response("g2", {**rest, "s1i1": 1, "s1i2": 5}, id="b0")
    wide[1] = a_response("g2", {**rest, "s1i1": 3, "s1i2": 3}, id="b1")
    (first, _second) = four_boxes(shown(closed(4, 4), [*core, *wide], view=View()), "g1", "g2")
    assert not first.different
    assert first.box is Box.UNCLEAR


def test_the_annex_has_agreement_and_reach_of_everyone() -> None:
    item = shown(closed(6, 6), people([4] * 6, [5, 4, 4, 4])).sections[0].items[0]
    assert item.agreement is not None
    assert item.agreement_words == "close agreement"
    assert item.reach is not None
    assert (item.reach.asked, item.reach.least, item.reach.most) == (12, 10, 12)
    few = shown(closed(7), people([4] * 7)).sections[0].items[0]
    assert (few.agreement, few.agreement_words) == (None, "")


def test_a_higher_limit_for_spreads_is_kept() -> None:
    responses = people([5, 4, 4, 2, 1, 3], [4, 5, 2, 2, 1, 4, 4])
    round_ = replace(closed(6, 7), promise=Promise(k_dist=7))
    assert all(not block.counts for block in shown(round_, responses).sections[0].items[0].blocks)
