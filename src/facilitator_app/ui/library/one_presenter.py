"""One resource with its address to copy, and one agenda step by step; both can be put on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.signposts import Signpost
from facilitator_app.file_names import file_name
from facilitator_app.ui.library.presenter import LibraryRow
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.routes import AgendaRoute, CompareRoute, QuestionsRoute, ResourceRoute
from facilitator_app.ui.saving import Printable
from facilitator_app.ui.setup.common import size
from facilitator_app.ui.shell import Shell

if TYPE_CHECKING:
    from facilitator_app.ui.library.one_view import AgendaPage, ResourcePage


def day_words(entry: Signpost) -> str:
    """When the guide read the address."""
    return _("The guide read it on {day}. It may lead nowhere by now.", day=long_date(entry.read_on))


def year_words(entry: Signpost) -> str:
    return entry.year or _("No year given")


class ResourcePresenter(Presenter["ResourcePage", ResourceRoute]):
    def __init__(self, view: ResourcePage, shell: Shell, route: ResourceRoute) -> None:
        super().__init__(view, shell, route)
        self._library = shell.workspace.library.signposts()
        self._instruments = {one.id: one for one in shell.workspace.library.all()}
        self.entry = self._library.entry(route.entry_id)
        self.paper = Printable(view, shell, self._sheet, lambda: file_name(self.entry.title if self.entry else ""))

    def show(self) -> None:
        if self.entry is None:
            self.view.show_gone(_("This is not in the library any more."))
            return
        self.view.show_resource(self.entry, year_words(self.entry), day_words(self.entry), self._topics())
        self.view.show_here(self._here(self.entry))

    def _topics(self) -> tuple[str, ...]:
        entry = self.entry
        topics = (self._library.topic(topic) for topic in (entry.topics if entry else ()))
        return tuple(topic.name for topic in topics if topic is not None)

    def _here(self, entry: Signpost) -> tuple[LibraryRow, ...]:
        """What of the program does the job."""
        rows = []
        for name in entry.instruments:
            if one := self._instruments.get(name):
                rows.append(LibraryRow(QuestionsRoute(one.id), str(one.title), size(one)))
        for name in entry.agendas:
            if agenda := self._library.agenda(name):
                minutes = n_("Workshop of {n} minute", "Workshop of {n} minutes", agenda.minutes)
                rows.append(LibraryRow(AgendaRoute(agenda.id), agenda.title, minutes))
        if entry.compare:
            rows.append(
                LibraryRow(CompareRoute(), _("Compare questionnaires"), _("The same facts of each, side by side"))
            )
        return tuple(rows)

    def _sheet(self) -> bytes:
        from facilitator_app.packs.library_sheets import resource_sheet

        assert self.entry is not None
        here = [row.title for row in self._here(self.entry)]
        return resource_sheet(self.entry, year_words(self.entry), day_words(self.entry), self._topics(), here)


class AgendaPresenter(Presenter["AgendaPage", AgendaRoute]):
    def __init__(self, view: AgendaPage, shell: Shell, route: AgendaRoute) -> None:
        super().__init__(view, shell, route)
        self.agenda = shell.workspace.library.signposts().agenda(route.agenda_id)
        self.paper = Printable(view, shell, self._sheet, lambda: file_name(self.agenda.title if self.agenda else ""))

    def show(self) -> None:
        if self.agenda is None:
            self.view.show_gone(_("This is not in the library any more."))
            return
        self.view.show_agenda(self.agenda, n_("{n} minute in all", "{n} minutes in all", self.agenda.minutes))

    def _sheet(self) -> bytes:
        from facilitator_app.packs.library_sheets import agenda_sheet

        assert self.agenda is not None
        return agenda_sheet(self.agenda)
