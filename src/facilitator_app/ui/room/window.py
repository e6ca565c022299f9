"""The window on the projector. It takes released results and nothing else, so it can show nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from facilitator_app.charts.ink import Ink
from facilitator_app.charts.room_strip import describe, room_strip
from facilitator_app.domain.language import _
from facilitator_app.domain.results import RoundResults
from facilitator_app.ui.page import announce
from facilitator_app.ui.results.charts import ChartPicture, answers_picture
from facilitator_app.ui.room.slides import Slide, slides_of, start_at, theme_starts
from facilitator_app.ui.theme import Look, Role, apply, load_themes
from facilitator_app.ui.widgets import REST, Column, QuietButton, QuoteLabel, Row, text_label

LINES, POINTS, FACILITATOR_POINTS = 768, 32, 12
"""A picture so many lines high has body text of so many points; the facilitator's pages are written for twelve."""
LIGHT, BLACK = "light", "black"
FORWARD = (
    Qt.Key.Key_Right,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)
BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
THEMES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
BLANK = (Qt.Key.Key_B, Qt.Key.Key_Period)


class _Small(QuietButton):
    """Takes no more room than the number of the page beside it."""

    role = Role.SMALL


class RoomWindow(QWidget):
    """One page at a time. ``black``: a black page for a dark room; ``single_keys``: B blanks the picture."""

    left = Signal()
    """It was closed with Esc, or in another way."""

    def __init__(
        self,
        results: RoundResults,
        *,
        place: str = "",
        black: bool = False,
        single_keys: bool = True,
        counted: str = "",
    ) -> None:
        super().__init__()
        if not isinstance(results, RoundResults):
            raise TypeError("the projector shows released results only")
        self._results = results
        self._theme = load_themes()[BLACK if black else LIGHT]
        self._single_keys = single_keys
        self.slides = slides_of(results, counted)
        self.number = start_at(self.slides, place)
        self.blank = False
        self.setWindowTitle(_("Projector"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self._stack = QStackedWidget()
        self._stack.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = text_label("", Role.BODY, colour="muted")
        self._layout = QVBoxLayout(self)
        # The picture has the size of the screen: what is on it must not make the window grow.
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._layout.addWidget(self._stack, 1)
        self._foot_row = Row(self._foot, *self._buttons())
        self._layout.addWidget(self._foot_row)
        self._show()

    def _buttons(self) -> Iterator[QuietButton]:
        """For a finger or a mouse: without keys there is no other way on, or out. The keys stay with the picture."""
        for words, icon, press in (
            (_("Page before"), "chevron_left", lambda: self.step(-1)),
            (_("Next page"), "chevron_right", lambda: self.step(1)),
            (_("Close the projector"), "cross", self.close),
        ):
            button = _Small(words, icon, press=press)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            yield button

    def step(self, by: int) -> None:
        """The page before or after; a blank picture first comes back."""
        if self.blank:
            self.turn_blank()
            return
        self.number = max(0, min(len(self.slides) - 1, self.number + by))
        self._show()

    def jump(self, by: int) -> None:
        """To the first page of the next theme (1) or of the one before (-1); of this one first, if it is behind."""
        starts = theme_starts(self.slides)
        ahead = [start for start in starts if (start > self.number if by > 0 else start < self.number)]
        if ahead:
            self.step((ahead[0] if by > 0 else ahead[-1]) - self.number)

    def turn_blank(self) -> None:
        """Nothing on the picture, or the page again."""
        self.blank = not self.blank
        self._stack.setVisible(not self.blank)
        self._foot_row.setVisible(not self.blank)

    @property
    def page(self) -> QWidget | None:
        """What is shown now."""
        return self._stack.currentWidget()

    def look(self) -> Look:
        """Letters that are read from the back row: 4 % of the picture's height and more."""
        return Look(self._theme, POINTS / FACILITATOR_POINTS * self.height() / LINES)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """A key that is held turns one page only."""
        if event.isAutoRepeat():
            return
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
            self.close()
        elif key in FORWARD:
            self.step(1)
        elif key in BACK:
            self.step(-1)
        elif key in THEMES:
            self.jump(THEMES[Qt.Key(key)])
        elif key == Qt.Key.Key_Home:
            self.step(-len(self.slides))
        elif key == Qt.Key.Key_End:
            self.step(len(self.slides))
        elif self._single_keys and key in BLANK:
            self.turn_blank()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """A tap brings a blank picture back."""
        if self.blank:
            self.turn_blank()
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        self.left.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._dress()

    def _dress(self) -> None:
        apply(self, self.look())
        side = round(self.width() * 0.045)
        self._layout.setContentsMargins(side, round(self.height() * 0.04), side, round(self.height() * 0.02))

    def _show(self) -> None:
        slide = self.slides[self.number]
        page = self._page_of(slide)
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        count = _("{n} of {total}", n=self.number + 1, total=len(self.slides))
        self._foot.setText(_("{count}   Practice", count=count) if self._results.practice else count)
        self._dress()
        announce(self, " ".join([slide.title, *slide.lines]))

    def _page_of(self, slide: Slide) -> QWidget:
        page = Column(text_label(slide.title, Role.H2), gap=24)
        for line in slide.lines:
            page.add(QuoteLabel(line) if slide.quote else text_label(line))
        if slide.item is not None:
            scale = slide.item.scale or self._results.instrument.scale
            labels = [point.label.text() for point in scale.points]
            page.add(answers_picture(self._results, slide.item, labels, Role.BODY))
        if slide.section is not None:
            section = slide.section

            def place(ink: Ink, width: float) -> Any:
                return room_strip(self._results, section, ink, width)

            page.add(ChartPicture(place, describe(self._results, section), role=Role.BODY))
        page.add(REST)
        return page


def other_screen(window: QWidget) -> QScreen | None:
    """A screen that the window is not on; None if there is only one."""
    return next((screen for screen in QGuiApplication.screens() if screen is not window.screen()), None)
