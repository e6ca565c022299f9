"""Both ask for the present words first: an open file that somebody left is not enough."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from facilitator_app.domain.language import _
from facilitator_app.services.file_words import advice, is_code
from facilitator_app.ui import routes as to
from facilitator_app.ui.file_words.view import ChangeWordsPage, NewSheetPage
from facilitator_app.ui.route_values import SheetFor
from facilitator_app.ui.shell import FileSecret, Shell
from facilitator_app.ui.starting.secrets import AskingPageT, AsksSecret, ChoosesWords

T = TypeVar("T")
RouteT = TypeVar("RouteT")


class _WithPresentWords(AsksSecret[AskingPageT, RouteT]):
    """What both share. What was done once is done: it can only be cancelled before."""

    leads_back = to.SettingsRoute

    why: SheetFor

    def __init__(self, view: AskingPageT, shell: Shell, route: RouteT, clock: Callable[[], float] = time.time) -> None:
        super().__init__(view, shell, route, shell.workspace.store.path, clock)

    def _do(self, label: str, present: str, work: Callable[[], T], secret: Callable[[T], FileSecret]) -> None:
        """``work`` with the present words, then a page that shows the new secret."""
        if not present.strip():
            self.view.show_secret_error(_("Type the words that open your file now."))
        elif not self.must_wait():
            self.attempt(
                label,
                work,
                lambda made: self.shell.go(to.RecoveryRoute(self.why), remember=False, hand=secret(made)),
                lambda: self.view.show_secret_error(
                    " ".join((_("These words do not open this file."), advice(present)))
                ),
            )


class ChangeWordsPresenter(ChoosesWords, _WithPresentWords[ChangeWordsPage, to.ChangeWordsRoute]):
    """New words; the recovery code stays."""

    view: ChangeWordsPage
    why = SheetFor.NEW_WORDS

    def show(self) -> None:
        self.other_words()

    def use(self, words: str) -> None:
        present, store = self.view.secret.text(), self.workspace.store
        self._do(
            _("Changing the words"),
            present,
            lambda: store.change_words(present, words),
            lambda _none: FileSecret("", words),
        )


class NewSheetPresenter(_WithPresentWords[NewSheetPage, to.NewSheetRoute]):
    """A new code; the words stay."""

    view: NewSheetPage
    why = SheetFor.NEW_SHEET

    def show(self) -> None:
        """Nothing is known before the words are typed."""

    def make(self, present: str) -> None:
        store = self.workspace.store
        words = "" if is_code(present) else present
        self._do(
            _("Making a new code"),
            present,
            lambda: store.new_recovery_code(present),
            lambda code: FileSecret(code, words),
        )
