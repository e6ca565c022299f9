"""A round beside the earlier ones with the same questions."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts import over_time
from facilitator_app.charts.agreed import agreed_table
from facilitator_app.charts.tables import TableData
from facilitator_app.domain.language import _
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.ui.results.presenter import ResultsPresenter
from facilitator_app.ui.results.since_view import SincePage


class SincePresenter(ResultsPresenter[SincePage]):
    def released(self) -> RoundResults | Withheld:
        usual = super().released()
        if isinstance(usual, Withheld):
            return usual
        found = self.workspace.over_time.since_last(self.route.round_id)
        if isinstance(found, Withheld):
            return found
        self._found = found
        return usual

    def fill(self, results: RoundResults) -> None:
        found = self._found
        title = _("{round}: since last time", round=results.round_name)
        self.view.show_agreed(agreed := self.agreed(results))
        if found.before is None:
            self.view.show_head(title, "", practice=results.practice)
            assert found.nothing is not None
            self.view.show_nothing(found.nothing.what, found.nothing.do, with_table=bool(agreed))
            return
        self.view.show_head(title, over_time.lead(found), practice=results.practice)
        headline = over_time.headline(found)
        if found.in_words:
            self.view.show_words(headline, over_time.theme_lines(found), over_time.theme_notes(found))
        else:
            self.view.show_changes(headline, over_time.charts(found))
        self.view.show_how_sure(over_time.how_sure())
        left = found.changes
        parts = ((_("Themes"), left.no_themes), (_("Statements"), left.no_statements))
        if any(some for _title, some in parts):
            self.view.show_not_compared([(words, over_time.not_compared(some)) for words, some in parts])

    def table(self, results: RoundResults) -> TableData:
        return self.tables(results)[0]

    def tables(self, results: RoundResults) -> Sequence[TableData]:
        found = self.agreed(results)
        changed = over_time.tables(self._found) if self._found.before is not None else []
        return [*([agreed_table(found)] if found else []), *changed]
