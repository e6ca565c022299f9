"""Responses as blobs, and what seals them: a person's own words, the file's ballot key, the code on a slip.

A blob starts with its format byte: 1 is JSON padded with spaces, so that its length tells little about who wrote it. A
draft, and a person's own copy of what they handed in, have the format byte and then the same padded JSON under
ChaCha20-Poly1305 (nonce first). A ballot has the format byte and then the padded JSON under HPKE (RFC 9180: X25519,
HKDF-SHA256, ChaCha20-Poly1305). Each is bound to its purpose, its round and its own id.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from facilitator_app.domain.response import Response
from facilitator_app.domain.seat import SeatKey
from facilitator_app.store.codec import response_from_json, response_to_json, to_text
from facilitator_app.store.keys import Cost, tidy_passphrase

FORMAT = 1
BLOCK = 1024
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def seat_key(words: str, round_id: str, store_id: str, cost: Cost, salt: str = "") -> SeatKey:
    """The same for the same words, however they are spaced or capitalised. Takes the time of one slow hash.

    ``salt``: of one draft. Without it, as drafts were sealed before version 11, one guess tries all of a round.
    """
    round_and_salt = f"{round_id} {salt}" if salt else round_id
    secret = cost.derive(tidy_passphrase(words).casefold().encode(), _salt("seat", store_id, round_and_salt))
    return SeatKey(_expand(secret, b"seat id")[:16].hex(), _expand(secret, b"draft key"), salt)


def slip_key(code: str, round_id: str, store_id: str, cost: Cost) -> str:
    """What the code on a slip gives in one round. It is never stored: see ``from_slip``."""
    return cost.derive(tidy_passphrase(code).encode(), _salt("withdraw", store_id, round_id)).hex()


def inner_slip_key(key: str, inner_id: str) -> str:
    """What the same code gives in the round of one subject: two answers of one person have nothing in common there."""
    return hashlib.sha256(f"{key} {inner_id}".encode()).hexdigest()


def from_slip(key: str, purpose: str) -> bytes:
    """32 bytes for one purpose: none tells another, so what finds a response does not open it, nor find its comments."""
    return _expand(key.encode(), f"facilitator slip {FORMAT} {purpose}".encode())


def new_ballot_key() -> bytes:
    """A private key of ballots."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_ballot_key(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_ballot(response: Response, public: bytes, bound_to: str, room: int = 0, second: bytes = b"") -> bytes:
    """The response for whoever has the private key. ``room``: the length to which it is padded, if it is not longer;
    0 for comments, which may be of any length: then 1 KiB, 4, 16 and so on. ``second``: the public key of a second lock,
    whose private key is needed as well."""
    text = _padded(response, room or _step(len(_padded(response))))
    bound = _ballot_bound_to(bound_to)
    if second:
        text = SUITE.encrypt(text, X25519PublicKey.from_public_bytes(second), b"second " + bound)
    return bytes([FORMAT]) + SUITE.encrypt(text, X25519PublicKey.from_public_bytes(public), bound)


def open_ballot(blob: bytes, private: bytes, bound_to: str, second: bytes = b"") -> Response | None:
    """The response, or None if it was not sealed for these keys and bound to this, or is damaged in any way."""
    bound = _ballot_bound_to(bound_to)
    try:
        text = SUITE.decrypt(_content(blob), X25519PrivateKey.from_private_bytes(private), bound)
        if second:
            text = SUITE.decrypt(text, X25519PrivateKey.from_private_bytes(second), b"second " + bound)
        return response_from_json(json.loads(text))
    except (InvalidTag, ValueError, KeyError, TypeError, AttributeError):
        return None


def seal_own(response: Response, key: bytes, bound_to: str, room: int) -> bytes:
    """A person's own copy of what they handed in."""
    return _sealed(_padded(response, room), key, _ballot_bound_to(bound_to))


def open_own(blob: bytes, key: bytes, bound_to: str) -> Response | None:
    """The response, or None if this key does not open it."""
    return _opened(blob, key, _ballot_bound_to(bound_to))


def seal_bytes(content: bytes, key: bytes, bound_to: bytes) -> bytes:
    return _sealed(content, key, bound_to)


def open_bytes(blob: bytes, key: bytes, bound_to: bytes) -> bytes | None:
    """The content, or None if this key does not open it."""
    content = _content(blob)
    try:
        return ChaCha20Poly1305(key).decrypt(content[:12], content[12:], bound_to)
    except InvalidTag:
        return None


def slow_hash(text: str, cost: Cost) -> str:
    """A salted Argon2id hash with its cost in it: memory, passes, lanes, salt, hash."""
    salt = secrets.token_bytes(16)
    made = cost.derive(text.encode(), salt)
    return f"argon2id:{cost.memory_kib}:{cost.passes}:{cost.lanes}:{salt.hex()}:{made.hex()}"


def matches(text: str, hashed: str) -> bool:
    """True if ``hashed`` came from ``text``; False as well for anything that is no such hash."""
    try:
        name, memory_kib, passes, lanes, salt, made = hashed.split(":")
        cost = Cost(int(memory_kib), int(passes), int(lanes))
        if name != "argon2id" or not cost.allowed():
            return False
        return hmac.compare_digest(cost.derive(text.encode(), bytes.fromhex(salt)), bytes.fromhex(made))
    except ValueError:
        return False


def response_to_blob(response: Response) -> bytes:
    return bytes([FORMAT]) + _padded(response)


def response_from_blob(blob: bytes) -> Response:
    """Raises ValueError for an unknown format."""
    return response_from_json(json.loads(_content(blob)))


def seal_draft(response: Response, round_id: str, seat: SeatKey) -> bytes:
    return _sealed(_padded(response), seat.key, _bound_to(round_id, seat.id))


def open_draft(blob: bytes, round_id: str, seat: SeatKey) -> Response | None:
    """The response, or None if this key did not seal this blob for this round and seat."""
    return _opened(blob, seat.key, _bound_to(round_id, seat.id))


def _sealed(text: bytes, key: bytes, bound_to: bytes) -> bytes:
    nonce = secrets.token_bytes(12)
    return bytes([FORMAT]) + nonce + ChaCha20Poly1305(key).encrypt(nonce, text, bound_to)


def _opened(blob: bytes, key: bytes, bound_to: bytes) -> Response | None:
    text = open_bytes(blob, key, bound_to)
    return None if text is None else response_from_json(json.loads(text))


def _padded(response: Response, room: int = 0) -> bytes:
    text = to_text(response_to_json(response)).encode("ascii")
    return text.ljust(room) + b" " * (-max(len(text), room) % BLOCK)


def _step(length: int) -> int:
    step = BLOCK
    while step < length:
        step *= 4
    return step


def _content(blob: bytes) -> bytes:
    if not blob or blob[0] != FORMAT:
        raise ValueError("a response in a format this program does not know")
    return blob[1:]


def _salt(purpose: str, store_id: str, round_id: str) -> bytes:
    return hashlib.sha256(f"facilitator {purpose} {store_id} {round_id}".encode()).digest()[:16]


def _expand(secret: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret)


def _bound_to(round_id: str, seat_id: str) -> bytes:
    return f"facilitator draft {FORMAT} {round_id} {seat_id}".encode()


def _ballot_bound_to(what: str) -> bytes:
    return f"facilitator ballot {FORMAT} {what}".encode()
