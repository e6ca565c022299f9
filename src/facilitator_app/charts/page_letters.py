"""Words onto a page of a PDF: the usual font through reportlab, shaped ones form by form with their letters as text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from facilitator_app.charts.direction import runs_left
from facilitator_app.charts.ink import PAPER
from facilitator_app.charts.letter_map import letter_map
from facilitator_app.charts.script_fonts import Face, Glyph
from facilitator_app.charts.scripts import Run, laid, printable

BOLDER = 0.035
"""How much thicker a form is drawn in bold words, in sizes: only the usual font has a bold one."""

UNUSED = (b"GSUB", b"GPOS", b"GDEF", b"OS/2", b"post", b"name", b"cmap", b"DSIG", b"STAT", b"gasp")
"""Tables of a font that a PDF does without."""


def write_on(
    canvas: Canvas, x: float, y: float, text: str, font: str, size: float, colour: Color | None = None
) -> None:
    """One line of words with its left end at ``x``; the colour is the canvas's own if none is named."""
    text = printable(text)
    write_runs(canvas, x, y, laid(text, (font,), rtl=runs_left(text)), ((font, colour),), size)


def write_runs(
    canvas: Canvas, x: float, y: float, runs: Sequence[Run], looks: Sequence[tuple[str, Color | None]], size: float
) -> None:
    """Runs beside each other. ``looks``: font and colour of each style."""
    before: Color | None = None
    for run in runs:
        font, colour = looks[run.style]
        if colour is not None and colour is not before:
            canvas.setFillColor(colour)
            before = colour
        if run.face is None:
            canvas.setFont(font, size)
            canvas.drawString(x, y, run.text)
        else:
            _draw(canvas, x, y, run, run.face, size, font == PAPER.bold and not run.face.usual)
        x += run.width(font, size)


