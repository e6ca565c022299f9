"""Who answers about one person, as what, and for how long they know them."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator_app.domain.language import _, n_
from facilitator_app.domain.partnership import GroupRole
from facilitator_app.domain.subjects import SELF, Assignment, Subject
from facilitator_app.ui import routes as to
from facilitator_app.ui.setup.one_subject_view import OneSubjectPage
from facilitator_app.ui.setup.raters_presenter import MOST_WARNINGS, PlacesPresenter, outlooks, sentence_of


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member and what they are to the subject; ``group`` is empty for who does not answer."""

    id: str
    name: str
    organisation: str
    group: str
    months: str


@dataclass(frozen=True, slots=True)
class MemberForm:
    """The chosen person. ``choices``: (group id, name), the first is "" for who does not answer."""

    name: str
    choices: tuple[tuple[str, str], ...]
    chosen: str
    months: int
    agreed: bool


class OneSubjectPresenter(PlacesPresenter[OneSubjectPage]):
    """Who answers about one subject."""

    route: to.OneSubjectRoute

    def begin(self) -> None:
        super().begin()
        self._subject = self.about.subject(self.route.subject_id)
        self._members = self.workspace.partnerships.get(self.partnership_id).members
        self._chosen = self._members[0].id if self._members else ""

    @property
    def back_words(self) -> str:
        return _("Who answers")

    @property
    def _next(self) -> Subject | None:
        subjects = self.about.subjects
        index = [one.id for one in subjects].index(self._subject.id)
        return subjects[index + 1] if index + 1 < len(subjects) else None

    def fill(self) -> None:
        after = self._next
        title = _("Who answers about {name}?", name=self._subject.name)
        self.view.show_subject(title, _("Next: {name}", name=after.name) if after else _("Done"))
        self._show_rows()

    def choose(self, index: int) -> None:
        """A row of the table was pressed."""
        self._chosen = self._members[index].id
        self._show_rows()

    def ask_everybody(self) -> None:
        """Everybody who does not answer yet; with a step back."""
        self.fill_in(self._subject.id, _("Everybody answers about {name} already.", name=self._subject.name))

    def set_group(self, group_id: str) -> None:
        old = self._assignment(self._chosen)
        self._assign(group_id, old.months if old else None, old.agreed if old else False)

    def set_months(self, months: int) -> None:
        """0: nobody said."""
        old = self._assignment(self._chosen)
        if old is not None:
            self._assign(old.group_id, months or None, old.agreed)

    def set_agreed(self, agreed: bool) -> None:
        old = self._assignment(self._chosen)
        if old is not None:
            self._assign(old.group_id, old.months, agreed)

    def go_on(self) -> None:
        """The next subject, or all of them."""
        after = self._next
        there = to.OneSubjectRoute(*self.ids, after.id) if after else to.SetupRatersRoute(*self.ids)
        self.shell.go(there, remember=False)

    def go_back(self) -> None:
        self.shell.go(to.SetupRatersRoute(*self.ids), remember=False)

    leave = go_back

    def _assign(self, group_id: str, months: int | None, agreed: bool) -> None:
        pair = (self.round_id, self._subject.id, self._chosen)
        if self.tried(lambda: (self.people.assign(*pair, group_id or None, months, agreed=agreed),)):
            self.after_save()

    def _assignment(self, member_id: str) -> Assignment | None:
        mine = (one for one in self.about.assignments if one.subject_id == self._subject.id)
        return next((one for one in mine if one.member_id == member_id), None)

    def _show_rows(self) -> None:
        round_ = self.round
        groups = {group.id: group.name for group in round_.groups}
        partnership = self.workspace.partnerships.get(self.partnership_id)
        names, organisations = partnership.shown_names(), {one.id: one.name for one in partnership.organisations}
        rows = []
        for member in self._members:
            one = self._assignment(member.id)
            months = n_("{n} month", "{n} months", one.months) if one and one.months is not None else ""
            group = groups.get(one.group_id, "") if one else ""
            rows.append(
                MemberLine(
                    member.id, names[member.id], organisations.get(member.organisation_id or "", ""), group, months
                )
            )
        asked = self.about.asked(self._subject.id)
        others = sum(asked.values()) - asked[SELF]
        sentence = n_("{n} other person answers.", "{n} other people answer.", others)
        if self._subject.member_id:
            name = self._subject.name
            yes, no = _("{name} answers too.", name=name), _("{name} does not answer about themself.", name=name)
            sentence += " " + (yes if asked[SELF] else no)
        outlook = outlooks(self.people, self.round_id)[self._subject.id]
        warnings = self.people.warnings(self.round_id) if others else ()
        warned = [sentence_of(one, self.about, names) for one in warnings if one.subject_id == self._subject.id]
        chosen = next((n for n, one in enumerate(self._members) if one.id == self._chosen), -1)
        self.view.show_rows(tuple(rows), chosen, sentence, tuple(warned[:MOST_WARNINGS]))
        self.view.show_outlook(" ".join(filter(None, (outlook.shown, outlook.why))) if others else "")
        self.view.show_form(self._form())

    def _form(self) -> MemberForm | None:
        member = next((one for one in self._members if one.id == self._chosen), None)
        if member is None:
            return None
        own = member.id == self._subject.member_id
        fitting = [g for g in self.round.groups if (g.role is GroupRole.SELF) == own]
        one = self._assignment(member.id)
        choices = (("", _("Does not answer")), *((group.id, group.name) for group in fitting))
        known = one.group_id if one and one.group_id in dict(choices) else ""
        name = self.workspace.partnerships.get(self.partnership_id).shown_names()[member.id]
        return MemberForm(name, choices, known, one.months or 0 if one else 0, bool(one and one.agreed))
