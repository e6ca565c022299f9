"""The results screens: sentences, charts, the table behind each chart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import CommentFigures, RoundResults, SectionFigures
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.results.charts import ItemChart, StripChart, item_words, strip_words
from facilitator_app.ui.results.presenter import TableData
from facilitator_app.ui.widgets import (
    Card,
    Column,
    DataTable,
    Divider,
    Head,
    Quote,
    Row,
    Tabs,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.results.presenter import ResultsPresenter, ThemePresenter

TABS = ("results", "results_groups", "results_theme")


class ResultsPage(FacilitatorPage):
    """What the results screens share. ``tab``: which of them this is."""

    def __init__(self, tab: str, *, side: int = 0) -> None:
        super().__init__(side=side)
        self._tab = tab
        self._presenter: ResultsPresenter | None = None
        self._table = Column(gap=8)
        self._table.hide()

    def attend(self, presenter: ResultsPresenter) -> None:
        """Connect to the presenter and show what it finds."""
        self._presenter = presenter
        presenter.show()

    def show_head(self, title: str, lead: str, *, practice: bool) -> None:
        self.set_title(title)
        self.set_lead(_("Practice. {lead}", lead=lead) if practice else lead)

    def show_withheld(self, what: str, do: str) -> None:
        self.main_button(_("Go to the round"), self._go_round)
        self.body.addWidget(Card(heading2(what), text_label(do), bar=True))

    def add_tabs(self) -> None:
        """Buttons and tabs above the figures; left out when there is nothing to show."""
        presenter = self._presenter
        if presenter is None:
            return
        self.main_button(_("Print &packs"), presenter.go_packs)
        self._switch = self.button(_("As a &table"), presenter.switch_table)
        QShortcut(QKeySequence("T"), self.area, presenter.switch_table, context=_INSIDE)
        tabs = Tabs(list(zip(TABS, (_("Main points"), _("Groups"), _("One theme")))), current=self._tab)
        tabs.chosen.connect(presenter.go_tab)
        self.add_above(tabs)
        self.body.addWidget(self._table)

    def show_table(self, table: TableData) -> None:
        self._table.clear()
        heads = []
        for place, words in enumerate(table.heads):
            figures = all(row[place].isdigit() or not row[place] for row in table.rows)
            heads.append(Head(words, right=figures, stretch=3 if place == 0 else 1))
        data = DataTable(heads, name=table.sentence)
        data.show_rows([list(row) for row in table.rows])
        self._table.add(text_label(table.sentence), data)
        self._table.show()
        self.charts.hide()
        self._switch.setText(_("As a &chart"))
        self.order_tabs()

    def show_chart(self) -> None:
        self._table.hide()
        self.charts.show()
        self._switch.setText(_("As a &table"))

    @property
    def charts(self) -> QWidget:
        """What the table takes the place of."""
        raise NotImplementedError

    def _go_round(self) -> None:
        if self._presenter is not None:
            self._presenter.go_round()


_INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class MainPointsPage(ResultsPage):
    """R1."""

    def __init__(self) -> None:
        super().__init__("results")
        self._points = Card(gap=10)
        self._sections = Card(gap=8)
        self._both = Row(self._points, self._sections, gap=20, fold=True)
        self._both.hide()
        self.body.addWidget(self._both)

    @property
    def charts(self) -> QWidget:
        return self._sections

    def show_points(self, groups: Sequence[tuple[str, str, Sequence[str]]]) -> None:
        self.add_tabs()
        for place, (_icon, heading, sentences) in enumerate(groups):
            if place:
                self._points.add(Divider())
            self._points.add(heading2(heading), *(text_label(sentence) for sentence in sentences))
        self._points.add_stretch()
        self._both.box.setStretch(0, 5)
        self._both.box.setStretch(1, 9)

    def show_sections(self, title: str, results: RoundResults) -> None:
        self._sections.add(heading2(title), StripChart(results, strip_words(results)))
        self._sections.add_stretch()
        self._both.show()


class GroupsPage(ResultsPage):
    """R2."""

    def __init__(self) -> None:
        super().__init__("results_groups", side=320)
        self._chart = Card(gap=8)
        self._chart.hide()
        self.body.addWidget(self._chart)

    @property
    def charts(self) -> QWidget:
        return self._chart

    def show_groups(self, title: str, results: RoundResults, notes: Sequence[str]) -> None:
        self.add_tabs()
        self._chart.add(heading2(title), StripChart(results, strip_words(results)))
        self._chart.show()
        self.side.addWidget(Card(heading2(_("About the groups")), *(text_label(note) for note in notes), gap=10))


class ThemePage(ResultsPage):
    """R3."""

    def __init__(self) -> None:
        super().__init__("results_theme", side=316)
        self._chart = Card(gap=12)
        self._chart.hide()
        self.body.addWidget(self._chart)

    @property
    def charts(self) -> QWidget:
        return self._chart

    def attend_theme(self, presenter: ThemePresenter) -> None:
        self._theme = presenter
        self.attend(presenter)

    def show_theme(self, results: RoundResults, section: SectionFigures, band: str) -> None:
        self.add_tabs()
        if section.withheld:
            self._chart.add(text_label(section.withheld))
        for place, item in enumerate(section.items):
            if place:
                self._chart.add(Divider())
            self._chart.add(ItemChart(results, item, item_words(results, item)))
        self._chart.show()
        if band:
            self.side.addWidget(Card(heading2(_("Where this theme lies")), text_label(band)))
        if section.questions:
            self.side.addWidget(Card(heading2(_("To talk about")), *(text_label(q) for q in section.questions)))
        self.side.addWidget(_comments(section.comments))

    def show_neighbours(self, before: str, after: str) -> None:
        for name, keys, by, words in (
            (before, "Left", -1, _("Theme &before")),
            (after, "Right", 1, _("&Next theme")),
        ):
            if name:
                go = partial(self._theme.step, by)
                self.button(words, go).setAccessibleDescription(name)
                QShortcut(QKeySequence(keys), self.area, go, context=_INSIDE)


def _comments(comments: CommentFigures) -> Card:
    """People's own words, or the reason why they are not shown."""
    card = Card(heading2(_("In people's own words")), gap=10)
    if comments.withheld:
        card.add(text_label(comments.withheld))
    for text in comments.texts:
        card.add(Quote(text))
    if comments.held_back:
        card.add(small(n_("{n} comment is held back.", "{n} comments are held back.", comments.held_back)))
    return card
