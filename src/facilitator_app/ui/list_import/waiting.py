"""A list that somebody was mending when they left, as words that wait in the encrypted store until they are back."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from facilitator_app.exchange.lists import ListSource, Options

MOST_BYTES = 2_000_000
"""A larger file does not wait in the store: a list of people is never that long."""


@dataclass(slots=True)
class Begun:
    """The list, how it was read, and what was done to its rows. ``mends``: (row number, field, words), in their order.

    ``dropped``: numbers of the rows that were left out, the last one at the end.
    """

    source: ListSource
    path: Path | None
    options: Options = field(default_factory=Options)
    columns: dict[str, int] = field(default_factory=dict)
    mends: list[tuple[int, str, str]] = field(default_factory=list)
    dropped: list[int] = field(default_factory=list)

    @property
    def is_touched(self) -> bool:
        """True once a person did something that would have to be done again; what was pasted lies in no file."""
        return bool(self.path is None or self.mends or self.dropped)

    def mend(self, number: int, key: str, words: str) -> None:
        """One field of a row; letters typed one after the other are one."""
        if self.mends and self.mends[-1][:2] == (number, key):
            self.mends.pop()
        self.mends.append((number, key, words))

    def as_words(self) -> dict[str, str]:
        """What waits; nothing for a file that was only looked at."""
        if not self.is_touched or len(self.source.data) > MOST_BYTES:
            return {}
        return {
            "name": self.source.name,
            "data": b64encode(self.source.data).decode("ascii"),
            "is_text": json.dumps(self.source.is_text),
            "path": str(self.path or ""),
            "options": json.dumps(asdict(self.options)),
            "columns": json.dumps(self.columns),
            "mends": json.dumps(self.mends),
            "dropped": json.dumps(self.dropped),
        }


def begun_from(words: Mapping[str, str]) -> Begun:
    """The list as it was left."""
    return Begun(
        ListSource(words["name"], b64decode(words["data"]), json.loads(words["is_text"])),
        Path(words["path"]) if words["path"] else None,
        Options(**json.loads(words["options"])),
        json.loads(words["columns"]),
        [(number, key, typed) for number, key, typed in json.loads(words["mends"])],
        json.loads(words["dropped"]),
    )
