"""The results of a round about people: the list of them, one person's figures, and all of them together."""

from __future__ import annotations

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.people_results.person_presenter import PersonPresenter
from facilitator_app.ui.people_results.person_view import PersonResultsPage
from facilitator_app.ui.people_results.presenter import PeopleResultsPresenter, TogetherPresenter
from facilitator_app.ui.people_results.view import PeopleResultsPage, TogetherPage
from facilitator_app.ui.routes import PeopleResultsRoute, PersonResultsRoute, TogetherRoute
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: PeopleResultsRoute) -> FacilitatorPage:
    """The list; ``route.round_id`` is the round about people."""
    view = PeopleResultsPage()
    view.bind(PeopleResultsPresenter(view, shell, route))
    return view


def build_person(shell: Shell, route: PersonResultsRoute) -> FacilitatorPage:
    """One person."""
    view = PersonResultsPage()
    view.bind(PersonPresenter(view, shell, route))
    return view


def build_together(shell: Shell, route: TogetherRoute) -> FacilitatorPage:
    """All together; nobody is named."""
    view = TogetherPage()
    view.bind(TogetherPresenter(view, shell, route))
    return view


__all__ = ["build", "build_person", "build_together"]
