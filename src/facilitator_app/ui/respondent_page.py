"""The respondent's page: one thing at a time, no rail, no menu, nothing that can be lost."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.respondent.foot import LARGEST_NOTE, FootBar, MoreNote, ProgressLine, further_down
from facilitator_app.ui.second_press import DoublePressGuard
from facilitator_app.ui.theme import Role, look_of
from facilitator_app.ui.widgets.buttons import Button, MainButton
from facilitator_app.ui.widgets.layouts import Column, LinesLayout, Part
from facilitator_app.ui.widgets.page_area import PageArea, PageContent, announce, key_inside, order_tabs
from facilitator_app.ui.widgets.text import heading1, text_label

SIDE = 24
NO_PAD = (0, 0, 0, 0)
_CHARACTERS = 65


class RespondentPage(QWidget):
    """Top: Back, where am I, Listen, Text and colour, Stop or get help. Foot: Continue.

    From 150 % text one bar stays at the foot (Continue, Back, Stop) and all else scrolls. Every button can be
    left out with ``show_buttons``. Signals say what the person did.

    ``asks``: its choices are answers to a question, and the note about what lies below calls them so.
    ``gap``: between the lines of the body at the usual size.
    """

    asks = True
    gap = 12

    back_asked = Signal()
    listen_asked = Signal()
    look_asked = Signal()
    stop_asked = Signal()
    continue_asked = Signal()

    def __init__(self, title: str = "", *, where: str = "", guard: DoublePressGuard | None = None) -> None:
        super().__init__()
        self._guard = guard or DoublePressGuard()
        self._first: QWidget | None = None
        self.where_label = text_label(where, Role.SMALL, colour="muted")
        self.title_label = heading1(title)
        self.back_button = Button(_("Back"))
        self.listen_button = Button(_("Listen"), "listen")
        self.look_button = Button(_("Text and colour"))
        self.stop_button = Button(_("Stop or get help"))
        self.keyboard_button = Button(_("Show keyboard"))
        self.keyboard_button.hide()
        self.continue_button = MainButton(_("Continue"))
        self.more_note = MoreNote()
        self.progress_line = ProgressLine()
        self._body = Column(gap=self.gap)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._top = QWidget()
        self._top_row = QHBoxLayout(self._top)
        self._lower = QHBoxLayout()
        self._column = QWidget()
        lines = LinesLayout(self._column)
        lines.setContentsMargins(0, 0, 0, 0)
        self._lines = lines
        self._inner_top = QHBoxLayout()
        lines.addWidget(self._body)
        lines.addLayout(self._lower)
        lines.addStretch(1)
        content = PageContent()
        self._content = QVBoxLayout(content)
        self._content.addLayout(self._inner_top)
        self._content.addWidget(self.title_label)
        self._across = QHBoxLayout()
        self._across.addWidget(self._column, 1)
        self._across.addStretch(0)
        self._content.addLayout(self._across, 1)
        self.area = PageArea(content)
        self._foot = FootBar()
        self._foot_row = self._foot.row
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._top)
        self._progress_row = QHBoxLayout()
        outer.addLayout(self._progress_row)
        outer.addWidget(self.area, 1)
        self._note_row = QHBoxLayout()
        outer.addLayout(self._note_row)
        outer.addWidget(self._foot)
        self._arrange()

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back_asked)
        self.listen_button.clicked.connect(self.listen_asked)
        self.look_button.clicked.connect(self.look_asked)
        self.stop_button.clicked.connect(self.stop_asked)
        self.continue_button.clicked.connect(self.go_on)
        for keys, act in (
            ("Esc", self.stop_asked.emit),
            ("F2", self.listen_button.click),
            ("Alt+Left", self.back_button.click),
        ):
            key_inside(self, keys, act).setAutoRepeat(False)
        self.area.verticalScrollBar().valueChanged.connect(self._look_below)
        self.area.verticalScrollBar().rangeChanged.connect(self._look_below)
        self.area.viewport().installEventFilter(self)

    # --- what screens fill

    @property
    def body(self) -> QBoxLayout:
        """The column under the heading."""
        return self._body.box

    def add(self, *parts: Part) -> None:
        """Put parts into it, one below the other."""
        self._body.add(*parts)

    def set_title(self, title: str) -> None:
        """The question, or what this page is about."""
        self.title_label.setText(title)

    def set_continue(self, words: str) -> None:
        """Other words on the main button: "Send my answers"."""
        self.continue_button.setText(words)
        self.continue_button.updateGeometry()

    def show_buttons(
        self, *, back: bool = True, listen: bool = True, look: bool = True, stop: bool = True, go_on: bool = True
    ) -> None:
        """Choose which of the fixed buttons this page has."""
        self.back_button.setVisible(back)
        self.listen_button.setVisible(listen)
        self.look_button.setVisible(look)
        self.stop_button.setVisible(stop)
        self.continue_button.setVisible(go_on)
        self._foot.setVisible(go_on or (look_of(self).large and (back or stop)))
        self._place_note()

    def go_on(self) -> None:
        """A press of Continue; also connect the ``go_on`` of ``Choices`` to this. Double presses count once."""
        if self._guard.allows():
            self.continue_asked.emit()

    # --- arriving

    def set_first_focus(self, widget: QWidget) -> None:
        """The control that gets the focus on entering, such as the chosen answer."""
        self._first = widget

    def enter(self) -> None:
        """The page has just been shown: say where we are, then the heading; focus the first thing of the body."""
        announce(self, " ".join(part for part in (self.where_label.text(), self.title_label.text()) if part))
        self.order_tabs()
        inside = [w for w in order_tabs(self._body.box) if w.isVisibleTo(self) and w.isEnabled()]
        rest = [self.continue_button, self.stop_button]
        first = self._first or next((w for w in [*inside, *rest] if w.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.open_at_top()  # a question is read before its answers, also where only one of both is in sight
        self._place_note()

    def order_tabs(self) -> list[QWidget]:
        """Make Tab follow the reading order; call it after adding controls to a page that is shown."""
        return order_tabs(self.layout())

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.order_tabs()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter presses the main button where the focus is on nothing that uses it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.continue_button.isVisibleTo(self):
            if not event.isAutoRepeat():
                self.go_on()
        else:
            super().keyPressEvent(event)

    # --- look

    def look_changed(self) -> None:
        """At large text the page changes its shape, not only its size."""
        self._arrange()

    def _arrange(self) -> None:
        look = look_of(self)
        for row in (self._top_row, self._progress_row, self._inner_top, self._lower, self._foot_row):
            while row.takeAt(0) is not None:
                pass
        if look.large:
            self._arrange_large()
        else:
            self._arrange_usual()
        side = SIDE
        self._top.setVisible(not look.large)
        pad = look.unit(10)
        self._top_row.setContentsMargins(side, pad, side, 4)
        self._top_row.setSpacing(look.unit(16))
        self._foot_row.setContentsMargins(side, 8, side, 8 if look.large else 12)
        self._foot_row.setSpacing(12)
        self._progress_row.setContentsMargins(side, 2 if look.large else 0, side, 0)
        self._inner_top.setSpacing(16)
        self._lower.setContentsMargins(0, 8 if look.large else 0, 0, 0)
        self._lines.setSpacing(look.unit(12))
        above = 0 if look.large and self.progress_line.isVisibleTo(self) else look.unit(6)
        self._content.setContentsMargins(side, above, side, look.unit(6))
        self._content.setSpacing(look.unit(10))
        wide = self.fontMetrics().averageCharWidth() * _CHARACTERS
        self._column.setMaximumWidth(16_777_215 if look.large else max(wide, 640))
        self._across.setStretch(1, 0 if look.large else 1)
        self._across.setStretch(0, 1 if look.large else 100)
        shown = self.continue_button.isVisibleTo(self._foot)
        bar = look.large and any(b.isVisibleTo(self._foot) for b in (self.back_button, self.stop_button))
        self._foot.setVisible(shown or bar)
        self._place_note()
        self.order_tabs()

    def _arrange_usual(self) -> None:
        self._top_row.addWidget(self.back_button)
        self._top_row.addWidget(self.where_label, 1)
        for button in (self.keyboard_button, self.listen_button, self.look_button, self.stop_button):
            self._top_row.addWidget(button)
        self._foot_row.addWidget(self.continue_button)
        self._foot_row.addStretch(1)
        self._foot_row.addWidget(self.progress_line)

    def _arrange_large(self) -> None:
        self._progress_row.addWidget(self.progress_line)
        self._inner_top.addWidget(self.where_label, 1)
        self._inner_top.addWidget(self.listen_button)
        self._lower.addWidget(self.look_button)
        self._lower.addWidget(self.keyboard_button)
        self._lower.addStretch(1)
        self._foot_row.addWidget(self.continue_button)
        self._foot_row.addWidget(self.back_button)
        self._foot_row.addStretch(1)
        self._foot_row.addWidget(self.stop_button)

    def make_room(self, for_keyboard: bool) -> None:
        """While keys are on the screen, large text leaves the room of the foot to what is typed."""
        self.keyboard_button.setText(_("Hide keyboard") if for_keyboard else _("Show keyboard"))
        self._arrange()
        if for_keyboard and look_of(self).large:
            self._foot.hide()
            self.progress_line.hide()
            self.more_note.hide()

    # --- what is below

    def _place_note(self) -> None:
        """Beside the buttons of the foot; in a line of its own where there is no foot or no room in it."""
        look = look_of(self)
        own_row = self._foot.isHidden() or look.scale > LARGEST_NOTE or not self._note_fits()
        to, other = (self._note_row, self._foot_row) if own_row else (self._foot_row, self._note_row)
        if to.indexOf(self.more_note) < 0:
            other.removeWidget(self.more_note)
            to.insertWidget(0 if own_row else 2 if look.large else 1, self.more_note)
            self.more_note.look_changed()
        self._look_below()

    def _fit(self) -> None:
        self._foot.fit()
        self.more_note.largest = min(LARGEST_NOTE, self._foot.scale)
        self.more_note.look_changed()
        self._place_note()

    def _note_fits(self) -> bool:
        """Beside the buttons, with none of them squeezed: a name on Continue can be long."""
        buttons = (self.continue_button, self.back_button, self.stop_button)
        shown: list[QWidget] = [b for b in buttons if self._foot_row.indexOf(b) >= 0 and b.isVisibleTo(self._foot)]
        if self._foot_row.indexOf(self.progress_line) >= 0 and self.progress_line.isVisibleTo(self._foot):
            shown.append(self.progress_line)
        taken = sum(button.sizeHint().width() + self._foot_row.spacing() for button in shown)
        return taken + self.more_note.widest(self.asks) <= self.width() - 2 * SIDE

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit)
        return False

    def _look_below(self) -> None:
        self.more_note.show_below(further_down(self._body, self.area.viewport()), self.asks)
        # A line of its own is kept for it only on a page that scrolls: elsewhere it would take room for nothing.
        own_row = self._note_row.indexOf(self.more_note) >= 0
        line = own_row and self.area.verticalScrollBar().maximum() > 0
        self.more_note.setVisible(line or not own_row)
        under = 12 if self._foot.isHidden() else 0
        self._note_row.setContentsMargins(*((SIDE, 4, SIDE, under) if line else NO_PAD))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("window"))
        if look.large and self._foot.isVisible():
            line = QRect(0, self._foot.y(), self.width(), 1)
            painter.fillRect(line, look.colour("border"))
