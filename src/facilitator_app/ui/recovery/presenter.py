"""Nobody can reset the words: they stay in sight beside their sheet until they were typed once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from facilitator_app import paths
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.file_number import file_number
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.steps import Job, one_step
from facilitator_app.files import save_whole
from facilitator_app.services.file_words import difference, same_words
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.presenter import PageT, Presenter
from facilitator_app.ui.recovery.view import RecoveryPage
from facilitator_app.ui.route_values import SheetFor
from facilitator_app.ui.routes import RecoveryRoute, SettingsRoute, SkipRecoveryRoute
from facilitator_app.ui.saving import save_file, sent_unlocked
from facilitator_app.ui.shell import FileSecret, Shell

NOTHING = FileSecret("", "")


class _Keeping(Presenter[PageT, RecoveryRoute]):
    """``secret`` opens the store just made. It is handed from one of the two pages to the other, and kept nowhere else.

    After new words it has no code, as nobody knows it but the sheet. Nobody keeps it, so there may be none.
    """

    def __init__(self, view: PageT, shell: Shell, route: RecoveryRoute, secret: FileSecret = NOTHING) -> None:
        super().__init__(view, shell, route)
        self._secret = secret
        self._pdf = b""

    def finish(self) -> None:
        """To the file, or back to Settings."""
        if self.route.why is SheetFor.NEW_FILE:
            self.shell.opened(self.shell.workspace)
        else:
            self.shell.go(SettingsRoute(), remember=False)

    def end(self) -> None:
        """Nothing of the secret stays."""
        self._secret, self._pdf = NOTHING, b""


class RecoveryPresenter(_Keeping[RecoveryPage]):
    """The sheet and the words; what was done with the sheet is said as long as they are kept in sight."""

    def show(self) -> None:
        if self._secret == NOTHING:
            self.view.show_head(_("Your words and your sheet"), "")
            self.view.show_withheld(
                _("They are not shown again."),
                _("Settings has Change the words and New recovery sheet."),
                _("&Open my file"),
                self.finish,
            )
            return
        self.view.show_head(*_head(self.route.why))
        if self._secret.code:
            heading = _("1  Keep this code away from the laptop")
            if self.route.why is SheetFor.NEW_SHEET:
                heading = _("Keep this code away from the laptop")
            number, day = file_number(self.shell.workspace.store.id), long_date(self.shell.today())
            about = _("Recovery code. File number {number}, {day}", number=number, day=day)
            may_hold_words = bool(self._secret.words)
            self.view.show_sheet(heading, self._secret.code, about, may_hold_words, self._secret.on_sheet)
            self._draw_in_background()
            if self._secret.done:
                self.view.show_done(self._secret.done)
        if self.route.why is SheetFor.NEW_SHEET:
            self.view.show_end()
        else:
            self.view.show_words(self._secret.words, _second(self._secret.code))

    def print_sheet(self) -> None:
        self.shell.print_pdf(self._sheet(), lambda: self._done(sent_unlocked()), self.view.show_error)

    def save_sheet(self) -> None:
        """Save the sheet as a PDF, but not beside the file that it opens."""
        save_file(self.shell, self.view, _("Save the sheet"), _("Recovery sheet.pdf"), self._write, done=self._saved)

    def put_words_on_sheet(self, on: bool) -> None:
        """Print the words on the sheet as well, or leave room to write them."""
        self._secret, self._pdf = replace(self._secret, on_sheet=on), b""
        self._draw_in_background()

    def go_on(self, typed: str) -> None:
        """Compare the words that were typed. Then go on to the file."""
        if not typed.strip():
            self.view.show_words_error(_("Type your words, from where you wrote them."))
        elif same_words(typed, self._secret.words):
            self.finish()
        else:
            self.view.show_words_error(difference(typed, self._secret.words))

    def skip(self) -> None:
        self.shell.go(SkipRecoveryRoute(self.route.why), remember=False, hand=self._secret)

    def _draw_in_background(self) -> None:
        label = _("Drawing the sheet")
        self.shell.run(one_step(label, self._draw), label, self._drawn, self.view.show_error)

    def _draw(self) -> bytes:
        from facilitator_app.packs.recovery_sheet import recovery_sheet

        words = self._secret.words if self._secret.on_sheet else ""
        return recovery_sheet(self._secret.code, self.shell.workspace.store.id, self.shell.today(), words)

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
                _("Anyone who takes this folder would have both."),
                _("Save the sheet in another place, such as a USB stick."),
            )
        return save_whole(path, self._sheet())

    def _saved(self, path: Path) -> None:
        self._done(_("Saved: {name}. Keep it away from this laptop.", name=path.name))

    def _done(self, words: str) -> None:
        self._secret = replace(self._secret, done=words)
        self.view.show_done(words)


class SkipPresenter(_Keeping[ConfirmPage]):
    """The page before going on without having typed the words."""

    def show(self) -> None:
        self.view.show_question(
            _("Are your words written down?"),
            (
                _(
                    "After this page nobody can see them again. If they are lost, and the sheet as well, so is the file."
                ),
                _("While the file is open, Settings has a new sheet. It asks for these words first."),
            ),
            safe=_("&Back to the words"),
            act=_("&Open my file"),
        )

    def leave(self) -> None:
        self.shell.go(RecoveryRoute(self.route.why), remember=False, hand=self._secret)

    def do_it(self) -> None:
        self.finish()


def _head(why: SheetFor) -> tuple[str, str]:
    if why is SheetFor.NEW_WORDS:
        return _("Your new words"), _("Write them down now. They open your file from now on; the old ones do not.")
    if why is SheetFor.NEW_SHEET:
        return _("Your new recovery sheet"), _(
            "Its code opens your file when you forget your words. The old code does not."
        )
    return _("Keep your words and your sheet"), _(
        "Nobody can reset your words. The sheet opens your file if you forget them."
    )


def _second(code: str) -> str:
    return _("2  Write down your words, then type them once") if code else _("Write them down, then type them once")
