"""Ways to answer, without shame."""

from __future__ import annotations

from functools import partial

from facilitator_app.domain.language import p_
from facilitator_app.ui.respondent.person import AssistanceMode
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext
from facilitator_app.ui.widgets import PressCard


class HowPage(FlowPage):
    """Three big buttons that move on."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(context, p_("respondent", "How do you want to answer?"))
        self.buttons(go_on=False)
        self.ways: dict[AssistanceMode, PressCard] = {}
        for how, words in (
            (AssistanceMode.ALONE, p_("respondent", "On my own")),
            (AssistanceMode.WITH_SOMEONE, p_("respondent", "With someone I choose")),
            (AssistanceMode.READ_TO_ME, p_("respondent", "The facilitator reads to me")),
        ):
            self.ways[how] = self.card(words, partial(self.flow.choose_how, how))
        self.say(
            p_("respondent", "The facilitator is {name}, the person who runs this meeting.", name=context.name)
            if context.named
            else p_("respondent", "The facilitator is the person who runs this meeting."),
            muted=True,
        )
