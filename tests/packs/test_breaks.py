"""Pages break where they should and nothing lies over anything."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from facilitator_app.charts.lettering import register_fonts
from facilitator_app.packs.blocks import Space, Words
from facilitator_app.packs.book import Book
from facilitator_app.packs.paragraph import Paragraph, Span
from facilitator_app.packs.sheet import BODY_HEIGHT, BOTTOM, WIDTH, PackSheet
from facilitator_app.packs.table import SOME_ROOM, Cell, PackTable, TableRow
from packs.documents import PACKS, documents, read_document
from packs.paper import MM, following
from packs.shelf import results_of

register_fonts()
HEADINGS = ("H1", "H2", "H3")


@documents(PACKS)
def test_no_statement_is_split_from_its_chart(name: str) -> None:
    leaves = read_document(name).leaves()
    shown = {i.statement for s in results_of(PACKS[name][0]).sections for i in s.items if not i.withheld}
    charts = 0
    for place, chart in enumerate(leaves):
        statement = next((text for text in shown if chart.tag == "Figure" and f": {text} " in chart.alt), None)
        if statement is None:
            continue
        charts += 1
        before = next(one for one in reversed(leaves[:place]) if one.words == statement)
        assert {p.page for p in before.pieces} == {p.page for p in chart.pieces}, statement
        gap = min(p.bottom for p in before.pieces) - max(p.top for p in chart.pieces)
        assert -1 < gap < 22 * MM, (statement, gap / MM)
    assert charts >= len(shown)


@documents(PACKS)
def test_no_heading_is_alone_at_a_foot(name: str) -> None:
    whole = read_document(name)
    headings = 0
    for heading, after in following(whole.leaves()):
        if heading.tag not in HEADINGS:
            continue
        headings += 1
        last = heading.pieces[-1]
        if after.page != last.page:  # no words follow, but lines to write on do
            low = last.bottom - 8 * MM
            assert any(p.page == last.page and p.top < low and not p.furniture for p in whole.pieces), heading.words
        assert len({p.page for p in heading.pieces}) == 1
    assert headings > 10


@documents(PACKS)
def test_everything_lies_on_the_page(name: str) -> None:
    for piece in read_document(name).pieces:
        if piece.text.strip():
            assert piece.left >= 19.5 * MM, piece
            assert piece.right <= 190.5 * MM, piece
            if not piece.furniture:
                lowest = 285.5 if piece.page == 1 else 277.5
                assert piece.bottom >= (297 - lowest) * MM, piece


@documents(PACKS)
def test_every_page_has_something_to_read(name: str) -> None:
    whole = read_document(name)
    letters: dict[int, int] = defaultdict(int)
    for piece in whole.pieces:
        if piece.mcid is not None and not piece.furniture:
            letters[piece.page] += len(piece.text.strip())
    assert sorted(letters) == list(range(1, whole.pages + 1))
    # The name of the part and a line or two are not worth a page.
    assert min(letters.values()) > 40, letters


def a_book(fill: float, *, gap: float = 4 * MM) -> Book:
    """A part that fills this share of its first page with lines and gaps."""
    sheet = PackSheet()
    book = Book(sheet)
    book.start("A part", "part")
    line = Words("A line.", sheet.style("body")).height(WIDTH)
    for number in range(int(fill * BODY_HEIGHT / (line + gap))):
        book.add(Words(f"Line {number}.", sheet.style("body")), Space(gap))
    return book


def test_no_page_is_opened_for_a_line_or_two() -> None:
    """Smaller gaps make room for what little stands over; for more the part goes on, and nothing is moved."""
    for more, pages in ((3, 1), (20, 2)):
        book = a_book(1.0)
        book.heading("Last", *(Words(f"More {number}.", book.sheet.style("body")) for number in range(more)))
        assert len(book.pages) == 2
        before = [block.heard for page in book.pages for block, _top in page.placed if isinstance(block, Words)]
        book.start("Another part", "other")
        assert len(book.pages) == pages + 1
        assert book.anchors == {"part": 1, "other": pages + 1}
        placed = [(block, top) for page in book.pages[:pages] for block, top in page.placed]
        assert [block.heard for block, _top in placed if isinstance(block, Words)] == before
        first = [(block, top) for block, top in book.pages[0].placed if isinstance(block, Words)]
        assert min(top - block.height(WIDTH) for block, top in first) >= BOTTOM - 0.1
        assert all(top > below for (_one, top), (_other, below) in pairwise(first))
        (mark,) = [top for page in book.pages for name, _level, top in page.bookmarks if name == "Last"]
        assert mark in [top for block, top in placed if isinstance(block, Words) and block.heard == "Last"]


def test_a_group_of_a_table_begins_in_much_room_and_says_its_title_again() -> None:
    sheet = PackSheet()

    def row(words: str, *, strong: bool = False) -> TableRow:
        return TableRow([Cell(Words(words, sheet.style("cell")), "Row")], strong=strong)

    groups = [[row(f"Theme {n}", strong=True), *(row(f"{n}.{place}") for place in range(20))] for n in range(3)]
    book = a_book(0.1)
    book.add(PackTable([WIDTH], [row("Head")], groups))
    tables = [block for page in book.pages for block, _top in page.placed if isinstance(block, PackTable)]
    assert len(tables) == len(book.pages) > 1
    for page, (one, after) in enumerate(pairwise(tables)):
        (top,) = [top for block, top in book.pages[page].placed if block is one]
        assert top - one.height(WIDTH) - BOTTOM < SOME_ROOM * BODY_HEIGHT
        again = [cell.words.heard for row in after.again for cell in row.cells]
        first = after.groups[0][0].cells[0].words.heard
        assert again == ([] if first.startswith("Theme") else [f"Theme {first[0]}"])
        assert len(after.groups[0]) > 1
    said = [row.cells[0].words.heard for table in tables for group in table.groups for row in group]
    assert said == [row.cells[0].words.heard for group in groups for row in group]


def test_no_short_word_stands_alone_in_the_last_line() -> None:
    style = PackSheet().style("body")
    for text in (
        "We understand why each organisation chose to be part of this.",
        "When someone acts alone, we speak up.",
    ):
        for width in range(120, 400, 7):
            lines = [line.text for line in Paragraph([Span(text)], style).set(width)]
            assert " ".join(lines) == text
            if len(lines) > 1 and lines[-2].count(" ") > 1:
                assert " " in lines[-1] or len(lines[-1]) > 8, lines
