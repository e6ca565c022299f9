"""F8e: all choices at a glance, and the start of the round."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.round import CommentRule, Promise, Round, RoundState
from facilitator_app.ui.desk import Desk, Where
from facilitator_app.ui.setup.common import InterruptionView, SetupPresenter, size

DISCARD = "discard"
"""The page of this step that asks before a draft is thrown away."""
PAGES = {"questionnaire": 0, "parts": 1, "about": 1, "groups": 2, "promise": 3}


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the summary: what it is, what was chosen, and the step where it can be changed (-1: nowhere)."""

    name: str
    lines: tuple[str, ...]
    step: int


class CheckView(Protocol):
    def show_partnership(self, name: str) -> None: ...
    def show_round(self, name: str, choices: tuple[Choice, ...]) -> None: ...
    def show_started(self, words: str) -> None: ...
    def show_problems(self, problems: tuple[tuple[str, int], ...]) -> None: ...
    def show_name_error(self, words: str) -> None: ...
    def clear_errors(self) -> None: ...


class CheckPresenter(SetupPresenter):
    step = 4

    def __init__(self, view: CheckView, desk: Desk, where: Where) -> None:
        super().__init__(desk, where)
        self._view = view
        self._name = self.round.name

    def show(self) -> None:
        round_ = self.round
        self._view.show_partnership(self.partnership_name)
        self._view.show_round(round_.name, summary(round_, self._whole_parts()))
        if round_.state is not RoundState.DRAFT:
            self._view.show_started(_("This round was started before. Only its limits can still go up."))

    def rename(self, name: str) -> None:
        """Saved as soon as there is a name; a missing one is said at the start."""
        self._name = name
        if name.strip():
            self.rounds.rename(self.round_id, name)
            self.desk.saved()

    def start(self) -> None:
        """Open the round, or say everything that is in the way at once."""
        if self.round.state is not RoundState.DRAFT:
            self.open_round()
            return
        if not self._name.strip():
            self._view.show_name_error(_("The round has no name. Type a name, such as Spring round."))
            return
        problems = self.rounds.problems(self.round_id)
        if problems:
            self._view.show_problems(tuple((str(p), PAGES.get(str(p.facts.get("page", "")), 0)) for p in problems))
            return
        try:
            self.rounds.start(self.round_id)
        except AppError as error:
            self._view.show_problems(((str(error), 0),))
            return
        self.desk.saved()
        self.desk.go("round", self.here, remember=False)

    def discard(self) -> None:
        self.desk.go("setup_check", Where(self.partnership_id, self.round_id, DISCARD))

    def _whole_parts(self) -> int:
        try:
            whole = self.rounds.whole_instrument(self.round_id)
        except AppError:
            whole = self.round.instrument  # the file is gone; the round keeps its own copy
        return len((self.round.instrument if whole.needs else whole).sections)


def summary(round_: Round, whole_parts: int) -> tuple[Choice, ...]:
    """Every choice of a round in words."""
    started = round_.state is not RoundState.DRAFT
    instrument, promise = round_.instrument, round_.promise
    chosen = len(instrument.sections)
    parts = (
        n_("{n} part, all there is", "All {n} parts", chosen)
        if chosen == whole_parts
        else _("{n} of {all} parts", n=chosen, all=whole_parts)
    )
    asked = tuple(f"{group.name}: {group.asked}" for group in round_.groups if group.asked)
    return (
        Choice(_("Questionnaire"), (str(instrument.title), size(instrument)), -1 if started else 0),
        Choice(_("Parts"), (parts, ", ".join(str(s.title) for s in instrument.sections)), -1 if started else 1),
        Choice(
            _("Who is asked"),
            (n_("{n} person in all", "{n} people in all", round_.asked), *asked),
            -1 if started else 2,
        ),
        Choice(_("Promise"), promise_lines(promise), 3),
    )


def promise_lines(promise: Promise) -> tuple[str, ...]:
    """The promise in a few short sentences, for the facilitator."""
    from facilitator_app.domain.language import long_date

    comments = {
        CommentRule.SHOW: n_(
            "Comments from {n} people who wrote something", "Comments from {n} people who wrote something",
            promise.k_comments,
        ),
        CommentRule.FACILITATOR_ONLY: _("Only you read the comments"),
        CommentRule.DO_NOT_ASK: _("Nobody is asked for comments"),
    }[promise.comments]  # fmt: skip
    lines = [
        _("Results from {total} answers, a group from {group}", total=promise.k_total, group=promise.k),
        comments,
    ]
    if promise.delete_on is not None:
        lines.append(_("All answers are deleted on {day}", day=long_date(promise.delete_on)))
    if promise.seen_by_funder:
        lines.append(_("The people who pay for this work see the results"))
    if promise.raw_allowed:
        lines.append(_("You may save the answers as lists"))
    return tuple(lines)


class DiscardPresenter(SetupPresenter):
    """The interruption before a draft is thrown away."""

    step = 4

    def __init__(self, view: InterruptionView, desk: Desk, where: Where) -> None:
        super().__init__(desk, where)
        self._view = view

    def show(self) -> None:
        self._view.show_interruption(
            _("Throw this draft away?"),
            (
                _("{name} has not started, so nobody has answered.", name=self.round.name),
                _("Your choices on the five pages will be gone. The groups of the partnership stay."),
            ),
        )

    def keep(self) -> None:
        self.desk.back()

    def do_it(self) -> None:
        try:
            self.rounds.delete_draft(self.round_id)
        except AppError as error:
            self._view.show_error(str(error))
            return
        self.desk.saved()
        self.desk.go("partnership", Where(self.partnership_id), remember=False)
