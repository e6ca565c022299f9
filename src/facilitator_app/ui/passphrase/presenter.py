"""F1: five random words, or the facilitator's own, lock the new store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import one_step
from facilitator_app.ui.desk import Desk, Where

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace


class PassphraseView(Protocol):
    def show_words(self, words: str) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def show_own_error(self, words: str) -> None: ...
    def show_error(self, words: str) -> None: ...


class PassphrasePresenter:
    def __init__(self, view: PassphraseView, desk: Desk) -> None:
        self.view = view
        self.desk = desk
        self.words = ""
        self._busy = False

    def show(self) -> None:
        self.other_words()

    def other_words(self) -> None:
        """Five other random words."""
        from facilitator_app.services.workspace import suggest_passphrase

        self.words = suggest_passphrase()
        self.view.show_words(self.words)

    def use_words(self) -> None:
        self._create(self.words)

    def use_own(self, words: str) -> None:
        """Lock with words of one's own, if they are long enough and hard to guess."""
        from facilitator_app.services.workspace import tidy_own_words

        try:
            self._create(tidy_own_words(words))
        except AppError as error:
            self.view.show_own_error(str(error))

    def _create(self, words: str) -> None:
        from facilitator_app.services.workspace import create_workspace, new_store_folder

        if self._busy:
            return
        self._busy = True
        self.view.show_busy(True)
        job = one_step(_("Making your file"), lambda: create_workspace(new_store_folder(), words, self.desk.today))
        self.desk.run(job, _("Making your file"), self._made, self._failed)

    def _made(self, result: tuple[Workspace, str]) -> None:
        workspace, code = result
        self.desk.adopt(workspace)
        self.desk.go("way_back", Where(page=code), remember=False)

    def _failed(self, words: str) -> None:
        self._busy = False
        self.view.show_busy(False)
        self.view.show_error(words)
