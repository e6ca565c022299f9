"""Pages with figures: a chart, the table behind it, and perhaps tabs for more of the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QRadioButton

from facilitator_app.charts.tables import TableData
from facilitator_app.domain.language import _
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets import REST, Button, Card, Column, DataTable, Flow, Head, Tabs
from facilitator_app.ui.widgets.page_area import key_inside

FIRST_LINE = 3
"""So many buttons stand side by side at large text."""
FIGURE = re.compile(r"(?:[+\u2212]?\d+(?:\.\d+)?)?")
"""A cell that holds a figure, or nothing."""


class FiguresPage(FacilitatorPage):
    """``chart`` is what is seen first; the page puts ``figures``, which holds both, where it wants them."""

    def __init__(self, *, back: str = "", side: int = 0) -> None:
        super().__init__(back=back, side=side, side_until=1.0)  # charts need the width for the words of the scale
        self.tabs_under_buttons()
        self._all_buttons: list[Button] = []
        self._large = False
        self.later = Flow(gap=12)
        """At large text the buttons that are not needed first, under what the page is about."""
        self.later.hide()
        self._content.insertWidget(self._content.count() - 1, self.later)
        self.chart = Column(gap=8)
        self.table = Column(gap=8)
        self.table.hide()
        self.figures = Card(self.chart, self.table, margins=(16, 16, 16, 16))
        self.figures.hide()

    def _put(self, button: Button, slot: Callable[[], object], foot: bool) -> None:
        super()._put(button, slot, foot)
        if not foot:
            self._all_buttons.append(button)
            self._place_buttons()

    def look_changed(self) -> None:
        super().look_changed()
        look = look_of(self)
        self._large = look.large
        self.later.setContentsMargins(0, look.unit(12), 0, 0)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Large text leaves one line of buttons above the figures: these come first."""
        far = self._all_buttons[FIRST_LINE:] if self._large else []
        focus = self.focusWidget()
        for button in self._all_buttons:
            line = self.later if button in far else self.buttons
            if button.parentWidget() is not line:
                hidden = button.isHidden()
                line.add(button)
                button.setHidden(hidden)
        self.later.setVisible(bool(far))
        if focus in self._all_buttons:
            focus.setFocus()  # what moves to another place loses it
        self.order_tabs()

    def add_table_switch(self, make: Callable[[], Sequence[TableData]]) -> None:
        """A button, and T, go from the chart to the tables of that moment and back."""
        self._make_tables = make
        self._switch = self.button(_("As a &table"), self.turn)
        key_inside(self.area, "T", self.turn)
        self.kept_view.keep("table", lambda: "" if self.table.isHidden() else "on", lambda _on: self.turn())

    def turn(self) -> None:
        """Chart to table and back."""
        to_chart = not self.table.isHidden()
        if not to_chart:
            self._fill_table()
        self.chart.setVisible(to_chart)
        self.table.setVisible(not to_chart)
        self._switch.setText(_("As a &table") if to_chart else _("As a char&t"))
        self.order_tabs()

    def show_table_of_now(self) -> None:
        """Other figures: the table follows if it is seen."""
        if not self.table.isHidden():
            self._fill_table()

    def add_figure_tabs(self, names: Sequence[tuple[str, str]], current: str, go: Callable[[str], object]) -> None:
        """Tabs (key, words) for other pages of these figures."""
        self._tabs = Tabs(list(names), current=current)
        self._tabs.chosen.connect(go)
        self.add_above(self._tabs)

    def add_neighbours(
        self,
        all_: Sequence[tuple[str, str]],
        current: str,
        go: Callable[[str], object],
        before: tuple[str, str],
        after: tuple[str, str],
    ) -> None:
        """Buttons to what comes before and after in ``all_``, (key, title); each with its words, and what is said where
        nothing lies there.

        Left and Right work while the focus is on these buttons: tabs and tables have arrows of their own.
        """
        index = [key for key, _title in all_].index(current)
        for (words, nothing), keys, to in ((before, "Left", index - 1), (after, "Right", index + 1)):
            there = 0 <= to < len(all_)
            key, about = all_[to] if there else ("", nothing)
            act = partial(go, key) if there else lambda: None
            button = self.button(words, act)
            button.setAccessibleDescription(about)
            button.setToolTip(about)
            button.setEnabled(there)
            for line in (self.buttons, self.later):
                key_inside(line, keys, act)

    def focus_tabs(self) -> None:
        """The page was entered by its tab: arrows go on from there."""
        self.set_first_focus(next(tab for tab in self._tabs.findChildren(QRadioButton) if tab.isChecked()))

    def _fill_table(self) -> None:
        self.table.clear()
        for table in self._make_tables():
            self.table.add(table.sentence, data_table(table))
        self.table.add(REST)


def data_table(table: TableData) -> DataTable:
    """The table behind a chart; columns of figures stand at the right, and the longest words get most room."""
    lengths = [max((len(row[column]) for row in table.rows), default=0) for column in range(len(table.heads))]
    heads = []
    for column, words in enumerate(table.heads):
        figures = all(FIGURE.fullmatch(row[column]) for row in table.rows)
        heads.append(Head(words, right=figures, stretch=3 if lengths[column] == max(lengths) else 1))
    data = DataTable(heads, name=table.sentence)
    data.show_rows([list(row) for row in table.rows])
    return data
