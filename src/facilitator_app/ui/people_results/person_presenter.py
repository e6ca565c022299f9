"""One person: what others see beside their own view, as the pack shows it. For that person and the facilitator."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts.tables import TableData
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import SectionFigures, Withheld
from facilitator_app.packs.person.builder import PersonPackBuilder, builder_for_screen
from facilitator_app.ui import routes as to
from facilitator_app.ui.people_results.person_view import PersonResultsPage
from facilitator_app.ui.people_results.tables import behaviours_table, ends_table, statements_table
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.route_values import PersonTab
from facilitator_app.ui.session.presenter import subject_name


class PersonPresenter(Presenter[PersonResultsPage, to.PersonResultsRoute]):
    def begin(self) -> None:
        self.inner_id = self.route.inner_id
        self._tab = self.route.tab
        self._charts: PersonPackBuilder | None = None

    def show(self) -> None:
        """The tab, or why nothing of this person can be shown; the talk can be held all the same."""
        found = self.workspace.people_results.of_subject(self.inner_id)
        if isinstance(found, Withheld):
            name = subject_name(self.shell, self.inner_id)
            self.view.show_head(name, _("For {name} and the facilitator.", name=name))
            self.view.show_withheld(found.what, found.do, _("Ta&lk it through"), self.go_session)
            return
        self._charts = charts = builder_for_screen(found)
        results = found.results
        lead = n_("{n} of {asked} others has answered.", "{n} of {asked} others have answered.",
                  results.answered, asked=results.asked)  # fmt: skip
        if found.named is not None:
            lead = _("{lead} {who} is shown alone.", lead=lead, who=found.named.name)
        if results.after_reopening:
            lead = f"{lead} {results.after_reopening}"
        lead = _("{lead} For {name} and the facilitator, not for the projector.", lead=lead, name=found.name)
        self.view.show_head(found.name, _("Practice. {lead}", lead=lead) if results.practice else lead)
        self.view.show_tabs(self._tab, with_table=self._tab != PersonTab.WORDS)
        if self._tab == PersonTab.ONE:
            self.view.show_one(charts, self.section)
        elif self._tab == PersonTab.ENDS:
            self.view.show_ends(charts)
        elif self._tab == PersonTab.WORDS:
            self.view.show_words(charts, self.workspace.comments.listed_names(self.inner_id))
        else:
            self.view.show_behaviours(charts, results.joined)
        if self.route.by_tab:
            self.view.focus_tabs()

    @property
    def section(self) -> SectionFigures:
        """The behaviour of the second tab; the first one if the place names none."""
        assert self._charts is not None
        sections = self._charts.results.sections
        return next((one for one in sections if one.section_id == self.route.section_id), sections[0])

    def tables(self) -> Sequence[TableData]:
        """The table behind the chart of this tab; people's own words have none."""
        assert self._charts is not None, "there is a way to the table only where there is a chart"
        if self._tab == PersonTab.BEHAVIOURS:
            return [behaviours_table(self._charts)]
        if self._tab == PersonTab.ONE:
            return [statements_table(self._charts, self.section.items)]
        return [ends_table(self._charts)]

    def go_tab(self, tab: str) -> None:
        """Another tab; it keeps the focus, so that arrows go on from it."""
        self._go_on(PersonTab(tab), self.route.section_id, by_tab=True)

    def open_behaviour(self, section_id: str) -> None:
        self._go_on(PersonTab.ONE, section_id)

    def go_session(self) -> None:
        """The talk with this person, from where it stopped."""
        self.shell.go(to.SessionRoute(*self.route.ids, self.inner_id))

    def leave(self) -> None:
        self.shell.go(to.PeopleResultsRoute(*self.route.ids))

    def _go_on(self, tab: PersonTab, section_id: str, *, by_tab: bool = False) -> None:
        route = to.PersonResultsRoute(*self.route.ids, self.inner_id, tab, section_id, by_tab)
        self.shell.go(route, remember=False)
