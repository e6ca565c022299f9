"""Respondent mode: the whole window belongs to one person, until the facilitator takes the laptop back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from facilitator_app.domain.language import _, p_
from facilitator_app.domain.response import ViewPrefs
from facilitator_app.ui.clock import SleepAwareClock, Waiting
from facilitator_app.ui.event_watch import unwatched
from facilitator_app.ui.respondent.flow import AnsweringFlow
from facilitator_app.ui.respondent.input import RespondentInput
from facilitator_app.ui.respondent.keys import Meaning
from facilitator_app.ui.respondent.pages import PageKind, PageRef
from facilitator_app.ui.respondent.person import PinGate, Seats
from facilitator_app.ui.respondent.rehearsal import YOU, Rehearsal, rehearsal_round
from facilitator_app.ui.respondent.views import VIEWS, FlowPage, RespondentContext
from facilitator_app.ui.respondent.views.question import QuestionPage
from facilitator_app.ui.respondent.views.seeing import SeeingPage
from facilitator_app.ui.respondent.voice import find_voice
from facilitator_app.ui.second_press import DoublePressGuard
from facilitator_app.ui.theme import RESPONDENT_STEPS, Look, apply, load_themes, refresh
from facilitator_app.ui.widgets import Row, StatusTag
from facilitator_app.ui.widgets.fields import TYPED_IN
from facilitator_app.ui.widgets.keyboard import ScreenKeyboard

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace

LARGEST_PRACTICE = 1.25
GO_ON_AFTER = 0.4
"""Seconds in which an answer is seen to be chosen before the next question comes by itself."""
SAVE_AFTER, SAVE_AT_LATEST = 0.2, 1.0
"""Seconds after the last change, and after the first of many, in which what was said is saved."""
LOOK_AT_CLOCK_MS = 1000


class RespondentMode(QWidget):
    """One person at the laptop. The window makes a new one for each person and shows nothing else meanwhile.

    ``round_id``: an open round; ``group_id``: the person's group ("" if it has to be asked), or in a round about people
    ``member_id``: who answers. ``start``: "pass" or "come_back". With ``instrument_id`` and no round it is a preview: nothing is saved. ``clock``: seconds, for the
    screen cover and for double presses.
    """

    ended = Signal(str)
    """"next_person" or "facilitator": the laptop is in the facilitator's hands again."""
    passphrase_needed = Signal()
    """The PIN was wrong five times: lock the store and ask for the passphrase."""

    def __init__(
        self,
        workspace: Workspace,
        round_id: str,
        *,
        group_id: str = "",
        member_id: str = "",
        start: str = "pass",
        instrument_id: str = "",
        language: str = "en",
        easy: bool = False,
        scale: float = 1.0,
        theme: str = "light",
        clock: Callable[[], float] | None = None,
    ) -> None:
        super().__init__()
        self.round_id = round_id
        self._clock = clock = clock or SleepAwareClock()
        self._guard = DoublePressGuard(clock)
        self._input = self._make_input()
        self._unsaved = Waiting(self, clock, self._save, quiet=SAVE_AFTER, longest=SAVE_AT_LATEST)
        self._keyboard = ScreenKeyboard(self)
        self._keyboard.turned.connect(lambda shown: self.page.make_room(for_keyboard=shown))
        self._going_on = Waiting(self, clock, self._go_on_by_itself, quiet=GO_ON_AFTER, longest=GO_ON_AFTER)
        preferences = workspace.preferences
        size = min(RESPONDENT_STEPS, key=lambda step: abs(step - scale))
        view = ViewPrefs(theme, size, easy, language=language, number_keys=preferences.number_keys)
        partnership = ""
        self._idle_seconds = preferences.cover_minutes * 60
        self._voice = find_voice(self._light)
        self._page: FlowPage | None = None
        self._shown: PageRef | None = None
        self._gone: list[FlowPage] = []
        self._over = False
        self._covered_when_idle = True
        if round_id:
            round_ = workspace.rounds.get(round_id)
            round_partnership = workspace.partnerships.get(round_.partnership_id)
            practice, partnership = round_partnership.practice, round_partnership.name
            seats: Seats = workspace.responding
            gate: PinGate = preferences
        else:
            round_ = rehearsal_round(workspace.library.get(instrument_id))
            group_id, practice = "" if round_.about else round_.groups[0].id, True
            member_id = YOU if round_.about else ""
            seats = gate = Rehearsal()
        self.flow = AnsweringFlow(seats, gate, round_, group_id, PageKind(start), member_id, view)
        self._context = self._make_context(preferences.typed_name, partnership)
        self._build(practice)

    def _make_input(self) -> RespondentInput:
        acts: dict[Meaning, Callable[[], object]] = {
            Meaning.STOP: lambda: self._do(self.flow.stop),
            Meaning.BACK: lambda: self._do(self.flow.back),
            Meaning.LISTEN: lambda: self._listen() if self.page.listen_button.isVisible() else None,
            Meaning.LARGER: lambda: self._step_text(1),
            Meaning.SMALLER: lambda: self._step_text(-1),
        }
        return RespondentInput(self, self._clock, self._guard, acts, self._choose_number)

    def _make_context(self, name: str, partnership: str) -> RespondentContext:
        return RespondentContext(
            flow=self.flow,
            do=self._do,
            changed=self._unsaved.begin,
            see=self._see,
            leave=self._leave,
            passphrase=self.passphrase_needed.emit,
            guard=self._guard,
            name=name or _("the facilitator"),
            named=bool(name),
            voice=self._voice is not None,
            partnership=partnership,
            keys_for=self._keyboard.turn,
            answered=self._answered,
        )

    def _build(self, practice: bool) -> None:
        self.setAutoFillBackground(True)
        self._practice: Row | None = None
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if practice:
            words = p_("respondent", "Practice. This is not a real round.")
            self._practice = Row(StatusTag(words, "warning"), margins=(24, 6, 24, 0))
            self._column.addWidget(self._practice)
        self._idle_timer = QTimer(self)
        self._idle_timer.setInterval(LOOK_AT_CLOCK_MS)
        self._idle_timer.timeout.connect(self._look_at_clock)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._application_state_changed)
        self._column.addWidget(self._keyboard)
        self._dress()

    # what the window asks

    def begin(self) -> None:
        """The mode is on the screen now: nothing of the facilitator stays to be pasted, and the first page opens."""
        _empty_clipboard()
        self._input.last_seen = self._clock()
        self._show()

    def blocks_close(self) -> bool:
        """True while a respondent has the laptop: the window must not close."""
        return not self._over

    def show_trouble(self) -> None:
        """A fault of the program: hide everything, say that the answers so far are safe."""
        self.flow.fault()
        self._show()

    def leave(self) -> None:
        """End at once; only for whoever already holds the facilitator's rights."""
        self.flow.clear_screen()
        self._end("facilitator")

    def walk_pages(self, *only: str) -> Iterator[str]:
        """Show every kind of page once with nothing being saved; gives its name each time. For pictures and tests.

        ``only``: how the names of those begin that are wanted; the others are passed without being shown.
        """
        from facilitator_app.ui.respondent.walk import walk

        self._covered_when_idle = False
        round_ = self.flow.round
        group_id = "" if round_.about else round_.groups[0].id
        self.flow = AnsweringFlow(
            Rehearsal(), Rehearsal(), round_, group_id, member_id=self.flow.member_id, view=self.flow.view
        )
        self._context = replace(self._context, flow=self.flow)
        for name in walk(self.flow):
            if name.startswith(only or ("",)):
                self._shown = None
                self._show()
                yield name

    @property
    def _seeing(self) -> ViewPrefs:
        return self.flow.view

    @property
    def page(self) -> FlowPage:
        """The page now shown."""
        assert self._page is not None
        return self._page

    # what pages ask

    def _do(self, act: Callable[[], object]) -> None:
        before, seen = self.flow.page, self.flow.view
        act()
        if self.flow.view != seen:
            self._dress()
        if self.flow.page != before:
            self.flow.flush()
            self._guard.page_came()
        cleared = self.flow.page.screen is PageKind.HAND_BACK and not self.flow.can_go_back
        self._show()
        if cleared:
            # The button that was pressed still has work to do; wipe when it is done.
            QTimer.singleShot(0, self, self.wipe)

    def _answered(self) -> None:
        """An answer was chosen by a click or a key of its own; arrows only pass through answers."""
        if self._seeing.goes_on and not self._input.by_arrow:
            self._going_on.begin()

    def _go_on_by_itself(self) -> None:
        if isinstance(self.page, QuestionPage):
            self._do(self.flow.carry_on)

    def _save(self) -> None:
        self.flow.save()
        self._show()

    def _see(self, seeing: ViewPrefs) -> None:
        self.flow.view = seeing
        self._unsaved.begin()
        self._dress()
        focus = self.focusWidget()
        if self._page is not None and focus is not None and self._page.area.isAncestorOf(focus):
            # The page has a new size: keep in view what the person was at.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self._page.area.ensureWidgetVisible(focus)

    def _leave(self, pin: str, to: str) -> bool:
        if not self.flow.may_leave(pin):
            return False
        self._end(to)
        return True

    def _end(self, to: str) -> None:
        self._over = True
        self._unsaved.stop()
        self._going_on.stop()
        self._hush()
        self._idle_timer.stop()
        _empty_clipboard()
        self.ended.emit(to)

    # showing

    def _show(self) -> None:
        """Show the page the flow is at: always a new one; the page before goes with all that was on it."""
        with unwatched():
            if self._shown == self.flow.page:
                return
            self._unsaved.stop()
            self._going_on.stop()
            self._hush()
            self._shown = self.flow.page
            page = VIEWS[self._shown.screen](self._context)
            page.listen_asked.connect(self._listen)
            old, self._page = self._page, page
            self._keyboard.put_away()
            self._column.insertWidget(self._column.indexOf(self._keyboard), page, 1)
            if old is not None:
                old.hide()
                self._column.removeWidget(old)
                old.setParent(None)
                old.deleteLater()
                self._gone = [one for one in [*self._gone, old] if shiboken6.isValid(one)]
            refresh(page)
            page.show()
            self._column.activate()
            page.enter()

    def _dress(self) -> None:
        with unwatched():
            look = Look(load_themes()[self._seeing.theme], self._seeing.scale, respondent=True)
            apply(self, look)
            self._keyboard.language = self._seeing.language
            if self._practice is not None:  # it stands above every page, and leaves them their room
                apply(self._practice, replace(look, scale=min(look.scale, LARGEST_PRACTICE)))

    def _listen(self) -> None:
        if self._voice is None:
            return
        if self._voice.speaking:
            self._voice.stop()
        else:
            self._voice.say(self.page.spoken(), self._seeing.language)

    def _hush(self) -> None:
        if self._voice is not None:
            self._voice.stop()

    def _light(self, part: int | None) -> None:
        if self._page is not None and shiboken6.isValid(self._page):
            self._page.light(part)

    # hiding and forgetting

    def _look_at_clock(self) -> None:
        if self._clock() - self._input.last_seen >= self._idle_seconds:
            self._hide_now()

    def _application_state_changed(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self._hide_now()

    def _hide_now(self) -> None:
        if self._covered_when_idle and not self._over and self._page is not None:
            self._input.held.forget()
            self.flow.cover_screen()
            self._show()

    def wipe(self) -> None:
        """Make sure that nothing of the last person is left in here or on the clipboard. Raises RuntimeError if so."""
        for page in self._gone:
            if shiboken6.isValid(page):
                shiboken6.delete(page)
        self._gone = []
        _empty_clipboard()
        pages = [page for page in self.findChildren(FlowPage) if page is not self._page]
        if pages or self.flow.seat is not None or self.flow.unsaved or self.flow.code:
            raise RuntimeError("something of the last person is still there")

    # keys and pointer

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        app = QApplication.instance()
        self._input.watch()
        self._keyboard.watch()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        self._idle_timer.start()

    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        app = QApplication.instance()
        self._input.watch(False)
        self._keyboard.watch(False)
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._focus_changed)
        self.flow.flush()
        self._idle_timer.stop()

    def _focus_changed(self, left: QWidget | None, now: QWidget | None) -> None:
        if isinstance(left, QPlainTextEdit) and self.flow.unsaved:
            self.flow.flush()
        if self._keyboard.by_finger and isinstance(now, TYPED_IN) and self.isAncestorOf(now):
            self._keyboard.open_for(now)  # also where a tap has brought the page with this field

    def _choose_number(self, number: int) -> None:
        if self._seeing.number_keys and isinstance(self.page, QuestionPage):
            self.page.choose_number(number)

    def _step_text(self, step: int) -> None:
        index = RESPONDENT_STEPS.index(self._seeing.scale) + step
        if 0 <= index < len(RESPONDENT_STEPS):
            self._see(replace(self._seeing, scale=RESPONDENT_STEPS[index]))
            if isinstance(self.page, SeeingPage):
                self.page.show_seeing()
                self.page.order_tabs()


def _empty_clipboard() -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)
