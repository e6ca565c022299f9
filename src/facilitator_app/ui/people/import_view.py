"""F6b on one page: the file, its columns, what can be added, and rows to mend in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
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
    text_field,
    text_label,
)
from facilitator_app.ui.widgets.list_table import ListTable

if TYPE_CHECKING:
    from facilitator_app.exchange.people import PersonRow

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
            _("Bring in a list of people"),
            _("A CSV file or a spreadsheet with one person in each row. Nothing is added before you have seen it."),
            back=_("People"),
        )
        self.presenter: object = None
        self._bad: tuple[PersonRow, ...] = ()
        self._groups: tuple[str, ...] = ()
        self._number = 0
        self._new_file = False
        self.choose_button = self.main_button(_("Choose a file"), self.file_asked.emit)
        self.columns = Column(gap=10)
        self.finished = Column(gap=10)
        self._build_preview()
        self.example = _example()
        self.body.addWidget(self.example)
        for part in (self.finished, self.columns, self.preview):
            part.hide()
            self.body.addWidget(part)

    def _build_preview(self) -> None:
        self.sentence = Notice("")
        self.bad_table = ListTable(
            [
                Head(_("Row"), right=True, stretch=0),
                Head(_("Name"), stretch=2),
                Head(_("Organisation"), stretch=2),
                Head(_("Group"), stretch=2),
                Head(_("What is wrong"), stretch=4),
            ],
            name=_("Rows with a problem"),
            chooser=True,
        )
        self.bad_table.chosen.connect(self._choose)
        self.bad_table.edit_asked.connect(self._choose)
        how = small(_("Click a row, or press Enter on it, to mend it here. The file stays as it is."))
        self.bad = Column(self.bad_table, how, gap=6)
        self.twice = TickBox(_("Add people whose names are on the list already: they are other people"))
        self.twice.clicked.connect(lambda: self.twice_chosen.emit(self.twice.isChecked()))
        self.add_button = MainButton("")
        self.add_button.clicked.connect(lambda: self.add_asked.emit())
        self.good_table = DataTable(
            [Head(_("Name"), stretch=2), Head(_("Organisation"), stretch=2), Head(_("Group")), Head(_("Access needs"))],
            name=_("Rows that can be added"),
        )
        self.good = Column(self.add_button, text_label(_("These can be added"), "body_bold"), self.good_table, gap=10)
        self.preview = Column(
            heading2(_("2  Look before you add")),
            self.sentence,
            self.bad,
            self._mending(),
            self.twice,
            self.good,
            gap=10,
        )

    def _mending(self) -> Card:
        self.mend_head = heading2()
        self.name = text_field(_("Name")).set_width(36)
        self.organisation = text_field(_("Organisation")).set_width(36)
        self.group = combo_field(_("Group"), [])
        self.needs = text_field(_("Access needs")).set_width(36)
        self.problem = text_label("", "body_bold")
        for key, field in (("name", self.name), ("organisation", self.organisation), ("needs", self.needs)):
            field.editor.textEdited.connect(partial(self._mended, key))
        self.group.editor.activated.connect(lambda _n: self._mended("group", self.group.text()))
        self.mending = Card(
            self.mend_head, self.problem, self.name, self.organisation, self.group, self.needs, bar=True, gap=10
        )
        return self.mending

    def show_where(self, back: str, groups: tuple[str, ...]) -> None:
        self.set_back(back)
        self._groups = groups

    def show_file(
        self, name: str, heads: tuple[str, ...], first: tuple[tuple[str, ...], ...], matches: tuple[Match, ...]
    ) -> None:
        self.buttons.hide()
        self.example.hide()
        self.finished.hide()
        self._number = 0
        self.columns.clear()
        table = DataTable([Head(head) for head in heads[:MOST_COLUMNS]], name=_("The first rows of the file"))
        table.show_rows([list(cells[:MOST_COLUMNS]) for cells in first])
        self.columns.add(
            self._file_row(name),
            heading2(_("1  Which column is what?")),
            match_fields(matches, heads, self.matched.emit),
            small(n_("The first row of the file:", "The first {n} rows of the file:", len(first))),
            table,
        )
        self.columns.show()

    def show_preview(
        self, sentence: str, add: str, good: tuple[PersonRow, ...], bad: tuple[PersonRow, ...], twice: bool | None
    ) -> None:
        self._bad = bad[:MOST_SHOWN]
        self.finished.hide()
        self.columns.show()
        self.sentence.set_words(sentence, "warning" if bad else "success")
        self.bad_table.show_rows([[str(r.number), *_cells(r)[:3], r.problem] for r in self._bad])
        self.good_table.show_rows([_cells(r) for r in good[:MOST_SHOWN]])
        self.bad.setVisible(bool(bad))
        self.good.setVisible(bool(good))
        self.add_button.setText(add)
        self.add_button.updateGeometry()
        self.twice.setVisible(twice is not None)
        self.twice.setChecked(bool(twice))
        self._show_problem()
        self.preview.show()
        if self.isVisible():
            self.order_tabs()
            if self._new_file:  # the button that was pressed has gone
                (self.add_button if good else self.another).setFocus()
        self._new_file = False

    def show_done(self, words: str) -> None:
        self.buttons.hide()
        self.example.hide()
        self.columns.hide()
        self.preview.hide()
        self.finished.clear()
        notice = Notice(words, "success")
        to_list = Button(_("Go to the list"))
        to_list.clicked.connect(lambda: self.back_asked.emit())
        undo = Button(_("Undo: take them off again"))
        undo.clicked.connect(lambda: self.undo_asked.emit())
        self.finished.add(Card(notice, Flow(to_list, undo), gap=14))
        self.finished.show()
        self.order_tabs()
        to_list.setFocus()

    def _file_row(self, name: str) -> Flow:
        self.another = another = QuietButton(_("Choose another file"), "open")
        self._new_file = True
        another.clicked.connect(lambda: self.file_asked.emit())
        return Flow(text_label(name, "body_bold"), another, gap=20)

    def _choose(self, place: int) -> None:
        """Put one row with a problem into the form."""
        row = self._bad[place]
        self._number = row.number
        self.mend_head.setText(_("Row {n} of the file", n=row.number))
        self.name.show_text(row.name)
        self.organisation.show_text(row.organisation)
        self.needs.show_text(row.needs)
        choices = [("", _("No group")), *((name, name) for name in self._groups)]
        if row.group and row.group.casefold() not in {name.casefold() for name in self._groups}:
            choices.append((row.group, _("{name} (not a group)", name=_cut(row.group))))
        known = next((key for key, _words in choices if key.casefold() == row.group.casefold()), "")
        self.group.editor.show_choices(choices, known)
        self._show_problem()
        self.order_tabs()
        self.name.editor.setFocus()

    def _mended(self, field: str, words: str) -> None:
        self.mended.emit(self._number, field, words)

    def _show_problem(self) -> None:
        self.mending.setVisible(bool(self._number))
        problem = next((row.problem for row in self._bad if row.number == self._number), "")
        self.problem.setText(problem or _("This row can be added now."))
        self.problem.set_colour("warning" if problem else "success")


def _example() -> Column:
    """What a list may look like, for those who have to make one first."""
    table = DataTable(
        [Head(_("Name"), stretch=2), Head(_("Organisation"), stretch=2), Head(_("Group"), stretch=2)],
        name=_("An example of a list"),
    )
    table.show_rows(
        [
            [_("Amina Yusuf"), _("Northfield Council"), _("Agencies")],
            [_("Ruth Bell"), _("Open Door Charity"), _("Volunteers")],
        ]
    )
    return Column(
        heading2(_("What a list may look like")),
        table,
        text_label(_("The first row names the columns, in any order. Only the names of the people have to be there.")),
        text_label(_("A fourth column may say what a person needs, such as large print. It is never printed.")),
        gap=10,
    )


def _cells(row: PersonRow) -> list[str]:
    return [_cut(words) for words in (row.name, row.organisation, row.group, row.needs)]


def _cut(words: str) -> str:
    """Very long cells would push the rest off the page."""
    return words if len(words) <= 80 else f"{words[:80]}…"


def match_fields(matches: Sequence[Match], heads: Sequence[str], chosen: Callable[[str, int], object]) -> Flow:
    """For each use of a column a field with the columns of the file; ``chosen``: its key, and the place of the column."""

    def field_of(match: Match) -> Field[ComboBox]:
        choices = [(str(place), head) for place, head in enumerate(heads)]
        field = combo_field(match.words, [(str(NOT_USED), _("Not in this file")), *choices])
        field.show_text(str(match.place))
        field.editor.activated.connect(lambda _n: chosen(match.key, int(field.text())))
        return field

    return Flow(*(field_of(match) for match in matches), gap=16)
