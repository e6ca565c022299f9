"""Thank you: the answers are in, here is a code, please give the laptop back."""

from __future__ import annotations

from facilitator_app.domain.language import p_
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext
from facilitator_app.ui.theme import Role
from facilitator_app.ui.widgets import Card, heading2, text_label


class ThanksPage(FlowPage):
    """Stays until the screen is cleared or the cover comes."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(
            context,
            p_("respondent", "Thank you. Your answers are saved."),
            go_on=p_("respondent", "Clear the screen"),
            act=context.flow.clear_screen,
        )
        self.buttons(look=False)
        self.code = text_label(context.flow.code, Role.FIGURE)
        self.add(Card(heading2(p_("respondent", "Your code")), self.code, bar=True))
        self.tell(
            p_("respondent", "Write down this code if you may want us to delete your answers."),
            p_("respondent", "It works until the round closes. Show it to no one before that."),
            p_("respondent", "Please give the laptop back to {name}.", name=context.name),
        )
