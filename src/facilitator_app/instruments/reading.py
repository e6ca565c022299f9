"""From a file to the tables in it, or to the reason why it cannot be read as TOML at all."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from facilitator_app.domain.language import _

LARGEST_FILE = 1024 * 1024
"""Bytes. The longest bundled questionnaire has 12,000."""

MOST_DOTS = 5
"""Dots in one key. TOML's reader takes time that grows with their square."""

MOST_HEADS = 3_000
"""Lines that start with a square bracket. 300 items have fewer than 500."""

MOST_VALUES = 50_000
"""Values in the whole file. 300 items in 30 languages have fewer."""

Problem = tuple[str, str, str]
"""The kind of fault (its code), the location, the reason."""

QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+"?|\'[^\']*+\'?|#.*')
"""Text in quotes, closed or not, and remarks. Never goes back over a letter."""


class Unreadable(Exception):
    """The file cannot be read; ``problem`` says why."""

    def __init__(self, code: str, location: str, reason: str) -> None:
        super().__init__(code, location, reason)
        self.problem: Problem = (code, location, reason)


def whole_file() -> str:
    return _("the whole file")


def tables(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; numbers with a point as Decimal. Raises Unreadable and nothing else."""
    return parsed(content(path))


def content(path: Path) -> str:
    """The words in a file. Raises Unreadable and nothing else."""
    return _text(_bytes(path))


def parsed(text: str) -> dict[str, Any]:
    """The tables of a TOML text; numbers with a point as Decimal. Raises Unreadable and nothing else."""
    _refuse_slow_text(text)
    try:
        data = tomllib.loads(text, parse_float=_number)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable("toml", *_syntax(str(error))) from error
    except RecursionError as error:
        reason = _("There are too many brackets inside brackets. Compare the file with the example.")
        raise Unreadable("deep", whole_file(), reason) from error
    except ValueError as error:
        reason = _("There is a number or a date that nothing can hold. Look for a very long number.")
        raise Unreadable("number_long", whole_file(), reason) from error
    _refuse_crowds(data)
    return data


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise FileNotFoundError(path)
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        reason = _("The file cannot be opened. Check its name and where it lies.")
        raise Unreadable("unopened", whole_file(), reason) from error
    if len(raw) > LARGEST_FILE:
        reason = _("The file is larger than 1 MB. A questionnaire is far smaller: check that it is the right file.")
        raise Unreadable("too_big", whole_file(), reason)
    if not raw.strip():
        raise Unreadable("empty", whole_file(), _("The file is empty. Start from the example."))
    return raw


def _text(raw: bytes) -> str:
    """The words in these bytes; a byte order mark in front is let pass."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw[:200]:
        reason = _("This is not plain text in UTF-8 but perhaps UTF-16, or no text at all. Save it again as UTF-8.")
        raise Unreadable("encoding", whole_file(), reason)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        reason = _("This letter is not saved as UTF-8 but perhaps as Windows-1252. Save the file again as UTF-8.")
        raise Unreadable("encoding", _("line {line}, column {column}", line=line, column=column), reason) from error


def _refuse_slow_text(text: str) -> None:
    """What would keep TOML's reader busy for seconds is refused before it starts."""
    lines = text.split("\n")
    if sum(line.lstrip().startswith("[") for line in lines) > MOST_HEADS:
        raise _crowded()
    for number, line in enumerate(lines, 1):
        if line.count(".") <= MOST_DOTS:
            continue
        bare = QUOTED.sub("", line)
        if any(part.count(".") > MOST_DOTS for part in bare.split("=")):
            reason = _("There are too many dots in a row outside quotes. Put words between quotes.")
            raise Unreadable("deep", _("line {line}", line=number), reason)


def _crowded() -> Unreadable:
    reason = _("There are more values than a questionnaire can have. Check that it is the right file.")
    return Unreadable("crowded", whole_file(), reason)


def _refuse_crowds(data: dict[str, Any]) -> None:
    waiting: list[Any] = [data]
    count = 0
    while waiting:
        one = waiting.pop()
        inside = one.values() if isinstance(one, dict) else one
        count += len(inside)
        if count > MOST_VALUES:
            raise _crowded()
        waiting += [value for value in inside if isinstance(value, dict | list)]


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:  # an exponent beyond all bounds
        return Decimal("NaN")


def _syntax(message: str) -> tuple[str, str]:
    """Place and reason from the reader's own message: "Expected '=' ... (at line 3, column 5)"."""
    match = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", message, re.DOTALL)
    problem = match[1] if match else message
    location = whole_file()
    if match:
        location = _("line {line}, column {column}", line=match[2], column=match[3]) if match[2] else _("the last line")
    for sign, reason in _common_slips().items():
        if sign in problem:
            return location, reason
    return location, _("This is not TOML: {problem}. Compare the line with the example.", problem=problem)


def _common_slips() -> dict[str, str]:
    return {
        "Cannot overwrite a value": _("This key is written twice. Remove one of them."),
        "Duplicate inline table key": _("This key is written twice. Remove one of them."),
        "Cannot declare": _("This table is written twice. Remove one, or use double brackets for a list of tables."),
        "Cannot mutate immutable": _("This adds to something that is complete already. Write it in one place."),
        "Cannot redefine": _("This adds to something that is complete already. Write it in one place."),
        "Unterminated string": _("A text is not closed. Put a quotation mark at its end."),
        "Illegal character '\\n'": _("A text is not closed. Put a quotation mark at the end of the line."),
        "Illegal character": _("There is a character that cannot be seen here. Type the line again."),
        "Invalid value": _("The value cannot be read. Put words between quotation marks."),
        "Expected '=' after a key": _("There is no equals sign after the key. Write: key = value."),
        "Unclosed array": _("A list is not closed. Put a square bracket at its end, and commas between its parts."),
        "Unclosed inline table": _("A table is not closed. Put a curly bracket at its end, on the same line."),
        "Unescaped '\\'": _("A backslash in a text is written twice. Write two of them."),
        "Invalid statement": _("This line does not start with a key. Write: key = value."),
        "not a Unicode scalar": _("This code after the backslash is no character. Type the letter itself."),
    }
