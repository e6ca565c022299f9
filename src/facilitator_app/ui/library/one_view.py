"""A page to read, with Print and Save on top."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from facilitator_app.domain.language import _
from facilitator_app.domain.signposts import Agenda, Signpost
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.saving import Printable
from facilitator_app.ui.screens import Route
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    DataTable,
    Flow,
    Head,
    Icon,
    Row,
    TableCell,
    TaskList,
    TaskRow,
    Wide,
    area_field,
    heading2,
    small,
)

if TYPE_CHECKING:
    from facilitator_app.ui.library.one_presenter import AgendaPresenter, ResourcePresenter
    from facilitator_app.ui.library.presenter import LibraryRow


class ReadingPage(FacilitatorPage):
    """What both pages share."""

    def __init__(self, side: int) -> None:
        super().__init__(back=_("Back"), side=side)

    def show_gone(self, words: str) -> None:
        self.set_title(_("Library"))
        self.add(words)

    def add_paper(self, paper: Printable) -> None:
        """Print and Save under the title."""
        self.set_first_focus(self.button(_("&Print"), paper.print_it, icon="print"))
        self.button(_("&Save as PDF"), paper.save_it, icon="save")


def points(texts: Sequence[str], icon: str, colour: str) -> Column:
    """Short points under each other, each with a mark."""
    column = Column(gap=8)
    for text in texts:
        mark = Icon(icon, colour, 16)
        row = Row(mark, Wide(text), gap=10)
        row.box.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        column.add(row)
    return column


def row_list(rows: Sequence[LibraryRow], go: Callable[[Route], object], *, tagged: bool = False) -> TaskList:
    """Things of the library, each of which opens its screen. ``tagged``: say which of them do their job here."""
    made = []
    for row in rows:
        tag = _("Can be used here") if tagged and row.here else ""
        line = TaskRow(row.title, row.detail, tag, "success", two_lines=True)
        line.clicked.connect(lambda _on=False, route=row.route: go(route))
        made.append(line)
    return TaskList(made)


class ResourcePage(ReadingPage):
    """A resource."""

    presenter: ResourcePresenter

    def __init__(self) -> None:
        super().__init__(side=340)

    def show_resource(self, entry: Signpost, year: str, read: str, topics: Sequence[str]) -> None:
        self.set_title(entry.title)
        self.set_lead(_("{made_by}. {year}.", made_by=entry.made_by, year=year))
        self.add_paper(self.presenter.paper)
        self.add(Card(heading2(_("What it is")), entry.what))
        both = Row(
            Card(heading2(_("Good for")), points(entry.good_for, "check", "success"), gap=10),
            Card(heading2(_("Its limits")), points(entry.limits, "minus", "warning"), gap=10),
            gap=16,
            fold=True,
        )
        self.add(both, self._addresses(entry, read))
        self._topics = Card(heading2(_("It helps with")), points(topics, "minus", "muted"), gap=10)

    def show_here(self, rows: Sequence[LibraryRow]) -> None:
        if rows:
            words = _("Written in our own words to do the same job. Scores are not comparable with published results.")
            listed = row_list(rows, self.presenter.shell.go)
            self.add_beside(Column(heading2(_("You can use here")), listed, small(words), gap=10))
        else:
            words = _("Nothing in the program does this job: use the resource itself.")
            self.add_beside(Card(heading2(_("You can use here")), words))
        self.add_beside(self._topics)

    def _addresses(self, entry: Signpost, read: str) -> Card:
        card = Card(heading2(_("Where the guide found it")), gap=8)
        self._copied = small("")
        for number, address in enumerate(entry.addresses, 1):
            name = _("Address {n}", n=number) if len(entry.addresses) > 1 else _("Address")
            if "://" not in address:
                name = _("Name of a file, without an address")
            box = area_field(name, lines=1)
            box.show_text(address)
            box.editor.setReadOnly(True)
            copy = Button(_("Copy"), press=partial(self._copy, name, address))
            copy.setAccessibleName(_("Copy: {name}", name=name))
            card.add(box, Flow(copy))
        card.add(small(read), self._copied)
        self._copied.hide()
        return card

    def _copy(self, name: str, address: str) -> None:
        QGuiApplication.clipboard().setText(address)
        self._copied.say(_("Copied: {name}.", name=name))


class AgendaPage(ReadingPage):
    """An agenda."""

    presenter: AgendaPresenter

    def __init__(self) -> None:
        super().__init__(side=300)

    def show_agenda(self, agenda: Agenda, minutes: str) -> None:
        self.set_title(agenda.title)
        self.set_lead(agenda.lead)
        self.add_paper(self.presenter.paper)
        table = DataTable(
            [Head(_("Minutes"), right=True, stretch=0), Head(_("Step"), stretch=2), Head(_("What we do"), stretch=5)],
            name=_("The steps, {minutes}", minutes=minutes),
        )
        rows: list[list[str | TableCell]] = []
        for step in agenda.steps:
            detail = _("Bring: {materials}", materials=step.materials) if step.materials else ""
            rows.append([str(step.minutes), TableCell(step.title, bold=True), TableCell(step.what, detail=detail)])
        table.show_rows(rows)
        self.add(table)
        self.add_beside(Card(heading2(_("Time")), minutes))
        self.add_beside(Card(heading2(_("What to bring")), points(agenda.materials, "minus", "muted"), gap=10))
        self.add_beside(small(agenda.source))
