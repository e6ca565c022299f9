"""A chart with its title and where it comes from, to be copied or saved by itself."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from facilitator_app.charts import MOST_DOTS
from facilitator_app.charts.columns import heads
from facilitator_app.charts.group_marks import group_mark
from facilitator_app.charts.ink import PAPER, Ink
from facilitator_app.charts.lettering import LEADING, drawing, letters_width, register_fonts, wrapped, write_lines
from facilitator_app.charts.outlines import box, put
from facilitator_app.charts.people_dots import people_dots
from facilitator_app.charts.stacked_bar import stacked_bar
from facilitator_app.charts.strip_grid import Strip, strip_grid
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures, RoundResults, SectionFigures

WIDTH, EDGE, GAP = 720.0, 18.0, 10.0
"""Of a picture, its free edge and the room between its parts, in points."""


def picture(results: RoundResults, section_id: str = "", number: int = 0) -> Drawing:
    """All themes on one line, or one theme statement by statement. ``number``: its issue, written at its foot."""
    ink, width = PAPER, WIDTH - 2 * EDGE
    if section_id:
        section = results.section(section_id)
        parts = [_text(section.title, ink, width, bold=True), *_statements(results, section, ink, width)]
    else:
        parts = [_text(results.headline, ink, width, bold=True), *_key(results, ink, width), _grid(results, ink, width)]
    parts.append(_text(foot(results, number), ink.sized(10), width))
    height = sum(part.height for part in parts) + GAP * (len(parts) - 1) + 2 * EDGE
    canvas = drawing(WIDTH, height)
    box(canvas, 0, 0, WIDTH, height, fill=ink.surface)
    top = height - EDGE
    for part in parts:
        top -= part.height
        put(canvas, part, EDGE, top)
        top -= GAP
    return canvas


def foot(results: RoundResults, number: int) -> str:
    """Where a picture or a table comes from, with the promise it keeps."""
    people = n_("{n} person answered.", "{n} people answered.", results.answered)
    words = _("{partnership}, {round}. {people}", partnership=results.partnership_name, round=results.round_name,
              people=people)  # fmt: skip
    if number:
        words += " " + _("Issue {n}.", n=number)
    return (_("Practice: made-up people.") + " " + words) if results.practice else words


def pdf(canvas: Drawing, title: str) -> bytes:
    """The drawing as one PDF page with embedded fonts. It holds no date, no name of a person and no place."""
    register_fonts()
    target = BytesIO()
    fonts: dict[str, Any] = {"initialFontName": PAPER.regular}
    page = Canvas(target, (canvas.width, canvas.height), invariant=1, **fonts)
    page.setTitle(title)
    renderPDF.draw(canvas, page, 0, 0, showBoundary=0)
    page.showPage()
    page.save()
    return target.getvalue()


def _text(words: str, ink: Ink, width: float, *, bold: bool = False) -> Drawing:
    lines = wrapped(words, ink.bold if bold else ink.regular, ink.size, width)
    height = len(lines) * ink.size * LEADING
    canvas = drawing(width, height)
    write_lines(canvas, 0, height / 2, lines, ink, bold=bold)
    return canvas


def _grid(results: RoundResults, ink: Ink, width: float) -> Drawing:
    strips = [
        Strip(
            section.title,
            (section.score, *(section.score_of(block.id) for block in results.blocks)),
            section.spread,
            withheld=section.withheld,
        )
        for section in results.sections
    ]
    scale = results.instrument.scale
    return strip_grid(strips, _labels(results), (scale.low, scale.high), ink, width)


def _key(results: RoundResults, ink: Ink, width: float) -> list[Drawing]:
    """The marks of the groups with their names, in as many lines as they need; none where there are no groups."""
    if not results.blocks:
        return []
    rows: list[Drawing] = []
    line, x = drawing(width, ink.size * LEADING * 1.2), 0.0
    for number, name in enumerate((_("Everyone"), *(block.name for block in results.blocks))):
        mark = group_mark(number, ink)
        wide = mark.width + 6 + letters_width(name, ink.regular, ink.size) + 22
        if x and x + wide > width:
            rows.append(line)
            line, x = drawing(width, ink.size * LEADING * 1.2), 0.0
        put(line, mark, x, (line.height - mark.height) / 2)
        write_lines(line, x + mark.width + 6, line.height / 2, [name], ink)
        x += wide
    return [*rows, line]


def _statements(results: RoundResults, section: SectionFigures, ink: Ink, width: float) -> list[Drawing]:
    dots = results.answered <= MOST_DOTS
    parts = [heads(_labels(results), width, ink, with_spread=True, fills=not dots)]
    for item in section.items:
        parts.append(_text(item.statement, ink, width, bold=True))
        parts.append(_text(item.withheld, ink, width) if item.withheld else _answers(results, item, ink, width, dots))
    return parts


def _answers(results: RoundResults, item: ItemFigures, ink: Ink, width: float, dots: bool) -> Drawing:
    """The answers to a statement; with the words of its own answers where they are not those at the top."""
    make = people_dots if dots else stacked_bar
    own = [point.label.text() for point in (item.scale or results.instrument.scale).points]
    labels = own if own != _labels(results) else ()
    return make(item.counts, ink, width, dont_know=item.dont_know, spread=item.spread, labels=labels)


def _labels(results: RoundResults) -> list[str]:
    return [point.label.text() for point in results.instrument.scale.points]
