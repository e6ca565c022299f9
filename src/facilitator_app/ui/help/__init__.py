"""S3: help."""

from facilitator_app.ui.help.presenter import HelpPresenter
from facilitator_app.ui.help.view import HelpPage
from facilitator_app.ui.shell import Shell, Where


def build(shell: Shell, where: Where) -> HelpPage:
    """S3; ``where.page`` is the name of the screen that help is wanted for, or "fault"."""
    view = HelpPage()
    view.bind(HelpPresenter(view, shell, where.page))
    return view


__all__ = ["build"]
