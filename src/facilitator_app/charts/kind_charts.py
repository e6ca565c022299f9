"""The charts of each kind of questionnaire beside counts and scores: one list a kind, for the screen and for paper.

Numbers stand in or beside every mark and words beside every shape, so that nothing rests on colour.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts import kind_marks as marks
from facilitator_app.charts.ink import Ink
from facilitator_app.charts.risk_grid import Spot, Zone, risk_grid
from facilitator_app.charts.words import goal_words
from facilitator_app.domain.findings import Link, NowWantedGap
from facilitator_app.domain.instrument import Basis, Item, Kind, Scale, Side, half_up
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import RoundResults


@dataclass(frozen=True, slots=True)
class KindChart:
    """``draw`` makes the drawing for an ink and a width; ``words`` say it; ``notes`` stand below it, a line each.

    A chart of ``rows`` rows can be parted by ``rows_from``: the chart of the rows from one on and before another.
    """

    title: str
    draw: Callable[[Ink, float], Drawing]
    words: str
    notes: tuple[str, ...] = ()
    rows: int = 1
    rows_from: Callable[[int, int], KindChart] | None = None


def kind_charts(results: RoundResults) -> tuple[KindChart, ...]:
    """What this kind of questionnaire shows, the most important first; nothing where too few people answered."""
    make = CHARTS.get(results.instrument.kind)
    charts = [*(make(results) if make else ()), *_gaps(results), *_weights(results)]
    return tuple(charts)


def _bars(title: str, rows: list[marks.Bar], *notes: str) -> KindChart:
    words = " ".join(_bar_words(row) for row in rows)
    part = lambda first, last: _bars(title, rows[first:last], *(notes if last == len(rows) else ()))  # noqa: E731
    return KindChart(title, lambda ink, width: marks.bars(rows, ink, width), words, notes, len(rows), part)


def _bar_words(row: marks.Bar) -> str:
    """A bar in words; a label that is a whole sentence keeps its own full stop and needs no colon."""
    if row.label.endswith((".", "?", "!")):
        return _("{label} {value}.", label=row.label, value=row.words)
    return _("{label}: {value}.", label=row.label, value=row.words)


def _labels(results: RoundResults) -> list[str]:
    return [point.label.text() for point in results.instrument.scale.points]


def _checklist(results: RoundResults) -> list[KindChart]:
    rows = [
        marks.Bar(tally.title, (tally.percent or 0) / 100, _("{n} %", n=tally.percent))
        for tally in results.findings.tallies
        if tally.percent is not None
    ]
    note = _("Partly counts half. What is not needed is left out.")
    return [_bars(_("How much of each step is in place"), rows, note)] if rows else []


def _lights(results: RoundResults) -> list[KindChart]:
    labels = _labels(results)
    rows = [
        marks.StackedShare(
            tally.title, tally.counts, "" if tally.percent is None else _("{n} % green", n=tally.percent)
        )
        for tally in results.findings.tallies
        if sum(tally.counts)
    ]
    if not rows:
        return []
    title = _("How many answers are red, amber and green")
    return [_shares(title, rows, labels, _("Each strand stands for itself: there is no total."))]


def _shares(title: str, rows: list[marks.StackedShare], labels: list[str], *notes: str) -> KindChart:
    words = " ".join(_share_words(row, labels) for row in rows)
    draw = lambda ink, width: marks.shares(rows, labels, ink, width)  # noqa: E731
    part = lambda first, last: _shares(title, rows[first:last], labels, *(notes if last == len(rows) else ()))  # noqa: E731
    return KindChart(title, draw, words, notes, len(rows), part)


def _share_words(row: marks.StackedShare, labels: list[str]) -> str:
    counts = ", ".join(_("{answer} {n}", answer=label, n=n) for label, n in zip(labels, row.counts))
    return _("{label}: {counts}.", label=row.label, counts=counts)


def _priorities(results: RoundResults) -> list[KindChart]:
    charts = []
    for first, title in ((True, _("Every No in the parts that come first")), (False, _("Every other No"))):
        rows = [
            marks.Bar(
                one.title, one.no / one.n, n_("{n} of {total} says no", "{n} of {total} say no", one.no, total=one.n)
            )
            for one in results.findings.priorities
            if one.first is first
        ]
        if rows:
            charts.append(_bars(title, rows))
    return charts


def _stages(results: RoundResults) -> list[KindChart]:
    scale, findings = results.instrument.scale, results.findings
    rows = []
    for stage in findings.stages:
        if stage.mean is None:
            continue
        words = _("{mean} of {most}", mean=f"{stage.mean:.1f}", most=scale.high)
        if stage.placed is not None:
            people = n_("highest for {n} person", "highest for {n} people", stage.placed)
            words = _("{mean}, {people}", mean=words, people=people)
        rows.append(marks.Bar(stage.title, (stage.mean - scale.low) / (scale.high - scale.low), words))
    return [_bars(_("How often we see each stage"), rows, *_stage_notes(results))] if rows else []


def _stage_notes(results: RoundResults) -> list[str]:
    """What a bar is and what its people are: a bar can be the longest and yet be nobody's one highest stage."""
    scale, findings = results.instrument.scale, results.findings
    notes = [
        _("Each bar is the average of our answers about a stage, from {low} ({low_words}) to {high} ({high_words}).",
          low=scale.low, high=scale.high, low_words=scale.label(scale.low).text(),
          high_words=scale.label(scale.high).text())
    ]  # fmt: skip
    if any(stage.placed is not None for stage in findings.stages):
        notes.append(_("The people beside a bar are those whose answers are higher for this stage than for any other."))
    if findings.between:
        notes.append(
            n_("{n} person puts two or more stages equally at the top and is counted beside none.",
               "{n} people put two or more stages equally at the top and are counted beside none.", findings.between)
        )  # fmt: skip
    return notes


