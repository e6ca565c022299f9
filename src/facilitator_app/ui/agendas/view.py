"""All agendas of a partnership, and one of them item by item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from facilitator_app.domain.language import _
from facilitator_app.domain.signposts import Journey
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import ListEditor
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    DateField,
    Flow,
    Head,
    QuietButton,
    TaskList,
    TaskRow,
    heading2,
    small,
    text_field,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.agendas.presenter import AgendasPresenter, OwnAgendaPresenter


class AgendasPage(FacilitatorPage):
    presenter: AgendasPresenter

    def __init__(self) -> None:
        super().__init__(_("Agendas"), back=_("Partnership"), side=340)
        self.rows = Column(gap=8)
        self.add(self.rows)
        self.first = DateField(_("The first day"))
        self.first.written.connect(lambda parts: self.presenter.set_first(parts))

    def bind(self, presenter: AgendasPresenter) -> None:
        self.button(_("&New agenda"), presenter.begin_one)
        self.shortcut("Ctrl+N", presenter.begin_one)
        super().bind(presenter)

    def show_agendas(self, rows: Sequence[tuple[str, str, str, str]]) -> None:
        """``rows``: id, title, what it is for with its minutes, and the words of its tag."""
        made = []
        for id_, title, detail, tag in rows:
            row = TaskRow(title, detail, tag, "info" if tag else "neutral", two_lines=True)
            row.clicked.connect(partial(self.presenter.visit, to.OwnAgendaRoute, id_))
            made.append(row)
        self.rows.fill(TaskList(made))
        if made:
            self.set_first_focus(made[0])

    def show_journey(self, journey: Journey, steps: Sequence[tuple[str, str, str]]) -> None:
        """``steps``: when, the title, and what is done."""
        parts = [
            Column(small(when), text_label(title, "body_bold"), text_label(what, colour="muted"), gap=2)
            for when, title, what in steps
        ]
        put = Button(_("&Put these days on the timeline"), press=lambda: self.presenter.set_out())
        self.add_beside(
            Card(heading2(journey.title), journey.lead, *parts, self.first, put, small(journey.source), gap=12)
        )


class OwnAgendaPage(FacilitatorPage):
    presenter: OwnAgendaPresenter

    def __init__(self) -> None:
        super().__init__(_("Agenda"), back=_("Agendas"), side=340)
        self.name = text_field(_("&Name of the agenda"))
        self.name.editor.textEdited.connect(lambda words: self.presenter.write_name(words))
        heads = [Head(_("Item"), stretch=3), Head(_("What we do"), stretch=5), Head(_("Minutes"), right=True)]
        empty = Card(heading2(_("No item yet")), _("Add what you will do, with the minutes for it."))
        self.list = ListEditor(self, heads, name=_("Items"), remove=_("&Take this away"), empty=empty)
        self.add(self.name, self.list)
        self.up = QuietButton(_("Further &up"), press=lambda: self.presenter.move(-1))
        self.down = QuietButton(_("Further &down"), press=lambda: self.presenter.move(1))
        self.move_buttons = Flow(self.up, self.down)
        self.again = QuietButton("", "bin", press=lambda: self.presenter.begin_again())
        self.add_beside(self.list.form, self.move_buttons, self.again)
        self.move_buttons.hide()
        self.again.hide()

    def bind(self, presenter: OwnAgendaPresenter) -> None:
        self.list.bind(presenter.list)
        self.set_first_focus(self.main_button(_("&Show on the projector"), presenter.show_it))
        self.button(_("&Add an item"), presenter.list.add)
        self.button(_("&Print"), presenter.paper.print_it)
        self.button(_("Sa&ve as PDF"), presenter.paper.save_it)
        self.shortcut(QKeySequence.StandardKey.Print, presenter.paper.print_it)
        self.shortcut(QKeySequence.StandardKey.Save, presenter.paper.save_it)
        super().bind(presenter)

    def save_pending(self) -> None:
        self.presenter.list.save_pending()

    def show_gone(self, words: str, do: str, go: Callable[[], object]) -> None:
        for part in (self.buttons, self.name, self.list, self.again):
            part.hide()
        self.add(Card(heading2(words), do, Flow(Button(_("To the &agendas"), press=go)), bar=True))

    def show_move_buttons(self, chosen: bool, up: bool, down: bool) -> None:
        """Whether the chosen item can go further up or down."""
        self.up.setEnabled(up)
        self.down.setEnabled(down)
        if self.move_buttons.isVisibleTo(self) != chosen:
            self.move_buttons.setVisible(chosen)
            self.order_tabs()

    def show_again(self, words: str) -> None:
        """The way back to the agenda of the library, or to have no such agenda; "" for none."""
        if words:
            self.again.setText(words.replace("&", "&&"))
        if self.again.isVisibleTo(self) != bool(words):
            self.again.setVisible(bool(words))
            self.order_tabs()
