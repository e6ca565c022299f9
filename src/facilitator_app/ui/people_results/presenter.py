"""Whose results there are, and all of them together. The list shows no figures and no order of people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from facilitator_app.charts.tables import TableData, base_words, sections_table
from facilitator_app.charts.words import ends_words
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.people_results import GroupReport
from facilitator_app.domain.results import SectionFigures, Withheld
from facilitator_app.domain.session import SessionNotes
from facilitator_app.packs.person.builder import report_for_screen
from facilitator_app.ui import routes as to
from facilitator_app.ui.people_results.tables import statements_table
from facilitator_app.ui.people_results.view import ONE, PeopleResultsPage, TogetherPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.room.projector import answers_about
from facilitator_app.ui.setup.going_on import go_to_round
from facilitator_app.ui.shell import RoomRoute
from facilitator_app.ui.widgets import TableCell

if TYPE_CHECKING:
    from facilitator_app.services.people_packs import PackRow


class PeopleResultsPresenter(Presenter[PeopleResultsPage, to.PeopleResultsRoute]):
    """In the order in which people were chosen; nothing here is a figure about anybody, so no ledger is written."""

    _rows: tuple[PackRow, ...] = ()

    def show(self) -> None:
        """The list, or why there is none yet."""
        round_ = self.workspace.rounds.get(self.route.round_id)
        title = _("Results: {round}", round=round_.name)
        try:
            self._rows = self.workspace.people_packs.rows(round_.id)
        except AppError:
            self.view.show_head(title, "")
            why, do = _("There are no results yet."), _("There are results when the round is closed.")
            if self.workspace.rounds.reopened(round_.id):
                why, do = _("This round is open again."), _("Its results come back when it is closed.")
            self.view.show_withheld(why, do, _("&Go to the round"), self.go_round)
            return
        partnership = self.workspace.partnerships.get(round_.partnership_id)
        lead = _("Each person's results are for that person and you. They are not for the projector.")
        self.view.show_head(title, _("Practice. {lead}", lead=lead) if partnership.practice else lead)
        sessions = self.workspace.sessions
        today = self.shell.today()
        rows = [person_row(one, sessions.of(one.subject.round_id), today) for one in self._rows]
        n, fewest = sum(not one.why_none for one in self._rows), self.workspace.people_results.fewest
        words = _("What {n} people do, taken together. Nobody is named.", n=n)
        if round_.about is not None and round_.about.organisations:
            words = _("What people and organisations do, taken together. Nobody is named.")
        if n < fewest:
            words = _("All together needs {n} people about whom enough was said.", n=fewest)
        self.view.show_rows(rows, words, enough=n >= fewest)

    def open_row(self, index: int) -> None:
        """One person's results, or why there are none."""
        self.shell.go(to.PersonResultsRoute(*self.route.ids, self._rows[index].subject.round_id))

    def go_round(self) -> None:
        """To the round; while it is being set up, to the step that is not done."""
        go_to_round(self.shell, self.route)


def person_row(row: PackRow, notes: SessionNotes, today: date) -> list[str | TableCell]:
    """One person: how many answered, whether there is something to look at, and how far the talk with them is."""
    answered = _("{answered} of {asked}", answered=row.answered, asked=row.asked)
    state, kind = (_("Too few answers"), "warning") if row.why_none else (_("Ready"), "success")
    talk = "" if notes.empty else _("Notes are written down")
    if notes.due(today):
        talk = _("Time to look again")
    return [TableCell(row.subject.name, bold=True), answered, TableCell(state, kind=kind, detail=row.why_none), talk]


class TogetherPresenter(Presenter[TogetherPage, to.TogetherRoute]):
    """All subjects on one line for each behaviour, as in the group report."""

    _report: GroupReport | None = None

    def show(self) -> None:
        """The chart, or why nothing can be shown."""
        round_ = self.workspace.rounds.get(self.route.round_id)
        report = self.workspace.people_results.of_everybody(round_.id)
        title = _("All together: {round}", round=round_.name)
        if isinstance(report, Withheld):
            self.view.show_head(title, "")
            self.view.show_withheld(report.what, report.do)
            return
        self._report = report
        lead = answers_about(report, round_)
        self.view.show_head(title, lead, practice=report.results.practice)
        builder = report_for_screen(report)
        self.view.show_tabs(one=self.section is not None)
        if self.section is None:
            self.view.show_report(report.results, report_lines(report))
            self.view.show_ends(builder, report, ends_words(told=bool(report.highest or report.lowest)))
        else:
            self.view.show_one(builder, self.section)
        if self.route.by_tab:
            self.view.focus_tabs()

    def tables(self) -> Sequence[TableData]:
        """The table behind the chart."""
        assert self._report is not None, "there is a way to the table only where there is a chart"
        if self.section is not None:
            return [answers_table(self._report, self.section)]
        return [together_table(self._report)]

    @property
    def section(self) -> SectionFigures | None:
        """The behaviour that is looked at by itself."""
        sections = self._report.results.sections if self._report is not None else ()
        return next((one for one in sections if one.section_id == self.route.section_id), None)

    def go_tab(self, tab: str) -> None:
        """All behaviours, or the first of them by itself; the tab keeps the focus."""
        assert self._report is not None
        section_id = self._report.results.sections[0].section_id if tab == ONE else ""
        self.shell.go(to.TogetherRoute(*self.route.ids, section_id, by_tab=True), remember=False)

    def open_behaviour(self, section_id: str) -> None:
        self.shell.go(to.TogetherRoute(*self.route.ids, section_id), remember=False)

    def leave(self) -> None:
        self.shell.go(to.PeopleResultsRoute(*self.route.ids))

    def go_room(self) -> None:
        """On the projector."""
        self.shell.show_room(RoomRoute(self.route.round_id))


def together_table(report: GroupReport) -> TableData:
    """Behaviours by everyone and the groups; there is no spread, as an answer here is no person."""
    table = sections_table(report.results)
    heads = (_("Behaviour"), *table.heads[1:-2], _("Sets of answers"))
    sentence = n_("{n} set of answers", "{n} sets of answers", report.results.answered)
    return TableData(sentence, heads, tuple((*row[:-2], row[-1]) for row in table.rows))


def answers_table(report: GroupReport, section: SectionFigures) -> TableData:
    """The statements of one behaviour by answers; a number here counts answers and no people."""
    table = statements_table(report_for_screen(report), section.items)
    hidden = any(item.withheld for item in section.items)  # there is no spread: its column holds why a row is empty
    heads = (*table.heads[:-1], _("Why not")) if hidden else table.heads[:-1]
    rows = table.rows if hidden else tuple(row[:-1] for row in table.rows)
    return TableData(base_words(section, report.results.answered, about_people=True), heads, rows)


def report_lines(report: GroupReport) -> list[str]:
    """Who is not in it, and which groups stand together."""
    lines = list(report.results.joined)
    if report.left_out:
        lines.append(n_("{n} person is not in it: too few people answered about them.",
                        "{n} people are not in it: too few people answered about them.", report.left_out))  # fmt: skip
    return lines
