"""A spreadsheet as plain words: what was read from a file, or is to be written into one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Odd(StrEnum):
    """What a cell holds that is not plain words or a number."""

    FORMULA = "formula"
    DATE = "date"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet of a file. ``rows``: (row number as the spreadsheet shows it, cells); empty rows are left out.

    ``merged``: ranges such as "A3:B4". ``odd``: (row, column from 1, what it is). ``hidden``: nobody sees the sheet.
    ``hidden_rows``, ``hidden_columns``: numbers from 1 of those that nobody sees. ``filtered``: rows are hidden by a
    filter. ``all_seen`` False: this kind of file does not tell what is hidden in it.
    """

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    merged: tuple[str, ...] = ()
    odd: tuple[tuple[int, int, Odd], ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    filtered: bool = False
    all_seen: bool = True


def column_letters(number: int) -> str:
    """1 → "A", 28 → "AB"."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """ "A" → 1, "AB" → 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
