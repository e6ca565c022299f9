"""S3: help."""

from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.help.presenter import HelpPresenter
from facilitator_app.ui.help.view import HelpPage


def build(desk: Desk, where: Where) -> HelpPage:
    """S3; ``where.page`` is the name of the screen that help is wanted for, or "fault"."""
    view = HelpPage()
    view.attend(HelpPresenter(view, desk, where.page))
    return view


__all__ = ["build"]
