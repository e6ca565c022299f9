"""How to read the pack: one worked example, drawn by the same code as the real charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor

from facilitator_app.charts import columns, strip_grid
from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.spread_mark import WIDTH as SPREAD_WIDTH
from facilitator_app.charts.spread_mark import spread_mark
from facilitator_app.charts.strip_grid import Strip
from facilitator_app.charts.words import shape_words, spread_meaning, spread_word
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import ItemFigures, OpenEnd, Spread
from facilitator_app.packs.blocks import BlockRow, HeadRow, PageBlock, PageFigure, Pen, RowSide, Space, Stack, Words
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.kind_words import example_words, how_to_read_kind, not_said
from facilitator_app.packs.offer import kind_title
from facilitator_app.packs.paragraph import Span
from facilitator_app.packs.sheet import WIDTH

# Shares of answers in the example, lowest answer first, for each length of scale; as dots they are people.
EXAMPLES = {
    2: (4, 8),
    3: (2, 3, 7),
    4: (1, 2, 7, 2),
    5: (1, 2, 1, 6, 2),
    6: (0, 1, 2, 2, 5, 2),
    7: (0, 1, 1, 2, 2, 4, 2),
}
BAR_FACTOR = 2


@dataclass(slots=True)
class Note:
    """Words under a chart and the place in the chart that their arrow points at."""

    at: float
    left: float
    width: float
    words: Words


@dataclass(slots=True)
class Notes(PageBlock):
    """Notes beside each other, each with an arrow up to what it explains."""

    notes: Sequence[Note]
    arrow: float = 9 * MM

    def height(self, width: float) -> float:  # noqa: ARG002
        return self.arrow + 2 * MM + max(note.words.height(note.width) for note in self.notes)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:  # noqa: ARG002
        for note in self.notes:
            with pen.tags.artifact():
                self._arrow(pen, x + note.at, top)
            note.words.draw(pen, x + note.left, top - self.arrow - 1 * MM, note.width)

    def _arrow(self, pen: Pen, x: float, top: float) -> None:
        canvas = pen.canvas
        canvas.setStrokeColor(HexColor(PAPER.accent))
        canvas.setFillColor(HexColor(PAPER.accent))
        canvas.setLineWidth(1)
        canvas.line(x, top - self.arrow, x, top + 0.6 * MM)
        path = canvas.beginPath()
        path.moveTo(x, top + 2 * MM)
        path.lineTo(x - 1.1 * MM, top - 0.4 * MM)
        path.lineTo(x + 1.1 * MM, top - 0.4 * MM)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)


def how_to_read(builder: PackBuilder) -> None:
    """One statement, the words for spread, one theme with groups, what the pack cannot say."""
    book = builder.book
    low, high = builder.labels[0], builder.labels[-1]
    lead = _(
        "Each dot is one person. Read from left to right: {low} on the left, {high} on the right.", low=low, high=high
    )
    if not builder.dots:
        lead = _("Each bar is everyone who answered. Read from left to right: {low} on the left, {high} on the right.",
                 low=low, high=high)  # fmt: skip
    builder.begin(_("How to read this pack"), "reading", lead=lead)
    item = example_item(builder)
    book.heading(_("One statement"), builder.heads(), builder.item(item), *_explained(builder, item))
    if not columns.heads_fit(
        builder.labels,
        columns.columns(len(builder.labels), WIDTH, builder.sheet.ink, builder.spread_beside).width,
        builder.sheet.ink,
    ):
        book.add(builder.words(builder.numbered_answers(), "cell"))
    book.add(Space(3.6 * MM))
    for spread in Spread:
        book.add(spread_row(builder, spread))
    _kind(builder)
    if any(section.score is not None for section in builder.results.sections):
        _groups(builder)
    book.heading(_("What this pack cannot say"), builder.words(not_said(builder.results)))


def _kind(builder: PackBuilder) -> None:
    """The page that only this kind of questionnaire has."""
    if texts := how_to_read_kind(builder.results):
        title = _("The page “{title}”", title=kind_title(builder.results))
        builder.book.heading(title, *builder.paragraphs(texts))


def example_item(builder: PackBuilder) -> ItemFigures:
    """A made-up statement on the scale of this instrument."""
    factor = 1 if builder.dots else BAR_FACTOR
    counts = tuple(n * factor for n in EXAMPLES[len(builder.labels)])
    half = len(counts) // 2
    return ItemFigures(
        "example", example_words(builder.results), "", False, counts, dont_know=1,
        high=sum(counts[-half:]), low=sum(counts[:half]), spread=Spread.MIXED,
    )  # fmt: skip


def _explained(builder: PackBuilder, item: ItemFigures) -> list[PageBlock]:
    most = max(range(len(item.counts)), key=lambda index: item.counts[index])
    same = _("The figure and the dots say the same.") if builder.dots else _("The figure counts people.")
    first = (same, _(" A dot never has a name.") if builder.dots else _(" A bar never has names."))
    answer = builder.labels[most]
    count = item.counts[most]
    second = (
        n_("{n} dot is {n} person", "{n} dots are {n} people", count)
        if builder.dots
        else n_("{n} person", "{n} people", count),
        _(" who said: {answer}.", answer=answer),
    )
    third = (_("1 person"), _(" did not know. Not a dot.") if builder.dots else _(" did not know. Not in the bar."))
    fourth = (_("Spread:"), _(" how close we are."))
    texts = [builder.words([Span(a, bold=True), Span(b)], "cell") for a, b in (first, second, third, fourth)]
    if builder.sheet.large:
        return [block for text in texts for block in (Space(1.6 * MM), text)]
    return [Notes(_notes(builder, item, texts, most))]


def _notes(builder: PackBuilder, item: ItemFigures, texts: Sequence[Words], most: int) -> list[Note]:
    layout = columns.columns(len(item.counts), WIDTH, builder.sheet.ink)
    if builder.dots:
        first = layout.lefts[0] + layout.width * 0.6
        second = layout.lefts[most] + layout.width / 2
    else:
        part = layout.right / sum(item.counts)
        first = part * item.counts[0] / 2
        second = part * (sum(item.counts[:most]) + item.counts[most] / 2)
    spread, apart = WIDTH - SPREAD_WIDTH * MM / 2, 2 * MM
    third = layout.outside - 14 * MM
    # The second note gives way to the third, then the first to the second: no words lie over others.
    left = min(max(48 * MM, second - 23 * MM), third - 48 * MM - apart)
    begin = max(0, min(first - 16 * MM, left - 42 * MM - apart))
    return [
        Note(first, begin, min(42 * MM, left - apart - begin), texts[0]),
        Note(second, left, 48 * MM, texts[1]),
        Note(layout.outside, third, min(25 * MM, WIDTH - SPREAD_WIDTH * MM - apart - third), texts[2]),
        Note(spread, WIDTH - SPREAD_WIDTH * MM, SPREAD_WIDTH * MM, texts[3]),
    ]


def spread_row(builder: PackBuilder, spread: Spread) -> PageBlock:
    left = builder.sheet.mm(29)
    mark = HeadRow(spread_mark(spread, builder.sheet.ink), spread_word(spread))
    height = float(mark.drawing.height)
    drop = Space((height - builder.sheet.leading("body")) / 2 + 1)
    words = Stack([drop, builder.words(spread_meaning(spread))])
    return Stack([BlockRow([RowSide(0, left, mark), RowSide(left, WIDTH - left, words)]), Space(0.5 * MM)])


def _groups(builder: PackBuilder) -> None:
    steps = len(builder.labels) - 1
    low = builder.ends[0]
    groups = min(3, len(builder.results.blocks))
    spots = (0.57, 0.77, 0.37, 0.63)[: 1 + groups]
    open_ends = (None, OpenEnd.OR_MORE) if groups else ()
    strip = Strip(_("Example theme"), tuple(low + steps * spot for spot in spots), open_ends=open_ends)
    drawing = strip_grid.strip_grid(
        [strip],
        builder.labels,
        builder.ends,
        builder.sheet.ink,
        WIDTH,
        with_spread=builder.spread_beside,
        pad=6.6,
        marks=builder.results.marks[: 1 + groups],
    )
    names = [_("Everyone"), *(block.name for block in builder.results.blocks[:groups])]
    alt = strip_grid.describe([strip], names, builder.labels, builder.ends)
    title = _("One theme, with groups") if groups else _("One theme")
    words = _("The bar is the average of everyone.")
    if groups:
        words = _(
            "The bar is the average of everyone. {shapes} It stands at the average of its people. With an arrow the average "
            "may lie there or anywhere further on: where it lies exactly could tell what somebody said.",
            shapes=shape_words(builder.results),
        )
    builder.book.heading(title, builder.words(words), Space(2 * MM), PageFigure(drawing, alt))
