"""The plan as a page: a row for each action, and the ways to take it along."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from facilitator_app.domain.language import _
from facilitator_app.ui import routes as to
from facilitator_app.ui.large_page import LargePage
from facilitator_app.ui.list_editor import ListEditor
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import Card, Head, combo_field, heading2, small, text_label

if TYPE_CHECKING:
    from facilitator_app.ui.plan.presenter import LargePlanPresenter, PlanPresenter


class PlanPage(FacilitatorPage):
    presenter: PlanPresenter

    def __init__(self) -> None:
        super().__init__(_("What we will do"), back=_("Partnership"))
        self.order = combo_field(
            _("&Order"), [("plan", _("As agreed")), ("owner", _("By owner")), ("date", _("By date"))]
        )
        self.order.editor.activated.connect(lambda _index: self.presenter.set_order(self.order.text()))
        empty = Card(
            heading2(_("No action yet")),
            _("Choose at most three things to begin with. Write down who takes care of each, and by when."),
            small(_("On a page of the results, Make this an action begins one that says where it came from.")),
        )
        heads = [
            Head(_("What we want to see"), stretch=5),
            Head(_("Owner"), stretch=3),
            Head(_("By when"), stretch=3),
            Head(_("How it stands"), stretch=2),
        ]
        self.list = ListEditor(self, heads, name=_("What we will do"), find=_("&Find"), empty=empty)
        self.add(self.order, self.list)
        self.kept_view.keep_field("order", self.order)

    def bind(self, presenter: PlanPresenter) -> None:
        self.list.bind(presenter.list)
        self.set_first_focus(self.main_button(_("&New action"), presenter.list.add))
        self.paper = [
            self.button(_("&Print"), presenter.paper.print_it),
            self.button(_("&Save PDF"), presenter.paper.save_it),
            self.button(_("Show &large"), partial(presenter.visit, to.LargePlanRoute)),
            self.button(_("Dates for a &calendar"), presenter.save_dates),
            self.button(_("Save as a spreadshee&t"), presenter.save_table),
        ]
        self.talked = self.button(_("What we talk a&bout"), presenter.to_talk)
        self.shortcut(QKeySequence.StandardKey.Print, presenter.paper.print_it)
        self.shortcut(QKeySequence.StandardKey.Save, presenter.paper.save_it)
        super().bind(presenter)

    def show_ways(self, there: bool) -> None:
        """The ways to take the plan along, where there is something in it."""
        for button in self.paper:
            button.setVisible(there)
        self.order.setVisible(there)

    def show_talk(self, there: bool) -> None:
        """The way to what was talked about, where there is any."""
        self.talked.setVisible(there)


class LargePlanPage(LargePage):
    presenter: LargePlanPresenter

    def __init__(self) -> None:
        super().__init__(_("What we will do"), back=_("What we will do"))

    def show_actions(self, actions: Sequence[tuple[str, str, str]]) -> None:
        """``actions``: what we want to see, the first step, then who and by when."""
        for words, step, who in actions:
            self.add(Card(heading2(words), *([step] if step else []), text_label(who, "body_bold"), bar=True, gap=6))
