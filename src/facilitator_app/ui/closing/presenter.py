"""F13: what closing a round means, in numbers, before it happens."""

from __future__ import annotations

from typing import Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.round import Round, RoundProgress, RoundState
from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.groups.standing import Standing, ended


class ClosingView(Protocol):
    def show_closing(
        self, title: str, back: str, lines: tuple[str, ...], warning: str, groups: tuple[tuple[str, Standing], ...]
    ) -> None: ...
    def show_not_open(self, words: str) -> None: ...
    def show_error(self, words: str) -> None: ...


class ClosingPresenter:
    """The safe choice is not to close; closing cannot be undone."""

    def __init__(self, view: ClosingView, desk: Desk, where: Where) -> None:
        self._view = view
        self._desk = desk
        self._round = desk.workspace.rounds.get(where.round_id)
        self._here = Where(self._round.partnership_id, self._round.id)

    def show(self) -> None:
        round_ = self._round
        if round_.state is not RoundState.OPEN:
            self._view.show_not_open(_("This round is not open, so it cannot be closed."))
            return
        progress = self._desk.workspace.rounds.progress(round_.id)
        standings = ended(progress, round_.promise)
        groups = tuple((g.group.name, standings[g.group.id]) for g in progress.groups if g.group.asked or g.answered)
        self._view.show_closing(
            _("Close {name}?", name=round_.name), round_.name, lines(progress), warning(round_, progress), groups
        )

    def not_yet(self) -> None:
        self._desk.go("round", self._here, remember=False)

    def close(self) -> None:
        """Close for good, and go to the results."""
        try:
            self._desk.workspace.rounds.close(self._round.id)
        except AppError as error:
            self._view.show_error(str(error))
            return
        self._desk.saved()
        self._desk.go("results", self._here, remember=False)


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
    if progress.paused:
        found.append(
            n_(
                "{n} person has paused. Their answers so far will be deleted.",
                "{n} people have paused. Their answers so far will be deleted.",
                progress.paused,
            )
        )
    if progress.to_come:
        found.append(
            n_(
                "{n} person has not answered. They cannot answer any more.",
                "{n} people have not answered. They cannot answer any more.",
                progress.to_come,
            )
        )
    found.append(_("After closing, answers are mixed and nobody can find one again. The codes on slips stop working."))
    return tuple(found)


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
