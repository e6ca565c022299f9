"""F6 as a table of all people, with the chosen one in a form beside it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.people.presenter import PersonForm, PersonRow
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Cell,
    ComboBox,
    Field,
    Flow,
    Head,
    Notice,
    QuietButton,
    combo_field,
    heading2,
    text_field,
    text_label,
)
from facilitator_app.ui.widgets.list_table import ListTable


class PeoplePage(FacilitatorPage):
    row_chosen = Signal(int)
    find_typed = Signal(str)
    add_asked = Signal()
    remove_asked = Signal()
    undo_asked = Signal()
    import_asked = Signal()
    numbers_asked = Signal()
    name_typed = Signal(str)
    organisation_chosen = Signal(str)
    group_chosen = Signal(str)
    needs_typed = Signal(str)
    done_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("People"), back=_("Partnership"), side=340)
        self.presenter: object = None
        self._build_list()
        self._build_form()
        self._build_empty()
        self.main_button(_("Done"), self.done_asked.emit, foot=True)
        self.button(_("Add a person"), self.add_asked.emit, icon="plus", foot=True)
        self.import_button = self.button(_("Bring in a list"), self.import_asked.emit, icon="open", foot=True)
        self.shortcut("Ctrl+N", self.add_asked.emit)
        self.shortcut("Ctrl+F", self.find_field.editor.setFocus)
        self.shortcut("Ctrl+Z", self.undo_asked.emit)

    def _build_list(self) -> None:
        self.removed = Notice("", "info")
        undo = Button(_("Undo"))
        undo.clicked.connect(lambda: self.undo_asked.emit())
        self.removed.add(undo)
        self.removed.hide()
        self.find_field = text_field(_("Find a person")).set_width(28)
        self.find_field.editor.textEdited.connect(self.find_typed)
        self.summary = text_label("", "body_bold")
        self.table = ListTable(
            [
                Head(_("Name"), stretch=3),
                Head(_("Organisation"), stretch=2),
                Head(_("Group"), stretch=2),
                Head(_("Access needs"), stretch=1),
            ],
            name=_("People on the tick list"),
            chooser=True,
        )
        self.table.chosen.connect(self.row_chosen)
        self.table.edit_asked.connect(self.row_chosen)
        self.table.remove_asked.connect(self._remove_row)
        for widget in (self.removed, self.find_field, self.summary, self.table):
            self.body.addWidget(widget)

    def _build_form(self) -> None:
        self.head = heading2()
        self.name = text_field(_("Name"))
        self.twice = Notice("", "warning")
        self.organisation = combo_field(_("Organisation"), [("", "")])
        self.group = combo_field(_("Group"), [("", "")])
        self.needs = text_field(_("Access needs"), _("Only you see this. It is never printed."))
        self.remove_button = QuietButton(_("Remove this person"), "bin")
        self.remove_button.clicked.connect(lambda: self.remove_asked.emit())
        for field, signal in ((self.name, self.name_typed), (self.needs, self.needs_typed)):
            field.editor.textEdited.connect(signal)
            field.editor.returnPressed.connect(self.add_asked)
        self.organisation.editor.activated.connect(lambda _n: self.organisation_chosen.emit(self.organisation.text()))
        self.group.editor.activated.connect(lambda _n: self.group_chosen.emit(self.group.text()))
        self.form = Card(
            self.head,
            self.name,
            self.twice,
            self.organisation,
            self.group,
            self.needs,
            self.remove_button,
            bar=True,
            gap=12,
        )
        self.side.addWidget(self.form)

    def _build_empty(self) -> None:
        self.numbers = Button(_("Type how many people per group"))
        self.numbers.clicked.connect(lambda: self.numbers_asked.emit())
        bring = Button(_("Bring in a list"))
        bring.clicked.connect(lambda: self.import_asked.emit())
        self.why = text_label(_("You do not need names. Numbers for each group are enough to run a round."))
        self.empty = Card(heading2(_("Nobody is on the list")), self.why, Flow(self.numbers, bring), gap=12)
        self.body.addWidget(self.empty)

    def show_where(
        self, back: str, lead: str, organisations: tuple[tuple[str, str], ...], groups: tuple[tuple[str, str], ...]
    ) -> None:
        self.set_back(back)
        self.set_lead(lead)
        _fill(self.organisation, ("", _("No organisation")), organisations)
        _fill(self.group, ("", _("No group")), groups)

    def show_rows(self, rows: tuple[PersonRow, ...], chosen: int, summary: str) -> None:
        self.summary.setText(summary)
        self.table.show_rows(
            [
                [Cell(row.name, bold=place == chosen), row.organisation, row.group, row.needs]
                for place, row in enumerate(rows)
            ]
        )
        self.table.setVisible(bool(rows))

    def show_names_needed(self, words: str) -> None:
        """Why numbers will not do this time."""
        self.why.setText(words)
        self.numbers.hide()

    def show_empty(self, empty: bool) -> None:
        self.empty.setVisible(empty)
        self.import_button.setVisible(not empty)
        for widget in (self.find_field, self.summary):
            widget.setVisible(not empty)

    def show_form(self, form: PersonForm | None, twice: str) -> None:
        self.form.setVisible(form is not None)
        if form is None:
            return
        self.name.clear_error()
        self.head.setText(_("A new person") if form.new else _("This person"))
        self.name.show_text(form.name)
        self.organisation.show_text(form.organisation)
        self.group.show_text(form.group)
        self.needs.show_text(form.needs)
        self.show_twice(twice)

    def show_twice(self, words: str) -> None:
        self.twice.setVisible(bool(words))
        if words:
            self.twice.set_words(words)

    def focus_name(self) -> None:
        self.name.editor.setFocus()
        self.name.editor.selectAll()

    def show_removed(self, words: str) -> None:
        self.removed.setVisible(bool(words))
        if words:
            self.removed.set_words(words, "info")

    def show_name_error(self, words: str) -> None:
        self.name.show_error(words)
        self.show_error(words, self.name.editor)

    def clear_errors(self) -> None:
        self.name.clear_error()
        super().clear_errors()

    def _remove_row(self, row: int) -> None:
        self.row_chosen.emit(row)
        self.remove_asked.emit()


def _fill(field: Field[ComboBox], first: tuple[str, str], choices: tuple[tuple[str, str], ...]) -> None:
    with QSignalBlocker(field.editor):
        while field.editor.count():
            field.editor.removeItem(0)
        for key, words in (first, *choices):
            field.editor.addItem(words, key)
