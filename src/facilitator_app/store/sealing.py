"""Responses as blobs, unfinished ones sealed under a person's own words, and slow hashes of short secrets.

A blob starts with its format byte: 1 is JSON padded with spaces to whole KiB, so that its length tells little about
who wrote it. A draft has the format byte and then the same padded JSON under ChaCha20-Poly1305 (nonce first).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from facilitator_app.domain.response import Response
from facilitator_app.domain.seat import SeatKey
from facilitator_app.store.codec import response_from_json, response_to_json, to_text
from facilitator_app.store.keys import Cost, tidy_passphrase

FORMAT = 1
BLOCK = 1024


def seat_key(words: str, round_id: str, store_id: str, cost: Cost) -> SeatKey:
    """The same for the same words, however they are spaced or capitalised. Takes the time of one slow hash."""
    secret = cost.derive(tidy_passphrase(words).casefold().encode(), _salt("seat", store_id, round_id))
    return SeatKey(_expand(secret, b"seat id")[:16].hex(), _expand(secret, b"draft key"))


def withdrawal_tag(code: str, round_id: str, store_id: str, cost: Cost) -> str:
    """What is kept of a withdrawal code: it finds the response while the round is open and is erased at close."""
    return cost.derive(tidy_passphrase(code).encode(), _salt("withdraw", store_id, round_id)).hex()


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
    nonce = secrets.token_bytes(12)
    sealed = ChaCha20Poly1305(seat.key).encrypt(nonce, _padded(response), _bound_to(round_id, seat.id))
    return bytes([FORMAT]) + nonce + sealed


def open_draft(blob: bytes, round_id: str, seat: SeatKey) -> Response | None:
    """The response, or None if this key did not seal this blob for this round and seat."""
    content = _content(blob)
    try:
        text = ChaCha20Poly1305(seat.key).decrypt(content[:12], content[12:], _bound_to(round_id, seat.id))
    except InvalidTag:
        return None
    return response_from_json(json.loads(text))


def _padded(response: Response) -> bytes:
    text = to_text(response_to_json(response)).encode("ascii")
    return text + b" " * (-len(text) % BLOCK)


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
