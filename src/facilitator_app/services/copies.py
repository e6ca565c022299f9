"""Copies of the store: made whole, read back, and checked before they count."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
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

    def make(self, place: Path) -> Path:
        """A copy of the store in a new folder inside ``place``; returns that folder.

        Raises AppError "copy_in_store", "folder_unwritable", "disk_full", "disk_failed" or "round_open".
        """
        if self._store.path.resolve() in (place.resolve(), *place.resolve().parents):
            raise AppError(
                "copy_in_store",
                _("A copy beside the file is lost with it."),
                _("Choose another place, such as a USB stick."),
            )
        with self._store.transaction() as t:
            if t.rounds.open_rounds():
                raise AppError(
                    "round_open",
                    _("A round is open. Two copies from one round could show who answered in between."),
                    _("Make a copy when the round is closed."),
                )
        made = copy_store(self._store, _free(place, f"Partnership Rounds copy {self._today().isoformat()}"))
        with self._store.transaction() as t:
            t.settings.set(LAST_COPY, self._today().isoformat())
            t.commit()
        self._changes.announce(Change.PREFERENCES)
        return made


def _free(place: Path, name: str) -> Path:
    folder, number = place / name, 2
    while folder.exists():
        folder, number = place / f"{name} ({number})", number + 1
    return folder
