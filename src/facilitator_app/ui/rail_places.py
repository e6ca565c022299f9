"""Where the rail leads for Round, Results and Packs."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.domain.round import Round, RoundState
from facilitator_app.ui.routes import (
    MainPointsRoute,
    PacksRoute,
    PeoplePacksRoute,
    PeopleResultsRoute,
    RoundRoute,
    Route,
    SetupCheckRoute,
    SetupQuestionnaireRoute,
)


def route_behind(entry: str, rounds: Sequence[Round], partnership_id: str, here: str) -> Route:
    """The screen behind an entry: about the round we look at (``here``), else the newest that fits.

    ``rounds`` of the partnership, newest first.
    """
    if entry == "round":
        running = [r for r in rounds if r.state is RoundState.OPEN]
        chosen = next((r for r in rounds if r.id == here), next(iter(running or rounds), None))
        if chosen is None:
            return SetupQuestionnaireRoute(partnership_id)
        if chosen.state is RoundState.DRAFT:
            return SetupCheckRoute(partnership_id, chosen.id)
        return RoundRoute(partnership_id, chosen.id)
    closed = [r for r in rounds if r.state is RoundState.CLOSED]
    chosen = next((r for r in closed if r.id == here), next(iter(closed or rounds), None))
    if entry == "results":
        return results_of(chosen) if chosen else MainPointsRoute(partnership_id)
    return packs_of(chosen) if chosen else PacksRoute(partnership_id)


def results_of(round_: Round) -> Route:
    """A round about people has no results of its own: they are one person's each."""
    return (PeopleResultsRoute if round_.about is not None else MainPointsRoute)(round_.partnership_id, round_.id)


def packs_of(round_: Round) -> Route:
    """A round about people has a pack for each of them."""
    return (PeoplePacksRoute if round_.about is not None else PacksRoute)(round_.partnership_id, round_.id)
