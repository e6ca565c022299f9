"""Views and outcomes side by side: themes in the middle, figures and what was written down beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.aims import Aims, FigureRow, agreement_lines, figure_rows
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.words import tidy
from facilitator_app.ui.results.charts import kind_cards
from facilitator_app.ui.results.strip_chart import StripChart
from facilitator_app.ui.results.view import ResultsPage
from facilitator_app.ui.widgets import REST, Card, Column, QuietButton, Row, Wide, heading2, small, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.results.outcomes_presenter import OutcomesPresenter


class OutcomesPage(ResultsPage):
    presenter: OutcomesPresenter

    def __init__(self) -> None:
        super().__init__("outcomes", side=316)
        self.add(self.figures)

    def show_nothing(self) -> None:
        """Nothing is written down."""
        self.add_tabs(with_table=False)
        self.chart.add(heading2(_("No aims are written down yet.")), self._change(_("Write them down")), REST)

    def show_views(self, results: RoundResults) -> None:
        self.add_tabs()
        self.chart.add(heading2(_("How we see it")), *results.findings.sentences, *kind_cards(results))
        if any(section.score is not None for section in results.sections):
            self.chart.add(StripChart(results, go=self.presenter.open_theme))
        self.chart.add(REST)

    def show_written(self, aims: Aims) -> None:
        """Figures, then words, at the side; nothing of what nobody wrote."""
        if aims.figures:
            self.add_beside(Card(heading2(_("Outcome figures")), *map(_figure_row, figure_rows(aims.figures)), gap=12))
        card = Card(gap=10)
        for title, lines in (
            (_("Our purpose"), (aims.purpose.strip(),)),
            (_("Outcomes we signed up to"), aims.each_outcome),
            (_("Our agreement"), agreement_lines(aims.agreement)),
        ):
            if any(lines):
                card.add(Column(heading2(title), *(text_label(line) for line in lines), gap=4))
        card.add(self._change(_("Change what is written")))
        self.add_beside(card)

    def _change(self, words: str) -> QWidget:
        return QuietButton(words, "edit", press=self.presenter.change_aims)


def _figure_row(row: FigureRow) -> QWidget:
    """One name with its figures over their days."""
    figures = [
        Row(Wide(small(long_date(one.on))), text_label(one.words, "body_bold"), gap=10, fold=True)
        for one in row.figures
    ]
    sources = dict.fromkeys(tidy(one.source) for one in row.figures if one.source.strip())
    return Column(text_label(row.label), *figures, *(small(source) for source in sources), gap=2)
