"""P1 and P2: packs, their pages, printing and saving."""

from facilitator_app.ui import people_packs
from facilitator_app.ui.packs.presenter import PacksPresenter
from facilitator_app.ui.packs.view import PacksPage
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.shell import Shell, Where


def build(shell: Shell, where: Where) -> FacilitatorPage:
    """P1; printing and saving are on the same screen. A round about people has a pack for each: P4."""
    if where.round_id and shell.workspace.rounds.get(where.round_id).about is not None:
        return people_packs.build(shell, where)
    view = PacksPage()
    view.bind(PacksPresenter(view, shell, where))
    return view


__all__ = ["build"]
