"""Both ask for the present words first: an open file that somebody left is not enough."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.steps import Job, Step
from facilitator_app.services.file_words import advice, is_code
from facilitator_app.services.workspace import suggest_passphrase, tidy_own_words
from facilitator_app.ui.presenter import Doing
from facilitator_app.ui.route_values import SheetFor
from facilitator_app.ui.routes import RecoveryRoute, SettingsRoute
from facilitator_app.ui.shell import FileSecret, Shell
from facilitator_app.ui.unlock.patience import Patience

if TYPE_CHECKING:
    from facilitator_app.ui.file_words.view import ChangeWordsPage, NewSheetPage

T = TypeVar("T")
AskingPage = TypeVar("AskingPage", bound="ChangeWordsPage | NewSheetPage")


class _WithPresentWords(Doing[AskingPage]):
    """What both share. ``clock``: seconds since 1970; wrong tries wait as they do when a file is opened."""

    def __init__(self, view: AskingPage, shell: Shell, clock: Callable[[], float] = time.time) -> None:
        self.view = view
        self.shell = shell
        self._patience = Patience(shell.workspace.store.path, clock)
        self._running = False

    def leave(self) -> None:
        self.shell.go(SettingsRoute(), remember=False)

    def _may_try(self, present: str) -> bool:
        if not present.strip():
            self.view.show_present_error(_("Type the words that open your file now."))
            return False
        if seconds := self._patience.seconds_left():
            told = n_("Wait {n} second, then try again.", "Wait {n} seconds, then try again.", seconds)
            self.view.show_present_error(told)
            return False
        return not self._running

    def _do(self, label: str, present: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """``work`` with the present words, in the background; wrong ones are counted."""
        self._running = True

        def over(found: T | AppError) -> None:
            self._running = False
            if not isinstance(found, AppError):
                self._patience.right()
                done(found)
            elif found.code == "wrong_passphrase":
                self._patience.wrong()
                told = (_("These words do not open this file."), advice(present))
                self.view.show_present_error(" ".join(told))
            else:
                self.view.show_error(str(found))

        def failed(words: str) -> None:
            self._running = False
            self.view.show_error(words)

        self.shell.run(_tried(label, work), label, over, failed, self._stopped)

    def _stopped(self) -> None:
        self._running = False


class ChangeWordsPresenter(_WithPresentWords["ChangeWordsPage"]):
    """New words; the recovery code stays."""

    def __init__(self, view: ChangeWordsPage, shell: Shell, clock: Callable[[], float] = time.time) -> None:
        super().__init__(view, shell, clock)
        self.words = ""

    def show(self) -> None:
        self.other_words()

    def other_words(self) -> None:
        """Five other random words."""
        if not self._running:
            self.words = suggest_passphrase()
            self.view.show_words(self.words)

    def use_words(self) -> None:
        self._change(self.words)

    def use_own(self, words: str) -> None:
        """Words of one's own, if they are long enough and hard to guess."""
        try:
            tidy = tidy_own_words(words)
        except AppError as error:
            self.view.show_own_error(str(error))
        else:
            self._change(tidy)

    def _change(self, new: str) -> None:
        present, store = self.view.present, self.shell.workspace.store
        if not self._may_try(present):
            return

        def changed(_none: None) -> None:
            self.shell.go(RecoveryRoute(SheetFor.NEW_WORDS), remember=False, hand=FileSecret("", new))

        self._do(_("Changing the words"), present, lambda: store.change_words(present, new), changed)


class NewSheetPresenter(_WithPresentWords["NewSheetPage"]):
    """A new code; the words stay."""

    def show(self) -> None:
        """Nothing is known before the words are typed."""

    def make(self, present: str) -> None:
        store = self.shell.workspace.store
        if not self._may_try(present):
            return

        def made(code: str) -> None:
            words = "" if is_code(present) else present
            self.shell.go(RecoveryRoute(SheetFor.NEW_SHEET), remember=False, hand=FileSecret(code, words))

        self._do(_("Making a new code"), present, lambda: store.new_recovery_code(present), made)


def _tried(label: str, work: Callable[[], T]) -> Job[T | AppError]:
    """The work in one step; its AppError is a result, so that its code can be told apart."""
    yield Step(0, 1, label)
    try:
        return work()
    except AppError as error:
        return error
