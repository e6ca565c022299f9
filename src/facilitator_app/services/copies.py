"""Copies of the store: made whole, read back, and checked before they count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job
from facilitator_app.services.changes import Change, Changes
from facilitator_app.store import Store, copy_store

LAST_COPY = "last_copy"


class CopyService:
    """Makes copies. ``today`` gives the date in the copy's name."""

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._today = today

    def last_made(self) -> date | None:
        """The day of the last copy; None if there is none."""
        with self._store.transaction() as t:
            found = t.settings.get(LAST_COPY)
        return date.fromisoformat(found) if found else None

    def must_be_allowed(self) -> None:
        """Raises AppError "round_open" while a round is open."""
        with self._store.transaction() as t:
            if t.rounds.open_rounds():
                raise AppError(
                    "round_open",
                    _("A round is open. Two copies from one round could show who answered in between."),
                    _("Make a copy when the round is closed."),
                )

    def make(self, place: Path) -> Job[Path]:
        """A job whose result is the copy, a new folder inside ``place``. Call ``note_made`` when it is there.

        Raises AppError "copy_in_store", "folder_unwritable", "disk_full", "copy_failed" or "round_open".
        """
        if self._store.path.resolve() in (place.resolve(), *place.resolve().parents):
            raise AppError(
                "copy_in_store",
                _("A copy beside the file is lost with it."),
                _("Choose another place, such as a USB stick."),
            )
        self.must_be_allowed()
        name = _("Partnership Rounds copy {day}", day=self._today().isoformat())
        return (yield from copy_store(self._store, _free(place, name), self._today()))

    def note_made(self) -> None:
        """From now on today is the day of the last copy."""
        with self._store.transaction() as t:
            t.settings.set(LAST_COPY, self._today().isoformat())
            t.commit()
        self._changes.announce(Change.PREFERENCES)

    def on_same_disk(self, place: Path) -> bool:
        """True if a copy there would be lost together with the file when the disk breaks."""
        return place.stat().st_dev == self._store.path.stat().st_dev


def _free(place: Path, name: str) -> Path:
    """A folder name that nothing has yet, nor an unfinished copy."""
    folder, number = place / name, 2
    while folder.exists() or folder.with_name(folder.name + ".part").exists():
        folder, number = place / f"{name} ({number})", number + 1
    return folder
