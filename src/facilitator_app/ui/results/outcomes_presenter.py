"""A round beside what the partnership wrote down once, and beside the figures of its outcomes."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts.beside import apart_words, outcomes_table, views_table
from facilitator_app.charts.tables import TableData
from facilitator_app.domain.aims import Aims
from facilitator_app.domain.language import _
from facilitator_app.domain.results import RoundResults
from facilitator_app.ui import routes as to
from facilitator_app.ui.results.outcomes_view import OutcomesPage
from facilitator_app.ui.results.presenter import ResultsPresenter


class OutcomesPresenter(ResultsPresenter[OutcomesPage]):
    def fill(self, results: RoundResults) -> None:
        aims = self._aims()
        title = _("{round}: views and outcomes", round=results.round_name)
        if aims.blank:  # its tab is not there; somebody came by the way back
            self.view.show_head(title, "", practice=results.practice)
            self.view.show_nothing()
            return
        self.view.show_head(title, apart_words(aims), practice=results.practice)
        self.view.show_views(results)
        self.view.show_written(aims)

    def table(self, results: RoundResults) -> TableData:
        return views_table(results)

    def tables(self, results: RoundResults) -> Sequence[TableData]:
        aims = self._aims()
        return [views_table(results), *([outcomes_table(aims)] if aims.figures else [])]

    def change_aims(self) -> None:
        self.shell.go(to.AimsRoute(self.here[0]))

    def _aims(self) -> Aims:
        return self.workspace.aims.of(self.here[0])
