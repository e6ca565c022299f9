"""F5: one partnership: a new one, its task list, its details."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.partnership.details_presenter import (
    DELETE,
    NOT_DELETED,
    DeletePartnershipPresenter,
    DetailsPresenter,
)
from facilitator_app.ui.partnership.details_view import DetailsPage
from facilitator_app.ui.partnership.new_presenter import NewPresenter
from facilitator_app.ui.partnership.new_view import NewPage
from facilitator_app.ui.partnership.presenter import PartnershipPresenter
from facilitator_app.ui.partnership.view import PartnershipPage
from facilitator_app.ui.shell import Shell, Where

__all__ = ["build", "build_details", "build_new"]


def build(shell: Shell, where: Where) -> FacilitatorPage:
    """F5, the task list."""
    view = PartnershipPage()
    presenter = PartnershipPresenter(view, shell, where)
    view.opened.connect(presenter.open)
    view.back_asked.connect(presenter.leave)
    view.presenter = presenter
    presenter.show()
    return view


def build_new(shell: Shell, _where: Where) -> FacilitatorPage:
    """F5, first time."""
    view = NewPage()
    presenter = NewPresenter(view, shell)
    view.set_up_asked.connect(presenter.save_and_set_up)
    view.save_asked.connect(presenter.save)
    view.back_asked.connect(presenter.leave)
    view.presenter = presenter
    presenter.show()
    return view


def build_details(shell: Shell, where: Where) -> FacilitatorPage:
    """Name, dates, notes and organisations; its page ``DELETE`` asks before all is deleted."""
    if where.page in (DELETE, NOT_DELETED):
        return _build_delete(shell, where)
    view = DetailsPage()
    presenter = DetailsPresenter(view, shell, where)
    view.bind(presenter)
    presenter.show()
    return view


def _build_delete(shell: Shell, where: Where) -> FacilitatorPage:
    page = ConfirmPage(_("Keep it"), _("Delete it for good"))
    page.bind(DeletePartnershipPresenter(page, shell, where))
    return page
