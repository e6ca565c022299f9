"""What every page module works with: the results, the facts, the sheet and the book, and the words they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reportlab.graphics.shapes import Drawing

from facilitator_app.charts import MOST_DOTS, columns, people_dots, stacked_bar
from facilitator_app.charts.ink import MM, PAPER, Ink
from facilitator_app.charts.scripts import clean
from facilitator_app.charts.spread_mark import spread_mark
from facilitator_app.charts.words import spread_word
from facilitator_app.domain.instrument import Band, Scale, Wording
from facilitator_app.domain.language import _, long_date, month_of
from facilitator_app.domain.people_results import OneView
from facilitator_app.domain.results import ItemFigures, RoundResults, SectionFigures
from facilitator_app.packs.blocks import (
    BlockRow,
    Framed,
    HeadRow,
    PageBlock,
    PageFigure,
    Pen,
    RowSide,
    RuledLine,
    Space,
    Stack,
    Words,
)
from facilitator_app.packs.book import Book
from facilitator_app.packs.facts import PackFacts
from facilitator_app.packs.paragraph import Span
from facilitator_app.packs.sheet import WIDTH, Align, PackSheet
from facilitator_app.packs.tagging import Node


@dataclass
class PackBuilder:
    """One pack in the making."""

    results: RoundResults
    facts: PackFacts
    sheet: PackSheet
    book: Book

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The answers of the scale, lowest first."""
        return tuple(clean(self.say(point.label)) for point in self.results.instrument.scale.points)

    def _scale(self, item: ItemFigures) -> Scale:
        return item.scale or self.results.instrument.scale

    def labels_of(self, item: ItemFigures) -> tuple[str, ...]:
        """The answers of an item, lowest first."""
        return tuple(clean(self.say(point.label)) for point in self._scale(item).points)

    def own_labels(self, item: ItemFigures) -> tuple[str, ...]:
        """The answers of an item whose scale has other words than the main one; else none."""
        own = self.labels_of(item)
        return own if own != self.labels else ()

    @property
    def ends(self) -> tuple[int, int]:
        scale = self.results.instrument.scale
        return scale.low, scale.high

    @cached_property
    def bands(self) -> tuple[Band, ...]:
        """The bands of the instrument, lowest first."""
        return tuple(sorted(self.results.instrument.bands, key=lambda band: (band.lower, band.upper)))

    @cached_property
    def outsides(self) -> tuple[tuple[str, str], ...]:
        """The answers outside the scale: their words, and under which name an item counts them."""
        scale = self.results.instrument.scale
        outsides = []
        if scale.dont_know or not scale.not_applicable:
            own = scale.dont_know_label
            outsides.append((clean(self.say(own)) if own else _("Do not know"), "dont_know"))
        if scale.not_applicable:
            own = scale.not_applicable_label
            outsides.append((clean(self.say(own)) if own else _("Not about me"), "not_applicable"))
        return tuple(outsides)

    def marks(self, item: ItemFigures) -> tuple[tuple[int, int], ...]:  # noqa: ARG002
        """People who are shown alone among the dots of an item: places on the scale, each with its mark."""
        return ()

    @property
    def shown_individually(self) -> Sequence[tuple[int, str, OneView]]:
        """Who is shown alone: mark, name, answers; nobody where nobody may be."""
        return ()

    def individual_answers(self, item: ItemFigures) -> str:  # noqa: ARG002
        """The same in words."""
        return ""

    @property
    def dots(self) -> bool:
        """True if statements are shown as dots; one kind of chart for the whole pack."""
        return self.results.answered <= MOST_DOTS

    @property
    def spread_beside(self) -> bool:
        """True if the spread word has its own column; in large print it stands over the dots."""
        return not self.sheet.large

    def say(self, wording: Wording) -> str:
        return wording.text(self.facts.language)

    def words(self, text: str | Sequence[Span], role: str = "body", colour: str = PAPER.ink, align: Align = "left",
              tag: str = "P") -> Words:  # fmt: skip
        return Words(text, self.sheet.style(role, colour, align), tag)

    def day(self, day: date) -> str:
        """The day as people write it: 28 April 2026."""
        return long_date(day)

    def month(self, day: date) -> str:
        return month_of(day)

    def begin(
        self,
        title: str,
        anchor: str,
        name: str = "",
        lead: str = "",
        bookmark: str = "",
        aside: PageFigure | None = None,
    ) -> None:
        """Begin a part: ``name`` is what it is called where ``title`` is a finding."""
        opening = self.book.opening(title, name, lead, aside)
        self.book.start(title, anchor, *opening, name=name, bookmark=bookmark)

    # statements

    def heads(self, item: ItemFigures | None = None) -> HeadRow:
        """The words over the columns of a list of statements: the answers of ``item``, or of the main scale."""
        drawing = self.heads_drawing(self.sheet.ink, WIDTH, self.spread_beside, item)
        labels = self.labels if item is None else self.labels_of(item)
        return HeadRow(drawing, columns.heads_words(labels, self.spread_beside, self.outsides[0][0]))

    def heads_drawing(self, ink: Ink, width: float, with_spread: bool, item: ItemFigures | None = None) -> Drawing:
        """The same for paper and for the screen."""
        labels, low = (self.labels, self.ends[0]) if item is None else (self.labels_of(item), self._scale(item).low)
        outside = self.outsides[0][0]
        return columns.heads(labels, width, ink, with_spread, fills=not self.dots, outside=outside, first=low)

    def numbered_answers(self) -> str:
        """The answers with their places on the scale, for charts whose columns are too narrow for words."""
        return (
            "; ".join(
                _("{number}: {answer}", number=n, answer=label) for n, label in enumerate(self.labels, self.ends[0])
            )
            + "."
        )

    def paragraphs(self, texts: Sequence[str]) -> list[PageBlock]:
        """Paragraphs with the usual gap between them."""
        blocks: list[PageBlock] = []
        for text in texts:
            blocks += [*([Space(2.8 * MM)] if blocks else []), self.words(text)]
        return blocks

    def item(self, item: ItemFigures, section: SectionFigures | None = None) -> Stack:
        """A statement with its chart, never split; ``section`` adds the line that names its theme."""
        blocks: list[PageBlock] = [Space(1.6 * MM), self._statement(item, section)]
        if item.withheld:
            blocks += [Space(1 * MM), self.words(item.withheld, "body")]
        else:
            blocks += [Space(0.9 * MM), *self._chart(item)]
        blocks.append(RuledLine(PAPER.divider, 0.75, 1.9 * MM, 0))
        return Stack(blocks)

    def _chart(self, item: ItemFigures) -> list[PageBlock]:
        figure = PageFigure(self.item_drawing(item, self.sheet.ink, WIDTH, self.spread_beside), self.item_words(item))
        under = self.said_under(item)
        return [figure, Space(0.8 * MM), self.words(under, "cell")] if under else [figure]

    def item_drawing(self, item: ItemFigures, ink: Ink, width: float, with_spread: bool) -> Drawing:
        """The answers to one statement, for paper and for the screen."""
        outside, count = self.outsides[0]
        out, spread = int(getattr(item, count)), item.spread
        if self.dots:
            return people_dots.people_dots(
                item.counts, ink, width, dont_know=out, spread=spread, with_spread=with_spread,
                marks=self.marks(item), outside=outside,
            )  # fmt: skip
        return stacked_bar.stacked_bar(
            item.counts, ink, width, dont_know=out, spread=spread, with_spread=with_spread, outside=outside
        )

    def item_words(self, item: ItemFigures) -> str:
        """The same in words."""
        describe = people_dots.describe if self.dots else stacked_bar.describe
        outside, count = self.outsides[0]
        alt = describe(
            item.statement, self.labels_of(item), item.counts, int(getattr(item, count)), item.spread, outside
        )
        return f"{alt} {self.individual_answers(item)}".strip()

    def said_under(self, item: ItemFigures) -> str:
        """What stands under the chart: a bar has no room for a single person's mark."""
        return "" if self.dots else self.individual_answers(item)

    def _statement(self, item: ItemFigures, section: SectionFigures | None) -> BlockRow:
        """The statement, and at its right how many agree; in large print the spread word stands there as well."""
        left: list[PageBlock] = [self.words(item.statement, "cell_strong")]
        if section is not None:
            left.append(self.words(_("Theme: {title}", title=section.title), "cell", PAPER.muted))
        side_width = 46 * MM if not self.sheet.large else 54 * MM
        if item.withheld:
            return BlockRow([RowSide(0, WIDTH, Stack(left))])
        right: list[PageBlock] = [self.words(self.agreement(item), "cell", align="right")]
        if not self.spread_beside and item.spread is not None:
            mark = HeadRow(spread_mark(item.spread, self.sheet.ink), _("Spread: {word}", word=spread_word(item.spread)))
            right += [Space(1 * MM), BlockRow([RowSide(side_width - mark.drawing.width, mark.drawing.width, mark)])]
        sides = [RowSide(0, WIDTH - side_width - 2 * MM, Stack(left))]
        return BlockRow([*sides, RowSide(WIDTH - side_width, side_width, Stack(right))])

    def agreement(self, item: ItemFigures) -> str:
        """ "9 of 12 agree", in the words of the scale and as the statement was asked."""
        wording = self.say((item.scale or self.results.instrument.scale).count_high)
        return wording.replace("{n}", str(item.high)).replace("{total}", str(item.n))

    # pieces that several pages share

    def talk_box(self, questions: Sequence[str], title: str = "") -> Framed:
        """Questions to talk about, numbered if there are several."""
        blocks: list[PageBlock] = [
            self.words(title or _("To talk about together"), "heading", tag="H2"),
            Space(1.6 * MM),
        ]
        if len(questions) == 1:
            blocks.append(self.words(questions[0]))
        else:
            blocks.append(self.numbered(questions))
        return Framed(Stack(blocks), 6 * MM * 0.85)

    def numbered(self, texts: Sequence[str], gap: float = 1.4 * MM) -> Stack:
        """A numbered list."""
        rows: list[PageBlock] = []
        for number, text in enumerate(texts, 1):
            if rows:
                rows.append(Space(gap))
            rows.append(
                ListItem(self.words(str(number), "strong", PAPER.accent, tag="Lbl"), self.words(text), self.sheet.mm(7))
            )
        return Stack(rows, "L")

    def labelled(self, label: str, text: str) -> PageBlock:
        """A label at the left and its text beside it, with a line under both."""
        left, gap = 50 * MM, 8 * MM
        if self.sheet.large:
            return Stack(
                [self.words(label, "strong"), self.words(text), RuledLine(PAPER.divider, 0.75, 2.4 * MM, 2.4 * MM)]
            )
        sides = [RowSide(0, left, self.words(label, "strong")), RowSide(left + gap, 112 * MM, self.words(text))]
        return Stack([BlockRow(sides), RuledLine(PAPER.divider, 0.75, 2.4 * MM, 2.4 * MM)])


class ListItem(BlockRow):
    """A number or mark and its text, as an item of a list."""

    def __init__(self, label: Words, text: Words, indent: float) -> None:
        super().__init__([RowSide(0, indent, label), RowSide(indent, WIDTH, text)])
        self._label, self._text, self._indent = label, text, indent

    def height(self, width: float) -> float:
        return self._text.height(width - self._indent)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.tags.element(Node("LI")):
            self._label.draw(pen, x, top, self._indent)
            with pen.tags.element(Node("LBody")):
                self._text.draw(pen, x + self._indent, top, width - self._indent)
