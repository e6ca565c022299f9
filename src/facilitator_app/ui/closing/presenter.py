"""What closing a round means, in numbers, before it happens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from facilitator_app.analysis.publishability import ended, report
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.round import Round, RoundProgress, RoundState
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.rail_places import results_of
from facilitator_app.ui.routes import CloseRoundRoute, RoundRoute
from facilitator_app.ui.shell import Shell

if TYPE_CHECKING:
    from facilitator_app.ui.closing.view import ClosingPage


class ClosingPresenter(Presenter["ClosingPage", CloseRoundRoute]):
    """The safe choice is not to close; closing cannot be undone."""

    def __init__(self, view: ClosingPage, shell: Shell, route: CloseRoundRoute) -> None:
        super().__init__(view, shell, route)
        self._round = shell.workspace.rounds.get(route.round_id)
        self._ids = (self._round.partnership_id, self._round.id)

    def show(self) -> None:
        round_ = self._round
        if round_.state is not RoundState.OPEN:
            why = _("This round is not open, so it cannot be closed.")
            self.view.show_impossible(_("Close the round?"), why, _("Back to the round"))
            return
        progress = self.shell.workspace.rounds.progress(round_.id)
        publishable = ended(progress, round_.promise)
        groups = tuple((g.group.name, publishable[g.group.id]) for g in progress.groups if g.group.asked or g.answered)
        said, danger = lines(progress), warning(round_, progress)
        if round_.about is not None:
            about = self.shell.workspace.people_rounds.progress(round_.id)
            groups = tuple((one.subject.name, report(one.answered, round_.promise, open_=False)) for one in about)
            said, danger = people_lines(progress), people_warning(round_, [one.answered for one in about])
        self.view.set_back(round_.name)
        self.view.show_question(_("Close {name}?", name=round_.name), said, danger)
        if groups and not danger:
            self.view.show_groups(groups)

    def leave(self) -> None:
        self.shell.go(RoundRoute(*self._ids), remember=False)

    def do_it(self) -> None:
        """Close for good, and go to the results."""
        if self.kept(lambda: self.shell.workspace.rounds.close(self._round.id)):
            self.shell.go(results_of(self._round), remember=False)


def lines(progress: RoundProgress) -> tuple[str, ...]:
    """What happens to whose answers."""
    found = [
        n_(
            "{answered} of {n} person has answered.",
            "{answered} of {n} people have answered.",
            progress.asked,
            answered=progress.answered,
        )
    ]
    found += _paused(progress)
    if progress.to_come:
        found.append(
            n_(
                "{n} person has not answered. They cannot answer any more.",
                "{n} people have not answered. They cannot answer any more.",
                progress.to_come,
            )
        )
    return (*found, _mixed())


def people_lines(progress: RoundProgress) -> tuple[str, ...]:
    """The same in a round about people, where answers are counted: one about each of them."""
    found = [
        n_(
            "{answered} of {n} answer about people is in.",
            "{answered} of {n} answers about people are in.",
            progress.asked,
            answered=progress.answered,
        ),
        *_paused(progress),
    ]
    if progress.to_come:
        found.append(
            n_(
                "{n} answer is not in. It cannot be given any more.",
                "{n} answers are not in. They cannot be given any more.",
                progress.to_come,
            )
        )
    return (*found, _mixed())


def _paused(progress: RoundProgress) -> list[str]:
    if not progress.paused:
        return []
    return [
        n_(
            "{n} person has paused. Their answers so far will be deleted.",
            "{n} people have paused. Their answers so far will be deleted.",
            progress.paused,
        )
    ]


def _mixed() -> str:
    return _("After closing, answers are mixed and nobody can find one again. The codes on slips stop working.")


def people_warning(round_: Round, answered: Sequence[int]) -> str:
    """Said first when closing now would leave nobody's report to show; ``answered`` about each subject, else empty."""
    limit = round_.promise.k_total
    if any(n >= limit for n in answered):
        return ""
    if not any(answered):
        return _("Nobody has answered about anybody, so there would be nothing to show.")
    return _("You promised to show no report under {limit} answers. Nobody has so many, so no report would be possible.",
             limit=limit)  # fmt: skip


def warning(round_: Round, progress: RoundProgress) -> str:
    """Said first when closing now would leave nothing to show; else empty."""
    limit = round_.promise.k_total
    if progress.answered >= limit:
        return ""
    if not progress.answered:
        return _("Nobody has answered, so there would be nothing to show.")
    return n_(
        "Only {n} person has answered. You promised to show nothing under {limit}, so no results would be possible.",
        "Only {n} people have answered. You promised to show nothing under {limit}, so no results would be possible.",
        progress.answered,
        limit=limit,
    )
