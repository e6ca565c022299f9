"""F7: the groups whose views are asked for: names, numbers, protected voices, neighbours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.partnership import Partnership, RaterGroup
from facilitator_app.domain.round import Promise, RoundState
from facilitator_app.ui.groups.standing import Standing, planned
from facilitator_app.ui.shell import Shell, Where

MOST_GROUPS = 12


@dataclass(frozen=True, slots=True)
class GroupRow:
    id: str
    name: str
    plain_name: str
    asked: int
    protected: bool
    standing: Standing


@dataclass(frozen=True, slots=True)
class GroupForm:
    """One group to change. ``neighbours``: (id, name) of the groups it may be joined with."""

    name: str
    plain_name: str
    asked: int
    protected: bool
    nearest: str
    neighbours: tuple[tuple[str, str], ...]


class GroupsView(Protocol):
    def show_where(self, back: str, practice: bool) -> None: ...
    def show_rows(self, rows: tuple[GroupRow, ...], chosen: int, total: str, lines: tuple[str, ...]) -> None: ...
    def show_form(self, form: GroupForm | None) -> None: ...
    def focus_name(self) -> None: ...
    def show_removed(self, words: str) -> None: ...
    def show_name_error(self, words: str) -> None: ...
    def show_error(self, words: str) -> None: ...
    def clear_errors(self) -> None: ...


class GroupsPresenter:
    """Changes are saved for the partnership, and for the round that is being set up if there is one."""

    def __init__(self, view: GroupsView, shell: Shell, where: Where) -> None:
        self._view = view
        self._shell = shell
        self._where = where
        self._chosen = ""
        self._fault = ""
        self._before: Partnership | None = None

    @property
    def _partnership(self) -> Partnership:
        return self._shell.workspace.partnerships.get(self._where.partnership_id)

    @property
    def _groups(self) -> tuple[RaterGroup, ...]:
        return self._partnership.groups

    def show(self) -> None:
        partnership = self._partnership
        self._view.show_where(_("Who is asked") if self._where.round_id else partnership.name, partnership.practice)
        groups = self._groups
        self._chosen = groups[0].id if groups else ""
        self._show_all()

    def choose(self, place: int) -> None:
        """Show one group in the form; a fault in the one before is said first."""
        if self._fault:
            self._view.show_name_error(self._fault)
            return
        groups = self._groups
        if 0 <= place < len(groups):
            self._chosen = groups[place].id
            self._show_all()
            self._view.focus_name()

    def add(self) -> None:
        """A new group at the end, ready to be named."""
        groups = self._groups
        if self._fault:
            self._view.show_name_error(self._fault)
            return
        if len(groups) >= MOST_GROUPS:
            self._view.show_error(_("There are {n} groups, which is the most. Remove one first.", n=MOST_GROUPS))
            return
        names = {g.name.casefold() for g in groups}
        number = next(n for n in range(len(groups) + 1, 99) if _("Group {n}", n=n).casefold() not in names)
        made = RaterGroup(new_id(), _("Group {n}", n=number), "")
        if self._save((*groups, made)):
            self._chosen = made.id
            self._show_all()
            self._view.focus_name()

    def remove(self) -> None:
        """Take the chosen group away; people in it stay on the tick list without a group."""
        groups = self._groups
        gone = next((g for g in groups if g.id == self._chosen), None)
        if gone is None:
            return
        if len(groups) == 1:
            self._view.show_error(_("One group has to stay. Change its name instead."))
            return
        before = self._partnership
        kept = tuple(replace(g, nearest_id=None) if g.nearest_id == gone.id else g for g in groups if g.id != gone.id)
        if self._save(kept):
            self._before = before
            self._fault = ""
            self._chosen = kept[0].id
            self._show_all()
            self._view.show_removed(_("{name} was removed.", name=gone.name))

    def undo(self) -> None:
        """Put the group that was just removed back in its place, with its people."""
        before, self._before = self._before, None
        if before is None:
            return
        self._shell.workspace.partnerships.restore_lists(before)
        self._shell.saved()
        self._view.show_removed("")
        self._show_all()

    def set_name(self, name: str) -> None:
        old = self._group()
        plain = name.strip().lower() if old.plain_name in ("", old.name.lower(), old.name) else old.plain_name
        self._change(name=" ".join(name.split()), plain_name=plain)

    def set_plain_name(self, name: str) -> None:
        self._change(plain_name=" ".join(name.split()))

    def set_asked(self, asked: int) -> None:
        self._change(asked=asked)

    def set_protected(self, protected: bool) -> None:
        self._change(protected=protected)

    def set_nearest(self, group_id: str) -> None:
        self._change(nearest_id=group_id or None)

    def done(self) -> None:
        if self._fault:
            self._view.show_name_error(self._fault)
        else:
            self.leave()

    def leave(self) -> None:
        if self._where.round_id:
            self._shell.go("setup_groups", self._where, remember=False)
        else:
            self._shell.go("partnership", Where(self._where.partnership_id), remember=False)

    def _group(self) -> RaterGroup:
        return next(g for g in self._groups if g.id == self._chosen)

    def _change(self, **changed: object) -> None:
        """Change the chosen group. What cannot be saved yet (no name, a name twice) is said on leaving it."""
        groups = tuple(
            replace(g, **changed) if g.id == self._chosen else g  # type: ignore[arg-type]
            for g in self._groups
        )
        if self._save(groups, quiet="name" in changed):
            self._view.clear_errors()
            self._show_rows()

    def _save(self, groups: tuple[RaterGroup, ...], *, quiet: bool = False) -> bool:
        try:
            self._shell.workspace.partnerships.set_groups(self._where.partnership_id, groups)
        except AppError as error:
            self._fault = str(error)
            if not quiet:
                self._view.show_name_error(self._fault)
            return False
        self._fault = ""
        self._before = None
        self._view.show_removed("")
        self._shell.saved()
        return True

    def _show_all(self) -> None:
        self._show_rows()
        group = next((g for g in self._groups if g.id == self._chosen), None)
        if group is None:
            self._view.show_form(None)
            return
        others = tuple((g.id, g.name) for g in self._groups if g.id != group.id)
        self._view.show_form(
            GroupForm(group.name, group.plain_name, group.asked, group.protected, group.nearest_id or "", others)
        )

    def _show_rows(self) -> None:
        groups = self._groups
        promise = self._promise()
        standings = planned(groups, promise)
        rows = tuple(GroupRow(g.id, g.name, g.plain_name, g.asked, g.protected, standings[g.id]) for g in groups)
        place = next((n for n, g in enumerate(groups) if g.id == self._chosen), 0)
        asked = sum(g.asked for g in groups)
        total = n_("{n} person is asked in all.", "{n} people are asked in all.", asked) if asked else ""
        self._view.show_rows(rows, place, total, live_lines(groups, standings, asked, promise.k_total))

    def _promise(self) -> Promise:
        """The limits of the round that is being set up, or the usual ones."""
        newest = next(iter(self._shell.workspace.rounds.of_partnership(self._where.partnership_id)), None)
        return newest.promise if newest is not None and newest.state is RoundState.DRAFT else Promise()


def live_lines(
    groups: tuple[RaterGroup, ...], standings: dict[str, Standing], asked: int, k_total: int
) -> tuple[str, ...]:
    """What the numbers mean, as sentences: one for each group that cannot be shown on its own."""
    if 0 < asked < k_total:
        return (too_few(asked, k_total),)
    return tuple(standings[g.id].sentence for g in groups if standings[g.id].sentence)


def too_few(asked: int, k_total: int) -> str:
    return n_(
        "You ask {n} person. You promise to show nothing under {limit} answers, so no results will be possible.",
        "You ask {n} people. You promise to show nothing under {limit} answers, so no results will be possible.",
        asked,
        limit=k_total,
    )
