"""A new partnership: only the name is needed."""

from __future__ import annotations

from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import YES
from facilitator_app.ui.partnership.new_view import NewPartnershipPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.screens import PartnershipBound

UNFINISHED_KEY = "new partnership"


class NewPartnershipPresenter(Presenter[NewPartnershipPage, to.NewPartnershipRoute]):
    """Makes the partnership with the usual groups, then goes on to its first round or to its page."""

    def show(self) -> None:
        """What was typed last time and never saved."""
        waiting = self.workspace.unfinished.of(UNFINISHED_KEY)
        if waiting:
            self.view.show_typed(waiting["name"], waiting["practice"] == YES)

    def save_pending(self) -> None:
        """A name that is typed waits; nobody wants a partnership that they did not ask for."""
        name, practice = self.view.typed
        waiting = {"name": name, "practice": YES if practice else ""} if name.strip() else {}
        if waiting != self.workspace.unfinished.of(UNFINISHED_KEY):
            self.workspace.unfinished.keep(waiting, UNFINISHED_KEY)

    def save_and_set_up(self, name: str, practice: bool) -> None:
        self._save(name, practice, to.SetupQuestionnaireRoute)

    def save(self, name: str, practice: bool) -> None:
        self._save(name, practice, to.PartnershipRoute)

    def leave(self) -> None:
        self.shell.go(to.HomeRoute())

    def _save(self, name: str, practice: bool, then: type[PartnershipBound]) -> None:
        made = self.tried(
            lambda: self.workspace.partnerships.create(name, practice=practice), self.view.show_name_error
        )
        if made is None:
            return
        self.view.show_typed("", False)
        self.shell.saved()
        self.shell.go(then(made.id), remember=False)
