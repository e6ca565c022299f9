"""Results about people as pages: the list of people, and the page with all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.domain.people_results import GroupReport
from facilitator_app.domain.results import RoundResults, SectionFigures
from facilitator_app.ui import routes as to
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.results.figures import FiguresPage
from facilitator_app.ui.results.person_charts import Statements
from facilitator_app.ui.results.strip_chart import StripChart
from facilitator_app.ui.widgets import REST, Button, Card, DataTable, Head, Row, TableCell, Wide, heading2, small

if TYPE_CHECKING:
    from facilitator_app.packs.builder import PackBuilder
    from facilitator_app.ui.people_results.presenter import PeopleResultsPresenter, TogetherPresenter


ALL, ONE = "all", "one"
"""Tabs of the page with all of them together."""


class PeopleResultsPage(FacilitatorPage):
    """A row for each person; below it the way to all of them together."""

    presenter: PeopleResultsPresenter

    def __init__(self) -> None:
        super().__init__()
        heads = [
            Head(_("Name"), stretch=2),
            Head(_("Answered"), right=True),
            Head(_("Results"), stretch=2),
            Head(_("Talk")),
        ]
        self.table = DataTable(heads, name=_("People, and whether there are results"), chooser=True)

    def bind(self, presenter: PeopleResultsPresenter) -> None:
        self.table.chosen.connect(presenter.open_row)
        super().bind(presenter)

    def show_rows(self, rows: Sequence[Sequence[str | TableCell]], together: str, *, enough: bool) -> None:
        self.table.show_rows(rows)
        how = small(_("Open a row to look at that person's results with them."))
        all_of_them = Button(_("All &together"), press=partial(self.presenter.visit, to.TogetherRoute))
        packs = Button(_("&Packs"), press=partial(self.presenter.visit, to.PeoplePacksRoute))
        all_of_them.setEnabled(enough)
        for_all = Card(heading2(_("For the whole group")), together, all_of_them, REST, gap=10)
        for_each = Card(heading2(_("On paper")), _("One pack for each person."), packs, REST, gap=10)
        both = Row(Wide(for_all), Wide(for_each), gap=20, fold=True)
        self.add(self.table, how, both)


class TogetherPage(FiguresPage):
    """Everybody on one line for each behaviour; its table behind it."""

    presenter: TogetherPresenter

    def __init__(self) -> None:
        super().__init__(back=_("Everybody"))
        self.add(self.figures)

    def show_tabs(self, *, one: bool) -> None:
        """``one``: a behaviour by itself is shown."""
        presenter = self.presenter
        self.set_first_focus(self.main_button(_("&Show on projector"), presenter.go_room))
        self.add_table_switch(presenter.tables)
        self.button(_("The group rep&ort"), partial(presenter.visit, to.PersonPackRoute))
        tabs = [(ALL, _("All behaviours")), (ONE, _("One behaviour"))]
        self.add_figure_tabs(tabs, ONE if one else ALL, presenter.go_tab)
        self.figures.show()

    def show_report(self, results: RoundResults, lines: Sequence[str]) -> None:
        go, about = self.presenter.open_behaviour, _("Look at this behaviour")
        strips = StripChart(results, marked=True, head=_("Behaviour"), go=go, about=about)
        self.chart.add(heading2(results.ends or _("All behaviours together")), strips)
        self.chart.add(
            small(
                _(
                    "Each mark is the average of the statements of that behaviour. Own views are not in it, nor is who is shown alone."
                )
            )
        )
        for line in lines:
            self.chart.add(line)
        if results.chance_note:
            self.chart.add(small(results.chance_note))

    def show_ends(self, builder: PackBuilder, report: GroupReport, note: str) -> None:
        """What is seen most and least of single statements, or that none stands out."""
        card = Card(heading2(_("Single statements")), note, gap=10)
        for title, items in ((_("Seen most"), report.highest), (_("Seen least"), report.lowest)):
            if items:
                card.add(heading2(title), Statements(builder, items))
        self.add(card)

    def show_one(self, builder: PackBuilder, section: SectionFigures) -> None:
        """One behaviour: how often each answer was given to each of its statements."""
        behaviours = [(one.section_id, one.title) for one in builder.results.sections]
        before = (_("&Behaviour before"), _("This is the first behaviour."))
        after = (_("&Next behaviour"), _("This is the last behaviour."))
        self.add_neighbours(behaviours, section.section_id, self.presenter.open_behaviour, before, after)
        self.chart.add(heading2(section.title))
        if section.withheld:
            self.chart.add(section.withheld)
        if not all(item.withheld for item in section.items):
            self.chart.add(small(_("Each number counts answers, about all of them together.")))
            self.chart.add(Statements(builder, section.items))
        elif not section.withheld:
            for why in dict.fromkeys(item.withheld for item in section.items):
                self.chart.add(why)
