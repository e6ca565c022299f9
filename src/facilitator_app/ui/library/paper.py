"""Print or save a page of the library: it holds no answers and no names, so it may lie anywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import finish
from facilitator_app.domain.words import tidy
from facilitator_app.ui.shell import Shell


class PaperView(Protocol):
    def show_done(self, words: str) -> None: ...
    def show_error(self, words: str) -> None: ...


class Paper:
    """``make`` draws the pages when they are wanted; ``name`` is what the file is called at first."""

    def __init__(self, view: PaperView, shell: Shell, make: Callable[[], bytes], name: str) -> None:
        self._view = view
        self._shell = shell
        self._make = make
        self._name = name

    def print_it(self) -> None:
        """Through the system's own printer box."""
        self._shell.print_pdf(
            self._make(), lambda: self._view.show_done(_("Sent to the printer.")), self._view.show_error
        )

    def save_it(self) -> None:
        """As a PDF where the person says; an older file stays whole if that fails."""
        from facilitator_app.files import save_whole

        path = self._shell.ask_save_path(_("Save as PDF"), self._name, _("PDF files (*.pdf)"))
        if path is None:
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(path.name + ".pdf")
        try:
            finish(save_whole(path, self._make()))
        except AppError as error:
            self._view.show_error(str(error))
        else:
            self._view.show_done(_("Saved: {name}", name=path.name))


def file_name(title: str) -> str:
    """A title as a file's name: letters that a file cannot have become spaces."""
    kept = "".join(letter if letter.isalnum() or letter in " -" else " " for letter in title)
    return _("{title}.pdf", title=tidy(kept)[:60].strip())
