"""K5 Question: one statement, its answers as cards, best first; and the practice question of the same shape."""

from __future__ import annotations

from facilitator_app.domain.response import Answer, Outside
from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.pages import Screen
from facilitator_app.ui.respondent.views.base import Aid, KPage
from facilitator_app.ui.widgets import Choice, Choices, text_label
from facilitator_app.ui.widgets import Flow as Line


def answer_words(aid: Aid, answer: Answer) -> str:
    """An answer as people read it."""
    if answer is Outside.DONT_KNOW:
        return texts.question_dont_know()
    if answer is Outside.NOT_APPLICABLE:
        return texts.question_not_about_me()
    return aid.words(aid.flow.instrument.scale.label(int(answer)))


def offered(aid: Aid) -> list[Answer]:
    """The answers in the order in which they stand: best first, then those outside the scale."""
    scale = aid.flow.instrument.scale
    found: list[Answer] = list(reversed(scale.values))
    if scale.dont_know:
        found.append(Outside.DONT_KNOW)
    if scale.not_applicable:
        found.append(Outside.NOT_APPLICABLE)
    return found


class QuestionPage(KPage):
    """One answer. Enter on an answer chooses it, Enter again continues."""

    reading = False

    def __init__(self, aid: Aid) -> None:
        self.place = aid.flow.page.place
        self.practice = aid.flow.page.screen is Screen.PRACTICE
        super().__init__(aid, _statement(aid), _where(aid))
        self.buttons()
        if self.practice:
            self.body.addWidget(text_label(texts.practice_how(), colour="muted"))
        self._answers = {str(answer): answer for answer in offered(aid)}
        self.choices = Choices(
            [
                Choice(key, answer_words(aid, answer), apart=isinstance(answer, Outside))
                for key, answer in self._answers.items()
            ],
            about=self.title_label.text(),
        )
        self.body.addWidget(self.choices)
        self._add_buttons()
        self.choices.chosen.connect(self._chosen)
        self.choices.go_on.connect(self.go_on)
        self._show_answer()
        self.set_first_focus(next((o for o in self.choices.options if o.isChecked()), self.choices.options[0]))

    def _add_buttons(self) -> None:
        written = not self.practice and self.flow.comment_of(self.place) is not None
        self.comment_button = self.press(
            texts.question_change_comment() if written else texts.question_add_comment(), self.flow.add_comment
        )
        self.clear_button = self.press(texts.question_clear(), self._clear)
        keep = self.clear_button.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.clear_button.setSizePolicy(keep)
        self.body.addWidget(Line(self.comment_button, self.clear_button))
        self.comment_button.setVisible(self.flow.own_words and not self.practice)

    def choose_number(self, number: int) -> None:
        """The answer with this number, counted from 1 in the order shown; used only where number keys are on."""
        if 1 <= number <= len(self.choices.options):
            self.choices.options[number - 1].click()

    def _chosen(self, key: str) -> None:
        self.flow.choose(self.place, self._answers[key])
        self._show_answer()
        self.aid.changed()

    def _clear(self) -> None:
        self.flow.choose(self.place, None)
        self._show_answer()
        self.choices.take_focus()
        self.aid.changed()

    def _show_answer(self) -> None:
        answer = self.flow.practice_answer if self.practice else self.flow.answer_of(self.place)
        self.choices.show_chosen(None if answer is None else str(answer))
        self.clear_button.setVisible(answer is not None)

    def spoken(self) -> tuple[str, ...]:
        return (self.title_label.text(), *(option.words for option in self.choices.options))

    def light(self, part: int | None) -> None:
        for number, option in enumerate(self.choices.options, start=1):
            option.set_lit(number == part)


def _statement(aid: Aid) -> str:
    page = aid.flow.page
    return texts.practice_statement() if page.screen is Screen.PRACTICE else aid.words(aid.flow.item(page.place).text)


def _where(aid: Aid) -> str:
    page = aid.flow.page
    if page.screen is Screen.PRACTICE:
        return texts.practice_where()
    sections = aid.flow.instrument.sections
    section = sections[page.section]
    place = [item.id for item in section.items].index(page.place)
    return texts.question_where(
        page.section + 1, len(sections), aid.words(section.title), place + 1, len(section.items)
    )
