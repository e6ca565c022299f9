"""What others are asked about a person and what the person is asked: two wordings of one statement, changed together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from facilitator_app.domain.language import _
from facilitator_app.instruments import Fault

Tables = Mapping[str, Any]


def source_of(tables: Tables) -> str:
    """The id of the questionnaire from which this one was made; "" for one of its own."""
    derived = tables.get("derived_from")
    return str(derived.get("id", "")) if isinstance(derived, Mapping) else ""


def one_sided(tables: Tables, source: Tables, file: str) -> tuple[Fault, ...]:
    """Statements of which one wording was changed since the source, and the other was not."""
    before = {str(item.get("id", "")): item for _location, item in _items(source)}
    faults = []
    for location, item in _items(tables):
        old = before.get(str(item.get("id", "")))
        if old is None or not old.get("self"):
            continue
        others = (item.get("text"), item.get("easy")) != (old.get("text"), old.get("easy"))
        oneself = item.get("self") != old.get("self")
        if others and not oneself:
            words = _("What others are asked was changed, and what the person is asked was not. Change it too.")
            faults.append(Fault(file, f"{location}.self", words, "one_sided"))
        elif oneself and not others:
            words = _("What the person is asked was changed, and what others are asked was not. Change it too.")
            faults.append(Fault(file, f"{location}.text", words, "one_sided"))
    return tuple(faults)


def _items(tables: Tables) -> Iterator[tuple[str, Tables]]:
    sections = tables.get("sections")
    for n, section in enumerate(sections if isinstance(sections, list) else (), 1):
        items = section.get("items") if isinstance(section, Mapping) else None
        for m, item in enumerate(items if isinstance(items, list) else (), 1):
            if isinstance(item, Mapping):
                yield f"sections[{n}].items[{m}]", item
