"""Pages: blocks flow down them, part after part, and are drawn when every page is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.lettering import fitted, letters_width, register_fonts
from facilitator_app.charts.page_letters import write_on
from facilitator_app.charts.scripts import clean
from facilitator_app.domain.language import _
from facilitator_app.packs.blocks import (
    HeadRow,
    NamedHeading,
    PageBlock,
    PageFigure,
    Pen,
    RepeatedHeader,
    RuledLine,
    Space,
    Words,
)
from facilitator_app.packs.sheet import BOTTOM, LEFT, READING, PackSheet
from facilitator_app.packs.table import PackTable
from facilitator_app.packs.tagging import Tagger

SMALLEST_GAP = 0.5
"""Gaps become so much smaller at most, to save a page for a few lines."""


@dataclass(slots=True)
class Page:
    """Blocks with the height of their tops above the foot of the paper. A bare page has no head and foot."""

    bare: bool = False
    placed: list[tuple[PageBlock, float]] = field(default_factory=list)
    bookmarks: list[tuple[str, int, float]] = field(default_factory=list)
    heads: int = 0
    """So many blocks at the top are repeated from the page before."""
    lost: float = 0
    """Space after the last block for which there was no room."""


class Book:
    """A pack while its pages are filled."""

    def __init__(self, sheet: PackSheet) -> None:
        self.sheet = sheet
        self.pages: list[Page] = []
        self._first = 0
        self.anchors: dict[str, int] = {}
        self._y = 0.0
        self._name = ""
        self._fresh = False
        self._repeated: tuple[HeadRow, ...] = ()

    @property
    def room(self) -> float:
        """Free height on this page."""
        return self._y - BOTTOM

    @property
    def room_of_new_page(self) -> float:
        """Free height on a page that this part goes on to."""
        return self.sheet.body_height - sum(block.height(self.sheet.width) for block in self._again())

    def start(
        self, title: str, anchor: str, *opening: PageBlock, name: str = "", bookmark: str = "", bare: bool = False
    ) -> None:
        """Begin a part on a new page. A page that this part goes on to opens with its ``name`` (or its title)."""
        self.close_up()
        self._first = len(self.pages)
        self.pages.append(Page(bare))
        self._y = self.sheet.top
        self._name, self._repeated = name or title, ()
        self.anchors[anchor] = len(self.pages)
        self.pages[-1].bookmarks.append((clean(bookmark or name or title), 0, self.sheet.top))
        self.add(*opening)
        self._fresh = True

    def opening(self, title: str, kicker: str = "", lead: str = "", aside: PageFigure | None = None) -> list[PageBlock]:
        """The top of a part: a rule, the kicker where the title is a finding, the title, a sentence.

        ``aside`` is a small mark at the right of the kicker.
        """
        style = self.sheet.style
        blocks: list[PageBlock] = [RuledLine(PAPER.accent, 1.2 * MM, 0, 3.6 * MM, 25 * MM)]
        if kicker:
            name, finding = Words(kicker, style("kicker", PAPER.accent), "Span"), Words(title, style("title"), "Span")
            width = self.sheet.width - (aside.drawing.width + 6 * MM if aside else 0)
            blocks.append(NamedHeading(name, finding, width, 0.6 * MM, aside))
        else:
            blocks.append(Words(title, style("title"), "H1"))
        if lead:
            blocks += [Space(2.2 * MM), Words(lead, style("lead"))]
        return [*blocks, Space(5.5 * MM)]

    def repeat(self, *blocks: HeadRow) -> None:
        """Blocks that open every further page of this part, under its name: the heads of columns. None: no more."""
        self._repeated = blocks

    def heading(self, text: str, *first: PageBlock, before: float = 7 * MM, ruled: bool = False) -> None:
        """A heading that takes the blocks after it along; ``ruled`` draws a line under it."""
        words = Words(text, self.sheet.style("heading"), "H2")
        under: list[PageBlock] = [RuledLine(PAPER.ink, 1, 1.2 * MM, 2.4 * MM)] if ruled else [Space(2.4 * MM)]
        blocks = [words, *under, *first]
        space = 0 if self._fresh else before
        if space + sum(block.height(self.sheet.width) for block in blocks) > self.room:
            self.pages[-1].lost = space
            self.turn()
            space = 0
        if space:
            self.add(Space(space))
        self.pages[-1].bookmarks.append((clean(text), 1, self._y))
        self.add(*blocks)

    def add(self, *blocks: PageBlock) -> None:
        """Put blocks under each other; one that does not fit is cut, or goes to the next page as a whole."""
        for block in blocks:
            self._add(block)

    def keep(self, *blocks: PageBlock) -> None:
        """Put blocks that belong together on one page."""
        if sum(block.height(self.sheet.width) for block in blocks) > self.room and self.room < self.room_of_new_page:
            self.turn()
        self.add(*blocks)

    def turn(self) -> None:
        """Go on to a new page."""
        self.pages.append(Page())
        self._y = self.sheet.top
        for block in self._again():
            self._place(block)
        self.pages[-1].heads = len(self.pages[-1].placed)
        self._fresh = True

    def close_up(self) -> None:
        """Bring what little stands on the last page of this part to the page before it, if smaller gaps make room there."""
        if len(self.pages) < self._first + 2:
            return
        before, last = self.pages[-2:]
        moved = [block for block, _top in last.placed[last.heads :]]
        if any(isinstance(block, PackTable) and block.goes_on for block in moved):
            return
        blocks = [*(block for block, _top in before.placed), Space(before.lost), *moved]
        gaps = sum(block.points for block in blocks if isinstance(block, Space))
        over = sum(block.height(self._width(block)) for block in blocks) - (before.placed[0][1] - BOTTOM)
        if over > gaps * (1 - SMALLEST_GAP):
            return
        part = 1 - max(0.0, over) / gaps if gaps else 1
        y, placed = before.placed[0][1], list[tuple[PageBlock, float]]()
        moves: dict[float, float] = {}  # where each block stood, below 0 on the last page: where it stands now
        tops = [*(top for _block, top in before.placed), 0.0, *(-top for _block, top in last.placed[last.heads :])]
        for block, top in zip(blocks, tops):
            kept = Space(block.points * part) if isinstance(block, Space) else block
            moves.setdefault(top, y)
            placed.append((kept, y))
            y -= kept.height(self._width(kept))
        marks = [(name, level, moves.get(top, top)) for name, level, top in before.bookmarks]
        marks += [(name, level, moves.get(-top, y)) for name, level, top in last.bookmarks]
        before.placed, before.bookmarks, before.lost = placed, marks, last.lost
        self.pages.pop()
        self.anchors = {name: min(page, len(self.pages)) for name, page in self.anchors.items()}

    def _again(self) -> list[PageBlock]:
        words = _("{part}, continued", part=self._name)
        name = RepeatedHeader(Words(words, self.sheet.style("kicker", PAPER.accent)))
        return [name, Space(4 * MM), *(RepeatedHeader(heads) for heads in self._repeated)]

    def _add(self, block: PageBlock) -> None:
        while block.height(self._width(block)) > self.room + 0.01:
            if isinstance(block, Space):
                self.pages[-1].lost = block.points
                self._y = BOTTOM
                return
            fresh = self.room >= self.room_of_new_page - 0.01
            both = block.cut(self._width(block), self.room, fresh)
            if both is not None:
                self._place(both[0])
                block = both[1]
            elif fresh:
                break
            self.turn()
        self._place(block)

    def _place(self, block: PageBlock) -> None:
        self._fresh = False
        self.pages[-1].placed.append((block, self._y))
        self._y -= block.height(self._width(block))

    def _width(self, block: PageBlock) -> float:
        return READING if isinstance(block, Words) else self.sheet.width

    def put(self, block: PageBlock, top: float) -> None:
        """Put a block at a fixed height, for pages that do not flow."""
        self.pages[-1].placed.append((block, top))


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around every page, as plain text, and the facts of the file. The cover has whole what is cut off here."""

    title: str
    left: str
    right: str
    foot: str
    practice: str
    language: str
    warning: str = ""
    """Stands white on dark over every page that is not for sharing."""


