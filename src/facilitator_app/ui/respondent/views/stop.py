"""Stop or get help: everything is hidden, then the person says what they want."""

from __future__ import annotations

from facilitator_app.domain.language import p_
from facilitator_app.ui.respondent.views.base import FlowPage, RespondentContext
from facilitator_app.ui.theme import Role
from facilitator_app.ui.widgets import Button, text_label


class StopPage(FlowPage):
    """What can be done now depends on how far the person is; a preview can be left from here."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(context, p_("respondent", "Your answers are hidden now."))
        self.buttons(look=False, stop=False, go_on=False, listen=False)
        self.body.addWidget(text_label(p_("respondent", "What do you want to do?"), Role.BODY_BOLD))
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


class CallForHelpPage(FlowPage):
    """The answers stay hidden until the person goes on."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(
            context, p_("respondent", "Please call {name}.", name=context.name), go_on=p_("respondent", "Go on")
        )
        self.buttons(look=False, stop=False, listen=False)
        self.say(p_("respondent", "Your answers are still hidden."))

    def next(self) -> None:
        self.context.do(self.flow.go_on)


class DeletePage(FlowPage):
    """One page before something that cannot be taken back. Keeping has the focus."""

    def __init__(self, context: RespondentContext) -> None:
        super().__init__(context, p_("respondent", "Do you want to delete all your answers?"))
        self.buttons(look=False, stop=False, go_on=False, listen=False)
        self.say(p_("respondent", "Then they are gone. No one can bring them back."))
        self.keep_button = self.press(p_("respondent", "No, keep them"), self.flow.go_on, main=True)
        self.delete_button = self.press(p_("respondent", "Yes, delete my answers"), self.flow.delete)
        self.line(self.keep_button, self.delete_button)
        self.set_first_focus(self.keep_button)
