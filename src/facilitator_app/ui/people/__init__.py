"""The people on the tick list, and bringing in a list of them."""

from facilitator_app.ui.list_import import import_builder
from facilitator_app.ui.page import builder
from facilitator_app.ui.people.bringing_in import PeopleImport
from facilitator_app.ui.people.presenter import PeoplePresenter
from facilitator_app.ui.people.view import PeoplePage

build = builder(PeoplePage, PeoplePresenter)
build_import = import_builder(PeopleImport)
