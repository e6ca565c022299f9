"""Large figures show released values and nothing else: what is drawn is read back from the drawing."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations
from typing import Any

import pikepdf
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from facilitator_app.analysis.since_last import ShownRound, since_last
from facilitator_app.charts import over_time
from facilitator_app.charts.figures import MAKERS, MOST_PARTNERS, FigureKind, drawn, figures_of, saved
from facilitator_app.charts.ink import PAPER
from facilitator_app.charts.mark_shapes import outline
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.over_time import SinceLast, TwoRounds
from facilitator_app.domain.results import RoundResults
from kind_results import made_up
from packs import shelf
from packs.samples import results as sample_results
from two_rounds import HIGH, LOW, beside_itself, one_section
from two_rounds import results as results_of

OF = {
    FigureKind.CHANGE: Kind.SURVEY,
    FigureKind.THEMES: Kind.SURVEY,
    FigureKind.PARTNERS: Kind.PARTNER_MAP,
    FigureKind.RISKS: Kind.RISK_GRID,
}


def since_of(results: RoundResults, *days: date) -> SinceLast:
    return beside_itself(replace(results, closed_on=date(2026, 3, 20)), *days or (date(2024, 3, 9), date(2025, 11, 9)))


def words_on(axes: Any) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_all_themes_have_the_scores_of_everyone_and_of_each_group() -> None:
    results = made_up(Kind.SURVEY, 16)
    assert len(results.blocks) == 2
    low = results.instrument.scale.low
    with drawn(results, FigureKind.THEMES, "", PAPER) as figure:
        (axes,) = figure.axes
        shown = [s for s in results.sections if s.score is not None]
        bars = [round(low + bar.get_width(), 6) for bar in axes.patches]
        assert bars == [section.score for section in shown]
        assert [words.get_text() for words in axes.get_legend().get_texts()] == [
            "Everyone",
            *(block.name for block in results.blocks),
        ]
        for block, mark in zip(results.blocks, axes.collections, strict=True):
            assert [x for x, _y in mark.get_offsets().tolist()] == [
                s.score_of(block.id) for s in results.sections if s.score_of(block.id)
            ]
        assert words_on(axes).count("not shown") == len(results.sections) - len(shown) == 1


def test_groups_are_told_apart_without_colour() -> None:
    results = made_up(Kind.SURVEY, 16)
    with drawn(results, FigureKind.THEMES, "", PAPER) as figure:
        shapes = [one.get_paths()[0].vertices.tolist() for one in figure.axes[0].collections]
        assert len(shapes) == 2
        assert shapes[0] != shapes[1]


def test_the_map_of_partners_has_an_arrow_for_every_pair_that_said_something() -> None:
    results = made_up(Kind.PARTNER_MAP)
    links = [one for one in results.findings.links if one.now is not None]
    with drawn(results, FigureKind.PARTNERS, "", PAPER) as figure:
        (axes,) = figure.axes
        widths = {arrow.get_gid(): arrow.get_linewidth() for arrow in axes.patches}
        assert set(widths) == {f"{link.rater}>{link.rated}" for link in links}
        by_width = sorted(links, key=lambda link: widths[f"{link.rater}>{link.rated}"])
        assert [link.now for link in by_width] == sorted(link.now for link in links if link.now is not None)
        numbers = [words for words in words_on(axes) if words.replace(".", "").isdigit()]
        assert sorted(numbers) == sorted([f"{link.now:.1f}" for link in links] + ["1", "2", "3", "4"])


def test_each_risk_is_where_its_two_averages_lie() -> None:
    results = made_up(Kind.RISK_GRID)
    with drawn(results, FigureKind.RISKS, "", PAPER) as figure:
        axes, key = figure.axes
        points = {tuple(one.get_offsets()[0].tolist()) for one in axes.collections if len(one.get_offsets()) == 1}
        assert {(risk.likelihood, risk.impact) for risk in results.findings.risks} <= points
        for number, risk in enumerate(results.findings.risks, 1):
            assert any(line.startswith(f"{number}. {risk.title}") for line in words_on(key)[0].splitlines())


@pytest.mark.parametrize("size", [PAPER.size, 28.0])
def test_figures_of_groups_do_not_touch_and_have_as_many_decimals(size: float) -> None:
    with drawn(shelf.results_of("many people"), FigureKind.THEMES, "", replace(PAPER, size=size)) as figure:
        FigureCanvasAgg(figure).draw()
        (axes,) = figure.axes
        texts = [text for text in axes.texts if text.get_text()]
        boxes = [text.get_window_extent() for text in texts]
        assert len(boxes) > 8
        touching = [
            (one.get_text(), other.get_text())
            for (one, box), (other, next_box) in combinations(zip(texts, boxes), 2)
            if box.overlaps(next_box)
        ]
        assert touching == []
        small = [text.get_text() for text in texts if text.get_weight() != "bold"]
        assert {len(words.split()[0].partition(".")[2]) for words in small} == {2}


def test_risks_at_one_point_keep_their_numbers_apart() -> None:
    results = made_up(Kind.RISK_GRID)
    one = results.findings.risks[0]
    same = replace(results, findings=replace(results.findings, risks=(one,) * 4))
    with drawn(same, FigureKind.RISKS, "", PAPER) as figure:
        axes = figure.axes[0]
        places = {text.xy for text in axes.texts if text.get_weight() == "bold"}
        assert len(places) == 4


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(FigureKind))
@pytest.mark.parametrize(("form", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_a_saved_figure_is_the_same_each_time_and_can_be_read_without_seeing_it(
    kind: FigureKind, form: str, begins: bytes
) -> None:
    results = made_up(OF[kind])
    since = since_of(results) if kind is FigureKind.CHANGE else None
    (figure,) = [one for one in figures_of(results, since) if one.kind is kind]
    made = saved(results, kind, form, "Harbour, spring. 12 people answered.", since=since)
    assert made.startswith(begins)
    assert made == saved(results, kind, form, "Harbour, spring. 12 people answered.", since=since)
    assert b"atplotlib" not in made.replace(b'id="matplotlib.axis', b"")
    if form == "svg":
        assert f"<title>{figure.title}</title>" in made.decode()
        assert "<desc>" in made.decode()
    elif form == "png":
        assert Image.open(BytesIO(made)).info["Description"] == figure.words  # type: ignore[attr-defined]
    else:
        with pikepdf.open(BytesIO(made)) as document:
            assert str(document.docinfo["/Title"]) == figure.title
            assert set(document.docinfo.keys()) == {"/Title"}


def test_words_of_people_are_drawn_as_they_are_typed() -> None:
    results = made_up(Kind.SURVEY)
    hostile = replace(
        results,
        sections=tuple(replace(section, title=r"$\frac{a}{b} $ <&> \n") for section in results.sections),
        blocks=tuple(replace(block, name=f"_{block.id} $x^2") for block in results.blocks),
    )
    with drawn(hostile, FigureKind.THEMES, r"$\alpha", PAPER) as figure:
        labels = [label.get_text() for label in figure.axes[0].get_yticklabels()]
        assert labels == [r"$\frac{a}{b} $ <&> \n"] * len(results.sections)
        names = [text.get_text() for text in figure.axes[0].get_legend().get_texts()]
        assert names == ["Everyone", *(block.name for block in hostile.blocks)]
    assert saved(hostile, FigureKind.THEMES, "svg", r"$\alpha")


def test_too_many_partners_are_not_drawn_as_arrows() -> None:
    results = made_up(Kind.PARTNER_MAP)
    names = {str(n): f"Partner {n}" for n in range(MOST_PARTNERS + 1)}
    many = replace(results, findings=replace(results.findings, names=names))
    assert FigureKind.PARTNERS not in {figure.kind for figure in figures_of(many)}


def test_every_kind_says_what_it_shows() -> None:
    for kind, maker in MAKERS.items():
        assert maker.words(made_up(OF[kind]))


@pytest.mark.slow
def test_matplotlib_is_loaded_when_a_figure_is_drawn_and_pyplot_never() -> None:
    code = """
