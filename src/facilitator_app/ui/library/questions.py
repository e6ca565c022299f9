"""All questions of one questionnaire on one page: to read, to print, or to look at as a respondent does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.question_list import QuestionList, QuestionPart
from facilitator_app.file_names import file_name
from facilitator_app.ui import routes as to
from facilitator_app.ui.library.one_view import ReadingPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.respondent.rehearsal import with_examples
from facilitator_app.ui.saving import Printable
from facilitator_app.ui.setup.common import size
from facilitator_app.ui.widgets import Card, Column, heading2, small, text_label

if TYPE_CHECKING:
    pass


class QuestionsPage(ReadingPage):
    """What is asked, part by part."""

    presenter: QuestionsPresenter

    def __init__(self) -> None:
        super().__init__(side=300)

    def show_questions(self, asked: QuestionList, size: str) -> None:
        self.show_head(asked.title, asked.purpose)
        self.add_paper(self.presenter.paper)
        self.button(_("&Try it as a respondent"), self.presenter.try_it)
        number = 1
        for part in asked.parts:
            self.add(_part(part, number))
            number += len(part.questions)
        self.add_beside(Card(heading2(_("How long")), size, gap=8), Card(heading2(_("Answers")), asked.answers, gap=8))


class QuestionsPresenter(Presenter[QuestionsPage, to.QuestionsRoute]):
    """Names of goals and organisations are made up where a questionnaire waits for them."""

    def begin(self) -> None:
        self._asked: QuestionList | None = None
        self.paper = Printable(self.view, self.shell, self._sheet, self._name)

    def show(self) -> None:
        try:
            instrument = self.workspace.library.get(self.route.instrument_id)
        except AppError as error:
            self.view.show_gone(str(error))
            return
        self._asked = QuestionList.of(with_examples(instrument))
        self.view.show_questions(self._asked, size(instrument))

    def try_it(self) -> None:
        """As a respondent sees it; nothing is saved. One comes back to this page."""
        self.tried(lambda: self.shell.preview(self.route.instrument_id))

    def _name(self) -> str:
        return file_name(self._asked.title if self._asked else "", _("questions"))

    def _sheet(self) -> bytes:
        from facilitator_app.packs.library_sheets import questions_sheet

        assert self._asked is not None, "the buttons for paper are not there"
        return questions_sheet(self._asked)


def _part(part: QuestionPart, first: int) -> Card:
    card = Card(heading2(part.title), gap=10)
    if part.about:
        card.add(text_label(part.about, colour="muted"))
    for number, question in enumerate(part.questions, first):
        lines = [text_label(_("{n}. {question}", n=number, question=question.text))]
        if question.easy:
            lines.append(small(_("In easy words: {question}", question=question.easy)))
        if question.answers:
            lines.append(small(_("Answers: {answers}", answers=question.answers)))
        card.add(Column(*lines, gap=2))
    return card
