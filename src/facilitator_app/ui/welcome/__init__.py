"""Choose a beginning."""

from facilitator_app.ui.routes import Route
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.welcome.presenter import WelcomePresenter
from facilitator_app.ui.welcome.view import WelcomePage


def build(shell: Shell, _route: Route) -> WelcomePage:
    """The beginning."""
    view = WelcomePage()
    view.bind(WelcomePresenter(view, shell))
    return view


__all__ = ["build"]
