"""From the tables of a questionnaire to the text of its file, in the order and the style of the guide's example."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import tomli_w

BARE = re.compile(r"[A-Za-z0-9_-]+")
LAST = ("aspects", "sections", "items", "open_questions", "bands")
"""Lists that are written as tables of their own, at the end of the table they belong to."""

HEADS = ("source", "chooser", "derived_from", "scoring", "weights", "scale", "scales")
"""Tables that always have a head of their own."""


def text_of(tables: Mapping[str, Any]) -> str:
    """The file as TOML. Read again, it gives the same tables."""
    return "\n".join(_table(tables, "")).strip("\n") + "\n"


def value_of(value: Any) -> str:
    """One value as TOML on one line: a text, a number, a list or a table in curly brackets."""
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_key(key)} = {value_of(one)}" for key, one in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list):
        return f"[{', '.join(value_of(one) for one in value)}]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").strip()


def _table(table: Mapping[str, Any], path: str) -> Iterator[str]:
    """Simple values and words first, then tables with a head, then lists of tables."""
    later: list[tuple[str, Any]] = []
    for key, value in table.items():
        if _has_head(key, value):
            later.append((key, value))
        elif _is_words(value):
            yield from (f"{_key(key)}.{_key(code)} = {value_of(text)}" for code, text in value.items())
        elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
            yield f"{_key(key)} = ["
            yield from (f"    {value_of(one)}," for one in value)
            yield "]"
        else:
            yield f"{_key(key)} = {value_of(value)}"
    for key, value in sorted(later, key=lambda one: LAST.index(one[0]) if one[0] in LAST else -1):
        name = f"{path}{_key(key)}"
        for one in value if isinstance(value, list) else [value]:
            yield ""
            yield f"[[{name}]]" if isinstance(value, list) else f"[{name}]"
            yield from _table(one, f"{name}.")


def _has_head(key: str, value: Any) -> bool:
    if isinstance(value, list):
        return key in LAST and bool(value) and all(isinstance(one, Mapping) for one in value)
    return isinstance(value, Mapping) and (key in HEADS or not _is_words(value))


def _is_words(value: Any) -> bool:
    """A text in some languages: short enough to be written as title.en = "…"."""
    return isinstance(value, Mapping) and bool(value) and all(isinstance(one, str) for one in value.values())


def _key(key: str) -> str:
    return key if BARE.fullmatch(key) else value_of(key)
