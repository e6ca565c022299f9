"""What the made-up partnership wrote down once: its aims, figures of its outcomes, and its Support Action Plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from facilitator_app.domain.aims import Agreement, Aims, OutcomeFigure
from facilitator_app.domain.follow_up import without_since
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.plan import CameFrom, Owner
from facilitator_app.domain.round import Round
from facilitator_app.domain.support_plan import Cycle, SupportRow
from facilitator_app.services.aims import AimsService
from facilitator_app.services.support_plan import SupportPlanService

AIMS = Aims(
    "Nobody in Northfield has to tell their story five times to get help with one life.",
    "Fewer people sleep rough\nFewer people come to hospital in a crisis\nPeople with lived experience decide with us",
    Agreement(
        "We meet each month. Each partner has one vote. We settle things by talking; a vote is the last way.",
        date(2025, 3, 31),
        "Northfield Council, room 12, blue folder",
    ),
)
FIGURES = (
    ("People who sleep rough", "people", "Street count", ("31", "26", "19"), (2024, 2025, 2026)),
    (
        "Visits to the emergency unit by people we know",
        "visits",
        "Trust report",
        ("412", "398", "405"),
        (2024, 2025, 2026),
    ),
    ("Tenancies that lasted a year", "%", "Council report", ("58", "61.5"), (2025, 2026)),
)


@dataclass(frozen=True, slots=True)
class Ambition:
    """One row: ``theme``: its place in the questionnaire, counted from 0; None where it came from nowhere."""

    ambition: str
    where: str
    support: str
    provider: str
    quarter: int
    evidence: str
    theme: int | None = None


ROWS = (
    Ambition(
        "Each of us can say what we are here for, in the same words",
        "Most of us know the aims. Few can say them without the plan.",
        "A day with somebody from outside, to say them in plain words",
        "Northfield Council",
        2,
        "Five people who are asked in the corridor say the same",
        1,
    ),
    Ambition(
        "People with lived experience sit where money is decided",
        "Nia and Max come to the steering group. Nobody comes to the budget meeting.",
        "Somebody to go there with them, and an hour to get ready before each meeting",
        "Voices Together",
        4,
        "Two of them are in the minutes of each budget meeting",
        3,
    ),
    Ambition(
        "We know what goes on after the money ends",
        "There is a list of costs, and no plan.",
        "Two days with a partnership that has been through it",
        "The support team",
        7,
        "A page on what goes on is signed by each partner",
    ),
)  # fmt: skip


def write_papers(aims: AimsService, plan: SupportPlanService, partnership: Partnership, round_: Round) -> None:
    """Through the same verbs as the screens. ``round_``: the closed one whose themes some rows came from."""
    aims.describe(partnership.id, AIMS)
    aims.set_figures(
        partnership.id,
        [
            OutcomeFigure(new_id(), label, unit, Decimal(value), date(year, 9, 30), source)
            for label, unit, source, values, years in FIGURES
            for value, year in zip(values, years)
        ],
    )
    plan.set_cycle(partnership.id, Cycle(date(2026, 4, 1)))
    plan.set_rows(partnership.id, [_row(one, partnership, round_) for one in ROWS])


def _row(wanted: Ambition, partnership: Partnership, round_: Round) -> SupportRow:
    ids = {one.name: one.id for one in partnership.organisations}
    section = without_since(round_.instrument).sections[wanted.theme] if wanted.theme is not None else None
    return SupportRow(
        new_id(),
        wanted.ambition,
        wanted.where,
        wanted.support,
        Owner(wanted.provider, ids.get(wanted.provider, "")),
        wanted.quarter,
        wanted.evidence,
        CameFrom(round_.id, section.id, section.title.text()) if section is not None else None,
    )
