"""What the library holds, found by words or by what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator_app.domain.language import _, n_
from facilitator_app.domain.signposts import Agenda, Signpost
from facilitator_app.ui import routes as to
from facilitator_app.ui.library.view import LibraryPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.screens import Route

EVERYTHING = ""
"""The key of "all of them" in the list of gaps."""


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One thing in the list. ``here``: the program has something that does its job."""

    route: Route
    title: str
    detail: str
    here: bool = False


class LibraryPresenter(Presenter[LibraryPage, to.LibraryRoute]):
    def begin(self) -> None:
        self._library = self.workspace.library.signposts()
        self._titles = self.workspace.library.titles()
        self._words = ""
        self._topic = self.route.topic_id if self._library.topic(self.route.topic_id) else EVERYTHING

    def show(self) -> None:
        gaps = [(EVERYTHING, _("Show everything")), *((topic.id, topic.gap) for topic in self._library.topics)]
        self.view.show_gaps(gaps, self._topic)
        self._show_rows()

    def find(self, words: str) -> None:
        """Show only what has these words in it."""
        self._words = words
        self._show_rows()

    def choose_gap(self, topic: str) -> None:
        """Show only what may help with this gap."""
        self._topic = topic
        self._show_rows()

    def _show_rows(self) -> None:
        topic = self._library.topic(self._topic)
        self.view.show_first(_("Try this first: {words}", words=topic.first) if topic else "")
        resources = [self._row(one) for one in self._library.entries if self._fits(one)]
        agendas = [agenda_row(one) for one in self._library.agendas if self._fits(one)]
        empty = "" if resources or agendas else _("Nothing fits. Use fewer words, or choose Show everything.")
        self.view.show_rows(resources, agendas, empty)

    def _row(self, entry: Signpost) -> LibraryRow:
        here = bool(entry.agendas or entry.compare or any(one in self._titles for one in entry.instruments))
        by = _("{year}. {made_by}", year=entry.year, made_by=entry.made_by) if entry.year else entry.made_by
        return LibraryRow(to.ResourceRoute(entry.id), entry.title, by, here)

    def _fits(self, one: Signpost | Agenda) -> bool:
        if self._topic and self._topic not in one.topics:
            return False
        topics = [topic for topic in map(self._library.topic, one.topics) if topic is not None]
        texts = [one.title, *(topic.name for topic in topics), *(topic.gap for topic in topics)]
        if isinstance(one, Signpost):
            texts += [one.made_by, one.year, one.what, *one.good_for, *one.limits, *one.addresses]
            texts += [self._titles[name] for name in one.instruments if name in self._titles]
        else:
            texts += [one.lead, one.source, *(step.title for step in one.steps), *(step.what for step in one.steps)]
        whole = " ".join(texts).casefold()
        return all(word in whole for word in self._words.casefold().split())


def agenda_row(agenda: Agenda) -> LibraryRow:
    """An agenda as a row of a list."""
    minutes = n_("{n} minute", "{n} minutes", agenda.minutes)
    return LibraryRow(to.AgendaRoute(agenda.id), agenda.title, minutes, True)
