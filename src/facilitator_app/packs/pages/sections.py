"""One page for each theme: what people said, questions to talk about, comments; then all other comments."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts.band_mark import band_mark, describe
from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.charts.scripts import clean
from facilitator_app.charts.words import verdict_words
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import CommentFigures, SectionFigures
from facilitator_app.domain.round import CommentRule
from facilitator_app.packs.blocks import BlockRow, PageBlock, PageFigure, PageReference, Quote, RowSide, Space, Stack
from facilitator_app.packs.builder import PackBuilder
from facilitator_app.packs.pages.overview import add_items, listed
from facilitator_app.packs.sheet import BODY_HEIGHT, WIDTH
from facilitator_app.packs.tagging import Node

ON_THE_PAGE, SHORT = 3, 160
"""Comments that stand on the page of their theme: at most so many, each at most so many letters."""


def section_pages(builder: PackBuilder, words_too: bool) -> list[CommentFigures]:
    """A page for each theme. Returns the comments that did not fit there, to be printed in people's own words."""
    rest = []
    for section in builder.results.sections:
        left = _section(builder, section, words_too)
        if left is not None:
            rest.append(left)
    return rest


def _section(builder: PackBuilder, section: SectionFigures, words_too: bool) -> CommentFigures | None:
    book, total = builder.book, len(builder.results.sections)
    name = _("Theme {number} of {total}: {title}", number=section.number, total=total, title=section.title)
    title = _finding(builder, section)
    aside = _band(builder, section)
    anchor = f"section:{section.section_id}"
    nothing = bool(section.withheld) and all(item.withheld for item in section.items)
    why = [builder.words(_why_no_score(section, nothing)), Space(4 * MM)] if section.withheld else []
    if section.band_note:
        why += [builder.words(section.band_note, colour=PAPER.muted), Space(3 * MM)]
    rows = [] if nothing else [(None, item) for item in section.items]
    # The sentence about the theme is the first to go where the page would overflow.
    high = sum(block.height(WIDTH) for block in book.opening(title, name, section.about, aside))
    high += sum(block.height(WIDTH) for _heads, block in listed(builder, rows))
    last = [*why, *_questions(builder, section), *(_no_comments(builder, section) if words_too else [])]
    high += sum(block.height(WIDTH) for block in last)
    builder.begin(title, anchor, name, section.about if high <= BODY_HEIGHT else "", aside=aside)
    book.add(*why)
    if rows:
        add_items(builder, rows)
    book.keep(*_questions(builder, section))
    if not words_too:
        return None
    book.add(*_no_comments(builder, section))
    return _comments(builder, section)


def _why_no_score(section: SectionFigures, nothing: bool) -> str:
    """Why the whole theme is not shown; where some of its statements are, that only its average is not."""
    if nothing:
        return section.withheld
    return _("There is no average for this theme: too few people answered enough of its statements.")


def _questions(builder: PackBuilder, section: SectionFigures) -> list[PageBlock]:
    return [Space(3.6 * MM), builder.talk_box(section.questions)] if section.questions else []


def _no_comments(builder: PackBuilder, section: SectionFigures) -> list[PageBlock]:
    """Why no comments are printed, where people were asked for some."""
    comments = section.comments
    if comments.texts or not comments.withheld or builder.results.promise.comments is not CommentRule.SHOW:
        return []
    words = _("In our own words: {reason}", reason=comments.withheld)
    return [Space(3.4 * MM), builder.words(words, colour=PAPER.muted)]


def _finding(builder: PackBuilder, section: SectionFigures) -> str:
    """The title: the letter in words where one is named, and what is said of the theme."""
    parts = []
    if section.band is not None:
        parts.append(_("{code}: {title}.", code=section.band.code, title=builder.say(section.band.title).rstrip(".")))
    parts.append(verdict_words(section.verdict))
    return " ".join(part for part in parts if part) or section.title


