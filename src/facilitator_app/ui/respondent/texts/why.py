"""What we want to know, by kind of questionnaire: the first sentence of "Before you start"."""

from __future__ import annotations

from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.language import n_


def why(kind: Kind, minutes: int) -> str:
    """The sentence for a questionnaire of this kind, with how long it takes."""
    said = {
        Kind.CHECKLIST: before_checklist_why,
        Kind.YES_NO: before_yes_no_why,
        Kind.PARTNER_MAP: before_partners_why,
        Kind.STAGES: before_stages_why,
        Kind.RISK_GRID: before_risks_why,
        Kind.GOALS: before_goals_why,
        Kind.MULTI_RATER: before_people_why,
    }
    return said.get(kind, before_why)(minutes)


def before_why(minutes: int) -> str:
    """A survey, a rubric or lights."""
    return n_(
        "We want to know how well this group works together. It takes about {n} minute.",
        "We want to know how well this group works together. It takes about {n} minutes.",
        minutes,
    )


def before_checklist_why(minutes: int) -> str:
    """A checklist."""
    return n_(
        "We want to know what this group has done and what is still to do. It takes about {n} minute.",
        "We want to know what this group has done and what is still to do. It takes about {n} minutes.",
        minutes,
    )


def before_yes_no_why(minutes: int) -> str:
    """Questions on how the partnership is run."""
    return n_(
        "We want to know how well this group is run. It takes about {n} minute.",
        "We want to know how well this group is run. It takes about {n} minutes.",
        minutes,
    )


def before_partners_why(minutes: int) -> str:
    """A map of who works with whom; it asks for no praise."""
    return n_(
        "We want to know how closely each organisation works with the others. It takes about {n} minute.",
        "We want to know how closely each organisation works with the others. It takes about {n} minutes.",
        minutes,
    )


def before_stages_why(minutes: int) -> str:
    """Stages of a group, of which none is better than another."""
    return n_(
        "We want to know what it is like to work in this group now. It takes about {n} minute.",
        "We want to know what it is like to work in this group now. It takes about {n} minutes.",
        minutes,
    )


def before_risks_why(minutes: int) -> str:
    """A talk about risks."""
    return n_(
        "We want to know what could go wrong for us all. It takes about {n} minute.",
        "We want to know what could go wrong for us all. It takes about {n} minutes.",
        minutes,
    )


def before_goals_why(minutes: int) -> str:
    """A check of goals."""
    return n_(
        "We want to know how clear our goals are. It takes about {n} minute.",
        "We want to know how clear our goals are. It takes about {n} minutes.",
        minutes,
    )


def before_people_why(minutes: int) -> str:
    """People answer about people."""
    return n_(
        "We want to help people see how others see them. It takes about {n} minute.",
        "We want to help people see how others see them. It takes about {n} minutes.",
        minutes,
    )
