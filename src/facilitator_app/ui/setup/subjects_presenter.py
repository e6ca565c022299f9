"""Whom a round about people is about."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator_app.domain.language import _, n_
from facilitator_app.domain.subjects import Subject
from facilitator_app.domain.words import in_a_row
from facilitator_app.ui.setup.common import SetupPresenter
from facilitator_app.ui.setup.paging import Pages
from facilitator_app.ui.setup.subjects_view import SubjectsPage

PAGE = 15
"""People shown at once: more tick boxes are hard to look through, and to go through by keys."""


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """A member or an organisation that the round may be about."""

    id: str
    name: str
    detail: str
    chosen: bool


class SubjectsPresenter(SetupPresenter[SubjectsPage]):
    """Ticks are saved at once; who answers about somebody who is ticked again has to be said anew."""

    step = 1

    def begin(self) -> None:
        self._people = self.workspace.people_rounds
        self._pages = {"people": Pages[SubjectRow](PAGE), "organisations": Pages[SubjectRow](PAGE)}

    def fill(self) -> None:
        self._show_rows()

    def choose_member(self, member_id: str, chosen: bool) -> None:
        ids = [one.member_id for one in self._subjects() if one.member_id and one.member_id != member_id]
        self._save_members((*ids, member_id) if chosen else tuple(ids))

    def choose_everybody(self, chosen: bool) -> None:
        """Everybody on the list, or nobody."""
        members = self.workspace.partnerships.get(self.partnership_id).members
        self._save_members(tuple(one.id for one in members) if chosen else ())

    def choose_organisation(self, organisation_id: str, chosen: bool) -> None:
        ids = [one.organisation_id for one in self._subjects() if one.organisation_id]
        kept = [id_ for id_ in ids if id_ != organisation_id]
        self._people.set_about_organisations(self.round_id, (*kept, organisation_id) if chosen else tuple(kept))
        self._after_save()

    def more(self, which: str) -> None:
        """The next people or organisations; after the last the first again."""
        self._pages[which].turn()
        self._show_rows()

    def go_on(self) -> None:
        unclear = self._people.not_told_apart(self.round_id)
        if unclear:
            self.view.show_errors([(words, None) for words in dict.fromkeys(str(one) for one in unclear)])
        elif self._subjects():
            super().go_on()
        elif not self.workspace.partnerships.get(self.partnership_id).members:
            self.view.show_nobody_error(_("Nobody is on the list of people yet. Add people first."))
        else:
            self.view.show_error(_("Nobody is ticked yet. Tick whom the round is about."))

    def _subjects(self) -> tuple[Subject, ...]:
        about = self.round.about
        return about.subjects if about else ()

    def _save_members(self, ids: tuple[str, ...]) -> None:
        order = [one.id for one in self.workspace.partnerships.get(self.partnership_id).members]
        self._people.set_about_members(self.round_id, tuple(sorted(ids, key=order.index)))
        self._after_save()

    def _after_save(self) -> None:
        self.shell.saved()
        self.view.clear_errors()
        self._show_rows()

    def _show_rows(self) -> None:
        partnership = self.workspace.partnerships.get(self.partnership_id)
        about = self._subjects()
        shown, names = partnership.shown_names(), {one.id: one.name for one in partnership.organisations}
        members = {one.member_id for one in about}
        organisations = {one.organisation_id for one in about}
        people = [SubjectRow(m.id, shown[m.id], names.get(m.organisation_id or "", "") if shown[m.id] == m.name else "", m.id in members)
                  for m in partnership.members]  # fmt: skip
        bodies = [SubjectRow(one.id, shown[one.id], "", one.id in organisations) for one in partnership.organisations]
        self.view.show_people(*self._pages["people"].of(people))
        self.view.show_organisations(*self._pages["organisations"].of(bodies))
        if not people:
            self.view.show_nobody(_("Nobody is on the list of people yet. Feedback about people needs their names."))
        people_n, bodies_n = sum(one.chosen for one in people), sum(one.chosen for one in bodies)
        parts = [n_("{n} person", "{n} people", people_n)] if people_n else []
        parts += [n_("{n} organisation", "{n} organisations", bodies_n)] if bodies_n else []
        self.view.show_total(_("This round is about {these}.", these=in_a_row(parts)) if parts else "")
