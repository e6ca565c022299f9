"""K5 Question: one statement, its answers as cards, best first; and the practice question of the same shape."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts.answer_shapes import AnswerShape, shapes_of
from facilitator_app.domain.instrument import Item, Scale
from facilitator_app.domain.response import Answer, Outside
from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.pages import Screen
from facilitator_app.ui.respondent.views.base import Aid, KPage
from facilitator_app.ui.respondent.views.part import goal_words, part_place
from facilitator_app.ui.widgets import Choice, Choices, heading2, text_label
from facilitator_app.ui.widgets import Flow as Line


def answer_words(aid: Aid, answer: Answer, item: Item | None = None) -> str:
    """An answer as people read it; without an item, on the main scale."""
    scale = _scale(aid, item)
    if answer is Outside.DONT_KNOW:
        return aid.words(scale.dont_know_label) if scale.dont_know_label else texts.question_dont_know()
    if answer is Outside.NOT_APPLICABLE:
        seen = scale.not_applicable_label if not (item and aid.flow.is_own(item.id)) else None
        return aid.words(seen) if seen else texts.question_not_about_me()
    return aid.words(scale.label(int(answer)))


def offered(aid: Aid, item: Item | None = None) -> list[Choice]:
    """The answers as cards in the order in which they stand: best first, then those outside the scale.

    Where more is bad news, the first card is still the highest point: the words rise from the bottom.
    """
    scale = _scale(aid, item)
    shapes: Sequence[AnswerShape | None] = shapes_of(aid.flow.instrument.kind, len(scale.points))
    found = [
        Choice(
            str(point.value),
            aid.words(point.label),
            aid.words(point.description) if point.description and item else "",
            shape=shape,
        )
        for point, shape in zip(scale.points, shapes or [None] * len(scale.points))
    ]
    outside = [(Outside.DONT_KNOW, scale.dont_know), (Outside.NOT_APPLICABLE, scale.not_applicable)]
    return found[::-1] + [Choice(str(one), answer_words(aid, one, item), apart=True) for one, has in outside if has]


def side_label(aid: Aid, item: Item) -> str:
    """Which side of its row an item asks about: "Now". Empty where a row is rated once."""
    aspect = aid.flow.instrument.aspect_of(item)
    return aid.words(aspect.label) if aspect else ""


def _scale(aid: Aid, item: Item | None) -> Scale:
    return aid.flow.instrument.scale_of(item) if item else aid.flow.instrument.scale


def _answer(key: str) -> Answer:
    return Outside(key) if key in list(Outside) else int(key)


class QuestionPage(KPage):
    """One answer. Enter on an answer chooses it, Enter again continues."""

    reading = False
    asks = True

    def __init__(self, aid: Aid) -> None:
        self.place = aid.flow.page.place
        self.practice = aid.flow.page.screen is Screen.PRACTICE
        self.item = None if self.practice else aid.flow.item(self.place)
        super().__init__(aid, _statement(aid), _where(aid))
        self.buttons()
        self._goal = "" if self.practice else goal_words(aid, aid.flow.page.section)
        self._side = _side_question(aid, self.item)
        if self._goal:
            self.body.addWidget(text_label(self._goal))
        if self._side:
            self.body.addWidget(heading2(self._side))
        if self.practice:
            self.body.addWidget(text_label(texts.practice_how(), colour="muted"))
        self.choices = Choices(offered(aid, self.item), about=self._asked())
        self.body.addWidget(self.choices)
        self._add_buttons()
        self.choices.chosen.connect(self._chosen)
        self.choices.go_on.connect(self.go_on)
        self._show_answer()
        self.set_first_focus(next((o for o in self.choices.options if o.isChecked()), self.choices.options[0]))

    def _add_buttons(self) -> None:
        written = not self.practice and self.flow.comment_of(self.place) is not None
        evidence = self.flow.instrument.evidence
        add = self.aid.words(evidence) if evidence else texts.question_add_comment()
        self.comment_button = self.press(texts.question_change_comment() if written else add, self.flow.add_comment)
        self.clear_button = self.press(texts.question_clear(), self._clear)
        keep = self.clear_button.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.clear_button.setSizePolicy(keep)
        self.body.addWidget(Line(self.comment_button, self.clear_button))
        wanted = self.flow.own_words and not self.practice and not self.flow.is_own(self.place)
        self.comment_button.setVisible(wanted)

    def choose_number(self, number: int) -> None:
        """The answer with this number, counted from 1 in the order shown; used only where number keys are on."""
        if 1 <= number <= len(self.choices.options):
            self.choices.options[number - 1].click()

    def _chosen(self, key: str) -> None:
        self.flow.choose(self.place, _answer(key))
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
        answers = (" ".join((option.words, option.detail)).strip() for option in self.choices.options)
        return (self._asked(), *answers)

    def _asked(self) -> str:
        """All that the answers are about, in one line."""
        return " ".join(part for part in (self.title_label.text(), self._goal, self._side) if part)

    def light(self, part: int | None) -> None:
        for number, option in enumerate(self.choices.options, start=1):
            option.set_lit(number == part)


def _statement(aid: Aid) -> str:
    page = aid.flow.page
    if page.screen is not Screen.PRACTICE:
        return aid.words(aid.flow.item(page.place).text)
    return texts.practice_statement() if _agreeing(aid.flow.instrument.scale) else texts.practice_any()


def _agreeing(scale: Scale) -> bool:
    """True where one says how far one agrees; in other languages than English nobody can tell from the words."""
    return "agree" in scale.label(scale.high).text().casefold()


def _side_question(aid: Aid, item: Item | None) -> str:
    aspect = aid.flow.instrument.aspect_of(item) if item else None
    return aid.words(aspect.question) if aspect else ""


def _where(aid: Aid) -> str:
    page = aid.flow.page
    if page.screen is Screen.PRACTICE:
        return texts.practice_where()
    sections = aid.flow.instrument.sections
    section = sections[page.section]
    place = [item.id for item in section.items].index(page.place)
    who, number, total, title = part_place(aid, page.section)
    question, questions = place + 1, len(section.items)
    if goal_words(aid, page.section):
        if total == 1:
            return texts.question_where_one_goal(question, questions)
        return texts.question_where_goal(number, total, question, questions)
    if total == 1:
        where = texts.question_where_one_part(title, question, questions)
    else:
        where = texts.question_where(number, total, title, question, questions)
    return f"{who}. {where}" if who else where
