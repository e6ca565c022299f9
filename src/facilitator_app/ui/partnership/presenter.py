"""The task list of one partnership."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from facilitator_app.domain.aims import Aims
from facilitator_app.domain.instrument import Kind
from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.plan import Action
from facilitator_app.domain.round import Round, RoundProgress, RoundState
from facilitator_app.domain.support_plan import SupportPlan
from facilitator_app.domain.words import in_a_row
from facilitator_app.services.timeline import Timeline
from facilitator_app.ui import routes as to
from facilitator_app.ui.partnership.view import PartnershipPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui.rail_places import packs_of, results_of
from facilitator_app.ui.screens import Route
from facilitator_app.ui.setup.going_on import go_on_setting_up


class MakesRound(StrEnum):
    """What makes a new round at once."""

    LIKE_LAST = "like last"
    FEEDBACK = "feedback"


Opens = Route | MakesRound | None
"""What a row or a button leads to; None: nothing yet."""


@dataclass(frozen=True, slots=True)
class PartnershipTask:
    """One row. ``opens``: None where it cannot be opened yet. ``kind`` and ``shape``: its tag."""

    opens: Opens
    name: str
    detail: str
    tag: str
    kind: str
    shape: str = ""


@dataclass(frozen=True, slots=True)
class PartnershipShown:
    """Everything on the page. ``actions``: (what it opens, words), the first is the main button. ``steps``: (words, detail)."""

    title: str
    lead: str
    actions: tuple[tuple[Opens, str], ...]
    beside_rounds: tuple[Opens, str]
    set_up: tuple[PartnershipTask, ...]
    rounds: tuple[PartnershipTask, ...]
    results: tuple[PartnershipTask, ...]
    years: tuple[PartnershipTask, ...]
    steps: tuple[tuple[str, str], ...]
    step: int
    notes: str


class PartnershipPresenter(Presenter[PartnershipPage, to.PartnershipRoute]):
    _rounds: tuple[Round, ...] = ()

    def show(self) -> None:
        services = self.workspace
        partnership = services.partnerships.get(self.route.partnership_id)
        self._rounds = services.rounds.of_partnership(self.route.partnership_id)
        progress = {r.id: services.rounds.progress(r.id) for r in self._rounds}
        actions, beside = self._actions()
        timeline = services.timeline.of(self.route.partnership_id)
        self.view.show_partnership(
            PartnershipShown(
                title=partnership.name,
                lead=lead(partnership),
                actions=actions,
                beside_rounds=beside,
                set_up=(*set_up_tasks(partnership), aims_task(partnership.id, services.aims.of(partnership.id))),
                rounds=tuple(round_task(r, progress[r.id]) for r in self._rounds),
                results=(*self._result_tasks(), self._plan_task()),
                years=self._year_tasks(timeline),
                steps=steps(self._rounds, progress, timeline.life.look_again),
                step=step_now(self._rounds, progress),
                notes=partnership.notes,
            )
        )

    def open(self, opens: Opens) -> None:
        """Open what a row or a button stands for; a draft is gone on with at the step that is not done."""
        if opens is MakesRound.LIKE_LAST:
            self._like_last()
        elif opens is MakesRound.FEEDBACK:
            self._feedback()
        elif isinstance(opens, to.RoundRoute) and self._is_draft(opens.round_id):
            go_on_setting_up(self.shell, opens)
        elif isinstance(opens, Route):
            self.shell.go(opens)

    def _is_draft(self, round_id: str) -> bool:
        return any(r.id == round_id and r.state is RoundState.DRAFT for r in self._rounds)

    def leave(self) -> None:
        self.shell.go(to.HomeRoute())

    def _like_last(self) -> None:
        draft = self.tried(lambda: self.workspace.rounds.new_like_last(self.route.partnership_id))
        if draft is None:
            return
        self.shell.saved()
        self.shell.go(to.SetupCheckRoute(self.route.partnership_id, draft.id))

    def _feedback(self) -> None:
        """A round about people; its questionnaire can be changed on the first page of set-up."""
        services = self.workspace
        fitting = next((one.id for one in services.library.all() if one.kind is Kind.MULTI_RATER), "")
        draft = self.tried(lambda: services.people_rounds.new(self.route.partnership_id, fitting))
        if draft is None:
            return
        self.shell.saved()
        self.shell.go(to.SetupSubjectsRoute(self.route.partnership_id, draft.id))

    def _actions(self) -> tuple[tuple[tuple[Opens, str], ...], tuple[Opens, str]]:
        """The buttons, main one first, and the quiet one beside the heading of the rounds."""
        like_last: tuple[Opens, str] = (MakesRound.LIKE_LAST, _("New round like the last one"))
        other: tuple[Opens, str] = (to.SetupQuestionnaireRoute(self.route.partnership_id), _("Set up another round"))
        feedback: tuple[Opens, str] = (MakesRound.FEEDBACK, _("Feedback about people"))
        if not self._rounds:
            return ((to.SetupQuestionnaireRoute(self.route.partnership_id), _("Set up a round")), feedback), (None, "")
        newest = self._rounds[0]
        if newest.state is RoundState.DRAFT:
            return (
                (
                    to.RoundRoute(self.route.partnership_id, newest.id),
                    _("Go on with setting up {name}", name=newest.name),
                ),
            ), (None, "")
        running = next((r for r in self._rounds if r.state is RoundState.OPEN), None)
        if running is not None:
            return (
                (to.RoundRoute(self.route.partnership_id, running.id), _("Open {name}", name=running.name)),
                feedback,
            ), like_last
        return (like_last, other, feedback), (None, "")

    def _plan_task(self) -> PartnershipTask:
        words, tag = plan_state(self.workspace.plan.of(self.route.partnership_id), self.shell.today())
        return PartnershipTask(to.PlanRoute(self.route.partnership_id), _("What we will do"), words, *tag)

    def _year_tasks(self, timeline: Timeline) -> tuple[PartnershipTask, ...]:
        """What goes on from year to year."""
        today = self.shell.today()
        to_come = [entry for entry in timeline.entries if entry.day is not None and not entry.past(today)]
        overdue = sum(entry.overdue(today) for entry in to_come)
        following = next((entry for entry in to_come if not entry.overdue(today)), None)
        words = _("Meetings, actions and the day to look again")
        if following is not None and following.day is not None:
            words = _("Next: {what}, {day}", what=following.words, day=long_date(following.day))
        tag = (_("Nothing yet"), "neutral", "circle") if not timeline.entries else (_("Going on"), "info", "half")
        if overdue:
            tag = (n_("{n} is overdue", "{n} are overdue", overdue), "warning", "")
        return (
            PartnershipTask(to.TimelineRoute(self.route.partnership_id), _("Timeline"), words, *tag),
            support_task(self.route.partnership_id, self.workspace.support_plan.of(self.route.partnership_id)),
            PartnershipTask(
                to.AgendasRoute(self.route.partnership_id),
                _("Agendas"),
                _("For meetings: to change, print, and time"),
                *(_("Ready"), "success"),
            ),
            self._ending_task(),
        )

    def _ending_task(self) -> PartnershipTask:
        _partnership, ending, _rounds = self.workspace.timeline.ending(self.route.partnership_id)
        words = _("An exit strategy, written while things go well")
        if ending.on is not None:
            words = _("It ends on {day}", day=long_date(ending.on))
        tag = (_("Nothing yet"), "neutral", "circle") if ending.blank else (_("Begun"), "info", "half")
        return PartnershipTask(to.EndingRoute(self.route.partnership_id), _("Ending well"), words, *tag)

    def _result_tasks(self) -> tuple[PartnershipTask, ...]:
        closed = next(
            (r for r in self._rounds if r.state is RoundState.CLOSED and not r.over(self.shell.today())), None
        )
        if closed is None:
            wait = _("Wait for a round to close") if self._rounds else _("They follow from a round")
            if any(r.state is RoundState.CLOSED for r in self._rounds):
                wait = _("No closed round can be shown any more")
            return (
                PartnershipTask(None, _("Results"), wait, _("Cannot start yet"), "neutral"),
                PartnershipTask(
                    None, _("Packs"), _("A printed report for the partnership"), _("Cannot start yet"), "neutral"
                ),
            )
        ready = (_("Ready"), "success")
        return (
            PartnershipTask(results_of(closed), _("Results"), _("From {name}", name=closed.name), *ready),
            PartnershipTask(packs_of(closed), _("Packs"), _("Look at the pages, print or save"), *ready),
        )


def plan_state(actions: Sequence[Action], today: date) -> tuple[str, tuple[str, ...]]:
    """How many actions there are, and the tag of how it stands with them."""
    still = [one for one in actions if one.open]
    overdue = sum(one.overdue(today) for one in still)
    if not actions:
        return _("Actions, who does them, and by when"), (_("Nothing yet"), "neutral", "circle")
    words = n_("{n} action to do", "{n} actions to do", len(still)) if still else _("Nothing to do now")
    if overdue:
        return words, (n_("{n} is overdue", "{n} are overdue", overdue), "warning")
    return words, ((_("Going on"), "info", "half") if still else (_("Done"), "success"))


def lead(partnership: Partnership) -> str:
    """How many organisations and people, in one sentence."""
    practice = _("Practice.") + " " if partnership.practice else ""
    organisations, members = len(partnership.organisations), len(partnership.members)
    asked = sum(g.asked for g in partnership.groups)
    people = max(members, asked)
    if not organisations and not people:
        return practice + _("A new partnership. The tasks below are in the order that works best.")
    parts = [n_("{n} organisation", "{n} organisations", organisations)] if organisations else []
    parts += [n_("{n} person", "{n} people", people)] if people else []
    return practice + _("{words}.", words=in_a_row(parts))


def set_up_tasks(partnership: Partnership) -> tuple[PartnershipTask, ...]:
    """What is set up once: name, organisations, groups, people."""
    asked = sum(g.asked for g in partnership.groups)
    voices = sum(1 for g in partnership.groups if g.protected)
    groups = n_("{n} group.", "{n} groups.", len(partnership.groups))
    if voices:
        groups += " " + n_("{n} protected voice.", "{n} protected voices.", voices)
    # Feedback about people needs no numbers; a round of another kind asks for them when it is set up.
    everybody_has_one = bool(partnership.members) and all(member.group_id for member in partnership.members)
    done, optional = (_("Done"), "success"), (_("Optional"), "neutral", "circle")
    started = _("Started {when}", when=partnership.started) if partnership.started else _("No date yet")
    organisations, members = len(partnership.organisations), len(partnership.members)
    return (
        PartnershipTask(
            to.PartnershipDetailsRoute(partnership.id),
            _("Name and dates"),
            started,
            *(done if partnership.started else optional),
        ),
        PartnershipTask(
            to.PartnershipDetailsRoute(partnership.id, at_organisations=True),
            _("Organisations"),
            n_("{n} organisation", "{n} organisations", organisations) if organisations else _("None yet"),
            *(done if organisations else optional),
        ),
        PartnershipTask(
            to.GroupsRoute(partnership.id),
            _("Groups"),
            groups,
            *(done if asked or everybody_has_one else (_("Numbers to come"), "info", "half")),
        ),
        PartnershipTask(
            to.PeopleRoute(partnership.id),
            _("People"),
            n_("{n} on the tick list", "{n} on the tick list", members) if members else _("Nobody on the tick list"),
            *(done if members else optional),
        ),
    )


def aims_task(partnership_id: str, aims: Aims) -> PartnershipTask:
    """What the partnership is for, and how many figures of outcomes there are."""
    figures = n_("{n} outcome figure", "{n} outcome figures", len(aims.figures))
    words = figures if aims.figures else _("Purpose, outcomes and agreement")
    tag = (_("Optional"), "neutral", "circle") if aims.blank else (_("Written down"), "success")
    return PartnershipTask(to.AimsRoute(partnership_id), _("Aims and agreement"), words, *tag)


def support_task(partnership_id: str, plan: SupportPlan) -> PartnershipTask:
    """The Support Action Plan: how many rows it has, and until when its cycle goes."""
    rows, end = len(plan.rows), plan.cycle.end
    words = n_("{n} row", "{n} rows", rows) if rows else _("Which support you need, from whom, and when")
    if rows and end is not None:
        words = n_("{n} row, up to {day}", "{n} rows, up to {day}", rows, day=long_date(end))
    tag = (_("Nothing yet"), "neutral", "circle") if plan.blank else (_("Written down"), "success")
    return PartnershipTask(to.SupportPlanRoute(partnership_id), _("Support Action Plan"), words, *tag)


def round_task(round_: Round, progress: RoundProgress) -> PartnershipTask:
    """A round as a row."""
    opens = to.RoundRoute(round_.partnership_id, round_.id)
    if round_.state is RoundState.DRAFT:
        return PartnershipTask(opens, round_.name, str(round_.instrument.title), _("Not started"), "neutral")
    if round_.erased_on is not None:
        gone = _("Answers deleted on {day}", day=long_date(round_.erased_on))
        return PartnershipTask(opens, round_.name, gone, _("Closed"), "neutral", "check")
    so_far = _("{answered} of {asked} have answered", answered=progress.answered, asked=progress.asked)
    if round_.about is not None:
        so_far = _("{answered} of {asked} sets of answers are in", answered=progress.answered, asked=progress.asked)
    if round_.state is RoundState.OPEN:
        return PartnershipTask(opens, round_.name, so_far, _("Open"), "info")
    words = _("{answered} of {asked} answered", answered=progress.answered, asked=progress.asked)
    ended = so_far if round_.about else words
    return PartnershipTask(opens, round_.name, ended, _("Closed"), "neutral", "check")


def step_now(rounds: tuple[Round, ...], progress: dict[str, RoundProgress]) -> int:
    """Where the newest round is: 0 set up, 1 ask, 2 close, 3 talk, 4 look again: there is nothing left to talk about."""
    if not rounds or rounds[0].state is RoundState.DRAFT:
        return 0
    if rounds[0].state is RoundState.CLOSED:
        return 3 if rounds[0].erased_on is None else 4
    counts = progress[rounds[0].id]
    return 2 if counts.answered and not counts.to_come and not counts.paused else 1


def steps(
    rounds: tuple[Round, ...], progress: dict[str, RoundProgress], look_again: date | None
) -> tuple[tuple[str, str], ...]:
    """The way of a round, with what is known of the newest one."""
    newest = rounds[0] if rounds else None
    asked = closed = ""
    if newest is not None and newest.state is not RoundState.DRAFT:
        counts = progress[newest.id]
        asked = _("{answered} of {asked} have answered", answered=counts.answered, asked=counts.asked)
        if newest.about is not None:
            asked = _("{answered} of {asked} sets of answers are in", answered=counts.answered, asked=counts.asked)
        if newest.erased_on is not None:
            asked = _("Answers deleted on {day}", day=long_date(newest.erased_on))
        closed = _("On {day}", day=long_date(newest.closed_on)) if newest.closed_on else ""
    return (
        (_("Set up"), newest.name if newest is not None else ""),
        (_("Ask"), asked),
        (_("Close the round"), closed),
        (_("Talk about results"), ""),
        (_("Look again"), _("On {day}", day=long_date(look_again)) if look_again else _("In half a year or a year")),
    )
