"""R8: the results of a round about people: the list of them, one person's figures, and all of them together."""

from __future__ import annotations

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.people_results.presenter import ListPresenter, TogetherPresenter
from facilitator_app.ui.people_results.view import PeopleResultsPage, TogetherPage
from facilitator_app.ui.shell import Shell, Where


def build(shell: Shell, where: Where) -> FacilitatorPage:
    """R8, the list; ``where.round_id`` is the round about people."""
    view = PeopleResultsPage()
    view.bind(ListPresenter(view, shell, where))
    return view


def build_person(shell: Shell, where: Where) -> FacilitatorPage:
    """R8, one person; the first line of ``where.page`` is the round of that subject, then the tab and its behaviour."""
    # The charts of packs are drawn with parts that the first window does not need.
    from facilitator_app.ui.people_results.person_presenter import PersonPresenter
    from facilitator_app.ui.people_results.person_view import PersonResultsPage

    view = PersonResultsPage()
    presenter = PersonPresenter(view, shell, where)
    view.set_back(_("Everybody"))
    view.back_asked.connect(presenter.go_list)
    view.bind(presenter)
    return view


def build_together(shell: Shell, where: Where) -> FacilitatorPage:
    """R8, all together; nobody is named."""
    view = TogetherPage()
    presenter = TogetherPresenter(view, shell, where)
    view.set_back(_("Everybody"))
    view.back_asked.connect(presenter.go_list)
    view.bind(presenter)
    return view


__all__ = ["build", "build_person", "build_together"]
