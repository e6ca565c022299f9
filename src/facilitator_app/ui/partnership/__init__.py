"""One partnership: a new one, its task list, its details."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.partnership.details_presenter import (
    DeletePartnershipPresenter,
    DetailsPresenter,
)
from facilitator_app.ui.partnership.details_view import DetailsPage
from facilitator_app.ui.partnership.new_presenter import NewPartnershipPresenter
from facilitator_app.ui.partnership.new_view import NewPartnershipPage
from facilitator_app.ui.partnership.presenter import PartnershipPresenter
from facilitator_app.ui.partnership.view import PartnershipPage
from facilitator_app.ui.routes import DeletePartnershipRoute, PartnershipDetailsRoute, PartnershipRoute, Route
from facilitator_app.ui.shell import Shell

__all__ = ["build", "build_delete", "build_details", "build_new"]


def build(shell: Shell, route: PartnershipRoute) -> FacilitatorPage:
    """The task list."""
    page = PartnershipPage()
    page.bind(PartnershipPresenter(page, shell, route))
    return page


def build_new(shell: Shell, _route: Route) -> FacilitatorPage:
    """A new partnership."""
    page = NewPartnershipPage()
    page.bind(NewPartnershipPresenter(page, shell))
    return page


def build_details(shell: Shell, route: PartnershipDetailsRoute) -> FacilitatorPage:
    """Name, dates, notes and organisations."""
    page = DetailsPage()
    page.bind(DetailsPresenter(page, shell, route))
    return page


def build_delete(shell: Shell, route: DeletePartnershipRoute) -> FacilitatorPage:
    """Asks before all is deleted."""
    page = ConfirmPage(_("Keep it"), _("Delete it for good"))
    page.bind(DeletePartnershipPresenter(page, shell, route))
    return page
