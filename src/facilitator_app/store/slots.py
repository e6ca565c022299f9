"""Two copies beside the file that take turns while a round is open, so that a damaged file costs one person's answers at most.

The older one is replaced by a new one that is whole already: after a kill or a power cut at least one of them is whole. They
hold answers as they were sent, so they go when a round is closed, and with everything that is deleted.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path

from facilitator_app.domain.steps import Job
from facilitator_app.files import sync_folder
from facilitator_app.store import faults, files
from facilitator_app.store.copying import PART, copy_store
from facilitator_app.store.store import Store

NAMES = ("a", "b")
NEW, OLD, NEWEST = "new", "old", "newest"
"""The copy that is being made, the one that is being deleted, and the small file that says which of the two is the newer
one: no clock is asked."""


def write_slot(store: Store, day: date) -> Job[Path]:
    """A new copy in the place of the older one, which is the result. Raises AppError; then both are as they were."""
    slots = store.path / files.SLOTS
    older = slots / NAMES[0 if _newest(slots) == NAMES[1] else 1]
    new, old = slots / NEW, slots / OLD
    try:
        slots.mkdir(mode=0o700, exist_ok=True)
        for path in (new, new.with_name(NEW + PART), old):
            shutil.rmtree(path, ignore_errors=True)
        yield from copy_store(store, new, day)
        if older.exists():
            older.rename(old)  # so that what has its name is whole at any time
        new.rename(older)
        sync_folder(slots)
        shutil.rmtree(old, ignore_errors=True)
        files.write_whole(slots / NEWEST, older.name.encode())
    except OSError as error:
        raise faults.from_number(error.errno) or error from error
    return older


def slots_in(folder: Path) -> tuple[Path, ...]:
    """The copies beside the file in this folder, the newer one first."""
    slots = folder / files.SLOTS
    names = sorted(NAMES, key=lambda name: name != _newest(slots))
    return tuple(slots / name for name in names if (slots / name / files.DATABASE).is_file())


def drop_slots(folder: Path) -> None:
    """Where they cannot be deleted now, they are at the next hand-over, close, deletion or opening."""
    shutil.rmtree(folder / files.SLOTS, ignore_errors=True)


def _newest(slots: Path) -> str:
    with suppress(OSError):
        return (slots / NEWEST).read_text(encoding="ascii", errors="replace")
    return ""
