"""The tick list as one table: Enter, Space or a click turns a tick."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.page import FacilitatorPage, announce
from facilitator_app.ui.widgets import Head, Notice, TableCell, TickBox, small, text_label
from facilitator_app.ui.widgets.list_table import ListTable

if TYPE_CHECKING:
    from facilitator_app.ui.round.tick_presenter import TickPresenter, TickRow


class TickPage(FacilitatorPage):
    presenter: TickPresenter

    def __init__(self, screens: Callable[[], int] = lambda: len(QGuiApplication.screens())) -> None:
        super().__init__(
            _("Tick list"),
            _(
                "Tick a person when they have answered. Names are only for your list. They are kept apart from the answers."
            ),
            back=_("Round"),
        )
        self._rows: list[TickRow] = []
        if screens() > 1:
            self.add(Notice(_("A second screen is on. Other people could read these names.")))
        self.summary = text_label("", "body_bold")
        self.only_box = TickBox(_("Only people still to come"), turned=lambda on: self.presenter.only_to_come(on))
        self.kept_view.keep_box("only", self.only_box)
        self.table = ListTable(
            [
                Head(_("Name"), stretch=3),
                Head(_("Has answered"), stretch=1),
                Head(_("Organisation"), stretch=2),
                Head(_("Group"), stretch=2),
                Head(_("Access needs"), stretch=2),
            ],
            name=_("People, and who has answered"),
            chooser=True,
        )
        self.table.chosen.connect(lambda row: self.presenter.turn(self._rows[row].id))
        self.how = small(_("Click a row, or press Space, to tick it or to take the tick away. No time is kept."))
        self.add(self.summary, self.only_box, self.table, self.how)

    def show_people(self, rows: tuple[TickRow, ...], summary: str) -> None:
        self._rows = list(rows)
        self.summary.setText(summary)
        self.table.show_rows([self._cells(row) for row in rows])
        self.table.setVisible(bool(rows))

    def show_tick(self, row: TickRow, summary: str) -> None:
        """Change one row and leave it in its place, so that the next press does not meet another person."""
        self._rows = [row if old.id == row.id else old for old in self._rows]
        self.summary.setText(summary)
        self.table.show_rows([self._cells(each) for each in self._rows])
        announce(
            self, _("{name} is ticked.", name=row.name) if row.ticked else _("{name} is not ticked.", name=row.name)
        )

    def show_empty(self, words: str) -> None:
        for widget in (self.summary, self.only_box, self.table, self.how):
            widget.hide()
        self.add(words)
        self.main_button(_("Add people"), partial(self.presenter.visit, to.PeopleRoute))

    def _cells(self, row: TickRow) -> list[str | TableCell]:
        tick = TableCell(_("Yes"), kind="success") if row.ticked else TableCell(_("To come"), kind="neutral")
        return [TableCell(row.name, bold=True), tick, row.organisation, row.group, row.needs]
