"""One page for each theme: what people said, questions to talk about, comments; then all other comments."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts.band_mark import band_mark, describe
from facilitator_app.charts.ink import MM, PAPER
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import CommentFigures, SectionFigures, Spread
from facilitator_app.packs.blocks import Block, Figure, Late, Quote, Row, Side, Space, Stack
from facilitator_app.packs.desk import Desk
from facilitator_app.packs.pages.overview import add_items
from facilitator_app.packs.sheet import WIDTH
from facilitator_app.packs.text import clean

ON_THE_PAGE, SHORT = 3, 160
"""Comments that stand on the page of their theme: at most so many, each at most so many letters."""


def section_pages(desk: Desk, words_too: bool) -> list[CommentFigures]:
    """A page for each theme. Returns the comments that did not fit there, to be printed in people's own words."""
    rest = []
    for section in desk.results.sections:
        left = _section(desk, section, words_too)
        if left is not None:
            rest.append(left)
    return rest


def _section(desk: Desk, section: SectionFigures, words_too: bool) -> CommentFigures | None:
    book, total = desk.book, len(desk.results.sections)
    kicker = _("Theme {number} of {total}: {title}", number=section.number, total=total, title=section.title)
    anchor = f"section:{section.section_id}"
    book.start(_finding(section), anchor, kicker, section.about)
    if section.withheld:
        book.add(desk.words(section.withheld), Space(4 * MM))
    elif section.band is not None:
        book.add(_band(desk, section), Space(3.4 * MM))
    if section.items and not (section.withheld and all(item.withheld == section.withheld for item in section.items)):
        add_items(desk, [(None, item) for item in section.items])
    if section.questions:
        book.keep(Space(3.6 * MM), desk.talk_box(section.questions))
    return _comments(desk, section) if words_too else None


def _finding(section: SectionFigures) -> str:
    """The title as a sentence about how close the answers lie."""
    if section.spread is None:
        return section.title
    return {
        Spread.SAME: _("{title}: we all say the same", title=section.title),
        Spread.SIMILAR: _("{title}: our answers are close", title=section.title),
        Spread.MIXED: _("{title}: our answers are spread out", title=section.title),
        Spread.SPLIT: _("{title}: we see this differently", title=section.title),
    }[section.spread]


def _band(desk: Desk, section: SectionFigures) -> Block:
    band = section.band
    assert band is not None
    bands = sorted(desk.results.instrument.bands, key=lambda one: one.lower)
    codes = [clean(one.code) for one in bands]
    title = desk.say(band.title)
    drawing = band_mark(codes, clean(band.code), desk.sheet.ink)
    left = drawing.width + 4 * MM
    drop = Space(max(0.0, (drawing.height - desk.sheet.leading("body")) / 2))
    words = desk.words(_("{code}: {title}", code=band.code, title=title), "strong")
    figure = Figure(drawing, describe(codes, band.code, title))
    if left > WIDTH / 2:
        return Stack([figure, words])
    return Row([Side(0, left, figure), Side(left, WIDTH - left, Stack([drop, words]))])


def _comments(desk: Desk, section: SectionFigures) -> CommentFigures | None:
    """Short comments on this page if they fit; else a line that says where they are."""
    comments, book = section.comments, desk.book
    if not comments.texts:
        if comments.withheld and not section.withheld:
            words = [
                desk.words(_("In our own words"), "heading", tag="H2"),
                Space(1.6 * MM),
                desk.words(comments.withheld),
            ]
            book.keep(Space(6 * MM), *words)
        return None
    head = [desk.words(_("In our own words"), "heading", tag="H2"), Space(1 * MM)]
    short = len(comments.texts) <= ON_THE_PAGE and all(len(text) <= SHORT for text in comments.texts)
    if short and not desk.sheet.large:
        block = Stack([Space(6 * MM), _beside(desk, comments), Space(1.6 * MM), _columns(desk, comments.texts)])
        if block.height(WIDTH) <= book.room:
            book.add(block)
            return None
    anchor = f"words:{comments.place_id}"
    n = len(comments.texts)
    late = Late(
        lambda pages: n_("{n} comment on this theme is on page {page}.", "{n} comments on this theme are on page {page}.",
                         n, page=pages.get(anchor, 0)),
        desk.sheet.style("body"),
    )  # fmt: skip
    book.keep(Stack([Space(6 * MM), *head, late]))
    return comments


def _beside(desk: Desk, comments: CommentFigures) -> Row:
    """The heading, and how many wrote at its right."""
    return Row(
        [
            Side(0, 70 * MM, desk.words(_("In our own words"), "heading", tag="H2")),
            Side(70 * MM, 100 * MM, desk.words(held_back(comments), colour=PAPER.muted, align="right")),
        ]
    )


def _columns(desk: Desk, texts: Sequence[str]) -> Stack:
    width = 52 * MM
    sides = [Side(place * 59 * MM, width, Quote(desk.words(text))) for place, text in enumerate(texts)]
    return Stack([Row(sides)], "L")


def held_back(comments: CommentFigures) -> str:
    """How many wrote and how many comments are not printed, where that may be said."""
    parts = []
    if comments.written is not None:
        parts.append(n_("{n} person wrote.", "{n} people wrote.", comments.written))
    if comments.held_back:
        parts.append(n_("{n} comment is held back.", "{n} comments are held back.", comments.held_back))
    return " ".join(parts)


def own_words(desk: Desk, rest: Sequence[CommentFigures]) -> None:
    """The open questions, then the comments that did not fit on the pages of their themes."""
    book = desk.book
    lead = _("The order is mixed. Nobody is named. Each writer chose how their words may be used.")
    book.start(_("In our own words"), "words", lead=lead)
    for place in (*desk.results.open_comments, *rest):
        first: list[Block]
        if place.texts:
            quotes = [Quote(desk.words(text)) for text in place.texts]
            said = held_back(place)
            first = [desk.words(said, colour=PAPER.muted), Space(2 * MM)] if said else []
            book.heading(place.title, *first, *_first_quote(quotes[0], book.room_of_new_page / 2))
            book.anchors[f"words:{place.place_id}"] = len(book.pages)
            rest_of = quotes if not _first_quote(quotes[0], book.room_of_new_page / 2) else quotes[1:]
            for quote in rest_of:
                book.add(Space(3 * MM), InList(quote))
        elif place.withheld:
            book.heading(place.title, desk.words(place.withheld))


def _first_quote(quote: Quote, most: float) -> list[Block]:
    """The first comment goes with its heading unless it is very long."""
    return [InList(quote)] if quote.height(WIDTH) < most else []


class InList(Stack):
    """A comment as a list of its own, which may go on over the page."""

    def __init__(self, quote: Quote) -> None:
        super().__init__([quote], "L")

    def cut(self, width: float, room: float, must: bool) -> tuple[Block, Block] | None:
        both = self.blocks[0].cut(width, room, must)
        if both is None:
            return None
        first, second = both
        assert isinstance(first, Quote)
        assert isinstance(second, Quote)
        return InList(first), InList(second)
