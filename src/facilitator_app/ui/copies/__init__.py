"""Copies and moving."""

from facilitator_app.ui.copies.presenter import CopiesPresenter
from facilitator_app.ui.copies.view import CopiesPage
from facilitator_app.ui.routes import Route
from facilitator_app.ui.shell import Shell


def build(shell: Shell, _route: Route) -> CopiesPage:
    """Copies."""
    view = CopiesPage()
    view.bind(CopiesPresenter(view, shell))
    return view


__all__ = ["build"]
