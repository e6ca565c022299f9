"""Words that stand beside each other on several pages: one meaning, one count, and a reason where one is needed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from facilitator_app.analysis.differences import chance_note
from facilitator_app.charts.group_tables import gap_words
from facilitator_app.charts.over_time import beside, statement_lines, tables
from facilitator_app.charts.pieces import split_items
from facilitator_app.charts.tables import base_words, score_words, sections_table
from facilitator_app.charts.words import (
    behind_words,
    ends_words,
    everyone_words,
    no_groups_words,
    shape_words,
    spread_meaning,
)
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.over_time import Moved, Shift, SinceLast, TwoRounds
from facilitator_app.domain.own_words import WaitingWords
from facilitator_app.domain.results import Block, BlockScore, Difference, RoundResults, SectionFigures, Spread
from facilitator_app.packs.pages.opening import which_groups
from facilitator_app.ui.room.slides import slides_of
from facilitator_app.ui.wordings import waiting_said, waiting_words
from kind_results import made_up
from packs.people_shelf import everybody
from packs.samples import usual


def three_groups(scores: tuple[float, ...], differences: tuple[Difference, ...]) -> tuple[RoundResults, SectionFigures]:
    """Results with three groups of twelve whose scores in the first theme are these."""
    results = usual()
    blocks = tuple(Block(name, f"Group {name}", (name,), 12, 12) for name in "abc")
    told = tuple(BlockScore(block.id, 12, score) for block, score in zip(blocks, scores))
    section = replace(results.sections[0], blocks=told, differences=differences)
    return replace(results, blocks=blocks, sections=(section, *results.sections[1:])), section


def test_a_table_names_a_difference_only_where_pages_name_one_and_then_all_of_them() -> None:
    results, section = three_groups((3.4, 3.4, 2.9), ())
    assert gap_words(results, section) == "None to name"
    both = tuple(Difference(section.section_id, one, "c", 0.5) for one in "ab")
    results, section = three_groups((3.4, 3.4, 2.9), both)
    assert gap_words(results, section) == "Group a above Group c: 0.5; Group b above Group c: 0.5"
    assert gap_words(results, section, ("a", "b")) == "None to name"
    assert gap_words(results, replace(section, blocks=section.blocks[:1])) == "Not shown"


def test_people_of_a_theme_are_counted_in_one_way() -> None:
    """Those who answered its statement with most answers: on its page, in the table, and beside an earlier round."""
    results = usual(skip=0.2)
    section = next(s for s in results.sections if s.score is not None and s.n < results.answered)
    told = f"up to {section.n}"
    assert behind_words(section.n, results.answered) == told
    assert base_words(section, results.answered).casefold().startswith(told)
    rows = {row[0]: row[-1] for row in sections_table(results).rows}
    assert rows[section.title] == told
    fewest = min(item.n for item in section.items)
    assert fewest < section.n
    moved = Moved(section.section_id, section.section_id, section.title, Shift.UNCLEAR, None, None, fewest, fewest)
    one = next(item for item in section.items if item.n == fewest)
    statement = replace(moved, place_id=one.item_id, title=one.statement)
    found = SinceLast(results, results, TwoRounds((moved,), (statement,)))
    themes, statements = tables(found)
    assert themes.rows[0][-3:-1] == (told, told)
    assert statements.rows[0][-3:-1] == (str(fewest), str(fewest))


def test_a_theme_that_has_its_figure_elsewhere_has_it_beside_an_earlier_round_too() -> None:
    """Ten people answered its statement with most answers, and fewer each of the others."""
    results = usual()
    section = replace(next(s for s in results.sections if s.score is not None), n=10)
    results = replace(results, answered=10, sections=(section,))
    assert score_words(results, section.score, section.n).endswith(")")
    low, high = Fraction(2), Fraction(3)
    moved = Moved(section.section_id, section.section_id, section.title, Shift.UNCLEAR, low, high, 8, 9)
    found = SinceLast(results, results, TwoRounds((moved,)))
    assert beside(found, moved) == "We cannot tell: 2.0 then, 3.0 now"
    one = replace(moved, place_id=section.items[0].item_id)
    assert beside(found, one) == "We cannot tell (8 then, 9 now)"


def test_what_could_be_chance_is_said_of_those_that_went_up_or_down() -> None:
    shifts = (*(Shift.UP for _one in range(4)), Shift.DOWN, Shift.UNCLEAR)
    moved = tuple(Moved(f"s{n}", "s", f"S{n}", shift, None, None, 9, 9) for n, shift in enumerate(shifts))
    found = SinceLast(usual(), usual(), TwoRounds((), moved, statements_by_chance=2.0))
    assert statement_lines(found) == [
        "4 of 6 went up, 1 of 6 went down. About 2 of these could be chance.",
        "Of the others we cannot tell.",
    ]


def test_a_count_that_is_not_picked_out_has_its_reason_beside_it() -> None:
    for told in (True, False):
        assert "all that one person said about everybody counts as one answer" in ends_words(told=told)


def test_a_shape_of_groups_together_is_not_called_one_group() -> None:
    results, _section = three_groups((3.4, 3.4, 2.9), ())
    assert shape_words(results) == "Each shape is one group."
    joined = replace(results.blocks[0], group_names=("a", "d"))
    together = replace(results, blocks=(joined, *results.blocks[1:]))
    assert shape_words(together) == "Each shape is one group, or groups that are shown together."


def test_groups_are_called_together_only_where_some_are() -> None:
    results, _section = three_groups((3.4, 3.4, 2.9), ())
    assert which_groups(replace(results, blocks=())) == which_groups(results) == "Which groups we show."
    joined = replace(results.blocks[0], group_names=("a", "d"))
    assert which_groups(replace(results, blocks=(joined, *results.blocks[1:]))) == "Some groups are shown together."


def test_answers_about_several_people_are_not_called_everyone() -> None:
    _answers, report = everybody()
    assert report.results.instrument.kind is Kind.MULTI_RATER
    assert everyone_words(report.results) == "All answers together"
    assert everyone_words(usual()) == "Everyone"
    assert sections_table(report.results).heads[1] == "All answers together"


def test_how_many_could_be_chance_says_so_where_it_is_all_of_them() -> None:
    assert chance_note(0.4, 3) == ""
    assert chance_note(1.2, 3) == "About 1 of these could be chance."
    assert chance_note(0.6, 1) == "This one could be chance."
    assert chance_note(2.6, 2) == "All of these could be chance."
    beside = [chance_note(expected, 3, in_statements=True) for expected in (0.4, 1.2, 3.0)]
    assert beside == [
        "",
        "About 1 of the differences in statements could be chance.",
        "All differences in statements could be chance.",
    ]


def test_comments_that_wait_are_counted_alike_where_packs_are_made_and_where_they_are_read() -> None:
    waits = WaitingWords(to_put=6, unread=33)
    assert waiting_words(waits).startswith(waiting_said(waits))
    assert waiting_words(waits).endswith(" Look at “Own words” first.")
    assert waiting_words(WaitingWords()) == ""


def test_the_word_for_mixed_answers_is_not_that_of_the_measure_beside_it() -> None:
    """The measure calls others *spread out*: a mixed statement can have some agreement."""
    assert "spread out" not in spread_meaning(Spread.MIXED)


def test_where_a_group_is_named_over_all_themes_only_single_themes_have_no_difference() -> None:
    results, _section = three_groups((3.4, 3.4, 2.9), ())
    assert no_groups_words(results).startswith("No difference between groups")
    named = replace(results, pattern="“c” have the lowest average in all 4 themes.")
    assert no_groups_words(named).startswith("In no single theme")


def test_the_slide_of_differences_says_where_no_groups_are_compared() -> None:
    """It said that there can still be a difference where none is shown at all."""
    results = next(found for kind in Kind if split_items(found := made_up(kind)) and not found.blocks)
    slide = next(one for one in slides_of(results) if one.key == "differ")
    assert slide.notes[-1] == no_groups_words(results)
    assert "We show no groups on their own" in slide.notes[-1]
