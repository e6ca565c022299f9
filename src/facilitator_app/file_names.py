"""Names of files that people can read and every system can keep."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from facilitator_app.domain.language import _
from facilitator_app.domain.words import tidy

MOST_LETTERS, MOST_BYTES, MOST_WORDS = 60, 120, 40
"""Of a name inside a file's name: file systems allow 255 bytes for all of it, and some letters take four."""
MOST_BYTES_IN_ALL = 180


def readable(name: str) -> str:
    """A typed name without what a file's name cannot have: marks, invisible letters, dots at an end; never empty."""
    whole = unicodedata.normalize("NFC", name)
    kept = "".join(letter if _keeps(letter) else " " for letter in whole)
    name, ending = _parted(tidy(kept))
    name = name[: MOST_LETTERS - len(ending)]
    while name and len((name + ending).encode()) > MOST_BYTES:
        name = name[:-1]
    return (name.strip(" .-'") + ending).strip(" .-'") or _("a person")


def _parted(kept: str) -> tuple[str, str]:
    """A name, and what tells its bearer from others of that name, of which the end is kept: " (Oak, nurse)"."""
    name, sign, words = kept.rpartition(" (")
    if not sign or not words.endswith(")"):
        return kept, ""
    while len(words.encode()) > MOST_BYTES // 2:
        words = words[1:]
    return name, f" ({words[-MOST_WORDS:].lstrip()}"


def file_name(*parts: str, ending: str = ".pdf") -> str:
    """What a file is called at first: whose it is and what it is, from the large to the small. Empty parts fall out.

    However long the names, all of it stays within what file systems allow.
    """
    told = [part for part in parts if part]
    short = [readable(part) for part in told]
    while sum(len(part.encode()) for part in short) > MOST_BYTES_IN_ALL:
        longest = max(range(len(short)), key=lambda index: len(short[index].encode()))
        short[longest] = short[longest][:-1].rstrip(" .-'")
    return ", ".join(short) + ending


def free_path(folder: Path, stem: str, ending: str = ".pdf") -> Path:
    """A file of this name in the folder that is not there yet, whatever the case of letters: else with a number.

    Raises OSError when the folder cannot be read.
    """
    taken = {_same(one.name) for one in folder.iterdir()}
    for number in range(1, len(taken) + 2):
        name = f"{stem}{ending}" if number == 1 else f"{stem} ({number}){ending}"
        if _same(name) not in taken:
            break
    return folder / name


def _keeps(letter: str) -> bool:
    return letter.isalnum() or letter in " -'.,()" or unicodedata.category(letter).startswith("M")


def _same(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
