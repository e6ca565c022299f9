"""What people know a file by: the same short number on the sheet with the recovery code and where it is opened."""

from __future__ import annotations

DIGITS, GROUP = 8, 4


def file_number(store_id: str) -> str:
    """The first eight digits of a store's id in groups of four, "98B8 7345". It says nothing about what is inside."""
    digits = store_id[:DIGITS].upper()
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))
