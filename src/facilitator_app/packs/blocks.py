"""What pages are made of. A block knows its height for a width, draws itself, and may be cut in two."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from facilitator_app.charts.ink import PAPER
from facilitator_app.charts.page_shapes import draw_drawing
from facilitator_app.charts.scripts import clean
from facilitator_app.packs.paragraph import Paragraph, Span
from facilitator_app.packs.tagging import Node, Tagger

LIFT = 2.0
"""Points between a mark beside a heading and the foot of the heading's name."""


@dataclass(slots=True)
class Pen:
    """What a block draws with. ``pages`` gives the page number of each anchor, now that all pages are laid out."""

    canvas: Canvas
    tags: Tagger
    pages: Mapping[str, int]


class PageBlock:
    """Something with a height. All lengths in points; ``top`` is the height above the foot of the paper."""

    def height(self, width: float) -> float:
        raise NotImplementedError

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        raise NotImplementedError

    def cut(self, width: float, room: float, must: bool) -> tuple[PageBlock, PageBlock] | None:  # noqa: ARG002
        """Two blocks of which the first fits into ``room``; None if it stays whole.

        ``must``: not even a whole page is high enough, so cut anywhere.
        """
        return None


class Words(PageBlock):
    """A paragraph. Its text is drawn as it was typed; there is no way to hand in markup."""

    def __init__(self, text: str | Sequence[Span], style: ParagraphStyle, tag: str = "P") -> None:
        spans = [Span(text)] if isinstance(text, str) else list(text)
        self._set(Paragraph(spans, style), Node(tag, actual=clean(" ".join("".join(s.text for s in spans).split()))))

    def _set(self, paragraph: Paragraph, node: Node) -> None:
        self._paragraph, self._node, self._width, self._laid = paragraph, node, -1.0, paragraph

    def _at(self, width: float) -> Paragraph:
        """The paragraph in lines of this width."""
        if width != self._width:
            self._width, self._laid = width, self._paragraph.in_lines(width)
        return self._laid

    def height(self, width: float) -> float:
        return self._at(width).height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.tags.content(self._node):
            self.draw_plain(pen, x, top, width)

    def draw_plain(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw without a place in the structure, for what is repeated on a further page."""
        self._at(width).draw(pen.canvas, x, top, width)

    @property
    def heard(self) -> str:
        """What is read out."""
        return self._node.actual

    def turn(self) -> None:
        """Let words that are read from right to left begin at the right, however short they are."""
        self._paragraph, self._width = replace(self._paragraph, turns=True), -1.0

    def cut(self, width: float, room: float, must: bool) -> tuple[PageBlock, PageBlock] | None:  # noqa: ARG002
        parts = self._at(width).part(width, room)
        if parts is None:
            return None
        both = []
        for part in parts:
            words = Words.__new__(Words)
            words._set(part, self._node)
            both.append(words)
        return both[0], both[1]


@dataclass(slots=True)
class PageReference(PageBlock):
    """One line that names the page on which ``anchor`` is, and leads there; nothing if there is no such page."""

    words: Callable[[int], str]
    anchor: str
    style: ParagraphStyle

    def height(self, width: float) -> float:  # noqa: ARG002
        return self.style.leading

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        if (page := pen.pages.get(self.anchor)) is None:
            return
        text = self.words(page)
        line = Words(text, self.style, "Span")
        box = (x, top - self.style.leading, x + width, top)
        with pen.tags.element(Node("P")), pen.tags.link(page, text, box):
            line.draw(pen, x, top, width)


@dataclass(slots=True)
class Space(PageBlock):
    """Empty height."""

    points: float

    def height(self, width: float) -> float:  # noqa: ARG002
        return self.points

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        pass


@dataclass(slots=True)
class RuledLine(PageBlock):
    """A horizontal rule with some air above and below; ``length`` 0 is the whole width."""

    colour: str = PAPER.divider
    thick: float = 0.75
    before: float = 0
    after: float = 0
    length: float = 0

    def height(self, width: float) -> float:  # noqa: ARG002
        return self.before + self.thick + self.after

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.tags.artifact():
            pen.canvas.setFillColor(HexColor(self.colour))
            y = top - self.before - self.thick
            pen.canvas.rect(x, y, self.length or width, self.thick, stroke=0, fill=1)


@dataclass(slots=True)
class PageFigure(PageBlock):
    """A drawing with its description; without one it is decoration."""

    drawing: Drawing
    alt: str = ""

    def height(self, width: float) -> float:  # noqa: ARG002
        return float(self.drawing.height)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:  # noqa: ARG002
        bottom = top - self.drawing.height
        if not self.alt:
            with pen.tags.artifact():
                draw_drawing(self.drawing, pen.canvas, x, bottom)
            return
        box = (x, bottom, x + self.drawing.width, top)
        with pen.tags.content(Node("Figure", alt=clean(self.alt), box=box)):
            draw_drawing(self.drawing, pen.canvas, x, bottom)


@dataclass(slots=True)
class HeadRow(PageBlock):
    """The words over columns: drawn like a figure, heard as a sentence."""

    drawing: Drawing
    words: str

    def height(self, width: float) -> float:  # noqa: ARG002
        return float(self.drawing.height)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.tags.content(Node("P", actual=clean(self.words))):
            self.draw_plain(pen, x, top, width)

    def draw_plain(self, pen: Pen, x: float, top: float, width: float) -> None:  # noqa: ARG002
        """Draw without a place in the structure."""
        draw_drawing(self.drawing, pen.canvas, x, top - self.drawing.height)


@dataclass(slots=True)
class RepeatedHeader(PageBlock):
    """What opens a further page of a part: seen there, but not heard a second time in the middle of a list or table."""

    block: Words | HeadRow

    def height(self, width: float) -> float:
        return self.block.height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        with pen.tags.artifact("Pagination"):
            self.block.draw_plain(pen, x, top, width)


@dataclass(slots=True)
class Stack(PageBlock):
    """Blocks under each other that stay together; ``tag`` wraps them in one element of the structure."""

    blocks: Sequence[PageBlock]
    tag: str = ""
    node: Node | None = field(default=None, repr=False)

    def height(self, width: float) -> float:
        return sum(block.height(width) for block in self.blocks)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        if self.tag and self.node is None:
            self.node = Node(self.tag)
        if self.node is not None:
            with pen.tags.element(self.node):
                self._draw(pen, x, top, width)
        else:
            self._draw(pen, x, top, width)

    def _draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for block in self.blocks:
            block.draw(pen, x, top, width)
            top -= block.height(width)

    def cut(self, width: float, room: float, must: bool) -> tuple[PageBlock, PageBlock] | None:
        if not must:
            return None
        node = self.node or (Node(self.tag) if self.tag else None)
        used = 0.0
        for index, block in enumerate(self.blocks):
            height = block.height(width)
            if used + height > room:
                both = block.cut(width, room - used, must)
                if both is None and not index:
                    return None
                first, second = ([both[0]], [both[1]]) if both else ([], [block])
                rest = [*second, *self.blocks[index + 1 :]]
                return Stack([*self.blocks[:index], *first], self.tag, node), Stack(rest, self.tag, node)
            used += height
        return None


@dataclass(slots=True)
class RowSide:
    """A place in a row of blocks: left edge, width, block."""

    left: float
    width: float
    block: PageBlock


@dataclass(slots=True)
class BlockRow(PageBlock):
    """Blocks beside each other, their tops level; as high as the highest."""

    sides: Sequence[RowSide]

    def height(self, width: float) -> float:  # noqa: ARG002
        return max(side.block.height(side.width) for side in self.sides)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:  # noqa: ARG002
        for side in self.sides:
            side.block.draw(pen, x + side.left, top, side.width)


class NamedHeading(Stack):
    """The heading of a part: what it is called over what was found there, heard as one. ``aside`` stands at its right."""

    def __init__(self, kicker: Words, title: Words, width: float, gap: float, aside: PageFigure | None) -> None:
        """``width``: of the kicker, ``gap``: between the two."""
        heard = f"{kicker.heard.rstrip('.')}. {title.heard}"
        above = BlockRow([RowSide(0, width, kicker)])
        super().__init__([above, Space(gap), title], "H1", Node("H1", actual=heard))
        self.aside = aside

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        super().draw(pen, x, top, width)
        if self.aside is not None:
            mark = self.aside.drawing  # above the name rather than below it: there it would touch the title
            over = max(0.0, mark.height - self.blocks[0].height(width)) + LIFT
            self.aside.draw(pen, x + width - mark.width, top + over, mark.width)


@dataclass(slots=True)
class Framed(PageBlock):
    """A block in a box with round corners."""

    inner: PageBlock
    padding: float
    colour: str = PAPER.accent
    thick: float = 1.25
    radius: float = 5.7

    def height(self, width: float) -> float:
        return self.inner.height(width - 2 * self.padding) + 2 * self.padding

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        height, half = self.height(width), self.thick / 2
        with pen.tags.artifact():
            pen.canvas.setStrokeColor(HexColor(self.colour))
            pen.canvas.setLineWidth(self.thick)
            pen.canvas.roundRect(x + half, top - height + half, width - self.thick, height - self.thick, self.radius)
        self.inner.draw(pen, x + self.padding, top - self.padding, width - 2 * self.padding)


@dataclass(slots=True)
class Quote(PageBlock):
    """One comment with a bar at its left, as an item of a list."""

    words: Words
    bar: float = 3.4
    indent: float = 14.2
    item: Node = field(default_factory=lambda: Node("LI"), repr=False)
    body: Node = field(default_factory=lambda: Node("LBody"), repr=False)

    def __post_init__(self) -> None:
        self.words.turn()

    def height(self, width: float) -> float:
        return self.words.height(width - self.indent)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        height = self.height(width)
        with pen.tags.artifact():
            pen.canvas.setFillColor(HexColor(PAPER.accent))
            pen.canvas.rect(x, top - height, self.bar, height, stroke=0, fill=1)
        with pen.tags.element(self.item), pen.tags.element(self.body):
            self.words.draw(pen, x + self.indent, top, width - self.indent)

    def cut(self, width: float, room: float, must: bool) -> tuple[PageBlock, PageBlock] | None:
        both = self.words.cut(width - self.indent, room, must)
        if both is None:
            return None
        first, second = both
        assert isinstance(first, Words)
        assert isinstance(second, Words)
        parts = (Quote(words, self.bar, self.indent, self.item, self.body) for words in (first, second))
        return next(parts), next(parts)
