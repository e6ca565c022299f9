"""How far a file has come, also kept outside it, so that newest saves that went missing are noticed.

SQLite takes a damaged or deleted log for one that ends there, and opens the file without a word. So every save has a
number inside the file; when it is on the disk, the number is written beside the file and into this laptop's own folder.
A file that is behind either has lost its newest saves, or is an older one in its place. A program that was killed
between the two may be one ahead, which is no harm.

Between two people the number is rounded up: what lies in the file then does not tell how many answers one of them gave.
"""

from __future__ import annotations

import hmac
import os
import secrets
import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from sqlcipher3 import dbapi2

from facilitator_app.files import sync_file
from facilitator_app.store import files

SETTING, COPY = "progress", "copied_on"
TURN = 1000
"""Numbers of saves are rounded up to a multiple of this at each hand-over."""
FORMAT = 1
SLOT = 64
_FIELDS = struct.Struct(">8sQQ")


class Gap(Enum):
    """What a file that is behind has lost."""

    LOG = "log"
    """Saves that lay in the log beside it only."""
    FILE = "file"
    """More than that, or they are of another line: an older file lies in its place."""


@dataclass(frozen=True, slots=True)
class Progress:
    """``line``: 16 hex digits, new whenever a file that is behind is gone on with. ``saves``: how many, rounded up.

    ``after``: the line and saves of the file whose place this one took, by going back to a copy.
    """

    line: str
    saves: int
    after: tuple[str, int] | None = None

    @classmethod
    def new(cls) -> Progress:
        return cls(secrets.token_hex(8), 0)

    @classmethod
    def inside(cls, connection: dbapi2.Connection) -> Progress | None:
        """What the file says; None if it was made before files said so, or is a copy. Raises dbapi2.Error."""
        row = connection.execute("SELECT value FROM settings WHERE key = ?", (SETTING,)).fetchone()
        if row is None:
            return None
        line, saves, *after = row[0].split()
        return cls(line, int(saves), (after[0], int(after[1])) if after else None)

    def __str__(self) -> str:
        return " ".join(str(part) for part in (self.line, self.saves, *(self.after or ())))

    def follows(self, other: Progress) -> bool:
        """True if it took the place of a file that had come no further than that."""
        return self.after is not None and self.after[0] == other.line and self.after[1] >= other.saves


@dataclass(frozen=True, slots=True)
class _Record:
    """``filed``: how many saves were in the file itself, with the log beside it empty."""

    progress: Progress
    filed: int

    def gap(self, progress: Progress | None) -> Gap | None:
        if progress is not None and progress.follows(self.progress):
            return None
        if progress is None or progress.line != self.progress.line or progress.saves < self.filed:
            return Gap.FILE
        return Gap.LOG if progress.saves < self.progress.saves else None


