"""F3: open a locked file."""

from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.unlock.presenter import UnlockPresenter
from facilitator_app.ui.unlock.view import UnlockPage


def build(desk: Desk, where: Where) -> UnlockPage:
    """F3; ``where.page`` is the path of the store, the last one used if it is empty."""
    view = UnlockPage()
    view.attend(UnlockPresenter(view, desk, where.page or desk.settings.last_store))
    return view


__all__ = ["build"]
