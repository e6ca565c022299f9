"""The ways to divide the people of a partnership: which there are, and which is in use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import Breakdown, Partnership, RaterGroup
from facilitator_app.domain.words import in_a_row, tidy
from facilitator_app.ui import routes as to
from facilitator_app.ui.breakdowns.view import BreakdownsPage
from facilitator_app.ui.list_editor import Form, ListContents, ListLogic, Spec
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.widgets import TableCell

MOST_WAYS = 12
FIRST = "first"
"""The id of the one way of a partnership that an older program made, until it is kept by name."""


class BreakdownsPresenter(Presenter[BreakdownsPage, to.BreakdownsRoute], ListContents[Breakdown]):
    """Names are kept as they are typed; groups are changed on their own page, for the way in use."""

    def begin(self) -> None:
        self.list = ListLogic(self.view.list, self, self.shell, self.route.partnership_id, "ways", always_open=True)

    @property
    def _partnership(self) -> Partnership:
        return self.workspace.partnerships.get(self.route.partnership_id)

    def show(self) -> None:
        partnership = self._partnership
        self.view.set_back(_("Who is asked") if self.route.round_id else _("Groups"))
        lead = _("Prepare several, and choose one for each round. Each keeps its groups and who is in which.")
        self.view.show_head(_("Ways to divide people"), lead, practice=partnership.practice)
        self.list.show()

    def done(self) -> None:
        if not self.list.stopped():
            self.leave()

    def leave(self) -> None:
        if self.route.round_id:
            self.shell.go(to.SetupGroupsRoute(*self.route.ids), remember=False)
        else:
            self.shell.go(to.GroupsRoute(self.route.partnership_id), remember=False)

    def use(self) -> None:
        """Divide people in the chosen way from now on, also in the round that is being set up."""
        chosen = self.list.chosen
        if chosen is None or self.list.stopped():
            return
        if self.kept(lambda: self._divide_by(chosen.id)):
            self.shell.saved()
            self.list.show()
            self.view.show_done(_("People are divided by “{name}” now.", name=chosen.name))

    def _divide_by(self, id_: str) -> None:
        if not self._partnership.breakdowns:
            self.keep(self.items())
        self.workspace.partnerships.divide_by(self.route.partnership_id, id_)

    # --- what the list holds

    def items(self) -> tuple[Breakdown, ...]:
        """All ways; of a partnership that never had another one its groups as they are."""
        return self._partnership.breakdowns or (Breakdown(FIRST, _("Groups so far")),)

    def keep(self, items: tuple[Breakdown, ...]) -> None:
        self.workspace.partnerships.set_breakdowns(self.route.partnership_id, items)

    def rows(self, items: tuple[Breakdown, ...]) -> Sequence[Sequence[str | TableCell]]:
        partnership = self._partnership
        return [
            (
                TableCell(one.name),
                in_a_row([group.name for group in self._groups(one, partnership)]),
                TableCell(_("Yes"), kind="success") if self._used(one, partnership) else "",
            )
            for one in items
        ]

    def form(self, item: Breakdown, _new: bool, /) -> Form:
        partnership = self._partnership
        if self._used(item, partnership):
            where = _("Change its groups on the page Groups.")
        else:
            where = _("Use it first, then change its groups on the page Groups.")
        return Form(_("This way"), (Spec("name", _("Name"), item.name, hint=where),))

    def changed(self, item: Breakdown, _key: str, value: str) -> Breakdown:
        return replace(item, name=tidy(value))

    def fault(self, item: Breakdown, /) -> str:
        return "" if item.name else _("This way to divide people has no name. Type one, such as: Town.")

    def new(self) -> Breakdown | None:
        """With two groups to be named, once it is in use."""
        if len(self.items()) >= MOST_WAYS:
            self.view.show_error(_("There are {n} ways, which is the most. Remove one first.", n=MOST_WAYS))
            return None
        names = (_("Group {n}", n=number) for number in (1, 2))
        groups = (RaterGroup(new_id(), name, name.lower(), mark=n, follows=True) for n, name in enumerate(names, 1))
        return Breakdown(new_id(), "", tuple(groups))

    def must_stay(self, item: Breakdown, /) -> str:
        return (
            _("People are divided in this way now. Use another one first.")
            if self._used(item, self._partnership)
            else ""
        )

    def undo_step(self) -> Callable[[], object]:
        before = self._partnership
        return lambda: self.workspace.partnerships.restore_lists(before)

    def removed(self, item: Breakdown) -> str:
        return _("{name} was removed.", name=item.name)

    def _used(self, one: Breakdown, partnership: Partnership) -> bool:
        return one.id in (partnership.divided_by, FIRST)

    def _groups(self, one: Breakdown, partnership: Partnership) -> tuple[RaterGroup, ...]:
        return partnership.groups if self._used(one, partnership) else one.groups
