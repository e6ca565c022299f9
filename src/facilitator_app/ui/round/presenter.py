"""Who is still to come, and whether it is enough. Counts only; nothing about who or in which order."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator_app.analysis.forecast import Rules
from facilitator_app.analysis.publishability import (
    Publishability,
    ended,
    everyone,
    report,
    so_far,
    under_way,
    why_perhaps,
)
from facilitator_app.analysis.theme_answers import fewest_in_group
from facilitator_app.domain.change import Reason
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.round import Round, RoundProgress, RoundState
from facilitator_app.domain.subjects import SELF
from facilitator_app.services.retention import deleted_words
from facilitator_app.ui import routes as to
from facilitator_app.ui.handover.laptop import Battery
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.rail_places import results_of
from facilitator_app.ui.round.view import DeleteOnePage, RoundPage
from facilitator_app.ui.setup.going_on import go_on_setting_up
from facilitator_app.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One row of the table: counts of people and what they mean. ``limit``: answers a group needs to be shown.
    ``detail``: a line below the name."""

    name: str
    detail: str
    asked: int
    answered: int
    paused: int
    limit: int
    publishability: Publishability


@dataclass(frozen=True, slots=True)
class Counts:
    """``headline`` follows the big figure ``answered``; ``detail`` is the line below it."""

    answered: int
    asked: int
    paused: int
    headline: str
    detail: str


@dataclass(frozen=True, slots=True)
class RoundShown:
    """Everything on the page. ``state`` decides which buttons there are; ``notices`` are (kind, sentence).

    ``heads``: of the first and the last column of the table. ``total``: its last row; None for none.
    """

    state: RoundState
    title: str
    lead: str
    back: str
    counts: Counts
    heads: tuple[str, str]
    rows: tuple[GroupRow, ...]
    total: GroupRow | None
    notices: tuple[tuple[str, str], ...]
    limit_line: str
    why_perhaps: str = ""
    erased: str = ""
    """What there is to say of a round whose answers were deleted, in place of everything else."""


class RoundPresenter(Presenter[RoundPage, to.RoundRoute]):
    """The page of one round. ``power`` tells the state of the battery."""

    def __init__(self, view: RoundPage, shell: Shell, route: to.RoundRoute, power: Battery | None = None) -> None:
        super().__init__(view, shell, route)
        self._power = power

    def show(self) -> None:
        rounds = self.workspace.rounds
        round_ = rounds.get(self.route.round_id)
        partnership = self.workspace.partnerships.get(round_.partnership_id)
        progress = rounds.progress(round_.id)
        publishability_of = ended if round_.state is RoundState.CLOSED else under_way
        people = round_.about is not None
        publishable = {} if people else publishability_of(progress, Rules.of(round_))
        self.view.show_round(
            RoundShown(
                state=round_.state,
                title=round_.name,
                lead=lead(round_, partnership),
                back=partnership.name,
                counts=counts(round_, progress),
                heads=(
                    (_("About"), _("Can their report be shown?"))
                    if people
                    else (_("Group"), _("Can it be shown on its own?"))
                ),
                rows=self._subjects(round_) if people else group_rows(round_, progress, publishable),
                total=None if people else total_row(round_, progress),
                notices=self._notices(round_, progress),
                limit_line=limit_line(round_),
                why_perhaps="" if people else why_perhaps(publishable.values()),
                erased=" ".join(deleted_words(round_.erased_on)) if round_.erased_on else "",
            )
        )

    def come_back(self) -> None:
        """Somebody has three words and goes on where they stopped."""
        self.tried(lambda: self.shell.hand_back_to_resume(self.route.round_id))

    def set_up(self) -> None:
        go_on_setting_up(self.shell, self.route)

    def results(self) -> None:
        self.shell.go(results_of(self.workspace.rounds.get(self.route.round_id)))

    def leave(self) -> None:
        self.shell.go(to.PartnershipRoute(self.here[0]))

    def _subjects(self, round_: Round) -> tuple[GroupRow, ...]:
        """A row for each subject of a round about people: counts of those who answer about them, never who they are."""
        limit, open_ = round_.promise.k_total, round_.state is RoundState.OPEN
        return tuple(
            GroupRow(
                one.subject.name,
                _("Own view is in")
                if one.own_view
                else _("No own view yet")
                if one.subject.member_id and open_
                else "",
                one.asked,
                one.answered,
                0,
                limit,
                report(one.answered, round_.promise, open_=open_),
            )
            for one in self.workspace.people_rounds.progress(round_.id)
        )

    def _notices(self, round_: Round, progress: RoundProgress) -> tuple[tuple[str, str], ...]:
        notices = []
        if self.route.deleted:
            notices.append(("success", _("One person's answers are deleted from this file.")))
        if round_.state is not RoundState.OPEN:
            return tuple(notices)
        if self.workspace.rounds.reopened(round_.id):
            notices.append(("info", _("This round is open again. Its results come back when you close it.")))
        if self._power is not None and self._power.low:
            left = _("The battery is at {n} percent. Plug in before you hand over.", n=self._power.percent)
            notices.append(("warning", left))
        if progress.answered and not progress.to_come and not progress.paused:
            notices.append(("success", _("Everyone you asked has answered. You can close the round.")))
        if round_.about is None and (why := so_far(progress, Rules.of(round_))):
            notices.append(("info", _("With the answers so far no group could be shown.") + " " + why))
        return tuple(notices)


