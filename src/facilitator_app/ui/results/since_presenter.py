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
        since = self.workspace.over_time.since_last(self.route.round_id)
        if isinstance(since, Withheld):
            return since
        self._since = since
        return usual

    def fill(self, results: RoundResults) -> None:
        since = self._since
        title = _("{round}: since last time", round=results.round_name)
        self.view.show_agreed(agreed := self.agreed(results))
        if since.before is None:
            self.view.show_head(title, "", practice=results.practice)
            assert since.nothing is not None
            self.view.show_nothing(since.nothing.what, since.nothing.do, with_table=bool(agreed))
            return
        self.view.show_head(title, over_time.lead(since), practice=results.practice)
        headline = over_time.headline(since)
        if since.in_words:
            self.view.show_words(headline, over_time.theme_lines(since), over_time.theme_notes(since))
        else:
            self.view.show_changes(headline, over_time.charts(since))
        self.view.show_how_sure(over_time.how_sure())
        left = since.changes
        parts = ((_("Themes"), left.no_themes), (_("Statements"), left.no_statements))
        if any(some for _title, some in parts):
            self.view.show_not_compared([(words, over_time.not_compared(some)) for words, some in parts])

    def table(self, results: RoundResults) -> TableData:
        return self.tables(results)[0]

    def tables(self, results: RoundResults) -> Sequence[TableData]:
        followed = self.agreed(results)
        changed = over_time.tables(self._since) if self._since.before is not None else []
        return [*([agreed_table(followed)] if followed else []), *changed]
