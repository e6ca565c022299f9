"""The window on the projector. It takes released results and nothing else, so it can show nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPixmap, QResizeEvent, QScreen
from PySide6.QtWidgets import QLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from facilitator_app.charts.room_rows import room_rows, row_at
from facilitator_app.charts.room_strip import describe, room_strip
from facilitator_app.domain.language import _
from facilitator_app.domain.results import ItemFigures, RoundResults
from facilitator_app.ui.page import announce
from facilitator_app.ui.results.charts import answers_drawing, item_words, strip_words, themes_drawing
from facilitator_app.ui.room.picture import RoomPicture
from facilitator_app.ui.room.slides import Slide, slides_of, start_at
from facilitator_app.ui.theme import Look, Role, apply, load_themes
from facilitator_app.ui.widgets import REST, Column, QuietButton, QuoteLabel, Row, Wide, text_label

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
BLANK = (Qt.Key.Key_B, Qt.Key.Key_Period)
NARROW = 1.5
"""Times as wide as high: on a picture that is less, the buttons have no room for their words."""
ITSELF = -1
"""Place of a slide itself among what lies behind it."""


def _together(words: str) -> str:
    """Words that stay on one line."""
    return words.replace(" ", "\u00a0")


class _Small(QuietButton):
    """Takes no more room than the number of the page beside it."""

    role = Role.SMALL


class RoomWindow(QWidget):
    """One slide at a time. ``black``: a black page for a dark room; ``single_keys``: B blanks the picture.

    ``slides``: another choice or order than the usual one. ``inside``: which of what lies behind the slide is shown.
    """

    left = Signal()
    """It was closed with Esc, or in another way."""
    turned = Signal()
    """Another slide is shown."""
    talk_asked = Signal(str)
    """The theme or statement with this id is to be talked about."""

    def __init__(
        self,
        results: RoundResults,
        *,
        about: str = "",
        black: bool = False,
        single_keys: bool = True,
        slides: Sequence[Slide] = (),
    ) -> None:
        super().__init__()
        if not isinstance(results, RoundResults):
            raise TypeError("the projector shows released results only")
        self._results = results
        self._theme = load_themes()[BLACK if black else LIGHT]
        self._single_keys = single_keys
        self.slides = tuple(slides) or slides_of(results)
        self.number, self.inside = start_at(self.slides, about)
        self.blank = False
        self.setWindowTitle(_("Projector"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self._stack = QStackedWidget()
        self._stack.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = text_label("", Role.SMALL, colour="muted")
        self._layout = QVBoxLayout(self)
        # The picture has the size of the screen: what is on it must not make the window grow.
        self._layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._layout.addWidget(self._stack, 1)
        self._buttons = dict(self._made_buttons())
        self._words = [button.text() for button in self._buttons.values()]
        self._foot_row = Row(Wide(self._foot), *self._buttons.values())
        self._layout.addWidget(self._foot_row)
        self._show()

    def _made_buttons(self) -> Iterator[tuple[str, QuietButton]]:
        """For a finger or a mouse: without keys there is no other way on, or out. The keys stay with the picture."""
        for key, words, icon, press in (
            ("back", _("Back"), "chevron_left", lambda: self.step(-1)),
            ("next", _("Next"), "chevron_right", lambda: self.step(1)),
            ("closer", _("Closer"), "chevron_down", lambda: self.look_closer(1)),
            ("list", _("Slides"), "table", self.show_list),
            ("talk", _("Talk"), "comment", self.talk_about),
            ("close", _("Leave"), "cross", self.close),
        ):
            button = _Small(words, icon, press=press)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            yield key, button

    @property
    def slide(self) -> Slide:
        """What is shown now."""
        slide = self.slides[self.number]
        return slide if self.inside == ITSELF else slide.more[self.inside]

    def step(self, by: int) -> None:
        """The slide before or after; a blank picture first comes back."""
        if self.blank:
            self.turn_blank()
            return
        self.go(max(0, min(len(self.slides) - 1, self.number + by)))

    def go(self, number: int, inside: int = ITSELF) -> None:
        """This slide, or what lies behind it."""
        self.number, self.inside = number, inside
        self._show()

    def look_closer(self, by: int) -> None:
        """Further into what lies behind the slide (1), or back out (-1)."""
        if self.blank:
            self.turn_blank()
            return
        inside = max(ITSELF, min(len(self.slides[self.number].more) - 1, self.inside + by))
        if inside != self.inside:
            self.go(self.number, inside)

    @property
    def talk_id(self) -> str:
        """The statement or theme that the slide is about; "" where it is about none."""
        slide, sections = self.slide, self._results.instrument.sections
        if len(slide.items) == 1:
            return slide.items[0].item_id
        themes = {one.id for one in sections}
        return next((one for one in (slide.about, self.slides[self.number].about) if one in themes), "")

    def talk_about(self) -> None:
        """Leave for the page where what is said is typed."""
        if about := self.talk_id:
            self.talk_asked.emit(about)

    def turn_blank(self) -> None:
        """Nothing on the picture, or the slide again."""
        self.blank = not self.blank
        self._stack.setVisible(not self.blank)
        self._foot_row.setVisible(not self.blank)

    def show_list(self) -> None:
        """Every slide by its title, to go to any of them."""
        sides = [Column(gap=0) for _side in range(2)]
        for number, slide in enumerate(self.slides):
            words = _("{n}. {title}", n=number + 1, title=slide.title).replace("&", "&&")
            button = _Small(words, press=partial(self.go, number))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            sides[2 * number >= len(self.slides)].add(button)
        page = Column(Row(*(Wide(Column(side, REST, gap=0)) for side in sides), gap=24), gap=6)
        self._put(page)

    @property
    def page(self) -> QWidget | None:
        """What is shown now."""
        return self._stack.currentWidget()

    def look(self) -> Look:
        """Letters that are read from the back row: 4 % of the picture's height and more."""
        return Look(self._theme, POINTS / FACILITATOR_POINTS * self.height() / LINES)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """A key that is held turns one slide only."""
        if event.isAutoRepeat():
            return
        key = event.key()
        if key == Qt.Key.Key_Escape and self.inside != ITSELF:
            self.go(self.number)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_F5):
            self.close()
        elif key in FORWARD:
            self.step(1)
        elif key in BACK:
            self.step(-1)
        elif key == Qt.Key.Key_Down:
            self.look_closer(1)
        elif key == Qt.Key.Key_Up:
            self.look_closer(-1)
        elif key == Qt.Key.Key_Home:
            self.step(-len(self.slides))
        elif key == Qt.Key.Key_End:
            self.step(len(self.slides))
        elif self._single_keys and key in BLANK:
            self.turn_blank()
        elif self._single_keys and key == Qt.Key.Key_T:
            self.talk_about()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """A press brings a blank picture back, and turns a slide: on its left third back, else on. Beside the buttons it does
        nothing: who meant Talk and missed it would turn the slide before everybody."""
        if self.blank:
            self.turn_blank()
        elif event.button() is Qt.MouseButton.LeftButton and event.position().y() < self._foot_row.y():
            self.step(-1 if event.position().x() < self.width() / 3 else 1)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        self.left.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._dress()

    def _dress(self) -> None:
        narrow = self.width() < NARROW * self.height()
        for words, button in zip(self._words, self._buttons.values()):
            button.setText("" if narrow else words)
            button.setAccessibleName(words)
            button.setToolTip(words)
        apply(self, self.look())
        side = round(self.width() * 0.045)
        self._layout.setContentsMargins(side, round(self.height() * 0.04), side, round(self.height() * 0.02))

    def _show(self) -> None:
        slide, more = self.slide, self.slides[self.number].more
        count = _("{n} of {total}", n=self.number + 1, total=len(self.slides))
        if self.inside != ITSELF:
            behind = _("{n} of {total}", n=self.inside + 1, total=len(more))
            # Two lines, where there is no room for one, break between the two.
            count = _("{count}: {behind}", count=_together(count), behind=_together(behind))
        self._foot.setText(_("{count}   Practice", count=count) if self._results.practice else count)
        self._buttons["closer"].setVisible(self.inside < len(more) - 1)
        self._buttons["talk"].setVisible(bool(self.talk_id))
        self._put(self._page_of(slide))
        announce(self, " ".join([slide.title, *slide.lines]))
        self.turned.emit()

    def _put(self, page: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._dress()

    def _page_of(self, slide: Slide) -> QWidget:
        page = Column(text_label(slide.title, Role.H2), gap=16)
        for line in slide.lines:
            page.add(QuoteLabel(line) if slide.quote else text_label(line))
        picture = self._picture(slide)
        page.add(Wide(picture) if picture else REST)
        return page

    def picture_of(self, slide: Slide) -> QPixmap:
        """This slide as it looks on the projector."""
        page = self._page_of(slide)
        frame = QWidget()
        frame.setAutoFillBackground(True)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(self._layout.contentsMargins())
        layout.addWidget(page)
        frame.resize(self.size())
        apply(frame, self.look())
        frame.ensurePolished()
        layout.activate()
        picture = frame.grab()
        frame.deleteLater()
        return picture

    def _picture(self, slide: Slide) -> RoomPicture | None:
        """All themes, one theme by group, one statement with the words of its scale, or several under each other."""
        results = self._results
        if slide.themes:
            return RoomPicture(lambda ink, width: themes_drawing(results, ink, width), strip_words(results))
        if (section := slide.section) is not None:
            return RoomPicture(lambda ink, width: room_strip(results, section, ink, width), describe(results, section))
        if (chart := slide.chart) is not None:
            return RoomPicture(chart.draw, chart.words)
        if len(slide.items) == 1 and slide.title == slide.items[0].statement:
            item = slide.items[0]
            labels = [point.label.text() for point in (item.scale or results.instrument.scale).points]
            return RoomPicture(
                lambda ink, width: answers_drawing(results, item, labels, ink, width), item_words(results, item)
            )
        if not slide.items:
            return None
        items = slide.items
        words = " ".join(item_words(results, item) for item in items)
        picture = RoomPicture(lambda ink, width: room_rows(results, items, ink, width), words)
        picture.pressed_at.connect(partial(self._row_pressed, picture, items))
        return picture

    def _row_pressed(self, picture: RoomPicture, items: Sequence[ItemFigures], y: float) -> None:
        """A statement that is pressed is shown by itself; beside them all the next slide comes."""
        item = row_at(self._results, items, picture.letters, float(picture.width()), y)
        behind = self.slides[self.number].more
        index = next((n for n, one in enumerate(behind) if item and one.items == (item,)), None)
        if index is None:
            self.step(1)
        else:
            self.go(self.number, index)


def other_screen(window: QWidget) -> QScreen | None:
    """A screen that the window is not on; None if there is only one."""
    return next((screen for screen in QGuiApplication.screens() if screen is not window.screen()), None)
