"""Annex 1: every count in a table. Annex 2: the rules in plain words, and where the questionnaire comes from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import ceil

from facilitator_app.analysis.theme_answers import fewest_in_group
from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.lettering import letters_width, unbroken
from facilitator_app.charts.words import counts_sentence, index_words, title_and_meaning
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures, SectionFigures
from facilitator_app.packs.blocks import PageReference, Space, Words
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.sheet import WIDTH, Align
from facilitator_app.packs.table import PAD, Cell, PackTable, TableRow

MOST_FIGURES, MOST_FIGURES_LARGE = 0.72, 0.98
"""Share of the width that the columns of figures may have; in large print a statement stands over its figures."""


def counts(builder: PackBuilder, note: str = "") -> None:
    """How many people gave each answer to each statement. ``note`` stands over the table as well."""
    book, results = builder.book, builder.results
    builder.begin(
        _("Annex 1: every count"),
        "counts",
        lead=n_("Each figure is a number of people. {n} person answered.",
                "Each figure is a number of people. {n} people answered.", results.answered),
    )  # fmt: skip
    # Over the table, not under it: alone on a further page nobody would know what it is about.
    book.add(builder.words(_("A row may add up to fewer people: nobody had to answer every statement.")), Space(3 * MM))
    if _with_index(builder):
        scale = _("Agreement says how close the answers lie: −1 is half at each end, 0 is even, 1 is all the same. It is van der "
                  "Eijk's measure, from 8 answers on. It weighs every answer. The words for spread ask where most answers sit, so "
                  "they can differ where this figure is the same.")  # fmt: skip
        book.add(builder.words(scale), Space(3 * MM))
    if results.since is not None:
        style = builder.sheet.style("body", PAPER.accent)
        where = PageReference(
            lambda page: _("What people said of each action is on page {n}.", n=page), "agreed", style
        )
        book.add(where, Space(3 * MM))
    if note:
        book.add(builder.words(note), Space(3 * MM))
    answers, numbered = _answer_heads(builder)
    if numbered:
        book.add(builder.words(builder.numbered_answers()), Space(3 * MM))
    widths = _widths(builder, answers)
    head = _head(builder, answers, len(widths))
    groups = [group for section in results.sections for group in _groups(builder, section, len(widths))]
    book.add(PackTable(widths, head, groups))


def _groups(builder: PackBuilder, section: SectionFigures, columns: int) -> list[list[TableRow]]:
    """A section stays together; in large print each statement does, the first one with the title."""
    title = TableRow([Cell(builder.words(section.title, "cell_strong"), "Row", columns)], strong=True)
    if not section.items:
        return [[title, TableRow([Cell(builder.words(section.withheld, "cell"), "", columns)])]]
    if not builder.sheet.large:
        return [[title, *(_row(builder, item, columns) for item in section.items)]]
    first, *more = [_two_rows(builder, item, columns) for item in section.items]
    return [[title, *first], *more]


def _widths(builder: PackBuilder, answers: Sequence[tuple[str, list[str]]]) -> list[float]:
    """Columns as wide as their longest word; the statement gets the rest."""
    columns = [word or first for first, rest in answers for word in rest]
    most = max(_room(builder, text.replace(" ", "\u00a0")) for text in columns)
    most = max(most, *(_room(builder, first) / len(rest) for first, rest in answers))
    some = [*[most] * len(columns), *(_room(builder, text) for text in _outside(builder))]
    if _with_index(builder):
        some[-1] = max(_room(builder, index_words(-0.5)), _room(builder, _("Agreement")))
    # In large print a statement stands over its figures, and its column holds nothing.
    some = _narrowed(some, WIDTH * (MOST_FIGURES_LARGE if builder.sheet.large else MOST_FIGURES))
    return [WIDTH - sum(some), *some]


def _narrowed(widths: Sequence[float], room: float) -> list[float]:
    """The same widths, the widest made narrower until all fit into the room: their words are broken, not lost."""
    limit, rest = max(widths), room
    if sum(widths) > room:
        for index, width in enumerate(sorted(widths)):
            limit = rest / (len(widths) - index)
            if width >= limit:
                break
            rest -= width
    return [min(width, limit) for width in widths]


def _room(builder: PackBuilder, text: str) -> float:
    """Width of a column under these words, at least for two digits."""
    ink, words = builder.sheet.ink, text.split(" ")
    if len(words) > 3:  # two to a line: a column of single words is hard to read
        words = [" ".join(words[start : start + 2]) for start in range(0, len(words), 2)]
    return 2 * PAD + 2 + max(letters_width(word, ink.bold, ink.size) for word in [*words, "000"])


def _outside(builder: PackBuilder) -> list[str]:
    """Heads of the answers outside the scale, in the file's own words where it has some."""
    index = [_("Agreement")] if _with_index(builder) else []
    return [*(words for words, _name in builder.outsides), _("All"), *index]


