"""The tables behind one person's charts: the same released figures in words and counts, and who is shown alone."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts.tables import TableData, block_words, place_words, spread_word
from facilitator_app.charts.words import counts_sentence
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.person.builder import PersonPackBuilder


def behaviours_table(builder: PersonPackBuilder) -> TableData:
    """Behaviours by the others, their groups, a named person and the person themself, as places on the scale."""
    results = builder.results
    rows = []
    for section in results.sections:
        cells = [builder.why_no_average(section) or place_words(results, section.score, section.n)]
        cells += [block_words(results, section, block.id) for block in results.blocks]
        cells += [
            place_words(results, view.scores.get(section.section_id), 1)
            for _mark, _who, view in builder.shown_individually
        ]
        rows.append((section.title, *cells, spread_word(section.spread), builder.strip_note(section)))
    names = tuple(name for _mark, name in builder.lanes)
    return TableData(_answered(builder), (_("Behaviour"), *names, _("Spread"), _("Beside your view")), tuple(rows))


def statements_table(builder: PackBuilder, items: Sequence[ItemFigures]) -> TableData:
    """Statements by answers of the others: how many chose each; then the answers of those who are shown alone."""
    alone = tuple(name for _mark, name, _view in builder.shown_individually)
    if any(builder.own_labels(item) for item in items):
        heads: tuple[str, ...] = (_("The others together"),)
        cells: list[tuple[str, ...]] = [(item.withheld or _counts(builder, item),) for item in items]
    else:
        heads = (*builder.labels, *(words for words, _key in builder.outsides), _("Spread"))
        cells = [_columns(builder, item) for item in items]
    rows = [
        (item.statement, *counts, *(_answer(builder, item, mark) for mark, _who, _view in builder.shown_individually))
        for item, counts in zip(items, cells, strict=True)
    ]
    return TableData(_answered(builder), (_("Statement"), *heads, *alone), tuple(rows))


def ends_table(builder: PersonPackBuilder) -> TableData:
    """The statements that others see most and least, by their average; the first column says which."""
    found = builder.subject
    table = statements_table(builder, (*found.highest, *found.lowest))
    names = [_("Most")] * len(found.highest) + [_("Least")] * len(found.lowest)
    rows = tuple((name, *row) for name, row in zip(names, table.rows, strict=True))
    return TableData(table.sentence, (_("Seen"), *table.heads), rows)


def _columns(builder: PackBuilder, item: ItemFigures) -> tuple[str, ...]:
    """One cell for each answer and each answer outside the scale, and the word for how close they lie."""
    if item.withheld:
        return ("",) * (len(builder.labels) + len(builder.outsides)) + (item.withheld,)
    outside = (str(getattr(item, key)) for _words, key in builder.outsides)
    return (*(str(count) for count in item.counts), *outside, spread_word(item.spread))


def _counts(builder: PackBuilder, item: ItemFigures) -> str:
    """How many gave each answer, those outside the scale last."""
    (first, key), *rest = builder.outsides
    said = counts_sentence(builder.labels_of(item), item.counts, getattr(item, key), outside=first)
    return " ".join([said, *(_("{answer}: {n}.", answer=words, n=getattr(item, key)) for words, key in rest)])


def _answer(builder: PackBuilder, item: ItemFigures, mark: int) -> str:
    place = next((at for at, whose in builder.marks(item) if whose == mark), None)
    return "" if place is None else builder.labels_of(item)[place]


def _answered(builder: PackBuilder) -> str:
    return n_("{n} person answered.", "{n} people answered.", builder.results.answered)