def _risks(results: RoundResults) -> list[KindChart]:
    risks = results.findings.risks
    if not risks:
        return []
    bars = [
        marks.Bar(
            _("{n}. {risk}", n=n, risk=risk.title),
            risk.score / 25,
            _("{score}, {band}", score=f"{risk.score:.1f}", band=risk.band.title.text())
            if risk.band
            else f"{risk.score:.1f}",
        )
        for n, risk in enumerate(risks, 1)
    ]
    labels = [aspect.label.text() for aspect in results.instrument.aspects][:2]
    apart = [_("{risk}. {views}.", risk=risk.title, views=risk.apart) for risk in risks if risk.apart]
    apart = [_("Views differ by two answers or more:"), *apart] if apart else []
    title = _("{likely} times {bad}, from 1 to 25", likely=labels[0], bad=labels[1].lower())
    charts = [_bars(title, bars, *apart), _risk_grid(results, (labels[0], labels[1]))]
    held = [
        marks.Bar(risk.title, (risk.control - 1) / 4, f"{risk.control:.1f}")
        for risk in risks
        if risk.control is not None
    ]
    if held:
        charts.append(_bars(_("{side}, from 1 to 5", side=results.instrument.aspects[2].label.text()), held))
    return charts


def _risk_grid(results: RoundResults, labels: tuple[str, str]) -> KindChart:
    """Each risk in the square of its two averages, over the shades of the bands."""
    risks = results.findings.risks
    spots = [Spot(n, risk.likelihood, risk.impact) for n, risk in enumerate(risks, 1)]
    words = " ".join(
        _("{n}. {risk}: {likely} {a}, {bad} {b}.", n=n, risk=risk.title, likely=labels[0], bad=labels[1].lower(),
          a=f"{risk.likelihood:.1f}", b=f"{risk.impact:.1f}")
        for n, risk in enumerate(risks, 1)
    )  # fmt: skip
    notes = (
        _("Each number stands in the square of its two averages, rounded to whole answers."),
        _("So its square and its score above can lie in different bands: for the score, each person's two answers are "
          "multiplied first and then averaged."),
    )  # fmt: skip
    draw = lambda ink, width: risk_grid(spots, labels, _zones(results), ink, width)  # noqa: E731
    return KindChart(_("Where each risk lies"), draw, words, notes)


