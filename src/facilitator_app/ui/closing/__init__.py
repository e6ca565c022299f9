"""Close the round."""

from __future__ import annotations

from facilitator_app.ui.closing.presenter import ClosingPresenter
from facilitator_app.ui.closing.view import ClosingPage
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.routes import CloseRoundRoute
from facilitator_app.ui.shell import Shell

__all__ = ["build"]


def build(shell: Shell, route: CloseRoundRoute) -> FacilitatorPage:
    """Closing an open round."""
    view = ClosingPage()
    presenter = ClosingPresenter(view, shell, route)
    view.not_yet_chosen.connect(presenter.not_yet)
    view.close_chosen.connect(presenter.close)
    view.back_asked.connect(presenter.not_yet)
    view.presenter = presenter
    presenter.show()
    return view
