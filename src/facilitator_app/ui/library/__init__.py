"""L1 to L5: the library, one resource, one agenda, the chooser, questionnaires side by side."""

from facilitator_app.ui.library.choose_presenter import ChoosePresenter
from facilitator_app.ui.library.choose_view import ChoosePage
from facilitator_app.ui.library.compare_presenter import ComparePresenter
from facilitator_app.ui.library.compare_view import ComparePage
from facilitator_app.ui.library.one_presenter import AgendaPresenter, ResourcePresenter
from facilitator_app.ui.library.one_view import AgendaPage, ResourcePage
from facilitator_app.ui.library.presenter import LibraryPresenter
from facilitator_app.ui.library.view import LibraryPage
from facilitator_app.ui.shell import Shell, Where


def build(shell: Shell, where: Where) -> LibraryPage:
    """L1; ``where.page`` is the topic it starts with."""
    view = LibraryPage()
    view.bind(LibraryPresenter(view, shell, where))
    return view


def build_resource(shell: Shell, where: Where) -> ResourcePage:
    """L2; ``where.page`` is the resource's id."""
    view = ResourcePage()
    view.back_asked.connect(shell.back)
    view.bind(ResourcePresenter(view, shell, where))
    return view


def build_agenda(shell: Shell, where: Where) -> AgendaPage:
    """L3; ``where.page`` is the agenda's id."""
    view = AgendaPage()
    view.back_asked.connect(shell.back)
    view.bind(AgendaPresenter(view, shell, where))
    return view


def build_choose(shell: Shell, where: Where) -> ChoosePage:
    """L4; the partnership and round of ``where`` are those that a questionnaire is chosen for."""
    view = ChoosePage()
    view.bind(ChoosePresenter(view, shell, where))
    return view


def build_compare(shell: Shell, where: Where) -> ComparePage:
    """L5; ``where.page`` holds ids of questionnaires with commas between them."""
    view = ComparePage()
    view.bind(ComparePresenter(view, shell, where))
    return view


__all__ = ["build", "build_agenda", "build_choose", "build_compare", "build_resource"]
