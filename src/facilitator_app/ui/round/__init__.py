"""The page of a running round, and the tick list."""

from __future__ import annotations

from facilitator_app.ui import routes as to
from facilitator_app.ui.handover.laptop import battery
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.round.presenter import RoundPresenter
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: to.RoundRoute) -> FacilitatorPage:
    """The page of one round; it warns of a battery that runs low."""
    return RoundPresenter.build(shell, route, battery())
