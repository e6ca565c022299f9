"""Look into a copy with its words, say what would change, and put it in the place of the file."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date
from facilitator_app.ui.restore.view import RestorePage
from facilitator_app.ui.routes import CopiesRoute, RestoreRoute, UnlockRoute
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.starting.secrets import AsksSecret

if TYPE_CHECKING:
    from facilitator_app.services.restoring import BothFiles, Ready
    from facilitator_app.store import StoreSummary


class RestorePresenter(AsksSecret[RestorePage, RestoreRoute]):
    """The words stay here until the copy is in place or the page is left; they are kept nowhere else."""

    view: RestorePage

    def __init__(
        self, view: RestorePage, shell: Shell, route: RestoreRoute, clock: Callable[[], float] = time.time
    ) -> None:
        from facilitator_app.services.restoring import Restoring

        folder = None if route.folder is None else _folder_of(route.folder)
        workspace = shell.workspace if shell.is_open and folder is None else None
        self._back = Restoring(route.path, workspace, folder or _known_folder(shell, route.path), shell.today)
        self._words = ""
        super().__init__(view, shell, route, self._back.folder, clock)

    def show(self) -> None:
        from facilitator_app.store import slots_in

        here = _folder_of(self.route.path)
        self._kept = slots_in(self._back.folder)
        self.view.show_copy(here.name)
        self.view.show_others([n for n, slot in enumerate(self._kept) if slot != here])

    def choose(self, index: int) -> None:
        """The newer (0) or the older of the copies beside the file instead."""
        self.shell.go(RestoreRoute(self._kept[index], self.route.folder), remember=False)

    def look(self, words: str) -> None:
        """Try these words, unless wrong ones have just been tried too often."""
        if not words.strip():
            self.view.show_secret_error(_("Type the words of the copy."))
        elif not self.must_wait():

            def right(compared: BothFiles) -> None:
                self._words = words
                self._show(compared)

            told = _("These words do not open the copy. It opens with those you had when you made it.")
            self.attempt(
                _("Looking into the copy"),
                lambda: self._back.compare(words),
                right,
                lambda: self.view.show_secret_error(told),
            )

    def go_back(self) -> None:
        """Make the copy ready; when it is, it takes the place of the file at once."""
        words = self._words

        def done(ready: Ready) -> None:
            self._finish(ready, words)

        self.shell.run(self._back.prepare(words), _("Going back to the copy"), done, self.view.show_error)

    def leave(self) -> None:
        if self.shell.is_open:
            self.shell.go(CopiesRoute(), remember=False)
        else:
            self.shell.go(UnlockRoute(self.route.folder), remember=False)

    def end(self) -> None:
        super().end()
        self._words = ""

    def _finish(self, ready: Ready, words: str) -> None:
        try:
            opened = self._back.finish(ready, words)
        except AppError as error:
            if error.code != "changed_meanwhile":
                self.shell.lock()
            self.view.show_error(str(error))
            return
        if opened is None:
            self.shell.lock()
            self.shell.go(UnlockRoute(ready.folder), remember=False)
            return
        self.shell.opened(opened)
        self.shell.go(CopiesRoute(), remember=False)

    def _show(self, compared: BothFiles) -> None:
        made = compared.copy.made
        day = _("The copy of {day}", day=long_date(made)) if made else _("The copy")
        rows = [
            (_("Partnerships"), *_both(compared, lambda summary: summary.partnerships)),
            (_("Rounds"), *_both(compared, lambda summary: summary.rounds)),
            (_("Answers of people"), *_both(compared, lambda summary: summary.responses)),
        ]
        self.view.show_comparison(day, rows, _what_follows(compared), _warning(compared))


def _both(compared: BothFiles, count: Callable[[StoreSummary], int]) -> tuple[str, str]:
    return str(count(compared.copy)), str(count(compared.now)) if compared.now else _("not known")


def _what_follows(compared: BothFiles) -> tuple[str, ...]:
    if not compared.there:
        return (_("There is no file of this number on this laptop. The copy becomes your file here."),)
    kept = _("Your file as it is now is kept on this laptop. Copies and moving has a button to take this back.")
    deleted = _("What you deleted since then stays deleted.")
    return (_("The copy takes the place of your file. What was done after it was made is not in it."), deleted, kept)


def _warning(compared: BothFiles) -> str:
    """What cannot be known where the file that gives way cannot be read."""
    if compared.now is not None:
        return ""
    return _(
        "Results may have been shown that this copy does not know of. Anyone who compares them with results from it may work out "
        "what one person said. The copy will note that its results begin anew today."
    )


def _folder_of(path: Path) -> Path:
    return path.parent if path.name == "store.db" else path


def _known_folder(shell: Shell, path: Path) -> Path | None:
    """Where the file lies of which this is a copy, if it is the one that was open last."""
    from facilitator_app.store import identify

    last = shell.settings.last_store
    try:
        if not shell.is_open and last and identify(Path(last)) in ("", identify(path)):
            return _folder_of(Path(last))
    except AppError:
        return None
    return None
