"""A number for each group, and what the numbers mean, live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker

from facilitator_app.analysis.publishability import Publishability
from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.setup.page import SetupPage
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets import (
    REST,
    Button,
    Card,
    Column,
    Flow,
    Notice,
    NumberBox,
    QuietButton,
    Row,
    StatusTag,
    TextLabel,
    Wide,
    combo_field,
    divided,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.setup.asked_presenter import AskedPresenter, AskedRow

MOST = 999


class AskedPage(SetupPage):
    presenter: AskedPresenter

    def __init__(self) -> None:
        super().__init__(_("How many people do you ask?"), go_on=_("Continue"))
        self.numbers: dict[str, NumberBox] = {}
        self.tags: dict[str, StatusTag] = {}
        self.notes: dict[str, TextLabel] = {}
        self.without_group = Notice("", "warning")
        self.without_group.add(
            Button(_("Give people a group"), press=lambda: self.presenter.visit(to.PeopleRoute, True))
        )
        self.rows = Card(gap=0, margins=(1, 1, 1, 1))
        self.total = text_label("", "body_bold")
        self.lines = Column(gap=8)
        change = QuietButton(_("Change names, add or remove groups"), "edit")
        change.clicked.connect(lambda: self.presenter.visit(to.GroupsRoute))
        other = QuietButton(_("Other ways to divide people"), "edit")
        other.clicked.connect(lambda: self.presenter.visit(to.BreakdownsRoute))
        foot = Column(self.total, Flow(other, change, gap=24), gap=4)
        self.ways = combo_field(_("Divide people by"), (), choose=lambda id_: self.presenter.divide_by(id_))
        self.add(self.without_group, self.ways, self.rows, foot, self.lines)
        self.add(small(_("Only numbers. You never have to type anybody's name.")))

    def show_rows(self, rows: tuple[AskedRow, ...]) -> None:
        self.numbers, self.tags, self.notes = {}, {}, {}
        self.rows.fill(*divided([_AskedHeads(), *map(self._row, rows)]))

    def enter(self) -> None:
        """The first number has the focus and is marked, so that typing replaces it."""
        first = next((number for number in self.numbers.values() if number.isVisibleTo(self)), None)
        if first is not None:
            self.set_first_focus(first)
        super().enter()
        if first is not None:
            first.selectAll()

    def show_ways(self, ways: tuple[tuple[str, str], ...], used: str) -> None:
        """The ways to divide people that are prepared, and the one in use."""
        self.ways.setVisible(len(ways) > 1)
        with QSignalBlocker(self.ways.editor):
            self.ways.editor.clear()
            for id_, name in ways:
                self.ways.editor.addItem(name, id_)
        self.ways.show_text(used)

    def show_without_group(self, words: str) -> None:
        """Whom no number counts; "" for nobody."""
        self.without_group.say(words)

    def show_notes(self, notes: dict[str, str]) -> None:
        """Which numbers were typed, and which are counted."""
        for group_id, words in notes.items():
            self.notes[group_id].say(words)

    def show_publishability(self, publishable: dict[str, Publishability], total: str, lines: tuple[str, ...]) -> None:
        for group_id, tag in self.tags.items():
            publishability = publishable[group_id]
            tag.set_state(publishability.words, publishability.kind)
        self.total.setText(total)
        self.lines.fill(*(Notice(line, "warning") for line in lines))

    def _row(self, row: AskedRow) -> Row:
        name = Column(REST, text_label(row.name, "body_bold"), gap=0)
        if row.protected:
            name.add(text_label(_("Protected voice"), "small_bold", colour="accent"))
        note = self.notes[row.id] = text_label(row.note, "small")
        name.add(note, REST)
        if not row.note:  # what is shown before it stands in the page would be a window of its own
            note.hide()
        number = NumberBox(_("How many people of the group {name} do you ask?", name=row.name), row.asked, 0, MOST)
        number.chosen.connect(lambda asked: self.presenter.set_asked(row.id, asked))
        tag = StatusTag("", "neutral")
        self.numbers[row.id], self.tags[row.id] = number, tag
        beside = Row(tag, REST, gap=0)
        return Row(Wide(name, 3), number, Wide(beside, 4), gap=24, margins=(20, 10, 20, 10), fold=True)


class _AskedHeads(Row):
    """What the columns are; at large text the rows fold and each speaks for itself."""

    def __init__(self) -> None:
        group, shown = text_label(_("Group"), "small_bold"), text_label(_("Can it be shown on its own?"), "small_bold")
        self._asked = text_label(_("People asked"), "small_bold")
        super().__init__(Wide(group, 3), self._asked, Wide(shown, 4), gap=24, margins=(20, 8, 20, 8))

    def look_changed(self) -> None:
        super().look_changed()
        look = look_of(self)
        self.setVisible(not look.large)
        self._asked.setFixedWidth(look.unit(136))
