"""K3b Your three words, and the page that shows them once more to someone who comes back later."""

from __future__ import annotations

from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.views.base import Aid, KPage
from facilitator_app.ui.theme import Role
from facilitator_app.ui.widgets import Card, text_label


def big_words(aid: Aid) -> Card:
    """The three words on a card, as large as headings can be."""
    words = aid.flow.seat.words if aid.flow.seat else ""
    return Card(text_label(words, Role.FIGURE), bar=True)


class WordsPage(KPage):
    """The three words, before the first question."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.words_title())
        self.buttons()
        self.body.addWidget(big_words(aid))
        self.say(texts.words_how(), texts.words_why(), texts.words_when())

    def spoken(self) -> tuple[str, ...]:
        return (texts.words_title(), texts.words_how(), texts.words_why(), texts.words_when())


class LaterPage(KPage):
    """Stop now and come back later."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.later_title(), go_on=texts.bar_clear())
        self.buttons(look=False, stop=False, listen=False)
        self.body.addWidget(big_words(aid))
        self.say(texts.later_how(), texts.later_hand(aid.name))
        self.set_first_focus(self.back_button)

    def next(self) -> None:
        self.aid.do(self.flow.clear_screen)
