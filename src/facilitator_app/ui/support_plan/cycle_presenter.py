"""The cycle of a Support Action Plan: when it begins, how long it is, and the days of its steps."""

from __future__ import annotations

from dataclasses import replace

from facilitator_app.domain.days import day_of_parts, parts_of
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.support_plan import Cycle, CycleStep, cycle_words
from facilitator_app.ui import routes as to
from facilitator_app.ui.not_kept import NotKeptYet
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.support_plan.view import SupportCyclePage

START = "start"


class SupportCyclePresenter(Presenter[SupportCyclePage, to.SupportCycleRoute]):
    leads_back = to.SupportPlanRoute

    def begin(self) -> None:
        self.id_ = self.route.partnership_id
        self.plans = self.workspace.support_plan
        self.waiting = NotKeptYet(self.workspace.unfinished, self.id_, "cycle")

    def show(self) -> None:
        practice = self.workspace.partnerships.get(self.id_).practice
        lead = _("Two years is usual. The days of the quarters and steps follow from the first day.")
        self.view.show_head(_("Cycle and steps"), lead, practice=practice)
        cycle, today = self._cycle(), self.shell.today()
        days = {step.value: parts_of(cycle.days.get(step), today) for step in CycleStep}
        self.view.show_days(days | {START: parts_of(cycle.start, today)})
        self.view.show_quarters(cycle.quarters)
        self._follow(cycle)
        for key, parts in self.waiting.last_time().items():
            if key in self.view.dates:
                self.view.show_days({key: parts})
                self.write(key, parts)

    def write(self, key: str, parts: str) -> None:
        """Keep a day at once. What is none stays in its boxes, waits for one to come back, and is said there."""
        try:
            self._keep(_with_day(self._cycle(), key, parts))
        except AppError as error:
            self.waiting.refuse(key, parts, str(error))
            self.view.show_field(key, str(error))
            return
        if self.waiting.accept(key):
            self.view.show_field(key, "")
            self.view.clear_errors()

    def set_quarters(self, number: int) -> None:
        self.tried(lambda: self._keep(replace(self._cycle(), quarters=number)))

    def leave(self) -> None:
        if problems := self.waiting.problems:
            self.view.show_problems(problems)
        else:
            super().leave()

    # ---

    def _cycle(self) -> Cycle:
        return self.plans.of(self.id_).cycle

    def _keep(self, cycle: Cycle) -> None:
        before = self._cycle()
        self.plans.set_cycle(self.id_, cycle)
        if cycle != before:
            self.shell.saved()
        self._follow(cycle)

    def _follow(self, cycle: Cycle) -> None:
        """What hangs on the first day and the length."""
        without_days = replace(cycle, days={})
        hints = {
            step.value: _("Without a day here: {day}.", day=long_date(day))
            if (day := without_days.day_of(step))
            else ""
            for step in CycleStep
        }
        self.view.show_follows(cycle_words(cycle), hints, cycle.doubts)


def _with_day(cycle: Cycle, key: str, parts: str) -> Cycle:
    """Raises AppError "no_such_day"."""
    day = day_of_parts(parts)
    return replace(cycle, start=day) if key == START else cycle.with_day(CycleStep(key), day)
