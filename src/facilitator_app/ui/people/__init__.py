"""The people on the tick list, and bringing in a list of them."""

from __future__ import annotations

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.people.import_presenter import ImportPresenter
from facilitator_app.ui.people.import_view import ImportPage
from facilitator_app.ui.people.presenter import PeoplePresenter
from facilitator_app.ui.people.view import PeoplePage
from facilitator_app.ui.shell import Shell, Where

__all__ = ["build", "build_import"]


def build(shell: Shell, where: Where) -> FacilitatorPage:
    """The list; with a round in ``where`` the way back leads to its tick list."""
    view = PeoplePage()
    presenter = PeoplePresenter(view, shell, where)
    view.bind(presenter)
    presenter.show()
    return view


def build_import(shell: Shell, where: Where) -> FacilitatorPage:
    """A list from a file."""
    view = ImportPage()
    presenter = ImportPresenter(view, shell, where)
    view.file_asked.connect(presenter.choose_file)
    view.matched.connect(presenter.match)
    view.mended.connect(presenter.mend)
    view.add_asked.connect(presenter.add)
    view.twice_chosen.connect(presenter.allow_twice)
    view.undo_asked.connect(presenter.undo)
    view.back_asked.connect(presenter.leave)
    view.presenter = presenter
    presenter.show()
    return view
