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
    presenter = RoundPresenter(view, shell, route, battery())
    view.hand_over_asked.connect(presenter.hand_over)
    view.come_back_asked.connect(presenter.come_back)
    view.close_asked.connect(presenter.close)
    view.tick_list_asked.connect(presenter.tick_list)
    view.delete_asked.connect(presenter.delete_one)
    view.corrections_asked.connect(presenter.corrections)
    view.open_again_asked.connect(presenter.open_again)
    view.promise_asked.connect(presenter.promise)
    view.set_up_asked.connect(presenter.set_up)
    view.results_asked.connect(presenter.results)
    view.back_asked.connect(presenter.leave)
    view.presenter = presenter
    presenter.show()
    return view


def build_delete_answers(shell: Shell, route: DeleteAnswersRoute) -> FacilitatorPage:
    """Deletes one person's answers with their code."""
    view = DeleteOnePage()
    presenter = DeleteOnePresenter(view, shell, route)
    view.code_given.connect(presenter.delete)
    view.back_asked.connect(presenter.leave)
    view.presenter = presenter
    presenter.show()
    return view


def build_tick_list(shell: Shell, route: TickListRoute) -> FacilitatorPage:
    """The tick list of one round."""
    view = TickPage()
    presenter = TickPresenter(view, shell, route)
    view.turned.connect(presenter.turn)
    view.only_to_come_chosen.connect(presenter.only_to_come)
    view.people_asked.connect(presenter.add_people)
    view.back_asked.connect(presenter.leave)
    view.presenter = presenter
    presenter.show()
    return view
