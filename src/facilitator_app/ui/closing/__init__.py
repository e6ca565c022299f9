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
    view.bind(ClosingPresenter(view, shell, route))
    return view
