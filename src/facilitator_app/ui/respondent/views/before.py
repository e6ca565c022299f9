"""Before you start, with more about it, and the choice of a group."""

from __future__ import annotations

from functools import partial

from facilitator_app.domain.language import p_
from facilitator_app.domain.round import CommentRule
from facilitator_app.ui.respondent.person import AssistanceMode
from facilitator_app.ui.respondent.promise_words import AskedAbout, open_book_words, promise_lines
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext
from facilitator_app.ui.widgets import PressCard, heading2


class BeforePage(FlowPage):
    """Honest consent: the promise with its real numbers, then yes or no."""

    gap = 8

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(context, p_("respondent", "Before you start"))
        self.buttons(go_on=False)
        self.say(*self.lines())
        self.more_button = self.press(p_("respondent", "Tell me more"), self.flow.tell_more)
        self.group_button = self.press(p_("respondent", "No, change it"), self.flow.wrong_group)
        self.line(self.more_button)
        if not self.flow.tasks:
            self.say(p_("respondent", "You answer as part of this group: {group}.", group=self._group()))
        if len(self.flow.round.groups) > 1 and not self.flow.tasks:
            self.line(self.group_button)
        else:
            self.group_button.hide()
        self.add(heading2(p_("respondent", "Do you want to answer?")))
        self.yes_button = self.press(p_("respondent", "Yes, I want to answer"), self.flow.accept, main=True)
        self.no_button = self.press(p_("respondent", "No, not today"), self.flow.decline)
        self.line(self.yes_button, self.no_button)
        self.begin_at_heading()

    def _group(self) -> str:
        group = self.flow.round.group(self.flow.group_id)
        return group.plain_name or group.name

    def lines(self) -> tuple[str, ...]:
        """What is promised, a line each."""
        flow, name = self.flow, self.context.name
        asked = AskedAbout(flow.names(), flow.of_oneself, flow.shown_individually_to()) if flow.tasks else None
        promised = promise_lines(
            flow.round.promise,
            flow.instrument,
            name,
            asked,
            flow.fewest_after_reopening,
            groups=flow.round.groups,
            two_locks=flow.round.lock is not None,
        )
        lines = [line.words for line in promised]
        if flow.how is AssistanceMode.READ_TO_ME:
            lines.append(p_("respondent", "When your answers are read out loud, {name} will know them.", name=name))
        return tuple(lines)

    def spoken(self) -> tuple[str, ...]:
        return (p_("respondent", "Before you start"), *self.lines(), p_("respondent", "Do you want to answer?"))


class TellMorePage(FlowPage):
    """Who sees what, how long it is kept, rights."""

    gap = 8

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(context, p_("respondent", "More about your answers"), go_on=p_("respondent", "Go on"))
        self.buttons()
        kept = (
            p_(
                "respondent", "The answers are in a file on this laptop and in copies of it. Each is locked with a key."
            ),
            p_("respondent", "You can delete your answers while you answer."),
            p_("respondent", "At the end you get a code. With the code we can delete them until the round closes."),
            p_("respondent", "What you delete goes from copies too, when this program finds them."),
        )
        rights = (
            p_("respondent", "You do not have to answer. It is fine to say no."),
            p_("respondent", "The law gives you rights over what you tell us."),
            p_("respondent", "Do you want to know more? Ask {name}.", name=context.name),
        )
        for title, lines in (
            (p_("respondent", "Who sees what"), self._who_sees_what()),
            (p_("respondent", "How long we keep it"), kept),
            (p_("respondent", "Your rights"), rights),
        ):
            self.add(heading2(title))
            self.say(*lines)

    def _who_sees_what(self) -> tuple[str, ...]:
        first = p_(
            "respondent", "Until the round closes, this program opens your answers only with your words or code."
        )
        if self.flow.instrument.open_book:
            return (first, *open_book_words(), *self._words_seen(after_results=True))
        if self.flow.round.about is not None:
            report = p_("respondent", "After that it counts all the answers. It makes a report for each person.")
        else:
            report = p_("respondent", "After that it counts all the answers. It makes a report for this group.")
        counts = p_("respondent", "The report says how many people chose each answer. It has no names in it.")
        return (first, report, counts, *self._words_seen())

    def _words_seen(self, *, after_results: bool = False) -> tuple[str, ...]:
        """What becomes of people's own words, where they are shown at all."""
        if self.flow.round.promise.comments is not CommentRule.SHOW:
            return ()
        shown = (
            p_("respondent", "The results also show some words that people wrote, if they said yes to that.")
            if after_results
            else p_("respondent", "It shows some words that people wrote, if they said yes to that.")
        )
        return (shown + " " + p_("respondent", "First {name} reads them.", name=self.context.name),)


class ChooseGroupPage(FlowPage):
    """One big button for each group of the round."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(context, p_("respondent", "Which group are you in?"))
        self.buttons(go_on=False)
        self.groups: dict[str, PressCard] = {}
        for group in self.flow.round.groups:
            choose = partial(self.flow.choose_group, group.id)
            self.groups[group.id] = self.card(group.plain_name or group.name, choose)
