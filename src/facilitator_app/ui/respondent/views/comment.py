"""K6 More words: a comment on a statement, or an open question; and how the words may be used."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QTextCursor

from facilitator_app.domain.response import Comment, CommentUse
from facilitator_app.domain.round import CommentRule
from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.pages import Screen
from facilitator_app.ui.respondent.views.base import Aid, KPage
from facilitator_app.ui.respondent.views.boxes import WordsBox
from facilitator_app.ui.respondent.views.part import goal_words
from facilitator_app.ui.widgets import Choice, Choices, heading2


class CommentPage(KPage):
    """A box, a warning about names, and three uses. None is chosen for a person; without a choice only the facilitator
    reads the words."""

    reading = False
    gap = 8

    def __init__(self, aid: Aid) -> None:
        page = aid.flow.page
        self.place = page.place
        open_question = page.screen is Screen.OPEN_QUESTION
        evidence = aid.flow.instrument.evidence
        asked = aid.words(evidence) if evidence else texts.comment_title()
        super().__init__(aid, _open_text(aid) if open_question else asked, texts.comment_where())
        self.buttons()
        before = aid.flow.comment_of(self.place)
        about = texts.comment_open() if open_question else aid.words(aid.flow.item(self.place).text)
        goal = "" if open_question else goal_words(aid, page.section)
        if goal:
            self.say(goal)
        self.say(about, muted=True)
        if evidence and not open_question:
            self.say(texts.comment_open(), muted=True)
        # The line of the goal takes its room from the box, which grows again with the words.
        self.box = WordsBox(texts.comment_box(), lines=3 if goal else 4)
        with QSignalBlocker(self.box):
            self.box.setPlainText(before.text if before else "")
        self.box.moveCursor(QTextCursor.MoveOperation.End)
        self.body.addWidget(self.box)
        self._only_kept = aid.flow.round.promise.comments is CommentRule.FACILITATOR_ONLY
        self.say(texts.comment_kept(aid.name) if self._only_kept else texts.comment_names())
        self.uses = Choices(
            [
                Choice(CommentUse.AS_WRITTEN, texts.comment_use_written()),
                Choice(CommentUse.OTHER_WORDS, texts.comment_use_other()),
                Choice(CommentUse.FACILITATOR_ONLY, texts.comment_use_kept(aid.name)),
            ],
            about=texts.comment_use(),
        )
        if before:
            self.uses.show_chosen(before.use)
        if not self._only_kept:
            self.body.addWidget(heading2(texts.comment_use()))
            self.say(texts.comment_use_none(aid.name), muted=True)
            self.body.addWidget(self.uses)
        self.box.textChanged.connect(self._written)
        self.uses.chosen.connect(self._written)
        self.uses.go_on.connect(self.go_on)
        self.set_first_focus(self.box)

    def _written(self) -> None:
        text = self.box.toPlainText()
        careful = self._only_kept or self.uses.key is None
        use = CommentUse.FACILITATOR_ONLY if careful else CommentUse(self.uses.key or "")
        self.flow.write(self.place, Comment(text, use) if text.strip() else None)
        self.aid.changed()

    def spoken(self) -> tuple[str, ...]:
        return (self.title_label.text(), texts.comment_names())


def _open_text(aid: Aid) -> str:
    questions = {question.id: question for question in aid.flow.instrument.open_questions}
    return aid.words(questions[aid.flow.page.place].text)


def use_words(aid: Aid, use: CommentUse) -> str:
    """How the words may be used, as people read it."""
    return {
        CommentUse.AS_WRITTEN: texts.comment_use_written(),
        CommentUse.OTHER_WORDS: texts.comment_use_other(),
        CommentUse.FACILITATOR_ONLY: texts.comment_use_kept(aid.name),
    }[use]