import sys
from kind_results import made_up
from packs.samples import results as sample_results
from two_rounds import HIGH, LOW, beside_itself, one_section
from two_rounds import results as results_of
from facilitator_app.domain.instrument import Kind
from facilitator_app.charts.figures import FigureKind, figures_of, saved
results = made_up(Kind.SURVEY)
assert figures_of(results) and "matplotlib" not in sys.modules
saved(results, FigureKind.THEMES, "png", "")
assert "matplotlib" in sys.modules and "matplotlib.pyplot" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"], check=True)


def test_a_name_that_begins_with_a_line_has_its_place_in_the_key() -> None:
    """matplotlib leaves such names out of a key by itself."""
    results = with_block_names(made_up(Kind.SURVEY, 16), ("_hidden", "Shown"))
    with drawn(results, FigureKind.THEMES, "", PAPER) as figure:
        assert [text.get_text() for text in figure.axes[0].get_legend().get_texts()] == ["Everyone", "_hidden", "Shown"]


def with_block_names(results: RoundResults, names: tuple[str, ...]) -> RoundResults:
    blocks = tuple(replace(block, name=name) for block, name in zip(results.blocks, names, strict=True))
    return replace(results, blocks=blocks)


@pytest.mark.slow
@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_names_of_every_script_have_their_letters(form: str) -> None:
    """matplotlib warns of a letter without a form, and a warning fails a test."""
    results = made_up(Kind.SURVEY, 16)
    titles = ("هذا المكان آمن", "我们 우리는 พวกเรา", "हम सब 👍🏽 ✔ ị̀ m̧")
    named = tuple(replace(section, title=title) for section, title in zip(results.sections, titles, strict=True))
    results = replace(results, sections=named)
    made = saved(results, FigureKind.THEMES, form, "שותפות, 2026")
    assert made == saved(results, FigureKind.THEMES, form, "שותפות, 2026")
    if form == "pdf":
        with pikepdf.open(BytesIO(made)) as file:
            names = " ".join(str(font.BaseFont) for font in file.pages[0].Resources.Font.values())
        assert all(script in names for script in ("Arabic", "Hebrew", "Droid", "Thai", "Devanagari", "Nanum"))


