"""P1 and P2: packs, their pages, printing and saving."""

from facilitator_app.ui import people_packs
from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.packs.presenter import PacksPresenter
from facilitator_app.ui.packs.view import PacksPage
from facilitator_app.ui.page import FacilitatorPage


def build(desk: Desk, where: Where) -> FacilitatorPage:
    """P1; printing and saving are on the same screen. A round about people has a pack for each: P4."""
    if where.round_id and desk.workspace.rounds.get(where.round_id).about is not None:
        return people_packs.build(desk, where)
    view = PacksPage()
    view.attend(PacksPresenter(view, desk, where))
    return view


__all__ = ["build"]
