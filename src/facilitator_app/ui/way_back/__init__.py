"""F2: a way back in."""

from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.way_back.presenter import WayBackPresenter
from facilitator_app.ui.way_back.view import WayBackPage


def build(desk: Desk, where: Where) -> WayBackPage:
    """F2; ``where.page`` is the recovery code of the store just made."""
    view = WayBackPage()
    view.attend(WayBackPresenter(view, desk, where.page))
    return view


__all__ = ["build"]
