"""Annex A: every count in a table. Annex B: the rules in plain words, and where the questionnaire comes from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import ceil

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.lettering import letters_width, unbroken
from facilitator_app.charts.words import counts_sentence
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures, SectionFigures
from facilitator_app.packs.blocks import Space, Words
from facilitator_app.packs.desk import Desk
from facilitator_app.packs.sheet import WIDTH, Align
from facilitator_app.packs.table import PAD, Cell, Table, TableRow


def counts(desk: Desk, note: str = "") -> None:
    """How many people gave each answer to each statement. ``note`` stands over the table as well."""
    book, results = desk.book, desk.results
    desk.begin(
        _("Annex A: every count"),
        "counts",
        lead=n_("Each figure is a number of people. {n} person answered.",
                "Each figure is a number of people. {n} people answered.", results.answered),
    )  # fmt: skip
    # Over the table, not under it: alone on a further page nobody would know what it is about.
    book.add(desk.words(_("A row may add up to fewer people: nobody had to answer every statement.")), Space(3 * MM))
    if note:
        book.add(desk.words(note), Space(3 * MM))
    answers, numbered = _answer_heads(desk)
    if numbered:
        book.add(desk.words(desk.numbered_answers()), Space(3 * MM))
    widths = _widths(desk, answers)
    head = _head(desk, answers, len(widths))
    groups = [group for section in results.sections for group in _groups(desk, section, len(widths))]
    book.add(Table(widths, head, groups))


def _groups(desk: Desk, section: SectionFigures, columns: int) -> list[list[TableRow]]:
    """A section stays together; in large print each statement does, the first one with the title."""
    title = TableRow([Cell(desk.words(section.title, "cell_strong"), "Row", columns)], strong=True)
    if not section.items:
        return [[title, TableRow([Cell(desk.words(section.withheld, "cell"), "", columns)])]]
    if not desk.sheet.large:
        return [[title, *(_row(desk, item, columns) for item in section.items)]]
    first, *more = [_two_rows(desk, item, columns) for item in section.items]
    return [[title, *first], *more]


def _widths(desk: Desk, answers: Sequence[tuple[str, list[str]]]) -> list[float]:
    """Columns as wide as their longest word; the statement gets the rest."""
    columns = [word or first for first, rest in answers for word in rest]
    most = max(_room(desk, text.replace(" ", "\u00a0")) for text in columns)
    most = max(most, *(_room(desk, first) / len(rest) for first, rest in answers))
    some = [*[most] * len(columns), *(_room(desk, text) for text in _outside(desk))]
    return [WIDTH - sum(some), *some]


def _room(desk: Desk, text: str) -> float:
    """Width of a column under these words, at least for two digits."""
    ink, words = desk.sheet.ink, text.split(" ")
    if len(words) > 3:  # two to a line: a column of single words is hard to read
        words = [" ".join(words[start : start + 2]) for start in range(0, len(words), 2)]
    return 2 * PAD + 2 + max(letters_width(word, ink.bold, ink.size) for word in [*words, "000"])


def _outside(desk: Desk) -> list[str]:
    """Heads of the answers outside the scale, in the file's own words where it has some."""
    return [*(words for words, _name in desk.outsides), _("All")]


def _answer_heads(desk: Desk) -> tuple[list[tuple[str, list[str]]], bool]:
    """Heads in two levels where answers share their first word ("Disagree": a lot, a bit), else a number each."""
    grouped = [
        (first, [label[len(first) :].strip() for label in labels])
        for first, labels in ((k, list(g)) for k, g in groupby(desk.labels, key=lambda label: label.split(" ")[0]))
    ]
    room = desk.sheet.mm(13.4) - 2 * PAD
    ink = desk.sheet.ink
    if all(
        len(rest) > 1 and all(rest)
        and unbroken(first, ink.bold, ink.size, room * len(rest))
        and all(unbroken(word, ink.regular, ink.size, room) for word in rest)
        for first, rest in grouped
    ):  # fmt: skip
        return grouped, False
    if all(unbroken(label, ink.bold, ink.size, room) for label in desk.labels):
        return [(label, [""]) for label in desk.labels], False
    return [(str(number), [""]) for number in range(desk.ends[0], desk.ends[1] + 1)], True


def _head(desk: Desk, answers: Sequence[tuple[str, list[str]]], columns: int) -> list[TableRow]:
    outside = _outside(desk)
    two = any(len(rest) > 1 for _first, rest in answers)
    if not two:
        cells = [_head_cell(desk, _("Statement"), "left"), *(_head_cell(desk, first) for first, _rest in answers)]
        return [TableRow([*cells, *(_head_cell(desk, text) for text in outside)])]
    upper = [_empty(desk), *(_head_cell(desk, first, span=len(rest)) for first, rest in answers)]
    upper.append(_empty(desk, columns - 1 - len(desk.labels)))
    lower = [_head_cell(desk, _("Statement"), "left")]
    lower += [_head_cell(desk, word, strong=False) for _first, rest in answers for word in rest]
    return [TableRow(upper), TableRow([*lower, *(_head_cell(desk, text, strong=False) for text in outside)])]


