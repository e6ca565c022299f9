"""Five random words, or the facilitator's own, lock the new store."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.routes import PassphraseRoute, RecoveryRoute
from facilitator_app.ui.shell import FileSecret, Shell
from facilitator_app.ui.starting.attempt import Attempt

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace
    from facilitator_app.ui.passphrase.view import PassphrasePage

Made = tuple["Workspace", str]
"""A new store, open, and its recovery code."""


class PassphrasePresenter(Presenter["PassphrasePage", PassphraseRoute]):
    def __init__(self, view: PassphrasePage, shell: Shell, route: PassphraseRoute) -> None:
        super().__init__(view, shell, route)
        self.words = ""
        self._attempt: Attempt[Made] | None = None

    def show(self) -> None:
        from facilitator_app.services.workspace import new_store_folder, synced_copy_warning

        self.other_words()
        if warning := synced_copy_warning(new_store_folder()):
            self.view.show_synced(warning)

    def other_words(self) -> None:
        """Five other random words."""
        from facilitator_app.services.workspace import suggest_passphrase

        if self._attempt is not None and self._attempt.running:
            return
        self.words = suggest_passphrase()
        self.view.show_words(self.words)

    def use_words(self) -> None:
        self._create(self.words)

    def use_own(self, words: str) -> None:
        """Lock with words of one's own, if they are long enough and hard to guess."""
        from facilitator_app.services.workspace import tidy_own_words

        try:
            tidy = tidy_own_words(words)
        except AppError as error:
            self.view.show_own_error(str(error))
        else:
            self._create(tidy)

    def end(self) -> None:
        """The page is gone: a store that nobody was told of is not wanted."""
        if self._attempt is not None:
            self._attempt.give_up()

    def _create(self, words: str) -> None:
        from facilitator_app.services.workspace import create_workspace, new_store_folder

        if self._attempt is not None and self._attempt.running:
            return
        self.end()
        label = _("Making your file")
        folder, today = new_store_folder(), self.shell.today
        attempt = Attempt(label, lambda: create_workspace(folder, words, today), _throw_away)
        self._attempt = attempt

        def made(found: Made | AppError) -> None:
            if isinstance(found, AppError):
                self.view.show_error(str(found))
                return
            attempt.take()
            workspace, code = found
            self.shell.adopt(workspace)
            self.shell.go(RecoveryRoute(), remember=False, hand=FileSecret(code, words))

        self.shell.run(attempt.job(), label, made, self.view.show_error)


def _throw_away(made: Made) -> None:
    """Nobody has seen the recovery code of this empty store, so it goes as a whole."""
    workspace, _code = made
    folder = workspace.store.path
    workspace.close()
    shutil.rmtree(folder, ignore_errors=True)
