"""Make a copy elsewhere, open one, know where the file lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date
from facilitator_app.services.workspace import synced_copy_warning, synced_warning
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.routes import CopiesRoute, UnlockRoute

if TYPE_CHECKING:
    from facilitator_app.ui.copies.view import CopiesPage


class CopiesPresenter(Presenter["CopiesPage", CopiesRoute]):
    def show(self) -> None:
        store = self.shell.workspace.store.path
        self.view.show_copies(self._last(), str(store), self._reason_against(), synced_warning(store))

    def make(self) -> None:
        """Ask where, copy, and say what to do with it. The copy has been read back when this says so."""
        place = self.shell.ask_folder(_("Where to put the copy"))
        if place is None:
            return
        job = self.shell.workspace.copies.make(place)
        self.shell.run(job, _("Making a copy"), self._made, self.view.show_error)

    def open_copy(self) -> None:
        """Lock this file and open a copy like any other file."""
        path = self.shell.ask_open_path(_("Open a copy"), _("Partnership Rounds file (store.db)"))
        if path is not None:
            self.shell.lock()
            self.shell.go(UnlockRoute(path), remember=False)

    def _made(self, folder: Path) -> None:
        copies = self.shell.workspace.copies
        copies.note_made()
        self.shell.saved()
        self.view.show_last(self._last())
        words = _("Copied, read back and checked: {name}. It opens with your words.", name=folder.name)
        if copies.on_same_disk(folder):
            words += " " + _("It is on the same disk as your file. A copy on a USB stick is safer.")
        else:
            words += " " + _("Take the stick out with the system's own Eject, and keep it away from the laptop.")
        if warning := synced_copy_warning(folder):
            words += " " + warning
        self.view.show_done(words)

    def _last(self) -> str:
        last = self.shell.workspace.copies.last_made()
        return _("Last copy: {day}", day=long_date(last)) if last else _("There is no copy yet")

    def _reason_against(self) -> str:
        """Why no copy can be made now; empty if one can."""
        if self.shell.workspace.scratch is not None:
            return _("This is a practice file. It goes when you close it, so it needs no copy.")
        try:
            self.shell.workspace.copies.must_be_allowed()
        except AppError as error:
            return str(error)
        return ""
