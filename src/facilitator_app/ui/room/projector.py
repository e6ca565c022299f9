"""Puts the projector's window on the second screen, if there is one, and takes it away again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.domain.signposts import Agenda
from facilitator_app.settings import Settings
from facilitator_app.ui.clock import Seconds
from facilitator_app.ui.shell import OnProjector, RoomRoute, TypedTalk
from facilitator_app.ui.theme import look_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.agendas import AgendaClock
    from facilitator_app.domain.people_results import GroupReport
    from facilitator_app.domain.round import Round
    from facilitator_app.services.workspace import Workspace
    from facilitator_app.ui.room.agenda_window import AgendaWindow
    from facilitator_app.ui.room.slides import Slide
    from facilitator_app.ui.room.speaker import SpeakerWindow
    from facilitator_app.ui.room.talk_window import TalkWindow
    from facilitator_app.ui.room.window import RoomWindow
    from facilitator_app.ui.window import Window


class Projector:
    """``owner``: the facilitator's window, which gets the focus back. ``clock``: seconds, for the talk."""

    def __init__(self, owner: Window, clock: Seconds, *, full_screen: bool) -> None:
        self._owner = owner
        self._clock = clock
        self._full_screen = full_screen
        self.room: RoomWindow | None = None
        self.speaker: SpeakerWindow | None = None
        self.agenda: AgendaWindow | None = None
        self._agenda_time: AgendaClock | None = None
        """That of the agenda shown last: it goes on while results are shown, or something is typed."""
        self.talk: TalkWindow | None = None

    def show(self, workspace: Workspace, route: OnProjector, settings: Settings) -> None:
        """Show an agenda, or the results of a round from the page that was asked for on; nothing where nothing may be shown.

        Of a round about people it is all of them together, never one person.
        """
        if isinstance(route, Agenda):
            self._show_agenda(route, settings)
        elif isinstance(route, TypedTalk):
            self._show_talk(route, settings)
        else:
            self._show_results(workspace, route, settings)

    def _show_agenda(self, agenda: Agenda, settings: Settings) -> None:
        """The items of an agenda one by one, with a clock."""
        from facilitator_app.domain.agendas import AgendaClock
        from facilitator_app.ui.room.agenda_window import AgendaWindow

        self._take_down()
        if self._agenda_time is None or self._agenda_time.agenda != agenda:
            self._agenda_time = AgendaClock(agenda, self._clock)
        self.agenda = AgendaWindow(self._agenda_time, black=settings.room_black)
        self.agenda.left.connect(self._agenda_left)
        self._put_up(self.agenda)

    def _show_talk(self, talk: TypedTalk, settings: Settings) -> None:
        """The keys stay where one types."""
        from facilitator_app.ui.room.talk_window import TalkWindow
        from facilitator_app.ui.room.window import other_screen

        if self.talk is not None:
            self.talk.show_talk(talk) if talk.words else self.talk.close()
            return
        screen = other_screen(self._owner)
        if talk.begins and screen is not None:
            self._take_down()
            self.talk = TalkWindow(talk, black=settings.room_black)
            self.talk.left.connect(self._talk_left)
            self.talk.setGeometry(screen.geometry())
            self.talk.showFullScreen() if self._full_screen else self.talk.show()
            self._owner.activateWindow()

    def _show_results(self, workspace: Workspace, route: RoomRoute, settings: Settings) -> None:
        from facilitator_app.ui.room.speaker import SpeakerWindow
        from facilitator_app.ui.room.window import RoomWindow, other_screen

        talk = released_talk(workspace, route.round_id)
        if talk is None:
            return
        results, all_slides = talk
        slides = workspace.talks.of_round(route.round_id).shown(all_slides, lambda slide: slide.key)
        self._take_down()
        black, keys = settings.room_black, settings.room_keys
        room = RoomWindow(results, slides=slides, about=route.item_id or route.place_id, black=black, single_keys=keys)
        room.left.connect(self._left)
        room.talk_asked.connect(partial(self._talk_about, route.round_id))
        self.room = room
        room.resize(self._owner.size())
        if other_screen(self._owner) is not None:
            self.speaker = SpeakerWindow(room, look_of(self._owner), self._clock)
            self.speaker.setGeometry(self._owner.geometry())
            self.speaker.show()
        self._put_up(room)

    def _put_up(self, window: QWidget) -> None:
        """On the second screen if there is one, with the keys."""
        from facilitator_app.ui.room.window import other_screen

        window.resize(self._owner.size())
        screen = other_screen(self._owner)
        if screen is not None:
            window.setGeometry(screen.geometry())
        if self._full_screen:
            window.showFullScreen()
        else:
            window.show()
        window.activateWindow()
        window.setFocus()

    @property
    def shows(self) -> bool:
        """Something is on the projector."""
        return any(window is not None for window in (self.room, self.agenda, self.talk))

    def leave(self) -> None:
        """Nothing stays on the projector when the store is locked, a person answers, or the window goes."""
        self._take_down()
        self._agenda_time = None

    def _take_down(self) -> None:
        for window in (self.room, self.agenda, self.talk):
            if window is not None:
                window.close()

    def _agenda_left(self) -> None:
        agenda, self.agenda = self.agenda, None
        if agenda is not None:
            agenda.deleteLater()
            self._owner.activateWindow()

    def _talk_left(self) -> None:
        talk, self.talk = self.talk, None
        if talk is not None:
            talk.deleteLater()

    def _talk_about(self, round_id: str, place_id: str) -> None:
        """From the slide to the page where what is said is typed; on a second screen its words take the place of the slide."""
        from facilitator_app.ui.discussion.one_presenter import talk_about

        self._take_down()
        try:
            talk_about(self._owner, round_id, place_id, on_wall=True)
        except AppError as error:
            if self._owner.page is not None:
                self._owner.page.show_error(str(error))

    def _left(self) -> None:
        room, self.room = self.room, None
        speaker, self.speaker = self.speaker, None
        if speaker is not None:
            speaker.deleteLater()
        if room is not None:
            room.deleteLater()
            self._owner.activateWindow()


