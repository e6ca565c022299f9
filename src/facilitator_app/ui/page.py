"""The facilitator's page; the respondent's can be had from here as well."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from facilitator_app.domain.language import _
from facilitator_app.ui.after_press import AfterPress
from facilitator_app.ui.kept_view import KeptView
from facilitator_app.ui.respondent_page import RespondentPage
from facilitator_app.ui.style import SCROLL_BAR
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets.buttons import BackLink, Button, MainButton
from facilitator_app.ui.widgets.cards import Card
from facilitator_app.ui.widgets.error_panel import ErrorPanel, Leaving
from facilitator_app.ui.widgets.fields import Field
from facilitator_app.ui.widgets.layouts import Column, Flow, LinesLayout, Part
from facilitator_app.ui.widgets.notice import Notice
from facilitator_app.ui.widgets.page_area import PageArea, PageContent, announce, key_anywhere, order_tabs
from facilitator_app.ui.widgets.sides import as_one_reads
from facilitator_app.ui.widgets.text import heading1, heading2, lead

__all__ = ["FacilitatorPage", "RespondentPage", "announce"]

SIDE = 32


class FacilitatorPage(QWidget):
    """A page of the facilitator: way back, title, one sentence, buttons, errors, body, perhaps a side and a foot.

    ``back``: words of the way back, usually the name of the place it leads to; "" for none.
    ``side``: width of a side column at 100 %; it moves below the body from 150 % text. 0 for none.
    ``side_until``: the largest text with which the side stands beside a body that needs its width sooner.
    """

    back_asked = Signal()
    presenter: Any
    """What decides for this page. A page says of which kind its own is."""
    left = Signal()
    """The page is gone for good."""
    words_in_sight = False
    """Somebody is to keep words that are kept nowhere yet: the file does not lock itself before they have."""

    def __init__(
        self, title: str = "", lead_text: str = "", *, back: str = "", side: int = 0, side_until: float = 1.25
    ) -> None:
        super().__init__()
        self._side_until = side_until
        self._side_width = side
        self._first: QWidget | None = None
        self._main: MainButton | None = None
        self._wrong: list[Field[Any]] = []
        self.back_link = BackLink(back)
        if not back:  # a widget that is shown before it stands in a page would be a window of its own
            self.back_link.hide()
        self.back_link.clicked.connect(self.back_asked)
        self.title_label = heading1(title)
        self.lead_label = lead(lead_text)
        if not lead_text:
            self.lead_label.hide()
        self.errors = ErrorPanel()
        self._after_press = AfterPress(self)
        self.done = Notice("", "success")
        """What was done last. It stands where errors do, unless the page puts it beside its button."""
        self._done_room = Column(self.done, gap=0, margins=(0, 6, 0, 0))
        self._done_room.hide()
        self.above = Column(gap=10)
        """Stands between the title and the buttons: a stepper, tabs."""
        self.buttons = Flow(gap=12)
        self.buttons.hide()
        self.above.hide()
        self._body = Column(gap=14)
        self._side = Column(gap=14)
        if not side:
            self._side.hide()
        self.foot = QWidget()
        self._foot_row = QHBoxLayout(self.foot)
        self._foot_row.addStretch(1)
        self.foot.hide()
        self._build()

    def _build(self) -> None:
        self._columns = QHBoxLayout()
        self._columns.addWidget(self._body, 1)
        self._columns.addWidget(self._side)
        for column in (self._body, self._side):
            self._columns.setAlignment(column, Qt.AlignmentFlag.AlignTop)
        content = PageContent()
        self._content = LinesLayout(content)
        for widget in (
            self.back_link,
            self.title_label,
            self.lead_label,
            self.above,
            self.buttons,
            self.errors,
            self._done_room,
        ):
            self._content.addWidget(widget)
        self._content.addLayout(self._columns)
        self._content.addStretch(1)
        self.area = PageArea(content)
        self.area.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # nothing moves when it gets a handle
        self.kept_view = KeptView(self.area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        outer.addWidget(self.foot)

    def bind(self, presenter: Any) -> None:
        """Join page and presenter, which fills the page. A page that connects more does so before."""
        self.presenter = presenter
        self.back_asked.connect(presenter.leave)
        self.left.connect(presenter.end)
        presenter.show()

    # --- what screens fill

    @property
    def body(self) -> QBoxLayout:
        """The main column."""
        return self._body.box

    @property
    def side(self) -> QBoxLayout:
        """The side column; only shown if the page was made with a width for it."""
        return self._side.box

    def add(self, *parts: Part) -> None:
        """Put parts into the main column, one below the other."""
        self._body.add(*parts)

    def add_beside(self, *parts: Part) -> None:
        """Put parts into the side column."""
        self._side.add(*parts)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title_label.setText(title)

    @property
    def title(self) -> str:
        """The title without "Error:"."""
        return self.title_label.text().removeprefix(_("Error:") + " ")

    def set_lead(self, words: str) -> None:
        """Change the sentence under the title; "" for none."""
        self.lead_label.say(words)

    def show_head(self, title: str, lead: str, *, practice: bool = False) -> None:
        """Title and the sentence under it, which says first that all of this is practice."""
        self.set_title(title)
        self.set_lead(_("Practice. {lead}", lead=lead) if practice else lead)

    def set_back(self, words: str) -> None:
        """Change the words of the way back; "" for none."""
        self.back_link.setText(words.replace("&", "&&"))
        self.back_link.setVisible(bool(words))
        self.back_link.updateGeometry()

    def main_button(self, text: str, slot: Callable[[], object], *, foot: bool = False) -> MainButton:
        """The one main button, under the title or at the foot."""
        if self._main is not None:
            raise ValueError("a page has one main button")
        self._main = MainButton(text)
        self._put(self._main, slot, foot)
        return self._main

    def button(self, text: str, slot: Callable[[], object], *, icon: str = "", foot: bool = False) -> Button:
        """A second button beside the main one."""
        button = Button(text, icon)
        self._put(button, slot, foot)
        return button

    def _put(self, button: Button, slot: Callable[[], object], foot: bool) -> None:
        button.clicked.connect(lambda: slot())
        if not foot:
            self.buttons.add(button)
            self.buttons.show()
            return
        self._foot_row.insertWidget(self._foot_row.count() - 1, button)
        self.foot.show()

    def tabs_under_buttons(self) -> None:
        """What is added above stands under the buttons, close to what it leads to."""
        self._content.removeWidget(self.above)
        self._content.insertWidget(self._content.indexOf(self.buttons) + 1, self.above)

    def add_above(self, widget: QWidget) -> None:
        """Put a stepper or tabs between title and buttons."""
        self.above.add(widget)
        self.above.show()

    def shortcut(self, keys: str | QKeySequence.StandardKey, slot: Callable[[], object]) -> QShortcut:
        """Keys that work while this page is shown, also when the focus is on the rail. A held key is one press."""
        return key_anywhere(self, keys, slot)

    # --- what came of it

    def show_withheld(self, what: str, do: str, action: str = "", go: Callable[[], object] | None = None) -> None:
        """Why there is nothing to show, what can be done, and perhaps a main button that leads there."""
        if go is not None:
            self.main_button(action, go)
        self.add(Card(heading2(what), do, bar=True, margins=(28, 20, 28, 20)))

    def show_done(self, words: str) -> None:
        """Something was done: say it until the next error."""
        self._after_press.do(partial(self._show_done, words))

    def _show_done(self, words: str) -> None:
        self._show_errors((), Leaving.NOT)
        self.done.say(words, "success")
        self._done_room.setVisible(self._done_room.isAncestorOf(self.done))
        announce(self, words)

    def show_errors(self, errors: Sequence[tuple[str, QWidget | None]]) -> None:
        """Show "There is a problem" on top; each sentence leads to its field, and the links come first for Tab.

        A ``Field`` says it as well, until other errors are shown or none. A wrong entry keeps the text cursor, so that it
        can be mended at once. Nothing moves under a press.
        """
        for wrong in filter(isValid, self._wrong):
            wrong.clear_error()
        self._wrong = [field for _words, field in errors if isinstance(field, Field)]
        for words, field in errors:
            if isinstance(field, Field):
                field.show_error(words)
        links = tuple((words, field.editor if isinstance(field, Field) else field) for words, field in errors)
        self._after_press.do(partial(self._show_errors, links, self.errors.on_the_way()))

    def _show_errors(self, errors: Sequence[tuple[str, QWidget | None]], leaving: Leaving) -> None:
        self.done.hide()
        self._done_room.hide()
        title = self.title
        self.title_label.setText(_("Error: {title}", title=title) if errors else title)
        self.errors.show_errors(errors)
        self.order_tabs()
        if errors:
            announce(self, self.title_label.text())
            announce(self, self.errors.accessibleName())
            self.errors.take_focus([field for _words, field in errors], leaving)

    def show_error(self, words: str, field: QWidget | None = None) -> None:
        """One error; the same as ``show_errors`` with one sentence."""
        self.show_errors([(words, field)])

    def clear_errors(self) -> None:
        """Take the error panel away."""
        self.show_errors([])

    # --- what the window asks of a page, and nothing else: ``enter``, ``save_pending`` and ``leave``

    def save_pending(self) -> None:
        """Save what was typed and is not saved yet. Asked before the page, the store or the window goes."""

    def leave(self) -> None:
        """The page is shown no more, and nothing that belongs to it goes on."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        for shortcut in self.findChildren(QShortcut):
            shortcut.setEnabled(False)
        self.left.emit()

    def set_first_focus(self, widget: QWidget) -> None:
        """The control that gets the focus when the page is entered, instead of the first one."""
        self._first = widget

    def enter(self) -> None:
        """The page has just been shown: say its title, and focus its first control, or what is wrong already."""
        announce(self, self.title_label.text())
        controls = order_tabs(self.layout())
        first = self._first if self.errors.isHidden() else self.errors
        if first is None:
            first = next(
                (c for c in controls if c.isVisibleTo(self) and c.isEnabled() and c is not self.back_link), None
            )
        if first is None and self.back_link.isVisibleTo(self):
            first = self.back_link
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.open_at_top()

    def order_tabs(self) -> list[QWidget]:
        """Make Tab follow the reading order; call it after adding controls. A page not shown yet does it when it is."""
        return order_tabs(self.layout()) if self.isVisible() else []

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.order_tabs()

    # --- look

    def look_changed(self) -> None:
        """Space grows with the text; the side column moves below at large text."""
        look = look_of(self)
        side = look.unit(SIDE) if not look.large else SIDE
        self._content.setContentsMargins(as_one_reads(self, side, look.unit(4), side - SCROLL_BAR, look.unit(16)))
        self._content.setSpacing(look.unit(4))
        below = look.large or look.scale > self._side_until
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(look.unit(24))
        self._columns.setContentsMargins(0, look.unit(10), 0, 0)
        wide = 16_777_215
        self._side.setMinimumWidth(0 if below or not self._side_width else look.unit(self._side_width))
        self._side.setMaximumWidth(wide if below else look.unit(self._side_width))
        self.buttons.setContentsMargins(0, look.unit(6), 0, 0)
        self.above.box.setContentsMargins(0, look.unit(4), 0, look.unit(4))
        self._foot_row.setContentsMargins(side, look.unit(10), side, look.unit(12))
        self._foot_row.setSpacing(look.unit(12))

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("window"))
        painter.fillRect(0, 0, self.width(), 6, look.colour("accent"))
        if self.foot.isVisibleTo(self):
            painter.fillRect(0, self.foot.y(), self.width(), 1, look.colour("divider"))
