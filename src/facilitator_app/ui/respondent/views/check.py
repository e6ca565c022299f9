"""K8 Check: a last look, grouped by part, with a way to change each answer; long sets part by part."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.instrument import Section
from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.pages import Page, Screen
from facilitator_app.ui.respondent.views.base import Aid, KPage
from facilitator_app.ui.respondent.views.comment import use_words
from facilitator_app.ui.respondent.views.question import answer_words, side_label
from facilitator_app.ui.theme import Role
from facilitator_app.ui.widgets import Button, Column, Divider, Quote, Row, heading2, small, text_label

LONGEST_ON_ONE_PAGE = 16
"""More questions than this are looked at part by part: a page keeps under 40 things that can have the focus."""


class _CheckRows(KPage):
    """What the two pages share: rows with an answer and Change."""

    def add_section(self, number: int, section: Section) -> None:
        for item in section.items:
            answer = self.flow.answer_of(item.id)
            comment = self.flow.comment_of(item.id)
            side = side_label(self.aid, item)
            short = self.aid.words(item.short)
            name = texts.check_side(short, side) if side else short
            about: list[QWidget] = [
                text_label(name),
                text_label(
                    texts.check_none() if answer is None else answer_words(self.aid, answer, item),
                    Role.BODY if answer is None else Role.BODY_BOLD,
                    colour="muted" if answer is None else "ink",
                ),
            ]
            if comment is not None:
                about += [Quote(comment.text), small(use_words(self.aid, comment.use))]
            page = Page(Screen.QUESTION, number, item.id)
            self._row(about, texts.check_change(), texts.check_change_of(name), page)

    def add_open_questions(self) -> None:
        if not self.flow.own_words or not self.flow.instrument.open_questions:
            return
        self.body.addWidget(heading2(texts.check_own_words()))
        for question in self.flow.instrument.open_questions:
            comment = self.flow.comment_of(question.id)
            words = self.aid.words(question.text)
            about: list[QWidget] = [text_label(words)]
            if comment is None:
                about.append(text_label(texts.check_nothing_written(), colour="muted"))
            else:
                about += [Quote(comment.text), small(use_words(self.aid, comment.use))]
            page = Page(Screen.OPEN_QUESTION, 0, question.id)
            self._row(about, texts.check_change(), texts.check_change_of(words), page)

    def _row(self, about: list[QWidget], words: str, spoken: str, page: Page) -> Button:
        button = Button(words)
        button.setAccessibleName(spoken)
        button.clicked.connect(partial(self._change, page))
        self.add_row(Column(*about, gap=2), button)
        return button

    def add_row(self, about: QWidget, button: Button) -> None:
        row = Row(gap=16, fold=True)
        row.box.addWidget(about, 1)
        row.box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(row)
        self.body.addWidget(Divider())

    def _change(self, page: Page, _checked: bool = False) -> None:
        if self.aid.guard.allows():
            self.aid.do(lambda: self.flow.change(page))


class CheckPage(_CheckRows):
    """Everything once more, then Send."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.check_title(), go_on=texts.check_send())
        self.buttons()
        self.say(texts.check_left_out(self.flow.left_out()), texts.check_final())
        sections = self.flow.instrument.sections
        part_by_part = len(self.flow.instrument.items) > LONGEST_ON_ONE_PAGE
        for number, section in enumerate(sections):
            title = texts.part_title(number + 1, len(sections), aid.words(section.title))
            if part_by_part:
                self._add_part(number, section, title)
            else:
                self.body.addWidget(heading2(title))
                self.add_section(number, section)
        self.add_open_questions()
        self.set_first_focus(self.continue_button)

    def _add_part(self, number: int, section: Section, title: str) -> None:
        answered = len(section.items) - self.flow.left_out(number)
        about = Column(
            text_label(title, Role.BODY_BOLD), text_label(texts.check_part_done(answered, len(section.items))), gap=2
        )
        button = self.press(texts.check_look(), lambda: self.flow.look_at_part(number))
        button.setAccessibleName(texts.check_look_of(self.aid.words(section.title)))
        self.add_row(about, button)

    def next(self) -> None:
        self.aid.do(self.flow.send)


class CheckPartPage(_CheckRows):
    """The answers of one part."""

    def __init__(self, aid: Aid) -> None:
        sections = aid.flow.instrument.sections
        number = aid.flow.page.section
        section = sections[number]
        super().__init__(aid, texts.part_title(number + 1, len(sections), aid.words(section.title)))
        self.buttons()
        self.say(texts.check_left_out(self.flow.left_out(number)))
        self.add_section(number, section)
        self.set_first_focus(self.continue_button)
