"""One resource with its address to copy, and one agenda step by step; both can be put on paper."""

from __future__ import annotations

from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.signposts import Signpost
from facilitator_app.file_names import file_name
from facilitator_app.ui import routes as to
from facilitator_app.ui.library.one_view import AgendaPage, ResourcePage
from facilitator_app.ui.library.presenter import LibraryRow
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.saving import Printable
from facilitator_app.ui.setup.common import size


def day_words(entry: Signpost) -> str:
    """When the guide read the address."""
    return _("The guide read it on {day}. It may lead nowhere by now.", day=long_date(entry.read_on))


def year_words(entry: Signpost) -> str:
    return entry.year or _("No year given")


class ResourcePresenter(Presenter[ResourcePage, to.ResourceRoute]):
    def begin(self) -> None:
        self._library = self.workspace.library.signposts()
        self._instruments = {one.id: one for one in self.workspace.library.all()}
        self.entry = self._library.entry(self.route.entry_id)
        self.paper = Printable(
            self.view, self.shell, self._sheet, lambda: file_name(self.entry.title if self.entry else "")
        )

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
                rows.append(LibraryRow(to.QuestionsRoute(one.id), str(one.title), size(one)))
        for name in entry.agendas:
            if agenda := self._library.agenda(name):
                minutes = n_("Workshop of {n} minute", "Workshop of {n} minutes", agenda.minutes)
                rows.append(LibraryRow(to.AgendaRoute(agenda.id), agenda.title, minutes))
        if entry.compare:
            rows.append(
                LibraryRow(to.CompareRoute(), _("Compare questionnaires"), _("The same facts of each, side by side"))
            )
        return tuple(rows)

    def _sheet(self) -> bytes:
        from facilitator_app.packs.library_sheets import resource_sheet

        assert self.entry is not None
        here = [row.title for row in self._here(self.entry)]
        return resource_sheet(self.entry, year_words(self.entry), day_words(self.entry), self._topics(), here)


class AgendaPresenter(Presenter[AgendaPage, to.AgendaRoute]):
    def begin(self) -> None:
        self.agenda = self.workspace.library.signposts().agenda(self.route.agenda_id)
        self.paper = Printable(
            self.view, self.shell, self._sheet, lambda: file_name(self.agenda.title if self.agenda else "")
        )

    def show(self) -> None:
        if self.agenda is None:
            self.view.show_gone(_("This is not in the library any more."))
            return
        self.view.show_agenda(self.agenda, n_("{n} minute in all", "{n} minutes in all", self.agenda.minutes))

    def _sheet(self) -> bytes:
        from facilitator_app.packs.library_sheets import agenda_sheet

        assert self.agenda is not None
        return agenda_sheet(self.agenda)
