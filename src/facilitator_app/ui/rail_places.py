"""Where the rail leads, and F5."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.domain.round import Round, RoundState
from facilitator_app.ui import routes as to
from facilitator_app.ui.screens import RoundBound, Route
from facilitator_app.ui.shell import RoomRoute

PLAIN: dict[str, Route] = {
    "home": to.HomeRoute(), "library": to.LibraryRoute(), "settings": to.SettingsRoute(), "copies": to.CopiesRoute(),
}  # fmt: skip
"""Entries that are about no partnership."""


def route_behind(entry: str, rounds: Sequence[Round], partnership_id: str, where: Route) -> Route:
    """The screen behind an entry: about the round we look at (``where``), else the newest that fits.

    ``rounds`` of the partnership, newest first.
    """
    if entry in PLAIN:
        return PLAIN[entry]
    if entry == "partnership":
        return to.PartnershipRoute(partnership_id)
    here = where.round_id if isinstance(where, RoundBound) else ""
    if entry == "round":
        running = [r for r in rounds if r.state is RoundState.OPEN]
        chosen = next((r for r in rounds if r.id == here), next(iter(running or rounds), None))
        if chosen is None:
            return to.SetupQuestionnaireRoute(partnership_id)
        if chosen.state is RoundState.DRAFT:
            return to.SetupCheckRoute(partnership_id, chosen.id)
        return to.RoundRoute(partnership_id, chosen.id)
    closed = [r for r in rounds if r.state is RoundState.CLOSED]
    chosen = next((r for r in closed if r.id == here), next(iter(closed or rounds), None))
    if entry == "results":
        return results_of(chosen) if chosen else to.MainPointsRoute(partnership_id)
    return packs_of(chosen) if chosen else to.PacksRoute(partnership_id)


def results_of(round_: Round) -> Route:
    """A round about people has no results of its own: they are one person's each."""
    return (to.PeopleResultsRoute if round_.about is not None else to.MainPointsRoute)(round_.partnership_id, round_.id)


def packs_of(round_: Round) -> Route:
    """A round about people has a pack for each of them."""
    return (to.PeoplePacksRoute if round_.about is not None else to.PacksRoute)(round_.partnership_id, round_.id)


def room_behind(here: Route) -> RoomRoute | None:
    """What the projector shows from this page of the results; None: nothing."""
    if not isinstance(here, RoundBound) or not here.round_id:
        return None
    place_id = here.place_id if isinstance(here, to.ResultsTabRoute) else ""
    return RoomRoute(here.round_id, place_id, here.item_id if isinstance(here, to.StatementRoute) else "")
