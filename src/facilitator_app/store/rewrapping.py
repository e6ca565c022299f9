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


def rewrap(folder: Path, secret: str, kind: str, new: str) -> None:
    """Put the slot of this kind under a new secret, given one that opens the file now. Raises AppError.

    A guess of it costs as much as one of the secret that was given, not what the file says of a slot nobody opened.
    """
    if not keys.tidy_passphrase(new):
        raise ValueError("a secret is needed")
    try:
        key_file = choose_key_file(folder)
        found = key_file.opened(secret)
        if found is None:
            raise faults.wrong_passphrase()
        opened, data_key = found
        kept = keys.as_kept(new) if kind == keys.PASSPHRASE else new.replace(" ", "")
        slot = keys.new_slot(kind, kept, data_key, key_file.store_id, opened.cost)
        write_key_files(folder, key_file.with_slot(slot))
    except OSError as error:
        raise faults.from_number(error.errno) or error from error
