"""F6: the people on the tick list; F6b: bringing in a list."""

from __future__ import annotations

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.people.import_presenter import ImportPresenter
from facilitator_app.ui.people.import_view import ImportPage
from facilitator_app.ui.people.presenter import PeoplePresenter
from facilitator_app.ui.people.view import PeoplePage
from facilitator_app.ui.shell import Shell, Where

__all__ = ["build", "build_import"]


def build(shell: Shell, where: Where) -> FacilitatorPage:
    """F6; with a round in ``where`` the way back leads to its tick list."""
    view = PeoplePage()
    presenter = PeoplePresenter(view, shell, where)
    view.row_chosen.connect(presenter.choose)
    view.find_typed.connect(presenter.find)
    view.add_asked.connect(presenter.add)
    view.remove_asked.connect(presenter.remove)
    view.undo_asked.connect(presenter.undo)
    view.import_asked.connect(presenter.import_list)
    view.numbers_asked.connect(presenter.numbers)
    view.name_typed.connect(presenter.set_name)
    view.organisation_chosen.connect(presenter.set_organisation)
    view.group_chosen.connect(presenter.set_group)
    view.needs_typed.connect(presenter.set_needs)
    view.done_asked.connect(presenter.done)
    view.back_asked.connect(presenter.leave)
    view.presenter = presenter
    presenter.show()
    return view


def build_import(shell: Shell, where: Where) -> FacilitatorPage:
    """F6b."""
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
