"""What a facilitator screen may ask of the window it is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from facilitator_app.domain.signposts import Agenda
from facilitator_app.domain.steps import Job
from facilitator_app.settings import Settings
from facilitator_app.ui.screens import Route

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace

Told = Callable[[Any], None]
"""Gets what came of long work, or a sentence that says why nothing did."""
Stopped = Callable[[], None] | None
"""Is told of Cancel."""


@dataclass(frozen=True, slots=True, repr=False)
class FileSecret:
    """What opens a file that was just made. Handed from page to page, and kept by the page that shows it alone.

    ``on_sheet``: the words are printed as well. ``done``: what was done with the sheet.
    """

    code: str
    words: str
    on_sheet: bool = False
    done: str = ""


@dataclass(frozen=True, slots=True)
class RoomRoute:
    """The results of a round on the projector, from this section, question or statement on."""

    round_id: str
    place_id: str = ""
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class TypedTalk:
    """What a group talks about, for a second screen. ``words``: of the theme or statement; "" takes it away. ``begins``: it is put
    up; else it follows what is typed as long as it is there."""

    words: str = ""
    said: str = ""
    agreed: str = ""
    begins: bool = False


OnProjector = RoomRoute | Agenda | TypedTalk
"""What the projector shows."""


class Shell(Protocol):
    """The window, seen from a presenter. Tests give a ten-line recorder of this."""

    @property
    def workspace(self) -> Workspace:
        """The open store's services. Only screens after unlocking may ask."""

    @property
    def settings(self) -> Settings:
        """How the app looks on this laptop."""

    @property
    def fault(self) -> str:
        """Details of the last fault of the program, without answers or names."""

    @property
    def is_open(self) -> bool:
        """True while a store is open."""

    def today(self) -> date: ...

    def go(self, route: Route, *, remember: bool = True, hand: FileSecret | None = None) -> None:
        """Show the screen of this route. ``remember`` False: the way back skips this one.

        ``hand``: given to the page and to nobody else, as no route may hold it.
        """

    def back(self) -> None:
        """The screen before this one, or Home."""

    def refresh(self) -> None:
        """Build the present screen anew."""

    def opened(self, workspace: Workspace) -> None:
        """A store has been opened or created: from now on it is the workspace, and Home is next."""

    def adopt(self, workspace: Workspace) -> None:
        """Like ``opened``, but stay on this screen (the first start has one more page to show)."""

    def lock(self) -> None:
        """Close the store and ask for the passphrase."""

    def change_settings(self, settings: Settings) -> None:
        """Use and save new settings at once."""

    def hand_over(self, round_id: str, group_id: str, *, easy: bool = False, scale: float = 1.0) -> None:
        """Respondent mode for one person of this group."""

    def hand_over_to(self, round_id: str, member_id: str, *, easy: bool = False, scale: float = 1.0) -> None:
        """Respondent mode for this person in a round about people."""

    def hand_back_to_resume(self, round_id: str) -> None:
        """Respondent mode on the page for people who come back with three words."""

    def preview(self, instrument_id: str) -> None:
        """Respondent mode on a questionnaire, marked Practice; nothing is saved."""

    def show_room(self, route: OnProjector) -> None:
        """The results of a round, or an agenda item by item with a clock, on the projector; what is typed while a group talks,
        on a second screen alone."""

    def run(
        self, job: Job[Any], label: str, done: Told, failed: Told, stopped: Stopped = None, *, unused: Stopped = None
    ) -> None:
        """Run long work in the background with progress and Cancel at the window's foot.

        ``done`` gets the job's result, ``failed`` a sentence; ``stopped`` is told of Cancel. All are called on the
        window's thread, and only while the page that asked is shown. ``unused`` puts right what was kept for work that
        came to nothing, wherever one is by then.
        """

    def saved(self) -> None:
        """Say quietly that a change is saved. Only called after the service has returned."""

    def ask_save_path(self, title: str, name: str, kind: str) -> Path | None:
        """The system's own save box; ``kind`` like "PDF (*.pdf)". None when the person cancels."""

    def ask_open_path(self, title: str, kind: str) -> Path | None: ...

    def ask_folder(self, title: str) -> Path | None: ...

    def print_pdf(
        self, pdf: Path | bytes, done: Callable[[], None], failed: Callable[[str], None], stopped: Stopped = None
    ) -> None:
        """The system's print box, then the pages of this PDF (a file, or its bytes) on paper.

        ``stopped``: no page went to a printer, for there is none or the person cancelled.
        """
