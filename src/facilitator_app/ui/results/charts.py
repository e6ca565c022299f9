"""Charts on the screen: the same drawings as on paper, in the colours and text size of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy

from facilitator_app.domain.language import _
from facilitator_app.domain.results import ItemFigures, RoundResults
from facilitator_app.ui.theme import Look, look_of
from facilitator_app.ui.widgets import Column, Flow, Picture, Row, text_label

if TYPE_CHECKING:
    from facilitator_app.charts.ink import Ink

NARROWEST = 300
PLAIN_THEMES = ("black", "white")


def ink_of(look: Look) -> Ink:
    """The page's colours and letters for a chart. Fonts are those of the pack, so that words take the same room."""
    from facilitator_app.charts.ink import Ink
    from facilitator_app.charts.lettering import register_fonts

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
        plain=theme.name in PLAIN_THEMES,
        size=float(look.px("small")),
    )


class ChartPicture(Picture):
    """A drawing made anew for the room and the look it has; a screen reader hears ``words``.

    ``draw`` makes the drawing for an ink and a width in units.
    """

    def __init__(self, draw: Callable[[Ink, float], Any], words: str) -> None:
        self._draw = draw
        self._made: tuple[int, Look, Any] | None = None
        super().__init__(QPixmap(1, 1), words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def _drawing(self, width: int) -> Any:
        look = look_of(self)
        if self._made is None or self._made[:2] != (width, look):
            self._made = (width, look, self._draw(ink_of(look), float(width)))
        return self._made[2]

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
        self.setPixmap(picture_of(self._drawing(max(NARROWEST, self.width())), self.devicePixelRatioF()))


def picture_of(drawing: Any, ratio: float) -> QPixmap:
    """A drawing as a picture with a clear ground; ``ratio``: pixels of the screen in one unit."""
    from facilitator_app.charts import svg

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
        from facilitator_app.charts.group_marks import group_mark

        super().look_changed()
        self.setPixmap(picture_of(group_mark(self._number, ink_of(look_of(self))), self.devicePixelRatioF()))
        self.updateGeometry()


class StripChart(Column):
    """All themes on one shared axis: the key to the marks, then the grid."""

    def __init__(self, results: RoundResults, words: str) -> None:
        def grid(ink: Ink, width: float) -> Any:
            from facilitator_app.charts.strip_grid import strip_grid

            return strip_grid(_strips(results), _labels(results), _ends(results), ink, width)

        super().__init__(gap=6)
        if results.blocks:
            key = Flow(gap=14)
            for number, name in enumerate(_names(results)):
                key.add(Row(MarkPicture(number), text_label(name, "small", wrap=False), gap=4))
            self.add(key)
        self.add(ChartPicture(grid, words))


class ItemChart(Column):
    """One statement with its dots or its bar; the reason in its place when it may not be shown."""

    def __init__(self, results: RoundResults, item: ItemFigures, words: str) -> None:
        super().__init__(text_label(item.statement, "body_bold"), gap=4)
        if item.withheld:
            self.add(text_label(item.withheld, colour="muted"))
            return

        def draw(ink: Ink, width: float) -> Any:
            from facilitator_app.charts import MOST_DOTS
            from facilitator_app.charts.people_dots import people_dots
            from facilitator_app.charts.stacked_bar import stacked_bar

            make = people_dots if item.n <= MOST_DOTS else stacked_bar
            return make(item.counts, ink, width, dont_know=item.dont_know, spread=item.spread, labels=_labels(results))

        self.add(ChartPicture(draw, words))


def strip_words(results: RoundResults) -> str:
    """The grid of all themes in words."""
    from facilitator_app.charts.strip_grid import describe

    return describe(_strips(results), _names(results), _labels(results), _ends(results))


def item_words(results: RoundResults, item: ItemFigures) -> str:
    """One statement's chart in words."""
    if item.withheld:
        return item.withheld
    from facilitator_app.charts import MOST_DOTS, people_dots, stacked_bar

    describe = people_dots.describe if item.n <= MOST_DOTS else stacked_bar.describe
    return describe(item.statement, _labels(results), item.counts, item.dont_know, item.spread)


def _strips(results: RoundResults) -> list[Any]:
    from facilitator_app.charts.strip_grid import Strip

    return [
        Strip(
            section.title,
            (section.score, *(section.score_of(block.id) for block in results.blocks)),
            section.spread,
            withheld=section.withheld,
        )
        for section in results.sections
    ]


def _names(results: RoundResults) -> list[str]:
    return [_("Everyone"), *(block.name for block in results.blocks)]


def _labels(results: RoundResults) -> list[str]:
    return [point.label.text() for point in results.instrument.scale.points]


def _ends(results: RoundResults) -> tuple[int, int]:
    return results.instrument.scale.low, results.instrument.scale.high
