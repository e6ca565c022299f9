"""One person as a page: tabs, one card with the charts or their table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.domain.listed_names import ListedNames
from facilitator_app.domain.results import SectionFigures
from facilitator_app.packs.person.builder import PersonPackBuilder, apart, seen_words
from facilitator_app.ui import routes as to
from facilitator_app.ui.results.figures import FiguresPage
from facilitator_app.ui.results.person_charts import AloneKey, BehaviourChart, PersonStrips, Statements, WordsOfOthers
from facilitator_app.ui.route_values import PersonTab
from facilitator_app.ui.widgets import Card, Column, QuietButton, heading2, small

if TYPE_CHECKING:
    from facilitator_app.ui.people_results.person_presenter import PersonPresenter


class PersonResultsPage(FiguresPage):
    presenter: PersonPresenter

    def __init__(self) -> None:
        super().__init__(back=_("Everybody"))
        self.add(self.figures)

    def show_tabs(self, tab: str, *, with_table: bool) -> None:
        presenter = self.presenter
        self.set_first_focus(self.main_button(_("Ta&lk it through"), presenter.go_session))
        if with_table:
            self.add_table_switch(presenter.tables)
        self.button(_("The &pack"), partial(presenter.visit, to.PersonPackRoute, presenter.inner_id))
        names = {
            PersonTab.BEHAVIOURS: _("All behaviours"),
            PersonTab.ONE: _("One behaviour"),
            PersonTab.ENDS: _("Most and least"),
            PersonTab.WORDS: _("Own words"),
        }
        self.add_figure_tabs(list(names.items()), tab, presenter.go_tab)
        self.figures.show()

    def show_behaviours(self, builder: PersonPackBuilder, lines: Sequence[str]) -> None:
        self.chart.add(heading2(builder.finding or _("All behaviours together")))
        strips = PersonStrips(builder, builder.results.sections, noted=True, go=self.presenter.open_behaviour)
        self.chart.add(strips, *(small(line) for line in lines))
        differ = apart(builder.subject)
        if not differ:
            return
        card = Card(heading2(_("Where you and others see it differently")), gap=8)
        for one in differ:
            link = QuietButton(
                one.title.replace("&", "&&"), press=partial(self.presenter.open_behaviour, one.section_id)
            )
            link.setAccessibleDescription(seen_words(one.seen))
            card.add(Column(link, small(seen_words(one.seen)), gap=0))
        self.add(card)

    def show_one(self, builder: PersonPackBuilder, section: SectionFigures) -> None:
        behaviours = [(one.section_id, one.title) for one in builder.results.sections]
        before = (_("&Behaviour before"), _("This is the first behaviour."))
        after = (_("&Next behaviour"), _("This is the last behaviour."))
        self.add_neighbours(behaviours, section.section_id, self.presenter.open_behaviour, before, after)
        self.chart.add(heading2(section.title), BehaviourChart(builder, section))
        asks = builder.to_think_about(section)
        if asks:
            self.add(Card(heading2(_("To think about")), *asks, gap=8))

    def show_ends(self, builder: PersonPackBuilder) -> None:
        found = builder.subject
        if not found.highest:
            self.chart.add(_("Too few statements have enough answers to say which are seen most."))
            return
        self.chart.add(small(_("By the average of the others. Each dot is one of them.")), AloneKey(builder))
        for title, items in ((_("What others see most"), found.highest), (_("What others see least"), found.lowest)):
            if items:
                self.chart.add(heading2(title), Statements(builder, items))

    def show_words(self, builder: PersonPackBuilder, names: ListedNames) -> None:
        self.chart.add(small(_("The order is mixed. We do not say who wrote what.")), WordsOfOthers(builder, names))
