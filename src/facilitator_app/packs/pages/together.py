"""For the meeting: an agenda of 90 minutes, and an action plan to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.domain.language import _
from facilitator_app.packs.blocks import BlockRow, Framed, PageBlock, Pen, RowSide, Space, Stack
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.kind_words import LookStep
from facilitator_app.packs.sheet import WIDTH
from facilitator_app.packs.table import Cell, PackTable, TableRow

CARDS = 3


def agenda(builder: PackBuilder, read: str, look: LookStep) -> None:
    """What to do in a meeting of 90 minutes; source of the order: Sargeant and others 2016, R2C2.

    ``read``: what is read in silence; ``look``: the step after it.
    """
    lead = _("A plan for a meeting of 90 minutes. Do not look for answers in the first half.")
    builder.begin(_("Talking it through"), "agenda", lead=lead)
    steps = (
        (
            10,
            _("Settle in"),
            _("What do we hope for today? Read out what we promised. Agree how we talk to each other."),
        ),
        (10, _("Read in silence"), read),
        (20, _("Talk in pairs"), _("What struck you? What did you expect, and what is new?")),
        (20, look.title, look.questions),
        (20, _("Choose"), _("Everyone puts dots beside what matters most. Choose at most 3 things.")),
        (10, _("Who, when, first step"), _("Fill in the action plan. Agree the day when we look again.")),
    )
    minutes, step = (26 * MM, 50 * MM) if not builder.sheet.large else (32 * MM, 58 * MM)
    widths = (minutes, step, WIDTH - minutes - step)
    head = TableRow(
        [_cell(builder, text, "Column") for text in (_("Minutes"), _("Step"), _("What we do"))], strong=True
    )
    rows = [
        [TableRow([_cell(builder, str(n)), _cell(builder, name, "Row"), _cell(builder, what)])]
        for n, name, what in steps
    ]
    builder.book.add(PackTable(widths, [head], rows))
    builder.book.heading(
        _("If something hurts"),
        builder.words(
            _("It is normal to be surprised. Stop for a moment. Ask what others have seen. "
              "Nobody has to say what they answered.")
        ),
    )  # fmt: skip
    builder.book.heading(_("Notes"), WritingLines(8))


def _cell(builder: PackBuilder, text: str, head: str = "") -> Cell:
    return Cell(builder.words(text, "cell_strong" if head else "cell"), head)


@dataclass(slots=True)
class WritingLines(PageBlock):
    """Lines to write on, 9 mm apart, from a left edge."""

    count: int
    left: float = 0
    gap: float = 9 * MM

    def height(self, width: float) -> float:  # noqa: ARG002
        return self.count * self.gap

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.tags.artifact():
            pen.canvas.setStrokeColor(HexColor(PAPER.border))
            pen.canvas.setLineWidth(0.75)
            for number in range(1, self.count + 1):
                y = top - number * self.gap
                pen.canvas.line(x + self.left, y, x + width, y)


def action_plan(builder: PackBuilder) -> None:
    """Three cards to fill in, and a line for what to keep."""
    book = builder.book
    lead = _("Choose at most 3. Write what you want to see, not only what to do.")
    builder.begin(_("What we will do next"), "plan", _("Action plan"), lead)
    for number in range(1, CARDS + 1):
        book.add(_card(builder, number), Space(4 * MM))
    for label in (_("Keep doing"), _("We look again on")):
        left = builder.sheet.mm(46)
        row = BlockRow(
            [
                RowSide(0, left, Stack([Space(3 * MM), builder.words(label, "heading")])),
                RowSide(left, WIDTH - left, WritingLines(1)),
            ]
        )
        book.add(Stack([row, Space(2 * MM)]))


def _card(builder: PackBuilder, number: int) -> PageBlock:
    wide, narrow, gap = card_widths(builder)
    rows = (
        ((_("What we want to see"), "", 0.0, wide),),
        ((_("First step"), "", 0.0, wide - narrow - gap), (_("By when"), "", wide - narrow, narrow)),
        ((_("Who"), "", 0.0, wide * 0.4), (_("How we will know"), "", wide * 0.4 + gap, wide * 0.6 - gap)),
    )
    return action_card(builder, number, rows)


CardRow = Sequence[tuple[str, str, float, float]]
"""Fields beside each other: label, words (empty: a line to write on), left edge, width."""


def card_widths(builder: PackBuilder) -> tuple[float, float, float]:
    """Width of a whole row of a card, of a date in it, and the gap between fields."""
    return WIDTH - 2 * 5 * MM - 14 * MM, 42 * MM if not builder.sheet.large else 48 * MM, 6 * MM


def action_card(builder: PackBuilder, number: int, rows: Sequence[CardRow]) -> PageBlock:
    """A numbered card with fields that are filled in, or to fill in."""
    left = 14 * MM
    blocks: list[PageBlock] = []
    for row in rows:
        sides = []
        for label, filled, x, width in row:
            field = builder.words(filled) if filled else WritingLines(1, gap=8.6 * MM)
            sides.append(RowSide(left + x, width, Stack([builder.words(label, "strong"), field])))
        if not blocks:
            sides.insert(0, RowSide(0, left, Badge(builder, number)))
        blocks += [BlockRow(sides), Space(1.6 * MM)]
    return Framed(Stack(blocks[:-1]), 5 * MM, PAPER.border, 0.75)


class Badge(PageBlock):
    """A number in a filled circle."""

    def __init__(self, builder: PackBuilder, number: int) -> None:
        self._words = builder.words(str(number), "strong", PAPER.on_accent, "center")
        self._side = builder.sheet.mm(8.6)
        self._leading = builder.sheet.leading("strong")

    def height(self, width: float) -> float:  # noqa: ARG002
        return self._side

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:  # noqa: ARG002
        half = self._side / 2
        with pen.tags.artifact():
            pen.canvas.setFillColor(HexColor(PAPER.accent))
            pen.canvas.circle(x + half, top - half, half, stroke=0, fill=1)
        self._words.draw(pen, x, top - half + self._leading / 2, self._side)
