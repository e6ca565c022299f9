"""A table of all people, with the chosen one in a form beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import ListEditor
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Button, Card, Flow, Head, QuietButton, heading2, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.people.presenter import PeoplePresenter


class PeoplePage(FacilitatorPage):
    presenter: PeoplePresenter

    def __init__(self) -> None:
        super().__init__(_("People"), back=_("Partnership"), side=340)
        self.numbers = Button(_("Type how many people per group"))
        self.bring = Button(_("Bring in a list"))
        self.why = text_label(_("You do not need names. Numbers for each group are enough to run a round."))
        self.list = ListEditor(
            self,
            [
                Head(_("Name"), stretch=3),
                Head(_("Organisation"), stretch=2),
                Head(_("Group"), stretch=2),
                Head(_("Access needs"), stretch=1),
            ],
            name=_("People on the tick list"),
            find=_("Find a person"),
            remove=_("Remove this person"),
            empty=Card(heading2(_("Nobody is on the list")), self.why, Flow(self.numbers, self.bring), gap=12),
            enter_adds=True,
        )
        self.add(self.list)
        self.add_beside(self.list.form)
        self.everywhere = QuietButton(_("Delete this person everywhere"))
        self.everywhere.hide()
        self.add_beside(self.everywhere)

    def bind(self, presenter: PeoplePresenter) -> None:
        self.list.bind(presenter.list)
        self.numbers.clicked.connect(lambda: presenter.visit(to.GroupsRoute))
        self.bring.clicked.connect(presenter.import_list)
        self.everywhere.clicked.connect(presenter.erase_chosen)
        self.main_button(_("Done"), presenter.done, foot=True)
        self.button(_("Add a person"), presenter.list.add, icon="plus", foot=True)
        self.import_button = self.button(_("Bring in a list"), presenter.import_list, icon="open", foot=True)
        super().bind(presenter)

    def save_pending(self) -> None:
        self.presenter.list.save_pending()

    def show_names_needed(self, words: str) -> None:
        """Why numbers will not do this time."""
        self.why.setText(words)
        self.numbers.hide()

    def show_everywhere(self, possible: bool) -> None:
        """Somebody who is on the list is in the form."""
        self.everywhere.setVisible(possible)

    def show_import(self, possible: bool) -> None:
        """The way to a list at the foot; an empty list has it in its middle."""
        self.import_button.setVisible(possible)