def _zones(results: RoundResults) -> list[Zone]:
    """The bands of the questionnaire, the lowest first, with the products that lie in each."""
    bands = sorted(results.instrument.bands, key=lambda band: band.lower)
    products = {
        band.code: frozenset(n for n in range(1, 26) if results.instrument.band_at(n) == band) for band in bands
    }
    return [
        Zone(_("{band}: from {n}", band=band.title.text(), n=min(products[band.code])), products[band.code])
        for band in bands
        if products[band.code]
    ]


def _goals(results: RoundResults) -> list[KindChart]:
    rows = [
        marks.Bar(
            goal.title,
            goal.points / goal.most,
            goal_words(goal),
        )
        for goal in results.findings.goals
    ]
    notes = [
        _("\u201c{goal}\u201d: {why}", goal=goal.title, why=note)
        for goal in results.findings.goals
        if (note := results.section(goal.section_id).band_note)
    ]
    notes += [
        _("Somebody said {answer} about \u201c{goal}\u201d: {rows}.", answer=_labels(results)[0], goal=goal.title,
          rows=", ".join(goal.capped))
        for goal in results.findings.goals
        if goal.capped
    ]  # fmt: skip
    return [_bars(_("How clear each goal is"), rows, *notes)] if rows else []


def _partners(results: RoundResults) -> list[KindChart]:
    findings = results.findings
    if not findings.links:
        return []
    names = list(findings.names.values())
    scale = results.instrument.scale
    flagged = {(one.higher, one.lower) for one in findings.mismatches}
    flagged |= {(lower, higher) for higher, lower in flagged}
    charts = []
    for wanted, title in (
        (False, _("How closely each says it works with each other one")),
        (True, _("What level each says would be right")),
    ):
        cells = [[_cell(findings.link(a, b), wanted) for b in findings.names] for a in findings.names]
        if not any(cell is not None for row in cells for cell in row):
            continue
        framed = (
            set()
            if wanted
            else {
                (i, j) for i, a in enumerate(findings.names) for j, b in enumerate(findings.names) if (a, b) in flagged
            }
        )
        draw = _matrix(names, cells, framed, (scale.low, scale.high))
        words = " ".join(
            _("{a} about {b}: {value}.", a=names[i], b=names[j], value=f"{value:g}")
            for i, row in enumerate(cells)
            for j, value in enumerate(row)
            if value is not None
        )
        charts.append(
            KindChart(title, draw, words, (_matrix_key(results), *(() if wanted else _mismatch_words(results))))
        )
    return charts


def _cell(link: Link | None, wanted: bool) -> float | None:
    return None if link is None else link.wanted if wanted else link.now


def _matrix(
    names: list[str], cells: list[list[float | None]], framed: set[tuple[int, int]], ends: tuple[int, int]
) -> Callable[[Ink, float], Drawing]:
    return lambda ink, width: marks.matrix(names, cells, framed, ends, ink, width)


def _matrix_key(results: RoundResults) -> str:
    scale = results.instrument.scale
    return _("Rows say; columns are spoken of, by the number of their row. A square with a stronger colour has a "
             "higher figure: {low} is {low_words}, {high} is {high_words}.", low=scale.low, high=scale.high,
             low_words=scale.label(scale.low).text(), high_words=scale.label(scale.high).text())  # fmt: skip


def _mismatch_words(results: RoundResults) -> tuple[str, ...]:
    names = results.findings.names
    pairs = [
        _(
            "{a} says {x}, {b} says {y}.",
            a=names[one.higher],
            b=names[one.lower],
            x=f"{one.higher_says:g}",
            y=f"{one.lower_says:g}",
        )
        for one in results.findings.mismatches
    ]
    return (_("A frame marks pairs that differ by 2 or more:"), *pairs) if pairs else ()


