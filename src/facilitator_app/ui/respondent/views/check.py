"""Check: a last look, grouped by part, with a way to change each answer; long sets part by part."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.instrument import Section
from facilitator_app.domain.language import np_, p_
from facilitator_app.ui.respondent.pages import PageKind, PageRef
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext
from facilitator_app.ui.respondent.views.comment import use_words
from facilitator_app.ui.respondent.views.part import about_words, part_words
from facilitator_app.ui.respondent.views.question import answer_words, side_label
from facilitator_app.ui.theme import Role
from facilitator_app.ui.widgets import Button, Column, Divider, QuoteLabel, Row, heading2, small, text_label

LONGEST_ON_ONE_PAGE = 16
"""More questions than this are looked at part by part: a page keeps under 40 things that can have the focus."""


def _left_out(n: int) -> str:
    if n == 0:
        return p_("respondent", "You answered all the questions.")
    return np_("respondent", "You left {n} question out. That is fine.", "You left {n} questions out. That is fine.", n)


def _done(answered: int, total: int) -> str:
    return p_("respondent", "You answered {answered} of {total}.", answered=answered, total=total)


def _is_about(key: str, subject_id: str) -> bool:
    """A question about this person; "": about anybody."""
    return not subject_id or AnswerKey.of(key).subject_id == subject_id


class _AnswerRows(FlowPage):
    """What the two pages share: rows with an answer and Change."""

    def add_section(self, number: int, section: Section, subject_id: str = "") -> None:
        """``subject_id``: only the questions about this person."""
        for item in section.items:
            if not _is_about(item.id, subject_id):
                continue
            answer = self.flow.answer_of(item.id)
            side = side_label(self.context, item)
            short = self.context.words(item.short)
            name = p_("respondent", "{question}. {side}", question=short, side=side) if side else short
            about: list[QWidget] = [
                text_label(name),
                text_label(
                    p_("respondent", "You left this out")
                    if answer is None
                    else answer_words(self.context, answer, item),
                    Role.BODY if answer is None else Role.BODY_BOLD,
                    colour="muted" if answer is None else "ink",
                ),
            ]
            self._row([*about, *self._written(item.id)], name, PageRef(PageKind.QUESTION, number, item.id))

    def add_open_questions(self, subject_id: str = "") -> None:
        """``subject_id``: only those about this person."""
        asked = [one for one in self.flow.instrument.open_questions if _is_about(one.id, subject_id)]
        if not self.flow.own_words or not asked:
            return
        self.add(heading2(p_("respondent", "In your own words")))
        for question in asked:
            words = self.context.words(question.text)
            nothing = text_label(p_("respondent", "You wrote nothing here"), colour="muted")
            written = self._written(question.id) or [nothing]
            self._row([text_label(words), *written], words, PageRef(PageKind.OPEN_QUESTION, 0, question.id))

    def _written(self, key: str) -> list[QWidget]:
        """Own words and how they may be used; nothing where nothing was written."""
        comment = self.flow.comment_of(key)
        return [QuoteLabel(comment.text), small(use_words(self.context, comment.use))] if comment is not None else []

    def done_in(self, section: Section, subject_id: str = "") -> tuple[int, int]:
        """How many questions of a part are answered, of how many; perhaps only those about one person."""
        return self.flow.done(item for item in section.items if _is_about(item.id, subject_id))

    def add_part(self, number: int, section: Section, subject_id: str = "") -> None:
        """A part in one row, with a way to its answers."""
        title = part_words(self.context, number)
        answered, total = self.done_in(section, subject_id)
        about = Column(text_label(title, Role.BODY_BOLD), _done(answered, total), gap=2)
        button = self.press(p_("respondent", "Look at this part"), lambda: self.flow.look_at_part(number, subject_id))
        button.setAccessibleName(p_("respondent", "Look at this part: {part}", part=self.context.words(section.title)))
        self.add_row(about, button)

    def _row(self, about: list[QWidget], question: str, page: PageRef) -> Button:
        button = Button(p_("respondent", "Change"), press=self.once(partial(self.flow.change, page)))
        button.setAccessibleName(p_("respondent", "Change your answer to: {question}", question=question))
        self.add_row(Column(*about, gap=2), button)
        return button

    def add_row(self, about: QWidget, button: Button) -> None:
        row = Row(gap=16, fold=True)
        row.box.addWidget(about, 1)
        row.box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.add(row, Divider())


class LastLookPage(_AnswerRows):
    """Everything once more, then Send."""

    def __init__(self, context: RespondentContext) -> None:
        send = p_("respondent", "Send my answers")
        super().__init__(context, p_("respondent", "Check your answers"), go_on=send, act=context.flow.send)
        self.buttons()
        self.say(*self._how_far(), p_("respondent", "You cannot change your answers here after you send them."))
        if len(self.flow.tasks) > 1:
            for task in self.flow.tasks:
                self._add_person(task.subject_id)
        else:
            self._add_parts()
        self.set_first_focus(self.continue_button)

    def _how_far(self) -> list[str]:
        """How much was answered. Of people who were not begun with it is said so, and not question by question."""
        done = [self.flow.done_about(task.subject_id) for task in self.flow.tasks]
        begun = [(answered, total) for answered, total in done if answered]
        if len(done) < 2 or len(begun) == len(done):
            said, asked = self.flow.said()
            return [_left_out(asked - said)]
        left = sum(total - answered for answered, total in begun)
        return [
            p_("respondent", "You answered about {n} of {total}. That is fine.", n=len(begun), total=len(done)),
            *([_left_out(left)] if left else []),
        ]

    def _add_parts(self) -> None:
        part_by_part = len(self.flow.instrument.items) > LONGEST_ON_ONE_PAGE
        for number, section in enumerate(self.flow.instrument.sections):
            if part_by_part:
                self.add_part(number, section)
            else:
                self.add(heading2(part_words(self.context, number)))
                self.add_section(number, section)
        self.add_open_questions()

    def _add_person(self, subject_id: str) -> None:
        answered, total = self.flow.done_about(subject_id)
        name = text_label(about_words(self.context, subject_id), Role.BODY_BOLD)
        about = Column(name, _done(answered, total), gap=2)
        button = self.press(p_("respondent", "Look at these"), lambda: self.flow.look_at_person(subject_id))
        own = self.flow.is_oneself(subject_id)
        who = p_("respondent", "You") if own else self.flow.name_of(subject_id)
        button.setAccessibleName(p_("respondent", "Look at your answers about {name}", name=who))
        self.add_row(about, button)


class LastLookPersonPage(_AnswerRows):
    """Everything about one of several people: its parts, and what was written about them."""

    def __init__(self, context: RespondentContext) -> None:
        subject = context.flow.page.key
        super().__init__(context, about_words(context, subject))
        self.buttons()
        answered, total = self.flow.done_about(subject)
        self.say(_left_out(total - answered))
        for number, section in enumerate(self.flow.instrument.sections):
            if any(AnswerKey.of(item.id).subject_id == subject for item in section.items):
                self.add_part(number, section, subject)
        if not self.flow.is_oneself(subject):
            self.add_open_questions(subject)
        self.set_first_focus(self.continue_button)


class LastLookPartPage(_AnswerRows):
    """The answers of one part."""

    def __init__(self, context: RespondentContext) -> None:
        number = context.flow.page.section
        section = context.flow.instrument.sections[number]
        super().__init__(context, part_words(context, number))
        self.buttons()
        answered, total = self.done_in(section, context.flow.page.key)
        self.say(_left_out(total - answered))
        self.add_section(number, section, context.flow.page.key)
        self.set_first_focus(self.continue_button)
