"""Putting answers right, leaving responses out and deleting them, by the code on a person's slip."""

from __future__ import annotations

from facilitator_app.ui.corrections.presenter import CorrectionsPresenter
from facilitator_app.ui.corrections.view import CorrectionsPage
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.routes import CorrectionsRoute
from facilitator_app.ui.shell import Shell

__all__ = ["build"]


def build(shell: Shell, route: CorrectionsRoute) -> FacilitatorPage:
    """Corrections for an open round."""
    view = CorrectionsPage()
    view.bind(CorrectionsPresenter(view, shell, route))
    return view
