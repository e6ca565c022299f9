"""A table of all questionnaires, with what can be done with the chosen one beside it."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance

from facilitator_app.domain.language import _
from facilitator_app.services.own_questionnaires import State
from facilitator_app.ui.editor.list_presenter import Chosen
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Button, Card, Cell, Head, QuietButton, heading2, small, text_label
from facilitator_app.ui.widgets.list_table import ListTable


class ListPage(FacilitatorPage):
    row_chosen = Signal(int)
    change_asked = Signal()
    copy_asked = Signal()
    save_asked = Signal()
    delete_asked = Signal()
    add_asked = Signal()
    add_copy_asked = Signal()
    sheet_asked = Signal()
    template_asked = Signal(str)
    save_sheet_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            _("Your questionnaires"),
            _("Copy one and change it, add a file from a colleague, or fill in a spreadsheet."),
            back=_("Choose a questionnaire"),
            side=360,
        )
        self.presenter: object = None
        self.button(_("Add a questionnaire file"), self.add_asked.emit, icon="open")
        self.button(_("From a spreadsheet"), self.sheet_asked.emit, icon="open")
        self.button(_("Save a template to fill in"), lambda: self.template_asked.emit(".xlsx"))
        self.button(_("Save a CSV template"), lambda: self.template_asked.emit(".csv"))
        self.as_copy = Button(_("Add it as a copy"))
        self.as_copy.clicked.connect(lambda: self.add_copy_asked.emit())
        self.done.add(self.as_copy)
        self.table = ListTable(
            [Head(_("Questionnaire"), stretch=3), Head(_("Whose it is"), stretch=1)],
            name=_("Questionnaires"),
            chooser=True,
        )
        self.table.chosen.connect(self.row_chosen)
        self.table.edit_asked.connect(self.row_chosen)
        self.card = Card(bar=True, gap=10)
        self.body.addWidget(self.table)
        self.side.addWidget(self.card)

    def show_rows(self, rows: tuple[tuple[str, str], ...], chosen: int) -> None:
        self.table.show_rows([[Cell(title, bold=n == chosen), whose] for n, (title, whose) in enumerate(rows)])

    def show_chosen(self, chosen: Chosen | None) -> None:
        self.card.clear()
        if chosen is None:
            self.card.add(text_label(_("Choose a questionnaire to see what you can do with it.")))
            return
        self.card.add(heading2(chosen.title), text_label(chosen.about))
        if chosen.note:
            self.card.add(small(chosen.note))
        self.card.add(*self._buttons(chosen.state))
        if self.isVisible():
            self.order_tabs()

    def _buttons(self, state: State) -> list[Button]:
        found = []
        if state is State.DRAFT:
            found.append(self._press(_("Go on changing it"), self.change_asked))
        else:
            if state is State.OWN:
                found.append(self._press(_("Change it"), self.change_asked))
            found.append(self._press(_("Copy and change"), self.copy_asked))
            found.append(self._press(_("Save a file to share"), self.save_asked))
            for words, ending in ((_("Save as a spreadsheet"), ".xlsx"), (_("Save the questions as CSV"), ".csv")):
                button = Button(words)
                button.clicked.connect(lambda _on=False, ending=ending: self.save_sheet_asked.emit(ending))
                found.append(button)
        if state is not State.BUNDLED:
            remove = QuietButton(_("Delete it"), "bin")
            remove.clicked.connect(lambda: self.delete_asked.emit())
            found.append(remove)
        return found

    def _press(self, words: str, signal: SignalInstance) -> Button:
        button = Button(words)
        button.clicked.connect(lambda: signal.emit())
        return button

    def show_done(self, words: str, copy: bool = False) -> None:
        super().show_done(words)
        self.as_copy.setVisible(copy)
        if copy:
            self.done.set_words(words, "warning")
            self.as_copy.setFocus()

    def show_faults(self, words: str, faults: tuple[str, ...]) -> None:
        self.show_errors([(sentence, None) for sentence in (words, *faults)])
