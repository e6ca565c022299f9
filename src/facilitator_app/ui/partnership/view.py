"""A task list in three parts, with where one is and the notes at the side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    REST,
    Card,
    Column,
    QuietButton,
    Row,
    StepMark,
    TaskList,
    TaskRow,
    UprightSteps,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.partnership.presenter import Opens, PartnershipPresenter, PartnershipShown, PartnershipTask


class PartnershipPage(FacilitatorPage):
    presenter: PartnershipPresenter

    def __init__(self) -> None:
        super().__init__(back=_("Home"), side=312)
        self.rows: dict[str, TaskRow] = {}

    def show_partnership(self, shown: PartnershipShown) -> None:
        self.set_title(shown.title)
        self.set_lead(shown.lead)
        for index, (opens, words) in enumerate(shown.actions):
            make = self.button if index else self.main_button
            make(words.replace("&", "&&"), partial(self.presenter.open, opens))
        self.add(self._part(heading2(_("1  Set up once")), shown.set_up))
        self.add(self._part(self._rounds_head(shown.beside_rounds), shown.rounds, _("No round yet.")))
        self.add(self._part(heading2(_("3  Results")), shown.results))
        self.add(self._part(heading2(_("4  From year to year")), shown.years))
        way = UprightSteps([StepMark(words, detail) for words, detail in shown.steps], shown.step)
        self.add_beside(Card(heading2(_("Where you are")), way, gap=10))
        self._show_notes(shown)

    def _rounds_head(self, beside: tuple[Opens, str]) -> QWidget:
        head = heading2(_("2  Rounds"))
        opens, words = beside
        if opens is None:
            return head
        link = QuietButton(words, press=lambda: self.presenter.open(opens))
        return Row(head, REST, link, gap=12)

    def _part(self, head: QWidget, tasks: tuple[PartnershipTask, ...], empty: str = "") -> Column:
        if not tasks:
            return Column(head, Card(text_label(empty, colour="muted")), gap=8)
        return Column(head, TaskList([self._row(task) for task in tasks]), gap=8)

    def _row(self, task: PartnershipTask) -> TaskRow:
        row = TaskRow(task.name, task.detail, task.tag, task.kind, shape=task.shape)
        row.setEnabled(task.opens is not None)
        row.clicked.connect(lambda: self.presenter.open(task.opens))
        self.rows[task.name] = row
        return row

    def _show_notes(self, shown: PartnershipShown) -> None:
        notes = shown.notes
        words, details = _("Change the notes") if notes else _("Write a note"), shown.set_up[0].opens
        change = QuietButton(words, "edit", press=partial(self.presenter.open, details))
        card = Card(text_label(_("Notes"), "body_bold"), plain=True, gap=6)
        if notes:
            card.add(notes)
        card.add(small(_("Only you see this.")), change)
        self.add_beside(card)
