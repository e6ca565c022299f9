"""The tables behind one person's charts: the same released figures in words and counts, and who is shown alone."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts.tables import TableData, place_words, spread_word
from facilitator_app.charts.words import counts_sentence
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures
from facilitator_app.packs.person.desk import PersonDesk


def behaviours_table(desk: PersonDesk) -> TableData:
    """Behaviours by the others, their groups, a named person and the person themself, as places on the scale."""
    results = desk.results
    rows = []
    for section in results.sections:
        counts = {block.block_id: block.n for block in section.blocks}
        cells = [place_words(results, section.score, section.n)]
        cells += [place_words(results, section.score_of(b.id), counts.get(b.id, 0)) for b in results.blocks]
        cells += [place_words(results, view.scores.get(section.section_id), 1) for _mark, _who, view in desk.alone]
        rows.append((section.title, *cells, spread_word(section.spread), desk.strip_note(section)))
    names = tuple(name for _mark, name in desk.lanes)
    return TableData(_answered(desk), (_("Behaviour"), *names, _("Spread"), _("Beside your view")), tuple(rows))


def statements_table(desk: PersonDesk, items: Sequence[ItemFigures]) -> TableData:
    """Statements by answers of the others: how many chose each; then the answers of those who are shown alone."""
    alone = tuple(name for _mark, name, _view in desk.alone)
    rows = []
    for item in items:
        said = item.withheld or _counts(desk, item)
        rows.append((item.statement, said, *(_answer(desk, item, mark) for mark, _who, _view in desk.alone)))
    return TableData(_answered(desk), (_("Statement"), _("The others together"), *alone), tuple(rows))


def _counts(desk: PersonDesk, item: ItemFigures) -> str:
    """How many gave each answer, those outside the scale last."""
    (first, key), *rest = desk.outsides
    said = counts_sentence(desk.labels_of(item), item.counts, getattr(item, key), outside=first)
    return " ".join([said, *(_("{answer}: {n}.", answer=words, n=getattr(item, key)) for words, key in rest)])


def _answer(desk: PersonDesk, item: ItemFigures, mark: int) -> str:
    place = next((at for at, whose in desk.marks(item) if whose == mark), None)
    return "" if place is None else desk.labels_of(item)[place]


def _answered(desk: PersonDesk) -> str:
    return n_("{n} person answered.", "{n} people answered.", desk.results.answered)
