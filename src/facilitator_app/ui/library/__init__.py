"""The library, one resource, one agenda, the chooser, questionnaires side by side."""

from facilitator_app.ui.library.choose_presenter import ChoosePresenter
from facilitator_app.ui.library.choose_view import ChoosePage
from facilitator_app.ui.library.compare_presenter import ComparePresenter
from facilitator_app.ui.library.compare_view import ComparePage
from facilitator_app.ui.library.one_presenter import AgendaPresenter, ResourcePresenter
from facilitator_app.ui.library.one_view import AgendaPage, ResourcePage
from facilitator_app.ui.library.presenter import LibraryPresenter
from facilitator_app.ui.library.view import LibraryPage
from facilitator_app.ui.routes import AgendaRoute, ChooseRoute, CompareRoute, LibraryRoute, ResourceRoute
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: LibraryRoute) -> LibraryPage:
    """The list."""
    view = LibraryPage()
    view.bind(LibraryPresenter(view, shell, route))
    return view


def build_resource(shell: Shell, route: ResourceRoute) -> ResourcePage:
    """One resource."""
    view = ResourcePage()
    view.bind(ResourcePresenter(view, shell, route))
    return view


def build_agenda(shell: Shell, route: AgendaRoute) -> AgendaPage:
    """One agenda."""
    view = AgendaPage()
    view.bind(AgendaPresenter(view, shell, route))
    return view


def build_choose(shell: Shell, route: ChooseRoute) -> ChoosePage:
    """Help me choose."""
    view = ChoosePage()
    view.bind(ChoosePresenter(view, shell, route))
    return view


def build_compare(shell: Shell, route: CompareRoute) -> ComparePage:
    """Side by side."""
    view = ComparePage()
    view.bind(ComparePresenter(view, shell, route))
    return view


__all__ = ["build", "build_agenda", "build_choose", "build_compare", "build_resource"]
