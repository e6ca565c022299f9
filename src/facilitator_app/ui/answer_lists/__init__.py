"""All answers as lists, a separate act with a reason."""

from facilitator_app.ui.answer_lists.presenter import AnswerListsPresenter
from facilitator_app.ui.answer_lists.view import AnswerListsPage
from facilitator_app.ui.page import builder

build = builder(AnswerListsPage, AnswerListsPresenter)
