"""The key file: a random data key, sealed once under the passphrase and once under the recovery code.

Beside it, under the same two secrets but sealed apart, lies the private key of ballots. Opening the store opens the data
key alone: what people handed in stays shut until the secret is typed again to close a round.

The store id is public: it is also the first 16 bytes of the database file. Its last 4 bytes check the first 12, so a
file of another store can be told from a damaged one without any key.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import unicodedata
from dataclasses import asdict, dataclass, field, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from facilitator_app.store import words

FORMAT = 1
KEY_BYTES = 32
PASSPHRASE, RECOVERY = "passphrase", "recovery"
KINDS = frozenset({PASSPHRASE, RECOVERY})
MOST_MEMORY_KIB, MOST_PASSES, MOST_LANES = 512 * 1024, 10, 16  # a hostile key file must not be a bomb
MOST_SLOTS = 8
INNER_MEMORY_KIB = 64 * 1024
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # base 32 without I, L, O, U
CODE_LETTERS, CHECK_LETTERS = 26, 2


@dataclass(frozen=True, slots=True)
class Cost:
    """How much work one guess of a secret takes: Argon2id memory in KiB, passes and lanes."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    @classmethod
    def quick(cls) -> Cost:
        """Almost no work, for tests and made-up data only."""
        return cls(memory_kib=64, passes=1, lanes=1)

    def inner(self) -> Cost:
        """For secrets that can be tried only after the store is open: at most 64 MiB, so that nobody waits."""
        return Cost(min(self.memory_kib, INNER_MEMORY_KIB), self.passes, self.lanes)

    def allowed(self) -> bool:
        """True if these numbers may be taken from a file."""
        return (
            1 <= self.lanes <= MOST_LANES
            and 1 <= self.passes <= MOST_PASSES
            and 8 * self.lanes <= self.memory_kib <= MOST_MEMORY_KIB
        )

    def derive(self, secret: bytes, salt: bytes, length: int = KEY_BYTES) -> bytes:
        """Argon2id (RFC 9106) of ``secret``; ``length`` bytes."""
        kdf = Argon2id(salt=salt, length=length, iterations=self.passes, lanes=self.lanes, memory_cost=self.memory_kib)
        return kdf.derive(secret)


@dataclass(frozen=True, slots=True)
class Slot:
    """The two keys sealed under one secret. ``sealed``, the data key, and ``ballots``, the private key of ballots, are
    each nonce (12 bytes), ciphertext and tag. ``ballots`` is empty under a secret from before there was that key.
    """

    kind: str
    cost: Cost
    salt: bytes
    sealed: bytes
    ballots: bytes = b""

    def open(self, secret: str, store_id: str) -> Opened | None:
        """What this secret opens, or None if it is not the one."""
        derived = self.cost.derive(secret.encode(), self.salt)
        try:
            return Opened(self, store_id, _unsealed(derived, self.sealed, _bound_to(store_id, self.kind)), derived)
        except InvalidTag:
            return None


