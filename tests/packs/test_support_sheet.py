"""The Support Action Plan on paper: one page on its side; nothing is cut off, and what goes on is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from facilitator_app.domain.plan import CameFrom, Owner
from facilitator_app.domain.steps import finish
from facilitator_app.domain.support_plan import MOST_LETTERS, Cycle, SupportPlan, SupportRow
from facilitator_app.packs.support_sheet import SupportSheet, render_support
from packs.paper import MM, read

TODAY = date(2028, 2, 29)
ROW = SupportRow(
    "a",
    "Each of us can say what we are here for",
    "Few can say it",
    "A day with somebody from outside",
    Owner("Old name", "o1"),
    2,
    "Five people say the same",
    CameFrom("r1", "s1", "A shared vision"),
)


def pages(plan: SupportPlan, *, practice: bool = False) -> list[str]:
    """The words of each page; each is A4 on its side."""
    made = finish(render_support(SupportSheet("Łódź", practice, plan, {"o1": "The Council"}), TODAY))
    document = pypdfium2.PdfDocument(made)
    assert {(round(page.get_width()), round(page.get_height())) for page in document} == {(842, 595)}
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    body = [one for one in read(made).pieces if one.text.strip() and one.mcid is not None]
    assert all(one.bottom >= 17 * MM and one.right <= (297 - 19) * MM and one.top <= (210 - 20) * MM for one in body)
    return found


def test_a_plan_is_one_page_on_its_side() -> None:
    rows = tuple(replace(ROW, id=str(n), ambition=f"Ambition {n}", source=None) for n in range(4))
    (page,) = pages(SupportPlan(Cycle(TODAY), (ROW, *rows, SupportRow("blank"))))
    for words in (
        "29 February 2028 to 27 February 2030, 8 quarters.",
        "Business-plan review",
        "Theme: A shared vision",
        "The Council",
        "Quarter 2, up to 28 August 2028",
        "As it stood on 29 February 2028.",
        "Page 1 of 1",
    ):
        assert words in page
    assert "Ambition 3" in page
    assert "goes on" not in page
    assert "Not written yet" not in page, "a row in which nobody wrote is not printed"
    assert "Old name" not in page


def test_a_plan_without_rows_or_days_says_so() -> None:
    (page,) = pages(SupportPlan(), practice=True)
    assert "8 quarters. No first day is chosen yet." in page
    assert "Nothing is planned yet." in page
    assert "Practice." in page
    assert "Diagnostic" not in page


@pytest.mark.parametrize("many", [1, 3])
def test_the_longest_texts_go_on_and_no_word_is_lost(many: int) -> None:
    def long(n: int, name: str) -> str:
        words, number = "", 0
        while len(words) + 12 < MOST_LETTERS:
            words, number = f"{words}{name}{n}x{number} ", number + 1
        return words.strip()

    rows = tuple(
        SupportRow(
            str(n), long(n, "am"), long(n, "wh"), long(n, "su"), Owner(long(n, "pr")), 40, long(n, "ev"), ROW.source
        )
        for n in range(many)
    )
    found = pages(SupportPlan(Cycle(date(2027, 1, 1), 40), rows))
    assert len(found) > 1
    assert "It goes on on the next page." in found[0]
    assert all("Support Action Plan, continued" in page for page in found[1:])
    whole = " ".join(found).split()
    for row in rows:
        for text in (row.ambition, row.where, row.support, row.provider.name, row.evidence):
            assert set(text.split()) <= set(whole)


def test_many_lines_and_letters_without_a_blank_stay_on_the_paper() -> None:
    rows = (
        SupportRow("a", "A\n" * 300, "x" * 600),
        SupportRow("b", "", "", "مرحبا بالعالم " * 40, Owner("w" * 200)),
    )
    found = pages(SupportPlan(rows=rows))
    assert " ".join(found).count("x" * 10) >= 20
