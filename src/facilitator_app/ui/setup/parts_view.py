"""The parts as tick boxes with a running total."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.setup.page import SetupPage
from facilitator_app.ui.widgets import Card, Divider, Notice, TickBox, heading2, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.setup.parts_presenter import PartRow, PartsPresenter


_LONG_RUN = re.compile(r"(\S{29})\S{2,}")
"""A run of letters that would make the page wider than it is: its beginning is enough to know the action by."""


class PartsPage(SetupPage):
    presenter: PartsPresenter

    def __init__(self) -> None:
        super().__init__(_("Which parts do people get?"), go_on=_("Continue"), side=330)
        self.boxes: dict[str, TickBox] = {}
        self.questionnaire = heading2()
        self.parts = Card(gap=10)
        self.agreed = Card(gap=10)
        self.agreed.hide()
        self.action_boxes: dict[str, TickBox] = {}
        self.add(self.agreed, self.questionnaire, self.parts)
        self.add(Notice(_("Everybody gets the same parts. Only then can groups be compared."), "info", "info"))
        self.total = heading2()
        self.time = text_label()
        self.count = text_label(colour="muted")
        self.open_questions = Card(gap=8, plain=True)
        self.add_beside(Card(self.total, self.time, self.count, bar=True, gap=4), self.open_questions)

    def show_parts(self, questionnaire: str, parts: tuple[PartRow, ...], questions: tuple[str, ...]) -> None:
        self.questionnaire.setText(questionnaire)
        self.boxes = {part.id: self._box(part) for part in parts}
        self.parts.fill(*self.boxes.values())
        self.open_questions.fill(text_label(_("At the end, in their own words"), "body_bold"), *questions)
        self.open_questions.setVisible(bool(questions))

    def show_actions(self, actions: tuple[PartRow, ...], begins: bool) -> None:
        """What was agreed before, to be asked about first; nothing at all where nothing was. ``begins``: some is."""
        if not actions:
            return
        self.begin_with = TickBox(
            _("Begin with what you said you would do"),
            detail=_("Everybody is asked of each action: did it happen, and did it help?"),
            on=begins,
            turned=lambda on: self.presenter.begin_with_actions(on),
        )
        self.action_boxes = {
            one.id: TickBox(
                _LONG_RUN.sub("\\1…", one.title),
                detail=one.detail,
                on=one.chosen,
                turned=partial(self.presenter.ask_about, one.id),
            )
            for one in actions
        }
        self.agreed.fill(heading2(_("Since last time")), self.begin_with, Divider(), *self.action_boxes.values())
        self.agreed.show()

    def tick_actions(self, chosen: frozenset[str]) -> None:
        """These are asked about."""
        self.begin_with.setChecked(bool(chosen))
        for action_id, box in self.action_boxes.items():
            box.setChecked(action_id in chosen)

    def show_total(self, questions: str, minutes: str, parts: str) -> None:
        for label, words in ((self.total, questions), (self.time, minutes), (self.count, parts)):
            label.say(words)

    def _box(self, part: PartRow) -> TickBox:
        return TickBox(part.title, detail=part.detail, on=part.chosen, turned=partial(self.presenter.choose, part.id))
