"""When what happens in the life of a partnership: its meetings, the stage it is at, and the day to look again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.plan import MOST_LETTERS, SOON, Action, Status, action_title
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.domain.support_plan import Cycle, CycleStep, months_on
from facilitator_app.domain.support_plan import step_words as cycle_words
from facilitator_app.domain.words import check_length

MONTHS = (6, 12, 24, 36)
"""After so many months a partnership may want to look again."""
USUAL_MONTHS = 24
EARLY = timedelta(days=28)
"""A round that opens at most so long before the day to look again is that look."""


NO_CYCLE = Cycle()


class LifeStep(StrEnum):
    """The seven steps that all partnerships take, as the good practice guide has them."""

    PURPOSE = "purpose"
    DECIDING = "deciding"
    PARTNERS = "partners"
    ROLES = "roles"
    WRITING = "writing"
    SUSTAINING = "sustaining"
    ENDING = "ending"


class TeamStage(StrEnum):
    """How a group grows together (Tuckman 1965)."""

    FORMING = "forming"
    STORMING = "storming"
    NORMING = "norming"
    PERFORMING = "performing"


@dataclass(frozen=True, slots=True)
class Meeting:
    """``on``: None while no day is known."""

    id: str
    what: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class StageReached:
    """Where the partnership stood on a day, as the facilitator chose it."""

    id: str
    on: date | None = None
    step: LifeStep | None = None
    team: TeamStage | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """``look_again``: the day that was typed for the next look. ``months``: how long a cycle is."""

    meetings: tuple[Meeting, ...] = ()
    stages: tuple[StageReached, ...] = ()
    look_again: date | None = None
    months: int = USUAL_MONTHS


def step_words(step: LifeStep) -> str:
    """As a person says it."""
    return {
        LifeStep.PURPOSE: _("Step 1: a purpose to work together for"),
        LifeStep.DECIDING: _("Step 2: how we work together and decide"),
        LifeStep.PARTNERS: _("Step 3: the right partners"),
        LifeStep.ROLES: _("Step 4: who does what"),
        LifeStep.WRITING: _("Step 5: putting it in writing"),
        LifeStep.SUSTAINING: _("Step 6: keeping going"),
        LifeStep.ENDING: _("Step 7: ending well"),
    }[step]


def team_words(stage: TeamStage) -> str:
    """What can be seen of it, with the name it has in books."""
    return {
        TeamStage.FORMING: _("Getting to know each other (forming)"),
        TeamStage.STORMING: _("Differences come up (storming)"),
        TeamStage.NORMING: _("Agreeing how to work (norming)"),
        TeamStage.PERFORMING: _("Working well together (performing)"),
    }[stage]


class EntryKind(StrEnum):
    """What stands on a timeline."""

    OPENED = "opened"
    CLOSED = "closed"
    DELETION = "deletion"
    DELETED = "deleted"
    MEETING = "meeting"
    STAGE = "stage"
    ACTION = "action"
    DONE = "done"
    CYCLE = "cycle"
    LOOK_AGAIN = "look_again"
    END = "end"


REMINDED = (EntryKind.ACTION, EntryKind.MEETING, EntryKind.LOOK_AGAIN, EntryKind.END)
"""What the facilitator is told of when its day comes. Of answers that are to be deleted the promise tells them."""

HAPPENED = (EntryKind.OPENED, EntryKind.CLOSED, EntryKind.DELETED, EntryKind.DONE)
"""What is written down as it happens: on its own day it is over, and does not come next."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """``about``: id of the round, action, meeting or stage, a step of the cycle; "" for the day to look again and the
    end. ``open``: it is still to be done.

    ``day``: None for a meeting or a stage without one.
    """

    kind: EntryKind
    about: str
    words: str
    day: date | None
    open: bool = False

    @property
    def id(self) -> str:
        """The same each time the timeline is read; no other entry has it."""
        return f"{self.kind}:{self.about}"

    def overdue(self, today: date) -> bool:
        """True from the day after its day on, while it is still to be done."""
        return self.open and self.day is not None and self.day < today

    def due(self, today: date) -> bool:
        """True where the facilitator is told of it today: two weeks before its day, on it, and while it is overdue."""
        if self.kind not in REMINDED or self.day is None:
            return False
        return self.overdue(today) or today <= self.day <= today + SOON

    def past(self, today: date) -> bool:
        """Over, and nothing is left to be done."""
        if self.open or self.day is None:
            return False
        return self.day < today or (self.kind in HAPPENED and self.day == today)


def timeline(
    rounds: Sequence[Round],
    actions: Sequence[Action],
    life: Life,
    cycle: Cycle = NO_CYCLE,
    ends_on: date | None = None,
) -> tuple[TimelineEntry, ...]:
    """All that has a day in the life of a partnership, the first day first; before it what has no day yet."""
    steps = [(step, cycle.day_of(step)) for step in CycleStep if step is not CycleStep.LOOK_AGAIN]
    entries = [
        *(TimelineEntry(EntryKind.MEETING, one.id, one.what.strip(), one.on) for one in life.meetings),
        *(TimelineEntry(EntryKind.STAGE, one.id, stage_words(one), one.on) for one in life.stages),
        *(entry for one in rounds for entry in _of_round(one)),
        *(entry for one in actions for entry in _of_action(one)),
        *(TimelineEntry(EntryKind.CYCLE, step, cycle_words(step), day) for step, day in steps if day is not None),
    ]
    if life.look_again is not None:
        wanted = not looked_again(rounds, life.look_again)
        entries.append(TimelineEntry(EntryKind.LOOK_AGAIN, "", _("Look again"), life.look_again, wanted))
    if ends_on is not None:
        entries.append(TimelineEntry(EntryKind.END, "", _("The partnership ends"), ends_on))
    order = {kind: index for index, kind in enumerate(EntryKind)}
    return tuple(sorted(entries, key=lambda one: (one.day or date.min, order[one.kind])))


def _of_round(round_: Round) -> Iterator[TimelineEntry]:
    if round_.state is RoundState.DRAFT:
        return
    if round_.opened_on is not None:
        yield TimelineEntry(EntryKind.OPENED, round_.id, _("{round} opened", round=round_.name), round_.opened_on)
    if round_.closed_on is not None:
        yield TimelineEntry(EntryKind.CLOSED, round_.id, _("{round} closed", round=round_.name), round_.closed_on)
    if round_.erased_on is not None:
        words = _("Answers of {round} deleted", round=round_.name)
        yield TimelineEntry(EntryKind.DELETED, round_.id, words, round_.erased_on)
    elif round_.promise.delete_on is not None:
        words = _("Delete the answers of {round}", round=round_.name)
        yield TimelineEntry(EntryKind.DELETION, round_.id, words, round_.promise.delete_on, open=True)


def _of_action(action: Action) -> Iterator[TimelineEntry]:
    title = action_title(action)
    if action.status is Status.DONE and action.done_on is not None:
        yield TimelineEntry(EntryKind.DONE, action.id, _("Done: {action}", action=title), action.done_on)
    elif action.open and action.by is not None:
        yield TimelineEntry(EntryKind.ACTION, action.id, title, action.by, open=True)


def looked_again(rounds: Sequence[Round], day: date) -> bool:
    """A round opened on that day, after it, or in the four weeks before it."""
    return any(one.opened_on is not None and one.opened_on >= day - EARLY for one in rounds)


def suggested_day(rounds: Sequence[Round], life: Life, cycle: Cycle) -> date | None:
    """The end of the cycle that is planned, or a cycle after the last round was closed; None where there is neither."""
    if (planned := cycle.day_of(CycleStep.LOOK_AGAIN)) is not None:
        return planned
    closed = [one.closed_on for one in rounds if one.closed_on is not None]
    return months_on(max(closed), life.months) if closed else None


def stage_now(life: Life, today: date) -> StageReached | None:
    """Where the partnership stands: the stage with the latest day up to today, of equals the one written last."""
    reached = [one for one in life.stages if one.on is not None and one.on <= today and (one.step or one.team)]
    return max(reversed(reached), key=lambda one: one.on or today, default=None)


def stage_words(stage: StageReached) -> str:
    """The step and how the group works together, as far as they are chosen."""
    parts = [step_words(stage.step)] if stage.step else []
    parts += [team_words(stage.team)] if stage.team else []
    return ". ".join(parts) or _("No stage chosen yet")


def check_life(life: Life) -> None:
    """Raises AppError "too_long" or "months"."""
    check_length([one.what for one in life.meetings], MOST_LETTERS)
    if life.months not in MONTHS:
        raise AppError("months", _("There is no such length of a cycle."), _("Choose one of those in the list."))
