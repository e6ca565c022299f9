"""What the charts of the kinds say in words: whole sentences, and what each mark and figure is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from reportlab.graphics.shapes import Drawing, Rect, String

from facilitator_app.charts.ink import MM, PAPER, contrast
from facilitator_app.charts.kind_charts import KindChart, kind_charts
from facilitator_app.charts.kind_marks import matrix
from facilitator_app.domain.findings import Findings, Priority
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.results import RoundResults
from facilitator_app.ui.results.charts import ink_of
from facilitator_app.ui.theme import Look, load_themes
from kind_results import made_up

WIDTH = 170 * MM


def drawn(chart: KindChart) -> str:
    drawing: Drawing = chart.draw(PAPER, WIDTH)
    return " ".join(shape.text for shape in drawing.contents if isinstance(shape, String))


def with_findings(kind: Kind, **figures: object) -> RoundResults:
    results = made_up(kind)
    return replace(results, findings=replace(results.findings, **figures))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", list(Kind))
def test_no_sentence_has_two_marks_at_its_end(kind: Kind) -> None:
    for chart in kind_charts(made_up(kind)):
        for words in (chart.words, *chart.notes):
            assert not re.search(r"[.?!][.?!:,;]|[:,;][.?!:,;]", words), words


def test_a_question_with_a_no_is_one_sentence_and_its_no_another() -> None:
    rows = (
        Priority("s", "We tell everyone what they need to know.", 8, 8, False),
        Priority("s", "Who decides", 1, 8, False),
        Priority("s", "Do we tell people?", 2, 8, False),
    )
    results = replace(made_up(Kind.YES_NO), findings=Findings(priorities=rows))
    (chart,) = kind_charts(results)
    assert chart.words == (
        "We tell everyone what they need to know. 8 of 8 say no. Who decides: 1 of 8 says no. "
        "Do we tell people? 2 of 8 say no."
    )


def test_a_stage_says_what_its_average_is_out_of_and_what_its_people_are() -> None:
    results = made_up(Kind.STAGES)
    first, second = results.findings.stages
    (chart,) = kind_charts(
        with_findings(Kind.STAGES, stages=(replace(first, placed=0), replace(second, placed=1)), between=11)
    )
    assert f"{first.mean:.1f} of 5, highest for 0 people" in chart.words
    assert f"{second.mean:.1f} of 5, highest for 1 person" in chart.words
    assert chart.notes == (
        "Each bar is the average of our answers about a stage, from 1 (Almost never) to 5 (Almost always).",
        "The people beside a bar are those whose answers are higher for this stage than for any other.",
        "11 people put two or more stages equally at the top and are counted beside none.",
    )


def test_where_nobody_is_placed_no_people_are_spoken_of() -> None:
    stages = tuple(replace(stage, placed=None) for stage in made_up(Kind.STAGES).findings.stages)
    (chart,) = kind_charts(with_findings(Kind.STAGES, stages=stages, between=None))
    assert "highest" not in chart.words
    assert len(chart.notes) == 1


def test_both_tables_of_the_partner_map_say_what_their_colours_and_numbers_are() -> None:
    charts = kind_charts(made_up(Kind.PARTNER_MAP))
    assert len(charts) == 2
    for chart in charts:
        assert chart.notes[0] == (
            "Rows say; columns are spoken of, by the number of their row. A square with a stronger colour has a "
            "higher figure: 0 is No contact, 5 is One team."
        )
        assert "1. Aster Housing" in drawn(chart)


@pytest.mark.parametrize("theme", list(load_themes()))
def test_each_higher_figure_has_a_stronger_colour_and_stays_readable(theme: str) -> None:
    ink = ink_of(Look(load_themes()[theme]))
    drawing = matrix(["Aster"], [[0.0, 1.0, 2.0, 3.0, 4.0, 5.0]], set(), (0, 5), ink, WIDTH)
    fills = [f"#{shape.fillColor.hexval()[2:]}" for shape in drawing.contents if isinstance(shape, Rect)]
    strength = [contrast(fill, ink.surface) for fill in fills]
    assert strength == sorted(strength)
    assert len(set(fills)) == (1 if ink.plain else 6)
    figures = [shape for shape in drawing.contents if isinstance(shape, String) and shape.text in "012345"][-6:]
    for fill, figure in zip(fills, figures, strict=True):
        assert contrast(fill, f"#{figure.fillColor.hexval()[2:]}") >= 4.5
