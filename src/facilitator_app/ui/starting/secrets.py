"""What presenters share that ask for the secret of a file, or give it a new one."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import n_
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.starting.attempt import Attempts
from facilitator_app.ui.starting.patience import Patience

if TYPE_CHECKING:
    from facilitator_app.ui.starting.secret_pages import AskingPage

WRONG = "wrong_passphrase"

AskingPageT = TypeVar("AskingPageT", bound="AskingPage")
RouteT = TypeVar("RouteT")
T = TypeVar("T")


class AsksSecret(Presenter[AskingPageT, RouteT]):
    """Wrong secrets wait longer and longer, also after a restart; nothing is ever wiped.

    ``folder``: of the store. ``clock``: seconds since 1970. ``undo``: what is done with a result that nobody wants.
    """

    def __init__(
        self,
        view: AskingPageT,
        shell: Shell,
        route: RouteT,
        folder: Path,
        clock: Callable[[], float] = time.time,
        undo: Callable[[Any], None] | None = None,
    ) -> None:
        super().__init__(view, shell, route)
        self.patience = Patience(folder, clock)
        self.attempts: Attempts[Any] = Attempts(shell, undo, view.show_error)

    def end(self) -> None:
        self.attempts.give_up()

    def refused(self, error: AppError) -> None:
        """The secret was right, and the file could not be opened all the same."""
        self.view.show_error(str(error))

    def must_wait(self) -> bool:
        """True if too many wrong tries were made just now; then the page says so."""
        seconds = self.patience.seconds_left()
        if seconds:
            told = n_("Wait {n} second, then try again.", "Wait {n} seconds, then try again.", seconds)
            self.view.show_secret_error(told)
        return seconds > 0

    def attempt(
        self, label: str, work: Callable[[], T], done: Callable[[T], object], wrong: Callable[[], object]
    ) -> None:
        """``work`` with the secret, in the background; ``wrong`` says that it was not the right one."""

        def right(result: T) -> None:
            self.patience.right()
            done(result)

        def refused(error: AppError) -> None:
            if error.code == WRONG:
                self.patience.wrong()
                wrong()
            else:
                self.refused(error)

        if not self.attempts.running:
            self.view.clear_errors()  # they spoke of the try before this one
        self.attempts.begin(label, work, right, refused)


class ChoosingPage(Protocol):
    """What a page with a ``WordsChooser`` can show."""

    def show_words(self, words: str) -> None: ...
    def show_own_error(self, words: str) -> None: ...


class ChoosesWords:
    """New words for a file: five by chance, or one's own. Nothing changes while they are being used."""

    view: ChoosingPage
    attempts: Attempts[Any]
    words = ""

    def other_words(self) -> None:
        """Five other random words."""
        from facilitator_app.services.workspace import suggest_passphrase

        if not self.attempts.running:
            self.words = suggest_passphrase()
            self.view.show_words(self.words)

    def use_words(self) -> None:
        self.use(self.words)

    def use_own(self, words: str) -> None:
        """Words of one's own, if they are long enough and hard to guess."""
        from facilitator_app.services.workspace import tidy_own_words

        try:
            tidy = tidy_own_words(words)
        except AppError as error:
            self.view.show_own_error(str(error))
        else:
            self.use(tidy)

    def use(self, words: str) -> None:
        """These words were chosen."""
        raise NotImplementedError
