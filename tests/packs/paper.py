"""A finished pack read back: what is drawn where, and the structure that people hear."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_float
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

TEXT, PATH, MM = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH, 72 / 25.4


@dataclass(frozen=True, slots=True)
class Piece:
    """One drawn thing: page from 1, rectangle in points from the foot, and its mark (None: head, foot, ornament).
    ``corners``: of a path, and the points that bend its curves."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    mcid: int | None
    text: str = ""
    size: float = 0.0
    marked: bool = True
    corners: tuple[tuple[float, float], ...] = ()

    @property
    def furniture(self) -> bool:
        """In the head or at the foot of the page."""
        return self.bottom > (297 - 17) * MM or self.top < (297 - 280) * MM


@dataclass(slots=True)
class Element:
    """One element of the structure; ``pieces`` are what it has drawn itself."""

    tag: str
    alt: str
    actual: str
    kids: list[Element] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    box: tuple[float, ...] = ()
    leads_to: int = 0
    """The page that a click on it leads to."""

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    @property
    def has_box(self) -> bool:
        return len(self.box) == 4

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.drawn()[0].page

    def drawn(self) -> list[Piece]:
        return [piece for one in self.walk() for piece in one.pieces]

    @property
    def words(self) -> str:
        """What is read out: its own words or description, or those of what is in it."""
        return self.actual or self.alt or " ".join(filter(None, (kid.words for kid in self.kids)))


@dataclass(slots=True)
class Paper:
    """A pack. ``size``: width and height of its first page, in points."""

    pieces: list[Piece]
    root: Element
    pages: int
    marks: dict[tuple[int, int], int]
    size: tuple[float, float]

    def leaves(self) -> list[Element]:
        """The elements with drawn content, in the order in which they are read."""
        return [one for one in self.root.walk() if one.pieces]

    def tagged(self, *tags: str) -> list[Element]:
        return [one for one in self.root.walk() if one.tag in tags]


def read(pdf: bytes) -> Paper:
    document = pypdfium2.PdfDocument(pdf)
    pieces = [piece for number, page in enumerate(document, 1) for piece in _pieces(page, number)]
    pages, size = len(document), document[0].get_size()
    document.close()
    by_mark: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        if piece.mcid is not None:
            by_mark.setdefault((piece.page, piece.mcid), []).append(piece)
    marks: dict[tuple[int, int], int] = {}
    with pikepdf.open(BytesIO(pdf)) as file:
        numbers = {page.obj.objgen: number for number, page in enumerate(file.pages, 1)}
        root = _element(file.Root.StructTreeRoot.K, numbers, by_mark, marks)
    return Paper(pieces, root, pages, marks, size)


def _pieces(page: pypdfium2.PdfPage, number: int) -> Iterator[Piece]:
    """Straight from pdfium, into places made once: making them for each thing took half of the time."""
    words, edges = page.get_textpage(), [c_float() for _edge in range(4)]
    (left, bottom, right, top), places = edges, [byref(edge) for edge in edges]
    for thing in page.get_objects(filter=(TEXT, PATH), max_depth=8):
        raw = thing.raw
        mcid = pdfium.FPDFPageObj_GetMarkedContentID(raw)
        pdfium.FPDFPageObj_GetBounds(raw, *places)
        box = left.value, bottom.value, right.value, top.value
        text, size, corners = "", 0.0, ()
        if thing.type == TEXT:
            text, size = _text(raw, words.raw), _size(raw)
        else:
            corners = _corners(raw)
        marked = pdfium.FPDFPageObj_CountMarks(raw) > 0
        yield Piece(number, *box, None if mcid < 0 else mcid, text, size, marked, corners)


def _matrix(raw: Any) -> Any:
    """How the units of a thing become points of the page."""
    matrix = pdfium.FS_MATRIX()
    assert pdfium.FPDFPageObj_GetMatrix(raw, byref(matrix))
    return matrix


def _corners(raw: Any) -> tuple[tuple[float, float], ...]:
    found, x, y, m = [], c_float(), c_float(), _matrix(raw)
    a, b, c, d, e, f = m.a, m.b, m.c, m.d, m.e, m.f
    for number in range(pdfium.FPDFPath_CountSegments(raw)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(raw, number), byref(x), byref(y))
        found.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
    return tuple(found)


MOST = 2048
_letters = (pdfium.FPDF_WCHAR * MOST)()
"""Room for the words of nearly every line: asking how much is needed takes as long as getting them."""


def _text(raw: Any, words: Any) -> str:
    room = _letters
    length = pdfium.FPDFTextObj_GetText(raw, words, room, 2 * MOST)
    if length > 2 * MOST:
        room = (pdfium.FPDF_WCHAR * length)()
        pdfium.FPDFTextObj_GetText(raw, words, room, length)
    return bytes(memoryview(room).cast("B")[:length]).decode("utf-16-le", "replace").rstrip("\0")


def _size(raw: Any) -> float:
    size = c_float()
    pdfium.FPDFTextObj_GetFontSize(raw, byref(size))
    return float(size.value) * float(_matrix(raw).d)


def _element(
    entry: pikepdf.Object,
    numbers: dict[tuple[int, int], int],
    by_mark: dict[tuple[int, int], list[Piece]],
    marks: dict[tuple[int, int], int],
) -> Element:
    attributes = entry.get("/A", {})
    one = Element(
        str(entry.S).lstrip("/"), str(entry.get("/Alt", "")), str(entry.get("/ActualText", "")),
        box=tuple(float(edge) for edge in attributes.get("/BBox", ())),
    )  # fmt: skip
    for kid in entry.K:
        if kid.get("/Type") == "/MCR":
            mark = (numbers[kid.Pg.objgen], int(kid.MCID))
            marks[mark] = marks.get(mark, 0) + 1
            one.pieces += by_mark.get(mark, [])
        elif kid.get("/Type") == "/OBJR":
            one.leads_to = numbers[kid.Obj.Dest[0].objgen]
        else:
            one.kids.append(_element(kid, numbers, by_mark, marks))
    return one


def squeezed(text: str) -> str:
    """Letters without any space: lines may break anywhere."""
    return "".join(text.split())


def meets(one: Piece, other: Piece, slack: float = 0.6) -> bool:
    """True if two pieces of a page lie over each other by more than ``slack`` points both ways."""
    across = min(one.right, other.right) - max(one.left, other.left)
    up = min(one.top, other.top) - max(one.bottom, other.bottom)
    return across > slack and up > slack


def following(leaves: list[Element]) -> Iterator[tuple[Element, Element]]:
    return pairwise(leaves)
