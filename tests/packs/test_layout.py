"""Nothing lies over anything: every document of every kind, in both sizes, with long unbroken words and long names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import pytest

from packs.documents import documents, read_document
from packs.paper import MM, Paper, Piece, meets

OVERHANG = 3.0
"""Points by which the form of a letter may reach over the place that it has, such as the foot of a J."""
UNPRINTED = 4.7 * MM
"""Edge of the paper on which many printers print nothing."""
PICTURES = ("figure ", "pictures ")
"""Files with a page of their own size."""
every_document = documents()


def words_by_page(whole: Paper) -> Iterator[list[Piece]]:
    words = sorted((one for one in whole.pieces if one.text.strip()), key=lambda one: (one.page, one.left))
    for _page, some in groupby(words, key=lambda one: one.page):
        yield list(some)


@pytest.mark.slow
@every_document
def test_no_words_lie_over_others(name: str) -> None:
    for words in words_by_page(read_document(name)):
        for place, one in enumerate(words):
            for other in words[place + 1 :]:
                if other.left > one.right:
                    break
                assert not meets(one, other, 0.8), (one, other)


@pytest.mark.slow
@every_document
def test_no_words_leave_their_column_their_figure_or_the_paper(name: str) -> None:
    whole = read_document(name)
    if not name.startswith(PICTURES):
        width, height = whole.size
        left, right = 20 * MM - OVERHANG, width - 20 * MM + OVERHANG
        for one in whole.pieces:
            if one.text.strip():
                assert left <= one.left <= one.right <= right or one.furniture, one
                assert UNPRINTED <= one.bottom <= one.top <= height - UNPRINTED, one
    for figure in whole.tagged("Figure"):
        x, y, right, top = figure.box
        for one in figure.drawn():
            if one.text.strip():
                assert x - OVERHANG <= one.left <= one.right <= right + OVERHANG, (figure.alt, one)
                assert y - OVERHANG <= one.bottom <= one.top <= top + OVERHANG, (figure.alt, one)
