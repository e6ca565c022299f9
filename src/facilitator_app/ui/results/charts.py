"""Charts on the screen: the same drawings as on paper, in the colours and text size of the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator_app.charts import MOST_DOTS, people_dots, stacked_bar, svg
from facilitator_app.charts.columns import heads
from facilitator_app.charts.group_marks import group_mark
from facilitator_app.charts.ink import Ink
from facilitator_app.charts.kind_charts import kind_charts
from facilitator_app.charts.lettering import register_fonts
from facilitator_app.charts.room_strip import under_key
from facilitator_app.charts.strip_grid import Strip, describe, row_extents, strip_grid
from facilitator_app.charts.tables import spread_word
from facilitator_app.charts.words import everyone_words, outside_of, part_word, theme_note
from facilitator_app.domain.language import _
from facilitator_app.domain.results import ItemFigures, RoundResults, Spread
from facilitator_app.ui.theme import Look, Role, look_of
from facilitator_app.ui.widgets import REST, Column, Picture, QuietButton, Row, StatusTag, Wide, text_label
from facilitator_app.ui.widgets.layouts import set_width
from facilitator_app.ui.widgets.sides import high_as_wide

NARROWEST = 300
MOST_KEPT = 8
"""Drawings of one chart: whoever drags the edge of the window passes many widths."""
STATEMENT = 196
"""Room for a statement beside its dots."""
ROW_ROOM = 6.0
"""Free height of a row of the grid in millimetres beside words of 12 points: less than on paper, six rows fit."""
PLAIN_THEMES = ("black", "white")


def ink_of(look: Look, role: Role | str = "small") -> Ink:
    """The page's colours and letters for a chart. Fonts are those of the pack, so that words take the same room."""
    register_fonts()
    theme = look.theme
    return Ink(
        ink=theme.ink,
        muted=theme.muted,
        accent=theme.accent,
        on_accent=theme.on_accent,
        border=theme.border,
        divider=theme.divider,
        window=theme.window,
        surface=theme.surface,
        edge=theme.charts.edge,
        likert_4=theme.charts.likert_4,
        likert_5=theme.charts.likert_5,
        groups=theme.charts.groups,
        in_place=theme.charts.in_place,
        plain=theme.name in PLAIN_THEMES,
        size=float(look.px(role)),
    )


