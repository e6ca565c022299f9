"""A chart or a table to take away."""

from facilitator_app.ui.exports.presenter import ExportsPresenter
from facilitator_app.ui.exports.view import ExportsPage
from facilitator_app.ui.routes import ExportsRoute
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: ExportsRoute) -> ExportsPage:
    """What is chosen to begin with comes with the route."""
    view = ExportsPage()
    view.bind(ExportsPresenter(view, shell, route))
    return view


__all__ = ["build"]
