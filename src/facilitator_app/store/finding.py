"""Finding a store's files: its folder, its lock, and the key file that belongs to it."""

from __future__ import annotations

from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.store import faults, files
from facilitator_app.store.keys import KeyFile, is_store_id

KEY_NAMES = (files.KEY, files.SECOND_KEY)
_SHOWN = 60
"""Letters of a name that no disk takes: enough to know it by."""


def find_folder(path: Path) -> Path:
    """The store's folder, given that folder or its store.db. Raises AppError "store_missing" or "not_a_store"."""
    try:
        return _find_folder(path)
    except OSError as error:  # a name that no disk takes, or a folder that may not be looked into
        raise faults.from_number(error.errno) or _missing(Path(path.name[:_SHOWN])) from error


def _find_folder(path: Path) -> Path:
    folder = path.parent if path.name == files.DATABASE and not path.is_dir() else path
    if not folder.exists():
        raise _missing(folder)
    has_key = folder.is_dir() and any((folder / name).is_file() for name in KEY_NAMES)
    if (folder / files.DATABASE).is_file():
        return folder
    if has_key:
        raise _missing(folder / files.DATABASE)
    raise AppError(
        "not_a_store",
        _("There is no Partnership Rounds file in {path}.", path=folder),
        _("Choose the folder that holds store.db."),
        path=folder,
    )


def identify(path: Path) -> str:
    """The id of the store that is there, without opening it; "" where no key file can be read.

    Raises AppError "store_missing" or "not_a_store".
    """
    folder = find_folder(path)
    for name in KEY_NAMES:
        try:
            key_file = read_key_file(folder / name)
        except (OSError, AppError):
            continue
        if key_file is not None:
            return key_file.store_id
    return ""


def take_lock(folder: Path) -> files.Lock:
    """Hold the store for this process. Raises AppError "store_in_use" or "no_locks", or OSError."""
    try:
        return files.Lock(folder / files.LOCK)
    except BlockingIOError:
        raise faults.in_use() from None
    except files.NoLocks:
        raise faults.no_locks() from None


def header_of(folder: Path) -> bytes:
    """The first 16 bytes of the database: the store id, if they are sound."""
    try:
        with (folder / files.DATABASE).open("rb") as file:
            return file.read(16)
    except OSError as error:
        raise faults.from_number(error.errno) or error from error


def choose_key_file(folder: Path) -> KeyFile:
    """The key file that belongs to the database.

    Raises AppError "key_missing", "key_damaged" or "key_of_another_store".
    """
    present = [name for name in KEY_NAMES if (folder / name).is_file()]
    if not present:
        raise AppError(
            "key_missing",
            _("The key file store.key is missing. Without it the answers stay locked."),
            _("Put store.key back beside store.db, from a copy of the folder."),
        )
    sound = [key_file for name in present if (key_file := read_key_file(folder / name)) is not None]
    if not sound:
        raise faults.key_damaged(files.set_aside(folder, *present))
    header = header_of(folder)
    # A header that is no store id is damage, which is told only after the right words.
    fitting = [one for one in sound if one.store_id == header.hex() or not is_store_id(header)]
    if fitting:  # one that opens no ballots is from before the other; else the first was written first
        return max(fitting, key=lambda one: bool(one.ballots))
    raise AppError(
        "key_of_another_store",
        _("The key file belongs to another file."),
        _("Put the right store.key back beside store.db."),
    )


def write_key_files(folder: Path, key_file: KeyFile) -> None:
    """Both copies, one after the other. Raises OSError."""
    for name in KEY_NAMES:
        files.write_whole(folder / name, key_file.to_bytes())


def mend_key_files(folder: Path, key_file: KeyFile) -> None:
    """Make both copies as the good one; a damaged or foreign one is kept in the quarantine. Raises OSError."""
    for name in KEY_NAMES:
        path = folder / name
        if path.is_file() and path.read_bytes() == key_file.to_bytes():
            continue
        if path.is_file():
            other = read_key_file(path)
            if other is None or other.store_id != key_file.store_id:
                files.set_aside(folder, name)
        files.write_whole(path, key_file.to_bytes())


def read_key_file(path: Path) -> KeyFile | None:
    """The key file, or None if it is damaged."""
    try:
        return KeyFile.from_bytes(path.read_bytes())
    except ValueError:
        return None
    except OSError as error:
        raise faults.from_number(error.errno) or error from error


def _missing(path: Path) -> AppError:
    return AppError(
        "store_missing",
        _("Your file was not found: {path}.", path=path),
        _("Check that the disk is plugged in, or choose where your file is now."),
        path=path,
    )
