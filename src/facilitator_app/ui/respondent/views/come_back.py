"""K11 Come back: three words open the answers they belong to, and nothing else does."""

from __future__ import annotations

from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.pages import Screen
from facilitator_app.ui.respondent.views.base import Aid, KPage
from facilitator_app.ui.respondent.views.boxes import WordsLine
from facilitator_app.ui.widgets import text_label


class ComeBackPage(KPage):
    """A box for three words; after five wrong tries the facilitator helps."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.come_title(), go_on=texts.come_carry_on())
        self.buttons(go_on=bool(self.flow.words_tries))
        self.box = WordsLine(texts.come_box())
        self.note = text_label("")
        self.note.hide()
        self.start_button = self.press(texts.come_start_again(), self.flow.ready)
        self.facilitator_button = self.press(texts.bar_facilitator(), self.flow.is_facilitator)
        for widget in (text_label(texts.come_box(), buddy=self.box), self.box, self.note):
            self.body.addWidget(widget)
        starts = () if self.flow.round.about is not None and not self.flow.tasks else (self.start_button,)
        self.line(*starts, self.facilitator_button)
        self.box.entered.connect(self.go_on)
        self.set_first_focus(self.box)
        self._show_tries()

    def next(self) -> None:
        words = self.box.toPlainText()
        if not words.strip():
            return
        self.aid.do(lambda: self.flow.type_words(words))
        if self.flow.page.screen is Screen.COME_BACK:
            self.note.setText(texts.come_unknown())
            self.note.show()
            self._show_tries()

    def _show_tries(self) -> None:
        if self.flow.words_tries == 0:
            self.note.setText(texts.come_last(self.aid.name))
            self.note.show()
            self.box.setEnabled(False)
            self.continue_button.setVisible(False)
            self.facilitator_button.setFocus()
