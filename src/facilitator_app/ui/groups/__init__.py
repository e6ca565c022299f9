"""The groups whose views are asked for."""

from __future__ import annotations

from facilitator_app.ui.groups.presenter import GroupsPresenter
from facilitator_app.ui.groups.view import GroupsPage
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.routes import GroupsRoute
from facilitator_app.ui.shell import Shell

__all__ = ["build"]


def build(shell: Shell, route: GroupsRoute) -> FacilitatorPage:
    """With a round in ``where`` the way back leads to its set-up."""
    page = GroupsPage()
    page.bind(GroupsPresenter(page, shell, route))
    return page
