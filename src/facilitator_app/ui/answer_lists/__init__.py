"""All answers as lists, a separate act with a reason."""

from facilitator_app.ui.answer_lists.presenter import AnswerListsPresenter
from facilitator_app.ui.answer_lists.view import AnswerListsPage
from facilitator_app.ui.routes import AnswerListsRoute
from facilitator_app.ui.shell import Shell


def build(shell: Shell, route: AnswerListsRoute) -> AnswerListsPage:
    """The lists of one round."""
    view = AnswerListsPage()
    view.bind(AnswerListsPresenter(view, shell, route))
    return view


__all__ = ["build"]
