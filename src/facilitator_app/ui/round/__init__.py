"""The page of a running round, and the tick list."""

from __future__ import annotations

from facilitator_app.ui.handover.laptop import battery
from facilitator_app.ui.page import FacilitatorPage, builder
from facilitator_app.ui.round.presenter import DeleteOnePresenter, RoundPresenter
from facilitator_app.ui.round.tick_presenter import TickPresenter
from facilitator_app.ui.round.tick_view import TickPage
from facilitator_app.ui.round.view import DeleteOnePage, RoundPage
from facilitator_app.ui.routes import RoundRoute
from facilitator_app.ui.shell import Shell

build_delete_answers = builder(DeleteOnePage, DeleteOnePresenter)
build_tick_list = builder(TickPage, TickPresenter)


def build(shell: Shell, route: RoundRoute) -> FacilitatorPage:
    """The page of one round; it warns of a battery that runs low."""
    page = RoundPage()
    page.bind(RoundPresenter(page, shell, route, battery()))
    return page