def _with_index(builder: PackBuilder) -> bool:
    """True if van der Eijk's measure has a column: it needs eight answers."""
    return any(item.agreement is not None for section in builder.results.sections for item in section.items)


def _answer_heads(builder: PackBuilder) -> tuple[list[tuple[str, list[str]]], bool]:
    """Heads in two levels where answers share their first word ("Disagree": a lot, a bit), else a number each."""
    grouped = [
        (first, [label[len(first) :].strip() for label in labels])
        for first, labels in ((k, list(g)) for k, g in groupby(builder.labels, key=lambda label: label.split(" ")[0]))
    ]
    room = builder.sheet.mm(13.4) - 2 * PAD
    ink = builder.sheet.ink
    if all(
        len(rest) > 1 and all(rest)
        and unbroken(first, ink.bold, ink.size, room * len(rest))
        and all(unbroken(word, ink.regular, ink.size, room) for word in rest)
        for first, rest in grouped
    ):  # fmt: skip
        return grouped, False
    if all(unbroken(label, ink.bold, ink.size, room) for label in builder.labels):
        return [(label, [""]) for label in builder.labels], False
    return [(str(number), [""]) for number in range(builder.ends[0], builder.ends[1] + 1)], True


def _head(builder: PackBuilder, answers: Sequence[tuple[str, list[str]]], columns: int) -> list[TableRow]:
    outside, large = _outside(builder), builder.sheet.large
    statement = _head_cell(builder, _("Statement"), "left")
    first = _empty(builder) if large else statement
    above = [TableRow([Cell(statement.words, "Column", columns)], line=False)] if large else []
    if all(len(rest) == 1 for _first, rest in answers):
        cells = [first, *(_head_cell(builder, word) for word, _rest in answers)]
        return [*above, TableRow([*cells, *(_head_cell(builder, text) for text in outside)])]
    upper = [_empty(builder), *(_head_cell(builder, word, span=len(rest)) for word, rest in answers)]
    upper.append(_empty(builder, columns - 1 - len(builder.labels)))
    lower = [first, *(_head_cell(builder, word, strong=False) for _first, rest in answers for word in rest)]
    lower += [_head_cell(builder, text, strong=False) for text in outside]
    return [*above, TableRow(upper), TableRow(lower)]


def _head_cell(builder: PackBuilder, text: str, align: Align = "right", span: int = 1, strong: bool = True) -> Cell:
    return Cell(
        builder.words(text, "cell_strong" if strong else "cell", align="center" if span > 1 else align), "Column", span
    )


def _empty(builder: PackBuilder, span: int = 1) -> Cell:
    return Cell(builder.words("", "cell"), "", span)


def _row(builder: PackBuilder, item: ItemFigures, columns: int) -> TableRow:
    statement = Cell(builder.words(item.statement, "cell"), "Row")
    if item.withheld:
        return TableRow([statement, Cell(builder.words(item.withheld, "cell"), "", columns - 1)])
    if builder.own_labels(item):
        words = counts_sentence(builder.own_labels(item), item.counts, item.dont_know)
        return TableRow([statement, Cell(builder.words(words, "cell"), "", columns - 1)])
    return TableRow([statement, *_figures(builder, item)])


def _two_rows(builder: PackBuilder, item: ItemFigures, columns: int) -> list[TableRow]:
    """The statement over its figures, where letters are too large to stand beside them."""
    statement = TableRow([Cell(builder.words(item.statement, "cell"), "Row", columns)], line=False)
    if item.withheld:
        return [statement, TableRow([Cell(builder.words(item.withheld, "cell"), "", columns)])]
    if builder.own_labels(item):
        words = counts_sentence(builder.own_labels(item), item.counts, item.dont_know)
        return [statement, TableRow([Cell(builder.words(words, "cell"), "", columns)])]
    return [statement, TableRow([_empty(builder), *_figures(builder, item)])]


def _figures(builder: PackBuilder, item: ItemFigures) -> list[Cell]:
    figures = [*item.counts, *(getattr(item, name) for _words, name in builder.outsides)]
    figures.append(item.n + item.dont_know + item.not_applicable)
    cells = [Cell(_figure(builder, n, column == len(figures) - 1)) for column, n in enumerate(figures)]
    if _with_index(builder):
        index = "" if item.agreement is None else index_words(item.agreement)
        cells.append(Cell(builder.words(index, "cell", align="right")))
    return cells


def _figure(builder: PackBuilder, n: int, strong: bool) -> Words:
    return builder.words(str(n), "cell_strong" if strong else "cell", PAPER.ink if n else PAPER.muted, "right")


