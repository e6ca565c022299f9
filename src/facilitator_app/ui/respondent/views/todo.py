"""In a round about people: about whom one answers, what is done and what is still to do."""

from __future__ import annotations

from facilitator_app.domain.language import np_, p_
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext
from facilitator_app.ui.widgets import REST, Card, Row, StatusTag, divided, text_label


class TodoPage(FlowPage):
    """Continue goes on to the next person. One can stop here and send what is done, or come back later."""

    def __init__(self, context: RespondentContext) -> None:
        flow = context.flow
        number = flow.page.section
        following = flow.tasks[number]
        own = flow.is_oneself(following.subject_id)
        first = number == 0
        words = (
            p_("respondent", "Go on to yourself")
            if own
            else p_("respondent", "Go on to {name}", name=flow.name_of(following.subject_id))
        )
        super().__init__(context, _title(len(flow.names()), flow.of_oneself), go_on="" if first else words)
        self.buttons()
        self._states = tuple(_state(context, task.subject_id) for task in flow.tasks)
        rows = (
            Row(text_label(name, "body_bold"), StatusTag(state, kind), REST, gap=16, fold=True)
            for name, state, kind in self._states
        )
        self.add(Card(*divided(rows), gap=8))
        self.say(
            p_("respondent", "You can stop after each person. Your answers so far are kept.")
            if first
            else p_("respondent", "You can go on now, or stop here.")
        )
        if not first:
            self.send_button = self.press(p_("respondent", "Send what I have done"), flow.send_now)
            self.later_button = self.press(p_("respondent", "Stop now and come back later"), flow.come_back_later)
            self.line(self.send_button, self.later_button)
        self.set_first_focus(self.continue_button)

    def spoken(self) -> tuple[str, ...]:
        return (self.title_label.text(), *(f"{name}. {state}." for name, state, _kind in self._states))


def _title(n: int, of_oneself: bool) -> str:
    if of_oneself:
        return np_(
            "respondent",
            "You answer about {n} person and about yourself.",
            "You answer about {n} people and about yourself.",
            n,
        )
    return np_("respondent", "You answer about {n} person.", "You answer about {n} people.", n)


def _state(context: RespondentContext, subject_id: str) -> tuple[str, str, str]:
    """Name, state in words, and the kind of its tag."""
    own = context.flow.is_oneself(subject_id)
    name = p_("respondent", "You") if own else context.flow.name_of(subject_id)
    done, total = context.flow.done_about(subject_id)
    if not done:
        return name, p_("respondent", "To do"), "neutral"
    return (
        (name, p_("respondent", "Done"), "success")
        if done == total
        else (name, p_("respondent", "{answered} of {total} answered", answered=done, total=total), "info")
    )
