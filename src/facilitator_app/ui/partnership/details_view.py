"""F5: details as fields, and the organisations as a table that can be typed into."""

from __future__ import annotations

from PySide6.QtCore import Signal

from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.partnership.details_presenter import OrganisationRow
from facilitator_app.ui.widgets import (
    Button,
    Column,
    Flow,
    Head,
    Notice,
    QuietButton,
    area_field,
    heading2,
    small,
    text_field,
    text_label,
)
from facilitator_app.ui.widgets.list_table import ListTable


class DetailsPage(FacilitatorPage):
    name_typed = Signal(str)
    started_typed = Signal(str)
    notes_typed = Signal(str)
    organisation_added = Signal(str)
    organisation_renamed = Signal(int, str)
    organisation_removed = Signal(int)
    undo_asked = Signal()
    done_asked = Signal()
    delete_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Name, dates and organisations"), back=_("Partnership"))
        self.presenter: object = None
        self.name = text_field(_("Name of the partnership")).set_width(48)
        self.started = text_field(
            _("Started"), _("The year is enough. You can add how often you meet: 2019, meets every six weeks.")
        ).set_width(48)
        self.notes = area_field(_("Notes"), _("Only you see this. Notes are never printed."), 3)
        for field, signal in ((self.name, self.name_typed), (self.started, self.started_typed)):
            field.editor.textEdited.connect(signal)
        self.notes.editor.textChanged.connect(lambda: self.notes_typed.emit(self.notes.text()))
        for widget in (self.name, self.started, self.notes):
            self.body.addWidget(widget)
        self.body.addWidget(self._organisations())
        delete = QuietButton(_("Delete this partnership"), "bin")
        delete.clicked.connect(lambda: self.delete_asked.emit())
        self.body.addWidget(delete)
        self.main_button(_("Done"), self.done_asked.emit, foot=True)

    def _organisations(self) -> Column:
        self.table = ListTable(
            [
                Head(_("Organisation"), stretch=3, editable=True),
                Head(_("People on the tick list"), right=True, stretch=0),
            ],
            name=_("Organisations"),
        )
        self.table.edited.connect(lambda row, _column, words: self.organisation_renamed.emit(row, words))
        self.table.remove_asked.connect(self.organisation_removed)
        self.remove_button = Button(_("Remove the chosen one"))
        self.remove_button.clicked.connect(lambda: self._remove())
        self.how = small(_("Double-click or press F2 to change a name. Del removes the one that is marked."))
        self.removed = Notice("", "info")
        undo = Button(_("Undo"))
        undo.clicked.connect(lambda: self.undo_asked.emit())
        self.removed.add(undo)
        self.removed.hide()
        self.empty = text_label(_("No organisation yet. They are optional."), colour="muted")
        self.new = text_field(_("Add an organisation")).set_width(36)
        self.new.editor.returnPressed.connect(self._add)
        add = Button(_("Add"))
        add.setAccessibleName(_("Add this organisation"))
        add.clicked.connect(lambda: self._add())
        return Column(
            heading2(_("Organisations")),
            self.removed,
            self.empty,
            self.table,
            self.how,
            self.new,
            Flow(add, self.remove_button),
            gap=8,
        )

    def show_details(self, name: str, started: str, notes: str) -> None:
        self.set_back(name)
        self.name.show_text(name)
        self.started.show_text(started)
        self.notes.show_text(notes)

    def show_organisations(self, rows: tuple[OrganisationRow, ...]) -> None:
        self.table.show_rows([[row.name, row.people] for row in rows])
        for widget in (self.table, self.how, self.remove_button):
            widget.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def show_removed(self, words: str) -> None:
        self.removed.setVisible(bool(words))
        if words:
            self.removed.set_words(words, "info")

    def show_name_error(self, words: str) -> None:
        self.name.show_error(words)
        self.show_error(words, self.name.editor)

    def show_organisation_error(self, words: str) -> None:
        self.new.show_error(words)
        self.show_error(words, self.new.editor)

    def empty_new_organisation(self) -> None:
        self.new.show_text("")
        self.new.editor.setFocus()

    def focus_organisations(self) -> None:
        self.set_first_focus(self.new.editor)

    def clear_errors(self) -> None:
        self.name.clear_error()
        self.new.clear_error()
        super().clear_errors()

    def _add(self) -> None:
        self.organisation_added.emit(self.new.text())

    def _remove(self) -> None:
        self.organisation_removed.emit(self.table.currentRow())
