"""R8: the results of a round about people: the list of them, one person's figures, and all of them together."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.people_results.presenter import ListPresenter, TogetherPresenter
from facilitator_app.ui.people_results.view import PeopleResultsPage, TogetherPage


def build(desk: Desk, where: Where) -> FacilitatorPage:
    """R8, the list; ``where.round_id`` is the round about people."""
    view = PeopleResultsPage()
    view.attend(ListPresenter(view, desk, where))
    return view


def build_person(desk: Desk, where: Where) -> FacilitatorPage:
    """R8, one person; the first line of ``where.page`` is the round of that subject, then the tab and its behaviour."""
    # The charts of packs are drawn with parts that the first window does not need.
    from facilitator_app.ui.people_results.person_presenter import PersonPresenter
    from facilitator_app.ui.people_results.person_view import PersonResultsPage

    view = PersonResultsPage()
    presenter = PersonPresenter(view, desk, where)
    view.set_back(_("Everybody"))
    view.back_asked.connect(presenter.go_list)
    view.attend(presenter)
    return view


def build_together(desk: Desk, where: Where) -> FacilitatorPage:
    """R8, all together; nobody is named."""
    view = TogetherPage()
    presenter = TogetherPresenter(view, desk, where)
    view.set_back(_("Everybody"))
    view.back_asked.connect(presenter.go_list)
    view.attend(presenter)
    return view


__all__ = ["build", "build_person", "build_together"]
