"""Make a copy elsewhere, open one, know where the file lies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _, long_date
from facilitator_app.services.restoring import kept_before
from facilitator_app.services.workspace import synced_copy_warning, synced_warning
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.copies.view import CopiesPage
from facilitator_app.ui.presenter import PageT, Presenter, RouteT
from facilitator_app.ui.routes import CopiesRoute, CopyOnlineRoute, RestoreRoute

if TYPE_CHECKING:
    from facilitator_app.services.erasing import NotReached
    from facilitator_app.store import KnownCopy


class _Copying(Presenter[PageT, RouteT]):
    def copy_to(self, folder: Path) -> None:
        """The copy has been read back when the page of copies says that it is there."""
        job = self.shell.workspace.copies.make(folder)
        self.shell.run(job, _("Making a copy"), self._made, self.view.show_error)

    def _made(self, folder: Path) -> None:
        self.shell.workspace.copies.note_made()
        self.shell.saved()
        self.shell.go(CopiesRoute(folder), remember=False)


class CopiesPresenter(_Copying[CopiesPage, CopiesRoute]):
    _behind: tuple[KnownCopy, ...] = ()

    def show(self) -> None:
        store, last = self.shell.workspace.store.path, self.shell.workspace.copies.last_made()
        told = _("Last copy: {day}", day=long_date(last)) if last else _("There is no copy yet")
        self.view.show_copies(told, str(store), self._reason_against(), synced_warning(store))
        self._show_kept()
        self._before = kept_before(store)
        if self._before is not None:
            self.view.show_taking_back()
        if self.route.made is not None and self.route.made.exists():
            self.view.show_done(self._what_to_do_with(self.route.made))

    def _show_kept(self) -> None:
        """The two copies that are made by themselves, and every copy that was made elsewhere."""
        copies, running = self.workspace.copies, bool(self.workspace.rounds.open_rounds())
        if running and self.workspace.scratch is None:
            self.view.show_kept_here(len(copies.kept_here()), copies.trouble)
        known = self.workspace.everywhere.known()
        if known.copies:
            newest = sorted(known.copies, key=lambda copy: copy.made, reverse=True)
            self._behind = known.behind
            rows = [(long_date(c.made), str(c.folder), _state(c, c in self._behind, running)) for c in newest]
            self.view.show_known(rows, [c.folder.name for c in self._behind])

    def go_back_here(self, index: int) -> None:
        """To the newer (0) or the older copy that was made by itself."""
        if index < len(kept := self.workspace.copies.kept_here()):
            self.shell.go(RestoreRoute(kept[index]))

    def reach(self) -> None:
        """Look for each copy that still holds what was deleted."""

        def done(left: tuple[NotReached, ...]) -> None:
            if left:
                self.view.show_error("\n".join(_not_reached(one) for one in left))
            else:
                self.shell.go(CopiesRoute(), remember=False)

        self.shell.run(self.workspace.everywhere.reach(), _("Deleting in the copies"), done, self.view.show_error)

    def forget(self, index: int) -> None:
        """This copy is gone, as the person says."""
        if index < len(self._behind) and self.kept(lambda: self.workspace.everywhere.forget(self._behind[index])):
            self.shell.go(CopiesRoute(), remember=False)

    def make(self) -> None:
        """Ask where, and copy; a place that is copied to the internet is asked about first."""
        folder = self.shell.ask_folder(_("Where to put the copy"))
        if folder is None:
            return
        if synced_copy_warning(folder):
            self.shell.go(CopyOnlineRoute(folder), remember=False)
        else:
            self.copy_to(folder)

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
        copies = self.shell.workspace.copies
        said = [_("Copied, read back and checked: {name}. It opens with your words.", name=folder.name)]
        said += [
            _("An unfinished copy of another file is there too: {name}. It stays.", name=part.name)
            for part in copies.unfinished_in(folder.parent)
        ]
        if copies.on_same_disk(folder):
            said.append(_("It is on the same disk as your file. A copy on a USB stick is safer."))
        elif copies.safe_to_take_out(folder):
            said.append(_("All of it is on the stick: it is safe to take out. Keep it away from the laptop."))
        else:
            said.append(_("Take the stick out with the system's own Eject, and keep it away from the laptop."))
        return " ".join(said)

    def _reason_against(self) -> str:
        """Why no copy can be made now; empty if one can."""
        if self.shell.workspace.scratch is not None:
            return _("This is a practice file. It goes when you close it, so it needs no copy.")
        return ""


def _state(copy: KnownCopy, behind: bool, running: bool) -> str:
    """What is in it that is not in the file any more. ``running``: a round is open now."""
    if behind:
        return _("Still holds what you deleted since")
    if copy.open and not running:
        return _("Made while a round was open. Make a new one, then delete this one")
    return _("Holds nothing that you deleted since")


def _not_reached(one: NotReached) -> str:
    return _("{name}: {why}", name=one.copy.folder.name, why=one.why)


class CopyOnlinePresenter(_Copying[ConfirmPage, CopyOnlineRoute]):
    """Asks before a copy goes where a service copies it to the internet."""

    def show(self) -> None:
        folder = self.route.folder
        lines = (
            synced_copy_warning(folder),
            _(
                "The copy is locked with your words. Anyone who gets hold of it can try to guess them for as long as they like."
            ),
        )
        title = _("Put the copy into {name}?", name=folder.name)
        self.view.show_question(title, lines, safe=_("&No, go back"), act=_("&Copy it there all the same"))

    def leave(self) -> None:
        self.shell.go(CopiesRoute(), remember=False)

    def do_it(self) -> None:
        self.copy_to(self.route.folder)
