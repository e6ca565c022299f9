"""F7 as a table of all groups, with the chosen one in a form beside it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal

from facilitator_app.domain.language import _
from facilitator_app.ui.groups.presenter import GroupForm, GroupRow
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Cell,
    Column,
    Head,
    Notice,
    QuietButton,
    Switch,
    combo_field,
    heading2,
    number_field,
    text_field,
    text_label,
)
from facilitator_app.ui.widgets.list_table import ListTable

MOST = 999


class GroupsPage(FacilitatorPage):
    row_chosen = Signal(int)
    add_asked = Signal()
    remove_asked = Signal()
    undo_asked = Signal()
    name_typed = Signal(str)
    plain_typed = Signal(str)
    asked_chosen = Signal(int)
    protected_chosen = Signal(bool)
    nearest_chosen = Signal(str)
    done_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Groups"), back=_("Partnership"), side=340)
        self.presenter: object = None
        self.table = ListTable(
            [
                Head(_("Group"), stretch=3),
                Head(_("Asked"), right=True, stretch=0),
                Head(_("Can it be shown on its own?"), stretch=2),
            ],
            name=_("Groups, with the people asked"),
            chooser=True,
        )
        self.table.chosen.connect(self.row_chosen)
        self.table.edit_asked.connect(self.row_chosen)
        self.table.remove_asked.connect(self._remove_row)
        self.total = text_label("", "body_bold")
        self.lines = Column(gap=8)
        self.removed = Notice("", "info")
        undo = Button(_("Undo"))
        undo.clicked.connect(lambda: self.undo_asked.emit())
        self.removed.add(undo)
        self.removed.hide()
        for widget in (self.removed, self.table, self.total, self.lines):
            self.body.addWidget(widget)
        self._build_form()
        self.main_button(_("Done"), self.done_asked.emit, foot=True)
        self.button(_("Add a group"), self.add_asked.emit, icon="plus", foot=True)
        self.shortcut("Ctrl+N", self.add_asked.emit)

    def _build_form(self) -> None:
        self.head = heading2(_("This group"))
        self.name = text_field(_("Name"))
        self.plain = text_field(_("Name that respondents read"), _("Plain words, such as: volunteers"))
        self.asked = number_field(_("How many people do you ask?"), 0, 0, MOST)
        self.protected = Switch(
            _("Protected voice"),
            on_word=_("On"),
            off_word=_("Off"),
            detail=_("Never joined with another group."),
        )
        self.nearest = combo_field(
            _("Nearest group"), [("", "")], _("If they are too few, they are joined with this one.")
        )
        remove = QuietButton(_("Remove this group"), "bin")
        remove.clicked.connect(lambda: self.remove_asked.emit())
        for field, signal in ((self.name, self.name_typed), (self.plain, self.plain_typed)):
            field.editor.textEdited.connect(signal)
        self.asked.editor.chosen.connect(self.asked_chosen)
        self.protected.clicked.connect(lambda: self.protected_chosen.emit(self.protected.isChecked()))
        self.nearest.editor.activated.connect(lambda _place: self.nearest_chosen.emit(self.nearest.text()))
        self.form = Card(
            self.head, self.name, self.plain, self.asked, self.protected, self.nearest, remove, bar=True, gap=12
        )
        self.side.addWidget(self.form)

    def show_where(self, back: str, practice: bool) -> None:
        self.set_back(back)
        lead = _("Whose views you ask for. Names of groups, never of people.")
        self.set_lead(f"{_('Practice.')} {lead}" if practice else lead)

    def show_rows(self, rows: tuple[GroupRow, ...], chosen: int, total: str, lines: tuple[str, ...]) -> None:
        self.table.show_rows(
            [
                [
                    Cell(row.name, detail=_("Protected voice") if row.protected else "", bold=place == chosen),
                    str(row.asked),
                    Cell(row.standing.words, kind=row.standing.kind),
                ]
                for place, row in enumerate(rows)
            ]
        )
        self.total.setText(total)
        self.total.setVisible(bool(total))
        self.lines.clear()
        self.lines.setVisible(bool(lines))
        self.lines.add(*(Notice(line) for line in lines))

    def show_form(self, form: GroupForm | None) -> None:
        self.form.setVisible(form is not None)
        if form is None:
            return
        self.name.clear_error()
        self.name.show_text(form.name)
        self.plain.show_text(form.plain_name)
        self.asked.editor.show_value(form.asked)
        with QSignalBlocker(self.protected):
            self.protected.setChecked(form.protected)
        with QSignalBlocker(self.nearest.editor):
            while self.nearest.editor.count():
                self.nearest.editor.removeItem(0)
            for key, words in (("", _("The smallest one")), *form.neighbours):
                self.nearest.editor.addItem(words, key)
        self.nearest.show_text(form.nearest)

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