class Mark:
    """Keeps the number in each of ``paths``, one small file each, sealed with a key that comes from the data key."""

    def __init__(self, paths: Sequence[Path], data_key: bytes, store_id: str) -> None:
        self._paths = paths
        self._sealer = ChaCha20Poly1305(hmac.digest(data_key, b"facilitator mark", "sha256"))
        self._bound_to = f"facilitator mark {FORMAT} {store_id}".encode()
        self._handles: list[int] = []
        self._slot = self._filed = 0
        self._next = self.progress = Progress.new()
        self._inside = self.begins_anew = False

    def gap(self, progress: Progress | None) -> Gap | None:
        """What a file that says this of itself has lost; None if it is the newest that is known."""
        gaps = {record.gap(progress) for path in self._paths if (record := self._read(path)) is not None}
        return next((gap for gap in Gap if gap in gaps), None)

    def newest(self) -> Progress | None:
        """What is known outside the file, beside it before this laptop's own folder."""
        return next((record.progress for path in self._paths if (record := self._read(path)) is not None), None)

    def follow(self, other: Progress | None) -> None:
        """From the next save on the file says that it took the place of this one, with what is saved there until then."""
        self.progress = replace(self.progress, after=(other.line, other.saves + TURN) if other else None)

    def begin(self, progress: Progress | None) -> None:
        """Go on from here. Where a place cannot be written to, nothing is noticed there later."""
        self._open()
        if progress is not None:
            self._next, self._filed = progress, progress.saves
            self.saved()

    def begin_anew(self, progress: Progress | None) -> None:
        """Go on with a file that is behind, as a line of its own; from the first save on it is the newest."""
        self._open()
        self.begins_anew = True
        self.progress = replace(self.progress, saves=_rounded(progress.saves if progress else 0))
        self._filed = self.progress.saves

    def next(self) -> Progress:
        """What the file is to say of itself with the save that is about to be made."""
        self._next = replace(self.progress, saves=self.progress.saves + 1)
        return self._next

    def next_turn(self) -> Progress | None:
        """The same at a hand-over; None if nothing was saved since the last."""
        self._next = replace(self.progress, saves=_rounded(self.progress.saves))
        return self._next if self._next != self.progress else None

    def saved(self) -> None:
        """What ``next`` or ``next_turn`` gave is on the disk."""
        self.progress = self._next
        self._write()
        if not self._inside:  # what stood in the other slot is of another line
            self._inside, self.begins_anew = True, False
            self._write()

    def filed(self) -> None:
        """The log beside the file is empty."""
        if not self._inside:
            return
        self._filed = self.progress.saves
        self._write()
        for handle in self._handles:
            with suppress(OSError):
                sync_file(handle)

    def close(self) -> None:
        while self._handles:
            os.close(self._handles.pop())

    def _open(self) -> None:
        self.close()
        for path in self._paths:
            with suppress(OSError):
                if not path.is_file() or path.stat().st_size != 2 * SLOT:
                    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                    files.write_whole(path, bytes(2 * SLOT))
                self._handles.append(os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0)))

    def _write(self) -> None:
        """Into the two slots by turns, in place: a full disk is no hindrance, and a torn write leaves the other."""
        content = _FIELDS.pack(bytes.fromhex(self.progress.line), self.progress.saves, self._filed)
        nonce = secrets.token_bytes(12)
        sealed = nonce + self._sealer.encrypt(nonce, content, self._bound_to)
        self._slot ^= 1
        for handle in self._handles:
            with suppress(OSError):
                os.lseek(handle, self._slot * SLOT, os.SEEK_SET)
                os.write(handle, sealed.ljust(SLOT, b"\0"))

    def _read(self, path: Path) -> _Record | None:
        """The newest that is sound there."""
        try:
            data = path.read_bytes()
        except OSError:
            return None
        records = [record for at in (0, SLOT) if (record := self._record(data[at : at + SLOT])) is not None]
        return max(records, key=lambda record: (record.progress.saves, record.filed), default=None)

    def _record(self, slot: bytes) -> _Record | None:
        end = 12 + _FIELDS.size + 16
        try:
            content = self._sealer.decrypt(slot[:12], slot[12:end], self._bound_to)
        except (InvalidTag, ValueError):
            return None
        line, saves, filed = _FIELDS.unpack(content)
        return _Record(Progress(line.hex(), saves), filed)


def mark_copy(schema: str, day: date) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The statements that make a copied database say that it is a copy."""
    yield f"PRAGMA {schema}.secure_delete = ON", ()
    yield f"DELETE FROM {schema}.settings WHERE key = ?", (SETTING,)
    yield f"INSERT OR REPLACE INTO {schema}.settings (key, value) VALUES (?, ?)", (COPY, day.isoformat())


def copied_on(connection: dbapi2.Connection) -> date | None:
    """The day on which this copy was made; None if it is no copy. Raises dbapi2.Error."""
    row = connection.execute("SELECT value FROM settings WHERE key = ?", (COPY,)).fetchone()
    return date.fromisoformat(row[0]) if row else None


def _rounded(saves: int) -> int:
    return -(-saves // TURN) * TURN
