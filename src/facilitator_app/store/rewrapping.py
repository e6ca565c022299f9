"""New words, or a new recovery code, for a store whose folder this process holds: the data key is sealed anew.

Nothing in the database changes. Each key file is whole at any moment, so either the old or the new secret opens.
"""

from __future__ import annotations

from pathlib import Path

from facilitator_app.store import faults, keys
from facilitator_app.store.finding import choose_key_file, write_key_files


def unlock(key_file: keys.KeyFile, secret: str) -> bytes:
    """The data key. Raises AppError "wrong_passphrase"."""
    data_key = key_file.unlock(secret)
    if data_key is None:
        raise faults.wrong_passphrase()
    return data_key


def rewrap(folder: Path, secret: str, kind: str, new: str, cost: keys.Cost | None = None) -> None:
    """Put the slot of this kind under a new secret, given one that opens the file now. Raises AppError."""
    if not keys.tidy_passphrase(new):
        raise ValueError("a secret is needed")
    try:
        key_file = choose_key_file(folder)
        data_key = unlock(key_file, secret)
        cost = cost or next((s.cost for s in key_file.slots if s.kind == kind), keys.Cost())
        kept = keys.as_kept(new) if kind == keys.PASSPHRASE else new.replace(" ", "")
        write_key_files(folder, key_file.with_slot(keys.new_slot(kind, kept, data_key, key_file.store_id, cost)))
    except OSError as error:
        raise faults.from_number(error.errno) or error from error
