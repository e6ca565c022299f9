"""F7: the groups whose views are asked for."""

from __future__ import annotations

from facilitator_app.ui.groups.presenter import GroupsPresenter
from facilitator_app.ui.groups.view import GroupsPage
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.shell import Shell, Where

__all__ = ["build"]


def build(shell: Shell, where: Where) -> FacilitatorPage:
    """F7; with a round in ``where`` the way back leads to its set-up."""
    view = GroupsPage()
    presenter = GroupsPresenter(view, shell, where)
    view.row_chosen.connect(presenter.choose)
    view.add_asked.connect(presenter.add)
    view.remove_asked.connect(presenter.remove)
    view.undo_asked.connect(presenter.undo)
    view.name_typed.connect(presenter.set_name)
    view.plain_typed.connect(presenter.set_plain_name)
    view.asked_chosen.connect(presenter.set_asked)
    view.protected_chosen.connect(presenter.set_protected)
    view.nearest_chosen.connect(presenter.set_nearest)
    view.done_asked.connect(presenter.done)
    view.back_asked.connect(presenter.leave)
    view.presenter = presenter
    presenter.show()
    return view
