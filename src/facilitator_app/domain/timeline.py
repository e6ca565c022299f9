"""When what happens in the life of a partnership: its meetings, the stage it is at, and the day to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from facilitator_app.domain.language import _

MONTHS = (6, 12, 24, 36)
"""After so many months a partnership may want to look again."""
USUAL_MONTHS = 24


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