def _head_cell(desk: Desk, text: str, align: Align = "right", span: int = 1, strong: bool = True) -> Cell:
    return Cell(
        desk.words(text, "cell_strong" if strong else "cell", align="center" if span > 1 else align), "Column", span
    )


def _empty(desk: Desk, span: int = 1) -> Cell:
    return Cell(desk.words("", "cell"), "", span)


def _row(desk: Desk, item: ItemFigures, columns: int) -> TableRow:
    statement = Cell(desk.words(item.statement, "cell"), "Row")
    if item.withheld:
        return TableRow([statement, Cell(desk.words(item.withheld, "cell"), "", columns - 1)])
    if desk.own_labels(item):
        words = counts_sentence(desk.own_labels(item), item.counts, item.dont_know)
        return TableRow([statement, Cell(desk.words(words, "cell"), "", columns - 1)])
    return TableRow([statement, *_figures(desk, item)])


def _two_rows(desk: Desk, item: ItemFigures, columns: int) -> list[TableRow]:
    """The statement over its figures, where letters are too large to stand beside them."""
    statement = TableRow([Cell(desk.words(item.statement, "cell"), "Row", columns)], line=False)
    if item.withheld:
        return [statement, TableRow([Cell(desk.words(item.withheld, "cell"), "", columns)])]
    if desk.own_labels(item):
        words = counts_sentence(desk.own_labels(item), item.counts, item.dont_know)
        return [statement, TableRow([Cell(desk.words(words, "cell"), "", columns)])]
    return [statement, TableRow([_empty(desk), *_figures(desk, item)])]


def _figures(desk: Desk, item: ItemFigures) -> list[Cell]:
    figures = [*item.counts, *(getattr(item, name) for _words, name in desk.outsides)]
    figures.append(item.n + item.dont_know + item.not_applicable)
    return [Cell(_figure(desk, n, place == len(figures) - 1)) for place, n in enumerate(figures)]


def _figure(desk: Desk, n: int, strong: bool) -> Words:
    return desk.words(str(n), "cell_strong" if strong else "cell", PAPER.ink if n else PAPER.muted, "right")


def rules(desk: Desk) -> None:
    """Annex B."""
    book, results = desk.book, desk.results
    instrument, promise = results.instrument, results.promise
    desk.begin(_("Annex B: the rules we used"), "rules")
    scale_lines = [
        _("A theme is shown only if {n} or more people answered it.", n=promise.k_total),
        _(
            "A group is shown only if {n} or more people in it answered. Smaller groups are put together where that is safe.",
            n=promise.k,
        ),
        enough(desk),
        _("The average of a theme gives every person the same weight, not every answer."),
        _("Do not know and not about me are never part of an average."),
        _("Split, mixed and similar are said only if 5 or more people answered."),
        _("Before every issue we check that nobody can be worked out from this and earlier issues."),
    ]
    words = _("This pack shows what people said on the day. It is a start for talking. It is not a measure of how good "
              "anyone's work is, and it does not compare this partnership with others.")  # fmt: skip
    book.add(desk.words(words), Space(4 * MM), desk.numbered(scale_lines))
    if instrument.bands:
        _bands(desk)
    book.heading(_("Changes"), *[desk.words(text) for text in changes(desk)])
    sources(desk)


def sources(desk: Desk) -> None:
    """Where the questions come from."""
    instrument = desk.results.instrument
    source = instrument.source
    name = _("{title}, version {version}.", title=desk.say(instrument.title), version=instrument.version)
    relation = _("Its structure follows, in our own words: {citation}", citation=source.citation)
    if source.relation == "original":
        relation = _("It was written for this program.") if not source.citation else source.citation
    texts = [f"{name} {relation}", source.changed, source.licence_note, source.comparability_note]
    desk.book.heading(_("Where the questions come from"), *desk.paragraphs([text for text in texts if text]))


def enough(desk: Desk) -> str:
    instrument = desk.results.instrument
    sizes = {len(section.items) for section in instrument.sections}
    if len(sizes) == 1:
        (total,) = sizes
        least = ceil(instrument.min_answered * total)
        return _(
            "A person counts in a theme if they answered at least {n} of its {total} statements.", n=least, total=total
        )
    share = round(instrument.min_answered * 100)
    return _("A person counts in a theme if they answered at least {n} of every 100 of its statements.", n=share)


def _bands(desk: Desk) -> None:
    first, *more = [
        desk.words(_("{code}: {title}. {meaning}", code=b.code, title=desk.say(b.title).rstrip("."), meaning=desk.say(b.meaning)))
        for b in reversed(desk.bands)
    ]  # fmt: skip
    desk.book.heading(_("What the letters mean"), first)
    for words in more:
        desk.book.add(Space(1.4 * MM), words)


def changes(desk: Desk) -> list[str]:
    results = desk.results
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
    return [f"{fixed} {out}", *([results.late] if results.late else [])]
