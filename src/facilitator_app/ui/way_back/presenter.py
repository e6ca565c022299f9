"""F2: nobody can reset the words, so print or save a sheet, and type the words once."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import one_step
from facilitator_app.ui.desk import Desk


class WayBackView(Protocol):
    def show_sheet(self, code: str, made_on: str) -> None: ...
    def show_done(self, words: str) -> None: ...
    def show_error(self, words: str) -> None: ...
    def show_words_error(self, words: str) -> None: ...
    def show_skip(self) -> None: ...


class WayBackPresenter:
    """``code``: the recovery code. It is shown on this page only, and kept nowhere but in the locked key file."""

    def __init__(self, view: WayBackView, desk: Desk, code: str) -> None:
        self.view = view
        self.desk = desk
        self.code = code

    def show(self) -> None:
        self.view.show_sheet(self.code, _day(self.desk))

    def print_sheet(self) -> None:
        self.desk.print_pdf(self._sheet(), lambda: self.view.show_done(_("Sent to the printer.")), self.view.show_error)

    def save_sheet(self) -> None:
        """Save the sheet as a PDF, but not beside the file that it opens."""
        path = self.desk.ask_save_path(_("Save the sheet"), _("Way back in.pdf"), _("PDF files (*.pdf)"))
        if path is None:
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(path.name + ".pdf")
        if self.desk.workspace.store.path.resolve() in path.resolve().parents:
            self.view.show_error(
                _("A thief of this folder would have both. Save the sheet in another place, such as a USB stick.")
            )
            return
        try:
            _write(path, self._sheet())
        except OSError:
            self.view.show_error(_("The sheet could not be saved there. Choose another place."))
            return
        self.view.show_done(_("Saved: {name}. Keep it away from this laptop.", name=path.name))

    def go_on(self, words: str) -> None:
        """Check the words that were typed, then go Home."""
        from facilitator_app.services.workspace import words_fit

        workspace = self.desk.workspace
        if not words.strip():
            self.view.show_words_error(_("Type your words, as they are on the sheet or as you remember them."))
            return
        job = one_step(_("Trying your words"), lambda: words_fit(workspace.store.path, words))
        self.desk.run(job, _("Trying your words"), self._tried, self.view.show_error)

    def skip(self) -> None:
        self.view.show_skip()

    def skip_for_good(self) -> None:
        self.desk.opened(self.desk.workspace)

    def _tried(self, fit: bool) -> None:
        if fit:
            self.desk.opened(self.desk.workspace)
        else:
            self.view.show_words_error(_("These are not the words. Press Show and compare them with the sheet."))

    def _sheet(self) -> bytes:
        from facilitator_app.packs.recovery_sheet import recovery_sheet

        return recovery_sheet(self.code, self.desk.workspace.store.id, self.desk.today())


def _day(desk: Desk) -> str:
    today = desk.today()
    return f"{today.day} {today:%B %Y}"


def _write(path: Path, data: bytes) -> None:
    """Write whole or not at all."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise error
    if path.read_bytes() != data:
        raise AppError("not_saved", _("The file does not read back as it was written."), _("Choose another place."))
