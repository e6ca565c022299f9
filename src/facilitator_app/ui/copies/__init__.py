"""S2: copies and moving."""

from facilitator_app.ui.copies.presenter import CopiesPresenter
from facilitator_app.ui.copies.view import CopiesPage
from facilitator_app.ui.desk import Desk, Where


def build(desk: Desk, _where: Where) -> CopiesPage:
    """S2."""
    view = CopiesPage()
    view.attend(CopiesPresenter(view, desk))
    return view


__all__ = ["build"]
