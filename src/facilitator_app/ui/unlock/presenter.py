"""Words or the recovery code open the store. Wrong ones wait longer and longer; nothing is ever wiped."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.ui.presenter import Doing
from facilitator_app.ui.routes import ForgottenRoute, UnlockRoute, WelcomeRoute
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.starting.attempt import Attempt
from facilitator_app.ui.unlock.patience import Patience

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace
    from facilitator_app.ui.unlock.view import ForgottenPage, UnlockPage

WRONG = "wrong_passphrase"

OpeningPage = TypeVar("OpeningPage", bound="UnlockPage | ForgottenPage")


class _Opening(Doing[OpeningPage]):
    """What both ways in share. ``path``: the store's folder or its store.db. ``clock``: seconds since 1970."""

    def __init__(self, view: OpeningPage, shell: Shell, path: Path, clock: Callable[[], float] = time.time) -> None:
        self.view = view
        self.shell = shell
        self.path = Path(path)
        self.patience = Patience(self.folder, clock)
        self._attempt: Attempt[Workspace] | None = None

    @property
    def folder(self) -> Path:
        return self.path.parent if self.path.name == "store.db" else self.path

    def show(self) -> None:
        """Say which file it is, or at once that there is none. A folder is named only if a person named it."""
        from facilitator_app.services.workspace import is_usual_place, number_of

        number = self.tried(lambda: number_of(self.path))
        if number is None:
            return
        self.view.show_store(number, "" if is_usual_place(self.folder) else self.folder.name)

    def leave(self) -> None:
        self.shell.back()

    def end(self) -> None:
        """The page is gone: a store that nobody was told of is not wanted."""
        if self._attempt is not None:
            self._attempt.give_up()

    def _must_wait(self) -> bool:
        """True if too many wrong tries were made just now; then the page says so."""
        seconds = self.patience.seconds_left()
        if seconds:
            told = n_("Wait {n} second, then try again.", "Wait {n} seconds, then try again.", seconds)
            self.view.show_secret_error(told)
        return seconds > 0

    def _try(self, work: Callable[[], Workspace], if_wrong: str, then: Callable[[], object] = lambda: None) -> None:
        """``then``: what more is to be said of a wrong secret."""
        if self._attempt is not None and self._attempt.running:
            return
        self.end()
        label = _("Opening your file")
        attempt = Attempt(label, work, lambda opened: opened.close())
        self._attempt = attempt

        def tried(found: Workspace | AppError) -> None:
            if isinstance(found, AppError):
                self._not_opened(found, if_wrong)
                if found.code == WRONG:
                    then()
                return
            attempt.take()
            self.patience.right()
            self.shell.opened(found)

        self.shell.run(attempt.job(), label, tried, self.view.show_error)

    def _not_opened(self, error: AppError, if_wrong: str) -> None:
        if error.code == WRONG:
            self.patience.wrong()
            self.view.show_secret_error(if_wrong)
        else:
            self.view.show_error(str(error))


class UnlockPresenter(_Opening["UnlockPage"]):
    """Open with the words."""

    def show(self) -> None:
        from facilitator_app.services.workspace import synced_warning

        super().show()
        if warning := synced_warning(self.folder):
            self.view.show_synced(warning)

    def open_with(self, words: str) -> None:
        """Try these words, unless wrong ones have just been tried too often."""
        from facilitator_app.services.file_words import advice
        from facilitator_app.services.workspace import open_workspace

        if not words.strip():
            self.view.show_secret_error(_("Type your words."))
        elif not self._must_wait():
            path, today = self.path, self.shell.today
            self.view.show_advice("")
            self._try(
                lambda: open_workspace(path, words, today),
                _("These words do not open this file."),
                lambda: self.view.show_advice(advice(words)),
            )

    def forgot(self) -> None:
        self.shell.go(ForgottenRoute(self.path))

    def other_file(self) -> None:
        path = self.shell.ask_open_path(_("Open your file"), _("Partnership Rounds file (store.db)"))
        if path is not None:
            self.shell.go(UnlockRoute(path), remember=False)

    def new_file(self) -> None:
        self.shell.go(WelcomeRoute())


class ForgottenPresenter(_Opening["ForgottenPage"]):
    """Open with the recovery code, and lock with new words."""

    def set_new(self, code: str, new: str) -> None:
        """New words, given the recovery code; then open with them."""
        from facilitator_app.services.workspace import open_workspace, set_new_passphrase, tidy_own_words

        no_code = "" if code.strip() else _("Type the recovery code from your sheet.")
        if not no_code and self._must_wait():
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

        self._try(work, _("This code does not open this file. Compare it with your sheet, letter by letter."))

    def leave(self) -> None:
        self.shell.go(UnlockRoute(self.path), remember=False)
