"""K0 Pass, and the two short pages that end without answers: No, not today and Deleted."""

from __future__ import annotations

from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.views.base import Aid, KPage


class PassPage(KPage):
    """A clean start for the next person."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.pass_title())
        self.buttons(look=False, stop=False, go_on=False, listen=False)
        self.say(texts.pass_clean())
        self.ready_button = self.press(texts.pass_ready(), self.flow.ready, main=True)
        self.words_button = self.press(texts.pass_words(), self.flow.has_words)
        self.facilitator_button = self.press(texts.bar_facilitator(), self.flow.is_facilitator)
        # Who comes back about people is known by their words only: there is nothing to start for them.
        starts = () if self.flow.round.about is not None and not self.flow.tasks else (self.ready_button,)
        self.stack(*starts, self.words_button, self.facilitator_button)


class NotTodayPage(KPage):
    """Saying no is fine, and leaves nothing behind."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.no_title(), go_on=texts.bar_clear())
        self.buttons(look=False, stop=False, listen=False)
        self.say(texts.no_hand(aid.name))

    def next(self) -> None:
        self.aid.do(self.flow.clear_screen)


class DeletedPage(KPage):
    """The answers are gone."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.delete_done(), go_on=texts.bar_clear())
        self.buttons(look=False, stop=False, listen=False)
        self.say(texts.delete_hand(aid.name))

    def next(self) -> None:
        self.aid.do(self.flow.clear_screen)
