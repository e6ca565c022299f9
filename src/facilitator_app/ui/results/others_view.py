"""Where views differ as four boxes with names in them; split statements; one statement."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QSizePolicy

from facilitator_app.charts.pieces import Differing, InBox
from facilitator_app.domain.language import _
from facilitator_app.domain.results import ItemFigures, RoundResults
from facilitator_app.ui.page import announce
from facilitator_app.ui.results.charts import AnswerHeads, ItemChart, own_labels
from facilitator_app.ui.results.strip_chart import StripChart
from facilitator_app.ui.results.view import ResultsPage, difference_rows, item_charts
from facilitator_app.ui.theme import refresh
from facilitator_app.ui.widgets import (
    REST,
    Button,
    Card,
    Column,
    DataTable,
    Divider,
    Flow,
    Head,
    Notice,
    QuietButton,
    Row,
    TickBox,
    Wide,
    combo_field,
    heading2,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.results.others_presenter import DifferPresenter, OthersPresenter, StatementPresenter

MOST_CLASHES = 3
"""Clashing figures that are named where groups put together are refused."""


class OthersPage(ResultsPage):
    """Where views differ."""

    presenter: OthersPresenter

    def __init__(self) -> None:
        super().__init__("others", side=300)
        self._none = text_label("")
        self._sides = Row(gap=20, fold=True)
        self._groups: list[tuple[str, str]] = []
        self._boxes = Column(gap=12)
        self._gaps = Column(gap=8)
        self._refused = Column(gap=6)
        self.add(self.figures)
        self.chart.add(self._none, self._sides, self._boxes)
        self.add_beside(self._gaps)
        for part in (self._none, self._sides, self._boxes, self._gaps):
            part.hide()

    def show_none(self, words: str) -> None:
        self.add_tabs(with_table=False)
        self._none.say(words)

    def show_sides(self, groups: Sequence[tuple[str, str]], own: str, others: str) -> None:
        if not self.figures.isVisibleTo(self):
            self.add_tabs()
        self._none.hide()
        self._sides.show()
        self._boxes.show()
        self._refused.clear()
        if list(groups) != self._groups:  # not while a list is open: it is the one that was just used
            self._groups = list(groups)
            self._build_sides()
            self.kept_view.keep("sides", lambda: f"{self._own.text()},{self._they.text()}", self._show_sides)
        self._own.show_text(own)
        self._they.show_text(others)

    def _show_sides(self, state: str) -> None:
        own, _comma, they = state.partition(",")
        if {own, they} <= {group for group, _name in self._groups}:
            self.presenter.choose(own, they)

    def _build_sides(self) -> None:
        self._sides.clear()
        self._own = combo_field(_("&We are"), self._groups)
        self._they = combo_field(_("&Others are"), self._groups)
        for field in (self._own, self._they):
            box = field.editor
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.activated.connect(lambda _at: self.presenter.choose(self._own.text(), self._they.text()))
            self._sides.add(Wide(field))
        refresh(self)

    def show_together(self, groups: Sequence[tuple[str, str]], together: Sequence[str]) -> None:
        """Groups to put together as "we"; the others are everyone else."""
        card = Card(heading2(_("Put groups together")), gap=8)
        card.add(small(_("Tick the groups that are we. Everyone else is others.")))
        boxes = []
        for group_id, name in groups:
            box = TickBox(name, on=group_id in together)
            boxes.append((group_id, box))
            card.add(box)
        show, usual = Button(_("Show th&em")), Button(_("&Usual groups"))

        def chosen() -> None:
            self._refused.clear()
            self.presenter.put_together([group_id for group_id, box in boxes if box.isChecked()])
            if self._groups and not self._refused.box.count():  # large text has the figures far above
                self._own.editor.setFocus(Qt.FocusReason.OtherFocusReason)

        def back() -> None:
            for _group_id, box in boxes:
                box.setChecked(False)
            chosen()

        show.clicked.connect(lambda: chosen())
        usual.clicked.connect(lambda: back())
        card.add(Flow(show, usual), self._refused)
        self.add_beside(card)
        self.order_tabs()

    def show_refused(self, what: str, why: Sequence[str], do: str) -> None:
        self._refused.fill(Notice(what, "warning"), *(small(one) for one in why[:MOST_CLASHES]), small(do))
        refresh(self)
        QTimer.singleShot(0, self, lambda: self.area.show_with_focus(self._why_refused))  # it has no height before
        announce(self, " ".join((what, do)))

    def _why_refused(self) -> QRect:
        """Where it stands on the page: below the button, where a small window ends."""
        content = self.area.widget()
        assert content is not None
        return QRect(self._refused.mapTo(content, QPoint()), self._refused.size())

    def show_boxes(self, boxes: Sequence[InBox], unclear: str, sides: RoundResults) -> None:
        """The four boxes, or the sentence that none has a theme; then both sides on one line (``sides``)."""
        self._boxes.clear()
        filled = any(themes for _words, themes in boxes)
        if not filled:
            self._boxes.add(heading2(_("No theme lies clearly in one of the four boxes")))
        for pair in (boxes[:2], boxes[2:]) if filled else ():
            row = Row(gap=12, fold=True)
            for words, themes in pair:
                card = Card(text_label(words, "body_bold"), plain=True, gap=6, margins=(16, 14, 16, 14))
                for theme, section_id in themes:
                    link = QuietButton(theme.replace("&", "&&"), press=partial(self.presenter.open_theme, section_id))
                    link.setAccessibleDescription(_("Look at this theme"))
                    card.add(link)
                if not themes:
                    card.add(text_label(_("No theme"), colour="muted"))
                card.add(REST)
                row.add(Wide(card))
            self._boxes.add(row)
        if unclear and filled:
            self._boxes.add(unclear)
        if sides.sections:
            self._boxes.add(StripChart(sides, go=self.presenter.open_theme))
        refresh(self)
        self.order_tabs()

    def show_gaps(self, sentences: Sequence[str], note: str) -> None:
        card = Card(heading2(_("Differences that hold")), *sentences, small(note), gap=10)
        self._gaps.fill(card)


class DifferPage(ResultsPage):
    """Where views differ: statements that split people, and groups that stand apart. What there is comes first."""

    presenter: DifferPresenter

    def __init__(self) -> None:
        super().__init__("differ", side=316)
        self._groups, self._split = Column(gap=8), Column(gap=8)
        self.add(self.figures)

    def show_split(self, results: RoundResults, items: Sequence[ItemFigures], empty: str) -> None:
        self.add_tabs()
        if items:
            self.chart.add(self._split, Divider(), self._groups)
            self._split.add(heading2(_("Statements that split us")))
            self._split.add(*item_charts(results, items, self.presenter.open_item))
        else:
            self.chart.add(self._groups, Divider(), self._split)
            self._split.add(empty)

    def show_differences(
        self, results: RoundResults, finding: tuple[str, str], differences: Sequence[Differing], note: str
    ) -> None:
        """``results``: those themes that are shown by group; with none of them only the ``note`` stands there.
        ``finding``: what is to be said of the groups first, and how often that is chance."""
        title, chance = finding
        self._groups.add(heading2(title))
        if not results.sections:
            self._groups.add(note)
            return
        if chance:
            self._groups.add(small(chance))
        self._groups.add(StripChart(results, marked=True, go=self.presenter.open_theme))
        if differences:
            title = _("Differences to talk about")
            self.add_beside(Card(heading2(title), *difference_rows(differences, self.presenter.open_theme), gap=10))
        self.add_beside(Card(heading2(_("How sure is this?")), note, gap=10))


class StatementPage(ResultsPage):
    """One statement."""

    presenter: StatementPresenter

    def __init__(self) -> None:
        super().__init__("theme", side=316)
        self.set_back(_("The theme"))
        self.add(self.figures)

    def show_statement(self, results: RoundResults, item: ItemFigures, lines: Sequence[str]) -> None:
        self.add_tabs()
        self.add_action(item.item_id, item.statement)
        if not item.withheld and not own_labels(results, item):
            self.chart.add(AnswerHeads(results))
        self.chart.add(ItemChart(results, item))
        if lines:
            self.add_beside(Card(heading2(_("In words")), *lines))

    def show_groups(self, rows: Sequence[tuple[str, str]], note: str) -> None:
        if rows:
            table = DataTable([Head(_("Group"), stretch=1), Head(_("Answers"), stretch=2)], name=_("The groups"))
            table.show_rows([list(row) for row in rows])
            self.add(Column(heading2(_("The groups side by side")), table, gap=8))
        elif note:
            self.add_beside(Card(heading2(_("The groups")), note))

    def show_neighbours(self, statements: Sequence[tuple[str, str]], current: str) -> None:
        before = (_("Statement &before"), _("This is the first statement."))
        after = (_("&Next statement"), _("This is the last statement."))
        self.add_neighbours(statements, current, self.presenter.open_item, before, after)
