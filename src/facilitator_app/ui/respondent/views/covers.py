"""Curtain, and the page for trouble with the laptop: both hide what a person has said and lose none of it."""

from __future__ import annotations

from facilitator_app.domain.language import p_
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext


class CurtainPage(FlowPage):
    """Hides; deletes nothing; waits as long as it takes."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(context, p_("respondent", "Your answers are hidden."), go_on=p_("respondent", "Carry on"))
        self.buttons(look=False, stop=False, listen=False)

    def next(self) -> None:
        self.context.do(self.flow.go_on)


class TroublePage(FlowPage):
    """What waits to be saved stays and is saved by Try again."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(
            context, p_("respondent", "Something is wrong with the laptop."), go_on=p_("respondent", "Try again")
        )
        self.buttons(look=False, stop=False, listen=False)
        self.say(
            p_("respondent", "Your answers so far are safe."),
            p_("respondent", "Please call {name}.", name=context.name),
        )
        self.facilitator_button = self.press(p_("respondent", "I am the facilitator"), self.flow.is_facilitator)
        self.body.addWidget(self.facilitator_button)
        self.set_first_focus(self.continue_button)

    def next(self) -> None:
        self.context.do(self.flow.try_again)
