"""The page of each kind of questionnaire: its charts, as on the screen, with what they say in a sentence."""

from __future__ import annotations

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.kind_charts import kind_charts
from facilitator_app.charts.scripts import clean
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.words import in_a_row
from facilitator_app.packs.blocks import PageBlock, PageFigure, Space
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.offer import kind_title
from facilitator_app.packs.sheet import WIDTH

MOST_NAMED = 3


def kind_page(builder: PackBuilder) -> None:
    """Every chart of this kind with its title; a chart that does not fit goes to the next page whole."""
    results, name = builder.results, kind_title(builder.results)
    headline = results.findings.headline or _finding(results)
    builder.begin(headline or name, "kind", name if headline else "", bookmark=name)
    for sentence in results.findings.sentences:
        builder.book.add(builder.words(sentence), Space(3 * MM))
    for chart in kind_charts(results):
        blocks: list[PageBlock] = [PageFigure(chart.draw(builder.sheet.ink, WIDTH), clean(chart.words))]
        for note in chart.notes:
            blocks += [Space(2 * MM), builder.words(note, "cell", colour=PAPER.muted)]
        builder.book.heading(chart.title, *blocks)
        builder.book.add(Space(6 * MM))


def _finding(results: RoundResults) -> str:
    """What the charts say of a questionnaire whose headline is about its themes."""
    gaps, overall = results.findings.gaps, results.findings.overall_band
    if gaps and gaps[0].gap > 0:
        widest = [gap.title for gap in gaps if gap.gap == gaps[0].gap]
        if len(widest) > MOST_NAMED:
            return _("No gap is wider than all others.")
        return n_("The widest gap: {rows}.", "The widest gaps: {rows}.", len(widest), rows=in_a_row(widest))
    return _("All parts together: {band}.", band=overall.title.text()) if overall else ""
