"""The tables behind the charts of each kind: the same figures in rows and columns, and a reason where there is none."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from facilitator_app.charts.kind_charts import kind_charts
from facilitator_app.charts.pieces import Piece, table_of
from facilitator_app.charts.tables import TableData, counts_table, main_table, sections_table
from facilitator_app.domain.findings import Findings, Link, Weighted
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.results import RoundResults
from kind_results import made_up

FIGURE = re.compile(r"\d+(?:\.\d+)?")
NAMED = {
    Kind.CHECKLIST: "tallies", Kind.RAG: "tallies", Kind.YES_NO: "priorities", Kind.STAGES: "stages",
    Kind.RISK_GRID: "risks", Kind.GOALS: "goals", Kind.RUBRIC: "gaps",
}  # fmt: skip
"""The findings of each kind whose rows have a name of their own."""


def column(table: TableData, head: str) -> list[str]:
    place = table.heads.index(head)
    return [row[place] for row in table.rows]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_table_has_no_empty_cell_and_is_the_one_that_is_exported(kind: Kind) -> None:
    results = made_up(kind)
    table = main_table(results)
    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.heads)}
    assert all(cell for row in table.rows for cell in row)
    assert table_of(results, Piece()) == table


@pytest.mark.parametrize("kind", list(NAMED))
def test_everything_with_a_bar_or_a_mark_has_a_row_with_its_name(kind: Kind) -> None:
    results = made_up(kind)
    table = main_table(results)
    names = {
        re.sub(r"^\d+\. ", "", row[table.heads.index("Name") if "Name" in table.heads else 0]) for row in table.rows
    }
    wanted = [one.title for one in getattr(results.findings, NAMED[kind])]
    assert wanted
    assert set(wanted) <= names


@pytest.mark.parametrize("kind", list(Kind))
def test_every_figure_that_a_chart_says_is_in_the_table(kind: Kind) -> None:
    results = made_up(kind)
    table = main_table(results)
    cells = {figure for row in table.rows for cell in row for figure in FIGURE.findall(cell)}
    heads = set(FIGURE.findall(" ".join(table.heads)))  # the end of a scale
    for chart in kind_charts(results):
        said = set(FIGURE.findall(chart.words))
        assert said <= cells | heads, chart.title


def test_steps_of_a_checklist_have_their_percent_beside_their_score() -> None:
    results = made_up(Kind.CHECKLIST)
    table = main_table(results)
    assert table.heads[0] == "Theme"
    assert column(table, "In place") == [f"{tally.percent} %" for tally in results.findings.tallies]
    assert all(column(table, "Everyone"))


def test_all_parts_together_have_no_empty_cell_beside_the_figures_of_each_step() -> None:
    results = made_up(Kind.CHECKLIST)
    table = main_table(replace(results, findings=replace(results.findings, overall=1.0)))
    assert table.rows[-1] == ("All parts together", "50 %, No band", *["Not worked out"] * 3)


def test_strands_have_a_column_for_each_answer() -> None:
    results = made_up(Kind.RAG)
    table = main_table(results)
    (tally,) = results.findings.tallies
    assert table.heads == ("Strand", "Red", "Amber", "Green", "Percent green")
    assert table.rows == ((tally.title, *(str(n) for n in tally.counts), f"{tally.percent} %"),)


def test_each_risk_is_one_row_with_all_its_figures() -> None:
    results = made_up(Kind.RISK_GRID)
    table = main_table(results)
    for row, risk in zip(table.rows, results.findings.risks, strict=True):
        assert risk.band is not None
        assert row[1:6] == (
            f"{risk.score:.1f}",
            risk.band.title.text(),
            f"{risk.likelihood:.1f}",
            f"{risk.impact:.1f}",
            f"{risk.control:.1f}",
        )
        assert row[6] == (risk.apart or "Nowhere clearly")
    assert "multiplied first and then averaged" in table.sentence


def test_goals_have_their_points_their_band_and_where_somebody_said_no() -> None:
    results = made_up(Kind.GOALS)
    table = main_table(results)
    goals = results.findings.goals
    assert column(table, "Points") == [f"{goal.points:g} of {goal.most}" for goal in goals]
    assert column(table, "Band") == [goal.band.title.text() for goal in goals if goal.band]
    assert column(table, "Where somebody said No") == [", ".join(goal.capped) or "Nowhere" for goal in goals]


def test_stages_have_their_average_and_their_people() -> None:
    results = made_up(Kind.STAGES)
    table = main_table(results)
    assert column(table, "Average out of 5") == [f"{stage.mean:.1f}" for stage in results.findings.stages]
    assert column(table, "Highest for so many people") == [str(stage.placed) for stage in results.findings.stages]


def test_gaps_stand_below_the_themes_a_line_a_figure_and_no_cell_is_empty() -> None:
    results = made_up(Kind.RUBRIC)
    table = main_table(results)
    assert table.heads == ("What", "Name", "Looked at", "Result")
    themes, gaps = ([row[1:] for row in table.rows if row[0] == what] for what in ("Theme", "Statement"))
    assert len(themes) + len(gaps) == len(table.rows)
    whole = sections_table(results)
    assert themes == [(row[0], head, cell) for row in whole.rows for head, cell in zip(whole.heads[1:], row[1:])]
    assert gaps == [
        (gap.title, head, f"{figure:.1f}")
        for gap in results.findings.gaps
        for head, figure in (("Now", gap.now), ("In a year", gap.wanted), ("Gap", gap.gap))
    ]
    assert all(cell for row in table.rows for cell in row)


def test_all_parts_together_and_weights_stand_below_the_themes() -> None:
    results = made_up(Kind.SURVEY)
    weighted = Weighted(63, 85, (("Why we work together", "2"), ("How we work", "0.5")))
    table = main_table(replace(results, findings=replace(results.findings, weighted=weighted)))
    rest = ("Not worked out",) * 2
    assert table.rows[: len(results.sections)] == sections_table(results).rows
    assert table.rows[len(results.sections) :] == (
        ("All parts together", "50 %, On the way", *rest),
        ("All parts, each counts the same", "63 %", *rest),
        ("All parts, with the weights we agreed", "85 %", *rest),
    )
    assert "Why we work together 2, How we work 0.5" in table.sentence


def test_questions_with_a_no_say_whether_their_part_comes_first() -> None:
    results = made_up(Kind.YES_NO)
    table = main_table(results)
    assert table.rows == tuple(
        (one.title, "Yes" if one.first else "No", str(one.no), str(one.n)) for one in results.findings.priorities
    )


def partners(*links: Link) -> RoundResults:
    results = made_up(Kind.PARTNER_MAP)
    return replace(results, findings=Findings(links=links, names=results.findings.names))


def test_pairs_have_what_is_and_what_would_be_right() -> None:
    results = made_up(Kind.PARTNER_MAP)
    table = main_table(results)
    names, links = results.findings.names, results.findings.links
    assert [row[:3] for row in table.rows] == [
        (f"{names[link.rater]} about {names[link.rated]}", f"{link.now:g}", f"{link.wanted:g}") for link in links
    ]
    apart = {frozenset((one.higher, one.lower)) for one in results.findings.mismatches}
    assert [row[3] == "Yes" for row in table.rows] == [frozenset((link.rater, link.rated)) in apart for link in links]
    (only,) = main_table(partners(Link("a", "b", 3.0, None, 1))).rows
    assert only[1:] == ("3", "Not known")


def test_a_part_without_a_score_says_so_and_one_that_was_held_back_says_that() -> None:
    results = made_up(Kind.SURVEY)
    *_scored, gains = results.sections
    assert (gains.score, gains.withheld) == (None, "")
    (row,) = (row for row in sections_table(results).rows if row[0] == gains.title)
    assert row[1:] == ("This part has no score.", "No score", "No score")
    hidden = replace(results, sections=(replace(gains, withheld="Not shown: only a few people answered this."),))
    assert sections_table(hidden).rows[0][1:] == (
        "Not shown: only a few people answered this.",
        "Not shown",
        "Not shown",
    )


def test_a_theme_with_one_scale_of_its_own_has_a_column_for_each_of_its_answers() -> None:
    results = made_up(Kind.SURVEY)
    usual = tuple(point.label.text() for point in results.instrument.scale.points)
    section = next(one for one in results.sections if any(item.scale for item in one.items))
    table = counts_table(results, section)
    own = tuple(point.label.text() for point in section.items[0].scale.points)
    assert own != usual
    assert table.heads == ("Statement", *own, "I do not know", "Spread")
    for row, item in zip(table.rows, section.items, strict=True):
        assert row[:-1] == (item.statement, *map(str, item.counts), str(item.dont_know))
    hidden = replace(section, items=(replace(section.items[0], withheld="Too few."), *section.items[1:]))
    assert counts_table(results, hidden).rows[0] == (section.items[0].statement, *[""] * (len(own) + 1), "Too few.")


def test_statements_with_different_answers_have_them_in_words() -> None:
    results = made_up(Kind.RISK_GRID)
    section = next(one for one in results.sections if not all(item.scale == one.items[0].scale for item in one.items))
    table = counts_table(results, section)
    assert table.heads == ("Statement", "Answers", "Spread")
    for row, item in zip(table.rows, section.items, strict=True):
        scale = item.scale or results.instrument.scale
        for point, n in zip(scale.points, item.counts, strict=True):
            assert f"{point.label.text()}: {n}." in row[1]
    hidden = replace(section, items=(replace(section.items[0], withheld="Too few."), *section.items[1:]))
    assert counts_table(results, hidden).rows[0][1] == "Too few."
