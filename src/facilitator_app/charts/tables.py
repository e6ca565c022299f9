"""The table behind each chart: the same released figures as words and counts."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator_app.charts import words
from facilitator_app.charts.words import counts_sentence
from facilitator_app.domain.instrument import Scale
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures, RoundResults, SectionFigures, Spread


@dataclass(frozen=True, slots=True)
class TableData:
    """A table behind a chart: a sentence above it, the heads, and rows of cells. Figures stand at the right."""

    sentence: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_words(table: TableData) -> str:
    """A table as one text, for people who hear the page."""
    rows = ("; ".join(cell for cell in row if cell) for row in table.rows)
    return " ".join(filter(None, (table.sentence, *(f"{row}." for row in rows))))


def spread_word(spread: Spread | None) -> str:
    """The one word for how close the answers lie; empty where there is none."""
    return words.spread_word(spread) if spread is not None else ""


def sections_table(results: RoundResults) -> TableData:
    """Themes by everyone and each group, as places on the scale in words or, from ten people on, one decimal."""
    names = tuple(block.name for block in results.blocks)
    rows = []
    for section in results.sections:
        scores = [section.score, *(section.score_of(block.id) for block in results.blocks)]
        counts = [section.n, *(next((b.n for b in section.blocks if b.block_id == x.id), 0) for x in results.blocks)]
        cells = [place_words(results, score, n) for score, n in zip(scores, counts)]
        rows.append((section.title, *cells, spread_word(section.spread)))
    sentence = n_("{n} person answered.", "{n} people answered.", results.answered)
    return TableData(sentence, (_("Theme"), _("Everyone"), *names, _("Spread")), tuple(rows))


def place_words(results: RoundResults, score: float | None, n: int) -> str:
    """Where a score lies: the nearest words of the scale; a figure only for ten people or more."""
    if score is None:
        return _("Not shown")
    scale = results.instrument.scale
    nearest = min(scale.values, key=lambda value: abs(value - score))
    words = scale.label(nearest).text()
    return _("{words} ({score})", score=f"{score:.1f}", words=words) if n >= 10 else words


def counts_table(results: RoundResults, section: SectionFigures) -> TableData:
    """Statements by answers: how many people chose each."""
    scale = results.instrument.scale
    if any(_own_words(item, scale) for item in section.items):
        return _worded_table(section, scale)
    heads = (_("Statement"), *(point.label.text() for point in scale.points), _("I do not know"), _("Spread"))
    rows = []
    for item in section.items:
        if item.withheld:
            rows.append((item.statement, *("" for _point in scale.points), "", item.withheld))
        else:
            counts = (str(count) for count in item.counts)
            rows.append((item.statement, *counts, str(item.dont_know), spread_word(item.spread)))
    return TableData(n_("{n} person answered.", "{n} people answered.", people_of(section)), heads, tuple(rows))


def people_of(section: SectionFigures) -> int:
    """How many answered; where a section has no score, as many as its statement with most answers."""
    return section.n or max((item.n for item in section.items), default=0)


def _own_words(item: ItemFigures, scale: Scale) -> bool:
    """True if the answers of this statement have other words than those of the main scale."""
    return item.scale is not None and [p.label for p in item.scale.points] != [p.label for p in scale.points]


def _worded_table(section: SectionFigures, scale: Scale) -> TableData:
    """Statements with answers of their own: the counts as words, one cell a statement."""
    rows = []
    for item in section.items:
        labels = [point.label.text() for point in (item.scale or scale).points]
        said = item.withheld or counts_sentence(labels, item.counts, item.dont_know)
        rows.append((item.statement, said, spread_word(item.spread)))
    sentence = n_("{n} person answered.", "{n} people answered.", people_of(section))
    return TableData(sentence, (_("Statement"), _("Answers"), _("Spread")), tuple(rows))


def main_table(results: RoundResults) -> TableData:
    """All themes: scores where there are some, else what the charts of the kind say in words."""
    scored = any(section.score is not None for section in results.sections)
    return sections_table(results) if scored else kind_table(results)


def kind_table(results: RoundResults) -> TableData:
    """What the charts of a kind without scores say, one row a chart."""
    from facilitator_app.charts.kind_charts import kind_charts

    rows = tuple((chart.title, " ".join([chart.words, *chart.notes])) for chart in kind_charts(results))
    sentence = n_("{n} person answered.", "{n} people answered.", results.answered)
    return TableData(sentence, (_("Chart"), _("In words")), rows)
