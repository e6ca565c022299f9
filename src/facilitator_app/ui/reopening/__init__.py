"""Open a closed round again."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.reopening.presenter import ReopeningPresenter
from facilitator_app.ui.routes import OpenAgainRoute
from facilitator_app.ui.shell import Shell

__all__ = ["build"]


def build(shell: Shell, route: OpenAgainRoute) -> FacilitatorPage:
    """The page before a closed round is opened again."""
    view = ConfirmPage(_("Not now"), _("Open the round again"), back=_("Round"), foot=True)
    view.bind(ReopeningPresenter(view, shell, route))
    return view
