"""A large figure as a PDF for people who hear it: one tagged figure with all that it shows in words.

matplotlib writes no tags. Its page is put into one piece of marked content, and the catalogue gets the tree.
"""

from __future__ import annotations

import re
from typing import IO, Any

from matplotlib.backends._backend_pdf_ps import CharacterTracker
from matplotlib.backends.backend_pdf import Name, PdfFile, PdfPages, Reference
from matplotlib.figure import Figure
from matplotlib.font_manager import FontPath

from facilitator_app.charts.file_words import LANGUAGE, file_words
from facilitator_app.charts.letter_map import letter_map

_CODES = 65_536
"""So many forms of a font have a code of two bytes."""
_RANGE = re.compile(rb"<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^]]*)\]")


def save_heard(figure: Figure, target: IO[bytes], title: str, words: str, **look: Any) -> None:
    """Write the figure. ``words``: what is read out of it; ``look``: as ``Figure.savefig`` takes it."""
    dates: Any = {"Title": title, "CreationDate": None, "Creator": None, "Producer": None}
    with _HeardPages(_HeardFile(target, dates, title, words)) as pages:
        figure.savefig(pages, format="pdf", **look)


class _HeardPages(PdfPages):
    def __init__(self, file: _HeardFile) -> None:
        super().__init__("")
        self._file: _HeardFile | None = file


class _Codes(CharacterTracker):
    """The codes of forms that are not one letter begin with 1: what has the code 0 counts as an empty box."""

    def track_glyph(self, font: Any, chars: Any, glyph: Any) -> tuple[int, int]:
        path = FontPath(font.fname, font.face_index)
        maps = self.used.setdefault(path, [{}])
        if len(maps) == 1:
            super().track_glyph(font, "  ", 0)
        return super().track_glyph(font, chars, glyph)


class _HeardFile(PdfFile):
    """A file with one page."""

    def __init__(self, target: IO[bytes], metadata: Any, title: str, words: str) -> None:
        super().__init__(target, metadata=metadata)
        self._title, self._words = title, words
        self._page: Any = None
        self._character_tracker = _Codes(_CODES)

    def newPage(self, width: float, height: float) -> None:
        """Everything on the page is the figure."""
        super().newPage(width, height)
        self._page, self._size = self.currentstream, [0, 0, 72 * width, 72 * height]
        self.write(b"/Figure <</MCID 0>> BDC\n")

    def endStream(self) -> None:
        if self.currentstream is not None and self.currentstream is self._page:
            self.write(b"EMC\n")
        super().endStream()

    def outputStream(self, ref: Any, data: bytes, *, extra: Any = None) -> None:
        """What the codes of a font stand for is written as for every other font here: readers stumble over the other way."""
        if data.startswith(b"/CIDInit"):
            data = letter_map(_rows(data), 2)
        super().outputStream(ref, data, extra=extra)

    def finalize(self) -> None:
        """The catalogue and the page are written again, with the tree; the list of objects names the later ones."""
        self.endStream()
        tree, whole, element, about = (self.reserveObject(name) for name in ("tree", "document", "figure", "about"))
        (page,), annotations = self.pageList, self._annotations[0][0]
        box = {"O": Name("Layout"), "Placement": Name("Block"), "BBox": self._size}
        self.outputStream(about, file_words(self._title), extra={"Type": Name("Metadata"), "Subtype": Name("XML")})
        content = {"Type": Name("MCR"), "Pg": page, "MCID": 0}
        self.writeObject(element, {
            "Type": Name("StructElem"), "S": Name("Figure"), "P": whole, "K": [content], "Alt": self._words, "A": box,
        })  # fmt: skip
        self.writeObject(whole, {"Type": Name("StructElem"), "S": Name("Document"), "P": tree, "K": [element]})
        numbers = {"Nums": [0, [element]]}
        self.writeObject(
            tree, {"Type": Name("StructTreeRoot"), "K": whole, "ParentTree": numbers, "ParentTreeNextKey": 1}
        )
        self.writeObject(page, {
            "Type": Name("Page"), "Parent": self.pagesObject, "Resources": self.resourceObject, "MediaBox": self._size,
            "Contents": Reference(self._page.id), "Annots": annotations, "StructParents": 0, "Tabs": Name("S"),
        })  # fmt: skip
        self.writeObject(self.rootObject, {
            "Type": Name("Catalog"), "Pages": self.pagesObject, "Lang": LANGUAGE, "MarkInfo": {"Marked": True},
            "StructTreeRoot": tree, "Metadata": about, "ViewerPreferences": {"DisplayDocTitle": True},
        })  # fmt: skip
        super().finalize()


def _rows(data: bytes) -> list[tuple[int, str]]:
    """Codes and the letters that they stand for, out of the map that matplotlib makes."""
    rows = []
    for first, letters in _RANGE.findall(data):
        for code, one in enumerate(re.findall(rb"<([0-9a-f]*)>", letters), int(first, 16)):
            rows.append((code, bytes.fromhex(one.decode()).decode("utf-16-be")))
    return [(code, letters) for code, letters in rows if code]
