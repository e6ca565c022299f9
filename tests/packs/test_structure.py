"""The pack for people who hear it: tags, descriptions, bookmarks, order."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf

from facilitator_app.domain.results import RoundResults
from facilitator_app.packs import parts
from facilitator_app.packs.facts import PartId
from packs.documents import PACKS, document, documents, read_document
from packs.paper import Element, following, squeezed
from packs.shelf import results_of


@documents(PACKS)
def test_language_title_and_marks(name: str) -> None:
    results = results_of(PACKS[name][0])
    with pikepdf.open(BytesIO(document(name))) as file:
        assert file.Root.Lang == "en-GB"
        assert results.partnership_name in str(file.docinfo.Title)
        assert results.round_name in str(file.docinfo.Title)
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert file.Root.MarkInfo.Marked
        assert file.Root.StructTreeRoot.K.S == "/Document"
        assert [int(page.StructParents) for page in file.pages] == list(range(len(file.pages)))


@documents(PACKS)
def test_everything_drawn_has_its_one_place_in_the_structure(name: str) -> None:
    whole = read_document(name)
    assert all(piece.marked for piece in whole.pieces)
    assert set(whole.marks.values()) == {1}
    in_pages = {(piece.page, piece.mcid) for piece in whole.pieces if piece.mcid is not None}
    assert in_pages <= set(whole.marks)


@documents(PACKS)
def test_figures_have_descriptions_and_tables_have_heads(name: str) -> None:
    whole = read_document(name)
    figures, tables = whole.tagged("Figure"), whole.tagged("Table")
    assert len(figures) > 5
    assert tables
    for figure in figures:
        assert figure.has_box
        assert len(figure.alt) > 20
        assert len(figure.pieces) > 1
    for table in tables:
        assert {row.tag for row in table.kids} == {"TR"}
        assert {cell.tag for cell in table.kids[0].kids} <= {"TH", "TD"}
        for above, row in pairwise(table.kids):  # in large print a statement stands over its figures
            assert any(cell.tag == "TH" for cell in (*above.kids, *row.kids)), row.words
        assert any(cell.tag == "TH" for cell in table.kids[0].kids)
    for listed in whole.tagged("L"):
        assert {item.tag for item in listed.kids} == {"LI"}


def bookmarks(name: str) -> list[tuple[str, int]]:
    """Names and pages of the outer bookmarks."""
    with pikepdf.open(BytesIO(document(name))) as file:
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
        names = {str(k): v for k, v in file.Root.Dests.items()} if "/Dests" in file.Root else {}
        found = []
        with file.open_outline() as outline:
            for item in outline.root:
                goal: Any = item.destination if item.destination is not None else item.action.D
                goal = names.get(str(goal), names.get(f"/{goal}", goal))
                found.append((item.title, numbers[goal[0].objgen]))
        return found


def planned(results: RoundResults) -> list[str]:
    """The parts in their order."""
    offered = {part.id: part.title for part in parts(results) if part.included}
    themes = [f"Theme {s.number} of {len(results.sections)}: {s.title}" for s in results.sections]
    plan: list[str] = ["Cover"]
    for part in PartId:
        if part is PartId.TOOK_PART:
            plan += ["How to read this pack", "What we promised"]
        if part is PartId.SECTIONS:
            plan += themes
        elif part in offered:
            plan.append(offered[part])
    return [*plan, "Annex 2: the rules we used"]


@documents(PACKS)
def test_bookmarks_follow_the_plan_of_the_pages(name: str) -> None:
    found = bookmarks(name)
    plan = planned(results_of(PACKS[name][0]))
    names = [title for title, _page in found]
    if "In our own words" in plan and "In our own words" not in names:
        plan.remove("In our own words")  # every comment fitted on the page of its theme
    assert names == plan
    pages = [page for _name, page in found]
    assert pages == sorted(set(pages))
    titles = [heading.page for heading in read_document(name).tagged("H1")]
    assert titles == pages


@documents(PACKS)
def test_what_is_read_runs_down_the_page(name: str) -> None:
    """From element to element: further down, beside at the right, or on a later page."""
    for one, other in following(read_document(name).leaves()):
        last, first = one.pieces[-1], other.pieces[0]
        assert first.page >= last.page, (one.words, other.words)
        if first.page == last.page:
            here = [p for p in other.pieces if p.page == first.page]
            under = max(p.top for p in here) <= max(p.top for p in one.pieces if p.page == first.page) + 2
            beside = min(p.left for p in here) >= min(p.left for p in one.pieces) + 4
            assert under or beside, (one.words, other.words)


@documents(PACKS)
def test_words_that_are_heard_are_those_that_are_drawn(name: str) -> None:
    heads = 0
    for one in read_document(name).leaves():
        if one.tag == "Figure":
            continue
        drawn = " ".join(piece.text for piece in one.pieces)
        if one.words.startswith(("Columns: ", "Spread: ")):
            heads += 1
            for word in drawn.split():
                assert word in one.words or word.isdigit(), (word, one.words)
        else:
            assert squeezed(drawn) == squeezed(one.words)
    assert heads


@documents([name for name, (_shape, large) in PACKS.items() if not large])
def test_a_page_of_a_theme_is_read_in_the_order_of_the_questionnaire(name: str) -> None:
    results, leaves = results_of(PACKS[name][0]), read_document(name).leaves()
    for section in results.sections:
        start = next(n for n, one in enumerate(leaves) if one.words.startswith(f"Theme {section.number} of "))
        rest: list[Element] = leaves[start:]
        if section.withheld and all(item.withheld for item in section.items):
            assert section.withheld in [one.words for one in rest[:6]]
            continue
        wanted = [*(item.statement for item in section.items), *section.questions]
        heard = [one.words for one in rest if one.words in wanted][: len(wanted)]
        assert heard == wanted
