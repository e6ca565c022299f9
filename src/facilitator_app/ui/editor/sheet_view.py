"""The page that shows what a spreadsheet holds before it becomes a questionnaire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap

from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _
from facilitator_app.ui.editor.preview import PreviewTarget, show_page
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Card, Column, DataTable, FitPicture, Head, Notice, heading2

if TYPE_CHECKING:
    from facilitator_app.ui.editor.sheet_presenter import InTheFile, SpreadsheetPresenter

SIDE = 400


class SpreadsheetPage(FacilitatorPage):
    presenter: SpreadsheetPresenter

    def __init__(self) -> None:
        super().__init__(_("From a spreadsheet"), " ", back=_("Your questionnaires"), side=SIDE)
        self.keep_button = self.main_button(_("Add this questionnaire"), lambda: self.presenter.keep())
        self.again = self.button(_("Read the file again"), lambda: self.presenter.show())
        self.button(_("Choose another file"), lambda: self.presenter.other(), icon="open")
        self.content = Column(gap=14)
        self.picture = FitPicture(QPixmap(1, 1), _("Nothing to show here yet."))
        self.beside = Column(heading2(_("What people see")), Card(self.picture, gap=0, margins=(6, 6, 6, 6)), gap=12)
        self.add(self.content)
        self.add_beside(self.beside)
        for part in (self.keep_button, self.beside):  # there is nothing to keep until the file is read
            part.hide()

    def bind(self, presenter: SpreadsheetPresenter) -> None:
        self.set_lead(_("This is what {name} holds. Nothing is kept until you add it.", name=presenter.path.name))
        super().bind(presenter)

    def show_faults(self, words: str, faults: tuple[tuple[str, str], ...]) -> None:
        self.keep_button.hide()
        self.again.show()
        self.beside.hide()
        self.content.clear()
        table = DataTable(
            [Head(_("Where"), stretch=2), Head(_("What is wrong and what to do"), stretch=3)], name=_("Faults")
        )
        table.show_rows([[location, reason] for location, reason in faults])
        self.content.add(Notice(words, "warning"), table)
        self.set_first_focus(self.again)
        self._settle()

    def show_contents(self, contents: InTheFile, warning: str, keep: str) -> None:
        self.keep_button.setText(keep)
        self.keep_button.show()
        self.again.hide()
        self.beside.show()
        self.content.clear()
        if warning:
            self.content.add(Notice(warning, "warning"))
        facts = DataTable([Head(_("What"), stretch=1), Head(_("In this file"), stretch=2)], name=_("What is in it"))
        facts.show_rows([[what, value] for what, value in contents.facts])
        sections = DataTable([Head(_("Section"), stretch=3), Head(_("Questions"), stretch=1)], name=_("Sections"))
        sections.show_rows([[title, count] for title, count in contents.sections])
        self.content.add(heading2(contents.title), *(Notice(note, "info") for note in contents.notes), facts, sections)
        self.set_first_focus(self.keep_button)
        self._settle()

    def show_picture(self, instrument: Instrument, target: PreviewTarget) -> None:
        self.beside.setVisible(show_page(self.picture, instrument, target, SIDE))

    def _settle(self) -> None:
        self.clear_errors()
        self.order_tabs()