def _gaps(results: RoundResults) -> list[KindChart]:
    """One chart for each scale that rows with a gap are answered on."""
    instrument = results.instrument
    rows = [row for section in instrument.sections for row in section.rows]
    scales = {(row[0].short.text()): _scale_of_now(results, row) for row in rows}
    groups: dict[tuple[str, ...], list[NowWantedGap]] = {}
    for gap in results.findings.gaps:
        labels = tuple(point.label.text() for point in scales[gap.title].points)
        groups.setdefault(labels, []).append(gap)
    return [_gap_chart(results, gaps, scales[gaps[0].title]) for gaps in groups.values()]


def _scale_of_now(results: RoundResults, row: tuple[Item, ...]) -> Scale:
    return results.instrument.scale_of(next((item for item in row if item.side is Side.NOW), row[0]))


def _gap_chart(results: RoundResults, gaps: list[NowWantedGap], scale: Scale) -> KindChart:
    now, wanted = (aspect.label.text() for aspect in results.instrument.aspects[:2])
    rows = [
        marks.Pair(
            gap.title, gap.now, gap.wanted,
            _("{now} to {wanted}: {gap}", now=f"{gap.now:.1f}", wanted=f"{gap.wanted:.1f}", gap=f"{gap.gap:+.1f}"),
        )
        for gap in gaps
    ]  # fmt: skip
    words = " ".join(
        _("{row}: {now} {a}, {wanted} {b}.", row=gap.title, now=now, wanted=wanted, a=f"{gap.now:.1f}",
          b=f"{gap.wanted:.1f}")
        for gap in gaps
    )  # fmt: skip
    ends = (scale.low, scale.high)
    words_of_ends = (scale.label(scale.low).text(), scale.label(scale.high).text())
    draw = lambda ink, width: marks.pairs(rows, ends, words_of_ends, (now, wanted), ink, width)  # noqa: E731
    part = lambda first, last: _gap_chart(results, gaps[first:last], scale)  # noqa: E731
    title = _("From {now} to {wanted}, the widest gap first", now=now, wanted=wanted)
    return KindChart(title, draw, words, (), len(rows), part)


def _weights(results: RoundResults) -> list[KindChart]:
    findings = results.findings
    charts = []
    if findings.overall is not None:
        high = results.instrument.scale.high
        figure = _("{score} of {most}", score=f"{findings.overall:.1f}", most=high)
        if results.instrument.scoring.basis is Basis.PERCENT:
            figure = _("{n} %", n=half_up(results.instrument.percent(findings.overall), 0))
        band = findings.overall_band.title.text() if findings.overall_band else ""
        rows = [marks.Bar(_("Everyone"), findings.overall / high, _("{score}, {band}", score=figure, band=band))]
        charts.append(_bars(_("All parts together"), rows))
    if findings.weighted is not None:
        both = findings.weighted
        rows = [
            marks.Bar(_("Each part counts the same"), both.plain / 100, _("{n} %", n=both.plain)),
            marks.Bar(_("With the weights we agreed"), both.weighted / 100, _("{n} %", n=both.weighted)),
        ]
        named = ", ".join(_("{part} {weight}", part=part, weight=weight) for part, weight in both.weights)
        note = _("Weights agreed before anybody saw results: {weights}. Bands use no weights.", weights=named)
        charts.append(_bars(_("Percent of the most possible"), rows, note))
    return charts


CHARTS: dict[Kind, Callable[[RoundResults], list[KindChart]]] = {
    Kind.CHECKLIST: _checklist,
    Kind.RAG: _lights,
    Kind.YES_NO: _priorities,
    Kind.STAGES: _stages,
    Kind.RISK_GRID: _risks,
    Kind.GOALS: _goals,
    Kind.PARTNER_MAP: _partners,
}
