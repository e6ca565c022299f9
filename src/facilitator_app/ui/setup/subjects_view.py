"""Whom a round is about, as tick boxes in two columns: people, and organisations as partners."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.setup.page import SetupPage
from facilitator_app.ui.widgets import Button, Card, Column, Flow, Notice, TickBox, heading2, small, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.setup.subjects_presenter import SubjectRow, SubjectsPresenter


Ticked = Callable[[str, bool], None]


class SubjectsPage(SetupPage):
    presenter: SubjectsPresenter

    def __init__(self) -> None:
        super().__init__(_("Who is this round about?"), go_on=_("Continue"), side=330)
        self.boxes: dict[str, TickBox] = {}
        self.total = text_label("", "body_bold")
        self.everybody = Button(_("Tick everybody"), press=lambda: self.presenter.choose_everybody(True))
        self.nobody = Button(_("Take all ticks away"), press=lambda: self.presenter.choose_everybody(False))
        self.people = Card(gap=2)
        self.more = {"people": Button(""), "organisations": Button("")}
        self.positions = {"people": small(""), "organisations": small("")}
        for key, button in self.more.items():
            button.clicked.connect(partial(self._more, key))
        self.ticks = Flow(self.everybody, self.nobody)
        ask = Notice(_("Ask each person first whether they want this. They see their own results, with you."), "info")
        self.add(ask, self.total, self.ticks, self.people, self._foot("people"))
        self.organisations = Card(gap=2)
        self.beside = Column(
            heading2(_("Or an organisation")),
            small(_("How it works as a partner in this partnership.")),
            self.organisations,
            self._foot("organisations"),
        )
        self.add_beside(self.beside)

    def _foot(self, which: str) -> Flow:
        return Flow(self.more[which], self.positions[which])

    def show_people(self, rows: tuple[SubjectRow, ...], position: str, more: str) -> None:
        self._show("people", self.people, rows, position, more, self.presenter.choose_member)
        for widget in (self.people, self.ticks):
            widget.setVisible(bool(rows))
        self.set_first_focus(self.everybody)

    def show_organisations(self, rows: tuple[SubjectRow, ...], position: str, more: str) -> None:
        self._show("organisations", self.organisations, rows, position, more, self.presenter.choose_organisation)
        self.beside.setVisible(bool(rows))

    def show_nobody(self, words: str) -> None:
        self.add_people = Button(_("Add people"), press=lambda: self.presenter.visit(to.PeopleRoute, True))
        self.add(Card(words, self.add_people, gap=12))
        self.set_first_focus(self.add_people)

    def show_nobody_error(self, words: str) -> None:
        """The sentence leads to the button that helps."""
        self.show_error(words, self.add_people)

    def show_total(self, words: str) -> None:
        self.total.say(words)

    def _show(
        self, which: str, card: Card, rows: tuple[SubjectRow, ...], position: str, more: str, told: Ticked
    ) -> None:
        """Rows that stand already only change their ticks, so that the focus stays where it is."""
        if all(row.id in self.boxes for row in rows) and len(rows) == card.box.count():
            for row in rows:
                self.boxes[row.id].setChecked(row.chosen)
        else:
            card.clear()
            for row in rows:
                turned = partial(told, row.id)
                box = self.boxes[row.id] = TickBox(row.name, detail=row.detail, on=row.chosen, turned=turned)
                card.add(box)
        self.more[which].setText(more)
        self.more[which].updateGeometry()
        self.more[which].setVisible(bool(more))
        self.positions[which].say(position)
        self.order_tabs()

    def _more(self, which: str) -> None:
        self.boxes = {}
        self.presenter.more(which)
