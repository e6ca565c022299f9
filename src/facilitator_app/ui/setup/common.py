"""What all five set-up pages share: the steps, the draft they work on, and small words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.comparing import questions_words
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.instrument import Each, Kind
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.ui import routes as to
from facilitator_app.ui.confirm_page import ConfirmPage
from facilitator_app.ui.presenter import PageT, Presenter
from facilitator_app.ui.screens import RoundBound
from facilitator_app.ui.setup.page import SetupPage
from facilitator_app.ui.shell import Shell

if TYPE_CHECKING:
    from facilitator_app.domain.instrument import Instrument
    from facilitator_app.services.rounds import RoundService

STEPS: tuple[type[RoundBound], ...] = (
    to.SetupQuestionnaireRoute, to.SetupPartsRoute, to.SetupGroupsRoute, to.SetupPromiseRoute, to.SetupCheckRoute,
)  # fmt: skip
PEOPLE_STEPS: tuple[type[RoundBound], ...] = (
    to.SetupQuestionnaireRoute, to.SetupSubjectsRoute, to.SetupRatersRoute, to.SetupPromiseRoute, to.SetupCheckRoute,
)  # fmt: skip
"""The five steps of a round about people; ``SetupOrderRoute`` is the second page of its third step."""


def step_words(people: bool) -> tuple[str, ...]:
    """The five steps as people read them; ``people``: of a round about people."""
    if people:
        return (
            _("Questionnaire"),
            _("Who it is about"),
            _("Who answers"),
            _("Promise"),
            _("Check and start"),
        )
    return (_("Questionnaire"), _("Parts"), _("Who is asked"), _("Promise"), _("Check and start"))


def minutes(n: int) -> str:
    return n_("about {n} minute", "about {n} minutes", n)


def size(instrument: Instrument, own_words: bool = True) -> str:
    """ "24 questions and 2 in own words, about 10 minutes"."""
    return _("{questions}, {minutes}", questions=questions_words(instrument, own_words), minutes=minutes_of(instrument))


def minutes_of(instrument: Instrument) -> str:
    """ "about 10 minutes"; for a questionnaire about several things the time for one of them."""
    words = minutes(instrument.minutes)
    if instrument.needs is Each.GOAL:
        return _("{minutes} for each goal", minutes=words)
    if instrument.needs is Each.MEMBER:
        return _("{minutes} for each person", minutes=words)
    if instrument.needs is Each.ORGANISATION:
        return _("{minutes} for each other organisation", minutes=words)
    return words


def draft_of(shell: Shell, route: RoundBound) -> Round | None:
    """The round that is set up: the one asked for, else the partnership's newest if that is still a draft.

    A partnership has one draft at a time, so that going back to the first step never makes a second one.
    """
    if route.round_id:
        return shell.workspace.rounds.get(route.round_id)
    newest = next(iter(shell.workspace.rounds.of_partnership(route.partnership_id)), None)
    return newest if newest is not None and newest.state is RoundState.DRAFT else None


def needs_of(rounds: RoundService, round_: Round) -> Each | None:
    """What must be named for this round's questionnaire, named already or not."""
    if round_.instrument.needs:
        return round_.instrument.needs
    try:
        return rounds.whole_instrument(round_.id).needs
    except AppError:  # the file is gone; the round keeps its own copy
        return None


def take_questionnaire(shell: Shell, route: RoundBound, instrument_id: str, *, sure: bool = False) -> RoundBound:
    """Make the draft with this questionnaire, or change the draft's. Returns where to go on. Raises AppError.

    A questionnaire about one person makes a round about people, and another one a round about the partnership. Where
    that would throw away who answers about whom, nothing is done and the screen is the one that asks, unless ``sure``.
    """
    services = shell.workspace
    draft = draft_of(shell, route)
    people = services.library.get(instrument_id).kind is Kind.MULTI_RATER
    rounds = services.people_rounds if people else services.rounds
    if draft is not None and (draft.about is not None) != people and draft.state is RoundState.DRAFT:
        if draft.about is not None and draft.about.subjects and not sure:
            return to.OtherQuestionnaireRoute(draft.partnership_id, draft.id, instrument_id)
        services.rounds.delete_draft(draft.id)
        draft = None
    if draft is None:
        draft = rounds.new(route.partnership_id, instrument_id)
    elif draft.instrument.id != instrument_id:
        rounds.choose_instrument(draft.id, instrument_id)
    there = RoundBound(draft.partnership_id, draft.id)
    return SetupSteps(shell, there).screens[1](*there.ids)


