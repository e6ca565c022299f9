"""The charts of each kind of questionnaire as rows and columns: a row for every bar, strand, risk, goal, stage or pair.

The figures are those of the charts, taken from the same released results; nothing else is worked out here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from facilitator_app.domain.findings import Link
from facilitator_app.domain.instrument import Basis, Kind, Side, half_up
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import RoundResults, SectionFigures


@dataclass(frozen=True, slots=True)
class TableLine:
    """One row: what joins it with rows of other charts about the same thing, its name, its figures."""

    key: str
    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableLines:
    """Rows about one kind of thing. ``what``: the thing, in a word; ``note``: what one must know to read them."""

    what: str
    heads: tuple[str, ...]
    rows: tuple[TableLine, ...]
    note: str = ""


def kind_lines(results: RoundResults) -> tuple[TableLines, ...]:
    """What the charts of this kind show; nothing where there are none."""
    make = TABLES.get(results.instrument.kind)
    tables = [*(make(results) if make else ()), *_gaps(results)]
    return tuple(lines for lines in tables if lines.rows)


def no_figure(section: SectionFigures) -> str:
    """Why a part has no figure, in two words: a cell is never left blank without a reason."""
    return _("Not shown") if section.withheld else _("No score")


def _sections(
    results: RoundResults, heads: tuple[str, ...], cells: Mapping[str, tuple[str, ...]], note: str = ""
) -> TableLines:
    """A row a part, so that its figures stand beside its score; a part that has none says why."""
    rows = [
        TableLine(one.section_id, one.title, cells.get(one.section_id, (no_figure(one),) * len(heads)))
        for one in results.sections
    ]
    return TableLines(_("Theme"), heads, tuple(rows) if cells else (), note)


def _checklist(results: RoundResults) -> Iterator[TableLines]:
    known = [tally for tally in results.findings.tallies if tally.percent is not None]
    cells = {tally.section_id: (_("{n} %", n=tally.percent),) for tally in known}
    note = _("In place: partly counts half. What is not needed is left out.")
    yield _sections(results, (_("In place"),), cells, note)


def _lights(results: RoundResults) -> Iterator[TableLines]:
    heads = (*(point.label.text() for point in results.instrument.scale.points), _("Percent green"))
    cells = {
        tally.section_id: (*(str(n) for n in tally.counts), _("{n} %", n=tally.percent))
        for tally in results.findings.tallies
        if sum(tally.counts)
    }
    hidden = (_("Not shown"),) * len(heads)
    rows = [TableLine(one.section_id, one.title, cells.get(one.section_id, hidden)) for one in results.sections]
    note = _("Each strand stands for itself: there is no total.")
    yield TableLines(_("Strand"), heads, tuple(rows) if cells else (), note)


def _priorities(results: RoundResults) -> Iterator[TableLines]:
    some_first = any(section.priority for section in results.instrument.sections)
    rows = []
    for n, one in enumerate(results.findings.priorities):
        first = ((_("Yes") if one.first else _("No")),) if some_first else ()
        rows.append(TableLine(f"{n}", one.title, (*first, str(one.no), str(one.n))))
    heads = (_("People who say no"), _("People who answered"))
    yield TableLines(_("Question"), ((_("In a part that comes first"), *heads) if some_first else heads), tuple(rows))


def _stages(results: RoundResults) -> Iterator[TableLines]:
    stages = [stage for stage in results.findings.stages if stage.mean is not None]
    counted = any(stage.placed is not None for stage in stages)
    heads = (_("Average out of {most}", most=results.instrument.scale.high), _("Highest for so many people"))
    cells = {
        stage.section_id: (f"{stage.mean:.1f}", *((f"{stage.placed}",) if counted else ()))
        for stage in stages
    }  # fmt: skip
    between = results.findings.between or 0
    note = (
        n_("{n} person puts two or more stages equally at the top and is counted for none.",
           "{n} people put two or more stages equally at the top and are counted for none.", between)
        if between
        else ""
    )  # fmt: skip
    yield _sections(results, heads if counted else heads[:1], cells, note)


def _risks(results: RoundResults) -> Iterator[TableLines]:
    likely, bad, *rest = (aspect.label.text() for aspect in results.instrument.aspects)
    risks = results.findings.risks
    held = bool(rest) and any(risk.control is not None for risk in risks)
    product = _("{likely} times {bad}", likely=likely, bad=bad.lower())
    heads = (product, _("Band"), likely, bad, *(rest[:1] if held else ()), _("Where views differ"))
    rows = []
    for n, risk in enumerate(risks, 1):
        band = risk.band.title.text() if risk.band else _("No band")
        control = _("Not shown") if risk.control is None else f"{risk.control:.1f}"
        means = (f"{risk.likelihood:.1f}", f"{risk.impact:.1f}", *((control,) if held else ()))
        apart = risk.apart or _("Nowhere clearly")
        name = _("{n}. {risk}", n=n, risk=risk.title)
        rows.append(TableLine(f"{n}", name, (f"{risk.score:.1f}", band, *means, apart)))
    note = _("For “{product}”, each person's two answers are multiplied first and then averaged.", product=product)
    yield TableLines(_("Risk"), heads, tuple(rows), note)


def _goals(results: RoundResults) -> Iterator[TableLines]:
    answer = results.instrument.scale.points[0].label.text()
    heads = (_("Points"), _("Band"), _("Where somebody said {answer}", answer=answer))
    cells = {
        goal.section_id: (
            _("{points} of {most}", points=f"{goal.points:g}", most=goal.most),
            goal.band.title.text() if goal.band else _("No band"),
            ", ".join(goal.capped) or _("Nowhere"),
        )
        for goal in results.findings.goals
    }
    yield _sections(results, heads, cells)


def _partners(results: RoundResults) -> Iterator[TableLines]:
    findings, scale = results.findings, results.instrument.scale
    words = {aspect.side: aspect.label.text() for aspect in results.instrument.aspects}
    sides = [(words.get(Side.NOW, _("Now")), _now), (words.get(Side.WANTED, _("Right level")), _wanted)]
    sides = [(words, figure) for words, figure in sides if any(figure(link) is not None for link in findings.links)]
    apart = {(one.higher, one.lower) for one in findings.mismatches}
    rows = []
    for link in findings.links:
        values = [figure(link) for _words, figure in sides]
        back = findings.link(link.rated, link.rater)
        differs = _("Yes") if {(link.rater, link.rated), (link.rated, link.rater)} & apart else _("No")
        both = link.now is not None and back is not None and back.now is not None
        name = _("{a} about {b}", a=findings.names[link.rater], b=findings.names[link.rated])
        said = (_("Not said") if value is None else f"{value:g}" for value in values)
        cells = (*said, differs if both else _("Not known"))
        rows.append(TableLine(f"{link.rater} {link.rated}", name, cells))
    heads = (*(words for words, _figure in sides), _("The pair differs by 2 or more"))
    note = _("{low} is {low_words}, {high} is {high_words}.", low=scale.low, high=scale.high,
             low_words=scale.label(scale.low).text(), high_words=scale.label(scale.high).text())  # fmt: skip
    yield TableLines(_("Pair"), heads, tuple(rows), note)


def _now(link: Link) -> float | None:
    return link.now


def _wanted(link: Link) -> float | None:
    return link.wanted


def _gaps(results: RoundResults) -> Iterator[TableLines]:
    """Widest first. The gap has no plus sign: a spreadsheet would take it for a formula."""
    if results.findings.gaps:
        now, wanted = (aspect.label.text() for aspect in results.instrument.aspects[:2])
        rows = [
            TableLine(f"{n}", gap.title, (f"{gap.now:.1f}", f"{gap.wanted:.1f}", f"{gap.gap:.1f}"))
            for n, gap in enumerate(results.findings.gaps)
        ]
        yield TableLines(_("Statement"), (now, wanted, _("Gap")), tuple(rows))


def whole_rows(results: RoundResults) -> tuple[TableLine, ...]:
    """What everyone says of all parts together, with one figure a row: these stand below the themes."""
    findings, rows = results.findings, []
    if findings.overall is not None:
        figure = _("{score} of {most}", score=f"{findings.overall:.1f}", most=results.instrument.scale.high)
        if results.instrument.scoring.basis is Basis.PERCENT:
            figure = _("{n} %", n=half_up(results.instrument.percent(findings.overall), 0))
        band = findings.overall_band.title.text() if findings.overall_band else _("No band")
        rows.append(TableLine("overall", _("All parts together"), (_("{score}, {band}", score=figure, band=band),)))
    if findings.weighted is not None:
        both = findings.weighted
        rows += [
            TableLine("plain", _("All parts, each counts the same"), (_("{n} %", n=both.plain),)),
            TableLine("weighted", _("All parts, with the weights we agreed"), (_("{n} %", n=both.weighted),)),
        ]
    return tuple(rows)


def weights_note(results: RoundResults) -> str:
    """The weights that were agreed; nothing where there are none."""
    both = results.findings.weighted
    if both is None:
        return ""
    named = ", ".join(_("{part} {weight}", part=part, weight=weight) for part, weight in both.weights)
    return _("Weights agreed before anybody saw results: {weights}. Bands use no weights.", weights=named)


TABLES: dict[Kind, Callable[[RoundResults], Iterator[TableLines]]] = {
    Kind.CHECKLIST: _checklist,
    Kind.RAG: _lights,
    Kind.YES_NO: _priorities,
    Kind.STAGES: _stages,
    Kind.RISK_GRID: _risks,
    Kind.GOALS: _goals,
    Kind.PARTNER_MAP: _partners,
}
