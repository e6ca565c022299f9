"""A table of all groups, with the chosen one in a form beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.list_editor import ListEditor
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Column, Head, Notice, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.groups.presenter import GroupsPresenter


class GroupsPage(FacilitatorPage):
    presenter: GroupsPresenter

    def __init__(self) -> None:
        super().__init__(_("Groups"), back=_("Partnership"), side=340)
        self.list = ListEditor(
            self,
            [
                Head(_("Group"), stretch=3),
                Head(_("Asked"), right=True, stretch=0),
                Head(_("Can it be shown on its own?"), stretch=2),
            ],
            name=_("Groups, with the people asked"),
            remove=_("Remove this group"),
        )
        self.total = text_label("", "body_bold")
        self.lines = Column(gap=8)
        self.add(self.list, self.total, self.lines)
        self.add_beside(self.list.form)

    def bind(self, presenter: GroupsPresenter) -> None:
        self.list.bind(presenter.list)
        self.main_button(_("Done"), presenter.done, foot=True)
        self.button(_("Add a group"), presenter.list.add, icon="plus", foot=True)
        self.button(_("Other ways to divide people"), presenter.other_ways, foot=True)
        super().bind(presenter)

    def save_pending(self) -> None:
        self.presenter.list.save_pending()

    def show_total(self, total: str, lines: tuple[str, ...]) -> None:
        """How many are asked in all, and what the numbers mean."""
        self.total.say(total)
        self.lines.fill(*(Notice(line) for line in lines))
