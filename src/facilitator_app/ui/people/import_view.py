"""F6b on one page: the file, its columns, what can be added, and rows to mend in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator_app.domain.language import _, n_
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.people.import_presenter import NOT_USED, Match
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    ComboBox,
    DataTable,
    Field,
    Flow,
    Head,
    MainButton,
    Notice,
    QuietButton,
    TickBox,
    combo_field,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.exchange.people import PersonRow

FIELDS = ("name", "organisation", "group", "needs")
MOST_SHOWN = 100
"""Rows that are listed; more would only be slow to look at. All are counted and added."""
MOST_COLUMNS = 6


class ImportPage(FacilitatorPage):
    file_asked = Signal()
    matched = Signal(str, int)
    mended = Signal(int, str, str)
    add_asked = Signal()
    twice_chosen = Signal(bool)
    undo_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            _("Import a list of people"),
            _("A CSV file or a spreadsheet with one person in each row. Nothing is added before you have seen it."),
            back=_("People"),
        )
        self.presenter: object = None
        self._bad: tuple[PersonRow, ...] = ()
        self.choose_button = self.main_button(_("Choose a file"), self.file_asked.emit)
        self.columns = Column(gap=10)
        self.preview = Column(gap=10)
        self.done = Column(gap=10)
        for part in (self.done, self.columns, self.preview):
            part.hide()
            self.body.addWidget(part)

    def show_where(self, back: str) -> None:
        self.set_back(back)

    def show_file(
        self, name: str, heads: tuple[str, ...], first: tuple[tuple[str, ...], ...], matches: tuple[Match, ...]
    ) -> None:
        self.buttons.hide()
        self.done.hide()
        self.columns.clear()
        table = DataTable([Head(head) for head in heads[:MOST_COLUMNS]], name=_("The first rows of the file"))
        table.show_rows([list(cells[:MOST_COLUMNS]) for cells in first])
        self.columns.add(
            self._file_row(name),
            heading2(_("1  Which column is what?")),
            Flow(*(self._match(match, heads) for match in matches), gap=16),
            small(n_("The first row of the file:", "The first {n} rows of the file:", len(first))),
            table,
        )
        self.columns.show()

    def show_preview(
        self, sentence: str, add: str, good: tuple[PersonRow, ...], bad: tuple[PersonRow, ...], twice: bool | None
    ) -> None:
        self._bad = bad[:MOST_SHOWN]
        self.done.hide()
        self.columns.show()
        self.preview.clear()
        self.preview.add(heading2(_("2  Look before you add")), Notice(sentence, "warning" if bad else "success"))
        if bad:
            self.preview.add(self._bad_table())
            self.preview.add(small(_("Press F2 or double-click a cell to mend it here. The file stays as it is.")))
        if twice is not None:
            box = TickBox(_("Add people whose names are on the list already: they are other people"))
            box.setChecked(twice)
            box.clicked.connect(lambda: self.twice_chosen.emit(box.isChecked()))
            self.preview.add(box)
        if good:
            button = MainButton(add)
            button.clicked.connect(lambda: self.add_asked.emit())
            self.preview.add(Column(button), text_label(_("These can be added"), "body_bold"), _good_table(good))
        self.preview.show()
        if self.isVisible():
            self.order_tabs()

    def show_done(self, sentence: str) -> None:
        self.buttons.hide()
        self.columns.hide()
        self.preview.hide()
        self.done.clear()
        notice = Notice(sentence, "success")
        to_list = Button(_("Go to the list"))
        to_list.clicked.connect(lambda: self.back_asked.emit())
        undo = Button(_("Undo: take them off again"))
        undo.clicked.connect(lambda: self.undo_asked.emit())
        self.done.add(Card(notice, Flow(to_list, undo), gap=14))
        self.done.show()
        self.order_tabs()
        to_list.setFocus()

    def _file_row(self, name: str) -> Flow:
        another = QuietButton(_("Choose another file"), "open")
        another.clicked.connect(lambda: self.file_asked.emit())
        return Flow(text_label(name, "body_bold"), another, gap=20)

    def _match(self, match: Match, heads: tuple[str, ...]) -> Field[ComboBox]:
        choices = [(str(place), head) for place, head in enumerate(heads)]
        field = combo_field(match.words, [(str(NOT_USED), _("Not in this file")), *choices])
        field.show_text(str(match.place))
        field.editor.activated.connect(lambda _n: self.matched.emit(match.key, int(field.text())))
        return field

    def _bad_table(self) -> DataTable:
        table = DataTable(
            [
                Head(_("Row"), right=True, stretch=0),
                Head(_("Name"), stretch=2, editable=True),
                Head(_("Organisation"), stretch=2, editable=True),
                Head(_("Group"), stretch=2, editable=True),
                Head(_("Access needs"), stretch=1, editable=True),
                Head(_("What is wrong"), stretch=3),
            ],
            name=_("Rows with a problem"),
        )
        table.show_rows(
            [
                [str(r.number), _cut(r.name), _cut(r.organisation), _cut(r.group), _cut(r.needs), r.problem]
                for r in self._bad
            ]
        )
        table.edited.connect(
            lambda row, column, words: self.mended.emit(self._bad[row].number, FIELDS[column - 1], words)
        )
        return table


def _good_table(good: tuple[PersonRow, ...]) -> DataTable:
    table = DataTable(
        [Head(_("Name"), stretch=2), Head(_("Organisation"), stretch=2), Head(_("Group")), Head(_("Access needs"))],
        name=_("Rows that can be added"),
    )
    table.show_rows([[r.name, r.organisation, r.group, r.needs] for r in good[:MOST_SHOWN]])
    return table


def _cut(words: str) -> str:
    """Very long cells would push the rest off the page."""
    return words if len(words) <= 80 else f"{words[:80]}…"
