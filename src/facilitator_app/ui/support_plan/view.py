"""The Support Action Plan as a page: the cycle on top, a row for each thing to be reached, its form at the side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from facilitator_app.domain.language import _
from facilitator_app.domain.support_plan import MOST_QUARTERS, CycleStep, step_words
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import ListEditor
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.widgets import (
    Card,
    Column,
    DateField,
    Flow,
    Head,
    Notice,
    heading2,
    number_field,
    small,
    text_label,
)

if TYPE_CHECKING:
    from facilitator_app.ui.support_plan.cycle_presenter import SupportCyclePresenter
    from facilitator_app.ui.support_plan.presenter import SupportPlanPresenter


class SupportPlanPage(FacilitatorPage):
    presenter: SupportPlanPresenter

    def __init__(self) -> None:
        super().__init__(_("Support Action Plan"), back=_("Partnership"), side=340)
        self.cycle = Card(gap=8)
        heads = [
            Head(_("What we want to reach"), stretch=5),
            Head(_("Support we need"), stretch=4),
            Head(_("Who gives it"), stretch=3),
            Head(_("Quarter"), stretch=3),
        ]
        empty = Card(
            heading2(_("Nothing is planned yet")),
            _("Write down what you want to reach, where you are, which support you need, and who gives it."),
        )
        self.list = ListEditor(
            self, heads, name=_("Support Action Plan"), find=_("&Find"), remove=_("Remove this row"), empty=empty
        )
        self.add(self.cycle, self.list)
        self.add_beside(self.list.form)

    def bind(self, presenter: SupportPlanPresenter) -> None:
        self.list.bind(presenter.list)
        self.set_first_focus(self.main_button(_("&Add a row"), presenter.list.add))
        self.button(_("C&ycle and steps"), partial(presenter.visit, to.SupportCycleRoute))
        self.paper = [
            self.button(_("&Print"), presenter.paper.print_it),
            self.button(_("&Save PDF"), presenter.paper.save_it),
            self.button(_("Save as a spreadshee&t"), presenter.save_table),
        ]
        self.shortcut(QKeySequence.StandardKey.Print, presenter.paper.print_it)
        self.shortcut(QKeySequence.StandardKey.Save, presenter.paper.save_it)
        super().bind(presenter)

    def save_pending(self) -> None:
        self.presenter.list.save_pending()

    def show_cycle(self, words: str, steps: Sequence[tuple[str, str]], doubts: Sequence[str]) -> None:
        """``steps``: each with its day."""
        columns = [Column(small(name), text_label(day), gap=0) for name, day in steps]
        notes = [Notice(doubt, "warning") for doubt in doubts]
        self.cycle.fill(text_label(words, "body_bold"), *([Flow(*columns, gap=24)] if columns else []), *notes)

    def show_ways(self, there: bool) -> None:
        """The ways to take the plan along, where there is something in it."""
        for button in self.paper:
            button.setVisible(there)


class SupportCyclePage(FacilitatorPage):
    presenter: SupportCyclePresenter

    def __init__(self) -> None:
        super().__init__(_("Cycle and steps"), back=_("Support Action Plan"))
        self.start = DateField(_("The cycle begins on"))
        self.start.written.connect(partial(self._written, "start"))
        self.quarters = number_field(
            _("Quarters"), 8, 1, MOST_QUARTERS, _("A quarter is three months. Eight quarters are two years.")
        )
        self.quarters.editor.chosen.connect(lambda number: self.presenter.set_quarters(number))
        self.end = text_label("", "body_bold")
        self.add(Card(self.start, self.quarters, self.end, gap=14))
        self.dates: dict[str, DateField] = {"start": self.start}
        steps = Card(heading2(_("Steps of the cycle")), gap=14)
        for step in CycleStep:
            # The room of the hint is there from the start: it says which day counts while none is typed.
            field = self.dates[step] = DateField(step_words(step))
            field.written.connect(partial(self._written, step))
            steps.add(field)
        self.doubts = Column(gap=8)
        self.add(steps, self.doubts)

    def _written(self, key: str, parts: str) -> None:
        self.presenter.write(key, parts)

    # --- what it shows

    def show_days(self, days: Mapping[str, str]) -> None:
        """What stands in the boxes, by the key of the field; nobody is told."""
        for key, parts in days.items():
            self.dates[key].show_text(parts)

    def show_quarters(self, number: int) -> None:
        self.quarters.editor.show_value(number)

    def show_follows(self, end: str, hints: Mapping[str, str], doubts: Sequence[str]) -> None:
        """``end``: from when to when the cycle goes. ``hints``: which day a step has while none is typed for it."""
        self.end.say(end)
        for key, hint in hints.items():
            self.dates[key].hint.say(hint)
        self.doubts.fill(*(Notice(doubt, "warning") for doubt in doubts))

    def show_field(self, key: str, wrong: str) -> None:
        self.dates[key].show_error(wrong) if wrong else self.dates[key].clear_error()

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """``problems``: what is wrong, and the key of its field."""
        self.show_errors([(words, self.dates[key].editor) for words, key in problems])
