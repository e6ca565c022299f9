"""Views and outcomes side by side in the pack: what was written and typed is there to the last digit, and nothing else moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest

from facilitator_app.charts.beside import views_table
from facilitator_app.charts.tables import score_words
from facilitator_app.domain.aims import Agreement, Aims, OutcomeFigure
from facilitator_app.domain.steps import finish
from facilitator_app.packs import PartId, parts, render_pack
from packs.samples import facts, usual

FIGURES = tuple(
    OutcomeFigure(f"f{n}", "Sleeping rough", "people", Decimal(value), date(2024 + n, 2, 28), "Street count")
    for n, value in enumerate(("1250", "26.50", "-3"))
)
AIMS = Aims(
    "A town for all", "Fewer sleep rough\n\nMore homes", Agreement("We meet", date(2028, 2, 29), "Room 2"), FIGURES
)
TITLE = "Views and outcomes side by side"


def pages(aims: Aims, *, large: bool = False) -> list[str]:
    made = finish(render_pack(usual(), facts(aims=aims, large_print=large)))
    document = pypdfium2.PdfDocument(made)
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


@pytest.mark.parametrize("large", [False, True])
def test_what_was_written_stands_beside_the_views(large: bool) -> None:
    found = " ".join(page for page in pages(AIMS, large=large) if TITLE in page)
    for words in (
        "A town for all",
        "Fewer sleep rough More homes",
        "Agreed on 29 February 2028.",
        "Where the paper is: Room 2",
        "1,250 people",
        "26.50 people",
        "\u22123 people",
        "28 February 2026",
        "Street count",
        "No score is made of the two.",
    ):
        assert words in found
    for row in views_table(usual()).rows:
        assert [cell for cell in row if cell not in found] == []


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (2.5, "Between \u201cDisagree a bit\u201d and \u201cAgree a bit\u201d (2.5)"),
        (2.4, "Disagree a bit (2.4)"),
        (2.6, "Agree a bit (2.6)"),
        (1.0, "Disagree a lot (1.0)"),
    ],
)
def test_a_figure_midway_between_two_answers_is_said_to_lie_between_them(score: float, words: str) -> None:
    assert score_words(usual(), score, 24) == words


def test_without_anything_written_there_is_no_page_and_no_part() -> None:
    plain = pages(Aims())
    assert not [page for page in plain if TITLE in page or "Outcome figures" in page]
    assert PartId.OUTCOMES not in {part.id for part in parts(usual())}
    offered = [part for part in parts(usual(), aims=AIMS) if part.id is PartId.OUTCOMES]
    assert [(part.title, part.included) for part in offered] == [(TITLE, True)]


def test_what_is_not_written_leaves_no_heading() -> None:
    (page,) = (page for page in pages(Aims("A town for all")) if TITLE in page)
    assert "Our purpose" in page
    assert not [
        words for words in ("Outcomes we signed up to", "Our agreement", "Outcome figures", "score") if words in page
    ]
    found = " ".join(
        page for page in pages(replace(AIMS, purpose="", outcomes="", agreement=Agreement())) if TITLE in page
    )
    assert "Our purpose" not in found
    assert "26.50 people" in found


@pytest.mark.slow
def test_figures_of_outcomes_change_no_other_page() -> None:
    def rest(aims: Aims) -> list[str]:
        found = [page for page in pages(aims) if TITLE not in page]
        return [page.partition(" Page ")[0].partition("What is in this pack")[0] for page in found]

    assert len(rest(AIMS)) > 10
    assert sorted(rest(AIMS)) == sorted(rest(Aims()))


def test_a_theme_that_is_not_shown_says_why_and_has_no_figure() -> None:
    first, second, *others = usual().sections
    held, none = replace(first, score=None, withheld="Too few."), replace(second, score=None, withheld="")
    rows = views_table(replace(usual(), sections=(held, none, *others))).rows
    assert rows[0] == (held.title, "Too few.", "", "")
    assert rows[1] == (none.title, "This part has no score.", "", "")
    assert rows[2:] == views_table(usual()).rows[2:]


def test_the_longest_words_go_over_pages_whole() -> None:
    long = " ".join(f"word{n}" for n in range(180))
    found = " ".join(page for page in pages(Aims(long, long, Agreement(long)), large=True) if TITLE in page)
    assert all(found.count(f"word{n} ") + found.count(f"word{n}") >= 3 for n in range(180))
