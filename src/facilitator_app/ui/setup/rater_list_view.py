"""A list of who answers about whom on one page: the file, its columns, what can be added, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.people.import_presenter import Match
from facilitator_app.ui.people.import_view import match_fields
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    DataTable,
    Flow,
    Head,
    MainButton,
    Notice,
    QuietButton,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.exchange.raters import RaterRow

MOST_SHOWN = 100
"""Rows that are listed; more would only be slow to look at. All are counted and added."""


class RaterListPage(FacilitatorPage):
    file_asked = Signal()
    again_asked = Signal()
    matched = Signal(str, int)
    add_asked = Signal()
    undo_asked = Signal()
    save_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            _("Bring in a list"),
            _("A spreadsheet or CSV file with a row for each person and whom they answer about. "
              "Nothing is added before you have seen it."),
            back=_("Who answers about whom?"),
        )  # fmt: skip
        self.presenter: object = None
        self._new_file = False
        self.choose_button = self.main_button(_("Choose a file"), self.file_asked.emit)
        self.button(_("Save a list to fill in"), lambda: self.save_asked.emit(".xlsx"))
        self.button(_("Save it as CSV"), lambda: self.save_asked.emit(".csv"))
        self.finished = Column(gap=10)
        self.example = _example()
        self.columns = Column(gap=10)
        self.preview = Column(gap=10)
        for part in (self.finished, self.example, self.columns, self.preview):
            self.body.addWidget(part)
        for part in (self.finished, self.columns, self.preview):
            part.hide()

    def show_where(self, back: str) -> None:
        self.set_back(back)

    def show_file(self, name: str, heads: tuple[str, ...], matches: tuple[Match, ...]) -> None:
        self.buttons.hide()
        self.example.hide()
        self.finished.hide()
        self.columns.clear()
        again = QuietButton(_("Read it again"), "round")
        again.clicked.connect(lambda: self.again_asked.emit())
        self.another = another = QuietButton(_("Choose another file"), "open")
        another.clicked.connect(lambda: self.file_asked.emit())
        self._new_file = True
        self.columns.add(
            Flow(text_label(name, "body_bold"), again, another, gap=20),
            heading2(_("1  Which column is what?")),
            match_fields(matches, heads, self.matched.emit),
        )
        self.columns.show()

    def show_preview(self, sentence: str, add: str, good: tuple[RaterRow, ...], bad: tuple[RaterRow, ...]) -> None:
        self.finished.hide()
        self.columns.show()
        self.preview.clear()
        notice = Notice(sentence, "warning" if bad or not good else "success")
        self.preview.add(heading2(_("2  Look before you add")), notice)
        if bad:
            table = DataTable(
                [Head(_("Row"), right=True, stretch=0), *_heads(), Head(_("What is wrong"), stretch=4)],
                name=_("Rows with a problem"),
            )
            table.show_rows([[str(row.number), *_cells(row), row.problem] for row in bad[:MOST_SHOWN]])
            how = small(_("Mend the file and read it again, or add the other rows and do the rest by hand."))
            self.preview.add(table, how)
        if good:
            self.add_button = MainButton(add)
            self.add_button.clicked.connect(lambda: self.add_asked.emit())
            heads = [*_heads(), Head(_("Months worked together"), right=True, stretch=0)]
            table = DataTable(heads, name=_("Rows that can be added"))
            table.show_rows([[*_cells(row), row.months] for row in good[:MOST_SHOWN]])
            self.preview.add(Flow(self.add_button), text_label(_("These can be added"), "body_bold"), table)
        self.preview.show()
        if self.isVisible():
            self.order_tabs()
            if self._new_file:  # the button that was pressed has gone
                (self.add_button if good else self.another).setFocus()
        self._new_file = False

    def show_done(self, words: str, *, undo: bool = False) -> None:
        self.finished.clear()
        card = Card(Notice(words, "success"), gap=14)
        self.finished.add(card)
        self.finished.show()
        if not undo:
            return
        self.buttons.hide()
        self.example.hide()
        self.columns.hide()
        self.preview.hide()
        to_list = Button(_("See who answers about whom"))
        to_list.clicked.connect(lambda: self.back_asked.emit())
        back = Button(_("Undo: take them off again"))
        back.clicked.connect(lambda: self.undo_asked.emit())
        card.add(Flow(to_list, back))
        self.order_tabs()
        to_list.setFocus()


def _heads() -> list[Head]:
    return [Head(_("Who answers"), stretch=2), Head(_("About whom"), stretch=2), Head(_("As"), stretch=2)]


def _cells(row: RaterRow) -> list[str]:
    """Very long cells would push the rest off the page."""
    return [words if len(words) <= 80 else f"{words[:80]}…" for words in (row.rater, row.subject, row.group)]


def _example() -> Column:
    table = DataTable(_heads(), name=_("An example of a list"))
    table.show_rows(
        [
            [_("Ruth Bell"), _("Amina Yusuf"), _("Fellow partner organisations")],
            [_("Amina Yusuf"), _("Amina Yusuf"), _("Self")],
        ]
    )
    return Column(
        heading2(_("What a list may look like")),
        table,
        text_label(
            _("The first row names the columns, in any order. Write names as they stand in the list of people.")
        ),
        text_label(
            _("A column for the organisation tells two people of one name apart. One for the months is welcome.")
        ),
        gap=10,
    )
