"""K2 How: ways to answer, without shame."""

from __future__ import annotations

from functools import partial

from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.person import How
from facilitator_app.ui.respondent.views.base import Aid, KPage
from facilitator_app.ui.widgets import PressCard


class HowPage(KPage):
    """Three big buttons that move on."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.how_title())
        self.buttons(go_on=False)
        self.ways: dict[How, PressCard] = {}
        for how, words in (
            (How.ALONE, texts.how_alone()),
            (How.WITH_SOMEONE, texts.how_someone()),
            (How.READ_TO_ME, texts.how_read()),
        ):
            card = PressCard(words)
            card.clicked.connect(partial(self._chosen, how))
            self.ways[how] = card
            self.body.addWidget(card)
        self.say(texts.how_who(aid.name) if aid.named else texts.how_who_unnamed(), muted=True)

    def _chosen(self, how: How, _checked: bool = False) -> None:
        if self.aid.guard.allows():
            self.aid.do(lambda: self.flow.choose_how(how))
