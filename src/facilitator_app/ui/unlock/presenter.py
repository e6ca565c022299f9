"""F3: words or the recovery code open the store. Wrong words wait longer and longer; nothing is ever wiped."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job, Step
from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.unlock.patience import Patience

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace


class UnlockView(Protocol):
    def show_store(self, name: str) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def show_words_error(self, words: str) -> None: ...
    def show_error(self, words: str) -> None: ...
    def show_forgotten(self) -> None: ...
    def show_new_error(self, words: str) -> None: ...


class UnlockPresenter:
    """``path``: the store's folder or its store.db. ``clock``: seconds since 1970."""

    def __init__(self, view: UnlockView, desk: Desk, path: str, clock: Callable[[], float] = time.time) -> None:
        self.view = view
        self.desk = desk
        self.path = Path(path)
        self.patience = Patience(self.folder, clock)
        self._busy = False

    @property
    def folder(self) -> Path:
        return self.path.parent if self.path.name == "store.db" else self.path

    def show(self) -> None:
        self.view.show_store(self.folder.name)

    def open_with(self, words: str) -> None:
        """Try these words, unless wrong ones have just been tried too often."""
        from facilitator_app.services.workspace import open_workspace

        if not words.strip():
            self.view.show_words_error(_("Type your words."))
        elif wait := self.patience.seconds_left():
            self.view.show_words_error(_("Wait {n} seconds, then try again.", n=wait))
        elif not self._busy:
            self._set_busy(True)
            self.desk.run(
                _told(lambda: open_workspace(self.path, words, self.desk.today)),
                _("Opening your file"),
                self._opened,
                self._failed,
            )

    def forgot(self) -> None:
        self.view.show_forgotten()

    def set_new(self, code: str, new: str) -> None:
        """New words, given the recovery code; then open with them."""
        from facilitator_app.services.workspace import open_workspace, set_new_passphrase, tidy_own_words

        if wait := self.patience.seconds_left():
            self.view.show_new_error(_("Wait {n} seconds, then try again.", n=wait))
            return
        try:
            words = tidy_own_words(new)
        except AppError as error:
            self.view.show_new_error(str(error))
            return

        def work() -> Workspace:
            set_new_passphrase(self.path, code, words)
            return open_workspace(self.path, words, self.desk.today)

        self._set_busy(True)
        self.desk.run(_told(work), _("Opening your file"), self._opened, self._failed)

    def other_file(self) -> None:
        path = self.desk.ask_open_path(_("Open your file"), _("Partnership Rounds file (store.db)"))
        if path is not None:
            self.desk.go("unlock", Where(page=str(path)), remember=False)

    def new_file(self) -> None:
        self.desk.go("welcome")

    def _opened(self, found: Workspace | AppError) -> None:
        self._set_busy(False)
        if not isinstance(found, AppError):
            self.patience.right()
            self.desk.opened(found)
        elif found.code == "wrong_passphrase":
            self.patience.wrong()
            self.view.show_words_error(_("These words do not open this file. Check each word and try again."))
        else:
            self.view.show_error(str(found))

    def _failed(self, words: str) -> None:
        self._set_busy(False)
        self.view.show_error(words)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.view.show_busy(busy)


def _told(work: Callable[[], Workspace]) -> Job[Workspace | AppError]:
    """The workspace, or the AppError with its code, so that the page can tell wrong words from damage."""
    yield Step(0, 1, _("Opening your file"))
    try:
        return work()
    except AppError as error:
        return error
