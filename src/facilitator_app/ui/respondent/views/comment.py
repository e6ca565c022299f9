"""More words: a comment on a statement, or an open question; and how the words may be used."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QTextCursor

from facilitator_app.domain.language import p_
from facilitator_app.domain.response import Comment, CommentUse
from facilitator_app.domain.round import CommentRule
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext
from facilitator_app.ui.respondent.views.boxes import WordsBox
from facilitator_app.ui.respondent.views.part import goal_words
from facilitator_app.ui.widgets import Choice, Choices, heading2


class OwnWordsPage(FlowPage):
    """A box, a warning about names, and three uses. None is chosen for a person; without a choice only the facilitator
    reads the words."""

    reading = False
    gap = 8

    def __init__(self, context: RespondentContext) -> None:
        page = context.flow.page
        self.key = page.key
        open_question = page.screen is PageKind.OPEN_QUESTION
        evidence = context.flow.instrument.evidence
        asked = (
            context.words(evidence) if evidence else p_("respondent", "Do you want to say more? You do not have to.")
        )
        super().__init__(
            context, _open_text(context) if open_question else asked, p_("respondent", "In your own words")
        )
        self.buttons()
        before = context.flow.comment_of(self.key)
        about = (
            p_("respondent", "You do not have to write here.")
            if open_question
            else context.words(context.flow.item(self.key).text)
        )
        goal = "" if open_question else goal_words(context, page.section)
        if goal:
            self.say(goal)
        self.say(about, muted=True)
        if evidence and not open_question:
            self.say(p_("respondent", "You do not have to write here."), muted=True)
        # The line of the goal takes its room from the box, which grows again with the words.
        self.box = WordsBox(p_("respondent", "Your words"), lines=3 if goal else 4)
        with QSignalBlocker(self.box):
            self.box.setPlainText(before.text if before else "")
        self.box.moveCursor(QTextCursor.MoveOperation.End)
        self.add(self.box)
        self._only_kept = context.flow.round.promise.comments is CommentRule.FACILITATOR_ONLY
        self.say(
            p_("respondent", "Only {name} reads your words. Please leave out names.", name=context.name)
            if self._only_kept
            else p_("respondent", "People may know you from your words. Please leave out names.")
        )
        self.uses = Choices(
            [
                Choice(CommentUse.AS_WRITTEN, p_("respondent", "As they are")),
                Choice(CommentUse.OTHER_WORDS, p_("respondent", "In other words")),
                Choice(CommentUse.FACILITATOR_ONLY, p_("respondent", "Only {name} reads them", name=context.name)),
            ],
            about=p_("respondent", "How may we use your words?"),
        )
        if before:
            self.uses.show_chosen(before.use)
        if not self._only_kept:
            self.add(heading2(p_("respondent", "How may we use your words?")))
            self.say(p_("respondent", "If you do not say, only {name} reads them.", name=context.name), muted=True)
            self.add(self.uses)
        self.box.textChanged.connect(self._written)
        self.uses.chosen.connect(self._written)
        self.uses.go_on.connect(self.go_on)
        self.set_first_focus(self.box)
        self.type_into(self.box)

    def _written(self) -> None:
        text = self.box.toPlainText()
        careful = self._only_kept or self.uses.key is None
        use = CommentUse.FACILITATOR_ONLY if careful else CommentUse(self.uses.key or "")
        self.flow.write(self.key, Comment(text, use) if text.strip() else None)
        self.context.changed()

    def spoken(self) -> tuple[str, ...]:
        return (
            self.title_label.text(),
            p_("respondent", "People may know you from your words. Please leave out names."),
        )


def _open_text(context: RespondentContext) -> str:
    questions = {question.id: question for question in context.flow.instrument.open_questions}
    return context.words(questions[context.flow.page.key].text)


def use_words(context: RespondentContext, use: CommentUse) -> str:
    """How the words may be used, as people read it."""
    return {
        CommentUse.AS_WRITTEN: p_("respondent", "As they are"),
        CommentUse.OTHER_WORDS: p_("respondent", "In other words"),
        CommentUse.FACILITATOR_ONLY: p_("respondent", "Only {name} reads them", name=context.name),
    }[use]
