"""Open a closed round again."""

from __future__ import annotations

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.reopening.presenter import ReopeningPresenter
from facilitator_app.ui.reopening.view import ReopeningPage
from facilitator_app.ui.routes import OpenAgainRoute
from facilitator_app.ui.shell import Shell

__all__ = ["build"]


def build(shell: Shell, route: OpenAgainRoute) -> FacilitatorPage:
    """The page before a closed round is opened again."""
    view = ReopeningPage()
    view.bind(ReopeningPresenter(view, shell, route))
    return view