def _draw(canvas: Canvas, x: float, y: float, run: Run, owner: Face, size: float, bolder: bool) -> None:
    # reportlab has no public way to its document and to the code of the page.
    inside: Any = canvas
    fonts = inside._doc.__dict__.setdefault("shaped_fonts", {})
    if owner.name not in fonts:
        fonts[owner.name] = _Embedded(owner, f"S{len(fonts) + 1}")
        inside._doc.delayedFonts.append(fonts[owner.name])
    embedded: _Embedded = fonts[owner.name]
    rows, outlines = [f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm /{embedded.name} {size:g} Tf ["], []
    at, up = x, 0.0
    for glyph in run.glyphs:
        if run.outlined(glyph):
            outlines.append(owner.outline(glyph.number, at + glyph.right * size, y + glyph.up * size, size))
            rows.append(_shift(-glyph.advance))
        else:
            if glyph.up != up:
                up = glyph.up
                rows.append(f"] TJ {up * size:.3f} Ts [")
            after = embedded.width(glyph) - glyph.advance + glyph.right
            rows.append(f"{_shift(-glyph.right)}<{embedded.code(glyph):04X}>{_shift(after)}")
        at += glyph.advance * size
    rows.append(f"] TJ{' 0 Ts' if up else ''} ET")
    before, paint, end = "q", "f", "Q"
    if bolder:
        r, g, b = inside._fillColorObj.rgb()
        before, paint = f"q {r:.4g} {g:.4g} {b:.4g} RG {size * BOLDER:.3f} w 1 j 2 Tr", "B"
    if not all(glyph.letters or run.outlined(glyph) for glyph in run.glyphs):
        # A vowel sign of two parts: one of them stands for no letter of its own.
        words = ("\ufeff" + run.text).encode("utf-16-be").hex().upper()
        before, end = f"/Span <</ActualText <{words}>>> BDC {before}", f"{end} EMC"
    inside._code.append(" ".join([before, "".join(rows), *(f"{outline} {paint}" for outline in outlines), end]))


def _shift(ems: float) -> str:
    return f"{ems * 1000:.4g} " if abs(ems) > 1e-5 else ""


class _Embedded:
    """A font in a document: the forms that are drawn, each with the letters that it stands for there."""

    def __init__(self, owner: Face, name: str) -> None:
        self.owner, self.name = owner, name
        self.codes: dict[tuple[int, str], int] = {}
        self.widths: dict[int, float] = {}

    def code(self, glyph: Glyph) -> int:
        return self.codes.setdefault((glyph.number, glyph.letters), len(self.codes) + 1)

    def width(self, glyph: Glyph) -> float:
        if glyph.number not in self.widths:
            self.widths[glyph.number] = self.owner.font.get_glyph_h_advance(glyph.number) / self.owner.em
        return self.widths[glyph.number]

    def addObjects(self, doc: Any) -> None:
        """Called by reportlab when all pages are drawn."""
        data, numbers = _subset(self.owner, {number for number, _letters in self.codes})
        glyph_map = bytearray(2 * (len(self.codes) + 1))
        widths: list[float] = []
        for (number, _letters), code in self.codes.items():
            glyph_map[2 * code : 2 * code + 2] = numbers[number].to_bytes(2, "big")
            widths.append(round(self.widths[number] * 1000, 3))
        name = pdfdoc.PDFName(f"{_tag(self.owner.name)}+{self.owner.name}")
        box = [self._thousandths(length) for length in self.owner.box()]
        descriptor = {
            "Type": pdfdoc.PDFName("FontDescriptor"), "FontName": name, "Flags": 4, "ItalicAngle": 0, "StemV": 80,
            "FontBBox": pdfdoc.PDFArray(box), "Ascent": box[3], "Descent": box[1], "CapHeight": box[3],
            "FontFile2": _stream(doc, data, Length1=len(data)),
        }  # fmt: skip
        letters = ((code, letters) for (_number, letters), code in self.codes.items())
        system = {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
        inner = {
            "Type": pdfdoc.PDFName("Font"), "Subtype": pdfdoc.PDFName("CIDFontType2"), "BaseFont": name,
            "CIDSystemInfo": pdfdoc.PDFDictionary(system), "DW": 0, "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)]),
            "CIDToGIDMap": _stream(doc, bytes(glyph_map)), "FontDescriptor": doc.Reference(pdfdoc.PDFDictionary(descriptor)),
        }  # fmt: skip
        outer = {
            "Type": pdfdoc.PDFName("Font"), "Subtype": pdfdoc.PDFName("Type0"), "BaseFont": name,
            "Encoding": pdfdoc.PDFName("Identity-H"), "ToUnicode": _stream(doc, letter_map(letters, 2)),
            "DescendantFonts": pdfdoc.PDFArray([doc.Reference(pdfdoc.PDFDictionary(inner))]),
        }  # fmt: skip
        doc.idToObject["BasicFonts"].dict[self.name] = doc.Reference(pdfdoc.PDFDictionary(outer))

    def _thousandths(self, length: float) -> float:
        return round(length * 1000 / self.owner.em, 3)


def _stream(doc: Any, data: bytes, **entries: int) -> Any:
    stream = pdfdoc.PDFStream(content=data, filters=[pdfdoc.PDFZCompress])
    stream.dictionary.dict.update(entries)
    return doc.Reference(stream)


def _tag(name: str) -> str:
    """Six capital letters that tell a part of a font from the whole."""
    return "".join(chr(ord("A") + (ord(letter) * (index + 3)) % 26) for index, letter in enumerate(name[-12::2]))[:6]


def _subset(owner: Face, numbers: Collection[int]) -> tuple[bytes, dict[int, int]]:
    """The font with these forms alone, and where each of them is in it."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(numbers)
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    wanted.drop_table_tag_set.update(int.from_bytes(table, "big") for table in UNUSED)
    plan = uharfbuzz.SubsetPlan(owner.font.face, wanted)
    new_numbers = plan.old_to_new_glyph_mapping
    return bytes(plan.execute().blob.data), {number: new_numbers[number] for number in numbers}
