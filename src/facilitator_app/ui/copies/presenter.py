"""S2: make a copy elsewhere, open one, know where the file lies."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date
from facilitator_app.ui.desk import Desk, Where


class CopiesView(Protocol):
    def show_copies(self, last: str, place: str, reason: str) -> None: ...
    def show_last(self, last: str) -> None: ...
    def show_done(self, words: str) -> None: ...
    def show_error(self, words: str) -> None: ...


class CopiesPresenter:
    def __init__(self, view: CopiesView, desk: Desk) -> None:
        self.view = view
        self.desk = desk

    def show(self) -> None:
        self.view.show_copies(self._last(), str(self.desk.workspace.store.path), self._reason_against())

    def make(self) -> None:
        """Ask where, copy, and say what to do with it. The copy has been read back when this says so."""
        place = self.desk.ask_folder(_("Where to put the copy"))
        if place is None:
            return
        job = self.desk.workspace.copies.make(place)
        self.desk.run(job, _("Making a copy"), self._made, self.view.show_error)

    def open_copy(self) -> None:
        """Lock this file and open a copy like any other file."""
        path = self.desk.ask_open_path(_("Open a copy"), _("Partnership Rounds file (store.db)"))
        if path is not None:
            self.desk.lock()
            self.desk.go("unlock", Where(page=str(path)), remember=False)

    def _made(self, folder: Path) -> None:
        copies = self.desk.workspace.copies
        copies.note_made()
        self.desk.saved()
        self.view.show_last(self._last())
        words = _("Copied, read back and checked: {name}. It opens with your words.", name=folder.name)
        if copies.on_same_disk(folder):
            words += " " + _("It is on the same disk as your file. A copy on a USB stick is safer.")
        else:
            words += " " + _("Take the stick out with the system's own Eject, and keep it away from the laptop.")
        self.view.show_done(words)

    def _last(self) -> str:
        last = self.desk.workspace.copies.last_made()
        return _("Last copy: {day}", day=long_date(last)) if last else _("There is no copy yet")

    def _reason_against(self) -> str:
        """Why no copy can be made now; empty if one can."""
        if self.desk.workspace.scratch is not None:
            return _("This is a practice file. It goes when you close it, so it needs no copy.")
        try:
            self.desk.workspace.copies.must_be_allowed()
        except AppError as error:
            return str(error)
        return ""
