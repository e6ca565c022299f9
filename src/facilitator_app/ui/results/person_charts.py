"""Charts about one person on the screen: the same drawings and words as in their pack."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.language import _
from facilitator_app.domain.results import ItemFigures, SectionFigures
from facilitator_app.ui.results.chart_links import ChartLink, LinkedChart, row_room
from facilitator_app.ui.results.charts import ROW_ROOM, ChartPicture, MarkPicture
from facilitator_app.ui.theme import Role
from facilitator_app.ui.widgets import Column, Flow, Row, Wide, divided, heading2, small, text_label
from facilitator_app.ui.widgets.marked_quote import MarkedQuote

if TYPE_CHECKING:
    from facilitator_app.charts.ink import Ink
    from facilitator_app.packs.builder import PackBuilder
    from facilitator_app.packs.person.builder import PersonPackBuilder

SPREAD_FROM = 32
"""A chart so many times as wide as its letters are high has room for the word that says how close answers lie."""


class PersonStrips(Column):
    """Behaviours on the shared line under the key to the marks: the others, their groups, one named person, you.

    ``noted``: say under each name how the own view lies to that of the others. ``go``: what a press on a behaviour does,
    with its id.
    """

    def __init__(
        self,
        builder: PersonPackBuilder,
        sections: Sequence[SectionFigures],
        *,
        noted: bool = False,
        go: Callable[[str], object] | None = None,
    ) -> None:
        strips = [builder.strip(section, builder.strip_note(section) if noted else "") for section in sections]

        room = ROW_ROOM if go is None else row_room(len(builder.lanes))

        def grid(ink: Ink, width: float) -> Any:
            linked = go is not None
            return builder.strips_drawing(strips, ink, width, _roomy(ink, width), pad=room, linked=linked)

        def row_extents(ink: Ink, width: float) -> list[tuple[float, float]]:
            return builder.strip_extents(strips, ink, width, _roomy(ink, width), room)

        super().__init__(gap=6)
        said = builder.strips_words(strips)
        self.add(_key(builder.lanes))
        if go is None:
            self.add(ChartPicture(grid, said))
            return
        links = [ChartLink(one.title, _("Look at this behaviour"), partial(go, one.section_id)) for one in sections]
        self.add(LinkedChart(grid, said, row_extents, links))


class ShownIndividuallyKey(Column):
    """The marks of those who are shown alone among the dots."""

    def __init__(self, builder: PersonPackBuilder) -> None:
        super().__init__(gap=0)
        if builder.shown_individually:
            self.add(_key([(mark, name) for mark, name, _view in builder.shown_individually]))


class PersonItem(Column):
    """One statement with how many see it often, its dots or bar, and those who are shown alone among them; or the
    reason where it may not be shown."""

    def __init__(self, builder: PackBuilder, item: ItemFigures) -> None:
        super().__init__(gap=2)
        if item.withheld:
            self.add(text_label(item.statement, Role.BODY_BOLD), item.withheld)
            return
        statement = text_label(item.statement, Role.BODY_BOLD)
        line = Row(Wide(statement), small(builder.agreement(item)), gap=16, fold=True)
        picture = ChartPicture(
            lambda ink, width: builder.item_drawing(item, ink, width, builder.spread_beside and _roomy(ink, width)),
            builder.item_words(item),
        )
        self.add(line, picture)
        if under := builder.said_under(item):
            self.add(text_label(under, Role.SMALL))


class BehaviourChart(Column):
    """One behaviour on the shared line, and its statements below. ``noted``: a heading says how the two views lie."""

    def __init__(self, builder: PersonPackBuilder, section: SectionFigures, *, noted: bool = False) -> None:
        super().__init__(gap=10)
        note = builder.strip_note(section)
        if note:
            self.add(heading2(note) if noted else text_label(note))
        if why := builder.why_no_average(section):
            self.add(why)
        else:
            self.add(PersonStrips(builder, [section]))
        if not all(item.withheld for item in section.items):
            self.add(Statements(builder, section.items))


class Statements(Column):
    """Statements under the words of the scale, a line between them."""

    def __init__(self, builder: PackBuilder, items: Sequence[ItemFigures]) -> None:
        super().__init__(gap=10)
        self.add(
            ChartPicture(
                lambda ink, width: builder.heads_drawing(ink, width, builder.spread_beside and _roomy(ink, width)), ""
            )
        )
        self.add(*divided(PersonItem(builder, item) for item in items))


class WordsOfOthers(Column):
    """What others wrote, question by question, or why it is not shown.

    No name is marked: the person the words are about looks on.
    """

    def __init__(self, builder: PersonPackBuilder) -> None:
        super().__init__(gap=10)
        for figures in builder.results.open_comments:
            self.add(heading2(figures.title))
            if figures.withheld:
                self.add(figures.withheld)
            self.add(*(MarkedQuote(text, ()) for text in figures.texts))


def _key(lanes: Sequence[tuple[int, str]]) -> Flow:
    return Flow(*(Row(MarkPicture(mark), text_label(name, Role.SMALL), gap=4) for mark, name in lanes), gap=16)


def _roomy(ink: Ink, width: float) -> bool:
    return width >= SPREAD_FROM * ink.size
