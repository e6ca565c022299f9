"""Which letters the codes of a font in a PDF stand for, so that words can be heard, searched and copied."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

MOST_IN_BLOCK = 100
"""Rows that one block of such a map may have; source: ISO 32000-1, 9.10.3 and Adobe technical note 5014."""


def letter_map(rows: Iterable[tuple[int, str]], code_bytes: int) -> bytes:
    """The map of codes to letters as a PDF holds it. ``code_bytes``: how many bytes a code has."""
    digits = 2 * code_bytes
    lines = [f"<{code:0{digits}X}> <{letters.encode('utf-16-be').hex().upper()}>" for code, letters in rows]
    blocks = [lines[start : start + MOST_IN_BLOCK] for start in range(0, len(lines), MOST_IN_BLOCK)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange <{'0' * digits}> <{'F' * digits}> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode()


class UsualFont(TTFont):
    """A usual font. The codes that it leaves empty stand for no letter: reportlab says U+0000, which PDF/UA forbids."""

    def addObjects(self, doc: PDFDocument) -> None:
        """Called by reportlab when all pages are drawn."""
        font: Any = self
        written: Any = doc
        subsets = [list(subset) for subset in font.state[doc].subsets]
        names = [font.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        for name, subset in zip(names, subsets, strict=True):
            stream = written.idToObject[written.idToObject["BasicFonts"].dict[name].ToUnicode.name]
            letters = ((code, chr(letter)) for code, letter in enumerate(subset))
            stream.content = letter_map(((code, letter) for code, letter in letters if letter.isprintable()), 1)
