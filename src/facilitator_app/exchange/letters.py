"""From the bytes of a list to its letters, whichever system wrote it, and the other readings they could have."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

SEPARATORS = (",", ";", "\t", "|")
LOST = "\ufffd"
"""Stands where a letter could not be read."""
OLD = ("cp1252", "mac_roman", "cp850", "cp1250")
"""Letters of Windows, of old Macs, of DOS, and of Windows in the east of Europe: one byte a letter, and no mark that
says which. The first wins where all fit alike."""
OPEN_QUESTION = 2
"""Two old readings whose fit differs by no more than this are shown to the person."""
SAMPLE_LINES = 40


ODD_BYTES = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(128, 256)}
ODD_START = re.compile("[\udcc2-\udcf4][\udc80-\udcbf]{0,2}(?=\\s*$)")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the bytes. ``key``: name of the encoding."""

    key: str
    text: str


def readings(data: bytes) -> tuple[Reading, ...]:
    """The text of a file, likeliest reading first; more than one where the bytes do not tell. Empty: it is no text.

    Line ends are plain, old end marks (Ctrl-Z) and marks of byte order are gone, and tabs are the only control letters.
    """
    distinct: list[Reading] = []
    for reading in _raw(data):
        text = _plain(reading.text)
        if text is not None and text not in (other.text for other in distinct):
            distinct.append(Reading(reading.key, text))
    return tuple(distinct)


def separator(text: str) -> str:
    """The sign that parts the most lines into the same number of cells; more cells win where two fit alike."""
    lines = [line for line in text.split("\n") if line.strip()][:SAMPLE_LINES]
    outside = [re.sub(r'"[^"]*"?', "", line) for line in lines]

    def fit(sign: str) -> tuple[float, int]:
        counts = Counter(line.count(sign) for line in outside)
        common, lines_with_it = max(((n, k) for n, k in counts.items() if n), key=lambda pair: pair[1], default=(0, 0))
        return lines_with_it / max(1, len(lines)), common

    return max(SEPARATORS, key=fit)


def cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with its number as a spreadsheet counts: a cell with line breaks is still one row.

    Raises csv.Error at a quote mark that is not closed, and at a very long cell.
    """
    told = re.match(r'\s*"?sep=(.)"?\s*\n', text, re.IGNORECASE)
    sign = told[1] if told else separator(text)
    first = 1
    if told:  # a line for spreadsheet programs, and no part of the list
        text, first = text[told.end() :], 2
    yield from enumerate(csv.reader(io.StringIO(text), delimiter=sign, strict=True, skipinitialspace=True), first)


def _raw(data: bytes) -> Iterator[Reading]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield Reading("utf-16", data.decode("utf-16", "replace"))
        return
    start = data[:400]
    zeros = start[0::2].count(0), start[1::2].count(0)
    if max(zeros) * 4 > len(start) and min(zeros) * 8 < max(zeros):
        # Without a mark at the start, the zeros of plain letters tell which byte comes first.
        key = "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
        yield Reading(key, data.decode(key, "replace"))
        return
    try:
        yield Reading("utf-8", data.decode("utf-8"))
        return
    except UnicodeDecodeError:
        pass
    mostly, good, bad = _mostly_utf8(data)
    if good >= bad:
        yield Reading("utf-8", mostly)
        return
    fits = sorted(((_fit(text), -index, key, text) for index, (key, text) in enumerate(_old(data))), reverse=True)
    for fit, _index, key, text in fits:
        if fit >= fits[0][0] - OPEN_QUESTION:
            yield Reading(key, text)


def _old(data: bytes) -> Iterator[tuple[str, str]]:
    for key in OLD:
        try:
            yield key, data.decode(key)
        except UnicodeDecodeError:
            continue


def _mostly_utf8(data: bytes) -> tuple[str, int, int]:
    """The text with its odd bytes read as Windows does, and how many letters of several bytes, and odd bytes, it has."""
    text = data.decode("utf-8", "surrogateescape")
    odd = [letter for letter in text if "\udc80" <= letter <= "\udcff"]
    good = sum(1 for letter in text if ord(letter) > 127) - len(odd)
    if ODD_START.search(text):  # the file ends inside a letter
        text = ODD_START.sub(LOST, text)
    return text.translate(ODD_BYTES), good, len(odd)


def _fit(text: str) -> int:
    """How much the letters beyond plain ones look like those of names: accents inside words, no signs there."""
    fit = 0
    for match in re.finditer(r"[^\x00-\x7f]", text):
        letter = match[0]
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        kind = unicodedata.category(letter)
        if kind == "Ll":
            fit += 3 if unicodedata.normalize("NFD", letter) != letter or letter in "ßøæœłđ" else -2
        elif kind == "Lu":
            fit += -3 if before.islower() or before.isdigit() else 2
        elif letter in "\u2019\u2018":
            fit += 2 if before.isalpha() else 0
        elif letter in "\u201c\u201d\u2013\u2014\u2026\u20ac\u00a3\u00a0\u00b7":
            fit += -3 if before.isalpha() and after.isalpha() else 1
        else:
            fit -= 4
    return fit


def _plain(text: str) -> str | None:
    """The text with plain line ends; None if letters stand in it that no text has."""
    text = text.replace("\ufeff", "").rstrip("\x1a").rstrip("\x00")
    text = re.sub(r"\r+\n", "\n", text).replace("\r", "\n").replace("\v", " ").replace("\f", " ")
    if any(ord(letter) < 32 and letter not in "\t\n" for letter in text):
        return None
    return text
