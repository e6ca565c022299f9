"""Choose words, or type the facilitator's own, lock the new store."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from facilitator_app import paths
from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.passphrase.view import PassphrasePage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.shell import FileSecret
from facilitator_app.ui.starting.attempt import Attempts
from facilitator_app.ui.starting.secrets import ChoosesWords

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace

Made = tuple["Workspace", str]
"""A new store, open, and its recovery code."""


class PassphrasePresenter(ChoosesWords, Presenter[PassphrasePage, to.PassphraseRoute]):
    view: PassphrasePage

    def begin(self) -> None:
        self.attempts: Attempts[Made] = Attempts(self.shell, _throw_away, self.view.show_error)

    def show(self) -> None:
        from facilitator_app.services.workspace import new_store_folder

        self.other_words()
        if service := paths.sync_service(new_store_folder()):
            self.view.show_synced(
                _(
                    "Your file will be in a folder that {service} copies to the internet. That can damage it while it is "
                    "open. When it is made, close it, move its folder to another place on this laptop, and open it there.",
                    service=service,
                )
            )

    def end(self) -> None:
        self.attempts.give_up()

    def use(self, words: str) -> None:
        from facilitator_app.services.workspace import create_workspace, new_store_folder

        folder, today = new_store_folder(), self.shell.today

        def made(workspace_and_code: Made) -> None:
            workspace, code = workspace_and_code
            self.shell.adopt(workspace)
            self.shell.go(to.RecoveryRoute(), remember=False, hand=FileSecret(code, words))

        self.attempts.begin(_("Making your file"), lambda: create_workspace(folder, words, today), made)


def _throw_away(made: Made) -> None:
    """Nobody has seen the recovery code of this empty store, so it goes as a whole."""
    workspace, _code = made
    folder = workspace.store.path
    workspace.close()
    shutil.rmtree(folder, ignore_errors=True)
