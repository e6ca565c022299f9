"""One person as a page: tabs, one card with the charts or their table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.charts.tables import TableData
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import SectionFigures
from facilitator_app.packs.person.builder import PersonPackBuilder, apart, by_average_words, seen_words
from facilitator_app.ui import routes as to
from facilitator_app.ui.results.figures import FiguresPage, data_table
from facilitator_app.ui.results.person_charts import BehaviourChart, PersonStrips, ShownIndividuallyKey, Statements
from facilitator_app.ui.results.words_view import comment_rows
from facilitator_app.ui.route_values import PersonTab
from facilitator_app.ui.theme import refresh
from facilitator_app.ui.widgets import (
    Button,
    Card,
    Column,
    Divider,
    Flow,
    QuietButton,
    Row,
    Wide,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.people_results.person_presenter import PersonPresenter
    from facilitator_app.ui.results.words_presenter import WordsCard


@dataclass(frozen=True, slots=True)
class QuestionComments:
    """One question with what others wrote to it. ``note``: why it is not shown, or which names are in it; ``unread``: some of
    it was not read."""

    title: str
    cards: Sequence[WordsCard]
    note: str
    unread: bool


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
            PersonTab.NUMBERS: _("Numbers"),
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
        subject = builder.subject
        if not subject.highest:
            self.chart.add(_("Too few statements have enough answers to say which are seen most."))
            return
        self.chart.add(
            small(_("{words} Each dot is one of the others.", words=by_average_words())), ShownIndividuallyKey(builder)
        )
        for title, items in (
            (_("What others see most"), subject.highest),
            (_("What others see least"), subject.lowest),
        ):
            if items:
                self.chart.add(heading2(title), Statements(builder, items))

    def show_numbers(self, behaviours: TableData, gaps: Sequence[str], statements: TableData, note: str) -> None:
        """Figures of all behaviours, what is to be said of the gaps, and figures of all statements."""
        self.chart.add(heading2(_("Behaviours in numbers")))
        if note:
            self.chart.add(small(note))
        self.chart.add(small(behaviours.sentence), data_table(behaviours))
        if gaps:
            self.chart.add(heading2(_("The largest gaps")), *gaps)
        self.chart.add(heading2(_("Statements in numbers")), small(statements.sentence), data_table(statements))

    def show_words(self, questions: Sequence[QuestionComments], waiting: str, private: int) -> None:
        """What others wrote, to read before it goes into the pack. ``private``: comments that only the facilitator reads."""
        self.chart.clear()
        self.chart.add(heading2(waiting))
        if private:
            words = n_("{n} comment is for you alone, waits for other words, or is held back.",
                       "{n} comments are for you alone, wait for other words, or are held back.", private)  # fmt: skip
            look = Button(_("&Only for you"), "lock", press=self.presenter.open_private)
            self.chart.add(Row(Wide(text_label(words)), look, gap=16, fold=True))
        self.chart.add(small(_("The order is mixed. We do not say who wrote what.")))
        for question in questions:
            self.chart.add(Divider(), heading2(question.title), *comment_rows(question.cards, self.presenter.work_on))
            if question.note:
                self.chart.add(small(question.note))
            if question.unread:
                ids = [card.id for card in question.cards]
                read = Button(_("I have read these"), "check", press=partial(self.presenter.mark_read, ids))
                read.setAccessibleDescription(question.title)
                self.chart.add(Flow(read))
        refresh(self)
        self.order_tabs()
