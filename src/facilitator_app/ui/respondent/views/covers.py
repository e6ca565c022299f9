"""K12 Curtain, and the page for trouble with the laptop: both hide what a person has said and lose none of it."""

from __future__ import annotations

from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.views.base import Aid, KPage


class CurtainPage(KPage):
    """Hides; deletes nothing; waits as long as it takes."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.curtain_title(), go_on=texts.curtain_carry_on())
        self.buttons(look=False, stop=False, listen=False)

    def next(self) -> None:
        self.aid.do(self.flow.go_on)


class TroublePage(KPage):
    """What waits to be saved stays and is saved by Try again."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.trouble_title(), go_on=texts.trouble_again())
        self.buttons(look=False, stop=False, listen=False)
        self.say(texts.trouble_safe(), texts.trouble_call(aid.name))
        self.facilitator_button = self.press(texts.bar_facilitator(), self.flow.is_facilitator)
        self.body.addWidget(self.facilitator_button)
        self.set_first_focus(self.continue_button)

    def next(self) -> None:
        self.aid.do(self.flow.try_again)
