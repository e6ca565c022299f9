"""Copies of the store: made whole, read back, and checked before they count."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.steps import Job, Step
from facilitator_app.files import all_on_disk
from facilitator_app.services.changes import Change, Changes
from facilitator_app.store import KnownCopies, KnownCopy, Store, StoreClosed, copy_store, slots_in, write_slot
from facilitator_app.store.copying import PART, drop_unfinished, header_in

LAST_COPY = "last_copy"


class CopyService:
    """Makes copies. ``today`` gives the date in the copy's name."""

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._today = today
        self._on_disk: set[Path] = set()
        self._trouble = ""

    def last_made(self) -> date | None:
        """The day of the last copy; None if there is none."""
        with self._store.transaction() as t:
            day = t.settings.get(LAST_COPY)
        return date.fromisoformat(day) if day else None

    def make(self, folder: Path) -> Job[Path]:
        """A job whose result is the copy, a new folder inside ``folder``. Call ``note_made`` when it is there.

        What a killed program left there of a copy of this file goes first. Raises AppError "copy_in_store",
        "folder_unwritable", "disk_full" or "copy_failed".
        """
        if self._store.path.resolve() in (folder.resolve(), *folder.resolve().parents):
            raise AppError(
                "copy_in_store",
                _("A copy beside the file is lost with it."),
                _("Choose another place, such as a USB stick."),
            )
        drop_unfinished(folder, self._store.id)
        gone, running = len(self._store.known.read().erased), self._a_round_is_open()
        name = _("Partnership Rounds copy {day}", day=self._today().isoformat())
        copy = yield from copy_store(self._store, _free(folder, name), self._today())
        yield Step(0, 1, _("Bringing it to the stick or disk"))
        self._on_disk.discard(copy)  # one of this name may have been there before
        if all_on_disk(copy):
            self._on_disk.add(copy)
        self._know(KnownCopy(copy, self._today(), gone, running), self._others_in(folder, copy))
        return copy

    def safe_to_take_out(self, copy: Path) -> bool:
        """True if all of the copy is known to be on its disk, and nothing unfinished of ours lies beside it."""
        return copy in self._on_disk and copy.is_dir() and not any(copy.parent.glob(f"*{PART}"))

    def unfinished_in(self, folder: Path) -> tuple[Path, ...]:
        """Unfinished copies there that are of other files, or could not be deleted."""
        return drop_unfinished(folder, self._store.id)

    def keep_here(self) -> Job[None]:
        """While a round is open: one more copy beside the file, in the place of the older of two.

        What goes wrong is told in ``trouble`` and is in nobody's way. If the file is closed meanwhile, it ends.
        """
        try:
            if not self._a_round_is_open():
                return
            yield from write_slot(self._store, self._today())
            self._trouble = ""
        except StoreClosed:
            return
        except AppError as error:
            self._trouble = str(error)

    @property
    def trouble(self) -> str:
        """What kept the program from making the last copy by itself; "" for nothing."""
        return self._trouble

    def kept_here(self) -> tuple[Path, ...]:
        """Those copies, the newer one first."""
        return slots_in(self._store.path)

    def _a_round_is_open(self) -> bool:
        with self._store.transaction() as t:
            return bool(t.rounds.open_rounds())

    def _others_in(self, parent: Path, made: Path) -> list[KnownCopy]:
        """Copies of this file that lie there too and are not known: from another laptop, or from before it was noted."""
        known = {self._store.path, *(one.folder for one in self._store.known.read().copies)}
        with suppress(OSError):
            return [
                KnownCopy(folder, date.fromtimestamp(folder.stat().st_mtime), 0)
                for folder in parent.iterdir()
                if folder.is_dir() and folder not in known and folder != made and header_in(folder) == self._store.id
            ]
        return []

    def _know(self, made: KnownCopy, others: Iterable[KnownCopy]) -> None:
        def change(known: KnownCopies) -> KnownCopies:
            for one in (*others, made):
                known = known.with_copy(one)
            return known

        with suppress(OSError):
            self._store.known.change(change)

    def note_made(self) -> None:
        """From now on today is the day of the last copy."""
        with self._store.transaction() as t:
            t.settings.set(LAST_COPY, self._today().isoformat())
            t.commit()
        self._changes.announce(Change.PREFERENCES)

    def on_same_disk(self, folder: Path) -> bool:
        """True if a copy there would be lost together with the file when the disk breaks."""
        return folder.stat().st_dev == self._store.path.stat().st_dev


def _free(parent: Path, name: str) -> Path:
    """A folder name that nothing has yet, nor an unfinished copy."""
    folder, number = parent / name, 2
    while folder.exists() or folder.with_name(folder.name + ".part").exists():
        folder, number = parent / f"{name} ({number})", number + 1
    return folder
