"""The command facilitator-app: the window, and the same services from the command line.

Exit status 0, or 2 with one plain line on standard error.
"""

from __future__ import annotations

import argparse
import getpass
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from facilitator_app import __version__
from facilitator_app.domain import language
from facilitator_app.domain.errors import AppError, in_words
from facilitator_app.domain.language import _
from facilitator_app.domain.words import tidy

if TYPE_CHECKING:
    from facilitator_app.domain.round import Round
    from facilitator_app.services.workspace import Workspace

PASSPHRASE_VARIABLE = "FACILITATOR_PASSPHRASE"


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}. Try {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    _show_what_it_can()
    try:
        speak()
        options = parser().parse_args(arguments)
        status = _run(options)
    except AppError as error:
        print(tidy(str(error)), file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 2
    except OSError as error:  # a disk that fills up or goes away where no sentence of its own was foreseen
        path = str(error.filename or "")[:200]
        print(_("The disk or a file could not be used: {why}. {place}", why=error.strerror, place=path).strip(),
              file=sys.stderr)  # fmt: skip
        return 2
    except KeyboardInterrupt:
        print(_("Stopped."), file=sys.stderr)
        return 2
    return status


def _run(options: argparse.Namespace) -> int:
    try:
        status: int = options.run(options)
    except Exception as error:
        if (told := in_words(error)) is error:
            raise
        raise told from None
    return status


def speak() -> None:
    """Speak the language chosen in Settings, else the computer's. Raises AppError if the program is not whole."""
    from facilitator_app import paths, settings

    language.look_in(paths.bundled("resources") / "locale")
    chosen = settings.load(paths.settings_file()).language
    language.speak([chosen] if chosen else language.computer_languages())


def _show_what_it_can() -> None:
    """Letters that the console or the file behind it does not have are shown as "?"; nothing fails for one."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def parser() -> argparse.ArgumentParser:
    """Everything the command understands."""
    top = _Parser(prog="facilitator-app", description=_("Partnership Rounds. Without a command it opens the window."))
    top.add_argument("--version", action="version", version=f"facilitator-app {__version__}")
    top.add_argument("--store", type=Path, help=_("the store to open: its folder, or the store.db in it"))
    top.set_defaults(run=_window)
    commands = top.add_subparsers(title="commands", metavar="COMMAND")

    demo = commands.add_parser(
        "demo", help=_("build a demonstration partnership, its packs and pictures of every screen")
    )
    demo.add_argument("--out", type=Path, required=True, help=_("the folder to write into"))
    demo.add_argument("--no-pictures", action="store_true", help=_("leave out the pictures of the screens"))
    demo.set_defaults(run=_demo)

    instruments = commands.add_parser("instruments", help=_("list questionnaires, or check questionnaire files"))
    kinds = instruments.add_subparsers(required=True, metavar="list|check")
    kinds.add_parser("list", help=_("the questionnaires in the program")).set_defaults(run=_instruments_list)
    check = kinds.add_parser("check", help=_("name every fault of questionnaire files"))
    check.add_argument("files", nargs="+", type=Path, metavar="FILE")
    check.set_defaults(run=_instruments_check)

    packs = commands.add_parser(
        "packs", help=_("write the pack of a closed round; of a round about people, one for each")
    )
    packs.add_argument(
        "--round", required=True, metavar="ID", help=_("the round's id or name: facilitator-app check lists them")
    )
    packs.add_argument("--out", type=Path, required=True, help=_("the folder to write into"))
    packs.set_defaults(run=_packs)
    store_check = commands.add_parser("check", help=_("check a store and list its rounds"))
    store_check.set_defaults(run=_check)
    for command in (packs, store_check):
        command.add_argument(
            "--store", type=Path, required=True, metavar="FILE", help=_("the store: its folder or store.db")
        )
        command.add_argument(
            "--passphrase-file", type=Path, metavar="FILE", help=_("a file whose first line is the passphrase")
        )

    commands.add_parser("self-test", help=_("try the installed program on itself")).set_defaults(run=_self_test)
    return top


def _window(options: argparse.Namespace) -> int:
    words = _from_environment()
    if options.store is not None:
        from facilitator_app.services.workspace import number_of

        number_of(options.store)  # nothing there: said before the window is so much as read from the disk
    from facilitator_app import app

    return app.run(options.store, words)


def _self_test(_options: argparse.Namespace) -> int:
    from facilitator_app import app

    for line in app.self_test():
        print(line, flush=True)
    return 0


def _demo(options: argparse.Namespace) -> int:
    from facilitator_app.services.demonstration import PASSPHRASE, write_demonstration

    for line in write_demonstration(options.out):
        print(line, flush=True)
    if not options.no_pictures:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from facilitator_app import app

        for line in app.write_pictures(options.out, options.out / "store", PASSPHRASE):
            print(line, flush=True)
    return 0


def _instruments_list(_options: argparse.Namespace) -> int:
    from facilitator_app import paths
    from facilitator_app.services.library import Library

    rows = [("ID", "TITLE", "KIND", "SECTIONS", "ITEMS", "MINUTES", "LANGUAGES", "EASY WORDS")]
    for one in Library((paths.bundled("instruments"),)).all():
        counts = (str(len(one.sections)), str(len(one.items)), str(one.minutes))
        easy = "yes" if one.has_easy_words() else "no"
        rows.append((one.id, one.title.text(), str(one.kind), *counts, " ".join(one.languages), easy))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())
    return 0


def _instruments_check(options: argparse.Namespace) -> int:
    from facilitator_app import paths
    from facilitator_app.services.library import Library

    library = Library((paths.bundled("instruments"),))
    broken = 0
    for file in options.files:
        faults = library.faults_in(file)
        broken += bool(faults)
        print("\n".join(faults) if faults else _("{file}: no faults", file=file))
        for advice in () if faults else library.advice_on(file):
            print(_("{file}: look again: {advice}", file=file, advice=advice))
    if broken:
        raise AppError(
            "instruments_broken",
            _("{n} of {total} files cannot be used.", n=broken, total=len(options.files)),
            _("Mend the faults listed above."),
        )
    return 0


def _packs(options: argparse.Namespace) -> int:
    from facilitator_app.domain.steps import finish

    workspace = _open(options)
    try:
        wanted = [r for r in _rounds(workspace) if options.round in (r.id, r.name)]
        if not wanted:
            raise AppError(
                "not_found", _("There is no round {name}.", name=options.round), _("facilitator-app check lists them.")
            )
        try:
            options.out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(options.out) from error
        for round_ in wanted:
            if round_.about is not None:
                _packs_of_people(workspace, round_, options.out)
                continue
            path = options.out / f"pack-{round_.id[:8]}.pdf"
            print(finish(workspace.packs.write(round_.id, path)))
    finally:
        workspace.close()
    return 0


def _packs_of_people(workspace: Workspace, round_: Round, folder: Path) -> None:
    """A file for each person the round is about; who gets none is said on standard error."""
    from facilitator_app.domain.steps import finish

    job, batch = workspace.people_packs.write_all(round_.id, folder)
    try:
        finish(job)
    finally:
        workspace.people_packs.note_written()
        for one in batch.written:
            print(one.path)
    for name, why in batch.left_out:
        print(_("No pack for {name}: {reason}", name=name, reason=why), file=sys.stderr)


def _check(options: argparse.Namespace) -> int:
    workspace = _open(options)
    try:
        print(_("The store is sound."))
        for round_ in _rounds(workspace):
            progress = workspace.rounds.progress(round_.id)
            name = workspace.partnerships.get(round_.partnership_id).name
            print(f"{round_.id}  {round_.state}  {progress.answered}/{progress.asked}  {name}: {round_.name}")
    finally:
        workspace.close()
    return 0


def _rounds(workspace: Workspace) -> list[Round]:
    rows = workspace.partnerships.rows()
    return [round_ for row in rows for round_ in workspace.rounds.of_partnership(row.partnership.id)]


def _open(options: argparse.Namespace) -> Workspace:
    words = _passphrase(options)  # who gave none need not wait for what opens a store
    from facilitator_app.services.workspace import open_workspace

    return open_workspace(options.store, words)


def _passphrase(options: argparse.Namespace) -> str:
    """The words from the file named, the environment or the person. Raises AppError."""
    if options.passphrase_file is not None:
        try:
            lines = options.passphrase_file.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise AppError(
                "passphrase_file",
                _("The file {name} could not be read.", name=options.passphrase_file),
                _("Name a text file whose first line is the passphrase."),
            ) from error
        if not lines or not lines[0].strip():
            raise AppError(
                "passphrase_missing",
                _("The first line of {name} is empty.", name=options.passphrase_file),
                _("Write the passphrase there."),
            )
        return str(lines[0])
    if os.environ.get(PASSPHRASE_VARIABLE):
        return _from_environment()
    if sys.stdin is not None and sys.stdin.isatty():  # a program that is started without any has None
        with suppress(EOFError):  # Ctrl-D
            return getpass.getpass(_("Passphrase: "))
    raise AppError(
        "passphrase_missing",
        _("There is no passphrase."),
        _("Give --passphrase-file FILE, or set {variable}.", variable=PASSPHRASE_VARIABLE),
    )


def _from_environment() -> str:
    """The passphrase in the environment, "" for none. Raises AppError for bytes that are no text."""
    words = os.environ.get(PASSPHRASE_VARIABLE, "")
    try:
        words.encode()
    except UnicodeEncodeError as error:
        raise AppError(
            "passphrase_missing",
            _("{variable} does not hold plain text in UTF-8.", variable=PASSPHRASE_VARIABLE),
            _("Give --passphrase-file FILE instead."),
        ) from error
    return words


def _unwritable(folder: Path) -> AppError:
    return AppError(
        "folder_unwritable", _("Nothing can be written into {folder}.", folder=folder), _("Choose another folder.")
    )
