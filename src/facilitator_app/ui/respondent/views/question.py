"""Question: one statement, its answers as cards, best first; and the practice question of the same shape."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts.answer_shapes import AnswerShape, shapes_of
from facilitator_app.domain.instrument import Item, Scale
from facilitator_app.domain.language import p_
from facilitator_app.domain.response import Answer, Outside
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext
from facilitator_app.ui.respondent.views.part import goal_words, one_after_another, part_position
from facilitator_app.ui.widgets import Choice, Choices, heading2, text_label
from facilitator_app.ui.widgets import Flow as Line


def answer_words(context: RespondentContext, answer: Answer, item: Item | None = None) -> str:
    """An answer as people read it; without an item, on the main scale."""
    scale = _scale(context, item)
    if answer is Outside.DONT_KNOW:
        return context.words(scale.dont_know_label) if scale.dont_know_label else p_("respondent", "I do not know")
    if answer is Outside.NOT_APPLICABLE:
        seen = scale.not_applicable_label if not (item and context.flow.is_own(item.id)) else None
        return context.words(seen) if seen else p_("respondent", "This is not about me")
    return context.words(scale.label(int(answer)))


def offered(context: RespondentContext, item: Item | None = None) -> list[Choice]:
    """The answers as cards in the order in which they stand: best first, then those outside the scale.

    Where more is bad news, the first card is still the highest point: the words rise from the bottom.
    """
    scale = _scale(context, item)
    shapes: Sequence[AnswerShape | None] = shapes_of(context.flow.instrument.kind, len(scale.points))
    choices = [
        Choice(
            str(point.value),
            context.words(point.label),
            context.words(point.description) if point.description and item else "",
            shape=shape,
        )
        for point, shape in zip(scale.points, shapes or [None] * len(scale.points))
    ]
    outside = [(Outside.DONT_KNOW, scale.dont_know), (Outside.NOT_APPLICABLE, scale.not_applicable)]
    return choices[::-1] + [
        Choice(str(one), answer_words(context, one, item), apart=True) for one, has in outside if has
    ]


def side_label(context: RespondentContext, item: Item) -> str:
    """Which side of its row an item asks about: "Now". Empty where a row is rated once."""
    aspect = context.flow.instrument.aspect_of(item)
    return context.words(aspect.label) if aspect else ""


def _scale(context: RespondentContext, item: Item | None) -> Scale:
    return context.flow.instrument.scale_of(item) if item else context.flow.instrument.scale


def _answer(key: str) -> Answer:
    return Outside(key) if key in list(Outside) else int(key)


class QuestionPage(FlowPage):
    """One answer. Enter on an answer chooses it, Enter again continues."""

    reading = False
    asks = True

    def __init__(self, context: RespondentContext) -> None:
        self.item_id = context.flow.page.key
        self.practice = context.flow.page.screen is PageKind.PRACTICE
        self.item = None if self.practice else context.flow.item(self.item_id)
        super().__init__(context, _statement(context), _where(context))
        self.buttons()
        self._goal = "" if self.practice else goal_words(context, context.flow.page.section)
        self._side = _side_question(context, self.item)
        if self._goal:
            self.add(self._goal)
        if self._side:
            self.add(heading2(self._side))
        if self.practice:
            self.add(
                text_label(
                    p_("respondent", "Try one first. We do not keep this answer. You can skip it with Continue."),
                    colour="muted",
                )
            )
        self.choices = Choices(offered(context, self.item), about=self._asked())
        self.add(self.choices)
        self._add_buttons()
        self.choices.chosen.connect(self._chosen)
        self.choices.go_on.connect(self.go_on)
        self._show_answer()
        self.set_first_focus(next((o for o in self.choices.options if o.isChecked()), self.choices.options[0]))

    def _add_buttons(self) -> None:
        written = not self.practice and self.flow.comment_of(self.item_id) is not None
        evidence = self.flow.instrument.evidence
        add = self.context.words(evidence) if evidence else p_("respondent", "Add a comment")
        self.comment_button = self.press(
            p_("respondent", "Change my comment") if written else add, self.flow.add_comment
        )
        self.clear_button = self.press(p_("respondent", "Clear my answer"), self._clear)
        keep = self.clear_button.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.clear_button.setSizePolicy(keep)
        self.add(Line(self.comment_button, self.clear_button))
        wanted = self.flow.own_words and not self.practice and not self.flow.is_own(self.item_id)
        self.comment_button.setVisible(wanted)

    def choose_number(self, number: int) -> None:
        """The answer with this number, counted from 1 in the order shown; used only where number keys are on."""
        if 1 <= number <= len(self.choices.options):
            self.choices.options[number - 1].click()

    def _chosen(self, key: str) -> None:
        self.flow.choose(self.item_id, _answer(key))
        self._show_answer()
        self.context.changed()
        self.context.answered()

    def _clear(self) -> None:
        self.flow.choose(self.item_id, None)
        self._show_answer()
        self.choices.take_focus()
        self.context.changed()

    def _show_answer(self) -> None:
        answer = self.flow.practice_answer if self.practice else self.flow.answer_of(self.item_id)
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


def _statement(context: RespondentContext) -> str:
    page = context.flow.page
    if page.screen is not PageKind.PRACTICE:
        return context.words(context.flow.item(page.key).text)
    return (
        p_("respondent", "We meet in the morning.")
        if _agreeing(context.flow.instrument.scale)
        else p_("respondent", "Press any of these answers.")
    )


def _agreeing(scale: Scale) -> bool:
    """True where one says how far one agrees; in other languages than English nobody can tell from the words."""
    return "agree" in scale.label(scale.high).text().casefold()


def _side_question(context: RespondentContext, item: Item | None) -> str:
    aspect = context.flow.instrument.aspect_of(item) if item else None
    return context.words(aspect.question) if aspect else ""


def _where(context: RespondentContext) -> str:
    page = context.flow.page
    if page.screen is PageKind.PRACTICE:
        return p_("respondent", "Practice question")
    sections = context.flow.instrument.sections
    section = sections[page.section]
    index = [item.id for item in section.items].index(page.key)
    who, number, total, title = part_position(context, page.section)
    goal = bool(goal_words(context, page.section))
    part = title
    if goal:
        part = p_("respondent", "Part {number} of {total}", number=number, total=total) if total > 1 else ""
    elif total > 1:
        part = p_("respondent", "Part {number} of {total}: {part}", number=number, total=total, part=title)
    is_only_question = total > 1 and len(section.rows) == 1 and not goal
    words = p_("respondent", "Question {question} of {questions}", question=index + 1, questions=len(section.items))
    return one_after_another(who, part, "" if is_only_question else words)
