"""A pack of each kind: it is drawn, and its figures are those of the results."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from facilitator_app.charts.kind_charts import kind_charts
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.signposts import NOT_RANKED
from facilitator_app.domain.steps import finish
from facilitator_app.packs.facts import PackFacts, PartId
from facilitator_app.packs.kind_words import example_words, how_to_read_kind, kind_points
from facilitator_app.packs.offer import kind_title, parts
from facilitator_app.packs.pack import render
from kind_results import made_up
from packs.documents import BUNDLED, document, documents, ready
from packs.samples import usual


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_what_may_be_chance_is_named_wherever_its_sentence_stands() -> None:
    """A group that is lowest throughout is told with how often chance makes that."""
    results = replace(
        usual(), pattern="“A” see less.", pattern_note="It can be chance that A.", headline="“A” see less."
    )
    text = text_of(finish(render(results, PackFacts("Sam Ruiz", 1, date(2026, 5, 1)))))
    assert "have answered. It can be chance that A." in text
    assert "A difference between groups is only named if it is large" in text
    assert "We only point out" not in text
    assert "Here two in three or more see good news." in text


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("kind", list(Kind))
def test_a_pack_of_each_kind_has_its_page_with_the_figures_of_the_results(kind: Kind, large: bool) -> None:
    results = made_up(kind)
    pdf = finish(render(results, PackFacts("Sam Ruiz", 1, date(2026, 5, 1), large_print=large)))
    text = text_of(pdf)
    charts = kind_charts(results)
    assert ("Nobody's were kept together." in text) is (kind not in (Kind.RISK_GRID, Kind.PARTNER_MAP))
    assert ("Only a person's two answers to one risk were kept together." in text) is (kind is Kind.RISK_GRID)
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


def pages_of(pdf: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(pdf)]


def pack_of(kind: Kind) -> list[str]:
    return pages_of(finish(render(made_up(kind), PackFacts("Sam Ruiz", 1, date(2026, 5, 1)))))


LOOK = {
    Kind.RISK_GRID: "Look at two risks", Kind.PARTNER_MAP: "Look at two pairs", Kind.STAGES: "Look at our stages",
    Kind.GOALS: "Look at two goals", Kind.CHECKLIST: "Look at two steps", Kind.RAG: "Look at two strands",
    Kind.YES_NO: "Look at two Nos", Kind.RUBRIC: "Look at two rows",
}  # fmt: skip


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_is_read_and_talked_through_in_its_own_words(kind: Kind) -> None:
    results, pages = made_up(kind), pack_of(kind)
    (reading,) = (page for page in pages if "How to read this pack" in page and "One statement" in page)
    assert example_words(results) in reading
    if kind in LOOK:
        assert "we tell each other" not in reading
        assert len({example_words(made_up(one)) for one in LOOK}) == len(LOOK)
    after = " ".join(pages)
    for words in how_to_read_kind(results):
        assert words in after
    assert bool(how_to_read_kind(results)) is bool(kind_charts(results))
    assert ("Nearly all statements say something good" in after) is (kind not in NOT_RANKED)
    (agenda,) = (page for page in pages if "Read in silence" in page)
    assert LOOK.get(kind, "Look at two themes") in agenda
    assert ("reads the main points" in agenda) is any("The main points" in page for page in pages)


def test_a_kind_without_good_news_has_main_points_of_its_own_with_the_figures_of_its_charts() -> None:
    for kind in (Kind.RISK_GRID, Kind.PARTNER_MAP, Kind.STAGES, Kind.GOALS):
        results, pages = made_up(kind), pack_of(kind)
        points = kind_points(results)
        (page,) = (page for page in pages if "The main points" in page and "who were asked" in page)
        assert points
        own = next(
            n
            for n, text in enumerate(pages, 1)
            if text.count(kind_title(results)) and kind_charts(results)[0].title in text
        )
        assert page.count(f"page {own}") >= len(points)
        for point in points:
            assert point.sentence in page
    found = made_up(Kind.RISK_GRID).findings
    (bands, *_apart) = kind_points(made_up(Kind.RISK_GRID))
    assert sum(map(int, re.findall(r": (\d+)", bands.sentence.partition("band")[2]))) == len(found.risks)
    links = [one for one in made_up(Kind.PARTNER_MAP).findings.links if one.now is not None and one.wanted is not None]
    closer = sum((one.wanted or 0) > (one.now or 0) for one in links)
    assert f"{closer} of {len(links)} times" in kind_points(made_up(Kind.PARTNER_MAP))[-1].sentence


OF_THE_LIBRARY = {f"bundled {one.id}{size}": one for one in BUNDLED for size in ("", " large")}


@pytest.mark.slow
@documents(OF_THE_LIBRARY)
def test_no_annex_stands_without_its_table(name: str) -> None:
    statements = [item.text.text()[:20] for item in ready(OF_THE_LIBRARY[name]).items]
    for page in pages_of(document(name)):
        if "Annex 1: every count" in page and "continued" not in page:
            assert "Statement" in page
            assert any(statement in page for statement in statements)
