"""The plan of a partnership: its actions in three orders, removed with Undo, on paper, in a calendar, in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.plan import (
    Action,
    action_title,
    by_date,
    by_owner,
    due_words,
    in_order,
    owner_name,
    status_words,
)
from facilitator_app.domain.steps import Job
from facilitator_app.file_names import file_name
from facilitator_app.files import save_whole
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import ListContents, ListLogic
from facilitator_app.ui.plan.view import LargePlanPage, PlanPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.saving import PrivatePages
from facilitator_app.ui.widgets import TableCell


class PlanLogic(ListLogic[Action]):
    """A row opens a page of its own, where there is room for all of an action."""

    opened: Callable[[str], object]
    begun: Callable[[], object]

    def choose(self, row: int) -> None:
        shown = self._shown()
        if 0 <= row < len(shown):
            self.opened(shown[row][0].id)

    def add(self) -> None:
        self.begun()


class PlanPresenter(Presenter[PlanPage, to.PlanRoute], ListContents[Action]):
    leads_back = to.PartnershipRoute

    def begin(self) -> None:
        self.order = "plan"
        self.plan = self.workspace.plan
        self.list = PlanLogic(self.view.list, self, self.shell, self.route.partnership_id, "plan")
        self.list.opened, self.list.begun = self.open, self.begin_one
        name = lambda ending: file_name(self._partnership().name, _("What we will do"), ending=ending)  # noqa: E731
        self.paper = PrivatePages(self.view, self.shell, self._pages, name, _("Save the plan"))

    def show(self) -> None:
        with suppress(AppError):  # a disk that is too full for it keeps nobody from the plan
            self.plan.tidy(self.route.partnership_id)
        partnership = self._partnership()
        self.view.set_back(partnership.name)
        lead = _("Who does what, and by when. Open an action to write in it.")
        self.view.show_head(_("What we will do"), lead, practice=partnership.practice)
        self.list.show()
        self.view.show_talk(self.workspace.discussions.newest(self.route.partnership_id) is not None)

    def to_talk(self) -> None:
        """What was talked about of the newest round."""
        self.shell.go(to.DiscussionsRoute(self.route.partnership_id))

    def set_order(self, order: str) -> None:
        """As agreed, by owner or by date."""
        self.order = order
        self.list.show_rows()

    def open(self, action_id: str) -> None:
        self.shell.go(to.ActionRoute(self.route.partnership_id, action_id))

    def begin_one(self) -> None:
        """A new action, on its own page. One in which nothing is written is gone when one comes back."""
        made = self.tried(lambda: self.plan.add(self.route.partnership_id))
        if made is not None:
            self.open(made.id)

    # --- the list

    def items(self) -> tuple[Action, ...]:
        actions = self._agreed()
        if self.order == "date":
            return by_date(actions)
        if self.order == "owner":
            return tuple(one for _name, each in by_owner(actions, self._names()) for one in each)
        return actions

    def keep(self, items: tuple[Action, ...]) -> None:
        self.plan.restore(self.route.partnership_id, items)

    def without(self, _items: tuple[Action, ...], gone: Action) -> tuple[Action, ...]:
        """In the order that was agreed, whatever order is shown."""
        return super().without(self._agreed(), gone)

    def undo_step(self) -> Callable[[], object]:
        before = self._agreed()
        return lambda: self.keep(before)

    def rows(self, items: tuple[Action, ...]) -> Sequence[Sequence[str | TableCell]]:
        names, today = self._names(), self.shell.today()
        return [
            (
                TableCell(action_title(one), detail=_("To begin with") if one.first and one.open else ""),
                owner_name(one.owner, names) or _("Nobody yet"),
                due_words(one, today) or (_("No day yet") if one.open else ""),
                status_words(one.status),
            )
            for one in items
        ]

    def removed(self, item: Action) -> str:
        return _("{action} was taken off the plan.", action=action_title(item))

    def counted(self, n: int, /) -> str:
        return n_("{n} action", "{n} actions", n) if n else ""

    def shown(self) -> None:
        self.view.show_ways(bool(self._agreed()))

    # --- to take along

    def save_dates(self) -> None:
        """The days of what is still to be done, for the calendar of anybody."""
        from facilitator_app.exchange.calendar import calendar_bytes
        from facilitator_app.exchange.plan_files import plan_events

        events = plan_events(self._agreed(), self._names())
        if not events:
            self.view.show_error(_("No action that is still to be done has a day. Open one and choose a day."))
            return
        made = calendar_bytes(events, self.shell.today())
        self.paper.save(_("Save the dates"), ".ics", lambda path: save_whole(path, made))

    def save_table(self) -> None:
        """All actions as a spreadsheet."""
        from facilitator_app.exchange.plan_files import plan_table, talk_table
        from facilitator_app.exchange.tables import xlsx_bytes

        talk = self.workspace.discussions.told(self.route.partnership_id)
        made = xlsx_bytes([plan_table(self._agreed(), self._names()), *([talk_table(talk)] if talk.things else [])])
        self.paper.save(_("Save the plan"), ".xlsx", lambda path: save_whole(path, made))

    # ---

    def _partnership(self) -> Partnership:
        return self.workspace.partnerships.get(self.route.partnership_id)

    def _agreed(self) -> tuple[Action, ...]:
        return self.plan.of(self.route.partnership_id)

    def _names(self) -> dict[str, str]:
        return self._partnership().shown_names()

    def _pages(self) -> Job[bytes]:
        from facilitator_app.packs.plan_sheet import PlanSheet, render_plan

        one = self._partnership()
        talk = self.workspace.discussions.told(one.id)
        return render_plan(
            PlanSheet(one.name, one.practice, self._agreed(), one.shown_names(), talk), self.shell.today()
        )


class LargePlanPresenter(Presenter[LargePlanPage, to.LargePlanRoute]):
    """What is still to be done, to read from across a room."""

    leads_back = to.PlanRoute

    def show(self) -> None:
        partnership, actions = self.workspace.plan.of_owners(self.route.partnership_id)
        names, today = partnership.shown_names(), self.shell.today()
        self.view.show_head(_("What we will do"), partnership.name, practice=partnership.practice)
        still = [one for one in in_order(actions) if one.open]
        if not still:
            self.view.show_withheld(_("There is nothing to do now."), _("New actions stand here."), "", None)
            return
        shown = []
        for number, one in enumerate(still, 1):
            who = owner_name(one.owner, names) or _("Nobody yet")
            day = due_words(one, today) or _("No day yet")
            first = _("First step: {words}", words=one.first_step.strip()) if one.first_step.strip() else ""
            title = _("{n}. {action}", n=number, action=action_title(one))
            shown.append((title, first, _("{who}. {day}", who=who, day=day)))
        self.view.show_actions(shown)
