"""S2: make a copy elsewhere, open one, know where the file lies."""

from __future__ import annotations

from typing import Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.ui.desk import Desk, Where


class CopiesView(Protocol):
    def show_copies(self, last: str, place: str, practice: bool) -> None: ...
    def show_done(self, words: str) -> None: ...
    def show_error(self, words: str) -> None: ...


class CopiesPresenter:
    def __init__(self, view: CopiesView, desk: Desk) -> None:
        self.view = view
        self.desk = desk

    def show(self) -> None:
        workspace = self.desk.workspace
        last = workspace.copies.last_made()
        words = _("Last copy: {day}.", day=f"{last.day} {last:%B %Y}") if last else _("There is no copy yet.")
        self.view.show_copies(words, str(workspace.store.path), workspace.scratch is not None)

    def make(self) -> None:
        """Ask where, copy, and say what to do with it. The copy has been read back when this says so."""
        place = self.desk.ask_folder(_("Where to put the copy"))
        if place is None:
            return
        try:
            made = self.desk.workspace.copies.make(place)
        except AppError as error:
            self.view.show_error(str(error))
            return
        self.show()
        self.view.show_done(_("Copied and read back: {name}. It opens with your words.", name=made.name))

    def open_copy(self) -> None:
        """Lock this file and open a copy like any other file."""
        path = self.desk.ask_open_path(_("Open a copy"), _("Partnership Rounds file (store.db)"))
        if path is not None:
            self.desk.lock()
            self.desk.go("unlock", Where(page=str(path)))
