"""Figures as large as the screen, to look at together and to save."""

from facilitator_app.ui.large_figures.presenter import LargeFiguresPresenter
from facilitator_app.ui.large_figures.view import LargeFiguresPage
from facilitator_app.ui.routes import LargeFiguresRoute
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: LargeFiguresRoute) -> LargeFiguresPage:
    """All that this round has; the one of the route first."""
    view = LargeFiguresPage()
    presenter = LargeFiguresPresenter(view, shell, route)
    view.back_asked.connect(shell.back)
    view.bind(presenter)
    return view
