"""The second lock of a round: a pair of keys whose private half lies under each of two people's words."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.second_lock import Holder, SecondLock
from facilitator_app.store.keys import Cost, as_kept, spellings
from facilitator_app.store.sealing import new_ballot_key, open_bytes, public_ballot_key, seal_bytes

HOLDERS = 2


def new_lock(both: Sequence[str], store_id: str, cost: Cost) -> SecondLock:
    """A new pair of keys. ``both``: the words of each of the two. Takes the time of two slow hashes."""
    if len({as_kept(words) for words in both}) != HOLDERS:
        raise ValueError("a second lock needs the words of two people")
    private, holders = new_ballot_key(), []
    public = public_ballot_key(private)
    for words in both:
        salt = secrets.token_bytes(16)
        key = cost.derive(as_kept(words).encode(), salt)
        holders.append(Holder(salt.hex(), seal_bytes(private, key, _bound_to(store_id, public)).hex()))
    return SecondLock(public.hex(), tuple(holders))


def open_lock(lock: SecondLock, typed: str, store_id: str, cost: Cost) -> bytes:
    """The private key, given the words of either of the two. Raises AppError "wrong_passphrase"."""
    for holder in lock.holders:
        for words in spellings(typed):
            key = cost.derive(words.encode(), bytes.fromhex(holder.salt))
            private = open_bytes(bytes.fromhex(holder.sealed), key, _bound_to(store_id, bytes.fromhex(lock.public)))
            if private is not None:
                return private
    raise AppError(
        "wrong_passphrase", _("These are not the words of either of the two."), _("Look at each word, then try again.")
    )


def _bound_to(store_id: str, public: bytes) -> bytes:
    return f"facilitator second lock 1 {store_id} {public.hex()}".encode()
