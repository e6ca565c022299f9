"""The tick list: who has answered, by name, for the facilitator's eyes only. It has no tie to any answer."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator_app.domain.language import _, n_
from facilitator_app.domain.partnership import Member
from facilitator_app.domain.round import RoundState
from facilitator_app.ui import routes as to
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.round.tick_view import TickPage


@dataclass(frozen=True, slots=True)
class TickRow:
    id: str
    name: str
    organisation: str
    group: str
    needs: str
    ticked: bool


class TickPresenter(Presenter[TickPage, to.TickListRoute]):
    """Ticks and unticks; each is saved at once, without a time."""

    leads_back = to.RoundRoute

    def begin(self) -> None:
        self._round = self.workspace.rounds.get(self.route.round_id)
        self._partnership = self.workspace.partnerships.get(self._round.partnership_id)
        self._names = self._partnership.shown_names()
        self._only_open = False

    def show(self) -> None:
        self.view.set_back(self._round.name)
        if not self._partnership.members:
            self.view.show_empty(_("There are no names on the list. Counts are enough to run a round."))
            return
        self.view.show_people(self._rows(), self._summary())

    def only_to_come(self, on: bool) -> None:
        """Show only people without a tick."""
        self._only_open = on
        self.view.show_people(self._rows(), self._summary())

    def turn(self, member_id: str) -> None:
        """Tick a person, or take the tick away."""
        ticked = member_id in self.workspace.rounds.ticked(self._round.id)
        if not self.kept(lambda: self.workspace.rounds.set_tick(self._round.id, member_id, not ticked)):
            return
        member = next(m for m in self._partnership.members if m.id == member_id)
        self.view.show_tick(self._row(member, not ticked), self._summary())

    def _rows(self) -> tuple[TickRow, ...]:
        ticked = self.workspace.rounds.ticked(self._round.id)
        members = sorted(self._partnership.members, key=lambda m: m.name.casefold())
        rows = (self._row(m, m.id in ticked) for m in members)
        return tuple(row for row in rows if not (self._only_open and row.ticked))

    def _row(self, member: Member, ticked: bool) -> TickRow:
        organisations = {o.id: o.name for o in self._partnership.organisations}
        groups = {g.id: g.name for g in self._partnership.groups}
        return TickRow(
            member.id,
            self._names[member.id],
            organisations.get(member.organisation_id or "", ""),
            groups.get(member.group_id or "", ""),
            member.needs,
            ticked,
        )

    def _summary(self) -> str:
        rounds = self.workspace.rounds
        known = {m.id for m in self._partnership.members}
        ticked = len(rounds.ticked(self._round.id) & known)
        answered = rounds.progress(self._round.id).answered
        words = _("{ticked} of {all} people are ticked.", ticked=ticked, all=len(known))
        if self._round.state is RoundState.OPEN and ticked != answered:
            words += " " + n_("{n} person has answered.", "{n} people have answered.", answered)
        return words