def draw(book: Book, furniture: Furniture) -> Iterator[bytes]:
    """Draw the pages; yields nothing of use after each page, and the finished PDF last."""
    register_fonts()
    target = BytesIO()
    canvas = Canvas(
        target, book.sheet.paper, pageCompression=1, invariant=1, initialFontName=PAPER.regular,  # type: ignore[arg-type]
        lang=furniture.language, initialFontSize=book.sheet.size("body"),
    )  # fmt: skip
    canvas.setTitle(furniture.title)
    canvas.setAuthor("Partnership Rounds")
    canvas.setCreator("Partnership Rounds")
    canvas.setProducer("Partnership Rounds")
    canvas.setSubject("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    pen = Pen(canvas, Tagger(canvas), book.anchors)
    for number, page in enumerate(book.pages, 1):
        _draw_page(pen, book, page, number, furniture)
        yield b""
    pen.tags.finish(furniture.title, furniture.language)
    canvas.save()
    yield target.getvalue()


def _draw_page(pen: Pen, book: Book, page: Page, number: int, furniture: Furniture) -> None:
    canvas = pen.canvas
    with pen.tags.artifact("Pagination"):
        if furniture.warning or furniture.practice:
            _ribbon(canvas, furniture, book.sheet)
        if not page.bare:
            words = _("Page {number} of {total}", number=number, total=len(book.pages))
            _head_and_foot(canvas, furniture, words, book.sheet)
    for index, (name, level, top) in enumerate(page.bookmarks):
        key = f"p{number}-{index}"
        canvas.bookmarkHorizontalAbsolute(key, min(book.sheet.paper[1], top + 6 * MM))
        canvas.addOutlineEntry(name, key, level, 0 if level == 0 else None)
    for block, top in page.placed:
        block.draw(pen, LEFT, top, book._width(block))
    pen.tags.end_page()


def _ribbon(canvas: Canvas, furniture: Furniture, sheet: PackSheet) -> None:
    dark = bool(furniture.warning)
    width, height = sheet.paper
    words = f"{furniture.warning} {furniture.practice}".strip()
    canvas.setFillColor(HexColor(PAPER.ink if dark else PAPER.window))
    canvas.setStrokeColor(HexColor(PAPER.ink if dark else PAPER.border))
    canvas.setLineWidth(0.75)
    bottom = height - 10.4 * MM  # high enough for words that no printer cuts off
    canvas.rect(-2, bottom, width + 4, 20 * MM, stroke=1, fill=1)
    canvas.setFillColor(HexColor(PAPER.surface if dark else PAPER.ink))
    size = max(12, sheet.size("furniture"))
    x = (width - letters_width(words, PAPER.bold, size)) / 2
    write_on(canvas, x, bottom + 1.9 * MM, words, PAPER.bold, size)


def _head_and_foot(canvas: Canvas, furniture: Furniture, page: str, sheet: PackSheet) -> None:
    size, width, top = sheet.size("furniture"), sheet.width, sheet.paper[1]
    canvas.setStrokeColor(HexColor(PAPER.divider))
    canvas.setLineWidth(0.75)
    for y in (top - 17 * MM, 17 * MM):
        canvas.line(LEFT, y, LEFT + width, y)
    head, foot = top - 15 * MM, 11 * MM
    right = fitted(furniture.right, PAPER.regular, size, width * 0.4)
    left = fitted(furniture.left, PAPER.bold, size, width - letters_width(right, PAPER.regular, size) - 8 * MM)
    line = fitted(furniture.foot, PAPER.regular, size, width - letters_width(page, PAPER.bold, size) - 8 * MM)
    canvas.setFillColor(HexColor(PAPER.muted))
    write_on(canvas, LEFT, head, left, PAPER.bold, size)
    write_on(canvas, LEFT + width - letters_width(right, PAPER.regular, size), head, right, PAPER.regular, size)
    write_on(canvas, LEFT, foot, line, PAPER.regular, size)
    canvas.setFillColor(HexColor(PAPER.ink))
    write_on(canvas, LEFT + width - letters_width(page, PAPER.bold, size), foot, page, PAPER.bold, size)
