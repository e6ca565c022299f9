"""Come back: three words open the answers they belong to, and nothing else does."""

from __future__ import annotations

from facilitator_app.domain.language import p_
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext
from facilitator_app.ui.respondent.views.boxes import WordsLine
from facilitator_app.ui.widgets import text_label


class ComeBackPage(FlowPage):
    """A box for three words; after five wrong tries the facilitator helps."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(context, p_("respondent", "Type your three words."), go_on=p_("respondent", "Carry on"))
        self.buttons(go_on=bool(self.flow.words_tries))
        self.box = WordsLine(p_("respondent", "Three words"))
        self.note = text_label("")
        self.note.hide()
        self.start_button = self.press(p_("respondent", "Start again"), self.flow.ready)
        self.facilitator_button = self.press(p_("respondent", "I am the facilitator"), self.flow.is_facilitator)
        for widget in (text_label(p_("respondent", "Three words"), buddy=self.box), self.box, self.note):
            self.add(widget)
        starts = () if self.flow.round.about is not None and not self.flow.tasks else (self.start_button,)
        self.line(*starts, self.facilitator_button)
        self.box.entered.connect(self.go_on)
        self.set_first_focus(self.box)
        self.type_into(self.box)
        self._show_tries()

    def next(self) -> None:
        words = self.box.toPlainText()
        if not words.strip():
            return
        self.context.do(lambda: self.flow.type_words(words))
        if self.flow.page.screen is PageKind.COME_BACK:
            self.note.say(
                p_("respondent", "We did not find those words. All three are on our list. Try them in a new order.")
                if self.flow.words_listed
                else p_("respondent", "We did not find those words. Check the spelling and try again.")
            )
            self._show_tries()

    def _show_tries(self) -> None:
        if self.flow.words_tries == 0:
            self.note.say(p_("respondent", "We did not find those words. Please call {name}.", name=self.context.name))
            self.box.setEnabled(False)
            self.continue_button.setVisible(False)
            self.facilitator_button.setFocus()
