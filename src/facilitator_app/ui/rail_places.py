"""Where the rail leads for Round, Results and Packs."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.domain.round import Round, RoundState
from facilitator_app.ui.shell import Where


def place_behind(name: str, rounds: Sequence[Round], partnership_id: str, here: str) -> tuple[str, Where]:
    """The screen behind an entry: about the round we look at (``here``), else the newest that fits.

    ``rounds`` of the partnership, newest first.
    """
    if name == "round":
        running = [r for r in rounds if r.state is RoundState.OPEN]
        chosen = next((r for r in rounds if r.id == here), next(iter(running or rounds), None))
        if chosen is None:
            return "setup_questionnaire", Where(partnership_id)
        if chosen.state is RoundState.DRAFT:
            return "setup_check", Where(partnership_id, chosen.id)
        return "round", Where(partnership_id, chosen.id)
    closed = [r for r in rounds if r.state is RoundState.CLOSED]
    chosen = next((r for r in closed if r.id == here), next(iter(closed or rounds), None))
    return name, Where(partnership_id, chosen.id if chosen else "")
