"""K7 Stop or get help: everything is hidden, then the person says what they want."""

from __future__ import annotations

from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.views.base import Aid, KPage
from facilitator_app.ui.theme import Role
from facilitator_app.ui.widgets import Button, text_label


class StopPage(KPage):
    """What can be done now depends on how far the person is; a preview can be left from here."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.stop_title())
        self.buttons(look=False, stop=False, go_on=False, listen=False)
        self.body.addWidget(text_label(texts.stop_question(), Role.BODY_BOLD))
        flow = self.flow
        self.choices: dict[str, Button] = {
            "go_on": self.press(texts.stop_go_on(), flow.go_on, main=True),
            "help": self.press(texts.stop_help(), flow.ask_help),
            "seeing": self.press(texts.stop_seeing(), flow.change_seeing),
        }
        if flow.seat is None:
            self.choices["leave"] = self.press(texts.stop_leave(), flow.decline)
        elif not flow.sent:
            self.choices["later"] = self.press(texts.stop_later(), flow.come_back_later)
            self.choices["send"] = self.press(texts.stop_send(), flow.send_now)
            self.choices["delete"] = self.press(texts.stop_delete(), flow.ask_delete)
        if not flow.round.id:
            self.choices["facilitator"] = self.press(texts.bar_facilitator(), flow.is_facilitator)
        self.stack(*self.choices.values())


class HelpPage(KPage):
    """The answers stay hidden until the person goes on."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.help_title(aid.name), go_on=texts.stop_go_on())
        self.buttons(look=False, stop=False, listen=False)
        self.say(texts.help_hidden())

    def next(self) -> None:
        self.aid.do(self.flow.go_on)


class DeletePage(KPage):
    """One page before something that cannot be taken back. Keeping has the focus."""

    def __init__(self, aid: Aid) -> None:
        super().__init__(aid, texts.delete_title())
        self.buttons(look=False, stop=False, go_on=False, listen=False)
        self.say(texts.delete_how())
        self.keep_button = self.press(texts.delete_no(), self.flow.go_on, main=True)
        self.delete_button = self.press(texts.delete_yes(), self.flow.delete)
        self.line(self.keep_button, self.delete_button)
        self.set_first_focus(self.keep_button)
