"""A table of all questionnaires, with what can be done with the chosen one beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.services.own_questionnaires import OwnRow, State
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Button, Card, Head, QuietButton, TableCell, heading2, small
from facilitator_app.ui.widgets.list_table import ListTable

if TYPE_CHECKING:
    from facilitator_app.ui.editor.list_presenter import OwnQuestionnairesPresenter


class OwnQuestionnairesPage(FacilitatorPage):
    presenter: OwnQuestionnairesPresenter

    def __init__(self) -> None:
        super().__init__(
            _("Your questionnaires"),
            _("Copy one and change it, add a file from a colleague, or fill in a spreadsheet."),
            back=_("Choose a questionnaire"),
            side=360,
        )
        self.as_copy = Button(_("Add it as a copy"))
        self.done.add(self.as_copy)
        self.table = ListTable(
            [Head(_("Questionnaire"), stretch=3), Head(_("Whose it is"), stretch=1)],
            name=_("Questionnaires"),
            chooser=True,
        )
        self.card = Card(bar=True, gap=10)
        self.add(self.table)
        self.add_beside(self.card)

    def bind(self, presenter: OwnQuestionnairesPresenter) -> None:
        self.file_button = self.button(_("Add a questionnaire file"), presenter.add_file, icon="open")
        self.button(_("From a spreadsheet"), presenter.open_sheet, icon="open")
        self.button(_("Save a template to fill in"), lambda: presenter.save_template(".xlsx"))
        self.button(_("Save a CSV template"), lambda: presenter.save_template(".csv"))
        self.as_copy.clicked.connect(presenter.add_as_copy)
        self.table.chosen.connect(presenter.choose)
        self.table.edit_asked.connect(presenter.choose)
        super().bind(presenter)

    def show_rows(self, rows: tuple[tuple[str, str], ...], chosen: int) -> None:
        self.table.show_rows([[TableCell(title, bold=n == chosen), whose] for n, (title, whose) in enumerate(rows)])

    def show_chosen(self, chosen: OwnRow | None, about: str, note: str) -> None:
        """``about``: what it is for, or what is to be mended; ``note``: what it was made from."""
        self.card.clear()
        if chosen is None:
            self.card.add(_("Choose a questionnaire to see what you can do with it."))
            return
        self.card.add(heading2(chosen.title), about)
        if note:
            self.card.add(small(note))
        self.card.add(*self._buttons(chosen.state))
        self.order_tabs()

    def _buttons(self, state: State) -> list[Button]:
        asked = self.presenter
        acts: list[tuple[str, Callable[[], object]]] = [(_("Go on changing it"), asked.change)]
        if state is not State.DRAFT:
            acts = [(_("Change it"), asked.change)] if state is State.OWN else []
            acts += [
                (_("Copy and change"), asked.copy),
                (_("Save a file to share"), lambda: asked.save_file(".toml")),
                (_("Save as a spreadsheet"), lambda: asked.save_file(".xlsx")),
                (_("Save the questions as CSV"), lambda: asked.save_file(".csv")),
            ]
        buttons = [Button(words, press=act) for words, act in acts]
        if state is not State.BUNDLED:
            buttons.append(QuietButton(_("Delete it"), "bin", press=asked.delete))
        return buttons

    def show_done(self, words: str, copy: bool = False) -> None:
        if self.as_copy.hasFocus():  # it goes; the table would take the focus, and what was done out of sight
            self.file_button.setFocus()
        super().show_done(words)
        self.as_copy.setVisible(copy)
        if copy:
            self.done.say(words, "warning")
            self.as_copy.setFocus()

    def show_faults(self, words: str, faults: tuple[str, ...]) -> None:
        self.show_errors([(sentence, None) for sentence in (words, *faults)])
