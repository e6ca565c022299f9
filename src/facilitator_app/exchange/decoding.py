"""The letters of a list with commas or tabs, whichever system wrote it."""

from __future__ import annotations

SEPARATORS = (",", ";", "\t")


def decoded(data: bytes) -> str | None:
    """The text with plain line ends: UTF-8 or UTF-16 with or without a mark, else cp1252. None if it is no text."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(ord(letter) < 32 and letter not in "\t\n\r\f" for letter in text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    return None


def separator(text: str) -> str:
    """The separator that stands most often in the first line with words, outside quotes."""
    line = next((line for line in text.split("\n") if line.strip()), "")
    outside = "".join(part for place, part in enumerate(line.split('"')) if place % 2 == 0)
    return max(SEPARATORS, key=outside.count)


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    start = data[:400]
    if b"\x00" in start:
        # Without a mark at the start, the zeros of plain letters tell which byte comes first.
        return ("utf-16-be",) if start[0::2].count(0) > start[1::2].count(0) else ("utf-16-le",)
    return ("utf-8-sig", "cp1252")
