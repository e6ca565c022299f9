"""Pass: whose questions these are, and who begins or comes back."""

from __future__ import annotations

import re

from facilitator_app.domain.language import np_, p_
from facilitator_app.ui.respondent.promise_words import takes
from facilitator_app.ui.respondent.views.base import MessagePage, RespondentContext


class PassPage(MessagePage):
    """A clean start for the next person."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(context, p_("respondent", "Welcome"))
        self.say(*self._what_this_is(), p_("respondent", "No answers from other people are on this screen."))
        self.ready_button = self.press(p_("respondent", "I am ready to start"), self.flow.ready, main=True)
        self.words_button = self.press(p_("respondent", "I have three words"), self.flow.has_words)
        self.facilitator_button = self.press(p_("respondent", "I am the facilitator"), self.flow.is_facilitator)
        # Who comes back about people is known by their words only: there is nothing to start for them.
        starts = () if self.flow.round.about is not None and not self.flow.tasks else (self.ready_button,)
        self.stack(*starts, self.words_button, self.facilitator_button)
        self.say(p_("respondent", "Are you not the next person? Please pass the laptop on."), muted=True)

    def _what_this_is(self) -> tuple[str, ...]:
        """Whose questions these are, how many and how long they take, as far as that is known by now."""
        flow, name = self.flow, self.context.partnership
        sentences = (
            [p_("respondent", "These questions are from {partnership}.", partnership=_breakable(name))] if name else []
        )
        how_long = []
        if flow.tasks or (flow.group_id and flow.round.about is None):
            how_long.append(_questions(*flow.asked()))
        if flow.tasks or flow.round.about is None:
            how_long.append(takes(flow.instrument.minutes))
        return (*sentences, " ".join(how_long)) if how_long else tuple(sentences)


def _questions(rated: int, written: int) -> str:
    if not written:
        return np_("respondent", "There is {n} question.", "There are {n} questions.", rated)
    return np_(
        "respondent",
        "There is {n} question, and {written} in your own words.",
        "There are {n} questions, and {written} in your own words.",
        rated,
        written=written,
    )


def _breakable(name: str) -> str:
    """A name whose very long words may go on in the next line: at the largest text one may be wider than the page."""
    return re.sub(r"\w{14}(?=\w)", "\\g<0>\u200b", name)
