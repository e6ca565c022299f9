"""Printed quality: sizes of letters, embedded fonts, and what a black-and-white printer leaves (checks 40, 41, 43)."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from itertools import pairwise
from typing import Any

import numpy as np
import pikepdf
import pypdfium2

from packs.documents import PACKS, document, documents, read_document
from packs.paper import Piece

LEAST = {False: (12.0, 10.0), True: (18.0, 14.0)}
"""Least size in points of the words, and of the head and foot of the page."""
ZOOM = 2


@documents(PACKS)
def test_no_words_are_too_small(name: str) -> None:
    words = [piece for piece in read_document(name).pieces if piece.text.strip()]
    assert len(words) > 200
    least, at_the_foot = LEAST[PACKS[name][1]]
    too_small = [p for p in words if p.size < (at_the_foot if p.furniture else least) - 0.01]
    assert not too_small


@documents(PACKS)
def test_all_fonts_are_ours_and_embedded(name: str) -> None:
    with pikepdf.open(BytesIO(document(name))) as file:
        found: list[pikepdf.Object] = [one for one in file.objects if isinstance(one, pikepdf.Dictionary)]
        fonts = [one for one in found if one.get("/Type") == "/Font"]
        names = {str(one.BaseFont) for one in fonts}
        assert names
        assert all("NotoSans" in name for name in names), names
        for font in fonts:
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            assert "/FontFile2" in inner.FontDescriptor


def in_grey(name: str, number: int) -> Any:
    """The page as a black-and-white printer takes it: rows of grey levels from 0 to 255, the top first."""
    pages = pypdfium2.PdfDocument(document(name))
    picture = pages[number - 1].render(scale=ZOOM).to_pil().convert("L")
    pages.close()
    return np.asarray(picture)


def cut(picture: Any, piece: Piece) -> Any:
    high = picture.shape[0]
    top, bottom = int(high - piece.top * ZOOM), int(high - piece.bottom * ZOOM) + 1
    return picture[max(0, top) : bottom, max(0, int(piece.left * ZOOM)) : int(piece.right * ZOOM) + 1]


def ratio(one: float, other: float) -> float:
    """Contrast of two grey levels; source: WCAG 2.2."""
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _light(grey: float) -> float:
    part = grey / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


@documents(["pack usual", "pack many people", "pack practice"])
def test_every_word_is_clear_in_grey(name: str) -> None:
    whole = read_document(name)
    for number in range(1, min(whole.pages, 11) + 1):
        picture = in_grey(name, number)
        for piece in whole.pieces:
            if piece.page == number and piece.text.strip():
                levels = Counter(cut(picture, piece).ravel().tolist())
                ground = levels.most_common(1)[0][0]
                assert max(ratio(ground, level) for level in levels) >= 4.5, piece


@documents(["pack many people", "pack many on five points"])
def test_neighbours_on_a_bar_stay_apart_in_grey(name: str) -> None:
    whole = read_document(name)
    seen = 0
    for number in range(1, whole.pages + 1):
        picture = in_grey(name, number)
        for figure in (one for one in whole.tagged("Figure") if one.alt.startswith("Bar of") and one.page == number):
            parts = [p for p in figure.pieces if not p.text and 15 < p.top - p.bottom < 26 and p.right - p.left > 6]
            bars = sorted((p for p in parts if p.bottom == parts[0].bottom), key=lambda p: p.left)
            for one, other in pairwise(bars):
                if abs(one.right - other.left) < 2:
                    levels = [float(np.median(cut(picture, p)[6:10, 5:-5])) for p in (one, other)]
                    assert ratio(*levels) >= 2, (figure.alt, levels)
                    seen += 1
    assert seen > 10


def test_dots_of_people_who_answered_and_who_did_not_differ_in_grey() -> None:
    figure = next(
        one for one in read_document("pack usual").tagged("Figure") if one.alt.startswith("Everyone: 16 circles")
    )
    picture = in_grey("pack usual", figure.page)
    middles = []
    for piece in figure.pieces:
        square = cut(picture, piece)
        middles.append(int(square[square.shape[0] // 2, square.shape[1] // 2]))
    assert len(middles) == 16
    assert min(ratio(dark, light) for dark in middles[:13] for light in middles[13:]) >= 4.5
