"""F4: the next step in one look."""

from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.home.presenter import HomePresenter
from facilitator_app.ui.home.view import HomePage


def build(desk: Desk, _where: Where) -> HomePage:
    """F4."""
    view = HomePage()
    view.attend(HomePresenter(view, desk))
    return view


__all__ = ["build"]
