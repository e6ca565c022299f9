"""P3: all answers as lists, a separate act with a reason."""

from facilitator_app.ui.answer_lists.presenter import AnswerListsPresenter
from facilitator_app.ui.answer_lists.view import AnswerListsPage
from facilitator_app.ui.desk import Desk, Where


def build(desk: Desk, where: Where) -> AnswerListsPage:
    """P3, the lists of one round."""
    view = AnswerListsPage()
    presenter = AnswerListsPresenter(view, desk, where)
    view.back_asked.connect(presenter.leave)
    view.attend(presenter)
    return view


__all__ = ["build"]