def released_talk(workspace: Workspace, round_id: str) -> tuple[RoundResults, tuple[Slide, ...]] | None:
    """What may be shown of a round and every slide of it, in the usual order; None where nothing may be, and for one person
    of a round about people."""
    from facilitator_app.ui.room.slides import slides_of, slides_of_report

    round_ = workspace.rounds.get(round_id)
    if round_.parent_id:
        return None
    if round_.about is not None:
        report = workspace.people_results.of_everybody(round_id)
        if isinstance(report, Withheld):
            return None
        return report.results, slides_of_report(report, answers_about(report, round_))
    results = workspace.results.of_round(round_id)
    if isinstance(results, Withheld):
        return None
    since = workspace.over_time.since_last(round_id)
    actions = workspace.following_up.actions_of(round_id)
    return results, slides_of(results, actions=actions, since=None if isinstance(since, Withheld) else since)


def answers_about(report: GroupReport, round_: Round) -> str:
    """ "51 sets of answers about 5 people, taken together. Nobody is named. Own views are not among them." A set is all that
    one person said about one. A round counts more of them: own views, and those of who is shown alone."""
    return _(
        "{counted} Own views, and views that are shown alone, are not among them.", counted=_answers(report, round_)
    )


def _answers(report: GroupReport, round_: Round) -> str:
    if round_.about is not None and round_.about.organisations:
        return n_(
            "{n} set of answers about people and organisations, taken together. Nobody is named.",
            "{n} sets of answers about people and organisations, taken together. Nobody is named.",
            report.results.answered,
        )
    return n_(
        "{n} set of answers about {subjects} people, taken together. Nobody is named.",
        "{n} sets of answers about {subjects} people, taken together. Nobody is named.",
        report.results.answered,
        subjects=report.subjects,
    )
