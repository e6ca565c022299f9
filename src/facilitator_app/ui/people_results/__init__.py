"""The results of a round about people: the list of them, one person's figures, and all of them together."""

from facilitator_app.ui.page import builder
from facilitator_app.ui.people_results.person_presenter import PersonPresenter
from facilitator_app.ui.people_results.person_view import PersonResultsPage
from facilitator_app.ui.people_results.presenter import PeopleResultsPresenter, TogetherPresenter
from facilitator_app.ui.people_results.view import PeopleResultsPage, TogetherPage

build = builder(PeopleResultsPage, PeopleResultsPresenter)
build_person = builder(PersonResultsPage, PersonPresenter)
build_together = builder(TogetherPage, TogetherPresenter)
