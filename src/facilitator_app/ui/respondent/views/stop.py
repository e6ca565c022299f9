"""Stop or get help, and what can come of it: everything is hidden, and nothing is lost unless the person wants that."""

from __future__ import annotations

from facilitator_app.domain.language import p_
from facilitator_app.ui.respondent.views.base import MessagePage, RespondentContext
from facilitator_app.ui.theme import Role
from facilitator_app.ui.widgets import Button, text_label


class StopPage(MessagePage):
    """What can be done now depends on how far the person is; a preview can be left from here."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(context, p_("respondent", "Your answers are hidden now."))
        self.add(text_label(p_("respondent", "What do you want to do?"), Role.BODY_BOLD))
        flow = self.flow
        self.choices: dict[str, Button] = {
            "go_on": self.press(p_("respondent", "Go on"), flow.go_on, main=True),
            "help": self.press(p_("respondent", "I need help"), flow.ask_help),
            "seeing": self.press(p_("respondent", "Change the text or the sound"), flow.change_seeing),
        }
        if flow.seat is None:
            self.choices["leave"] = self.press(p_("respondent", "Stop. I do not want to answer"), flow.decline)
        elif not flow.sent:
            self.choices["later"] = self.press(p_("respondent", "Stop now and come back later"), flow.come_back_later)
            self.choices["send"] = self.press(p_("respondent", "Stop now and send what I did"), flow.send_now)
            self.choices["delete"] = self.press(p_("respondent", "Stop and delete my answers"), flow.ask_delete)
        if not flow.round.id:
            self.choices["facilitator"] = self.press(p_("respondent", "I am the facilitator"), flow.is_facilitator)
        self.stack(*self.choices.values())


class DeletePage(MessagePage):
    """One page before something that cannot be taken back. Keeping has the focus."""

    def __init__(self, context: RespondentContext) -> None:
        title = p_("respondent", "Do you want to delete all your answers?")
        super().__init__(
            context, title, p_("respondent", "Then we delete them. To answer after that, you start again.")
        )
        self.keep_button = self.press(p_("respondent", "No, keep them"), self.flow.go_on, main=True)
        self.delete_button = self.press(p_("respondent", "Yes, delete my answers"), self.flow.delete)
        self.line(self.keep_button, self.delete_button)
        self.set_first_focus(self.keep_button)


class TroublePage(MessagePage):
    """What waits to be saved stays and is saved by Try again."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(
            context,
            p_("respondent", "Something is wrong with the laptop."),
            p_("respondent", "Your answers so far are still here."),
            p_("respondent", "Please call {name}.", name=context.name),
            go_on=p_("respondent", "Try again"),
            act=context.flow.try_again,
        )
        self.facilitator_button = self.press(p_("respondent", "I am the facilitator"), self.flow.is_facilitator)
        self.add(self.facilitator_button)
        self.set_first_focus(self.continue_button)


def help_page(context: RespondentContext) -> MessagePage:
    """The answers stay hidden until the person goes on."""
    call, hidden = (
        p_("respondent", "Please call {name}.", name=context.name),
        p_("respondent", "Your answers are still hidden."),
    )
    return MessagePage(context, call, hidden, go_on=p_("respondent", "Go on"), act=context.flow.go_on)


def cover_page(context: RespondentContext) -> MessagePage:
    """Hides; deletes nothing; waits as long as it takes."""
    hidden = p_("respondent", "Your answers are hidden.")
    return MessagePage(context, hidden, go_on=p_("respondent", "Carry on"), act=context.flow.go_on)


def not_today_page(context: RespondentContext) -> MessagePage:
    """Saying no is fine, and leaves nothing behind."""
    nothing = p_(
        "respondent", "We have kept no answers from you. Please give the laptop back to {name}.", name=context.name
    )
    return _leaving(context, p_("respondent", "Thank you. That is fine."), nothing)


def deleted_page(context: RespondentContext) -> MessagePage:
    """The answers are gone."""
    thanks = p_("respondent", "Thank you. Please give the laptop back to {name}.", name=context.name)
    return _leaving(context, p_("respondent", "Your answers are gone from this laptop."), thanks)


def _leaving(context: RespondentContext, title: str, line: str) -> MessagePage:
    return MessagePage(context, title, line, go_on=p_("respondent", "Clear the screen"), act=context.flow.clear_screen)
