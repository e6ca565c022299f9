"""Statements by group, another way to divide people, what a refusal names and alternatives, four boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from builders import a_response, a_round, an_instrument, some_groups
from facilitator_app.analysis import release
from facilitator_app.analysis.boxes import Box, box_of, four_boxes, gaps_that_pass
from facilitator_app.analysis.disclosure import base
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.response import Outside, Response
from facilitator_app.domain.results import (
    AlternativeKind,
    ChosenGroups,
    Issue,
    ItemDifference,
    OpenEnd,
    RoundResults,
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


# Sixteen answers of many minds: no one answer is given by more than five.
MIXED = [1, 1, 2, 2, 3, 3, 4, 5]
OTHERS = [5, 5, 4, 4, 3, 2, 1, 4]


def many(*groups: Sequence[int]) -> list[Response]:
    """Each group's answers to every item of the first section, a person later each time; 3 to every other."""
    rest = {i.id: 3 for i in INSTRUMENT.items}
    return [
        a_response(f"g{g}", {**rest, "s1i1": value, "s1i2": values[(n + 1) % len(values)]}, id=f"g{g}-{n}")
        for g, values in enumerate(groups, 1)
        for n, value in enumerate(values)
    ]


def test_two_groups_side_by_side() -> None:
    """Eight people each, and no answer that more than five gave: whoever is in a group is left with several minds."""
    first, second = shown(closed(8, 8), many(MIXED, OTHERS)).sections
    one, other = first.items[0].blocks
    assert (one.counts, one.high, one.n, one.sentence) == ((2, 2, 2, 1, 1), 2, 8, "2 of 8 agree")
    assert (other.counts, other.position) == ((1, 1, 1, 3, 2), pytest.approx(3.5 + 1 / 3))
    assert [(block.score, block.open_end) for block in first.blocks] == [(3.0, None), (3.0, None)]  # one is turned
    assert second.items[0].blocks == ()  # all said 3
    assert second.items[0].blocks_withheld == (
        "Shown for everyone only: by group it would tell too much about a few people."
    )


def test_fewer_than_eight_or_too_much_of_one_mind_show_everyone_only() -> None:
    seven = shown(closed(8, 7), many(MIXED, OTHERS[:7])).sections[0].items[0]
    assert (seven.n, seven.blocks) == (15, ())
    six_of_one_mind = [*OTHERS[:7], 3]
    three = [3, *MIXED[1:]]
    alike = shown(closed(8, 8), many([3, *MIXED[1:7], 3], six_of_one_mind)).sections[0].items[0]
    assert max(alike.counts) == 6
    assert alike.blocks == ()
    assert max(shown(closed(8, 8), many(three, OTHERS)).sections[0].items[0].counts) <= 5


def test_who_left_a_statement_out_may_be_of_any_group() -> None:
    """Answers that were left out may all be missing in one group: they count like those of one mind."""
    responses = many(MIXED, OTHERS)
    assert shown(closed(8, 8), responses).sections[0].items[1].blocks
    for n in (0, 9, 10):
        responses[n] = responses[n].with_answer("s1i2", Outside.DONT_KNOW)
    first, second = shown(closed(8, 8), responses).sections[0].items
    assert not first.blocks  # all statements of a theme, or none
    assert not second.blocks


def test_the_usual_view_has_no_statements_by_group() -> None:
    item = shown(closed(6, 5), people([5] * 6, [1] * 5), view=View()).sections[0].items[0]
    assert (item.blocks, item.blocks_withheld) == ((), "")


# --- Differences in one statement


def test_a_statement_on_which_two_groups_stay_apart() -> None:
    """On five points 1.0 must be left whichever one person is left out."""
    results = shown(closed(10, 10), many([1, 2, 1, 3, 2, 2, 1, 3, 1, 2], [5, 4, 5, 3, 4, 4, 5, 3, 5, 4]))
    item = results.sections[0].items[0]
    assert item.differences == (ItemDifference("s1i1", "g2", "g1"),)
    loud = shown(closed(8, 8), many([1, 1, 2, 3, 4, 5, 5, 2], [1, 2, 2, 3, 3, 4, 4, 5])).sections[0].items[0]
    assert loud.blocks
    assert loud.differences == ()


# --- The ledger, what clashes and what is offered


def test_statements_by_group_stand_in_the_ledger() -> None:
    responses = many(MIXED, OTHERS)
    sets = shown(closed(8, 8), responses).sets
    group = frozenset(r.id for r in responses if r.group_id == "g1")
    assert ("s1i1", group) in sets
    assert ("s2i1", group) not in sets
    assert {base(quantity) for quantity, _people in sets} == {"everyone", "s1", "s2", "s1i1", "s1i2", "s2i1", "s2i2"}


def test_a_statement_that_was_shown_of_others_is_not_shown_by_group() -> None:
    responses = many(MIXED, OTHERS)
    before = Issue("i1", "r1", 0, DAY, "screen", frozenset({("s1i1/agree", frozenset(r.id for r in responses[:5]))}))
    first, second = shown(closed(8, 8), responses, [before]).sections[0].items
    assert (bool(first.blocks), bool(second.blocks)) == (False, True)


