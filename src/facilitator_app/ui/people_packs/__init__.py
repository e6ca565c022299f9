"""The packs of a round about people, one person's pages, and who got which pack."""

from facilitator_app.domain.language import _
from facilitator_app.ui.pack_pages.view import PackPagesPage
from facilitator_app.ui.page import FacilitatorPage, builder
from facilitator_app.ui.people_packs.pages_presenter import PersonPagesPresenter, person_pages
from facilitator_app.ui.people_packs.presenter import PeoplePacksPresenter
from facilitator_app.ui.people_packs.receipts_presenter import ReceiptsPresenter
from facilitator_app.ui.people_packs.receipts_view import ReceiptsPage
from facilitator_app.ui.people_packs.view import PeoplePacksPage
from facilitator_app.ui.routes import PersonPackRoute
from facilitator_app.ui.shell import Shell

build = builder(PeoplePacksPage, PeoplePacksPresenter)


def build_pages(shell: Shell, route: PersonPackRoute) -> FacilitatorPage:
    """One person's pages, or the group report."""
    view = PackPagesPage()
    view.set_back(_("All packs"))
    presenter = person_pages(view, shell, route)
    view.bind(presenter)
    if isinstance(presenter, PersonPagesPresenter):
        view.button(_("&Talk it through"), presenter.go_session)
    return view


build_receipts = builder(ReceiptsPage, ReceiptsPresenter)
