"""What a draft round still needs beside its questionnaire: goals, organisations, a member, weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.follow_up import without_since
from facilitator_app.domain.instrument import Each, Instrument
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import Organisation, RaterGroup
from facilitator_app.domain.round import Round
from facilitator_app.domain.template import (
    MOST_GOALS,
    goals_of,
    groups_of_organisations,
    with_goals,
    with_organisations,
)
from facilitator_app.domain.words import tidy

LONGEST_NAME = 150
FEWEST_ORGANISATIONS = 2


def instantiate_for_goals(pattern: Instrument, goals: Sequence[str]) -> Instrument:
    """The questionnaire about these goals; empty lines are left out. Raises AppError "goals_missing", "goals_many"."""
    typed = [_short(goal) for goal in goals if goal.strip()]
    if not typed:
        raise AppError("goals_missing", _("There is no goal yet."), _("Type one goal at least."))
    if len(typed) > MOST_GOALS:
        raise AppError("goals_many", _("There are more than {n} goals.", n=MOST_GOALS), _("Leave some out."))
    if len({goal.casefold() for goal in typed}) < len(typed):
        raise AppError("goals_twice", _("Two goals are the same."), _("Change one of them."))
    return with_goals(pattern, typed)


def instantiate_for_organisations(
    pattern: Instrument, organisations: Sequence[Organisation], asked: Mapping[str, int]
) -> tuple[Instrument, tuple[RaterGroup, ...]]:
    """The questionnaire about each organisation with people asked, and these organisations as its groups.

    Raises AppError "organisations_few".
    """
    chosen = [one for one in organisations if asked.get(one.id, 0) > 0]
    if len(chosen) < FEWEST_ORGANISATIONS:
        raise AppError(
            "organisations_few",
            _("Fewer than {n} organisations are asked.", n=FEWEST_ORGANISATIONS),
            _("Type how many people you ask in each."),
        )
    return with_organisations(pattern, chosen), groups_of_organisations(chosen, dict(asked))


def instantiate_like(
    pattern: Instrument, last: Round, organisations: Sequence[Organisation]
) -> tuple[Instrument, tuple[RaterGroup, ...] | None]:
    """The questionnaire about what the last round was about, as far as it is still there; else the pattern as it is.

    A member is named anew each time. The groups are None where they are the partnership's own.
    """
    if pattern.needs is Each.GOAL and (goals := goals_of(last.instrument, pattern)):
        return with_goals(pattern, goals), None
    asked = {group.id: group.asked for group in last.groups}
    if pattern.needs is Each.ORGANISATION and sum(asked.get(one.id, 0) > 0 for one in organisations) > 1:
        return instantiate_for_organisations(pattern, organisations, asked)
    return pattern, None


def weighted(instrument: Instrument, weights: Mapping[str, Decimal]) -> Instrument:
    """The questionnaire with these weights of its sections. Raises ValueError for one that the file does not offer."""
    choices = instrument.weighting.choices if instrument.weighting else ()
    if any(weight not in choices for weight in weights.values()):
        raise ValueError("not a weight of this questionnaire")
    sections = (replace(s, weight=weights.get(s.id, s.weight)) for s in instrument.sections)
    return replace(instrument, sections=tuple(sections))


def start_problems(round_: Round) -> tuple[AppError, ...]:
    """What still keeps the round from starting; ``facts["page"]`` names the page where it can be mended."""
    errors = []
    if not any(group.asked for group in round_.groups):
        errors.append(
            AppError("nobody_asked", _("Nobody is asked yet."), _("Type how many people you ask."), page="groups")
        )
    elif round_.asked < round_.promise.k_total and not round_.instrument.open_book:
        errors.append(
            AppError(
                "too_few_asked",
                _("You ask {asked} people, but you promise to show nothing under {limit}.",
                  asked=round_.asked, limit=round_.promise.k_total),
                _("Ask more people."),
                page="groups",
            )
        )  # fmt: skip
    if not without_since(round_.instrument).sections:
        errors.append(AppError("no_section", _("No part is ticked."), _("Tick at least one part."), page="parts"))
    return (*_needs_missing(round_), *errors)


def _needs_missing(round_: Round) -> tuple[AppError, ...]:
    """What is still to be named before the round can start."""
    needs = round_.instrument.needs
    if needs is None:
        return ()
    sentences = {
        Each.GOAL: (_("There is no goal yet."), _("Type one goal at least.")),
        Each.ORGANISATION: (_("No organisation is chosen."), _("Type how many people you ask in each.")),
        Each.MEMBER: (_("This questionnaire is about single people."), _("Set up feedback about people.")),
    }
    what, do = sentences[needs]
    return (AppError("about_missing", what, do, page="about"),)


def _short(name: str) -> str:
    name = tidy(name)
    if len(name) > LONGEST_NAME:
        raise AppError(
            "name_long", _("This is longer than {n} letters.", n=LONGEST_NAME), _("Say it in fewer words: {start}…",
            start=name[:40])
        )  # fmt: skip
    return name
