"""What opening a round again means, in numbers, before it happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.language import _, n_
from facilitator_app.domain.round import Reopening, RoundState
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.routes import OpenAgainRoute, RoundRoute
from facilitator_app.ui.shell import Shell

if TYPE_CHECKING:
    from facilitator_app.ui.confirm_page import ConfirmPage


class ReopeningPresenter(Presenter["ConfirmPage", OpenAgainRoute]):
    """The safe choice is to leave the round closed."""

    def __init__(self, view: ConfirmPage, shell: Shell, route: OpenAgainRoute) -> None:
        super().__init__(view, shell, route)
        self._round = shell.workspace.rounds.get(route.round_id)
        self._ids = (self._round.partnership_id, self._round.id)

    def show(self) -> None:
        round_ = self._round
        if round_.state is not RoundState.CLOSED:
            why = _("This round is not closed, so it cannot be opened again.")
            self.view.show_impossible(_("Open the round again?"), why, _("Back to the round"))
            return
        about = self.shell.workspace.rounds.reopening(round_.id)
        if round_.about is not None:
            few = self.shell.workspace.people_rounds.too_few_left(round_.id)
            said, danger = people_lines(about, tuple(one.name for one in few)), ""
        else:
            said, danger = lines(about), warning(about)
        self.view.set_back(round_.name)
        self.view.show_question(_("Open {name} again?", name=round_.name), said, danger)

    def leave(self) -> None:
        self.shell.go(RoundRoute(*self._ids), remember=False)

    def do_it(self) -> None:
        if self.kept(lambda: self.shell.workspace.rounds.reopen(self._round.id)):
            self.shell.go(RoundRoute(*self._ids), remember=False)


def lines(about: Reopening) -> tuple[str, ...]:
    """What happens to whose answers."""
    found = [
        n_(
            "{answered} of {n} person answered.",
            "{answered} of {n} people answered.",
            about.asked,
            answered=about.answered,
        )
    ]
    if about.to_come:
        found.append(n_("{n} person can still answer.", "{n} people can still answer.", about.to_come))
    if not about.issued:
        found.append(_("No results were shown yet. So every answer counts, early or late."))
    else:
        found += [
            n_("{n} person's answers are in the results that were shown. They stay as they are.",
               "{n} people's answers are in the results that were shown. They stay as they are.", about.issued),
            _("Late answers count when {n} or more people have answered late. If it were fewer, "
              "old and new results together would give them away.", n=about.k),
            _("Until then they are kept back, and the results stay as they were."),
        ]  # fmt: skip
        if about.waiting:
            found.append(n_("{n} late answer is kept back now.", "{n} late answers are kept back now.", about.waiting))
    return (*found, *_meanwhile())


def people_lines(about: Reopening, too_few_left: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The same in a round about people, where answers are counted: one about each of them.

    ``too_few_left``: about whom too few can still answer for late answers to count.
    """
    found = [
        n_(
            "{answered} of {n} answer about people is in.",
            "{answered} of {n} answers about people are in.",
            about.asked,
            answered=about.answered,
        )
    ]
    if about.to_come:
        found.append(n_("{n} answer can still be given.", "{n} answers can still be given.", about.to_come))
    if not about.issued:
        found.append(_("No results were shown yet. So every answer counts, early or late."))
    else:
        found.append(_("Answers that are in results which were shown stay as they are."))
        found.append(
            _("Late answers about a person count when {n} or more people have answered late about them. "
              "If it were fewer, old and new results together would give them away.", n=about.k)
        )  # fmt: skip
    if too_few_left:
        names = ", ".join(too_few_left)
        found.append(
            _("Too few can still answer about these people, so late answers would not count: {names}.", names=names)
        )
    return (*found, *_meanwhile())


def _meanwhile() -> tuple[str, str]:
    return (
        _("While the round is open there are no results to look at or print."),
        _("The codes on slips from before do not work any more."),
    )


def warning(about: Reopening) -> str:
    """Said first when so few can still come that late answers would not count."""
    if about.to_come >= about.needed:
        return ""
    if not about.to_come:
        left = _("Everyone you asked has answered.")
    else:
        left = n_("Only {n} person can still answer.", "Only {n} people can still answer.", about.to_come)
    needed = n_(
        "{n} more late answer is needed before any can count.",
        "{n} more late answers are needed before any can count.",
        about.needed,
    )
    return f"{left} {needed}"
