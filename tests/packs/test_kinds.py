"""A pack of each kind: it is drawn, and its figures are those of the results."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from facilitator_app.charts.kind_charts import kind_charts
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.steps import finish
from facilitator_app.packs.facts import PackFacts, PartId
from facilitator_app.packs.offer import kind_title, parts
from facilitator_app.packs.pack import render
from kind_results import made_up


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("kind", list(Kind))
def test_a_pack_of_each_kind_has_its_page_with_the_figures_of_the_results(kind: Kind, large: bool) -> None:
    results = made_up(kind)
    pdf = finish(render(results, PackFacts("Sam Ruiz", 1, date(2026, 5, 1), large_print=large)))
    text = text_of(pdf)
    charts = kind_charts(results)
    assert [part.included for part in parts(results) if part.id is PartId.KIND] == ([True] if charts else [])
    if charts:
        assert kind_title(results) in text
    for chart in charts:
        assert chart.title.split(",")[0].split()[0] in text
    found = results.findings
    for risk in found.risks:
        assert f"{risk.score:.1f}" in text
    for tally in found.tallies:
        assert kind is Kind.YES_NO or f"{tally.percent} %" in text
    for gap in found.gaps:
        assert f"{gap.gap:+.1f}" in text
    for stage in found.stages:
        assert f"{stage.mean:.1f}" in text
    for one in found.priorities:
        assert f"{one.no} of {one.n} say" in text
    for goal in found.goals:
        assert f"{goal.points:g} of {goal.most}" in text
    for link in found.links:
        assert f"{link.now:g}" in text


def test_answers_outside_the_scale_have_the_words_of_the_file_in_the_annex() -> None:
    text = text_of(finish(render(made_up(Kind.MULTI_RATER), PackFacts("Sam Ruiz", 1, date(2026, 5, 1)))))
    assert "I have not seen this" in text
    assert "Not about me" not in text


@pytest.mark.parametrize("kind", [Kind.STAGES, Kind.PARTNER_MAP])
def test_where_no_answer_is_good_news_nothing_is_listed_as_working(kind: Kind) -> None:
    offered = {part.id: part for part in parts(made_up(kind))}
    assert not offered[PartId.WORKS].included
    assert not offered[PartId.TALK].included
    assert offered[PartId.WORKS].reason == "This kind of questionnaire has a page of its own for that."