def _band(builder: PackBuilder, section: SectionFigures) -> PageFigure | None:
    """The boxes with the letters of the bands."""
    if section.band is None:
        return None
    codes = [clean(one.code) for one in builder.bands]
    drawing = band_mark(codes, clean(section.band.code), builder.sheet.ink)
    return PageFigure(drawing, describe(codes, section.band.code, builder.say(section.band.title)))


def _comments(builder: PackBuilder, section: SectionFigures) -> CommentFigures | None:
    """Short comments on this page if they fit; else a line that says where they are."""
    comments, book = section.comments, builder.book
    if not comments.texts:
        return None
    head = [builder.words(_("In our own words"), "heading", tag="H2"), Space(1 * MM)]
    short = len(comments.texts) <= ON_THE_PAGE and all(len(text) <= SHORT for text in comments.texts)
    if short and not builder.sheet.large:
        block = Stack([Space(6 * MM), _beside(builder, comments), Space(1.6 * MM), _columns(builder, comments.texts)])
        if block.height(WIDTH) <= book.room:
            book.add(block)
            return None
    anchor = f"words:{comments.place_id}"
    n = len(comments.texts)
    reference = PageReference(
        lambda page: n_("{n} comment on this theme is on page {page}.", "{n} comments on this theme are on page {page}.",
                        n, page=page),
        anchor, builder.sheet.style("body", PAPER.accent),
    )  # fmt: skip
    book.keep(Stack([Space(6 * MM), *head, reference]))
    return comments


def _beside(builder: PackBuilder, comments: CommentFigures) -> BlockRow:
    """The heading, and how many wrote at its right."""
    return BlockRow(
        [
            RowSide(0, 70 * MM, builder.words(_("In our own words"), "heading", tag="H2")),
            RowSide(70 * MM, 100 * MM, builder.words(held_back(comments), colour=PAPER.muted, align="right")),
        ]
    )


def _columns(builder: PackBuilder, texts: Sequence[str]) -> Stack:
    width = 52 * MM
    sides = [RowSide(column * 59 * MM, width, Quote(builder.words(text))) for column, text in enumerate(texts)]
    return Stack([BlockRow(sides)], "L")


def held_back(comments: CommentFigures) -> str:
    """How many wrote and how many comments are not printed, where that may be said."""
    parts = []
    if comments.written is not None:
        parts.append(n_("{n} person wrote.", "{n} people wrote.", comments.written))
    if comments.held_back:
        parts.append(n_("{n} comment is held back.", "{n} comments are held back.", comments.held_back))
    return " ".join(parts)


def own_words(builder: PackBuilder, rest: Sequence[CommentFigures], title: str = "") -> None:
    """The open questions, then the comments that did not fit on the pages of their themes."""
    book = builder.book
    lead = _("The order is mixed. We do not say who wrote what. Each writer chose how their words may be used.")
    builder.begin(title or _("In our own words"), "words", lead=lead)
    for comments in (*builder.results.open_comments, *rest):
        first: list[PageBlock]
        if comments.texts:
            node = Node("L")
            quotes = [InList(Quote(builder.words(text)), node) for text in comments.texts]
            said = held_back(comments)
            first = [builder.words(said, colour=PAPER.muted), Space(2 * MM)] if said else []
            short = quotes[0].height(WIDTH) < book.room_of_new_page / 2
            book.heading(comments.title, *first, *(quotes[:1] if short else []))
            book.anchors[f"words:{comments.place_id}"] = len(book.pages)
            for quote in quotes[1 if short else 0 :]:
                book.add(Space(3 * MM), quote)
        elif comments.withheld:
            book.heading(comments.title, builder.words(comments.withheld))


class InList(Stack):
    """A comment as an item of a list; it may go on over the page. The list is one element of the structure."""

    def __init__(self, quote: Quote, node: Node) -> None:
        super().__init__([quote], "L", node)

    def cut(self, width: float, room: float, must: bool) -> tuple[PageBlock, PageBlock] | None:
        both = self.blocks[0].cut(width, room, must)
        if both is None or self.node is None:
            return None
        first, second = both
        assert isinstance(first, Quote)
        assert isinstance(second, Quote)
        return InList(first, self.node), InList(second, self.node)
