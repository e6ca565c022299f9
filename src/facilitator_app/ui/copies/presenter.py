"""Make a copy elsewhere, open one, know where the file lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date
from facilitator_app.services.restoring import kept_before
from facilitator_app.services.workspace import synced_copy_warning, synced_warning
from facilitator_app.ui.presenter import PageT, Presenter, RouteT
from facilitator_app.ui.routes import CopiesRoute, CopyOnlineRoute, RestoreRoute

if TYPE_CHECKING:
    from facilitator_app.ui.confirm_page import ConfirmPage
    from facilitator_app.ui.copies.view import CopiesPage


class _Copying(Presenter[PageT, RouteT]):
    def copy_to(self, place: Path) -> None:
        """The copy has been read back when the page of copies says that it is there."""
        job = self.shell.workspace.copies.make(place)
        self.shell.run(job, _("Making a copy"), self._made, self.view.show_error)

    def _made(self, folder: Path) -> None:
        self.shell.workspace.copies.note_made()
        self.shell.saved()
        self.shell.go(CopiesRoute(folder), remember=False)


class CopiesPresenter(_Copying["CopiesPage", CopiesRoute]):
    view: CopiesPage

    def show(self) -> None:
        store, last = self.shell.workspace.store.path, self.shell.workspace.copies.last_made()
        told = _("Last copy: {day}", day=long_date(last)) if last else _("There is no copy yet")
        self.view.show_copies(told, str(store), self._reason_against(), synced_warning(store))
        self._before = kept_before(store)
        if self._before is not None:
            self.view.show_taking_back()
        if self.route.made is not None and self.route.made.exists():
            self.view.show_done(self._what_to_do_with(self.route.made))

    def make(self) -> None:
        """Ask where, and copy; a place that is copied to the internet is asked about first."""
        place = self.shell.ask_folder(_("Where to put the copy"))
        if place is None:
            return
        if synced_copy_warning(place):
            self.shell.go(CopyOnlineRoute(place), remember=False)
        else:
            self.copy_to(place)

    def go_back(self) -> None:
        """Ask for a copy, and look into it."""
        path = self.shell.ask_open_path(_("Go back to a copy"), _("Partnership Rounds file (store.db)"))
        if path is not None:
            self.shell.go(RestoreRoute(path))

    def take_back(self) -> None:
        """To the file that gave way last to a copy: it is one as well by now."""
        if self._before is not None:
            self.shell.go(RestoreRoute(self._before))

    def _what_to_do_with(self, folder: Path) -> str:
        words = _("Copied, read back and checked: {name}. It opens with your words.", name=folder.name)
        if self.shell.workspace.copies.on_same_disk(folder):
            return words + " " + _("It is on the same disk as your file. A copy on a USB stick is safer.")
        return words + " " + _("Take the stick out with the system's own Eject, and keep it away from the laptop.")

    def _reason_against(self) -> str:
        """Why no copy can be made now; empty if one can."""
        if self.shell.workspace.scratch is not None:
            return _("This is a practice file. It goes when you close it, so it needs no copy.")
        try:
            self.shell.workspace.copies.must_be_allowed()
        except AppError as error:
            return str(error)
        return ""


class CopyOnlinePresenter(_Copying["ConfirmPage", CopyOnlineRoute]):
    """Asks before a copy goes where a service copies it to the internet."""

    view: ConfirmPage

    def show(self) -> None:
        place = self.route.place
        lines = (
            synced_copy_warning(place),
            _(
                "The copy is locked with your words. Who gets hold of it can try to guess them for as long as they like."
            ),
        )
        self.view.show_question(_("Put the copy into {name}?", name=place.name), lines)

    def leave(self) -> None:
        self.shell.go(CopiesRoute(), remember=False)

    def do_it(self) -> None:
        self.copy_to(self.route.place)
