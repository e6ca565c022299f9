"""New words, or a new recovery sheet, for the file that is open."""

from facilitator_app.ui.file_words.presenter import ChangeWordsPresenter, NewSheetPresenter
from facilitator_app.ui.file_words.view import ChangeWordsPage, NewSheetPage
from facilitator_app.ui.routes import ChangeWordsRoute, NewSheetRoute
from facilitator_app.ui.shell import Shell


def build(shell: Shell, _route: ChangeWordsRoute) -> ChangeWordsPage:
    """New words."""
    view = ChangeWordsPage()
    view.bind(ChangeWordsPresenter(view, shell))
    return view


def build_sheet(shell: Shell, _route: NewSheetRoute) -> NewSheetPage:
    """A new sheet."""
    view = NewSheetPage()
    view.bind(NewSheetPresenter(view, shell))
    return view


__all__ = ["build", "build_sheet"]
