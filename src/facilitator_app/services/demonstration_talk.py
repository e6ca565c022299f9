"""What the made-up partnership said when it looked at the results of its second round, what it agreed, and its dots."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facilitator_app.domain.follow_up import without_since
from facilitator_app.domain.round import Round
from facilitator_app.services.discussions import DiscussionService


@dataclass(frozen=True, slots=True)
class Said:
    """About one thing: the place of its theme and, if of one, its statement, counted from 0. ``point``: of the answers on the
    scale, counted from 0."""

    theme: int
    statement: int | None
    note: str
    agreed: str = ""
    point: int | None = None
    dots: int = 0


SAID = (
    Said(
        1,
        2,
        "There are five aims on the wall. For two of them nobody knows who does what.\n"
        "One of them waits for money that may not come.",
        "Three of the five we can reach. Two need somebody who takes care of them.",
        1,
        9,
    ),
    Said(
        3,
        1,
        "Three ideas came from the summer evening. People asked what became of them.",
        "We listen, but we do not come back with an answer.",
        2,
        8,
    ),
    Said(
        4,
        None,
        "One partner has missed three meetings. Some think the meetings are too long.",
        "Shorter meetings would bring people back.",
        dots=5,
    ),
    Said(5, None, "The money ends in two years. We talked about what must go on.", dots=2),
)


def talk_over(discussions: DiscussionService, round_: Round) -> None:
    """Through the same verbs as the screens; dots by show of hands."""
    dots: dict[str, int] = {}
    for said in SAID:
        section = without_since(round_.instrument).sections[said.theme]
        item = section.items[said.statement] if said.statement is not None else None
        begun = discussions.begin(round_.id, item.id if item else section.id)
        point = round_.instrument.scale_of(item).points[said.point].value if item and said.point is not None else None
        discussions.change(round_.id, replace(begun, note=said.note, agreed=said.agreed, point=point))
        dots[begun.id] = said.dots
    discussions.count_hands(round_.id, dots)
