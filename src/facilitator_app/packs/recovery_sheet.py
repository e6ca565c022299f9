"""One page to print and keep away from the laptop: the code that opens the store when the words are forgotten."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.lettering import register_fonts, wrapped
from facilitator_app.domain.language import _
from facilitator_app.packs.sheet import LEFT, PAGE_HEIGHT, PAGE_WIDTH, READING, WIDTH


def recovery_sheet(code: str, store_id: str, made_on: date) -> bytes:
    """The sheet as a PDF of one A4 page. It names no client and no facilitator."""
    register_fonts()
    target = BytesIO()
    page = Canvas(target, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, lang="en-GB")
    page.setTitle(_("Way back in"))
    y = PAGE_HEIGHT - 40 * MM
    page.setFillColor(HexColor(PAPER.accent))
    page.rect(LEFT, y + 14 * MM, 25 * MM, 1.2 * MM, stroke=0, fill=1)
    y = _write(page, _("Way back in"), y, 26, bold=True)
    y = _write(
        page, _("This code opens your Partnership Rounds file when you have forgotten your words."), y - 3 * MM, 14
    )
    y = _write(page, _("Recovery code"), y - 10 * MM, 12, bold=True)
    y = _write(page, code, y - 2 * MM, 20, bold=True)
    facts = (
        (_("File made on"), f"{made_on.day} {made_on:%B %Y}"),
        (_("File number"), store_id[:8]),
    )
    for name, value in facts:
        y = _write(page, f"{name}: {value}", y - 3 * MM, 12)
    y = _write(page, _("Your words, if you want to write them here"), y - 12 * MM, 12, bold=True)
    for _line in range(2):
        y -= 14 * MM
        page.setStrokeColor(HexColor(PAPER.border))
        page.line(LEFT, y, LEFT + WIDTH, y)
    y = _write(page, _("How to use the code"), y - 16 * MM, 12, bold=True)
    for step in (
        _("1. Start Partnership Rounds and choose I forgot my words."),
        _("2. Type the code. Spaces, dashes and capital letters do not matter."),
        _("3. Choose new words."),
    ):
        y = _write(page, step, y - 2 * MM, 12)
    _write(
        page,
        _("Keep this sheet away from the laptop. Whoever has both can read everything."),
        y - 10 * MM,
        12,
        bold=True,
    )
    page.showPage()
    page.save()
    return target.getvalue()


def _write(page: Canvas, words: str, y: float, size: float, *, bold: bool = False) -> float:
    """Words from ``y`` downwards, wrapped; returns the foot of the last line."""
    font = PAPER.bold if bold else PAPER.regular
    page.setFillColor(HexColor(PAPER.ink))
    for line in wrapped(words, font, size, READING):
        y -= size * 1.4
        page.setFont(font, size)
        page.drawString(LEFT, y, line)
    return y
