"""Pages break where they should and nothing lies over anything."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import pytest

from packs.paper import MM, Piece, following, meets, paper
from packs.shelf import BOTH_SIZES, results_of

HEADINGS = ("H1", "H2", "H3")


@pytest.mark.slow
@pytest.mark.parametrize(("shape", "large"), BOTH_SIZES)
def test_no_statement_is_split_from_its_chart(shape: str, large: bool) -> None:
    leaves = paper(shape, large).leaves()
    shown = {i.statement for s in results_of(shape).sections for i in s.items if not i.withheld}
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


@pytest.mark.parametrize(("shape", "large"), BOTH_SIZES)
def test_no_heading_is_alone_at_a_foot(shape: str, large: bool) -> None:
    whole = paper(shape, large)
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


@pytest.mark.parametrize(("shape", "large"), BOTH_SIZES)
def test_everything_lies_on_the_page_and_no_words_over_each_other(shape: str, large: bool) -> None:
    words: dict[int, list[Piece]] = defaultdict(list)
    for piece in paper(shape, large).pieces:
        if piece.text.strip():
            words[piece.page].append(piece)
            assert piece.left >= 19.5 * MM, piece
            assert piece.right <= 190.5 * MM, piece
            if not piece.furniture:
                lowest = 285.5 if piece.page == 1 else 277.5
                assert piece.bottom >= (297 - lowest) * MM, piece
    for some in words.values():
        assert not [(one.text, other.text) for one, other in combinations(some, 2) if meets(one, other)]


@pytest.mark.parametrize(("shape", "large"), BOTH_SIZES)
def test_every_page_has_something_to_read(shape: str, large: bool) -> None:
    whole = paper(shape, large)
    letters: dict[int, int] = defaultdict(int)
    for piece in whole.pieces:
        if piece.mcid is not None and not piece.furniture:
            letters[piece.page] += len(piece.text.strip())
    assert sorted(letters) == list(range(1, whole.pages + 1))
    # The name of the part and a line or two are not worth a page.
    assert min(letters.values()) > 40, letters
