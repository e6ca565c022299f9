"""The one way from a page to a file and to the printer: where to, whole or not at all, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job
from facilitator_app.file_names import file_name, free_path
from facilitator_app.files import save_whole
from facilitator_app.ui.shell import Shell, Stopped


class TellingView(Protocol):
    """What such a page can say; every ``FacilitatorPage`` can."""

    def show_done(self, words: str) -> None: ...
    def show_error(self, words: str) -> None: ...


def ask_path(shell: Shell, title: str, name: str) -> Path | None:
    """Where to save; ``name`` with its ending is offered. None when the person cancels.

    The ending is added where it was left out. The system's box has not asked about that name: a file which is there
    already stays, and the new one gets a number.
    """
    ending = Path(name).suffix
    path = shell.ask_save_path(title, name, _kinds()[ending])
    if path is None or path.suffix.lower() == ending:
        return path
    try:
        return free_path(path.parent, path.name, ending)
    except OSError:
        return path.with_name(path.name + ending)  # a folder that cannot be read is told when the file is written


def save_file(
    shell: Shell,
    view: TellingView,
    title: str,
    name: str,
    start: Callable[[Path], Job[Path]],
    *,
    label: str = "",
    done: Callable[[Path], None] | None = None,
    unused: Stopped = None,
) -> None:
    """Ask where, then write in the background. ``start`` makes the job for a path; it and the job may raise AppError.

    ``done`` is told the path afterwards, instead of the page saying that it is saved; ``unused`` that the job was
    cancelled or failed, also when the page has gone meanwhile.
    """
    path = ask_path(shell, title, name)
    if path is None:
        return
    try:
        job = start(path)
    except AppError as error:
        view.show_error(str(error))
        return

    tell = done or (lambda path: view.show_done(saved(path)))
    shell.run(job, label or _("Saving the file"), tell, view.show_error, unused=unused)


def saved(path: Path) -> str:
    """Of a file that is no secret."""
    return _("Saved: {name}", name=path.name)


def saved_unlocked(path: Path) -> str:
    """Of a file with results or names in it."""
    return _("Saved: {name}. Keep it safe: this file is not locked.", name=path.name)


def sent_unlocked() -> str:
    """Of pages with results, names or a secret on them: the system's print service keeps them, and we cannot lock those."""
    return _("Sent to the printer. Until it is printed, the list of print jobs on this laptop holds it unlocked.")


class Printable:
    """Pages that hold no answers and no names, so they may lie anywhere: to print or to save as a PDF.

    ``make`` draws them when they are wanted; ``name`` says what the file is called at first.
    """

    def __init__(self, view: TellingView, shell: Shell, make: Callable[[], bytes], name: Callable[[], str]) -> None:
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
        save_file(self._shell, self._view, _("Save as PDF"), self._name(), lambda path: save_whole(path, self._make()))


class PrivatePages:
    """Pages with names or results on them, to print or to save, and other files of the same page; what is said afterwards says
    that nothing locks them.

    ``make`` draws them when they are wanted. ``name`` says what a file with this ending is called at first; ``title`` stands
    over the box that asks where the pages go.
    """

    def __init__(
        self,
        view: TellingView,
        shell: Shell,
        make: Callable[[], Job[bytes]],
        name: Callable[[str], str],
        title: str,
    ) -> None:
        self._view = view
        self._shell = shell
        self._make = make
        self._name = name
        self._title = title

    def print_it(self) -> None:
        """Through the system's own printer box; the pages never lie on the disk."""
        self._shell.run(self._make(), _("Getting the page ready"), self._to_printer, self._view.show_error)

    def save_it(self) -> None:
        """As a PDF where the person says."""

        def write(path: Path) -> Job[Path]:
            pages = yield from self._make()
            return (yield from save_whole(path, pages))

        self.save(self._title, ".pdf", write)

    def save(self, title: str, ending: str, start: Callable[[Path], Job[Path]]) -> None:
        """Another file of this page, as ``save_file``."""
        told = lambda path: self._view.show_done(saved_unlocked(path))  # noqa: E731
        save_file(self._shell, self._view, title, self._name(ending), start, done=told)

    def _to_printer(self, pdf: bytes) -> None:
        self._shell.print_pdf(pdf, lambda: self._view.show_done(sent_unlocked()), self._view.show_error)


def name_in_round(shell: Shell, ids: tuple[str, str], *what: str, ending: str = ".pdf") -> str:
    """What a file of a round is called at first: the partnership, the round, and what it is. ``ids``: of both."""
    partnership, round_ = ids
    names = (shell.workspace.partnerships.get(partnership).name, shell.workspace.rounds.get(round_).name)
    return file_name(*names, *what, ending=ending)


def _kinds() -> dict[str, str]:
    """Kinds of files as the system's boxes show them, by their ending."""
    return {
        ".pdf": _("PDF files (*.pdf)"),
        ".csv": _("CSV (*.csv)"),
        ".xlsx": _("Spreadsheets (*.xlsx)"),
        ".ics": _("Calendars (*.ics)"),
        ".toml": _("Questionnaires (*.toml)"),
        ".png": _("PNG (*.png)"),
        ".svg": _("SVG (*.svg)"),
    }
