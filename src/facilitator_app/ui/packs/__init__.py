"""Packs of a round about the partnership, their pages, printing and saving."""

from facilitator_app.ui.pack_pages import PackPagesPage
from facilitator_app.ui.packs.presenter import PacksPresenter
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.routes import PacksRoute
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: PacksRoute) -> FacilitatorPage:
    """Printing and saving are on the same screen."""
    view = PackPagesPage()
    view.bind(PacksPresenter(view, shell, route))
    return view


__all__ = ["build"]
