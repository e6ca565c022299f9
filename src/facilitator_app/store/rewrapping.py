"""What a secret opens, and new words or a new code for a store whose folder this process holds: both keys sealed anew.

Nothing in the database changes. Each key file is whole at any moment, so either the old or the new secret opens.
"""

from __future__ import annotations

from pathlib import Path

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.store import faults, keys
from facilitator_app.store.finding import choose_key_file, write_key_files


def unlock(key_file: keys.KeyFile, secret: str) -> keys.Opened:
    """The slot that this secret opens. Raises AppError "wrong_passphrase"."""
    opened = key_file.opened(secret)
    if opened is None:
        raise faults.wrong_passphrase()
    return opened


def ballot_key(folder: Path, secret: str) -> bytes:
    """The private key of ballots. Raises AppError "wrong_passphrase" or "older_secret"."""
    try:
        private = unlock(choose_key_file(folder), secret).ballot_key()
    except OSError as error:
        raise faults.from_number(error.errno) or error from error
    if private is None:
        raise _older_secret()
    return private


def rewrap(folder: Path, secret: str, kind: str, new: str, *, in_use: bool = False) -> None:
    """Put the slot of this kind under a new secret, given one that opens the file now. Raises AppError.

    A guess of it costs as much as one of the secret that was given, not what the file says of a slot nobody opened.
    ``in_use``: the store is open, and what is handed in must go on being openable: "older_secret" if it would not.
    """
    if not keys.tidy_passphrase(new):
        raise ValueError("a secret is needed")
    try:
        key_file = choose_key_file(folder)
        opened = unlock(key_file, secret)
        private = opened.ballot_key()
        if in_use and private is None and key_file.ballots:
            raise _older_secret()
        kept = keys.as_kept(new) if kind == keys.PASSPHRASE else new.replace(" ", "")
        slot = keys.new_slot(kind, kept, opened.data_key, key_file.store_id, opened.slot.cost, private)
        write_key_files(folder, key_file.with_slot(slot))
    except OSError as error:
        raise faults.from_number(error.errno) or error from error


def _older_secret() -> AppError:
    return AppError(
        "older_secret",
        _("This opens your file, but it is older than the lock on people's answers and does not open that."),
        _("Use the other one: the words of your file, or the code on your sheet."),
    )
