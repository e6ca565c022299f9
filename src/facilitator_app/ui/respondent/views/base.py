"""What every respondent's page shares: who is helped, and one guarded way to press a button."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator_app.domain.instrument import Wording
from facilitator_app.domain.response import ViewPrefs
from facilitator_app.ui.respondent.flow import AnsweringFlow
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.person import AssistanceMode
from facilitator_app.ui.respondent_page import RespondentPage
from facilitator_app.ui.second_press import DoublePressGuard
from facilitator_app.ui.widgets import Button, Choices, Column, MainButton, PressCard, text_label
from facilitator_app.ui.widgets import Flow as Line

SHOW_PROGRESS = {
    PageKind.TODO,
    PageKind.PART,
    PageKind.QUESTION,
    PageKind.COMMENT,
    PageKind.OPEN_QUESTION,
    PageKind.CHECK,
}


@dataclass(frozen=True, slots=True)
class RespondentContext:
    """What a page may ask for and tell. ``do`` runs what the person did, then shows the page that follows.

    ``changed``: an answer or a word has changed and waits to be saved. ``see``: other ways to see and hear.
    ``answered``: an answer was chosen, not only passed over.
    ``keys_for``: show keys on the screen for this field, or put them away.
    ``name``: the facilitator's first name; ``named``: False while it is not known. With no more than these, a page is
    only looked at.
    """

    flow: AnsweringFlow
    name: str
    guard: DoublePressGuard
    do: Callable[[Callable[[], object]], None] = lambda _act: None
    changed: Callable[[], None] = lambda: None
    see: Callable[[ViewPrefs], None] = lambda _seeing: None
    leave: Callable[[str, str], bool] = lambda _pin, _to: False
    passphrase: Callable[[], None] = lambda: None
    named: bool = False
    voice: bool = False
    partnership: str = ""
    answered: Callable[[], None] = lambda: None
    keys_for: Callable[[QWidget], None] = lambda _field: None

    def seeing(self) -> ViewPrefs:
        """How this person sees and hears now."""
        return self.flow.view

    def words(self, wording: Wording) -> str:
        """The questionnaire's words in this person's language, easy if they asked for that."""
        return wording.text(self.seeing().language, self.seeing().easy)


class FlowPage(RespondentPage):
    """A respondent's page. Subclasses say which of the fixed buttons it has and what is on it.

    ``reading``: there is text to read before there is something to choose. ``go_on``: other words for Continue;
    ``act``: what it does, if not on to the next page.
    """

    reading = True
    asks = False

    def __init__(
        self,
        context: RespondentContext,
        title: str,
        where: str = "",
        *,
        go_on: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(title, where=where, guard=context.guard)
        self._act = act or context.flow.carry_on
        self._told: tuple[str, ...] = ()
        self.context = context
        self.flow = context.flow
        self.back_asked.connect(lambda: context.do(self.flow.back))
        self.look_asked.connect(lambda: context.do(self.flow.change_seeing))
        self.continue_asked.connect(self.next)
        self.stop_asked.connect(lambda: context.do(self.flow.stop))
        if go_on:
            self.set_continue(go_on)
        self._show_progress()

    def buttons(self, *, look: bool = True, stop: bool = True, go_on: bool = True, listen: bool = True) -> None:
        """Which fixed buttons there are; Back and Listen only where they can do something."""
        heard = (
            listen
            and self.context.voice
            and self.context.seeing().listen
            and self.flow.how is not AssistanceMode.READ_TO_ME
        )
        self.show_buttons(back=self.flow.can_go_back, listen=heard, look=look, stop=stop, go_on=go_on)

    def _show_progress(self) -> None:
        if self.flow.page.screen in SHOW_PROGRESS:
            self.progress_line.show_progress(*self.flow.progress())

    def make_room(self, for_keyboard: bool) -> None:
        self._show_progress()
        super().make_room(for_keyboard)

    def type_into(self, field: QWidget) -> None:
        """This page has a field for words: keys can be shown on the screen for it."""
        self.keyboard_button.show()
        self.keyboard_button.clicked.connect(lambda: self.context.keys_for(field))

    def next(self) -> None:
        """Continue was pressed."""
        self.context.do(self._act)

    def tell(self, *lines: str) -> None:
        """Lines of text below what is there, which a voice reads as well."""
        self._told += lines
        self.say(*lines)

    def say(self, *lines: str, muted: bool = False) -> None:
        """Lines of text below what is there."""
        for line in lines:
            self.add(text_label(line, colour="muted" if muted else "ink"))

    def press(self, words: str, act: Callable[[], object], *, main: bool = False) -> Button:
        """A button that does ``act``."""
        button = MainButton(words) if main else Button(words)
        button.clicked.connect(self.once(act))
        return button

    def card(self, words: str, act: Callable[[], object]) -> PressCard:
        """The same as a big card, below what is there."""
        card = PressCard(words)
        card.clicked.connect(self.once(act))
        self.add(card)
        return card

    def once(self, act: Callable[[], object]) -> Callable[[], None]:
        """Does ``act`` and shows what follows, once, however shaky the hand."""

        def pressed() -> None:
            if self.context.guard.allows():
                self.context.do(act)

        return pressed

    def line(self, *buttons: Button) -> Line:
        """Buttons side by side, below one another where there is little room."""
        line = Line(*buttons)
        self.add(line)
        return line

    def stack(self, *buttons: Button) -> QWidget:
        """Buttons below one another, all as wide as the widest."""
        stack = Column(gap=8)
        for button in buttons:
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
            button.setSizePolicy(policy)
            stack.add(button)
        policy = stack.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        stack.setSizePolicy(policy)
        self.add(stack)
        return stack

    def enter(self) -> None:
        """A page to read starts at its beginning, even where its first button lies below the view."""
        super().enter()
        bar = self.area.verticalScrollBar()
        if self.reading and bar.value() > 0:
            bar.setValue(0)
            if self.continue_button.isVisibleTo(self):
                self.continue_button.setFocus()
            else:
                self.begin_at_heading()
                self.order_tabs()
                self.title_label.setFocus()

    def begin_at_heading(self) -> None:
        """The focus starts at the heading: there Enter does nothing, and Tab goes on to the first thing to press."""
        self.title_label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title_label.setProperty("no_ring", True)
        self.set_first_focus(self.title_label)

    def order_tabs(self) -> list[QWidget]:
        """Reading order, with the answers of a set together: Qt takes those not chosen out of the order of Tab."""
        controls = super().order_tabs()
        for choices in self.findChildren(Choices):
            anchor = next((option for option in choices.options if option in controls), None)
            for option in reversed(choices.options):
                if anchor is not None and option is not anchor:
                    QWidget.setTabOrder(anchor, option)
        return controls

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Page Up and Page Down scroll from wherever the focus is."""
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep() * 4 // 5)

    def spoken(self) -> tuple[str, ...]:
        """What a voice reads on this page: the heading first, then each answer."""
        return (self.title_label.text(), *self._told)

    def light(self, part: int | None) -> None:
        """Show which of the spoken parts is being read; None for none."""


class MessagePage(FlowPage):
    """A few lines, and perhaps Continue; nothing of the person is on it."""

    def __init__(
        self,
        context: RespondentContext,
        title: str,
        *lines: str,
        go_on: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(context, title, go_on=go_on, act=act)
        self.buttons(look=False, stop=False, listen=False, go_on=bool(go_on))
        self.say(*lines)
