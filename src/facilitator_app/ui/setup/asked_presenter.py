"""How many people of each group are asked, and what that means."""

from __future__ import annotations

from dataclasses import dataclass, replace

from facilitator_app.analysis.forecast import Rules
from facilitator_app.analysis.publishability import Publishability, planned
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.round import Round
from facilitator_app.ui import routes as to
from facilitator_app.ui.groups.presenter import asked_in_all, asked_words, live_lines, too_few, without_group
from facilitator_app.ui.setup.asked_view import AskedPage
from facilitator_app.ui.setup.common import SetupPresenter, SetupQuestion


@dataclass(frozen=True, slots=True)
class AskedRow:
    id: str
    name: str
    asked: int
    protected: bool
    note: str = ""


class AskedPresenter(SetupPresenter[AskedPage]):
    step = 2

    def fill(self) -> None:
        partnership = self.workspace.partnerships.get(self.partnership_id)
        self.view.show_ways(tuple((one.id, one.name) for one in partnership.breakdowns), partnership.divided_by)
        self.view.show_rows(self._rows())
        self._show_publishability()

    def divide_by(self, breakdown_id: str) -> None:
        """Another of the ways to divide people that are prepared; the page shows its groups."""
        if self.kept(lambda: self.workspace.partnerships.divide_by(self.partnership_id, breakdown_id)):
            self.shell.saved()
            self.view.clear_errors()
            self.fill()

    def set_asked(self, group_id: str, asked: int) -> None:
        """A number was typed or stepped; saved at once."""
        groups = tuple(replace(g, asked=asked, follows=False) if g.id == group_id else g for g in self.round.groups)
        if not self.kept(lambda: self.rounds.set_groups(self.round_id, groups)):
            return
        self.view.clear_errors()
        self.view.show_notes({row.id: row.note for row in self._rows()})
        self._show_publishability()

    def _rows(self) -> tuple[AskedRow, ...]:
        partnership = self.workspace.partnerships.get(self.partnership_id)
        return tuple(
            AskedRow(g.id, g.name, g.asked, g.protected, asked_words(g, partnership.in_group(g.id)))
            for g in self.round.groups
        )

    def go_on(self) -> None:
        round_ = self.round
        if not round_.asked:
            self.view.show_error(_("Nobody is asked yet. Type how many people you ask."))
        elif why_few(round_.groups, _planned(round_), round_.promise.k_total):
            self.shell.go(to.FewPeopleRoute(*self.ids))
        else:
            super().go_on()

    def _show_publishability(self) -> None:
        round_ = self.round
        publishable = _planned(round_)
        asked = round_.asked
        total = asked_in_all(asked, publishable)
        partnership = self.workspace.partnerships.get(self.partnership_id)
        self.view.show_without_group(without_group(partnership, round_.groups))
        self.view.show_publishability(
            publishable, total, live_lines(round_.groups, publishable, asked, round_.promise.k_total)
        )


def _planned(round_: Round) -> dict[str, Publishability]:
    return planned(Rules.of(round_))


def why_few(groups: tuple[RaterGroup, ...], publishable: dict[str, Publishability], k_total: int) -> str:
    """Why it is worth stopping before going on with these numbers; empty if it is not."""
    asked = sum(g.asked for g in groups)
    if asked < k_total:
        return too_few(asked, k_total)
    with_people = [g for g in groups if g.asked]
    if len(with_people) > 1 and all(publishable[g.id].only_with_everyone for g in with_people):
        return _("With these numbers no group can be shown. Only results of everyone together will be possible.")
    return ""


class FewPresenter(SetupQuestion):
    """The interruption before going on with too few people."""

    step = 2

    def show(self) -> None:
        round_ = self.round
        why = why_few(round_.groups, _planned(round_), round_.promise.k_total)
        if not why:  # one comes back here after they grew
            enough = _("Results can be shown if enough of these people answer.")
            look, go_on = _("Look at the numbers"), _("Continue")
            self.view.show_question(_("These numbers are enough"), (enough,), safe=look, act=go_on)
            return
        impossible = round_.asked < round_.promise.k_total
        self.view.show_question(
            _("No results will be possible") if impossible else _("Only whole-group results will be possible"),
            (why, _("You can change the numbers now. When people have been told, it is too late.")),
            safe=_("Change the numbers"),
            act=_("Continue anyway"),
        )

    def do_it(self) -> None:
        """Go on all the same; numbers can still grow."""
        self.shell.go(to.SetupPromiseRoute(*self.ids), remember=False)
