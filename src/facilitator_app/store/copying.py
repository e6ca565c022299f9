"""A copy of an open store in another folder: written whole, read back with its key, checked, and only then named."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from datetime import date
from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job, Step
from facilitator_app.files import sync_file, sync_folder
from facilitator_app.store import faults, files
from facilitator_app.store.finding import KEY_NAMES, choose_key_file, header_of
from facilitator_app.store.store import Store

ROOM_TO_SPARE = 20 * 1024 * 1024
STEPS = 3
LARGEST_OWN_FILE = 1024 * 1024
OWN_FILES = "instruments"
"""Folder of the facilitator's own questionnaires, which hold nobody's answers."""
PART = ".part"
IN_A_COPY = frozenset(
    (files.DATABASE, f"{files.DATABASE}-journal", *KEY_NAMES, *(f"{n}.part" for n in KEY_NAMES), OWN_FILES)
)


def copy_store(store: Store, folder: Path, day: date) -> Job[Path]:
    """Copy the store with its key files into the new folder ``folder``, which is the result.

    The copy holds nothing that was deleted before, and is unlocked by the same words and recovery code. It is for going back
    to: it does not open as a file. Raises AppError
    "folder_unwritable", "disk_full" or "copy_failed"; then, and when the job is closed early, nothing is left behind.
    """
    part = folder.with_name(folder.name + PART)
    try:
        _must_fit(store, folder.parent)
        part.mkdir(mode=0o700)
    except OSError as error:
        raise faults.unwritable(folder.parent) from error
    try:
        yield Step(0, STEPS, _("Copying your file"))
        store.write_copy(part / files.DATABASE, day)
        bring_to_disk(part / files.DATABASE)
        yield Step(1, STEPS, _("Copying what unlocks it"))
        for name in (files.KEY, files.SECOND_KEY):
            if (store.path / name).exists():
                files.write_whole(part / name, (store.path / name).read_bytes())
        copy_questionnaires(store.path / OWN_FILES, part / OWN_FILES)
        yield Step(2, STEPS, _("Reading the copy back"))
        _must_be_whole(store, part)
        sync_folder(part)
        part.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise _not_copied(faults.from_number(error.errno)) from error
    except AppError as error:
        raise _not_copied(error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return folder


def copy_questionnaires(folder: Path, target: Path) -> None:
    """The facilitator's own questionnaires and unfinished ones go with the copy; other files in the folder do not.

    Those that are there already stay as they are.
    """
    paths = [path for path in folder.iterdir() if path.suffix in (".toml", ".draft")] if folder.is_dir() else []
    if paths:
        target.mkdir(mode=0o700, exist_ok=True)
    for path in paths:
        if path.is_file() and path.stat().st_size <= LARGEST_OWN_FILE and not (target / path.name).exists():
            files.write_whole(target / path.name, path.read_bytes())


def drop_unfinished(folder: Path, store_id: str) -> tuple[Path, ...]:
    """Drop what a killed program left of copies of this store in ``folder``; returns those of other files, which stay.

    Nobody can be at them: whoever asks holds the store open.
    """
    left = []
    with contextlib.suppress(OSError):
        for part in sorted(folder.glob(f"*{PART}")):
            names = {path.name for path in part.iterdir()} if part.is_dir() and not part.is_symlink() else {""}
            if not names or not names <= IN_A_COPY:
                continue
            if header_in(part) in (store_id, ""):
                shutil.rmtree(part, ignore_errors=True)
            if part.exists():
                left.append(part)
    return tuple(left)


def header_in(folder: Path) -> str:
    """The id of the store of which there is a database in this folder; "" where there is none, or it was only begun."""
    try:
        with (folder / files.DATABASE).open("rb") as file:
            header = file.read(16)
    except OSError:
        return ""
    return header.hex() if len(header) == 16 and any(header) else ""


def bring_to_disk(path: Path) -> None:
    """Bring the file to the disk, for its owner only where the disk knows owners, and read it back from there.

    What was just written would be read from memory: where the system can forget it, it is asked to. Raises OSError.
    """
    with contextlib.suppress(OSError):
        path.chmod(0o600)
    with path.open("rb+") as file:
        written = hashlib.file_digest(file, "sha256").digest()
        sync_file(file.fileno())
        if hasattr(os, "posix_fadvise"):
            with contextlib.suppress(OSError):
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        file.seek(0)
        if hashlib.file_digest(file, "sha256").digest() != written:
            raise _not_copied(None)


def _must_be_whole(store: Store, part: Path) -> None:
    """Its pages were read back with the key when they were written; here the key file must fit, and every size."""
    key_file = choose_key_file(part)
    if key_file.store_id != store.id or header_of(part).hex() != store.id:
        raise _not_copied(None)


def _must_fit(store: Store, folder: Path) -> None:
    size = (store.path / files.DATABASE).stat().st_size
    if shutil.disk_usage(folder).free < 2 * size + ROOM_TO_SPARE:
        raise _full()


def _full() -> AppError:
    return AppError(
        "disk_full", _("There is not enough room for a copy there."), _("Free some space, or choose another place.")
    )


def _not_copied(fault: AppError | None) -> AppError:
    """What went wrong, said of the copy: the file itself is as sound as before."""
    if fault is not None and fault.code == "disk_full":
        return _full()
    if fault is not None and fault.code in ("store_damaged", "copy_failed"):
        return fault
    return AppError(
        "copy_failed",
        _("The copy could not be finished. Your file itself is sound."),
        _("Check that the stick or disk is still there and can be written to, then make the copy again."),
    )
