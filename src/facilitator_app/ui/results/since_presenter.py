"""A round beside the earlier ones with the same questions."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts import over_time
from facilitator_app.charts.tables import TableData
from facilitator_app.domain.language import _
from facilitator_app.domain.over_time import SinceLast
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
        if found.before is None:
            self.view.show_head(title, "", practice=results.practice)
            assert found.nothing is not None
            self.view.show_nothing(found.nothing.what, found.nothing.do)
            return
        lead = _("Compared with {round}. {people}", round=over_time.round_words(found.before),
                 people=over_time.people_words(found))  # fmt: skip
        self.view.show_head(title, lead, practice=results.practice)
        if found.in_words:
            self._show_words(found)
        else:
            self._show_charts(found)
        self.view.show_how_sure(over_time.how_sure())
        left = found.changes
        parts = ((_("Themes"), left.no_themes), (_("Statements"), left.no_statements))
        if any(some for _title, some in parts):
            self.view.show_not_compared([(words, over_time.not_compared(some)) for words, some in parts])

    def _show_words(self, found: SinceLast) -> None:
        lines = [
            _("{title}: {words}.", title=one.title, words=over_time.shift_words(one.shift))
            for one in found.changes.themes
        ]
        self.view.show_words(over_time.headline(found), lines, over_time.theme_notes(found))

    def _show_charts(self, found: SinceLast) -> None:
        charts = [(over_time.theme_chart(found), over_time.theme_notes(found))] if found.changes.themes else []
        if (chart := over_time.trend_chart(found)) is not None:
            charts.append((chart, []))
        notes = over_time.statement_notes(found)
        if (chart := over_time.statement_chart(found)) is not None:
            charts.append((chart, notes))
        elif charts and notes:
            charts[-1] = (charts[-1][0], [*charts[-1][1], *notes])
        self.view.show_changes(over_time.headline(found), charts)

    def table(self, results: RoundResults) -> TableData:
        return self.tables(results)[0]

    def tables(self, _results: RoundResults) -> Sequence[TableData]:
        return over_time.tables(self._found)
