"""A list of organisations that is brought in. Nothing is overwritten, and none comes twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.partnership import Organisation
from facilitator_app.exchange import organisations
from facilitator_app.exchange.organisations import OrganisationRow
from facilitator_app.ui import routes as to
from facilitator_app.ui.list_editor import Spec
from facilitator_app.ui.list_import import ImportContents, ImportPage, import_builder
from facilitator_app.ui.shell import Shell
from facilitator_app.ui.widgets import Head


class OrganisationsImport(ImportContents[OrganisationRow]):
    kind = organisations

    def __init__(self, shell: Shell, route: to.ImportOrganisationsRoute) -> None:
        super().__init__(shell, route)
        self._id = route.partnership_id
        self._service = shell.workspace.partnerships
        self.chooser_title = _("Choose a list of organisations")

    def page(self) -> ImportPage:
        return ImportPage(
            _("Bring in a list of organisations"),
            _(
                "A CSV file, a spreadsheet or a copied list with their names in one column. "
                "Nothing is added before you have seen it."
            ),
            [Head(_("Organisation"))],
            [[_("Northfield Council")], [_("Open Door Charity")]],
            [_("A list of people with their organisations will do as well. Each organisation is added once.")],
            to_list=_("Go to the organisations"),
            back=_("Name, dates and organisations"),
        )

    def draft_key(self) -> tuple[str, ...]:
        return self._id, "list of organisations"

    def columns(self) -> Mapping[str, str]:
        return {organisations.NAME: _("Organisation")}

    def required(self) -> Sequence[str]:
        return (organisations.NAME,)

    def checked(self, rows: Sequence[OrganisationRow]) -> tuple[OrganisationRow, ...]:
        return organisations.checked(rows, [one.name for one in self._service.get(self._id).organisations])

    def already(self, row: OrganisationRow) -> bool:
        return row.already

    def fields(self, row: OrganisationRow) -> tuple[Spec, ...]:
        return (Spec(organisations.NAME, _("Organisation"), row.name),)

    def cells(self, row: OrganisationRow) -> Sequence[str]:
        return (row.name,)

    def add_words(self, n: int) -> str:
        return n_("Add {n} organisation", "Add {n} organisations", n)

    def added_words(self, n: int) -> str:
        return n_("{n} organisation was added.", "{n} organisations were added.", n)

    def add(self, rows: Sequence[OrganisationRow]) -> Callable[[], object]:
        before = self._service.get(self._id)
        made = (Organisation(new_id(), row.name) for row in rows)
        self._service.set_organisations(self._id, (*before.organisations, *made))
        return lambda: self._service.restore_lists(before)

    def leave(self) -> None:
        self.shell.go(to.PartnershipDetailsRoute(self._id, at_organisations=True), remember=False)


build = import_builder(OrganisationsImport)
