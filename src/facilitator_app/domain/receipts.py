"""Which pack was made for whom, and when and how it was handed over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class HandedOver(StrEnum):
    """How a pack reached its reader."""

    BY_HAND = "by_hand"
    POST = "post"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One pack that was made: for the subject of this inner round, with its issue number.

    ``handed_on`` and ``how`` are None until it is handed over.
    """

    round_id: str
    number: int
    made_on: date
    handed_on: date | None = None
    how: HandedOver | None = None