@pytest.mark.parametrize("kind", list(FigureKind))
@pytest.mark.parametrize("size", [14.0, 40.0])
def test_long_names_and_sentences_leave_the_drawing_room(kind: FigureKind, size: float) -> None:
    """matplotlib's warning that it found no room fails the test; the key and the names of themes lie inside."""
    sentence = "We agree on how we will share money, staff and rooms with every partner who joins us later on."
    results = made_up(OF[kind], 16) if kind is FigureKind.THEMES else made_up(OF[kind])
    name = "People with lived experience, and the families and friends who care for them"
    findings = replace(
        results.findings,
        risks=tuple(replace(risk, title=sentence) for risk in results.findings.risks),
        names={key: f"{name} {key}" for key in results.findings.names},
    )
    blocks = (
        [replace(results.blocks[n % 2], mark=n + 1, name=f"{name} {n}") for n in range(5)] if results.blocks else []
    )
    sections = tuple(replace(section, title=sentence) for section in results.sections)
    crowded = replace(results, findings=findings, sections=sections, blocks=tuple(blocks))
    since = since_of(replace(crowded, round_name=sentence)) if kind is FigureKind.CHANGE else None
    assert saved(crowded, kind, "png", "Harbour, spring. 12 people answered.", replace(PAPER, size=size), 40, since)


def test_what_changed_is_where_then_and_now_lie_and_over_the_days_of_the_rounds() -> None:
    said, days = ("s1i1", "s1i2", "s1i3"), [date(2024, 3, 9), date(2025, 11, 9), date(2026, 3, 20)]
    people = frozenset("abcde")
    rounds = [
        ShownRound(results_of(one_section(3), dict.fromkeys(said, side), day, id_=f"r{n}"), people)
        for n, (side, day) in enumerate(zip((LOW, LOW, HIGH), days))
    ]
    since = since_last(rounds[-1], rounds[:-1])[0]
    scores = [(1.6, 4.4)]
    with drawn(since.now, FigureKind.CHANGE, "", PAPER, since) as figure:
        pairs, over = figure.axes
        now, then = ([x for x, _y in mark.get_offsets().tolist()] for mark in pairs.collections)
        assert list(zip(then, now)) == scores
        assert words_on(pairs) == [over_time.beside(since, one) for one in since.changes.themes]
        lines = [line.get_xdata().tolist() for line in over.lines if len(line.get_xdata()) == 3]  # the others are edges
        assert lines == [[day.toordinal() for day in days]] * len(scores)
        assert [tick.get_text().split()[:2] for tick in over.get_xticklabels()] == [
            ["March", "2024:"],
            ["November", "2025:"],
            ["March", "2026:"],
        ]
        assert "They are" not in (lead := pairs.get_title(loc="left").replace("\n", " "))
        assert over_time.people_words(since) in lead


@pytest.mark.parametrize("size", [PAPER.size, 28.0])
def test_the_names_of_both_rounds_stop_before_what_stands_beside_them(size: float) -> None:
    since = since_of(replace(made_up(OF[FigureKind.CHANGE]), round_name="Autumn round 2026"))
    with drawn(since.now, FigureKind.CHANGE, "", replace(PAPER, size=size), since) as figure:
        FigureCanvasAgg(figure).draw()
        pairs, over = figure.axes
        names = [text.get_window_extent() for text in pairs.get_legend().get_texts()]
        assert len(names) == 2
        assert not names[0].overlaps(names[1])
        assert max(box.x1 for box in names) < over.get_window_extent().x0


def test_what_changed_has_no_figure_without_an_earlier_round_and_where_words_alone_are_shown() -> None:
    since = since_of(made_up(Kind.SURVEY, 16))
    assert FigureKind.CHANGE in {one.kind for one in figures_of(since.now, since)}
    for nothing in (None, replace(since, in_words=True), replace(since, changes=TwoRounds())):
        assert FigureKind.CHANGE not in {one.kind for one in figures_of(since.now, nothing)}
    two = since_of(made_up(Kind.SURVEY, 16), date(2024, 3, 9))
    with drawn(two.now, FigureKind.CHANGE, "", PAPER, two) as figure:
        assert len(figure.axes) == 1


def in_shape(corners: Any) -> tuple[tuple[float, float], ...]:
    """The corners of a mark whatever its size."""
    most = max(abs(way) for corner in corners for way in corner)
    return tuple((round(right / most, 6), round(up / most, 6)) for right, up in corners)


def test_a_group_has_the_same_mark_on_a_large_figure_as_in_every_chart() -> None:
    found = sample_results(asked=(6, 5, 5, 6), answered=(5, 5, 5, 5))
    blocks = tuple(replace(block, mark=mark) for block, mark in zip(found.blocks, (9, 12, 7, 4)))
    found = replace(found, blocks=blocks)
    with drawn(found, FigureKind.THEMES, "", PAPER) as figure:
        seen = [in_shape(one.get_paths()[0].vertices[:-1]) for one in figure.axes[0].collections]
    assert seen == [in_shape(outline(block.mark)) for block in blocks]
    assert len(set(seen)) == len(blocks) > 1
