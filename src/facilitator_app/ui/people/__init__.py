"""The people on the tick list, and bringing in a list of them."""

from __future__ import annotations

from facilitator_app.ui.list_import import ListImport
from facilitator_app.ui.page import FacilitatorPage, builder
from facilitator_app.ui.people.bringing_in import PeopleImport, people_import_page
from facilitator_app.ui.people.presenter import PeoplePresenter
from facilitator_app.ui.people.view import PeoplePage
from facilitator_app.ui.routes import ImportPeopleRoute
from facilitator_app.ui.shell import Shell

build = builder(PeoplePage, PeoplePresenter)


def build_import(shell: Shell, route: ImportPeopleRoute) -> FacilitatorPage:
    """A list of them from a file or the clipboard."""
    page = people_import_page()
    page.bind(ListImport(page, PeopleImport(shell, route), shell))
    return page
