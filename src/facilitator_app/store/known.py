"""What is kept beside the store of copies that were made of it, and of what was deleted since: so that it goes there too.

Random ids, places and days, and no names of people. The file is sealed with a key that comes from the store's own, and
padded, so that it tells nobody where copies are or how many.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path
from threading import Lock

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from facilitator_app.store import files

KNOWN = "store.copies"
SETTING = "erased:"
"""Begins the names of settings that say what was deleted: in the transaction that deletes it."""
_PADDED = 4096
_NONCE = 12


class Gone(Enum):
    """What kind of thing was deleted."""

    ANSWERS = "answers"
    """All answers of a round, and what belongs to them."""
    ROUND = "round"
    PARTNERSHIP = "partnership"
    PERSON = "person"
    """Somebody on the list of a partnership."""
    NOTES = "notes"
    """What was written in the talk with one person; of their round. New ones may be written later."""
    RESPONSE = "response"
    """What one person handed in and took back; the answers, the words or the lines of the log that this tag finds."""
    UNSENT = "unsent"
    """What one person deleted while they answered; the draft of this seat."""


@dataclass(frozen=True, slots=True)
class Erased:
    """``inside``: the partnership that a person was in, or the round that holds a response or a draft."""

    what: Gone
    id: str
    on: date
    inside: str = ""

    @property
    def setting(self) -> tuple[str, str]:
        """Its name and value among the settings."""
        return f"{SETTING}{self.what.value}:{self.id}", f"{self.on.isoformat()} {self.inside}".strip()

    @classmethod
    def of_setting(cls, key: str, value: str) -> Erased:
        what, one = key.removeprefix(SETTING).split(":")
        day, _space, inside = value.partition(" ")
        return cls(Gone(what), one, date.fromisoformat(day), inside)


@dataclass(frozen=True, slots=True)
class KnownCopy:
    """A copy in a folder of its own. ``reached``: so many of the deletions were carried out there. ``open``: it was made
    while a round was open."""

    folder: Path
    made: date
    reached: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class KnownCopies:
    """``erased`` only grows. ``here``: so many of them were carried out in all folders beside the store."""

    copies: tuple[KnownCopy, ...] = ()
    erased: tuple[Erased, ...] = ()
    here: int = 0

    @property
    def behind(self) -> tuple[KnownCopy, ...]:
        """Copies in which something is that was deleted since."""
        return tuple(copy for copy in self.copies if copy.reached < len(self.erased))

    def with_erased(self, erased: Iterable[Erased]) -> KnownCopies:
        there = {(one.what, one.id) for one in self.erased}
        return replace(self, erased=(*self.erased, *(one for one in erased if (one.what, one.id) not in there)))

    def with_copy(self, copy: KnownCopy) -> KnownCopies:
        """Put it in the place of what was in its folder before."""
        return replace(self, copies=(*(one for one in self.copies if one.folder != copy.folder), copy))

    def without(self, copy: KnownCopy) -> KnownCopies:
        return replace(self, copies=tuple(one for one in self.copies if one.folder != copy.folder))


class KnownFile:
    """Reads and writes it, while the store is open."""

    def __init__(self, folder: Path, data_key: bytes, store_id: str) -> None:
        self._path = folder / KNOWN
        self._sealer = ChaCha20Poly1305(hmac.digest(data_key, b"facilitator copies", "sha256"))
        self._bound_to = f"facilitator copies 1 {store_id}".encode()
        self._changing = Lock()

    def read(self) -> KnownCopies:
        """Nothing where there is none, or it is damaged."""
        with suppress(OSError, InvalidTag, ValueError, KeyError, TypeError):
            data = self._path.read_bytes()
            content = json.loads(self._sealer.decrypt(data[:_NONCE], data[_NONCE:], self._bound_to))
            return KnownCopies(
                tuple(KnownCopy(Path(f), date.fromisoformat(day), n, bool(o)) for f, day, n, o in content["copies"]),
                tuple(Erased(Gone(w), one, date.fromisoformat(day), i) for w, one, day, i in content["erased"]),
                int(content["here"]),
            )
        return KnownCopies()

    def change(self, change: Callable[[KnownCopies], KnownCopies]) -> KnownCopies:
        """Read, change and write it, one thread after the other; returns what it is now. Raises OSError."""
        with self._changing:
            before = self.read()
            after = change(before)
            if after != before:
                self._write(after)
            return after

    def _write(self, known: KnownCopies) -> None:
        content = {
            "copies": [(str(c.folder), c.made.isoformat(), c.reached, int(c.open)) for c in known.copies],
            "erased": [(e.what.value, e.id, e.on.isoformat(), e.inside) for e in known.erased],
            "here": known.here,
        }
        text = json.dumps(content).encode()
        nonce = secrets.token_bytes(_NONCE)
        padded = text.ljust(-(-len(text) // _PADDED) * _PADDED)
        files.write_whole(self._path, nonce + self._sealer.encrypt(nonce, padded, self._bound_to))
