"""The one window: a rail and a page for the facilitator, or nothing but the respondent's page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from facilitator_app import settings as settings_file
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job
from facilitator_app.fault_log import details_of
from facilitator_app.settings import Settings
from facilitator_app.ui import routes as to
from facilitator_app.ui.choosers import Choosers
from facilitator_app.ui.clock import SleepAwareClock
from facilitator_app.ui.event_watch import unwatched
from facilitator_app.ui.fitting import SIZE, open_up
from facilitator_app.ui.focus import jump
from facilitator_app.ui.frame import Frame
from facilitator_app.ui.history import History
from facilitator_app.ui.idle_lock import IdleLock
from facilitator_app.ui.quiet_work import QuietWork
from facilitator_app.ui.rail_places import room_behind, route_behind
from facilitator_app.ui.room.projector import Projector
from facilitator_app.ui.routes import SCREENS
from facilitator_app.ui.screens import PartnershipBound, RoundBound, Route, Screen
from facilitator_app.ui.shell import FileSecret, OnProjector, Stopped, Told
from facilitator_app.ui.speaking import speak
from facilitator_app.ui.theme import apply, chosen_look, follow_computer
from facilitator_app.ui.widgets.page_area import key_anywhere

if TYPE_CHECKING:
    from facilitator_app.services.changes import Change
    from facilitator_app.services.workspace import Workspace
    from facilitator_app.ui.page import FacilitatorPage
    from facilitator_app.ui.respondent.mode import RespondentMode
    from facilitator_app.ui.room.window import RoomWindow

TITLE = "Partnership Rounds"


class Window(Choosers):
    """Implements ``ui.shell.Shell``. ``full_screen``: respondents get the whole screen. ``clock``: seconds, for them."""

    def __init__(
        self,
        settings_path: Path,
        *,
        today: Callable[[], date] = date.today,
        clock: Callable[[], float] | None = None,
        full_screen: bool = True,
    ) -> None:
        super().__init__()
        self.settings_path = settings_path
        self.settings = settings_file.load(settings_path)
        self._today = today
        self._clock = clock or SleepAwareClock()
        self._full_screen = full_screen
        self._workspace: Workspace | None = None
        self._partnership_id = ""
        self._here: Route = to.WelcomeRoute()
        self._return_route: Route = to.HomeRoute()
        self._history = History()
        self.page: FacilitatorPage | None = None
        self._visit = 0
        self.fault = ""
        """Details of the last fault, without answers or names; empty if there was none."""
        self.respondent: RespondentMode | None = None
        self._projector = Projector(self, self._clock, full_screen=full_screen)
        self.quiet_work = QuietWork(self)
        self.idle_lock = IdleLock(self, self._clock, self._may_lock, self.lock)
        self.setWindowTitle(TITLE)
        self._build()
        self._shortcuts = [key_anywhere(self, keys, slot) for keys, slot in self._keys()]
        self._dress()
        follow_computer(self._dress)

    # --- Shell: where we are

    @property
    def workspace(self) -> Workspace:
        if self._workspace is None:
            raise RuntimeError("no store is open")
        return self._workspace

    @property
    def is_open(self) -> bool:
        """True while a store is open."""
        return self._workspace is not None

    @property
    def is_working(self) -> bool:
        return self._frame.strip.is_running

    @property
    def screen_name(self) -> str:
        return self._screen.name

    def today(self) -> date:
        return self._workspace.today() if self._workspace and self._workspace.scratch else self._today()

    def go(self, route: Route, *, remember: bool = True, hand: FileSecret | None = None) -> None:
        self._save_pending()
        self._open(route, remember=remember, hand=hand)

    def _open(self, route: Route, *, remember: bool = True, hand: FileSecret | None = None) -> None:
        """Leave the page whatever it does, and show another."""
        with unwatched():
            self._visit += 1  # before the page is built: it may start work while it is
            page = SCREENS[type(route)].build(self, route, hand)
            self._history.leave(self._here, self.page, remember=remember and self._here != route)
            self._here = route
            self._know_partnership(route)
            self._clear_page()
            self.page = page
            self._frame.show_page(page, self._history.view_of(route, self._workspace))
            self._dress_rail()

    def back(self) -> None:
        if self._here.once:
            return
        if before := self._history.back():
            self.go(before, remember=False)
        elif self._workspace is not None:
            self.go(to.HomeRoute(), remember=False)

    def refresh(self) -> None:
        self.go(self._here, remember=False)

    # --- Shell: the store

    def adopt(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._frame.rail.set_saved("")  # it spoke of another file
        self._return_route, self._partnership_id = self._history.open(workspace)
        workspace.changes.subscribe(self._changed)
        self._reach_copies()
        self.idle_lock.begin(workspace.preferences.lock_minutes)
        if workspace.scratch is None:
            self._remember_store(workspace)

    def opened(self, workspace: Workspace) -> None:
        if self._workspace is not workspace:
            self.adopt(workspace)
        route, self._return_route = self._return_route, to.HomeRoute()
        try:
            self.go(route, remember=False)
        except AppError:  # what was there is gone
            self.go(to.HomeRoute(), remember=False)

    def lock(self) -> None:
        if self._workspace is None:
            return
        self._projector.leave()
        self._if_possible(self._save_pending)
        self.idle_lock.stop()
        self.quiet_work.stop()
        workspace, self._workspace = self._workspace, None
        self._if_possible(lambda: self._history.lock(workspace, self._here, self.page, self._partnership_id))
        self._clear_page()
        workspace.close()
        self._frame.rail.set_saved("")
        self._partnership_id = ""
        self._open(to.UnlockRoute(), remember=False)

    # --- Shell: settings, work, boxes

    def change_settings(self, settings: Settings) -> None:
        if settings.language != self.settings.language:
            speak(settings.language)
        self.settings = settings
        self._dress()
        settings_file.save(self.settings_path, settings)

    def run(
        self, job: Job[Any], label: str, done: Told, failed: Told, stopped: Stopped = None, *, unused: Stopped = None
    ) -> None:
        visit, workspace = self._visit, self._workspace
        self.quiet_work.stop()  # what was asked for may need the file for itself; the other begins again by itself

        def tell(what: Told) -> Told:
            """Only the page that asked is told; it may be gone by then, and its work is done all the same."""
            return lambda result: what(result) if self._visit == visit else None

        def lost() -> None:
            if unused is not None and self._workspace is workspace:
                unused()

        def tell_failed(words: str) -> None:
            lost()
            tell(failed)(words)

        def tell_stopped() -> None:
            lost()
            if stopped is not None and self._visit == visit and self._workspace is not None:
                stopped()

        self._frame.strip.run(job, label, tell(done), tell_failed, tell_stopped)

    def saved(self) -> None:
        self._frame.rail.set_saved(_("Saved {time}", time=datetime.now().strftime("%H:%M")))

    def print_pdf(self, pdf: Path | bytes, done: Callable[[], None], failed: Told, stopped: Stopped = None) -> None:
        from facilitator_app.ui.printing import asked_and_printed

        job = asked_and_printed(self, pdf, failed)
        if job is not None:
            self.run(job, _("Printing"), lambda _none: done(), failed)
        elif stopped is not None:
            stopped()

    # --- Shell: the projector

    @property
    def room(self) -> RoomWindow | None:
        """The projector's window while it is open."""
        return self._projector.room

    def show_room(self, route: OnProjector) -> None:
        self._projector.show(self.workspace, route, self.settings)

    def _room_key(self) -> None:
        """The key F5 works on any page of the results."""
        route = room_behind(self._here) if self._screen.rail == "results" else None
        if self._workspace is not None and route is not None:
            self.show_room(route)

    # --- Shell: respondents

    def hand_over(self, round_id: str, group_id: str, *, easy: bool = False, scale: float = 1.0) -> None:
        self._enter_respondent_mode(round_id, group_id=group_id, easy=easy, scale=scale)

    def hand_over_to(self, round_id: str, member_id: str, *, easy: bool = False, scale: float = 1.0) -> None:
        self._enter_respondent_mode(round_id, member_id=member_id, easy=easy, scale=scale)

    def hand_back_to_resume(self, round_id: str) -> None:
        self._enter_respondent_mode(round_id, start="come_back")

    def preview(self, instrument_id: str) -> None:
        self._enter_respondent_mode("", instrument_id=instrument_id)

    def _enter_respondent_mode(self, round_id: str, **choices: Any) -> None:
        from facilitator_app.ui.respondent.mode import RespondentMode

        self._projector.leave()
        self._save_pending()
        self._frame.rail.set_saved("")  # answers are saved from now on, and nobody says when
        mode = RespondentMode(self.workspace, round_id, clock=self._clock, **choices)
        mode.ended.connect(self._respondent_ended)
        mode.passphrase_needed.connect(self._passphrase_needed)
        self.respondent = mode
        self._visit += 1
        self._clear_page()
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
        self._stack.addWidget(mode)
        self._stack.setCurrentWidget(mode)
        self.setWindowTitle(TITLE)
        if self._full_screen and round_id and self.isVisible():  # a look at a questionnaire stays in the window
            self.showFullScreen()
        mode.begin()

    def _respondent_ended(self, then: str) -> None:
        mode, self.respondent = self.respondent, None
        if mode is None:
            return
        round_id = mode.round_id
        self._stack.setCurrentWidget(self._frame)
        self._stack.removeWidget(mode)
        mode.deleteLater()
        if clipboard := QGuiApplication.clipboard():
            clipboard.clear()
        if self.isFullScreen():
            open_up(self)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(True)
        self.idle_lock.begin(self.workspace.preferences.lock_minutes)
        if not round_id:
            self.refresh()
            return
        if self.workspace.scratch is None:
            self.quiet_work.run(self.workspace.copies.keep_here)
        self.go(to.RoundRoute(self._partnership_id, round_id), remember=False)
        if then == "next_person":
            self.go(to.GetReadyRoute(self._partnership_id, round_id))

    def _passphrase_needed(self) -> None:
        """Too many wrong PINs: nothing is shown any more until the store's own words are typed."""
        self._respondent_ended("facilitator")
        self.lock()

    # --- the window itself

    def closeEvent(self, event: QCloseEvent) -> None:
        """A respondent cannot close the window; otherwise the store is locked first."""
        if self.respondent is not None:
            event.ignore()
            return
        self._projector.leave()
        self._frame.strip.stop()
        self.quiet_work.stop()
        self.idle_lock.stop()
        self._if_possible(self._save_pending)
        if self.page is not None:
            self._if_possible(self.page.leave)
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None
        event.accept()

    def show_fault(self, details: str) -> None:
        """A fault of the program: say so plainly, with details to copy and nothing else lost."""
        if self.respondent is not None:
            self.respondent.show_trouble()
            return
        self.fault = details
        self._if_possible(self._save_pending)
        self._open(to.HelpRoute(None))

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._frame = Frame(self._clock)
        self._frame.rail.chosen.connect(self._rail_chosen)
        self._frame.rail.lock_asked.connect(self.lock)
        self._stack.addWidget(self._frame)
        self.setCentralWidget(self._stack)
        self.resize(*SIZE)

    @property
    def _screen(self) -> Screen:
        return SCREENS[type(self._here)]

    def _save_pending(self) -> None:
        """Let the page save what was typed, before it or the store goes."""
        if self._workspace is not None and self.page is not None:
            self.page.save_pending()
            self._history.save_typed(self._workspace, self._here, self.page)

    def _if_possible(self, act: Callable[[], object]) -> None:
        """What a page does at its end must not hold the window; a first fault in it can be read on the page of help."""
        try:
            act()
        except Exception as fault:
            self.fault = self.fault or details_of(fault, fault.__traceback__)

    def _clear_page(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            self._if_possible(page.leave)
            self._frame.remove_page(page)

    def _dress(self) -> None:
        with unwatched():
            apply(self._frame, chosen_look(self.settings))

    # --- rail

    def _dress_rail(self) -> None:
        self._frame.dress_rail(self._workspace, self._partnership_id, self._screen.rail)

    def _rail_chosen(self, name: str) -> None:
        if name == "help":
            self._help()
            return
        rounds = self.workspace.rounds.of_partnership(self._partnership_id) if self._partnership_id else ()
        self.go(route_behind(name, rounds, self._partnership_id, self._here))

    def _help(self) -> None:
        if not self._here.once:
            self.go(to.HelpRoute(self._screen.help_topic))

    def _settings_key(self) -> None:
        if self._workspace is not None and not self._here.once:
            self.go(to.SettingsRoute())

    def _know_partnership(self, route: Route) -> None:
        if isinstance(route, PartnershipBound) and route.partnership_id:
            self._partnership_id = route.partnership_id
        elif isinstance(route, RoundBound) and route.round_id and self._workspace is not None:
            self._partnership_id = self._workspace.rounds.get(route.round_id).partnership_id
        elif isinstance(route, to.HomeRoute):
            self._partnership_id = ""

    def _changed(self, change: Change) -> None:
        if self._workspace is not None and change == "preferences":  # its type is not loaded before a file is open
            self.idle_lock.minutes = self._workspace.preferences.lock_minutes
        if change in ("rounds", "partnerships", "deleted"):
            self._reach_copies()
        if self.respondent is None:
            self._dress_rail()

    def _reach_copies(self) -> None:
        """What was deleted goes from copies that can be reached now."""
        if self._workspace is not None and self._workspace.everywhere.known().behind:
            self.quiet_work.run(self._workspace.everywhere.reach)

    def _may_lock(self) -> bool:
        """Nobody answers, nothing is written or shown to a room, and no words are in sight that are kept nowhere."""
        busy = self.respondent is not None or self.is_working or self._projector.shows or self._here.once
        return self._workspace is not None and not busy and not (self.page and self.page.words_in_sight)

    def _remember_store(self, workspace: Workspace) -> None:
        with suppress(AppError):  # the choice is only a convenience; the store itself is sound
            self.change_settings(replace(self.settings, last_store=str(workspace.store.path)))

    # --- keys

    def _keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        return (
            ("Alt+Left", self.back),
            ("Ctrl+L", self.lock),
            ("Ctrl+,", self._settings_key),
            ("F1", self._help),
            ("F5", self._room_key),
            ("F6", lambda: jump(self._frame.rail, self.page)),
            *((keys, lambda: self._step_text(1)) for keys in ("Ctrl++", "Ctrl+=")),
            ("Ctrl+-", lambda: self._step_text(-1)),
            ("Ctrl+0", lambda: self._step_text(0)),
        )

    def _step_text(self, step: int) -> None:
        self.change_settings(self.settings.stepped(step))
