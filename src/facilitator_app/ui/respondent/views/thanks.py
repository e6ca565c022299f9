"""K9 Thank you: the answers are in, here is a code, please give the laptop back."""

from __future__ import annotations

from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.views.base import Aid, KPage
from facilitator_app.ui.theme import Role
from facilitator_app.ui.widgets import Card, heading2, text_label


class ThanksPage(KPage):
    """Stays until the screen is cleared or the curtain falls."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.thanks_title(), go_on=texts.bar_clear())
        self.buttons(look=False)
        self.code = text_label(aid.flow.code, Role.FIGURE)
        self.body.addWidget(Card(heading2(texts.thanks_code()), self.code, bar=True))
        self.say(texts.thanks_why(), texts.thanks_until(), texts.thanks_hand(aid.name))

    def next(self) -> None:
        self.aid.do(self.flow.clear_screen)

    def spoken(self) -> tuple[str, ...]:
        return (texts.thanks_title(), texts.thanks_why(), texts.thanks_until(), texts.thanks_hand(self.aid.name))
