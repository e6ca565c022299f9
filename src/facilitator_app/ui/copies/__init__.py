"""S2: copies and moving."""

from facilitator_app.ui.copies.presenter import CopiesPresenter
from facilitator_app.ui.copies.view import CopiesPage
from facilitator_app.ui.shell import Shell, Where


def build(shell: Shell, _where: Where) -> CopiesPage:
    """S2."""
    view = CopiesPage()
    view.bind(CopiesPresenter(view, shell))
    return view


__all__ = ["build"]
