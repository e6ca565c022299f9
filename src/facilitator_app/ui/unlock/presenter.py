"""Words or the recovery code open the store. Wrong ones wait longer and longer; nothing is ever wiped."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.starting.secret_pages import SecretPage
from facilitator_app.ui.starting.secrets import AsksSecret
from facilitator_app.ui.unlock.view import ForgottenPage, UnlockPage

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace

SecretPageT = TypeVar("SecretPageT", bound=SecretPage)


class _Opening(AsksSecret[SecretPageT, to.UnlockRoute]):
    """What both ways in share. The route's path: the store's folder or its store.db; None: the file opened last."""

    def __init__(
        self, view: SecretPageT, shell: Shell, route: to.UnlockRoute, clock: Callable[[], float] = time.time
    ) -> None:
        self.path = route.path or Path(shell.settings.last_store)
        super().__init__(view, shell, route, self.folder, clock, undo=lambda opened: opened.close())

    @property
    def folder(self) -> Path:
        return self.path.parent if self.path.name == "store.db" else self.path

    def show(self) -> None:
        """Say which file it is, or at once that there is none. A folder is named only if a person named it."""
        from facilitator_app.services.workspace import is_default_folder, number_of

        number = self.tried(lambda: number_of(self.path))
        if number is None:
            self.offer_copies()
            return
        self.view.show_store(number, "" if is_default_folder(self.folder) else self.folder.name)

    def offer_copies(self) -> None:
        """A file that cannot be opened can give way to a copy."""

    def _try(self, work: Callable[[], Workspace], wrong: Callable[[], object]) -> None:
        self.attempt(_("Opening your file"), work, self.shell.opened, wrong)


class UnlockPresenter(_Opening[UnlockPage]):
    """Open with the words."""

    view: UnlockPage

    def show(self) -> None:
        from facilitator_app.services.workspace import synced_warning

        super().show()
        if warning := synced_warning(self.folder):
            self.view.show_synced(warning)

    def refused(self, error: AppError) -> None:
        from facilitator_app.store import BEHIND

        if error.code == "is_copy":
            self.shell.go(to.RestoreRoute(self.path), remember=False)
            return
        super().refused(error)
        self.offer_copies()
        if error.code in BEHIND:
            self.view.show_going_on()

    def offer_copies(self) -> None:
        from facilitator_app.store import slots_in

        self.view.show_copies_offered(len(slots_in(self.folder)))

    def go_back_here(self, index: int) -> None:
        """To the newer (0) or the older of the copies beside the file."""
        from facilitator_app.store import slots_in

        if index < len(kept := slots_in(self.folder)):
            self.shell.go(to.RestoreRoute(kept[index], self.folder), remember=False)

    def go_on_with(self, words: str) -> None:
        """Open the file though its newest changes are missing, after what that means was read."""
        self.open_with(words, behind=True)

    def open_with(self, words: str, *, behind: bool = False) -> None:
        """Try these words, unless wrong ones have just been tried too often."""
        from facilitator_app.services.file_words import advice
        from facilitator_app.services.workspace import open_workspace

        def wrong() -> None:
            self.view.show_secret_error(_("These words do not open this file."))
            self.view.show_advice(advice(words))

        if not words.strip():
            self.view.show_secret_error(_("Type your words."))
        elif not self.must_wait():
            path, today = self.path, self.shell.today
            self.view.show_advice("")
            self._try(lambda: open_workspace(path, words, today, behind=behind), wrong)

    def go_back_to_copy(self) -> None:
        """Ask for a copy that is to take the place of this file."""
        path = self.shell.ask_open_path(_("Go back to a copy"), _("Partnership Rounds file (store.db)"))
        if path is not None:
            self.shell.go(to.RestoreRoute(path, self.folder), remember=False)

    def forgot(self) -> None:
        self.shell.go(to.ForgottenRoute(self.path))

    def other_file(self) -> None:
        path = self.shell.ask_open_path(_("Open your file"), _("Partnership Rounds file (store.db)"))
        if path is not None:
            self.shell.go(to.UnlockRoute(path), remember=False)


class ForgottenPresenter(_Opening[ForgottenPage]):
    """Open with the recovery code, and lock with new words."""

    view: ForgottenPage

    def set_new(self, code: str, new: str) -> None:
        """New words, given the recovery code; then open with them."""
        from facilitator_app.services.workspace import open_workspace, set_new_passphrase, tidy_own_words

        no_code = "" if code.strip() else _("Type the recovery code from your sheet.")
        if not no_code and self.must_wait():
            return
        words, refused = "", ""
        try:
            words = tidy_own_words(new)
        except AppError as error:
            refused = str(error)
        if no_code or refused:
            self.view.show_problems(no_code, refused)
            return
        path, today = self.path, self.shell.today

        def work() -> Workspace:
            set_new_passphrase(path, code, words)
            return open_workspace(path, words, today)

        told = _("This code does not open this file. Compare it with your sheet, letter by letter.")
        self._try(work, lambda: self.view.show_secret_error(told))

    def leave(self) -> None:
        self.shell.go(to.UnlockRoute(self.path), remember=False)
