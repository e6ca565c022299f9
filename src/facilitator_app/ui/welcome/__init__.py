"""F0: choose a beginning."""

from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.welcome.presenter import WelcomePresenter
from facilitator_app.ui.welcome.view import WelcomePage


def build(desk: Desk, _where: Where) -> WelcomePage:
    """F0."""
    view = WelcomePage()
    view.attend(WelcomePresenter(view, desk))
    return view


__all__ = ["build"]
