"""The people on the tick list. Optional: counts per group are enough to run a round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.naming import told_apart, without_a_word
from facilitator_app.domain.partnership import Member, Partnership
from facilitator_app.domain.words import same
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import Form, Input, ListContents, ListLogic, Spec
from facilitator_app.ui.people.view import PeoplePage
from facilitator_app.ui.presenter import Presenter


class PeoplePresenter(Presenter[PeoplePage, to.PeopleRoute], ListContents[Member]):
    """A new person is saved with the first letter of a name."""

    def begin(self) -> None:
        self._service = self.workspace.partnerships
        self._names: dict[str, str] = {}
        self.list = ListLogic(self.view.list, self, self.shell, self.route.partnership_id, "people")

    @property
    def here(self) -> tuple[str]:
        return (self.route.partnership_id,)

    @property
    def _partnership(self) -> Partnership:
        return self._service.get(self.route.partnership_id)

    @property
    def _names_needed(self) -> bool:
        """True where a round about people is being set up."""
        return self.route.setting_up and self.workspace.rounds.get(self.route.round_id).about is not None

    def _back_words(self, partnership: Partnership) -> str:
        if not self.route.setting_up:
            return partnership.name
        return _("Who it is about") if self._names_needed else _("Who is asked")

    def show(self) -> None:
        p = self._partnership
        lead = _(
            "Names are for your tick list and for feedback about people. "
            "Answers are kept without names. Only own views, and a chair who agreed, can be told apart."
        )
        self.view.set_back(self._back_words(p))
        self.view.show_head(_("People"), lead, practice=p.practice)
        if self._names_needed:
            self.view.show_names_needed(_("Feedback about people needs their names."))
        self.list.show()

    def import_list(self) -> None:
        self.shell.go(to.ImportPeopleRoute(*self.route.ids, self.route.setting_up))

    def done(self) -> None:
        if not self.list.stopped():
            self.leave()

    def leave(self) -> None:
        if self.route.setting_up:
            step = to.SetupSubjectsRoute if self._names_needed else to.SetupGroupsRoute
            self.shell.go(step(*self.route.ids), remember=False)
        elif self.route.round_id:
            self.shell.go(to.TickListRoute(*self.route.ids), remember=False)
        else:
            self.shell.go(to.PartnershipRoute(self.route.partnership_id), remember=False)

    # --- what the list holds

    def items(self) -> tuple[Member, ...]:
        return self._partnership.members

    def keep(self, items: tuple[Member, ...]) -> None:
        self._service.set_members(self.route.partnership_id, items)

    def rows(self, items: tuple[Member, ...]) -> Sequence[Sequence[str]]:
        p = self._partnership
        everybody = {m.id: m for m in (*p.members, *items)}
        shown = told_apart(tuple(everybody.values()), p.organisations)
        organisations = {o.id: o.name for o in p.organisations}
        groups = {g.id: g.name for g in p.groups}
        return [
            (shown[m.id], organisations.get(m.organisation_id or "", ""), groups.get(m.group_id or "", ""), m.needs)
            for m in items
        ]

    def form(self, item: Member, new: bool, /) -> Form:
        p = self._partnership
        organisations = (("", _("No organisation")), *((o.id, o.name) for o in p.organisations))
        groups = (("", _("No group")), *((g.id, g.name) for g in p.groups))
        return Form(
            _("A new person") if new else _("This person"),
            (
                Spec("name", _("Name"), item.name, note=self._twice(item)),
                Spec("tell_apart", _("To tell apart"), item.tell_apart,
                     hint=_("A word for two people of one name, such as: nurse. It is printed with the name.")),
                Spec("organisation", _("Organisation"), item.organisation_id or "", Input.CHOICE,
                     choices=organisations),
                Spec("group", _("Group"), item.group_id or "", Input.CHOICE, choices=groups),
                Spec("needs", _("Access needs"), item.needs, hint=_("Only you see this. It is never printed.")),
            ),
        )  # fmt: skip

    def changed(self, item: Member, key: str, value: str) -> Member:
        if key == "organisation":
            return replace(item, organisation_id=value or None)
        if key == "group":
            return replace(item, group_id=value or None)
        return replace(item, **{key: value})

    def new(self) -> Member:
        return Member(new_id(), "")

    def fault(self, item: Member) -> str:
        return "" if item.name.strip() else _("There is no name. Type a name, or remove this person.")

    def undo_step(self) -> Callable[[], object]:
        before = self._partnership
        self._names = before.shown_names()
        return lambda: self.workspace.partnerships.restore_lists(before)

    def removed(self, item: Member) -> str:
        return _("{name} was taken off the list.", name=self._names.get(item.id, item.name))

    def counted(self, n: int) -> str:
        return n_("{n} person on the list.", "{n} people on the list.", n) if n else ""

    def shown(self) -> None:
        members, chosen = self._partnership.members, self.list.chosen
        self.view.show_import(bool(members or chosen))
        self.view.show_everywhere(chosen is not None and any(chosen.id == one.id for one in members))

    def erase_chosen(self) -> None:
        """The page before somebody is deleted from every list."""
        if not self.list.stopped() and (chosen := self.list.chosen) is not None:
            self.shell.go(to.ErasePersonRoute(self.route.partnership_id, chosen.id))

    def _twice(self, member: Member) -> str:
        others = [m for m in self._partnership.members if m.id != member.id]
        if not member.name.strip() or all(same(m.name) != same(member.name) for m in others):
            return ""
        people = (*others, member)
        if {member.id, *(m.id for m in others if same(m.name) == same(member.name))} & without_a_word(
            people, self._partnership.organisations
        ):
            return _("This name is on the list twice. If they are two people, type below what tells them apart.")
        shown = told_apart(people, self._partnership.organisations)
        return _(
            "This name is on the list twice. If they are two people, this one is shown as {name}.",
            name=shown[member.id],
        )
