"""A table of all ways to divide people, the chosen one in a form beside it, and a button that puts it to use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.ui.list_editor import ListEditor
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Head, Notice

if TYPE_CHECKING:
    from facilitator_app.ui.breakdowns.presenter import BreakdownsPresenter


class BreakdownsPage(FacilitatorPage):
    presenter: BreakdownsPresenter

    def __init__(self) -> None:
        super().__init__(_("Ways to divide people"), back=_("Groups"), side=340)
        heads = [Head(_("Way"), stretch=2), Head(_("Groups"), stretch=4), Head(_("In use"), stretch=2)]
        self.list = ListEditor(self, heads, name=_("Ways to divide people"), remove=_("Remove this way"))
        self.add(self.list)
        self.add(
            Notice(
                _("A round is divided in one way, the one in use when it starts. For another way ask again in another round: "
                  "two ways shown of the same answers could be set against each other."),
                "info",
            )
        )  # fmt: skip
        self.add_beside(self.list.form)

    def bind(self, presenter: BreakdownsPresenter) -> None:
        self.list.bind(presenter.list)
        self.use_button = self.main_button(_("Use this way"), presenter.use, foot=True)
        self.button(_("Add a way"), presenter.list.add, icon="plus", foot=True)
        self.button(_("Done"), presenter.done, foot=True)
        super().bind(presenter)

    def save_pending(self) -> None:
        self.presenter.list.save_pending()
