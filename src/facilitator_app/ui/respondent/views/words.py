"""Your three words, and the page that shows them once more to someone who comes back later."""

from __future__ import annotations

from facilitator_app.domain.language import p_
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext
from facilitator_app.ui.theme import Role
from facilitator_app.ui.widgets import Card, text_label


def big_words(context: RespondentContext) -> Card:
    """The three words on a card, as large as headings can be."""
    words = context.flow.seat.words if context.flow.seat else ""
    return Card(text_label(words, Role.FIGURE), bar=True)


class ThreeWordsPage(FlowPage):
    """The three words, before the first question."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(context, p_("respondent", "Your three words"))
        self.buttons()
        self.add(big_words(context))
        self.tell(
            p_("respondent", "Write them down. You can come back with them."),
            p_(
                "respondent",
                "Until you send your answers, they are locked with these words. "
                "The words are not kept here. We cannot look them up for you.",
            ),
            p_("respondent", "You need them if you take a break, or if the laptop stops."),
        )


class LaterPage(FlowPage):
    """Stop now and come back later."""

    def __init__(self, context: RespondentContext) -> None:
        clear = p_("respondent", "Clear the screen")
        super().__init__(context, p_("respondent", "Your three words"), go_on=clear, act=context.flow.clear_screen)
        self.buttons(look=False, stop=False, listen=False)
        self.add(big_words(context))
        self.say(
            p_("respondent", "Write them down. You can come back with them. Your answers so far are saved."),
            p_("respondent", "Then clear the screen. Please give the laptop back to {name}.", name=context.name),
        )
        self.set_first_focus(self.back_button)
