"""K4 of a round about people: about whom one answers, what is done and what is still to do."""

from __future__ import annotations

from facilitator_app.ui.respondent import texts
from facilitator_app.ui.respondent.views.base import Aid, KPage
from facilitator_app.ui.widgets import Card, Divider, Row, StatusTag, text_label


class TodoPage(KPage):
    """Continue goes on to the next person. One can stop here and send what is done, or come back later."""

    def __init__(self, aid: Aid) -> None:
        flow = aid.flow
        number = flow.page.section
        following = flow.tasks[number]
        own = flow.is_own(f"{following.subject_id}/")
        first = number == 0
        words = texts.todo_go_on_you() if own else texts.todo_go_on(flow.name_of(following.subject_id))
        super().__init__(aid, texts.todo_title(len(flow.names()), flow.of_oneself), go_on="" if first else words)
        self.buttons()
        self._states = tuple(_state(aid, task.subject_id) for task in flow.tasks)
        card = Card(gap=8)
        for place, (name, state, kind) in enumerate(self._states):
            if place:
                card.add(Divider())
            row = Row(text_label(name, "body_bold"), StatusTag(state, kind), gap=16, fold=True)
            row.add_stretch()
            card.add(row)
        self.body.addWidget(card)
        self.say(texts.todo_stop() if first else texts.todo_choose())
        if not first:
            self.send_button = self.press(texts.todo_send(), flow.send_now)
            self.later_button = self.press(texts.stop_later(), flow.come_back_later)
            self.line(self.send_button, self.later_button)
        self.set_first_focus(self.continue_button)

    def spoken(self) -> tuple[str, ...]:
        return (self.title_label.text(), *(f"{name}. {state}." for name, state, _kind in self._states))


def _state(aid: Aid, subject_id: str) -> tuple[str, str, str]:
    """Name, state in words, and the kind of its tag."""
    own = aid.flow.is_own(f"{subject_id}/")
    name = texts.todo_you() if own else aid.flow.name_of(subject_id)
    done, total = aid.flow.done_about(subject_id)
    if not done:
        return name, texts.todo_open(), "neutral"
    return (name, texts.todo_done(), "success") if done == total else (name, texts.todo_part(done, total), "info")
