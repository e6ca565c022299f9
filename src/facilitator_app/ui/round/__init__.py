"""The page of a running round, and the tick list."""

from __future__ import annotations

from facilitator_app.ui.handover.laptop import battery
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.round.presenter import DeleteOnePresenter, RoundPresenter
from facilitator_app.ui.round.tick_presenter import TickPresenter
from facilitator_app.ui.round.tick_view import TickPage
from facilitator_app.ui.round.view import DeleteOnePage, RoundPage
from facilitator_app.ui.routes import DeleteAnswersRoute, RoundRoute, TickListRoute
from facilitator_app.ui.shell import Shell

__all__ = ["build", "build_delete_answers", "build_tick_list"]


def build(shell: Shell, route: RoundRoute) -> FacilitatorPage:
    """The page of one round."""
    view = RoundPage()
    view.bind(RoundPresenter(view, shell, route, battery()))
    return view


def build_delete_answers(shell: Shell, route: DeleteAnswersRoute) -> FacilitatorPage:
    """Deletes one person's answers with their code."""
    view = DeleteOnePage()
    view.bind(DeleteOnePresenter(view, shell, route))
    return view


def build_tick_list(shell: Shell, route: TickListRoute) -> FacilitatorPage:
    """The tick list of one round."""
    view = TickPage()
    view.bind(TickPresenter(view, shell, route))
    return view