def test_one_person_less_is_named_as_the_clash() -> None:
    round_ = closed(6, 6)
    responses = people([4] * 6, [2] * 6)
    first = issue(2, shown(round_, responses, view=View()))
    found = withheld(round_, responses[:-1], [first], View())
    clash = next(c for c in found.clash if c.quantity == "s1")
    assert (clash.kind, clash.number, clash.issued_on, clash.label) == ("pack", 2, DAY, "Section 1")
    assert clash.sentence == (
        "Section 1: the new figure (everyone) and the one in feedback pack 2 of 1 April 2026 (everyone)."
    )
    assert [(one.kind, one.issue_id) for one in found.alternatives] == [(AlternativeKind.PRINTED, "i2")]
    assert found.do.startswith("Use feedback pack 2 of 1 April 2026 as it is.")


def test_a_theme_that_was_shown_of_others_is_shown_by_no_group() -> None:
    """Four of the first group were shown on the screen before. The two could be set against each other."""
    round_ = closed(8, 8)
    responses = many(MIXED, OTHERS)
    before = Issue("i1", "r1", 0, DAY, "screen", frozenset({("s1", frozenset(r.id for r in responses[:4]))}))
    results = shown(round_, responses, [before])
    assert [len(section.blocks) for section in results.sections] == [0, 2]
    assert any(sentence.startswith("What was shown before was about other people") for sentence in results.joined)


# --- Another way to divide people


CORE = ChosenGroups("core", "Core group", ("g1", "g2"))


def test_parts_may_be_the_usual_groups_under_other_names() -> None:
    """Each of four groups of four is too small alone. Joined two and two they are shown; parts of the same people may be."""
    responses = many(*(half for mind in (MIXED, OTHERS) for half in (mind[:4], mind[4:])))
    usual = shown(closed(4, 4, 4, 4), responses)
    assert [block.group_names for block in usual.blocks] == [("Group 1", "Group 2"), ("Group 3", "Group 4")]
    other = ChosenGroups("rest", "The others", ("g3", "g4"))
    view = View(items=True, parts=(CORE, other))
    results = shown(closed(4, 4, 4, 4), responses, [issue(1, usual)], view)
    assert [(b.id, b.name, b.answered, b.group_names) for b in results.blocks] == [
        ("core", "Core group", 8, ("Group 1", "Group 2")),
        ("rest", "The others", 8, ("Group 3", "Group 4")),
    ]
    assert [block.n for block in results.sections[0].blocks] == [8, 8]
    otherwise = (ChosenGroups("a", "A", ("g1", "g3")), ChosenGroups("b", "B", ("g2", "g4")))
    refused = release(closed(4, 4, 4, 4), "", False, responses, [issue(1, usual)], view=View(parts=otherwise))
    assert isinstance(refused, Withheld)
    assert refused.code == "divided_already"


def test_parts_are_not_shown_where_the_usual_groups_are() -> None:
    """A theme is shown by one division for ever: two could be set against each other."""
    responses = many(MIXED, OTHERS, MIXED)
    round_ = closed(8, 8, 8)
    found = withheld(round_, responses, [], View(parts=(CORE,)))
    assert found.code == "divided_already"
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


def test_four_boxes_need_a_difference() -> None:
    high, low = [5, 5, 4, 4, 4, 3, 5, 4, 3, 5], [1, 1, 2, 2, 2, 3, 1, 2, 3, 1]
    rest = {i.id: 3 for i in INSTRUMENT.items}
    responses = [
        a_response(group, {**rest, "s1i1": value, "s1i2": 6 - value}, id=f"{group}-{n}")
        for group, values in (("g1", high), ("g2", low))
        for n, value in enumerate(values)
    ]
    results = shown(closed(10, 10), responses, view=View())
    placed = {p.section_id: p for p in four_boxes(results, "g1", "g2")}
    assert (placed["s1"].box, placed["s1"].different) == (Box.OWN_HIGHER, True)
    assert {p.section_id: p.box for p in four_boxes(results, "g2", "g1")}["s1"] is Box.OTHERS_HIGHER
    assert (placed["s2"].box, placed["s2"].different) == (Box.BOTH_LOW, False)
    assert [gap.section_id for gap in gaps_that_pass(results, "g2", "g1")] == ["s1"]
    assert four_boxes(results, "g1", "nobody") == ()


def test_a_score_that_may_lie_beyond_the_cut_has_no_clear_box() -> None:
    """The cut of 1 to 5 is 3.5: 3.0 or more may lie on either side of it, 3.0 or less does not."""
    more, less = OpenEnd.OR_MORE, OpenEnd.OR_LESS
    assert box_of(3.0, 3.0, 1, 5, (more, None)) is Box.UNCLEAR
    assert box_of(3.0, 3.0, 1, 5, (less, None)) is Box.BOTH_LOW
    assert box_of(4.0, 4.0, 1, 5, (more, None)) is Box.BOTH_HIGH
    assert box_of(4.0, 4.0, 1, 5, (None, less)) is Box.UNCLEAR


def test_the_annex_has_agreement_and_reach_of_everyone() -> None:
    item = shown(closed(6, 6), people([4] * 6, [5, 4, 4, 4])).sections[0].items[0]
    assert item.agreement is not None
    assert item.agreement_words == "close agreement"
    assert item.reach is not None
    assert (item.reach.asked, item.reach.least, item.reach.most) == (12, 10, 12)
    few = shown(closed(7), people([4] * 7)).sections[0].items[0]
    assert (few.agreement, few.agreement_words) == (None, "")


def test_a_higher_limit_for_spreads_is_kept() -> None:
    responses = many(MIXED, OTHERS)
    round_ = replace(closed(8, 8), promise=Promise(k_dist=9))
    assert not shown(round_, responses).sections[0].items[0].blocks
