"""A chart and the table behind it, in one place on the page."""

from __future__ import annotations

from facilitator_app.charts.tables import TableData
from facilitator_app.domain.language import _
from facilitator_app.ui.widgets import Button, Card, Column, DataTable, Head, text_label


class Figures(Card):
    """``chart`` is what is seen first; ``switch``, if the page has one, is the button that goes between the two."""

    def __init__(self) -> None:
        self.chart = Column(gap=8)
        self.switch: Button | None = None
        self._table = Column(gap=8)
        self._table.hide()
        super().__init__(self.chart, self._table, margins=(16, 16, 16, 16))

    def show_table(self, table: TableData) -> None:
        """The table in place of the chart."""
        self._table.clear()
        self._table.add(text_label(table.sentence), data_table(table))
        self._table.add_stretch()
        self._show(self._table, self.chart, _("As a char&t"))

    def show_chart(self) -> None:
        """The chart again."""
        self._show(self.chart, self._table, _("As a &table"))

    def _show(self, seen: Column, gone: Column, words: str) -> None:
        gone.hide()
        seen.show()
        if self.switch is not None:
            self.switch.setText(words)


def data_table(table: TableData) -> DataTable:
    """The table behind a chart; columns of figures stand at the right, and the longest words get most room."""
    lengths = [max((len(row[place]) for row in table.rows), default=0) for place in range(len(table.heads))]
    heads = []
    for place, words in enumerate(table.heads):
        figures = all(row[place].isdigit() or not row[place] for row in table.rows)
        heads.append(Head(words, right=figures, stretch=3 if lengths[place] == max(lengths) else 1))
    data = DataTable(heads, name=table.sentence)
    data.show_rows([list(row) for row in table.rows])
    return data
