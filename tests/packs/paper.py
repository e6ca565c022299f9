"""A finished pack read back: what is drawn where, and the structure that people hear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from packs.shelf import pdf_of

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


@cache
def paper(shape: str, large: bool = False) -> Paper:
    return read(pdf_of(shape, large))


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
    words = page.get_textpage()
    for thing in page.get_objects(filter=(TEXT, PATH), max_depth=8):
        left, bottom, right, top = thing.get_bounds()
        mcid = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
        text, size = "", 0.0
        if thing.type == TEXT:
            text, size = _text(thing, words), _size(thing)
        yield Piece(
            number, left, bottom, right, top, None if mcid < 0 else mcid, text, size,
            pdfium.FPDFPageObj_CountMarks(thing.raw) > 0, _corners(thing) if thing.type == PATH else (),
        )  # fmt: skip


def _corners(thing: pypdfium2.PdfObject) -> tuple[tuple[float, float], ...]:
    from ctypes import byref, c_float

    found, x, y, matrix = [], c_float(), c_float(), thing.get_matrix()
    for number in range(pdfium.FPDFPath_CountSegments(thing.raw)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(thing.raw, number), byref(x), byref(y))
        found.append(matrix.on_point(x.value, y.value))
    return tuple(found)


def _text(thing: pypdfium2.PdfObject, words: pypdfium2.PdfTextPage) -> str:
    length = pdfium.FPDFTextObj_GetText(thing.raw, words.raw, None, 0)
    buffer = (pdfium.FPDF_WCHAR * length)()
    pdfium.FPDFTextObj_GetText(thing.raw, words.raw, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _size(thing: pypdfium2.PdfObject) -> float:
    from ctypes import byref, c_float

    size = c_float()
    pdfium.FPDFTextObj_GetFontSize(thing.raw, byref(size))
    return float(size.value) * float(thing.get_matrix().d)


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
