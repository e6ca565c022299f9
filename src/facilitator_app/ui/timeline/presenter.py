"""The timeline of a partnership. Meetings and stages are typed here; everything else is read from where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from facilitator_app.domain.days import day_of_parts, no_such_day, parts_of
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.steps import Job
from facilitator_app.domain.timeline import (
    EntryKind,
    LifeStep,
    Meeting,
    StageReached,
    TeamStage,
    TimelineEntry,
    stage_words,
    step_words,
    team_words,
)
from facilitator_app.domain.words import tidy
from facilitator_app.file_names import file_name
from facilitator_app.files import save_whole
from facilitator_app.services.timeline import Timeline
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import Form, Input, ListContents, ListLogic, Spec
from facilitator_app.ui.not_kept import NotKeptYet
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.saving import PrivatePages
from facilitator_app.ui.screens import Route
from facilitator_app.ui.timeline.view import TimelinePage
from facilitator_app.ui.widgets import TableCell

FAULT, LOOK = "timeline", "look again"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """``typed``: the meeting or stage that stands in this row; None for what is kept elsewhere. ``wrong_day``: what was
    typed as its day while that is none."""

    entry: TimelineEntry
    typed: Meeting | StageReached | None = None
    wrong_day: str = ""

    @property
    def id(self) -> str:
        return self.entry.id


class TimelineLogic(ListLogic[TimelineRow]):
    """A meeting or a stage opens in the form; every other row opens the page where it stands."""

    opened: Callable[[TimelineEntry], object]

    def choose(self, row: int) -> None:
        shown = self._shown()
        if 0 <= row < len(shown) and shown[row][0].typed is None:
            if not self.stopped():
                self.opened(shown[row][0].entry)
            return
        super().choose(row)


class TimelinePresenter(Presenter[TimelinePage, to.TimelineRoute], ListContents[TimelineRow]):
    leads_back = to.PartnershipRoute
    named = "what"
    _read: Timeline | None = None

    def begin(self) -> None:
        self.service = self.workspace.timeline
        self.id = self.route.partnership_id
        self._adds_stage = False
        self.not_kept = NotKeptYet(self.workspace.unfinished, self.id, LOOK)
        self.list = TimelineLogic(self.view.list, self, self.shell, self.id, FAULT)
        self.list.opened = self._open
        name = lambda ending: file_name(self._timeline().partnership.name, _("Timeline"), ending=ending)  # noqa: E731
        self.paper = PrivatePages(self.view, self.shell, self._pages, name, _("Save the timeline"))

    def show(self) -> None:
        timeline = self._timeline()
        partnership = timeline.partnership
        self.view.set_back(partnership.name)
        lead = _("What comes, what is due, and what has been.")
        self.view.show_head(_("Timeline"), lead, practice=partnership.practice)
        self.view.show_look_again(parts_of(timeline.life.look_again, self.shell.today()))
        if waiting := self.not_kept.last_time().get("day", ""):
            self.view.show_look_again(waiting)
            self.set_look_again(waiting)
        self.list.show()

    def leave(self) -> None:
        if self.list.stopped():
            return
        if problems := self.not_kept.problems:
            self.view.show_errors([(words, self.view.look_again) for words, _key in problems])
            return
        super().leave()

    # --- where one is, and the day to look again

    def add_stage(self) -> None:
        """Where the partnership is now; today stands there as its day."""
        self._adds_stage = True
        self.list.add()
        self._adds_stage = False

    def set_look_again(self, parts: str) -> None:
        """Keep the day as it is typed. What is no day waits for one to come back, and is said beside it."""
        try:
            day = day_of_parts(parts)
        except AppError as error:
            self.not_kept.refuse("day", parts, str(error))
            self.view.look_again.show_error(str(error))
            return
        if self.not_kept.accept("day"):
            self.view.look_again.clear_error()
            self.view.clear_errors()
        self._keep_day(day)

    def use_suggested(self) -> None:
        suggested = self._timeline().suggested
        if suggested is not None:
            self.view.show_look_again(parts_of(suggested, self.shell.today()))
            self.set_look_again(parts_of(suggested, self.shell.today()))
            self.view.look_again.editor.setFocus()

    def set_months(self, months: int) -> None:
        if self.kept(lambda: self.service.keep(self.id, replace(self._timeline().life, months=months))):
            self._after()

    def _keep_day(self, day: date | None) -> None:
        if self.kept(lambda: self.service.keep(self.id, replace(self._timeline().life, look_again=day))):
            self._after()

    def _after(self) -> None:
        self._read = None
        self.list.show_rows()

    # --- the list

    def items(self) -> tuple[TimelineRow, ...]:
        timeline, today = self._timeline(), self.shell.today()
        typed: dict[str, Meeting | StageReached] = {
            **{f"{EntryKind.MEETING}:{one.id}": one for one in timeline.life.meetings},
            **{f"{EntryKind.STAGE}:{one.id}": one for one in timeline.life.stages},
        }
        to_come = [entry for entry in timeline.entries if not entry.past(today)]
        over = [entry for entry in reversed(timeline.entries) if entry.past(today)]
        return tuple(TimelineRow(entry, typed.get(entry.id)) for entry in (*to_come, *over))

    def keep(self, items: tuple[TimelineRow, ...]) -> None:
        typed = sorted((row for row in items if row.typed is not None), key=lambda row: row.entry.day or date.min)
        life = replace(
            self._timeline().life,
            meetings=tuple(row.typed for row in typed if isinstance(row.typed, Meeting)),
            stages=tuple(row.typed for row in typed if isinstance(row.typed, StageReached)),
        )
        self.service.keep(self.id, life)
        self._read = None

    def rows(self, items: tuple[TimelineRow, ...]) -> Sequence[Sequence[str | TableCell]]:
        today = self.shell.today()
        return [
            (
                long_date(row.entry.day) if row.entry.day else _("No day yet"),
                TableCell(_title(row.entry), detail=_kind_words(row.entry.kind)),
                standing(row.entry, today),
            )
            for row in items
        ]

    def form(self, item: TimelineRow, _new: bool, /) -> Form | None:
        on = item.wrong_day or parts_of(item.entry.day, self.shell.today())
        day = Spec("on", _("When"), on, Input.DATE)
        if isinstance(item.typed, Meeting):
            return Form(_("This meeting"), (Spec("what", _("What the meeting is for"), item.typed.what), day))
        if not isinstance(item.typed, StageReached):
            return None
        steps = (("", _("Not chosen")), *((step.value, step_words(step)) for step in LifeStep))
        teams = (("", _("Not chosen")), *((stage.value, team_words(stage)) for stage in TeamStage))
        return Form(
            _("Where you are"),
            (
                Spec("step", _("Which of the seven steps"), item.typed.step or "", Input.CHOICE, choices=steps),
                Spec("team", _("How the group works together"), item.typed.team or "", Input.CHOICE, choices=teams),
                day,
            ),
        )

    def changed(self, item: TimelineRow, key: str, value: str) -> TimelineRow:
        typed = item.typed
        assert typed is not None
        if key == "on":
            try:
                day = day_of_parts(value)
            except AppError:
                return replace(item, wrong_day=value)
            return _row_of(replace(typed, on=day))
        if isinstance(typed, Meeting):
            return _row_of(replace(typed, what=value), item.wrong_day)
        if key == "step":
            return _row_of(replace(typed, step=LifeStep(value) if value else None), item.wrong_day)
        return _row_of(replace(typed, team=TeamStage(value) if value else None), item.wrong_day)

    def fault(self, item: TimelineRow, /) -> str:
        if item.wrong_day:
            return str(no_such_day())
        if isinstance(item.typed, Meeting) and not tidy(item.typed.what):
            return _("The meeting has no name. Type what it is for.")
        if isinstance(item.typed, StageReached) and not item.typed.step and not item.typed.team:
            return _("Nothing is chosen yet. Choose a step, or how the group works together.")
        return ""

    def fault_at(self, item: TimelineRow, /) -> str:
        if item.wrong_day:
            return "on"
        return "what" if isinstance(item.typed, Meeting) else "step"

    def must_stay(self, item: TimelineRow, /) -> str:
        return "" if item.typed is not None else _("This is kept on a page of its own. Open it to change it there.")

    def new(self) -> TimelineRow:
        return _row_of(StageReached(new_id(), self.shell.today()) if self._adds_stage else Meeting(new_id()))

    def removed(self, item: TimelineRow) -> str:
        return _("{what} was taken away.", what=_title(item.entry))

    def counted(self, n: int, /) -> str:
        overdue = sum(row.entry.overdue(self.shell.today()) for row in self.items())
        if not n:
            return ""
        lines = n_("{n} line on the timeline.", "{n} lines on the timeline.", n)  # several may have the same day
        return lines + " " + n_("{n} is overdue.", "{n} are overdue.", overdue) if overdue else lines

    def shown(self) -> None:
        timeline = self._timeline()
        stage = timeline.stage
        words = stage_words(stage) if stage else _("Not chosen yet. Add where you are.")
        self.view.show_stage(words, _("Since {day}", day=long_date(stage.on)) if stage and stage.on else "")
        suggested = timeline.suggested
        told = _("From your cycle: {day}", day=long_date(suggested)) if suggested else ""
        usable = suggested is not None and suggested != timeline.life.look_again
        self.view.show_cycle(timeline.life.months, told, usable)
        self.view.show_ways(bool(timeline.entries))

    # --- to take along

    def save_dates(self) -> None:
        """What is still to come, for the calendar of anybody."""
        from facilitator_app.exchange.calendar import calendar_bytes
        from facilitator_app.exchange.plan_files import timeline_events

        timeline, today = self._timeline(), self.shell.today()
        names = timeline.partnership.shown_names()
        events = timeline_events(self.id, timeline.entries, timeline.actions, names, today)
        if not events:
            self.view.show_error(_("Nothing is still to come. Add a meeting with its day."))
            return
        made = calendar_bytes(events, today)
        self.paper.save(_("Save the dates"), ".ics", lambda path: save_whole(path, made))

    # ---

    def _timeline(self) -> Timeline:
        self._read = self._read or self.service.of(self.id)
        return self._read

    def _open(self, entry: TimelineEntry) -> None:
        if (route := self._route_of(entry)) is not None:
            self.shell.go(route)
        else:
            self.view.look_again.editor.setFocus()

    def _route_of(self, entry: TimelineEntry) -> Route | None:
        if entry.kind in (EntryKind.ACTION, EntryKind.DONE):
            return to.ActionRoute(self.id, entry.about)
        if entry.kind is EntryKind.END:
            return to.EndingRoute(self.id)
        if entry.kind is EntryKind.CYCLE:
            return to.SupportPlanRoute(self.id)
        return to.RoundRoute(self.id, entry.about) if entry.about else None

    def _pages(self) -> Job[bytes]:
        from facilitator_app.packs.plain_sheet import PlainSheet, SheetPart, SheetTable, render_plain

        timeline, today = self._timeline(), self.shell.today()
        lines = [
            [long_date(one.day) if one.day else _("No day yet"), _title(one), standing(one, today)]
            for one in timeline.entries
        ]
        heads = (_("Day"), _("What"), _("How it stands"))
        sheet = PlainSheet(
            _("Timeline"),
            timeline.partnership.name,
            _("As it stood on {day}.", day=long_date(today)),
            [SheetPart(_("Where you are"), [stage_words(timeline.stage)])] if timeline.stage else [],
            timeline.partnership.practice,
        )
        table = SheetPart("", table=SheetTable(heads, lines, (3.6, 7, 2.6)))
        return render_plain(replace(sheet, parts=[*sheet.parts, table]))


def standing(entry: TimelineEntry, today: date) -> str:
    """How it stands with something that has a day: overdue, in so many days, or over."""
    if entry.day is None:
        return ""
    if entry.overdue(today):
        return _("Overdue")
    days = (entry.day - today).days
    if days == 0:
        return _("Today")
    if days > 0:
        return n_("In {n} day", "In {n} days", days)
    return _("Over")


def _title(entry: TimelineEntry) -> str:
    return entry.words or _("A meeting")


def _kind_words(kind: EntryKind) -> str:
    return {
        EntryKind.OPENED: _("Round"),
        EntryKind.CLOSED: _("Round"),
        EntryKind.DELETION: _("Promise"),
        EntryKind.DELETED: _("Promise"),
        EntryKind.MEETING: _("Meeting"),
        EntryKind.STAGE: _("Where you are"),
        EntryKind.ACTION: _("Action"),
        EntryKind.DONE: _("Action"),
        EntryKind.CYCLE: _("Support"),
        EntryKind.LOOK_AGAIN: _("Cycle"),
        EntryKind.END: _("Ending well"),
    }[kind]


def _row_of(typed: Meeting | StageReached, wrong_day: str = "") -> TimelineRow:
    if isinstance(typed, Meeting):
        return TimelineRow(TimelineEntry(EntryKind.MEETING, typed.id, typed.what.strip(), typed.on), typed, wrong_day)
    return TimelineRow(TimelineEntry(EntryKind.STAGE, typed.id, stage_words(typed), typed.on), typed, wrong_day)