class ChartPicture(Picture):
    """A drawing made anew for the room and the look it has; a screen reader hears ``words``.

    ``draw`` makes the drawing for an ink and a width in units.
    """

    def __init__(self, draw: Callable[[Ink, float], Any], words: str, role: Role | str = "small") -> None:
        self._draw = draw
        self._letters = role
        self._made_for: Look | None = None
        self._made: dict[int, Any] = {}
        """The drawings for the few widths that a layout asks about in turn."""
        self._painted: tuple[Any, float] | None = None
        super().__init__(QPixmap(1, 1), words)
        high_as_wide(self, QSizePolicy.Policy.Expanding)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def _drawing(self, width: int) -> Any:
        look = look_of(self)
        if look != self._made_for or len(self._made) > MOST_KEPT:
            self._made_for, self._made = look, {}
        if width not in self._made:
            self._made[width] = self._draw(ink_of(look, self._letters), float(width))
        return self._made[width]

    def sizeHint(self) -> QSize:
        width = max(NARROWEST, self.width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return round(float(self._drawing(max(NARROWEST, width)).height)) + 1

    def look_changed(self) -> None:
        super().look_changed()
        self._paint()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._paint()

    def _paint(self) -> None:
        drawing, ratio = self._drawing(max(NARROWEST, self.width())), self.devicePixelRatioF()
        if self._painted != (drawing, ratio):
            self._painted = (drawing, ratio)
            self.setPixmap(picture_of(drawing, ratio))


def picture_of(drawing: Any, ratio: float) -> QPixmap:
    """A drawing as a picture with a clear ground; ``ratio``: pixels of the screen in one unit."""
    pixmap = QPixmap(round(drawing.width * ratio), round(drawing.height * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg(drawing).encode())).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class MarkPicture(Picture):
    """The mark of one group, beside its name."""

    def __init__(self, number: int) -> None:
        self._number = number
        super().__init__(QPixmap(1, 1), "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def look_changed(self) -> None:
        super().look_changed()
        self.setPixmap(picture_of(group_mark(self._number, ink_of(look_of(self))), self.devicePixelRatioF()))
        self.updateGeometry()


def themes_drawing(results: RoundResults, ink: Ink, width: float) -> Any:
    """All themes on one shared axis under the key to their marks, for the projector. Where many marks stand under each
    other they are smaller beside the words, so that the words are as large as their rows let them be."""
    part = min(1.0, 3 / (1 + len(results.blocks)))
    grid = strips_drawing(results, strips_of(results), part_word(results), ROW_ROOM, ink, width, part=part)
    return under_key(results, grid, ink, width) if results.blocks else grid


def strips_drawing(
    results: RoundResults,
    strips: list[Any],
    head: str,
    room: float,
    ink: Ink,
    width: float,
    *,
    linked: bool = False,
    part: float = 1.0,
) -> Any:
    """The rows under ``head``; ``room``: free height of each; ``linked``: their titles lead somewhere."""
    return strip_grid(
        strips,
        _labels(results),
        _ends(results),
        ink,
        width,
        head,
        _with_spread(results),
        pad=room,
        marks=results.marks,
        linked=linked,
        part=part,
    )


def strip_extents(
    results: RoundResults, strips: list[Any], room: float, ink: Ink, width: float
) -> list[tuple[float, float]]:
    """Where the rows of that drawing lie."""
    return row_extents(strips, _labels(results), _ends(results), ink, width, _with_spread(results), room)


def _with_spread(results: RoundResults) -> bool:
    return any(section.spread is not None for section in results.sections)


def answers_drawing(results: RoundResults, item: ItemFigures, labels: Sequence[str], ink: Ink, width: float) -> Any:
    """The answers to one statement as dots or as a bar, under these words."""
    make = people_dots.people_dots if _dots(results) else stacked_bar.stacked_bar
    counted = outside_of(results)[1]
    return make(item.counts, ink, width, dont_know=getattr(item, counted), labels=labels, with_spread=False)


def kind_cards(results: RoundResults) -> list[Column]:
    """The charts of this kind of questionnaire, each with its title, its note and its words for a screen reader."""
    cards = []
    for chart in kind_charts(results):
        card = Column(text_label(chart.title, "body_bold"), ChartPicture(chart.draw, chart.words), gap=6)
        for note in chart.notes:
            card.add(text_label(note, "small"))
        cards.append(card)
    return cards


def own_labels(results: RoundResults, item: ItemFigures) -> list[str]:
    """The answers of an item on a scale of its own, where their words differ from the main ones; else nothing."""
    words = [point.label.text() for point in item.scale.points] if item.scale else _labels(results)
    return words if words != _labels(results) else []


class AnswerHeads(Row):
    """The words of the scale over the columns of all statements of a page."""

    def __init__(self, results: RoundResults) -> None:
        def draw(ink: Ink, width: float) -> Any:
            low = results.instrument.scale.low
            outside = outside_of(results)[0]
            fills = not _dots(results)
            return heads(_labels(results), width, ink, with_spread=False, fills=fills, outside=outside, first=low)

        super().__init__(gap=16, fold=True)
        self._beside = QWidget()
        self.add(self._beside, Wide(ChartPicture(draw, "")))

    def look_changed(self) -> None:
        super().look_changed()
        look = look_of(self)
        self._beside.setFixedWidth(0 if look.large else look.unit(STATEMENT))
        self._beside.setVisible(not look.large)


class ItemChart(Row):
    """One statement with its spread word, and its dots or bar beside it; the reason where it may not be shown.

    ``go``: what a press on the statement does.
    """

    def __init__(self, results: RoundResults, item: ItemFigures, go: Callable[[], object] | None = None) -> None:
        super().__init__(gap=16, fold=True)
        self._statement = Column(gap=6)
        if go is None:
            self._statement.add(text_label(item.statement, "body_bold"))
        else:
            link = QuietButton(item.statement.replace("&", "&&"), press=go)
            link.setAccessibleDescription(_("Look at this statement"))
            self._statement.add(link)
        if item.spread is not None and not item.withheld:
            self._statement.add(spread_tag(item.spread))
        self._statement.add(REST)
        self.add(self._statement)
        shown = (
            text_label(item.withheld) if item.withheld else answers_picture(results, item, own_labels(results, item))
        )
        self.add(Wide(shown))

    def look_changed(self) -> None:
        super().look_changed()
        set_width(self._statement, look_of(self), STATEMENT)


def answers_picture(
    results: RoundResults, item: ItemFigures, labels: list[str], role: Role | str = "small"
) -> ChartPicture:
    """The answers to one statement as dots or as a bar, under these words."""

    return ChartPicture(
        lambda ink, width: answers_drawing(results, item, labels, ink, width), item_words(results, item), role
    )


def spread_tag(spread: Spread) -> StatusTag:
    """How close the answers lie: what needs talk stands out, and the word says it."""
    kind = {Spread.SPLIT: "warning", Spread.MIXED: "info"}.get(spread, "success")
    shape = "half" if spread in (Spread.SPLIT, Spread.MIXED) else "check"
    return StatusTag(spread_word(spread), kind, shape)


def strip_words(results: RoundResults) -> str:
    """The grid of all themes in words."""
    return describe(strips_of(results), names_of(results), _labels(results), _ends(results))


def item_words(results: RoundResults, item: ItemFigures) -> str:
    """One statement's chart in words."""
    if item.withheld:
        return item.withheld
    describe = people_dots.describe if _dots(results) else stacked_bar.describe
    labels = own_labels(results, item) or _labels(results)
    outside, counted = outside_of(results)
    return describe(item.statement, labels, item.counts, getattr(item, counted), item.spread, outside)


def strips_of(results: RoundResults, *, marked: bool = False) -> list[Any]:
    """The rows of the grid of all themes. ``marked``: say where groups differ or there is work to do."""
    return [
        Strip(
            section.title,
            section.positions(results.blocks),
            section.spread,
            theme_note(section.verdict) if marked else "",
            withheld=section.withheld or (_("This part has no score.") if section.score is None else ""),
            open_ends=section.open_ends(results.blocks),
        )
        for section in results.sections
    ]


def _dots(results: RoundResults) -> bool:
    """True if statements are shown as dots; one kind of chart for all of them, as in the pack."""
    return results.answered <= MOST_DOTS


def names_of(results: RoundResults) -> list[str]:
    """Everyone, then each group that is shown."""
    return [everyone_words(results), *(block.name for block in results.blocks)]


def _labels(results: RoundResults) -> list[str]:
    return [point.label.text() for point in results.instrument.scale.points]


def _ends(results: RoundResults) -> tuple[int, int]:
    return results.instrument.scale.low, results.instrument.scale.high
