"""The results screens: sentences, charts, the table behind each chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from facilitator_app.charts.agreed import Followed, agreed_title
from facilitator_app.charts.pieces import Differing
from facilitator_app.charts.words import point_words, shown_together
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.listed_names import ListedNames
from facilitator_app.domain.results import (
    CommentFigures,
    ItemFigures,
    MainPoint,
    PointKind,
    RoundResults,
    SectionFigures,
)
from facilitator_app.domain.signposts import SignpostedSection
from facilitator_app.ui import routes as to
from facilitator_app.ui.results.charts import AnswerHeads, ItemChart, kind_cards, own_labels
from facilitator_app.ui.results.figures import FiguresPage
from facilitator_app.ui.results.strip_chart import StripChart
from facilitator_app.ui.theme import look_of
from facilitator_app.ui.widgets import (
    REST,
    Card,
    Column,
    Divider,
    Icon,
    QuietButton,
    Row,
    Wide,
    heading2,
    small,
    text_label,
)
from facilitator_app.ui.widgets.layouts import set_width
from facilitator_app.ui.widgets.marked_quote import MarkedQuote
from facilitator_app.ui.wordings import names_in

if TYPE_CHECKING:
    from facilitator_app.ui.results.presenter import (
        MainPointsPresenter,
        ResultGroupsPresenter,
        ResultsPresenter,
        ThemePresenter,
    )

POINTS = 340
"""Width of the main points beside the chart."""


def tab_words() -> list[tuple[str, str]]:
    """The tabs in their order: the key in ``TABS``, and what they are called."""
    return [
        ("points", _("Main points")),
        ("groups", _("Groups")),
        ("theme", _("One theme")),
        ("differ", _("Where views differ")),
        ("others", _("We and others")),
        ("since", _("Since last time")),
        ("outcomes", _("Aims")),
        ("words", _("Own words")),
    ]


class ResultsPage(FiguresPage):
    """What the results screens share: tabs under the buttons, and one card with the chart or its table."""

    presenter: ResultsPresenter[Any]

    def __init__(self, tab: str, *, side: int = 0) -> None:
        super().__init__(side=side)
        self._tab = tab

    def add_tabs(self, *, with_table: bool = True) -> None:
        """Buttons and tabs above the figures; left out when there is nothing to show."""
        presenter = self.presenter
        self.set_first_focus(self.main_button(_("&Show on projector"), presenter.go_room))
        if with_table:
            self.add_table_switch(presenter.tables_of_now)
        self.button(_("Print &packs"), partial(presenter.visit, to.PacksRoute))
        self.button(_("&Copy or save"), lambda: presenter.visit(to.ExportsRoute, presenter.piece))
        self.button(_("&Larger pictures"), partial(presenter.visit, to.LargeFiguresRoute))
        self.add_figure_tabs(presenter.tabs, self._tab, presenter.go_tab)
        self.figures.show()

    def show_agreed(self, followed: Sequence[Followed]) -> None:
        """What came of what was agreed before, above all else; nothing where nothing was asked about."""
        if not followed:
            return
        rows = [
            Column(
                text_label(one.words, "body_bold"), *dict.fromkeys((one.happened, one.helped)), small(one.plan), gap=2
            )
            for one in followed
        ]
        self.body.insertWidget(0, Card(heading2(agreed_title()), *rows, gap=10))

    def add_action(self, place_id: str, words: str) -> None:
        """The presses that take what the page is about into discussion, and that make an action of it."""
        self.button(_("Tal&k about this"), partial(self.presenter.talk_about, place_id))
        self.button(_("&Make this an action"), partial(self.presenter.make_action, place_id, words))


class MainPointsPage(ResultsPage):
    """The whole."""

    presenter: MainPointsPresenter

    def __init__(self) -> None:
        super().__init__("points")
        self._points = Card(gap=4)
        self._points.hide()
        self.add(Row(self._points, Wide(self.figures), gap=20, fold=True))

    def show_points(self, points: Sequence[MainPoint], notes: Mapping[PointKind, str]) -> None:
        """``notes``: how many statements are like these."""
        marks = {
            PointKind.WORKS: ("check", "success", _("No statement stands out yet.")),
            PointKind.TALK: ("comment", "accent", _("No statement stands out yet.")),
            PointKind.SURPRISE: ("info", "warning", _("Nothing surprising stands out.")),
        }
        for index, (kind, heading) in enumerate(point_words().items()):
            icon, colour, empty = marks[kind]
            if index:
                self._points.add(Divider())
            above = (0, 6 if index else 0, 0, 0)
            self._points.add(Row(Icon(icon, colour), Wide(heading2(heading)), gap=10, margins=above))
            here = [point for point in points if point.kind is kind]
            if not here:
                self._points.add(text_label(empty, colour="muted"))
            for point in here:
                go = partial(self.presenter.open_point, point)
                link = QuietButton(point.headline.replace("&", "&&"), press=go)
                link.setAccessibleDescription(point.sentence)
                self._points.add(Column(link, small(point.sentence), gap=0))
                if kind is PointKind.TALK:
                    make = QuietButton(_("Make this an action"), press=partial(self.presenter.point_action, point))
                    make.setAccessibleDescription(point.headline)
                    self._points.add(make)
            if here and (note := notes.get(kind, "")):
                self._points.add(small(note))
            if kind is PointKind.TALK:
                visit = partial(self.presenter.visit, to.DiscussionsRoute)
                self._points.add(QuietButton(_("&What we talk about"), "comment", press=visit))
        self._points.add(REST)
        self._points.show()

    def show_sections(self, title: str, results: RoundResults, change: str = "") -> None:
        """``change``: what went up or down since the last round, if anything did."""
        self.add_tabs()
        self.button(_("Choose sl&ides"), partial(self.presenter.visit, to.TalkRoute))
        self.chart.add(heading2(title), *results.findings.sentences, *kind_cards(results))
        if results.pattern_note:
            self.chart.add(small(results.pattern_note))
        if change:
            self.chart.add(change)
        if any(section.score is not None for section in results.sections):
            self.chart.add(StripChart(results, go=self.presenter.open_theme))
        self.chart.add(REST)

    def look_changed(self) -> None:
        super().look_changed()
        set_width(self._points, look_of(self), POINTS)


class ResultGroupsPage(ResultsPage):
    """The groups."""

    presenter: ResultGroupsPresenter

    def __init__(self) -> None:
        super().__init__("groups", side=300)
        self.add(self.figures)

    def show_groups(
        self, results: RoundResults, title: str, differences: Sequence[Differing], note: str, *, another_way: bool
    ) -> None:
        """``another_way``: there are enough groups to put some together by hand."""
        self.add_tabs()
        self.chart.add(heading2(title))
        if results.pattern:
            self.chart.add(small(results.pattern_note))
        self.chart.add(StripChart(results, marked=True, go=self.presenter.open_theme))
        title = _("Differences to talk about") if differences else _("Differences")
        self.add_beside(differences_card(title, differences, note, self.presenter.open_theme))
        if results.joined:
            lines = [text_label(words) for words in results.joined]
            if another_way:
                lines.append(small(_("To put groups together in another way, open We and others.")))
            title = _("Joined groups") if shown_together(results) else _("Which groups we show")
            self.add_beside(Card(heading2(title), *lines))


class ThemePage(ResultsPage):
    """One theme."""

    presenter: ThemePresenter

    def __init__(self) -> None:
        super().__init__("theme", side=316)
        self.add(self.figures)

    def show_theme(self, results: RoundResults, section: SectionFigures, band: str, names: ListedNames) -> None:
        self.add_tabs()
        self.add_action(section.section_id, section.title)
        if section.withheld:
            self.chart.add(section.withheld)
        self.chart.add(*item_charts(results, section.items, self.presenter.open_item, heads=not section.withheld))
        if section.questions:
            head = Row(Icon("comment"), Wide(heading2(_("To talk about"))), gap=10)
            self.add_beside(Card(head, *section.questions))
        if band:
            self.add_beside(Card(heading2(_("Where this theme lies")), band))
        self.add_beside(_comments(section.comments, names))

    def show_gap(self, words: str, gap: SignpostedSection) -> None:
        card = Card(heading2(_("If this is your gap")), small(words), gap=8)
        for first in gap.first:
            card.add(_("Try this first: {words}", words=first))
        card.add(text_label(_("Look at:"), "body_bold"))
        for one in gap.help:
            card.add(QuietButton(one.title.replace("&", "&&"), press=partial(self.presenter.look_at, one)))
        self.side.insertWidget(max(0, self.side.count() - 1), card)  # before people's own words

    def show_neighbours(self, themes: Sequence[tuple[str, str]], current: str) -> None:
        before = (_("Theme &before"), _("This is the first theme."))
        after = (_("&Next theme"), _("This is the last theme."))
        self.add_neighbours(themes, current, self.presenter.open_theme, before, after)


def item_charts(
    results: RoundResults, items: Sequence[ItemFigures], go: Callable[[str], object], *, heads: bool = True
) -> list[QWidget]:
    """Statements one under another. The words of the scale stand once over all of them, or over each where they differ.

    ``go``: what a press on a statement does, with its id.
    """
    mixed = any(own_labels(results, item) for item in items)
    parts: list[QWidget] = [AnswerHeads(results)] if heads and not mixed else []
    for index, item in enumerate(items):
        parts += [Divider()] if index else []
        if mixed and not item.withheld and not own_labels(results, item):
            parts.append(AnswerHeads(results))
        parts.append(ItemChart(results, item, partial(go, item.item_id)))
    return parts


def differences_card(title: str, differences: Sequence[Differing], note: str, go: Callable[[str], object]) -> Card:
    """Where groups differ, and what a flag or no flag means. ``go``: what a press on a theme does, with its id."""
    card = Card(heading2(title), *difference_rows(differences, go), gap=10)
    if note:
        card.add(small(note))
    return card


def difference_rows(differences: Sequence[Differing], go: Callable[[str], object]) -> list[Column]:
    """Each theme with differences as a way to its page, and what they are."""
    rows = []
    for one in differences:
        link = QuietButton(one.title.replace("&", "&&"), press=partial(go, one.section_id))
        link.setAccessibleDescription(_("Look at this theme"))
        rows.append(Column(link, *one.sentences, gap=0))
    return rows


def _comments(comments: CommentFigures, names: ListedNames) -> Card:
    """People's own words, or the reason why they are not shown."""
    card = Card(heading2(_("In people's own words")), gap=10)
    if comments.withheld:
        card.add(comments.withheld)
    for text in comments.texts:
        card.add(MarkedQuote(text, names.marks(text)))
    if said := names_in(names, comments.texts):
        card.add(small(said))
    if comments.held_back:
        card.add(small(n_("{n} comment is held back.", "{n} comments are held back.", comments.held_back)))
    return card
