"""Since last time: what went up, what went down, and of what we cannot tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from facilitator_app.charts.kind_charts import KindChart
from facilitator_app.domain.language import _
from facilitator_app.ui.results.charts import ChartPicture
from facilitator_app.ui.results.view import ResultsPage
from facilitator_app.ui.widgets import REST, Card, Column, Divider, heading2, small, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.results.since_presenter import SincePresenter


class SincePage(ResultsPage):
    """Two rounds beside each other."""

    presenter: SincePresenter

    def __init__(self) -> None:
        super().__init__("since", side=316)
        self.add(self.figures)

    def show_nothing(self, what: str, do: str, *, with_table: bool) -> None:
        """There is nothing to compare; the other tabs have their figures. ``with_table``: of what was agreed before."""
        self.add_tabs(with_table=with_table)
        self.chart.add(heading2(what), do, REST)

    def show_changes(self, title: str, charts: Sequence[KindChart]) -> None:
        self.add_tabs()
        self.chart.add(heading2(title))
        for index, chart in enumerate(charts):
            self.chart.add(*([Divider()] if index else []), text_label(chart.title, "body_bold"))
            self.chart.add(ChartPicture(chart.draw, chart.words), *(small(note) for note in chart.notes))
        self.chart.add(REST)

    def show_words(self, title: str, lines: Sequence[str], notes: Sequence[str]) -> None:
        """Words alone, a line a theme."""
        self.add_tabs()
        self.chart.add(heading2(title), *lines, *(small(note) for note in notes), REST)

    def show_how_sure(self, lines: Sequence[str]) -> None:
        self.add_beside(Card(heading2(_("How sure is this?")), *lines, gap=10))

    def show_not_compared(self, parts: Sequence[tuple[str, Sequence[tuple[str, Sequence[str]]]]]) -> None:
        """For themes and for statements: each reason, and what it is about."""
        card = Card(heading2(_("Not compared")), gap=10)
        for title, reasons in parts:
            for why, names in reasons:
                card.add(Column(small(title), text_label(why, "body_bold"), *(small(name) for name in names), gap=2))
        self.add_beside(card)
