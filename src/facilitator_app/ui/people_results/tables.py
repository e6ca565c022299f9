"""The tables behind one person's charts: the same released figures in words and counts, and who is shown alone."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.analysis.scores import mean_of_counts
from facilitator_app.charts.group_tables import people_in_groups
from facilitator_app.charts.tables import TableData, block_words, score_words, spread_word
from facilitator_app.charts.words import behind_words, counts_sentence, figure_words, gap_figure
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.person.builder import PersonPackBuilder


def behaviours_table(builder: PersonPackBuilder) -> TableData:
    """Behaviours by the others, their groups, a named person and the person themself, as places on the scale."""
    results = builder.results
    rows = []
    for section in results.sections:
        cells = [builder.why_no_average(section) or score_words(results, section.score, section.n)]
        cells += [block_words(results, section, block.id) for block in results.blocks]
        cells += [
            score_words(results, view.scores.get(section.section_id), 1)
            for _mark, _who, view in builder.shown_individually
        ]
        rows.append((section.title, *cells, spread_word(section.spread), builder.strip_note(section)))
    names = tuple(name for _mark, name in builder.lanes)
    return TableData(_answered(builder), (_("Behaviour"), *names, _("Spread"), _("Beside your view")), tuple(rows))


def statements_table(builder: PackBuilder, items: Sequence[ItemFigures]) -> TableData:
    """Statements by answers of the others: how many chose each; then the answers of those who are shown alone."""
    individual_names = tuple(name for _mark, name, _view in builder.shown_individually)
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
    return TableData(_answered(builder), (_("Statement"), *heads, *individual_names), tuple(rows))


def ends_table(builder: PersonPackBuilder) -> TableData:
    """The statements that others see most and least, by their average; the first column says which."""
    subject = builder.subject
    table = statements_table(builder, (*subject.highest, *subject.lowest))
    names = [_("Most")] * len(subject.highest) + [_("Least")] * len(subject.lowest)
    rows = tuple((name, *row) for name, row in zip(names, table.rows, strict=True))
    return TableData(table.sentence, (_("Seen"), *table.heads), rows)


def numbers_table(builder: PersonPackBuilder) -> TableData:
    """Behaviours as figures: the own view, the others, each group as far as it is told, who is shown alone, the gap, and how
    many others it is."""
    results, subject, rows = builder.results, builder.subject, []
    named = [view for _mark, _name, view in builder.shown_individually if view is not subject.own]
    for section in results.sections:
        one = builder.compared(section.section_id)
        own = subject.own.scores.get(section.section_id) if subject.own else None
        scores = {block.block_id: block for block in section.blocks}
        groups = [
            figure_words(scores[block.id].score, scores[block.id].open_end) if block.id in scores else _("Not shown")
            for block in results.blocks
        ]
        individual_figures = [_figure(view.scores.get(section.section_id)) for view in named]
        gap = gap_figure(one.gap) if one else _("Not known")
        others = _("Not shown") if section.score is None else figure_words(section.score)
        rows.append(
            (
                section.title,
                _figure(own),
                others,
                *groups,
                *individual_figures,
                gap,
                behind_words(section.n, results.answered),
            )
        )
    heads = (_("Behaviour"), _("You"), _("Others"), *(block.name for block in results.blocks))
    heads = (*heads, *(view.name for view in named), _over_others(), _("People"))
    sentence = f"{_scale_words(builder)} {people_in_groups(results)}".strip()
    return TableData(sentence, heads, tuple(rows))


def statement_numbers(builder: PersonPackBuilder) -> TableData:
    """Statements as they were asked: the own answer, the average of the others, from which answer to which they reach, the
    gap, and how many others it is.

    The reach is that of all others together, whose answers are counted on the same page; of a group, or of a behaviour, it
    would tell what one person said.
    """
    own, rows = builder.subject.own, []
    for item in (item for section in builder.results.sections for item in section.items):
        if item.withheld or not item.n:
            rows.append((item.statement, "", item.withheld or _("Not shown"), "", "", str(item.n)))
            continue
        scale = item.scale or builder.results.instrument.scale
        given = [value for value, count in zip(scale.values, item.counts) if count]
        mean = round(float(mean_of_counts(item.counts, scale.low)), 1)
        answer = own.answers.get(item.item_id) if own else None
        mine = answer if isinstance(answer, int) else None
        gap = _("Not known") if mine is None else gap_figure(round(mine - mean, 1))
        reach = _("{low} to {high}", low=given[0], high=given[-1]) if len(given) > 1 else str(given[0])
        rows.append((item.statement, _figure(mine), figure_words(mean), reach, gap, str(item.n)))
    heads = (_("Statement"), _("You"), _("Others"), _("Lowest to highest"), _over_others(), _("People"))
    return TableData(_scale_words(builder), heads, tuple(rows))


def _over_others() -> str:
    """The head over the gaps, which says what their signs mean."""
    return _("You above (+) or below (\u2212) the others")


def _figure(value: float | None) -> str:
    """A figure of somebody who is shown alone."""
    if value is None:
        return _("Not known")
    return str(value) if isinstance(value, int) else figure_words(value)


def _scale_words(builder: PersonPackBuilder) -> str:
    low, high = builder.ends
    return _("{low} is “{least}”, {high} is “{most}”.", low=low, least=builder.labels[0], high=high,
             most=builder.labels[-1])  # fmt: skip


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
    index = next((at for at, whose in builder.marks(item) if whose == mark), None)
    return "" if index is None else builder.labels_of(item)[index]


def _answered(builder: PackBuilder) -> str:
    return n_(
        "Figures of the {n} other person who answered.",
        "Figures of the {n} others who answered.",
        builder.results.answered,
    )
