"""The timeline as a page: a row for all that has a day; beside it what is typed, the stage and the day to look again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from facilitator_app.domain.language import _
from facilitator_app.domain.timeline import MONTHS
from facilitator_app.ui.list_editor import ListEditor
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    DateField,
    Head,
    combo_field,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.timeline.presenter import TimelinePresenter


class TimelinePage(FacilitatorPage):
    presenter: TimelinePresenter

    def __init__(self) -> None:
        super().__init__(_("Timeline"), back=_("Partnership"), side=340)
        empty = Card(
            heading2(_("Nothing has a day yet")),
            _("Rounds, and actions with a day, come here by themselves. Add your meetings."),
        )
        heads = [Head(_("Day"), stretch=0), Head(_("What"), stretch=6), Head(_("How it stands"), stretch=3)]
        self.list = ListEditor(
            self, heads, name=_("Timeline"), find=_("&Find"), remove=_("&Take this away"), empty=empty
        )
        self.add(self.list)
        self.stage = text_label("")
        self.stage_since = small("")
        self.look_again = DateField(_("The day to look again"))
        self.look_again.written.connect(lambda parts: self.presenter.set_look_again(parts))
        self.months = combo_field(
            _("How long a &cycle is"),
            [(str(n), _months(n)) for n in MONTHS],
            choose=lambda n: self.presenter.set_months(int(n)),
        )
        self.suggested = small("")
        self.use = Button(_("&Use this day"), press=lambda: self.presenter.use_suggested())
        self.add_beside(
            self.list.form,
            Card(heading2(_("Where you are")), self.stage, self.stage_since, gap=8),
            Card(heading2(_("Look again")), self.look_again, self.months, self.suggested, self.use, gap=12),
        )

    def bind(self, presenter: TimelinePresenter) -> None:
        self.list.bind(presenter.list)
        self.set_first_focus(self.main_button(_("Add a &meeting"), presenter.list.add))
        self.button(_("Add &where you are"), presenter.add_stage)
        self.paper = [
            self.button(_("&Print"), presenter.paper.print_it),
            self.button(_("&Save PDF"), presenter.paper.save_it),
            self.button(_("&Dates for a calendar"), presenter.save_dates),
        ]
        self.shortcut(QKeySequence.StandardKey.Print, presenter.paper.print_it)
        self.shortcut(QKeySequence.StandardKey.Save, presenter.paper.save_it)
        super().bind(presenter)

    def save_pending(self) -> None:
        self.presenter.list.save_pending()

    def show_stage(self, words: str, since: str) -> None:
        self.stage.setText(words)
        self.stage_since.say(since)

    def show_cycle(self, months: int, suggested: str, usable: bool) -> None:
        """How long a cycle is, and which day follows from it; ``usable``: it is not the day that stands there."""
        self.months.show_text(str(months))
        self.suggested.say(suggested)
        if usable != self.use.isVisibleTo(self):
            self.use.setVisible(usable)
            self.order_tabs()

    def show_look_again(self, parts: str) -> None:
        self.look_again.show_text(parts)

    def show_ways(self, there: bool) -> None:
        """The ways to take the timeline along, where there is something in it."""
        for button in self.paper:
            button.setVisible(there)


def _months(n: int) -> str:
    return {6: _("Half a year"), 12: _("A year"), 24: _("Two years"), 36: _("Three years")}[n]
