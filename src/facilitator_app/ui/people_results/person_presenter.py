"""One person: what others see beside their own view, as the pack shows it. For that person and the facilitator."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator_app.charts.tables import TableData
from facilitator_app.charts.words import FIGURES_FROM
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import RoundResults, SectionFigures, Withheld
from facilitator_app.packs.person.builder import PersonPackBuilder, builder_for_screen, named_words
from facilitator_app.packs.person.preparation import beyond_the_table
from facilitator_app.ui import routes as to
from facilitator_app.ui.people_results.person_view import PersonResultsPage, QuestionComments
from facilitator_app.ui.people_results.tables import (
    behaviours_table,
    ends_table,
    numbers_table,
    statement_numbers,
    statements_table,
)
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.results.words_presenter import cards_of, not_read
from facilitator_app.ui.route_values import PersonTab
from facilitator_app.ui.session.presenter import subject_name
from facilitator_app.ui.wordings import names_in, waiting_said


class PersonPresenter(Presenter[PersonResultsPage, to.PersonResultsRoute]):
    def begin(self) -> None:
        self.inner_id = self.route.inner_id
        self._tab = self.route.tab
        self._charts: PersonPackBuilder | None = None

    def show(self) -> None:
        """The tab, or why nothing of this person can be shown; the talk can be held all the same."""
        subject = self.workspace.people_results.of_subject(self.inner_id)
        if isinstance(subject, Withheld):
            name = subject_name(self.shell, self.inner_id)
            self.view.show_head(name, _("For {name} and the facilitator.", name=name))
            self.view.show_withheld(subject.what, subject.do, _("Ta&lk it through"), self.go_session)
            return
        self._charts = charts = builder_for_screen(subject)
        results = subject.results
        lead = n_("{n} of {asked} others has answered.", "{n} of {asked} others have answered.",
                  subject.answered, asked=subject.asked)  # fmt: skip
        if subject.named is not None:
            lead = f"{lead} {named_words(subject)}"
        if results.after_reopening:
            lead = f"{lead} {results.after_reopening}"
        lead = _("{lead} For {name} and the facilitator, not for the projector.", lead=lead, name=subject.name)
        self.view.show_head(subject.name, _("Practice. {lead}", lead=lead) if results.practice else lead)
        self.view.show_tabs(self._tab, with_table=self._tab not in (PersonTab.NUMBERS, PersonTab.WORDS))
        if self._tab == PersonTab.ONE:
            self.view.show_one(charts, self.section)
        elif self._tab == PersonTab.ENDS:
            self.view.show_ends(charts)
        elif self._tab == PersonTab.NUMBERS:
            self._show_numbers(charts)
        elif self._tab == PersonTab.WORDS:
            self._show_words(results)
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
        """The table behind the chart of this tab; numbers and people's own words have none."""
        assert self._charts is not None, "there is a way to the table only where there is a chart"
        if self._tab == PersonTab.BEHAVIOURS:
            return [behaviours_table(self._charts)]
        if self._tab == PersonTab.ONE:
            return [statements_table(self._charts, self.section.items)]
        return [ends_table(self._charts)]

    def work_on(self, comment_id: str) -> None:
        """One comment: other words, names out, hold it back."""
        self.shell.go(to.CommentRoute(*self.route.ids, comment_id, self.inner_id))

    def open_private(self) -> None:
        """What only the facilitator reads."""
        self.shell.go(to.PrivateWordsRoute(*self.route.ids, self.inner_id))

    def mark_read(self, ids: Sequence[str]) -> None:
        """These were read and stay as they are."""
        if self.kept(lambda: self.workspace.comments.mark_read(self.inner_id, ids)):
            assert self._charts is not None
            self._show_words(self._charts.results)

    def _show_numbers(self, charts: PersonPackBuilder) -> None:
        gaps = beyond_the_table(charts)
        if charts.subject.own is not None and not charts.subject.own_ends:
            gaps.append(_("In no statement does the own answer lie far beyond that of everybody else."))
        few = charts.results.answered < FIGURES_FROM
        note = _("Few people answered: one of them moves an average a good deal.") if few else ""
        self.view.show_numbers(numbers_table(charts), gaps, statement_numbers(charts), note)

    def _show_words(self, results: RoundResults) -> None:
        comments = self.workspace.comments
        acts = comments.last_acts(self.inner_id)
        names = comments.listed_names(self.inner_id)
        questions = [
            QuestionComments(
                figures.title,
                cards_of(self.workspace, self.inner_id, figures, {}),
                figures.withheld or names_in(names, figures.texts),
                not_read(figures, acts) > 0,
            )
            for figures in results.open_comments
        ]
        waits, private = comments.waiting(self.inner_id), comments.private(self.inner_id).count
        self.view.show_words(questions, waiting_said(waits), private)

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
