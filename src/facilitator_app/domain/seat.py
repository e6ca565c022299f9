"""Somebody who is answering now, and what they can be found by afterwards. It never holds a name."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator_app.domain.response import Response


@dataclass(frozen=True, slots=True)
class SeatKey:
    """What a person's own words give: ``id`` finds the draft, ``key`` (32 bytes) opens it. Neither is stored.

    ``salt``: the draft's own, which lies beside it, so that a guess tries one draft only; empty in those from before.
    """

    id: str
    key: bytes = field(repr=False)
    salt: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """One person who is answering now. ``words``: the three words with which they can come back.

    ``member_id``: in a round about people, whose name was chosen when the laptop was handed over. It is known here only
    while they answer, for the tick list, and is never saved with what they say; who comes back has none.
    """

    round_id: str
    words: str
    response: Response = field(repr=False)
    key: SeatKey = field(repr=False)
    member_id: str = field(default="", repr=False)

    @property
    def group_id(self) -> str:
        return self.response.group_id


@dataclass(frozen=True, slots=True)
class Slip:
    """What one person handed in, found by their code. ``excluded``: it is left out of every sum. ``key``: what the code
    gives, which opens it; it is nowhere else.

    In a round about people it is all that they said about anybody; the ids of its questions are each an
    ``AnswerKey`` as text.
    """

    round_id: str
    excluded: bool
    key: str = field(repr=False)
