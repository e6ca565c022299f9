"""Builds the parts and joins them: the window, the self-test of the installed program, the pictures of every screen."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication

from facilitator_app import paths, settings
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.fault_log import FaultLog, details_of
from facilitator_app.ui.fitting import open_up
from facilitator_app.ui.routes import UnlockRoute, WelcomeRoute
from facilitator_app.ui.speaking import speak
from facilitator_app.ui.temporary import temporary_files_in
from facilitator_app.ui.theme import apply, default_look
from facilitator_app.ui.window import TITLE, Window

if TYPE_CHECKING:
    from facilitator_app.services.workspace import Workspace


def run(store: Path | None = None, passphrase: str = "") -> int:
    """Open the window and stay until it is closed; returns the exit status.

    ``store`` is opened instead of the last one; with its ``passphrase`` it needs no typing. Raises AppError when
    the store named cannot be opened with the passphrase given.
    """
    with one_line_without_display():
        application = application_for_all()
    no_core_dumps()
    settings_path = paths.settings_file()
    speak(settings.load(settings_path).language)
    workspace = open_now(store, passphrase) if store is not None and passphrase else None
    with temporary_files_in(paths.data_folder() / "temporary"):
        window = Window(settings_path)
        hear_faults(window, FaultLog(settings_path.parent))
        first_screen(window, store, workspace)
        open_up(window)
        return application.exec()


@contextmanager
def one_line_without_display() -> Iterator[None]:
    """Where Qt finds no screen it would end the program with SIGABRT and a page of words: one line and status 2 instead.

    What else it says while it starts is said afterwards.
    """
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, words: str | None) -> None:
        if kind is QtMsgType.QtFatalMsg:
            what = _("There is no screen to open the window on.")
            print(what, _("Sign in to the desktop first, or use a command: facilitator-app --help"), file=sys.stderr)
            sys.stderr.flush()
            os._exit(2)
        said.append(words or "")

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        for words in said:
            qWarning(words)


def application_for_all() -> QApplication:
    """The one QApplication, with our fonts, style and name."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName(paths.APP_NAME)
    application.setApplicationDisplayName(TITLE)
    apply(application, default_look())
    return application


def first_screen(window: Window, store: Path | None, workspace: Workspace | None) -> None:
    """Home for an open workspace, the passphrase for a store that is known, else Welcome.

    A known store that is gone (a stick that was pulled out) is not hidden by Welcome: the page says so.
    """
    last = settings.load(window.settings_path).last_store
    if workspace is not None:
        window.opened(workspace)
    elif store is not None or last:
        window.go(UnlockRoute(store or Path(last)))
    else:
        window.go(WelcomeRoute())


def open_now(store: Path, passphrase: str) -> Workspace:
    from facilitator_app.services.workspace import open_workspace

    return open_workspace(store, passphrase)


def no_core_dumps() -> None:
    """Keep keys and answers out of core files, where the system has them."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def hear_faults(window: Window, faults: FaultLog | None = None) -> None:
    """From now on a fault of the program is written down and shown as a page, with details to copy.

    The last one of an earlier start can be read on the page of help.
    """
    if faults is not None:
        faults.hear_ends()
        window.fault = faults.last()

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        details = details_of(fault, trace)
        if faults is not None:
            faults.write(details)
        window.show_fault(details)

    sys.excepthook = hook


def self_test() -> Iterator[str]:
    """Try the installed program on itself: window, encrypted store, round, chart, pack. Raises AppError if it fails."""
    from facilitator_app.self_test import steps

    application_for_all()
    with tempfile.TemporaryDirectory(prefix="self test ") as folder:
        yield from steps(Path(folder))
    yield _("The program works.")


def write_pictures(folder: Path, store: Path, passphrase: str) -> Iterator[str]:
    """A picture of every screen on this store, as PNG files in ``folder``/screens; yields a line at the end."""
    from facilitator_app.ui.quiet import without_harmless_words
    from facilitator_app.ui.tour import take_pictures

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application_for_all()
    workspace = open_now(store, passphrase)
    with without_harmless_words():
        number = take_pictures(workspace, folder / "screens")
    if not number:
        raise AppError("no_pictures", _("No picture of a screen was made."), _("Try again."))
    yield _("Pictures of {number} screens: {path}", number=number, path=folder / "screens")