@dataclass(frozen=True, slots=True)
class Opened:
    """A slot with its secret: the data key, and on demand the private key of ballots."""

    slot: Slot
    store_id: str
    data_key: bytes = field(repr=False)
    _derived: bytes = field(repr=False)

    def ballot_key(self) -> bytes | None:
        """The private key of ballots; None if this secret is from before there was one."""
        if not self.slot.ballots:
            return None
        return _unsealed(_for_ballots(self._derived), self.slot.ballots, _bound_to(self.store_id, self.slot.kind))

    def with_ballot_key(self, private: bytes) -> Slot:
        """The same slot, with this private key of ballots."""
        sealed = _sealed(_for_ballots(self._derived), private, _bound_to(self.store_id, self.slot.kind))
        return replace(self.slot, ballots=sealed)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What lies in store.key. ``inner``: the cost of secrets used inside the open store; it never changes."""

    store_id: str
    inner: Cost
    slots: tuple[Slot, ...] = field(repr=False)

    def opened(self, secret: str) -> Opened | None:
        """The slot that ``secret`` opens, whose cost is thereby proved to be the one it was made with; None if none."""
        code = read_recovery_code(secret)
        for slot in self.slots:
            tries = spellings(secret) if slot.kind == PASSPHRASE else [code] if code is not None else []
            for typed in tries:
                if (opened := slot.open(typed, self.store_id)) is not None:
                    return opened
        return None

    def unlock(self, secret: str) -> bytes | None:
        """The data key; None if ``secret`` opens no slot."""
        opened = self.opened(secret)
        return None if opened is None else opened.data_key

    @property
    def ballots(self) -> frozenset[str]:
        """The kinds of secret that open ballots as well."""
        return frozenset(slot.kind for slot in self.slots if slot.ballots)

    def with_slot(self, slot: Slot) -> KeyFile:
        """The same file with the slot of that kind replaced."""
        others = tuple(s for s in self.slots if s.kind != slot.kind)
        return KeyFile(self.store_id, self.inner, (*others, slot))

    def with_new_ballot_key(self, opened: Opened, private: bytes) -> KeyFile:
        """The same file with this private key of ballots under one secret; others keep no older one."""
        without = KeyFile(self.store_id, self.inner, tuple(replace(slot, ballots=b"") for slot in self.slots))
        return without.with_slot(opened.with_ballot_key(private))

    def to_bytes(self) -> bytes:
        content: dict[str, object] = {
            "format": FORMAT,
            "store": self.store_id,
            "inner": asdict(self.inner),
            "slots": [
                {"kind": s.kind, "cost": asdict(s.cost), "salt": s.salt.hex(), "sealed": s.sealed.hex()}
                | ({"ballots": s.ballots.hex()} if s.ballots else {})
                for s in self.slots
            ],
        }
        content["checksum"] = _checksum(content)
        return (json.dumps(content, indent=1) + "\n").encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> KeyFile:
        """Read a key file. Raises ValueError for anything that is not whole or asks for too much work."""
        try:
            content = json.loads(data.decode("ascii"))
            checksum = content.pop("checksum")
            if checksum != _checksum(content) or content["format"] != FORMAT:
                raise ValueError("the checksum or the format is wrong")
            slots = tuple(
                Slot(
                    s["kind"], Cost(**s["cost"]), *(bytes.fromhex(s.get(n, "")) for n in ("salt", "sealed", "ballots"))
                )
                for s in content["slots"]
            )
            key_file = cls(content["store"], Cost(**content["inner"]), slots)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("not a key file") from error
        # Byte for byte as it was written, so that a changed space is noticed as well.
        if not key_file._sensible() or key_file.to_bytes() != data:
            raise ValueError("not a key file")
        return key_file

    def _sensible(self) -> bool:
        """The cost of an opened slot is proved by that; ``inner`` is proved with it, as it follows from each of them."""
        kinds = {slot.kind for slot in self.slots}
        return (
            is_store_id(bytes.fromhex(self.store_id))
            and 0 < len(self.slots) == len(kinds) <= MOST_SLOTS
            and all(slot.cost.allowed() and slot.cost.inner() == self.inner for slot in self.slots)
        )


def new_store_id() -> str:
    """32 hex digits: 96 random bits and a check of them."""
    start = secrets.token_bytes(12)
    return (start + _id_check(start)).hex()


def is_store_id(header: bytes) -> bool:
    """True if these 16 bytes can be a store id; a chance of 1 in 4 thousand million for other bytes."""
    return len(header) == 16 and _id_check(header[:12]) == header[12:]


def new_slot(
    kind: str, secret: str, data_key: bytes, store_id: str, cost: Cost, ballot_key: bytes | None = None
) -> Slot:
    """Seal the data key, and the private key of ballots if there is one, under a tidied passphrase or a read code."""
    salt = secrets.token_bytes(16)
    derived = cost.derive(secret.encode(), salt)
    slot = Slot(kind, cost, salt, _sealed(derived, data_key, _bound_to(store_id, kind)))
    return slot if ballot_key is None else Opened(slot, store_id, data_key, derived).with_ballot_key(ballot_key)


def new_key_file(passphrase: str, cost: Cost, ballot_key: bytes | None = None) -> tuple[KeyFile, bytes, str]:
    """A key file for a new store, its data key, and its recovery code in groups of four."""
    store_id, data_key = new_store_id(), secrets.token_bytes(KEY_BYTES)
    code = new_recovery_code()
    slots = (
        new_slot(PASSPHRASE, as_kept(passphrase), data_key, store_id, cost, ballot_key),
        new_slot(RECOVERY, code.replace(" ", ""), data_key, store_id, cost, ballot_key),
    )
    return KeyFile(store_id, cost.inner(), slots), data_key, code


def tidy_passphrase(text: str) -> str:
    """One form for what looks the same: NFKC, single spaces, none around it. Capital letters stay."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def as_kept(passphrase: str) -> str:
    """The form under which a file is locked: words that we suggest without capitals and marks, others as typed."""
    return words.as_suggested(passphrase) or tidy_passphrase(passphrase)


def spellings(secret: str) -> list[str]:
    """What may be meant by words that were typed: first as they stand, so that every older file opens as before; then
    as words that we suggest, for which neither capitals nor blanks count."""
    return list(dict.fromkeys((tidy_passphrase(secret), *words.readings(secret))))


def new_recovery_code() -> str:
    """128 random bits as 26 letters and digits, 2 more to check them, in groups of four."""
    letters = _code_letters(secrets.randbits(128))
    return " ".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def read_recovery_code(typed: str) -> str | None:
    """The code without spaces, however it was typed (dashes, small letters, O for 0, I or L for 1); None if wrong."""
    letters = re.sub(r"[\s\-–—.]", "", unicodedata.normalize("NFKC", typed)).upper()
    letters = letters.replace("O", "0").replace("I", "1").replace("L", "1")
    if len(letters) != CODE_LETTERS + CHECK_LETTERS or not set(letters) <= set(LETTERS):
        return None
    number = 0
    for letter in letters[:CODE_LETTERS]:
        number = number * 32 + LETTERS.index(letter)
    return letters if number < 1 << 128 and letters == _code_letters(number) else None


def _code_letters(number: int) -> str:
    check = int.from_bytes(hashlib.sha256(number.to_bytes(16)).digest()[:2]) % 1024
    return _base32(number, CODE_LETTERS) + _base32(check, CHECK_LETTERS)


def _base32(number: int, length: int) -> str:
    return "".join(LETTERS[number >> 5 * index & 31] for index in reversed(range(length)))


def _id_check(start: bytes) -> bytes:
    return hashlib.sha256(b"facilitator store" + start).digest()[:4]


def _sealed(key: bytes, content: bytes, bound_to: bytes) -> bytes:
    nonce = secrets.token_bytes(12)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, content, bound_to)


def _unsealed(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Raises InvalidTag."""
    return ChaCha20Poly1305(key).decrypt(sealed[:12], sealed[12:], bound_to)


def _for_ballots(derived: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"facilitator ballot key").derive(derived)


def _bound_to(store_id: str, kind: str) -> bytes:
    return f"facilitator key {FORMAT} {store_id} {kind}".encode()


def _checksum(content: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