class SetupSteps:
    """The draft that is set up, and the way from step to step."""

    step = 0
    screen: type[RoundBound] | None = None
    """Its own screen where that is not the first of its step."""

    def __init__(self, shell: Shell, route: RoundBound) -> None:
        self.shell = shell
        self.rounds = shell.workspace.rounds
        draft = draft_of(shell, route)
        self.partnership_id = draft.partnership_id if draft is not None else route.partnership_id
        self.round_id = draft.id if draft is not None else ""

    @property
    def round(self) -> Round:
        return self.rounds.get(self.round_id)

    @property
    def partnership_name(self) -> str:
        """Its name; a practice partnership says so."""
        partnership = self.shell.workspace.partnerships.get(self.partnership_id)
        return _("{name} (Practice)", name=partnership.name) if partnership.practice else partnership.name

    @property
    def fixed(self) -> str:
        """Why nothing can be changed here any more; empty while the round is a draft."""
        if not self.round_id or self.round.state is RoundState.DRAFT:
            return ""
        return _("This round was started before, so this is fixed.")

    @property
    def ids(self) -> tuple[str, str]:
        return self.partnership_id, self.round_id

    @property
    def about_people(self) -> bool:
        """True if the round that is set up is about people."""
        return bool(self.round_id) and self.round.about is not None

    @property
    def screens(self) -> tuple[type[RoundBound], ...]:
        """The screens of this round in order: what it is about is asked where the questionnaire needs it."""
        if not self.round_id:
            return STEPS
        round_ = self.round
        if self.about_people:
            return (*PEOPLE_STEPS[:3], to.SetupOrderRoute, *PEOPLE_STEPS[3:])
        needs = needs_of(self.rounds, round_)
        parts = () if needs else (to.SetupPartsRoute,)
        about = (to.SetupAboutRoute,) if needs or round_.instrument.weighting else ()
        groups = () if round_.instrument.open_book else (to.SetupGroupsRoute,)
        return (to.SetupQuestionnaireRoute, *parts, *about, *groups, to.SetupPromiseRoute, to.SetupCheckRoute)

    @property
    def _step_screens(self) -> tuple[type[RoundBound], ...]:
        """The first screen of each of the five steps."""
        return PEOPLE_STEPS if self.about_people else STEPS

    def go_step(self, step: int, subject_id: str = "") -> None:
        """The screen of a step, or of one subject; where this round has no such screen, what it is about."""
        wanted = self._step_screens[step]
        if subject_id:
            self.shell.go(to.OneSubjectRoute(*self.ids, subject_id))
        else:
            self.shell.go((wanted if wanted in self.screens else to.SetupAboutRoute)(*self.ids))

    def go_on(self) -> None:
        """The next screen."""
        self._go(1)

    def go_back(self) -> None:
        """The screen before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        screens, here = self.screens, self.screen or self._step_screens[self.step]
        if here in screens:
            self.shell.go(screens[screens.index(here) + by](*self.ids))
        else:
            self.go_step(self.step + by)

    def leave(self) -> None:
        """To the partnership; the draft stays as it is."""
        self.shell.go(to.PartnershipRoute(self.partnership_id))

    def open_round(self) -> None:
        self.shell.go(to.RoundRoute(*self.ids))


SetupPageT = TypeVar("SetupPageT", bound=SetupPage)


class SetupScreen(SetupSteps, Presenter[PageT, RoundBound]):
    """A presenter of a page in the set-up."""

    def __init__(self, view: PageT, shell: Shell, route: RoundBound) -> None:
        super().__init__(shell, route)
        self.view, self.route = view, route
        self.begin()

    @property
    def here(self) -> tuple[str, ...]:
        return self.ids


class SetupQuestion(SetupScreen[ConfirmPage]):
    """Asks before something unusual."""

    def leave(self) -> None:
        self.shell.back()


class SetupPresenter(SetupScreen[SetupPageT]):
    """One page of setting up: it says where it leads back to, fills itself, and says what can no longer be changed."""

    can_be_fixed = True
    """False where something can be chosen after the start as well."""

    def show(self) -> None:
        self.view.set_back(self.back_words)
        self.view.show_steps(step_words(self.about_people), self.step)
        self.fill()
        if self.fixed and self.can_be_fixed:
            self.view.show_fixed(self.fixed)

    def unfinished(self) -> dict[str, str]:
        """What was typed here and cannot be kept in the draft as it is; it waits for one to come back."""
        return {}

    def save_pending(self) -> None:
        """Called when the page is left, in whatever way."""
        if self.round_id and (typed := self.unfinished()) != self.waiting:
            self.workspace.unfinished.keep(typed, *self.ids, type(self).__name__)

    @property
    def waiting(self) -> dict[str, str]:
        """What was unfinished when this page was left last."""
        return self.workspace.unfinished.of(*self.ids, type(self).__name__)

    def fill(self) -> None:
        """Show what is chosen."""
        raise NotImplementedError

    @property
    def back_words(self) -> str:
        """Where the way back leads."""
        return self.partnership_name
