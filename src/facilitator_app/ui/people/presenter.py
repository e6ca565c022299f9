"""F6: the people on the tick list. Optional: counts per group are enough to run a round."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.partnership import Member, Partnership
from facilitator_app.ui.shell import Shell, Where

SETTING_UP = "setting-up"
"""The page of the list of people when it was opened while a round about people is set up: the way back leads there."""
MOST_SHOWN = 100
"""Rows in the table at once, so that it follows typing; the others are found by their words."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in the table. ``id`` is for the program."""

    id: str
    name: str
    organisation: str
    group: str
    needs: str


@dataclass(frozen=True, slots=True)
class PersonForm:
    """One person to change. A new one is saved with the first letter of a name."""

    new: bool
    name: str
    organisation: str
    group: str
    needs: str


class PeopleView(Protocol):
    def show_where(
        self, back: str, lead: str, organisations: tuple[tuple[str, str], ...], groups: tuple[tuple[str, str], ...]
    ) -> None: ...
    def show_rows(self, rows: tuple[PersonRow, ...], chosen: int, summary: str) -> None: ...
    def show_form(self, form: PersonForm | None, twice: str) -> None: ...
    def show_twice(self, words: str) -> None: ...
    def focus_name(self) -> None: ...
    def show_removed(self, words: str) -> None: ...
    def show_empty(self, empty: bool) -> None: ...
    def show_names_needed(self, words: str) -> None: ...
    def show_name_error(self, words: str) -> None: ...
    def clear_errors(self) -> None: ...


