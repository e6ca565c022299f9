"""Nobody can reset the words, so print or save a sheet, and type the words once."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app import paths
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.file_number import file_number
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.steps import Job, one_step
from facilitator_app.files import save_whole
from facilitator_app.ui.routes import RecoveryRoute, SkipRecoveryRoute
from facilitator_app.ui.saving import save_file
from facilitator_app.ui.shell import FileSecret, Shell

if TYPE_CHECKING:
    from facilitator_app.ui.confirm_page import ConfirmPage
    from facilitator_app.ui.recovery.view import RecoveryPage


class RecoveryPresenter:
    """``secret`` opens the store just made. It is shown on this page only, and kept nowhere else."""

    def __init__(self, view: RecoveryPage, shell: Shell, secret: FileSecret | None) -> None:
        self.view = view
        self.shell = shell
        self._secret = secret
        self._pdf = b""

    def show(self) -> None:
        if self._secret is None:
            self.view.show_sheet("", "", "")
            return
        number = file_number(self.shell.workspace.store.id)
        self.view.show_sheet(self._secret.code, number, long_date(self.shell.today()))
        label = _("Drawing the sheet")
        self.shell.run(one_step(label, self._draw), label, self._drawn, self.view.show_error)

    def print_sheet(self) -> None:
        self.shell.print_pdf(
            self._sheet(), lambda: self.view.show_done(_("Sent to the printer.")), self.view.show_error
        )

    def save_sheet(self) -> None:
        """Save the sheet as a PDF, but not beside the file that it opens."""
        save_file(self.shell, self.view, _("Save the sheet"), _("Way back in.pdf"), self._write, done=self._saved)

    def go_on(self, typed: str, shown: bool) -> None:
        """Compare the words that were typed; ``shown``: they can be read on the screen. Then go Home."""
        if not typed.strip():
            self.view.show_words_error(_("Type your words, as they are on the sheet or as you remember them."))
        elif _tidy(typed) == _tidy(self._words):
            self.shell.opened(self.shell.workspace)
        elif shown:
            self.view.show_words_error(difference(_tidy(typed), _tidy(self._words)))
        else:
            self.view.show_words_error(_("These are not the words. Press Show to see which one differs."))

    def skip(self) -> None:
        self.shell.go(SkipRecoveryRoute(), remember=False, hand=self._secret)

    def leave(self) -> None:
        """The page is gone: nothing of the secret stays."""
        self._secret, self._pdf = None, b""

    @property
    def _code(self) -> str:
        return self._secret.code if self._secret else ""

    @property
    def _words(self) -> str:
        return self._secret.words if self._secret else ""

    def _draw(self) -> bytes:
        from facilitator_app.packs.recovery_sheet import recovery_sheet

        return recovery_sheet(self._code, self.shell.workspace.store.id, self.shell.today())

    def _sheet(self) -> bytes:
        self._pdf = self._pdf or self._draw()
        return self._pdf

    def _drawn(self, pdf: bytes) -> None:
        self._pdf = pdf
        self.view.show_picture(pdf)

    def _is_beside_the_store(self, path: Path) -> bool:
        around = path.resolve().parents
        return self.shell.workspace.store.path.resolve() in around or paths.data_folder().resolve() in around

    def _write(self, path: Path) -> Job[Path]:
        if self._is_beside_the_store(path):
            raise AppError(
                "beside_the_store",
                _("Who takes this folder would have both."),
                _("Save the sheet in another place, such as a USB stick."),
            )
        return save_whole(path, self._sheet())

    def _saved(self, path: Path) -> None:
        self.view.show_done(_("Saved: {name}. Keep it away from this laptop.", name=path.name))


class SkipPresenter:
    """The page before going on without having typed the words."""

    def __init__(self, view: ConfirmPage, shell: Shell, secret: FileSecret | None) -> None:
        self.view = view
        self.shell = shell
        self._secret = secret

    def show(self) -> None:
        self.view.show_question(
            _("Go on without checking your words?"),
            (
                _("If you forget the words, all answers are lost. We cannot help."),
                _("The sheet with the code is shown once only. After this page it cannot be printed again."),
            ),
        )

    def keep(self) -> None:
        self.shell.go(RecoveryRoute(), remember=False, hand=self._secret)

    def do_it(self) -> None:
        self.shell.opened(self.shell.workspace)


def difference(typed: str, right: str) -> str:
    """Where the typed words first differ, by number; never what the right word is."""
    typed_words, right_words = typed.split(), right.split()
    for number, (one, other) in enumerate(zip(typed_words, right_words, strict=False), 1):
        if one != other:
            return _("Word {n} is not the same. Look at its spelling and its capital letters.", n=number)
    return _("You typed {n} words. There are {right}.", n=len(typed_words), right=len(right_words))


def _tidy(words: str) -> str:
    """One form for what looks the same, as the store sees it."""
    return " ".join(unicodedata.normalize("NFKC", words).split())
