"""What one person chooses at the seat, and what their way through the pages needs from outside."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from facilitator_app.domain.response import Answer, Comment, ViewPrefs

if TYPE_CHECKING:
    from facilitator_app.domain.seat import Seat


class Seats(Protocol):
    """What the flow asks of the responding service."""

    def start(self, round_id: str, group_id: str, view: ViewPrefs) -> Seat: ...
    def start_rater(self, round_id: str, member_id: str, view: ViewPrefs) -> Seat: ...
    def fewest_after_reopening(self, round_id: str) -> int: ...
    def come_back(self, round_id: str, words: str) -> Seat: ...
    def answer(self, seat: Seat, item_id: str, answer: Answer | None) -> Seat: ...
    def comment(self, seat: Seat, place_id: str, comment: Comment | None) -> Seat: ...
    def keep_view(self, seat: Seat, view: ViewPrefs) -> Seat: ...
    def send(self, seat: Seat) -> str: ...
    def delete(self, seat: Seat) -> None: ...
    def hand_over(self) -> None: ...


class PinGate(Protocol):
    """Who may take the laptop back. The facilitator's preferences are one."""

    @property
    def has_pin(self) -> bool: ...
    def pin_matches(self, pin: str) -> bool: ...


class AssistanceMode(StrEnum):
    """How a person wants to answer. Never stored."""

    ALONE = "alone"
    WITH_SOMEONE = "with_someone"
    READ_TO_ME = "read_to_me"
