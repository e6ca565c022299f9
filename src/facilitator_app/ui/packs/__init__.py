"""P1 and P2: packs, their pages, printing and saving."""

from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.packs.presenter import PacksPresenter
from facilitator_app.ui.packs.view import PacksPage


def build(desk: Desk, where: Where) -> PacksPage:
    """P1; printing and saving are on the same screen."""
    view = PacksPage()
    view.attend(PacksPresenter(view, desk, where))
    return view


__all__ = ["build"]
