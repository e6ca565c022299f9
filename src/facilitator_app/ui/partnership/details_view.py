"""Details as fields, and the organisations as a table that can be typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import ListEditor
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Button,
    Column,
    Flow,
    Head,
    QuietButton,
    area_field,
    heading2,
    small,
    text_field,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.partnership.details_presenter import DetailsPresenter


class DetailsPage(FacilitatorPage):
    presenter: DetailsPresenter

    def __init__(self) -> None:
        super().__init__(_("Name, dates and organisations"), back=_("Partnership"))
        self.name = text_field(_("Name of the partnership")).set_width(48)
        self.started = text_field(
            _("Started"), _("The year is enough. You can add how often you meet: 2019, meets every six weeks.")
        ).set_width(48)
        self.notes = area_field(_("Notes"), _("Only you see this. Notes are never printed."), 3)
        self.delete_button = QuietButton(_("Delete this partnership"), "bin")
        self.add(self.name, self.started, self.notes, self._organisations(), self.delete_button)

    def _organisations(self) -> Column:
        self.list = ListEditor(
            self,
            [
                Head(_("Organisation"), stretch=3, editable=True),
                Head(_("People on the tick list"), right=True, stretch=0),
            ],
            name=_("Organisations"),
            empty=text_label(_("No organisation yet. They are optional."), colour="muted"),
            gap=8,
        )
        self.remove_button = Button(_("Remove the chosen one"))
        self.how = small(
            _("To change a name, press it twice, or mark it and press F2. Del removes the one that is marked.")
        )
        self.new = text_field(_("Add an organisation")).set_width(36)
        self.add_button = Button(_("Add"))
        self.add_button.setAccessibleName(_("Add this organisation"))
        self.bring_button = Button(_("Bring in a list"), "open")
        self.bring_button.setAccessibleName(_("Bring in a list of organisations"))
        buttons = Flow(self.add_button, self.bring_button, self.remove_button)
        return Column(heading2(_("Organisations")), self.list, self.how, self.new, buttons, gap=8)

    def bind(self, presenter: DetailsPresenter) -> None:
        self.list.bind(presenter.list)
        self.name.editor.textEdited.connect(presenter.set_name)
        self.started.editor.textEdited.connect(presenter.set_started)
        self.notes.editor.written.connect(presenter.set_notes)
        self.new.editor.returnPressed.connect(lambda: presenter.add_organisation(self.new_organisation) and None)
        self.add_button.clicked.connect(lambda: presenter.add_organisation(self.new_organisation) and None)
        self.bring_button.clicked.connect(lambda: presenter.visit(to.ImportOrganisationsRoute))
        self.remove_button.clicked.connect(lambda: presenter.list.remove(self.list.table.currentRow()))
        self.delete_button.clicked.connect(lambda: presenter.visit(to.DeletePartnershipRoute))
        self.main_button(_("Done"), presenter.done, foot=True)
        super().bind(presenter)

    def save_pending(self) -> None:
        """A name that is being typed for an organisation, in the table or below it, is kept when one leaves."""
        self.list.table.commit()
        self.presenter.save_pending()

    @property
    def new_organisation(self) -> str:
        """What stands in the box for one more."""
        return self.new.text()

    def show_details(self, name: str, started: str, notes: str) -> None:
        self.set_back(name)
        self.name.show_text(name)
        self.started.show_text(started)
        self.notes.show_text(notes)

    def show_any(self, some: bool) -> None:
        """What can be done with those that are there."""
        self.how.setVisible(some)
        self.remove_button.setVisible(some)

    def show_name_error(self, words: str) -> None:
        self.show_error(words, self.name)

    def show_organisation_error(self, words: str) -> None:
        self.show_error(words, self.new)

    def show_new_organisation(self, words: str) -> None:
        self.new.show_text(words)

    def empty_new_organisation(self) -> None:
        self.new.show_text("")
        self.focus_new_organisation()

    def focus_new_organisation(self) -> None:
        self.new.editor.setFocus()

    def begin_with_organisations(self) -> None:
        """The page was opened for them."""
        self.set_first_focus(self.new.editor)