class PeoplePresenter:
    """``""`` as the chosen person is one who is not saved yet; None: nobody is chosen."""

    def __init__(self, view: PeopleView, shell: Shell, where: Where) -> None:
        self._view = view
        self._shell = shell
        self._where = where
        self._service = shell.workspace.partnerships
        self._chosen: str | None = None
        self._draft = Member("", "")
        self._find = ""
        self._fault = ""
        self._before: tuple[Member, ...] | None = None

    @property
    def _partnership(self) -> Partnership:
        return self._service.get(self._where.partnership_id)

    def show(self) -> None:
        p = self._partnership
        lead = _(
            "Names are for your tick list and for feedback about people. "
            "Nobody's name is ever joined to what they answer."
        )
        self._view.show_where(
            _("Who it is about") if self._where.page == SETTING_UP else p.name,
            f"{_('Practice.')} {lead}" if p.practice else lead,
            tuple((o.id, o.name) for o in p.organisations),
            tuple((g.id, g.name) for g in p.groups),
        )
        if self._where.page == SETTING_UP:
            self._view.show_names_needed(_("Feedback about people needs their names."))
        self._show_rows()
        self._view.show_form(None, "")

    def find(self, words: str) -> None:
        """Show only people in whose row these words stand."""
        self._find = " ".join(words.split()).casefold()
        self._show_rows()

    def choose(self, place: int) -> None:
        """Show one person in the form."""
        if self._stopped():
            return
        rows = self._rows()
        if 0 <= place < len(rows):
            self._chosen = rows[place].id
            self._show_rows()
            self._show_form()
            self._view.focus_name()

    def add(self) -> None:
        """An empty form for a new person."""
        if self._stopped():
            return
        self._chosen, self._draft = "", Member("", "")
        self._show_rows()
        self._show_form()
        self._view.focus_name()

    def set_name(self, name: str) -> None:
        self._change(name=name)

    def set_organisation(self, organisation_id: str) -> None:
        self._change(organisation_id=organisation_id or None)

    def set_group(self, group_id: str) -> None:
        self._change(group_id=group_id or None)

    def set_needs(self, needs: str) -> None:
        self._change(needs=needs)

    def remove(self) -> None:
        """Take the chosen person off the list."""
        members = self._partnership.members
        gone = next((m for m in members if m.id == self._chosen), None)
        self._fault = ""
        if gone is None:
            self._chosen = None
            self._view.show_form(None, "")
            return
        self._save(tuple(m for m in members if m.id != gone.id))
        self._before = members
        self._chosen = None
        self._show_rows()
        self._view.show_form(None, "")
        self._view.show_removed(_("{name} was taken off the list.", name=gone.name))

    def undo(self) -> None:
        """Put the person who was just removed back."""
        before, self._before = self._before, None
        if before is not None:
            self._save(before)
            self._view.show_removed("")
            self._show_rows()

    def import_list(self) -> None:
        self._shell.go("import_people", self._where)

    def numbers(self) -> None:
        """Counts instead of names."""
        self._shell.go("groups", Where(self._where.partnership_id))

    def done(self) -> None:
        if not self._stopped():
            self.leave()

    def leave(self) -> None:
        if self._where.page == SETTING_UP:
            there = Where(self._where.partnership_id, self._where.round_id)
            self._shell.go("setup_subjects", there, remember=False)
        elif self._where.round_id:
            self._shell.go("tick_list", self._where, remember=False)
        else:
            self._shell.go("partnership", Where(self._where.partnership_id), remember=False)

    def _stopped(self) -> bool:
        """True if the form holds a person without a name; then it is said."""
        if self._fault:
            self._view.show_name_error(self._fault)
        return bool(self._fault)

    def _member(self) -> Member:
        if not self._chosen:
            return self._draft
        return next(m for m in self._partnership.members if m.id == self._chosen)

    def _change(self, **changed: object) -> None:
        if self._chosen is None:
            return
        member = replace(self._member(), **changed)  # type: ignore[arg-type]
        name = " ".join(member.name.split())
        if not name:
            self._draft = member
            told = self._chosen or member.organisation_id or member.group_id or member.needs
            self._fault = _("There is no name. Type a name, or remove this person.") if told else ""
            return
        members = self._partnership.members
        if self._chosen:
            members = tuple(member if m.id == self._chosen else m for m in members)
        else:
            self._chosen = new_id()
            members = (*members, replace(member, id=self._chosen))
        try:
            self._save(members)
        except AppError as error:
            self._fault = str(error)
            self._view.show_name_error(self._fault)
            return
        self._fault = ""
        self._view.show_removed("")
        self._view.clear_errors()
        self._view.show_twice(self._twice())
        self._show_rows()

    def _save(self, members: tuple[Member, ...]) -> None:
        self._service.set_members(self._where.partnership_id, members)
        self._before = None
        self._shell.saved()

    def _twice(self) -> str:
        member = self._member()
        name = " ".join(member.name.split()).casefold()
        same = [m for m in self._partnership.members if m.id != member.id and m.name.casefold() == name]
        return _("This name is on the list twice. That is fine if they are two people.") if name and same else ""

    def _rows(self) -> tuple[PersonRow, ...]:
        p = self._partnership
        organisations = {o.id: o.name for o in p.organisations}
        groups = {g.id: g.name for g in p.groups}
        rows = (
            PersonRow(
                m.id, m.name, organisations.get(m.organisation_id or "", ""), groups.get(m.group_id or "", ""), m.needs
            )
            for m in p.members
        )
        fitting = tuple(r for r in rows if self._fits(r))
        beyond = tuple(r for r in fitting[MOST_SHOWN:] if r.id == self._chosen)
        return (*fitting[:MOST_SHOWN], *beyond)

    def _fits(self, row: PersonRow) -> bool:
        text = " ".join([row.name, row.organisation, row.group, row.needs]).casefold()
        return row.id == self._chosen or all(word in text for word in self._find.split())

    def _show_rows(self) -> None:
        rows = self._rows()
        all_ = len(self._partnership.members)
        self._view.show_empty(not all_ and self._chosen is None)
        place = next((n for n, row in enumerate(rows) if row.id == self._chosen), -1)
        summary = n_("{n} person on the list.", "{n} people on the list.", all_)
        if len(rows) != all_:
            summary += " " + n_("{n} is shown.", "{n} are shown.", len(rows))
        self._view.show_rows(rows, place, summary if all_ else "")

    def _show_form(self) -> None:
        member = self._member()
        self._view.show_form(
            PersonForm(
                not self._chosen, member.name, member.organisation_id or "", member.group_id or "", member.needs
            ),
            self._twice(),
        )
