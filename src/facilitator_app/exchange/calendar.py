"""Days of a plan for anybody's calendar (iCalendar, RFC 5545): whole days, without a time or a time zone, and no alarm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from facilitator_app.exchange.tables import writable

MAKER = "-//Partnership Rounds//Plan//EN"
HERE = "partnership-rounds"
"""Ends the names of events, so that they are those of no other program."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something on one day. ``id`` is the same each time it is saved: a calendar then changes what it has."""

    id: str
    day: date
    words: str
    more: str = ""


def calendar_bytes(events: Sequence[Event], today: date) -> bytes:
    """The events as a calendar file. ``today``: the day on which it is made."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    for one in events:
        event = icalendar.Event()
        event.add("uid", f"{one.id}@{HERE}")
        event.add("dtstamp", datetime.combine(today, time(), UTC))
        event.add("dtstart", one.day)
        if one.day < date.max:  # the day after the last one, as the standard has it
            event.add("dtend", one.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("summary", _line(one.words))
        if one.more:
            event.add("description", writable(one.more))
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _line(words: str) -> str:
    return " ".join(writable(words).split())
