"""One action of the plan: everything is kept as it is typed; what cannot be kept yet waits, and is said before one leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from facilitator_app.domain.days import day_of_parts, parts_of
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date
from facilitator_app.domain.plan import Action, Owner, ProgressNote, Smart, Status, action_title
from facilitator_app.domain.round import Round
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import YES
from facilitator_app.ui.not_kept import NotKeptYet
from facilitator_app.ui.plan.action_view import ActionPage
from facilitator_app.ui.presenter import Presenter

OTHER = "other"
"""The choice of an owner who is on no list."""
TEXTS = ("want", "again", "first_step", "how_known")


class ActionPresenter(Presenter[ActionPage, to.ActionRoute]):
    leads_back = to.PlanRoute

    def begin(self) -> None:
        self.plan = self.workspace.plan
        self.ids = (self.route.partnership_id, self.route.action_id)
        self.partnership = self.workspace.partnerships.get(self.route.partnership_id)
        self.names = self.partnership.shown_names()
        self.action = Action(self.route.action_id)
        self._by_name = False
        self._dropping = False
        self.not_kept = NotKeptYet(self.workspace.unfinished, *self._unfinished_key)
        self._back: Callable[[], object] | None = None

    def show(self) -> None:
        self.view.show_head(_("One action"), self.partnership.name, practice=self.partnership.practice)
        try:
            self.action = self.plan.get(*self.ids)
        except AppError as error:
            self.view.show_withheld(error.what, error.do, _("To &what we will do"), self.leave)
            return
        self._show_all()
        self.view.show_there(True)
        for key, value in self.not_kept.last_time().items():
            if key in self.view.fields:
                self.view.show_texts({key: value})
            self.write(key, value)

    # --- what is typed and chosen

    def write(self, key: str, value: str) -> None:
        """Keep it at once. What is refused stays in its field, waits for one to come back, and is said beside it."""
        before = self.action
        try:
            self._save(key, value)
        except AppError as error:
            if key == "first":
                self.view.show_first(False)
                self.view.show_error(str(error))
                return
            self._refuse("reason" if key == "status" else key, "" if key == "status" else value, str(error))
        else:
            self._accept(key)
            if self.action != before:
                self._back = None
                self.view.undo_bar.show_done("")
                self.shell.saved()
        self._follow()

    def add_note(self, words: str) -> None:
        """What happened, under the day of today."""
        added = self.tried(
            lambda: self.plan.note(*self.ids, words), lambda why: self.view.show_error(why, self.view.note)
        )
        if added is not None:
            self.action = added
            self.shell.saved()
            self.view.clear_errors()
            self.view.clear_note()
            self._show_notes()

    def take_note(self, index: int) -> None:
        """Take a note away; ``index``: among them, the newest first."""
        before = self.action.notes
        gone = len(before) - 1 - index
        self._keep_notes(before[:gone] + before[gone + 1 :])
        self._back = lambda: self._keep_notes(before)
        self.view.undo_bar.show_done(_("The note was taken away."))

    def move(self, by: int) -> None:
        if self.kept(lambda: self.plan.move(*self.ids, by)):
            self._show_position()

    def remove(self) -> None:
        """Off the plan; Undo stands where it was."""
        before = self.tried(lambda: self.plan.remove(*self.ids))
        if before is None:
            return
        self.shell.saved()

        def back() -> None:
            self.plan.restore(self.ids[0], before)
            self.view.show_there(True)

        self._back = back
        self.view.show_off_plan(_("{action} was taken off the plan.", action=action_title(self.action)))

    def undo(self) -> None:
        back, self._back = self._back, None
        if back is not None and self.kept(back):
            self.view.undo_bar.show_done("")

    def look_back(self) -> None:
        """The results that it came from."""
        if (where := self._source_route()) is not None and self._ready():
            self.shell.go(where)

    def look_at_talk(self) -> None:
        """What a group said about it."""
        if (source := self.action.source) is not None and self._ready():
            self.shell.go(to.DiscussionRoute(self.ids[0], source.round_id, source.place_id))

    def leave(self) -> None:
        if self._ready():
            super().leave()

    # --- inside

    @property
    def _unfinished_key(self) -> tuple[str, str, str]:
        return (self.ids[0], "action", self.ids[1])

    def _save(self, key: str, value: str) -> None:
        action = self.action
        if key in TEXTS:
            changed = replace(action, **{key: value})  # type: ignore[arg-type]
        elif key == "owner":
            self._by_name = value == OTHER
            changed = replace(action, owner=Owner(self.names.get(value, ""), value if value in self.names else ""))
        elif key == "owner_name":
            changed = replace(action, owner=Owner(value))
        elif key == "by":
            changed = replace(action, by=day_of_parts(value))
        elif key == "first":
            changed = replace(action, first=value == YES)
        elif key == "status":
            self._dropping = value == Status.DROPPED
            self.action = self.plan.set_status(*self.ids, Status(value), action.reason)
            return
        elif key == "reason":
            self._dropping = True
            self.action = self.plan.set_status(*self.ids, Status.DROPPED, value)
            return
        else:
            changed = action.checked(Smart(key.partition(":")[2]), value == YES)
        self.action = self.plan.change(self.ids[0], changed)

    def _refuse(self, key: str, value: str, why: str) -> None:
        self.not_kept.refuse(key, value, why)
        self.view.show_field(key, why)

    def _accept(self, key: str) -> None:
        for one in (key, *{"status": ("reason",), "owner": ("owner_name",)}.get(key, ())):
            if self.not_kept.accept(one):
                self.view.show_field(one, "")
                self.view.clear_errors()

    def _ready(self) -> bool:
        problems = self.not_kept.problems
        if problems:
            self.view.show_problems(problems)
        return not problems

    def _keep_notes(self, notes: tuple[ProgressNote, ...]) -> None:
        kept = self.tried(lambda: self.plan.change(self.ids[0], replace(self.action, notes=notes)))
        if kept is not None:
            self.action = kept
            self.shell.saved()
            self._show_notes()

    def _show_all(self) -> None:
        action, view = self.action, self.view
        view.show_texts({key: getattr(action, key) for key in TEXTS} | {"reason": action.reason})
        self._by_name = bool(action.owner.name) and action.owner.id not in self.names
        view.show_texts({"owner_name": action.owner.name if self._by_name else ""})
        view.show_texts({"by": parts_of(action.by, self.shell.today())})
        self._dropping = action.status is Status.DROPPED
        view.show_checks(action.checks)
        self._show_source()
        self._show_notes()
        self._show_position()
        self._follow()

    def _follow(self) -> None:
        """What hangs on other fields."""
        action, view = self.action, self.view
        chosen = OTHER if self._by_name else action.owner.id if action.owner.id in self.names else ""
        view.show_owner(self._owners(), chosen, self._by_name)
        view.reminder.say("" if action.by or "by" in self.not_kept else _("No day yet. It may stay open for now."))
        view.show_first(action.first)
        view.show_again(not all(action.checks.values()) or bool(action.again), action.want.strip())
        done = _("Done on {day}", day=long_date(action.done_on)) if action.done_on else ""
        view.show_state(action.status, self._dropping, done)

    def _owners(self) -> list[tuple[str, str]]:
        ids = [*(one.id for one in self.partnership.members), *(one.id for one in self.partnership.organisations)]
        return [("", _("Nobody yet")), *((one, self.names[one]) for one in ids), (OTHER, _("Somebody else"))]

    def _show_notes(self) -> None:
        self.view.show_notes([(long_date(note.on), note.words) for note in reversed(self.action.notes)])

    def _show_position(self) -> None:
        actions = self.plan.of(self.ids[0])
        kind = [one.id for one in actions if (one.open, one.first and one.open) == self._kind]
        position = kind.index(self.action.id) if self.action.id in kind else 0
        words = _(
            "Number {n} of {all} on the plan", n=[one.id for one in actions].index(self.action.id) + 1, all=len(actions)
        )
        self.view.show_position(words, position > 0, position < len(kind) - 1)

    @property
    def _kind(self) -> tuple[bool, bool]:
        return self.action.open, self.action.first and self.action.open

    def _show_source(self) -> None:
        if (source := self.action.source) is None:
            return
        round_ = self._round()
        where = round_.name if round_ is not None else _("A round that is not kept any more")
        self.view.show_source(source.words, where, self._source_route() is not None, self._talked(round_))

    def _talked(self, round_: Round | None) -> bool:
        if round_ is None or self.action.source is None:
            return False
        about = {one.id for one in self.workspace.discussions.of_round(round_.id).things}
        return self.action.source.place_id in about

    def _round(self) -> Round | None:
        source = self.action.source
        rounds = self.workspace.rounds.of_partnership(self.ids[0])
        return next((one for one in rounds if source is not None and one.id == source.round_id), None)

    def _source_route(self) -> to.ResultsTabRoute | None:
        source, round_ = self.action.source, self._round()
        if source is None or round_ is None:
            return None
        ids = (self.ids[0], round_.id)
        for section in round_.instrument.sections:
            if section.id == source.place_id:
                return to.ThemeRoute(*ids, section.id)
            if any(item.id == source.place_id for item in section.items):
                return to.StatementRoute(*ids, section.id, item_id=source.place_id)
        return to.MainPointsRoute(*ids)
