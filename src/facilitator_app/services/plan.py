"""What partnerships will do: agreed, carried on, dropped with a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.plan import (
    Action,
    CameFrom,
    ProgressNote,
    Status,
    check_first,
    check_lengths,
    in_order,
    moved,
)
from facilitator_app.services.changes import Change, Changes
from facilitator_app.store import Store, Transaction

Plan = tuple[Action, ...]


class PlanService:
    """The actions of partnerships. Each verb is one transaction, and what it saved is on the disk when it returns.

    ``today`` gives the date.
    """

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._today = today

    def of(self, partnership_id: str) -> Plan:
        """All actions of a partnership: those that come first, the others, and what is done or dropped."""
        with self._store.transaction() as t:
            return in_order(t.actions.of_partnership(partnership_id))

    def of_owners(self, partnership_id: str) -> tuple[Partnership, Plan]:
        """The same, with the partnership on whose lists the owners are. Raises AppError "not_found"."""
        with self._store.transaction() as t:
            return t.partnerships.get(partnership_id), in_order(t.actions.of_partnership(partnership_id))

    def get(self, partnership_id: str, action_id: str) -> Action:
        """One action. Raises AppError "not_found"."""
        with self._store.transaction() as t:
            return _one(t.actions.of_partnership(partnership_id), action_id)

    def add(self, partnership_id: str, source: CameFrom | None = None) -> Action:
        """A new action at the end of the plan, with what it came from. Raises AppError "not_found"."""
        made = Action(new_id(), source=source, made_on=self._today())
        self._change(partnership_id, lambda actions: (*actions, made))
        return made

    def change(self, partnership_id: str, action: Action) -> Action:
        """Keep an action as it is typed, in its place. Raises AppError "not_found", "too_long" or "too_many_first"."""
        return self._change_one(partnership_id, action.id, lambda _old: action)

    def note(self, partnership_id: str, action_id: str, words: str) -> Action:
        """Write down today how it goes. Raises AppError "note_missing" or "too_long"."""
        if not words.strip():
            raise AppError("note_missing", _("Nothing is written yet."), _("Write in a few words how it goes."))

        def noted(action: Action) -> Action:
            return replace(action, notes=(*action.notes, ProgressNote(self._today(), words.strip())))

        return self._change_one(partnership_id, action_id, noted)

    def set_status(self, partnership_id: str, action_id: str, status: Status, reason: str = "") -> Action:
        """How it stands now; what is dropped has a reason. Raises AppError "reason_missing" or "too_long"."""
        return self._change_one(
            partnership_id, action_id, lambda action: action.with_status(status, self._today(), reason)
        )

    def move(self, partnership_id: str, action_id: str, by: int) -> Plan:
        """So many places further on, among those of its kind."""
        return self._change(partnership_id, lambda actions: moved(actions, action_id, by))

    def remove(self, partnership_id: str, action_id: str) -> Plan:
        """Take it off the plan; returns the plan as it was, for ``restore``. Raises AppError "not_found"."""
        before: list[Action] = []

        def without(actions: Plan) -> Plan:
            before.extend(actions)
            gone = _one(actions, action_id)
            return tuple(one for one in actions if one is not gone)

        self._change(partnership_id, without)
        return tuple(before)

    def restore(self, partnership_id: str, before: Sequence[Action]) -> None:
        """The plan as it was before something that is undone."""
        self._change(partnership_id, lambda _now: tuple(before))

    def tidy(self, partnership_id: str) -> None:
        """Actions that were begun and in which nobody wrote anything go."""
        self._change(partnership_id, lambda actions: tuple(one for one in actions if not one.blank))

    def _change_one(self, partnership_id: str, action_id: str, change: Callable[[Action], Action]) -> Action:
        def changed(actions: Plan) -> Plan:
            one = _one(actions, action_id)
            return tuple(change(one) if other is one else other for other in actions)

        return _one(self._change(partnership_id, changed), action_id)

    def _change(self, partnership_id: str, change: Callable[[Plan], Plan]) -> Plan:
        with self._store.transaction() as t:
            before = _plan(t, partnership_id)
            after = change(before)
            if after != before:
                check_first(after)
                for one in after:
                    check_lengths(one)
                t.actions.save(partnership_id, after)
                t.commit()
        if after != before:
            self._changes.announce(Change.PLAN)
        return after


def _plan(t: Transaction, partnership_id: str) -> Plan:
    """Raises AppError "not_found" where there is no such partnership."""
    return t.actions.of_partnership(t.partnerships.get(partnership_id).id)


def _one(actions: Plan, action_id: str) -> Action:
    action = next((one for one in actions if one.id == action_id), None)
    if action is None:
        raise AppError("not_found", _("This action is not in the plan any more."), _("Go back to what you will do."))
    return action
