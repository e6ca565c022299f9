"""What the made-up partnership agreed to do after each of its rounds, and how far it came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from facilitator_app.domain.follow_up import without_since
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.plan import CameFrom, Owner, Smart, Status
from facilitator_app.domain.round import Round
from facilitator_app.domain.timeline import Life, LifeStep, Meeting, StageReached, TeamStage
from facilitator_app.services.plan import PlanService
from facilitator_app.services.timeline import TimelineService


@dataclass(frozen=True, slots=True)
class Agreed:
    """One action: the place of its theme and, if of one, its statement in the questionnaire, counted from 0; days from the
    round to its day and to its notes."""

    theme: int
    statement: int | None
    want: str
    first_step: str
    owner: str
    days: int | None
    how_known: str
    first: bool = True
    status: Status = Status.NOT_STARTED
    reason: str = ""
    notes: tuple[tuple[int, str], ...] = ()
    not_yet: frozenset[Smart] = frozenset()
    again: str = ""


AFTER_SPRING = (
    Agreed(
        1,
        0,
        "Fewer aims, in words that everybody knows",
        "Ruth and Dee bring a page with five aims to the June meeting",
        "Ruth Bell",
        60,
        "Each of us can say the five aims without the plan",
        first=False,
        status=Status.DONE,
        notes=((35, "A first page was read in June. Two aims were put together."), (58, "The page hangs on the wall.")),
    ),
    Agreed(
        2,
        None,
        "A second person who knows how each thing runs",
        "Write a list of what only one of us can do",
        "Sian Davies",
        120,
        "Sian was away for two weeks, and nothing stopped",
        first=False,
        status=Status.DONE,
        notes=((40, "The list has eleven lines."), (110, "Nine of the eleven have a second person.")),
    ),
    Agreed(
        3,
        None,
        "A day out together",
        "Ask the harbour for a boat",
        "Vikram Shah",
        100,
        "Everybody came",
        first=False,
        status=Status.DROPPED,
        reason="People with children cannot stay that long. We eat together before each meeting.",
    ),
)
AFTER_AUTUMN = (
    Agreed(
        1,
        2,
        "Each of the five aims has an owner",
        "Put a name beside the two that have none",
        "Northfield Council",
        35,
        "Five names on the page on the wall",
        status=Status.GOING,
        notes=((12, "One of the two has a name now."),),
        not_yet=frozenset({Smart.SPECIFIC}),
        again="Each of the five aims has the name of one person beside it",
    ),
    Agreed(
        3,
        1,
        "People with lived experience hear what became of their ideas",
        "Bring back three ideas from the summer to the next meeting",
        "Nia",
        70,
        "Nobody says that they were asked after it was settled",
    ),
    Agreed(
        4,
        None,
        "The partner who missed three meetings is with us again",
        "Ring them",
        "Sian Davies",
        None,
        "They come to two meetings in a row",
        status=Status.GOING,
        notes=((3, "Sian rang. They want shorter meetings."),),
    ),
    Agreed(
        5,
        None,
        "We know what happens after the money ends",
        "One page with what must go on, and what it costs",
        "Amina Yusuf",
        150,
        "The page is in the plan of each partner",
        first=False,
    ),
)


def agree(
    plan: PlanService, partnership: Partnership, round_: Round, number: int, go_to: Callable[[date], None]
) -> None:
    """The actions after one of the rounds, through the same verbs as the screens. ``number``: 0 for the first round, after
    which there was no plan."""
    closed = round_.closed_on
    assert closed is not None
    for agreed in ((), AFTER_SPRING, AFTER_AUTUMN)[number]:
        go_to(closed)
        made = plan.add(partnership.id, _source(round_, agreed))
        typed = replace(
            made,
            want=agreed.want,
            again=agreed.again,
            first_step=agreed.first_step,
            owner=_owner(partnership, agreed.owner),
            by=_after(closed, agreed.days) if agreed.days is not None else None,
            how_known=agreed.how_known,
            first=agreed.first,
            checks={
                one: one not in agreed.not_yet for one in Smart if agreed.days is not None or one is not Smart.TIMED
            },
        )
        plan.change(partnership.id, typed)
        for days, words in agreed.notes:
            go_to(_after(closed, days))
            plan.note(partnership.id, made.id, words)
        plan.set_status(partnership.id, made.id, agreed.status, agreed.reason)
    go_to(closed)


def live(timeline: TimelineService, partnership: Partnership) -> None:
    """Meetings of the made-up partnership, where it stood, and when it wants to look again."""
    life = Life(
        meetings=(
            Meeting(new_id(), _("Partnership meeting: five aims on a page"), date(2026, 6, 23)),
            Meeting(new_id(), _("Partnership meeting"), date(2026, 12, 8)),
            Meeting(new_id(), _("Away day"), date(2027, 1, 19)),
        ),
        stages=(
            StageReached(new_id(), date(2026, 4, 20), LifeStep.ROLES, TeamStage.STORMING),
            StageReached(new_id(), date(2026, 10, 27), LifeStep.WRITING, TeamStage.NORMING),
        ),
        look_again=date(2027, 4, 12),
        months=6,
    )
    timeline.keep(partnership.id, life)


def _source(round_: Round, agreed: Agreed) -> CameFrom:
    section = without_since(round_.instrument).sections[agreed.theme]
    if agreed.statement is None:
        return CameFrom(round_.id, section.id, section.title.text())
    item = section.items[agreed.statement]
    return CameFrom(round_.id, item.id, item.text.text())


def _owner(partnership: Partnership, name: str) -> Owner:
    ids = {one.name: one.id for one in partnership.organisations} | {one.name: one.id for one in partnership.members}
    return Owner(name, ids[name])


def _after(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() + days)
