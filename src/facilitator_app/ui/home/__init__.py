"""The next step in one look."""

from facilitator_app.ui.home.presenter import HomePresenter
from facilitator_app.ui.home.view import HomePage
from facilitator_app.ui.routes import Route
from facilitator_app.ui.shell import Shell


def build(shell: Shell, _route: Route) -> HomePage:
    """Home."""
    view = HomePage()
    view.bind(HomePresenter(view, shell))
    return view


__all__ = ["build"]
