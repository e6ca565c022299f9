"""The groups whose views are asked for: names, numbers, protected voices, neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from facilitator_app.analysis.forecast import Rules
from facilitator_app.analysis.publishability import Publishability, planned, why_perhaps
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.partnership import Partnership, RaterGroup
from facilitator_app.domain.round import Promise, RoundState
from facilitator_app.domain.words import tidy
from facilitator_app.ui import routes as to
from facilitator_app.ui.groups.view import GroupsPage
from facilitator_app.ui.list_editor import YES, Form, Input, ListContents, ListLogic, Spec
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.widgets import TableCell

MOST_GROUPS = 12
MOST_ASKED = 999


class GroupsPresenter(Presenter[GroupsPage, to.GroupsRoute], ListContents[RaterGroup]):
    """Changes are saved for the partnership, and for the round that is being set up if there is one."""

    def begin(self) -> None:
        self.list = ListLogic(self.view.list, self, self.shell, self.route.partnership_id, "groups", always_open=True)

    @property
    def _partnership(self) -> Partnership:
        return self.workspace.partnerships.get(self.route.partnership_id)

    def show(self) -> None:
        partnership = self._partnership
        self.view.set_back(_("Who is asked") if self.route.round_id else partnership.name)
        lead = _("Whose views you ask for. Names of groups, never of people.")
        if partnership.breakdown_name:
            lead += " " + _("Divided by: {name}.", name=partnership.breakdown_name)
        self.view.show_head(_("Groups"), lead, practice=partnership.practice)
        self.list.show()

    def done(self) -> None:
        if not self.list.stopped():
            self.leave()

    def other_ways(self) -> None:
        """To the ways to divide people that are prepared."""
        if not self.list.stopped():
            self.shell.go(to.BreakdownsRoute(*self.route.ids))

    def leave(self) -> None:
        if self.route.round_id:
            self.shell.go(to.SetupGroupsRoute(*self.route.ids), remember=False)
        else:
            self.shell.go(to.PartnershipRoute(self.route.partnership_id), remember=False)

    # --- what the list holds

    def items(self) -> tuple[RaterGroup, ...]:
        return self._partnership.groups

    def keep(self, items: tuple[RaterGroup, ...]) -> None:
        self.workspace.partnerships.set_groups(self.route.partnership_id, items)

    def rows(self, items: tuple[RaterGroup, ...]) -> Sequence[Sequence[str | TableCell]]:
        publishable, partnership = planned(Rules.planned(items, self._promise())), self._partnership
        return [
            (
                TableCell(group.name, detail=_("Protected voice") if group.protected else ""),
                _asked_cell(group, partnership.in_group(group.id)),
                TableCell(publishable[group.id].words, kind=publishable[group.id].kind),
            )
            for group in items
        ]

    def form(self, item: RaterGroup, _new: bool, /) -> Form:
        neighbours = tuple((g.id, g.name) for g in self.items() if g.id != item.id)
        count = self._partnership.in_group(item.id)
        follow = [
            Spec("follows", n_("Count the {n} person on the list", "Count the {n} people on the list", count),
                 YES if item.follows else "", Input.SWITCH,
                 _("Off as soon as you type a number."))
        ] if count else []  # fmt: skip
        return Form(
            _("This group"),
            (
                Spec("name", _("Name"), item.name),
                Spec("plain_name", _("Name that respondents read"), item.plain_name,
                     hint=_("Plain words, such as: volunteers")),
                Spec("asked", _("How many people do you ask?"), str(item.asked), Input.NUMBER, most=MOST_ASKED),
                *follow,
                Spec("protected", _("Protected voice"), YES if item.protected else "", Input.SWITCH,
                     _("Joined with no other group, unless they choose one before the round.")),
                Spec("nearest", _("Nearest group"), item.nearest_id or "", Input.CHOICE,
                     _("If they are too few, they are joined with this one."),
                     (("", _("The smallest one")), *neighbours)),
            ),
        )  # fmt: skip

    def changed(self, item: RaterGroup, key: str, value: str) -> RaterGroup:
        value = tidy(value)
        if key == "name":
            follows = item.plain_name in ("", item.name.lower(), item.name)
            return replace(item, name=value, plain_name=value.strip().lower() if follows else item.plain_name)
        if key == "plain_name":
            return replace(item, plain_name=value)
        if key == "asked":
            return replace(item, asked=int(value), follows=False)
        if key == "follows":
            return replace(item, follows=value == YES)
        if key == "protected":
            return replace(item, protected=value == YES)
        return replace(item, nearest_id=value or None)

    def new(self) -> RaterGroup | None:
        """At the end, ready to be named."""
        groups = self.items()
        if len(groups) >= MOST_GROUPS:
            self.view.show_error(_("There are {n} groups, which is the most. Remove one first.", n=MOST_GROUPS))
            return None
        names = {g.name.casefold() for g in groups}
        number = next(n for n in range(len(groups) + 1, 99) if _("Group {n}", n=n).casefold() not in names)
        return RaterGroup(new_id(), _("Group {n}", n=number), "", follows=True)

    def must_stay(self, _item: RaterGroup, /) -> str:
        return _("One group has to stay. Change its name instead.") if len(self.items()) == 1 else ""

    def without(self, items: tuple[RaterGroup, ...], gone: RaterGroup) -> tuple[RaterGroup, ...]:
        """People in it stay on the tick list without a group."""
        return tuple(replace(g, nearest_id=None) if g.nearest_id == gone.id else g for g in items if g.id != gone.id)

    def undo_step(self) -> Callable[[], object]:
        before = self._partnership
        return lambda: self.workspace.partnerships.restore_lists(before)

    def removed(self, item: RaterGroup) -> str:
        return _("{name} was removed.", name=item.name)

    def shown(self) -> None:
        groups, promise = self.items(), self._promise()
        asked, publishable = sum(g.asked for g in groups), planned(Rules.planned(groups, promise))
        total = asked_in_all(asked, publishable)
        left_out = without_group(self._partnership, groups)
        lines = live_lines(groups, publishable, asked, promise.k_total)
        self.view.show_total(total, (left_out, *lines) if left_out else lines)

    def _promise(self) -> Promise:
        """The limits of the round that is being set up, or the usual ones."""
        newest = next(iter(self.workspace.rounds.of_partnership(self.route.partnership_id)), None)
        return newest.promise if newest is not None and newest.state is RoundState.DRAFT else Promise()


def _asked_cell(group: RaterGroup, on_the_list: int) -> str | TableCell:
    if not on_the_list:
        return str(group.asked)
    return TableCell(str(group.asked), _("From the list") if group.follows else _("Typed"))


def asked_words(group: RaterGroup, on_the_list: int) -> str:
    """Which of the two the number of a group is: typed, or counted; and how many there are on the list if it differs."""
    if group.follows:
        return _("Counted from the list of people") if on_the_list else ""
    return (
        n_("Typed. {n} is on the list of people", "Typed. {n} are on the list of people", on_the_list)
        if on_the_list
        else ""
    )


def without_group(partnership: Partnership, groups: tuple[RaterGroup, ...]) -> str:
    """Whom no number counts, while numbers follow the list of people; empty where nobody is left out."""
    n = sum(member.group_id is None for member in partnership.members)
    if not n or not any(group.follows for group in groups):
        return ""
    return n_(
        "{n} person on your list has no group, so no number here counts them. Give them a group, or type the numbers.",
        "{n} people on your list have no group, so no number here counts them. Give them a group, or type the numbers.",
        n,
    )


def asked_in_all(asked: int, publishable: dict[str, Publishability]) -> str:
    """How many people are asked, and what it depends on whether groups are shown."""
    if not asked:
        return ""
    total = n_("{n} person is asked in all.", "{n} people are asked in all.", asked)
    return " ".join(filter(None, (total, why_perhaps(publishable.values()))))


def live_lines(
    groups: tuple[RaterGroup, ...], publishable: dict[str, Publishability], asked: int, k_total: int
) -> tuple[str, ...]:
    """What the numbers mean, as sentences: one for each group that cannot be shown on its own."""
    if 0 < asked < k_total:
        return (too_few(asked, k_total),)
    return tuple(dict.fromkeys(publishable[g.id].sentence for g in groups if publishable[g.id].sentence))


def too_few(asked: int, k_total: int) -> str:
    return n_(
        "You ask {n} person. You promise to show nothing under {limit} answers, so no results will be possible.",
        "You ask {n} people. You promise to show nothing under {limit} answers, so no results will be possible.",
        asked,
        limit=k_total,
    )
