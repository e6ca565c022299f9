"""A list of people that is brought in: its columns, and what a row is. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from facilitator_app.domain.language import _, n_
from facilitator_app.domain.partnership import ListedPerson, Partnership
from facilitator_app.domain.words import same
from facilitator_app.exchange import people
from facilitator_app.exchange.people import PersonRow
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import Input, Spec
from facilitator_app.ui.list_import import ImportContents, ImportPage, import_builder
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.widgets import Head


class PeopleImport(ImportContents[PersonRow]):
    """People on the list already stay as they are."""

    kind = people
    route: to.ImportPeopleRoute

    def __init__(self, shell: Shell, route: to.ImportPeopleRoute) -> None:
        super().__init__(shell, route)
        self._service = shell.workspace.partnerships
        self._twice_allowed = False
        self.chooser_title = _("Choose a list of people")

    @property
    def _partnership(self) -> Partnership:
        return self._service.get(self.route.partnership_id)

    def page(self) -> ImportPage:
        heads = [
            Head(_("Name"), stretch=2),
            Head(_("Organisation"), stretch=2),
            Head(_("Group")),
            Head(_("Access needs")),
        ]
        return ImportPage(
            _("Bring in a list of people"),
            _(
                "A CSV file, a spreadsheet or a copied list with one person in each row. "
                "Nothing is added before you have seen it."
            ),
            heads,
            [
                [_("Amina Yusuf"), _("Northfield Council"), _("Agencies")],
                [_("Ruth Bell"), _("Open Door Charity"), _("Volunteers")],
            ],
            [
                _("The first row names the columns, in any order. Only the names of the people have to be there."),
                _("A fourth column may say what a person needs, such as large print. It is never printed."),
            ],
            tick=_("Add people whose names are on the list already: they are other people"),
            to_list=_("Go to the list"),
            back=_("People"),
        )

    def draft_key(self) -> tuple[str, ...]:
        return self.route.partnership_id, "list of people"

    def columns(self) -> Mapping[str, str]:
        return {
            "name": _("Name"),
            "first": _("First name"),
            "last": _("Last name"),
            "organisation": _("Organisation"),
            "group": _("Group"),
            "needs": _("Access needs"),
            "tell_apart": _("To tell apart"),
        }

    def checked(self, rows: Sequence[PersonRow]) -> tuple[PersonRow, ...]:
        names = [g.name for g in self._partnership.groups]
        return people.checked(rows, names, frozenset() if self._twice_allowed else self._known())

    def others(self, rows: Sequence[PersonRow]) -> Mapping[int, tuple[int, ...]]:
        return people.twice(rows)

    def fields(self, row: PersonRow) -> tuple[Spec, ...]:
        names = [g.name for g in self._partnership.groups]
        group = next((name for name in names if same(name) == same(row.group)), row.group)
        choices = [("", _("No group")), *((name, name) for name in names)]
        if group and group not in names:
            choices.append((group, _("{name} (not a group)", name=group[:80])))
        return (
            Spec("name", _("Name"), row.name),
            Spec("organisation", _("Organisation"), row.organisation),
            Spec("tell_apart", _("To tell apart"), row.tell_apart),
            Spec("group", _("Group"), group, Input.CHOICE, choices=tuple(choices)),
            Spec("needs", _("Access needs"), row.needs),
        )

    def cells(self, row: PersonRow) -> Sequence[str]:
        return (row.name, row.organisation, row.group, row.needs)

    def tick(self, rows: Sequence[PersonRow]) -> bool | None:
        """Names that are on the list already may belong to other people."""
        known = self._known()
        return self._twice_allowed if any(same(row.name) in known for row in rows) else None

    def set_tick(self, on: bool) -> None:
        self._twice_allowed = on

    def twice_words(self, n: int) -> str:
        return n_("{n} name is there twice.", "{n} names are there twice.", n)

    def add_words(self, n: int) -> str:
        return n_("Add {n} person", "Add {n} people", n)

    def added_words(self, n: int) -> str:
        return n_("{n} person was added.", "{n} people were added.", n)

    def add(self, rows: Sequence[PersonRow]) -> Callable[[], object]:
        before = self._partnership
        self._service.add_people(
            before.id, [ListedPerson(r.name, r.organisation, r.group, r.needs, r.tell_apart) for r in rows]
        )
        return lambda: self._service.restore_lists(before)

    def leave(self) -> None:
        self.shell.go(to.PeopleRoute(*self.route.ids, self.route.setting_up), remember=False)

    def _known(self) -> frozenset[str]:
        return frozenset(same(m.name) for m in self._partnership.members)


build = import_builder(PeopleImport)