def group_rows(round_: Round, progress: RoundProgress, publishable: dict[str, Publishability]) -> tuple[GroupRow, ...]:
    """A row for each group."""
    return tuple(
        GroupRow(
            g.group.name,
            _("Protected voice") if g.group.protected else "",
            g.asked,
            g.answered,
            g.paused,
            fewest_in_group(round_.promise),
            publishable[g.group.id],
        )
        for g in progress.groups
    )


def total_row(round_: Round, progress: RoundProgress) -> GroupRow:
    publishability = everyone(progress.answered, round_.promise)
    counts_ = (progress.asked, progress.answered, progress.paused)
    return GroupRow(_("Everyone"), "", *counts_, round_.promise.k_total, publishability)


def limit_line(round_: Round) -> str:
    """What the line in the marks of a row stands for."""
    if round_.about is not None:
        return n_(
            "The line marks {n} person: so many must answer about somebody, as you promised.",
            "The line marks {n} people: so many must answer about somebody, as you promised.",
            round_.promise.k_total,
        )
    return n_(
        "The line marks {n} person: the group limit you promised.",
        "The line marks {n} people: the group limit you promised.",
        fewest_in_group(round_.promise),
    )


def lead(round_: Round, partnership: Partnership) -> str:
    """Which partnership, whether it is practice, and since when the round runs."""
    parts = [_("Practice.")] if partnership.practice else []
    parts.append(f"{partnership.name}.")
    if round_.state is RoundState.DRAFT:
        parts.append(_("Not started yet."))
    elif round_.closed_on is not None:
        parts.append(_("Closed on {day}.", day=long_date(round_.closed_on)))
    elif round_.opened_on is not None:
        parts.append(_("Open since {day}.", day=long_date(round_.opened_on)))
    if round_.divided_by and round_.about is None and not round_.instrument.open_book:
        parts.append(_("Divided by: {name}.", name=round_.divided_by))
    return " ".join(parts)


def counts(round_: Round, progress: RoundProgress) -> Counts:
    """The counts of everyone in words."""
    asked, answered, paused = progress.asked, progress.answered, progress.paused
    closed = round_.state is RoundState.CLOSED
    people = round_.about is not None
    if people:
        headline = n_("of {n} set of answers about people is in", "of {n} sets of answers about people are in", asked)
    elif closed:
        headline = n_("of {n} person answered", "of {n} people answered", asked)
    else:
        headline = n_("of {n} person has answered", "of {n} people have answered", asked)
    detail = []
    if round_.about is not None and any(one.group_id == SELF for one in round_.about.assignments):
        detail.append(_("Own views are among them. The table counts those of others."))
    if not answered and not paused:
        detail.append(_("Nobody answered.") if closed else _("Nobody has answered yet."))
    if paused:
        detail.append(n_("{n} person has paused.", "{n} people have paused.", paused))
    if progress.to_come and not closed and (answered or paused) and people:
        words = n_("{n} set of answers is still to come.", "{n} sets of answers are still to come.", progress.to_come)
        detail.append(words)
    elif progress.to_come and not closed and (answered or paused):
        detail.append(n_("{n} is still to come.", "{n} are still to come.", progress.to_come))
    if closed:
        detail.append(_("The answers are mixed. No code finds one person's answers any more."))
    return Counts(answered, asked, paused, headline, " ".join(detail))


class DeleteOnePresenter(Presenter[DeleteOnePage, to.DeleteAnswersRoute]):
    """Deletes the answers of one person, who brings the code from their slip."""

    leads_back = to.RoundRoute

    def show(self) -> None:
        self.view.set_back(self.workspace.rounds.get(self.route.round_id).name)

    def delete(self, code: str) -> None:
        if not code.strip():
            self.view.show_code_error(_("There is no code yet. Type the letters and digits from the slip."))
            return
        try:
            corrections = self.workspace.corrections
            corrections.withdraw(corrections.find(self.route.round_id, code), Reason.WITHDREW)
        except AppError as error:
            self.view.show_code_error(str(error))
            return
        self.shell.saved()
        self.shell.go(to.RoundRoute(*self.route.ids, deleted=True), remember=False)
