"""The packs of a round about people, one person's pages, and who got which pack."""

from facilitator_app.domain.language import _
from facilitator_app.ui.pack_pages import PackPagesPage
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.people_packs.pages_presenter import PersonPagesPresenter, person_pages
from facilitator_app.ui.people_packs.presenter import PeoplePacksPresenter
from facilitator_app.ui.people_packs.receipts_presenter import ReceiptsPresenter
from facilitator_app.ui.people_packs.receipts_view import ReceiptsPage
from facilitator_app.ui.people_packs.view import PeoplePacksPage
from facilitator_app.ui.routes import PeoplePacksRoute, PersonPackRoute, ReceiptsRoute
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: PeoplePacksRoute) -> PeoplePacksPage:
    """The table of packs; ``route.round_id`` is the round about people."""
    view = PeoplePacksPage()
    view.bind(PeoplePacksPresenter(view, shell, route))
    return view


def build_pages(shell: Shell, route: PersonPackRoute) -> FacilitatorPage:
    """One person's pages, or the group report."""
    view = PackPagesPage()
    view.set_back(_("All packs"))
    presenter = person_pages(view, shell, route)
    view.bind(presenter)
    view.back_asked.connect(presenter.go_round)
    if isinstance(presenter, PersonPagesPresenter):
        view.button(_("&Talk it through"), presenter.go_session)
    return view


def build_receipts(shell: Shell, route: ReceiptsRoute) -> ReceiptsPage:
    """Who got which pack."""
    view = ReceiptsPage()
    view.bind(ReceiptsPresenter(view, shell, route))
    return view


__all__ = ["build", "build_pages", "build_receipts"]
