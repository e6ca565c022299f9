"""What a route names beside ids: a limit of the promise, a tab, a questionnaire of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Limit(StrEnum):
    """Which limit of the promise."""

    TOTAL = "total"
    GROUP = "group"


class SheetFor(StrEnum):
    """Why words or a recovery sheet are shown."""

    NEW_FILE = "new file"
    NEW_WORDS = "new words"
    NEW_SHEET = "new sheet"


class PersonTab(StrEnum):
    """What of one person's results is looked at."""

    BEHAVIOURS = "behaviours"
    ONE = "one"
    ENDS = "ends"
    NUMBERS = "numbers"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A questionnaire in the list of one's own: a draft and the version in use have the same id."""

    instrument_id: str
    draft: bool = False


NOTHING_CHOSEN = OwnKey("")
