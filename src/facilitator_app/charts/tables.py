"""The table behind each chart: the same released figures as words and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator_app.charts import words
from facilitator_app.charts.group_tables import gap_words, people_in_groups
from facilitator_app.charts.words import (
    FIGURES_FROM,
    answer_near,
    answers_beside,
    counts_sentence,
    figure_words,
    or_beyond,
)
from facilitator_app.domain.instrument import Scale
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import OpenEnd, RoundResults, SectionFigures, Spread

if TYPE_CHECKING:
    from facilitator_app.charts.kind_tables import TableLines


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
    """Themes by everyone and each group, as places on the scale in words or, from ten people on, one decimal; with the gap
    between groups and how many people it is."""
    return _one_table(results, (_themes(results),))


def _themes(results: RoundResults) -> TableLines:
    from facilitator_app.charts.kind_tables import TableLine, TableLines

    names = tuple(block.name for block in results.blocks)
    rows = tuple(TableLine(one.section_id, one.title, _theme_cells(results, one)) for one in results.sections)
    gaps = (_("Difference"),) if len(names) > 1 else ()
    return TableLines(
        _("Theme"),
        (words.everyone_words(results), *names, *gaps, _("Spread"), _("People")),
        rows,
        people_in_groups(results),
    )


def _theme_cells(results: RoundResults, section: SectionFigures) -> tuple[str, ...]:
    """A theme without a score says why, as on its chart: it was not held back from anybody."""
    from facilitator_app.charts.kind_tables import no_figure

    gaps = len(results.blocks) > 1
    if section.score is None:
        why = section.withheld or _("This part has no score.")
        return (why, *(no_figure(section) for _column in range(len(results.blocks) + gaps + 2)))
    cells = [score_words(results, section.score, section.n)]
    cells += [block_words(results, section, block.id) for block in results.blocks]
    cells += [gap_words(results, section)] if gaps else []
    return (*cells, spread_word(section.spread) or _("Not shown"), words.behind_words(section.n, results.answered))


def score_words(results: RoundResults, score: float | None, n: int, open_end: OpenEnd | None = None) -> str:
    """Where a score lies: the nearest words of the scale; a figure only for ten people or more."""
    if score is None:
        return _("Not shown")
    scale = results.instrument.scale
    words = answer_near(scale, score)
    if n < FIGURES_FROM:
        return or_beyond(words, open_end)
    if open_end is None and (two := answers_beside(scale, score)):  # the figure that is read lies as near to both
        words = _("Between “{low}” and “{high}”", low=two[0], high=two[1])
    return _("{words} ({score})", score=figure_words(score, open_end), words=words)


def block_words(results: RoundResults, section: SectionFigures, block_id: str) -> str:
    """Where the score of one block lies."""
    score = next((one for one in section.blocks if one.block_id == block_id), None)
    if score is None:
        return _("Not shown")
    return score_words(results, score.score, score.n, score.open_end)


def counts_table(results: RoundResults, section: SectionFigures) -> TableData:
    """Statements by answers: how many people chose each."""
    scale = results.instrument.scale
    answers = {_answers(item.scale or scale) for item in section.items}
    if len(answers) > 1:
        return _worded_table(section, scale, results.answered)
    labels = answers.pop() if answers else _answers(scale)
    heads = (_("Statement"), *labels, _("I do not know"), _("Spread"))
    rows = []
    for item in section.items:
        if item.withheld:
            rows.append((item.statement, *("" for _label in labels), "", item.withheld))
        else:
            counts = (str(count) for count in item.counts)
            rows.append((item.statement, *counts, str(item.dont_know), spread_word(item.spread)))
    return TableData(base_words(section, results.answered), heads, tuple(rows))


def base_words(section: SectionFigures, answered: int, *, about_people: bool = False) -> str:
    """How many answered in a section, beside how many answered at all: as many as its statement with most answers has, for
    nothing else is told. ``about_people``: what is counted are sets of answers."""
    n = section.n or max((item.n for item in section.items), default=0)
    if about_people:
        return _("Up to {n} of {total} sets of answers are behind each statement.", n=n, total=answered)
    if n == answered:
        return n_("{n} person answered.", "{n} people answered.", n)
    return _("Up to {n} of the {total} people who answered are behind each statement here.", n=n, total=answered)


def _answers(scale: Scale) -> tuple[str, ...]:
    """What can be answered on this scale, in words."""
    return tuple(point.label.text() for point in scale.points)


def _worded_table(section: SectionFigures, scale: Scale, answered: int) -> TableData:
    """Statements with different answers: the counts as words, one cell a statement."""
    rows = []
    for item in section.items:
        said = item.withheld or counts_sentence(_answers(item.scale or scale), item.counts, item.dont_know)
        rows.append((item.statement, said, spread_word(item.spread)))
    return TableData(base_words(section, answered), (_("Statement"), _("Answers"), _("Spread")), tuple(rows))


def main_table(results: RoundResults) -> TableData:
    """All themes where there are scores, and with them what the charts of the kind show, in rows and columns."""
    from facilitator_app.charts.kind_tables import kind_lines

    tables = kind_lines(results)
    scored = any(section.score is not None for section in results.sections)
    return _one_table(results, (_themes_and_all(results), *tables) if scored or not tables else tables)


def _themes_and_all(results: RoundResults) -> TableLines:
    """The themes, and below them what is worked out for everyone over all of them."""
    from facilitator_app.charts.kind_tables import TableLine, weights_note, whole_rows

    themes = _themes(results)
    rest = (_("Not worked out"),) * (len(themes.heads) - 1)
    below = (TableLine(line.key, line.name, (*line.cells, *rest)) for line in whole_rows(results))
    return replace(
        themes, rows=(*themes.rows, *below), note=" ".join(filter(None, (themes.note, weights_note(results))))
    )


def _one_table(results: RoundResults, parts: Sequence[TableLines]) -> TableData:
    """One table of all rows. About one kind of thing they have columns of their own; about several, a line a figure:
    beside one another most cells would be empty."""
    whats = list(dict.fromkeys(part.what for part in parts))
    table = _wide if len(whats) == 1 else _long
    notes = dict.fromkeys(part.note for part in parts if part.note)
    sentence = " ".join([n_("{n} person answered.", "{n} people answered.", results.answered), *notes])
    return replace(table(parts), sentence=sentence)


def _wide(parts: Sequence[TableLines]) -> TableData:
    """A row a thing, with its figures of all parts; where it is not in a part, that figure is not worked out for it."""
    starts = [sum(len(part.heads) for part in parts[:n]) for n in range(len(parts) + 1)]
    rows: dict[str, list[str]] = {}
    for part, start, end in zip(parts, starts, starts[1:]):
        for line in part.rows:
            cells = rows.setdefault(line.key, [line.name, *[_("Not worked out")] * starts[-1]])
            cells[1 + start : 1 + end] = line.cells
    heads = (parts[0].what, *(head for part in parts for head in part.heads))
    return TableData("", heads, tuple(tuple(cells) for cells in rows.values()))


def _long(parts: Sequence[TableLines]) -> TableData:
    """A row a figure: of what, its name, what was looked at, and the figure."""
    rows = tuple(
        (part.what, line.name, head, cell)
        for part in parts
        for line in part.rows
        for head, cell in zip(part.heads, line.cells, strict=True)
    )
    return TableData("", (_("What"), _("Name"), _("Looked at"), _("Result")), rows)