def rules(builder: PackBuilder) -> None:
    """Annex 2."""
    book, results = builder.book, builder.results
    instrument, promise = results.instrument, results.promise
    builder.begin(_("Annex 2: the rules we used"), "rules")
    scale_lines = [
        _("A theme is shown only if {n} or more people answered it.", n=promise.k_total),
        _(
            "A group is shown only if {n} or more people in it answered. Smaller groups are put together where that is safe.",
            n=fewest_in_group(promise),
        ),
        enough(builder),
        _("The average of a theme is the average of its statements. Each statement counts the same."),
        _("If somebody in a group left an answer out, its average has everyone's middle answer there."),
        _("Do not know and not about me are never part of an average."),
        _("Close, similar, mixed and split are said only if 5 or more people answered."),
        _(
            "Most answers are good news: two in three or more, with those who do not know counted in. Work to do: two in five "
            "or more are bad news, with those who do not know left out. Statements go by the same shares."
        ),
        _("Before we print, we lay this beside all that was shown before. What could give somebody away is left out."),
        _("Where everybody gave the same answer, the counts tell it."),
    ]
    if not instrument.open_book and not results.after_reopening:  # late answers that wait stay whole, sealed
        mixed = _("When the round was closed, the answers to each question were mixed. Nobody's were kept together.")
        if instrument.kind is Kind.RISK_GRID:
            mixed = _(
                "When the round was closed, the answers to each risk were mixed. "
                "Only a person's two answers to one risk were kept together."
            )
        scale_lines.append(mixed)
    words = _("This pack shows what people said on the day. It is a start for talking. It is not a measure of how good "
              "anyone's work is, and it does not compare this partnership with others.")  # fmt: skip
    book.add(builder.words(words), Space(4 * MM), builder.numbered(scale_lines))
    if instrument.bands:
        _bands(builder)
    book.heading(_("Changes"), *[builder.words(text) for text in changes(builder)])
    sources(builder)


def sources(builder: PackBuilder) -> None:
    """Where the questions come from."""
    instrument = builder.results.instrument
    source = instrument.source
    name = _("{title}, version {version}.", title=builder.say(instrument.title), version=instrument.version)
    relation = _("Its structure follows, in our own words: {citation}", citation=source.citation)
    if source.relation == "original":
        relation = _("It was written for this program.") if not source.citation else source.citation
    texts = [f"{name} {relation}", source.changed, source.licence_note, source.comparability_note]
    builder.book.heading(_("Where the questions come from"), *builder.paragraphs([text for text in texts if text]))


def enough(builder: PackBuilder, *, behaviours: bool = False) -> str:
    """How much of a section must be there for an average, in the word that the pack has for a section."""
    instrument = builder.results.instrument
    sizes = {len(section.items) for section in instrument.sections}
    if len(sizes) == 1:
        (total,) = sizes
        least = ceil(instrument.min_answered * total)
        if behaviours:
            return _(
                "A behaviour has an average if at least {n} of its {total} statements can be shown.",
                n=least,
                total=total,
            )
        return _("A theme has an average if at least {n} of its {total} statements can be shown.", n=least, total=total)
    share = round(instrument.min_answered * 100)
    if behaviours:
        return _("A behaviour has an average if {n} in 100 of its statements or more can be shown.", n=share)
    return _("A theme has an average if {n} in 100 of its statements or more can be shown.", n=share)


def _bands(builder: PackBuilder) -> None:
    first, *more = [
        builder.words(
            _("{code}: {meaning}", code=b.code, meaning=title_and_meaning(builder.say(b.title), builder.say(b.meaning)))
        )
        for b in reversed(builder.bands)
    ]
    builder.book.heading(_("What the letters mean"), first)
    for words in more:
        builder.book.add(Space(1.4 * MM), words)
    named = _("A letter is named only if one person more or less would not change it. Its words must also fit the answers.")  # fmt: skip
    builder.book.add(Space(1.4 * MM), builder.words(named))


def changes(builder: PackBuilder) -> list[str]:
    results = builder.results
    if results.corrected is None:
        fixed = _("A few answers were put right before this issue.")
    elif results.corrected:
        fixed = _("{n} answers were put right before this issue.", n=results.corrected)
    else:
        fixed = _("No answers were changed.")
    if results.excluded is None:
        out = _("The answers of a few people were left out, for reasons on a list.")
    elif results.excluded:
        out = _("The answers of {n} people were left out, for reasons on a list.", n=results.excluded)
    else:
        out = _("No answers were left out.")
    return [f"{fixed} {out}", *([results.after_reopening] if results.after_reopening else [])]
