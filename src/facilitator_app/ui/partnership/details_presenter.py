"""F5: the name, when it started, notes, and the organisations. Each change is saved at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.partnership import Organisation, Partnership
from facilitator_app.ui.shell import Shell, Where

if TYPE_CHECKING:
    from facilitator_app.ui.confirm_page import ConfirmPage

DELETE = "delete"
NOT_DELETED = "not-deleted"
ORGANISATIONS = "organisations"


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    name: str
    people: str


class DetailsView(Protocol):
    def show_details(self, name: str, started: str, notes: str) -> None: ...
    def show_organisations(self, rows: tuple[OrganisationRow, ...]) -> None: ...
    def show_removed(self, words: str) -> None: ...
    def show_name_error(self, words: str) -> None: ...
    def show_organisation_error(self, words: str) -> None: ...
    def empty_new_organisation(self) -> None: ...
    def focus_organisations(self) -> None: ...
    def clear_errors(self) -> None: ...


class DetailsPresenter:
    def __init__(self, view: DetailsView, shell: Shell, where: Where) -> None:
        self._view = view
        self._shell = shell
        self._service = shell.workspace.partnerships
        self._where = where
        self._name_missing = False
        self._before: Partnership | None = None

    @property
    def _partnership(self) -> Partnership:
        return self._service.get(self._where.partnership_id)

    def show(self) -> None:
        p = self._partnership
        self._view.show_details(p.name, p.started, p.notes)
        self._show_organisations()
        if self._where.page == ORGANISATIONS:
            self._view.focus_organisations()

    def set_name(self, name: str) -> None:
        """Saved as soon as there is a name; a missing one is said on leaving by Done."""
        self._name_missing = not name.strip()
        if not self._name_missing:
            self._service.describe(self._where.partnership_id, name=name)
            self._shell.saved()

    def set_started(self, started: str) -> None:
        self._service.describe(self._where.partnership_id, started=started)
        self._shell.saved()

    def set_notes(self, notes: str) -> None:
        self._service.describe(self._where.partnership_id, notes=notes)
        self._shell.saved()

    def add_organisation(self, name: str) -> None:
        tidy = " ".join(name.split())
        if not tidy:
            self._view.show_organisation_error(_("There is no name yet. Type the name of the organisation."))
            return
        if self._is_taken(tidy):
            self._view.show_organisation_error(_("{name} is on the list already. Type another name.", name=tidy))
            return
        organisations = self._partnership.organisations
        self._save((*organisations, Organisation(new_id(), tidy)))
        self._view.empty_new_organisation()

    def rename_organisation(self, place: int, name: str) -> None:
        tidy = " ".join(name.split())
        organisations = list(self._partnership.organisations)
        if not tidy or (tidy.casefold() != organisations[place].name.casefold() and self._is_taken(tidy)):
            self._view.show_organisation_error(_("Each organisation needs a name of its own. Nothing was changed."))
            return
        organisations[place] = replace(organisations[place], name=tidy)
        self._save(tuple(organisations))

    def remove_organisation(self, place: int) -> None:
        """Take one away; its people stay on the tick list without an organisation."""
        partnership = self._partnership
        if not 0 <= place < len(partnership.organisations):
            return
        gone = partnership.organisations[place]
        self._save(tuple(o for o in partnership.organisations if o.id != gone.id))
        self._before = partnership
        self._view.show_removed(_("{name} was removed.", name=gone.name))

    def undo(self) -> None:
        """Put the organisation that was just removed back, with its people."""
        if self._before is None:
            return
        before, self._before = self._before, None
        self._service.restore_lists(before)
        self._shell.saved()
        self._view.show_removed("")
        self._show_organisations()

    def done(self) -> None:
        if self._name_missing:
            self._view.show_name_error(_("There is no name yet. Type the name of the partnership."))
        else:
            self.leave()

    def leave(self) -> None:
        self._shell.go("partnership", Where(self._where.partnership_id), remember=False)

    def delete(self) -> None:
        self._shell.go("partnership_details", Where(self._where.partnership_id, page=DELETE))

    def _is_taken(self, name: str) -> bool:
        return any(o.name.casefold() == name.casefold() for o in self._partnership.organisations)

    def _save(self, organisations: tuple[Organisation, ...]) -> None:
        self._before = None
        self._view.show_removed("")
        self._service.set_organisations(self._where.partnership_id, organisations)
        self._shell.saved()
        self._view.clear_errors()
        self._show_organisations()

    def _show_organisations(self) -> None:
        p = self._partnership
        count = {o.id: sum(1 for m in p.members if m.organisation_id == o.id) for o in p.organisations}
        rows = tuple(OrganisationRow(o.name, str(count[o.id])) for o in p.organisations)
        self._view.show_organisations(rows)


class DeletePartnershipPresenter:
    """The interruption before a partnership is deleted for good."""

    def __init__(self, view: ConfirmPage, shell: Shell, where: Where) -> None:
        self._view = view
        self._shell = shell
        self._id = where.partnership_id
        self._failed = where.page == NOT_DELETED

    def show(self) -> None:
        services = self._shell.workspace
        partnership = services.partnerships.get(self._id)
        rounds = services.rounds.of_partnership(self._id)
        answered = sum(services.rounds.progress(r.id).answered for r in rounds)
        self._view.show_question(
            _("Delete {name}?", name=partnership.name),
            (
                n_("{n} round goes with it.", "{n} rounds go with it.", len(rounds)),
                n_("The answers of {n} person are deleted.", "The answers of {n} people are deleted.", answered),
                _("Nobody can bring them back. Packs that you saved or printed stay where they are."),
            ),
        )
        if self._failed:
            self._view.show_error(_("It could not be deleted. Nothing was lost. Try again when the disk has room."))

    def keep(self) -> None:
        self._shell.back()

    def do_it(self) -> None:
        # Home first: from now on nothing on the screen may look for what is going to be deleted.
        self._shell.go("home", remember=False)
        try:
            self._shell.workspace.partnerships.delete(self._id)
        except AppError:
            self._shell.go("partnership_details", Where(self._id, page=NOT_DELETED), remember=False)
            return
        self._shell.saved()
        self._shell.refresh()
