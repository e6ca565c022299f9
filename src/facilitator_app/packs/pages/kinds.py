"""The page of each kind of questionnaire: its charts, as on the screen, with what they say in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from reportlab.graphics.shapes import Drawing, Group

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.kind_charts import KindChart, kind_charts
from facilitator_app.charts.scripts import clean
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.words import in_a_row
from facilitator_app.packs.blocks import PageBlock, PageFigure, Space
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.offer import kind_title
from facilitator_app.packs.sheet import READING, WIDTH

MOST_NAMED = 3
FEW_ROWS = 2
"""Fewer rows of a chart do not stand alone on a page."""
BEFORE = 7 * MM
"""What is left free above a heading."""


def kind_page(builder: PackBuilder) -> None:
    """Every chart of this kind with its title; one that does not fit goes to the next page, and is parted only if it has to be."""
    results, name = builder.results, kind_title(builder.results)
    headline = results.findings.headline or _finding(results)
    builder.begin(headline or name, "kind", name if headline else "", bookmark=name)
    for sentence in results.findings.sentences:
        builder.book.add(builder.words(sentence), Space(3 * MM))
    for chart in kind_charts(results):
        put_chart(builder, chart)


def put_chart(builder: PackBuilder, chart: KindChart, *, flow: bool = False) -> None:
    """A chart under its title with its notes below it, on as many pages as it needs.

    ``flow``: it begins on what is left of this page where some rows have room there.
    """
    for index, part in enumerate(_parts(builder, chart, flow=flow)):
        blocks: list[PageBlock] = [PageFigure(_drawn(builder, part), clean(part.words))]
        for note in part.notes:
            blocks += [Space(2 * MM), builder.words(note, "cell", colour=PAPER.muted)]
        builder.book.heading(_("{title}, continued", title=part.title) if index else part.title, *blocks)
        builder.book.add(Space(6 * MM))


def _parts(builder: PackBuilder, chart: KindChart, *, flow: bool = False) -> Iterator[KindChart]:
    """The chart, in as many parts as it needs pages."""
    room, first = _room(builder, chart), 0
    if flow and (some := _on_this_page(builder, chart)):
        assert chart.rows_from is not None
        yield chart.rows_from(0, some)
        first = some
    while chart.rows_from is not None and first < chart.rows - 1:
        rest = chart.rows_from(first, chart.rows)
        if rest.draw(builder.sheet.ink, WIDTH).height <= room:
            break
        fits = (n for n in range(chart.rows - 1, first, -1)
                if chart.rows_from(first, n).draw(builder.sheet.ink, WIDTH).height <= room)  # fmt: skip
        last = next(fits, first + 1)
        yield chart.rows_from(first, last)
        first = last
    yield chart if chart.rows_from is None or not first else chart.rows_from(first, chart.rows)


def _on_this_page(builder: PackBuilder, chart: KindChart) -> int:
    """How many rows have room on what is left of this page, where that is not all of them and few neither."""
    if chart.rows_from is None:
        return 0
    left = builder.book.room - (builder.book.room_of_new_page - _room(builder, chart)) - BEFORE
    part = partial(chart.rows_from, 0)
    if part(chart.rows).draw(builder.sheet.ink, WIDTH).height <= left:
        return 0
    return next(
        (n for n in range(chart.rows - FEW_ROWS, FEW_ROWS - 1, -1)
         if part(n).draw(builder.sheet.ink, WIDTH).height <= left), 0,
    )  # fmt: skip


def _room(builder: PackBuilder, chart: KindChart) -> float:
    """The height of a page below the title of a chart, without its notes where these are short."""
    room = builder.book.room_of_new_page - builder.words(chart.title, "heading").height(READING) - 2.4 * MM
    notes = sum(2 * MM + builder.words(note, "cell").height(WIDTH) for note in chart.notes)
    return room - notes if notes < room / 4 else room


def _drawn(builder: PackBuilder, chart: KindChart) -> Drawing:
    """The chart; what is higher than a page and cannot be parted is made smaller, so that nothing of it is lost."""
    drawn, room = chart.draw(builder.sheet.ink, WIDTH), _room(builder, chart)
    if drawn.height <= room:
        return drawn
    part = room / drawn.height
    smaller = Drawing(drawn.width, room)
    smaller.add(Group(*drawn.contents, transform=(part, 0, 0, part, 0, 0)))
    return smaller


def _finding(results: RoundResults) -> str:
    """What the charts say of a questionnaire whose headline is about its themes."""
    gaps, overall = results.findings.gaps, results.findings.overall_band
    if gaps and gaps[0].gap > 0:
        widest = [gap.title for gap in gaps if gap.gap == gaps[0].gap]
        if len(widest) > MOST_NAMED:
            return _("No gap is wider than all others.")
        return n_("The widest gap: {rows}.", "The widest gaps: {rows}.", len(widest), rows=in_a_row(widest))
    return _("All parts together: {band}.", band=overall.title.text()) if overall else ""
