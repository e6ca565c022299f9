"""What people are promised: limits, comments, the day of deletion, who sees the results."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from facilitator_app.analysis.division import shows_groups
from facilitator_app.analysis.forecast import Rules
from facilitator_app.analysis.publishability import planned
from facilitator_app.analysis.theme_answers import fewest_in_group
from facilitator_app.domain.days import day_typed
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _, p_
from facilitator_app.domain.round import (
    FLOOR_GROUP,
    FLOOR_TOTAL,
    CommentRule,
    Promise,
    Round,
    RoundState,
    may_be_chosen,
    partners,
)
from facilitator_app.domain.subjects import About
from facilitator_app.services.people_rounds import usual_promise
from facilitator_app.ui import routes as to
from facilitator_app.ui.respondent.promise_words import AskedAbout, PromiseLine, promise_lines
from facilitator_app.ui.route_values import Limit
from facilitator_app.ui.setup.common import SetupPresenter, SetupQuestion
from facilitator_app.ui.setup.promise_view import PromisePage

USUAL = Promise()
ABOUT_EXAMPLE = ("Sam", "Alex")
"""Made-up people in the example of what somebody reads; each person reads the names they are asked about."""


@dataclass(frozen=True, slots=True)
class PromiseChoices:
    """What the page shows. ``locked``: answers are saved, so limits only rise and the rest is fixed.

    ``funder``: who pays sees the results; ``lists``: answers may be saved as lists; None where that is not offered.
    ``lists_fixed``: people may have read it. ``opens``: who can open the answers. ``readers``: who sees the results; ``why_usual``: why these limits are usual.
    """

    total: int
    total_least: int
    group: int
    group_least: int
    comments: str
    comment_limit: int
    day: int
    month: int
    year: int
    funder: bool | None
    locked: bool
    open_book: bool
    """Answers show who gave them: there are no limits to choose."""
    lists: bool | None = None
    lists_fixed: bool = False
    opens: str = ""
    readers: str = ""
    why_usual: str = ""
    voices: tuple[VoiceChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceChoice:
    """With whom a protected voice can choose to be counted. ``choices``: (group id, name), "" for nobody. ``then``: what is
    shown of it with the numbers asked."""

    id: str
    name: str
    choices: tuple[tuple[str, str], ...]
    chosen: str
    then: str


class PromisePresenter(SetupPresenter[PromisePage]):
    step = 3
    can_be_fixed = False

    def begin(self) -> None:
        self._date_fault = ""
        self._date_typed: dict[str, str] = {}

    def fill(self) -> None:
        round_ = self.round
        promise = round_.promise
        day = promise.delete_on or self.shell.today()
        self.view.show_choices(
            PromiseChoices(
                total=promise.k_total,
                total_least=promise.k_total if round_.promise_locked else total_least(promise),
                group=group_limit(round_),
                group_least=group_limit(round_) if round_.promise_locked else group_least(round_),
                comments=promise.comments,
                comment_limit=promise.k_comments,
                day=day.day,
                month=day.month,
                year=day.year,
                funder=None if round_.about else promise.seen_by_funder,
                locked=round_.promise_locked,
                open_book=round_.instrument.open_book,
                lists=promise.raw_allowed if self._lists_offered(round_) else None,
                lists_fixed=round_.state is not RoundState.DRAFT,
                opens=opens_words(round_),
                voices=self._voices(),
                **_readers(round_.about),
            )
        )
        self._show_preview()
        if (waiting := self.waiting) and not round_.promise_locked:
            self.view.date.show_date(waiting["day"], waiting["month"], waiting["year"])
            self.set_date(waiting["day"], int(waiting["month"]), waiting["year"])
        if round_.state is not RoundState.DRAFT:
            self.view.show_open()

    def unfinished(self) -> dict[str, str]:
        return self._date_typed if self._date_fault else {}

    def set_total(self, total: int) -> None:
        """How many people must have answered before anything is shown."""
        if total < min(self.round.promise.k_total, usual_of(self.round).k_total):
            self._ask_to_lower(Limit.TOTAL, total)
        else:
            self._save(with_total(self.round.promise, total))

    def set_group(self, group: int) -> None:
        """How many people of a group must have answered before it is shown."""
        if group < min(self.round.promise.k, usual_of(self.round).k):
            self._ask_to_lower(Limit.GROUP, group)
        else:
            self._save(with_group(self.round.promise, group))

    def set_comments(self, rule: str) -> None:
        self._save(replace(self.round.promise, comments=CommentRule(rule)))

    def set_funder(self, sees: bool) -> None:
        self._save(replace(self.round.promise, seen_by_funder=sees))

    def set_lists(self, on: bool) -> None:
        """Whether the answers may be saved as lists; people read it before they answer."""
        self._save(replace(self.round.promise, raw_allowed=on))

    def set_counted_with(self, voice: str, other: str) -> None:
        """A protected voice chose to be counted with this group if it is too few; "" for nobody."""
        promise = self.round.promise
        kept = [pair for pair in promise.counted_with if pair[0] != voice]
        chosen = ((voice, other),) if other else ()
        self._save(replace(promise, counted_with=tuple(sorted((*kept, *chosen)))))
        self.view.show_voices(self._voices())

    def _voices(self) -> tuple[VoiceChoice, ...]:
        return voice_choices(self.round)

    def choose_lock(self) -> None:
        self.shell.go(to.SetupLockRoute(*self.ids))

    def set_date(self, day: str, month: int, year: str) -> None:
        """Saved as soon as it is a day to come; what is wrong with it is said on Continue."""
        self._date_typed = {"day": day, "month": str(month), "year": year}
        try:
            chosen = day_typed(day, month, year)
        except AppError as error:
            self._date_fault = str(error)
            return
        if chosen <= self.shell.today():
            self._date_fault = _("The day to delete all answers is past. Choose a day to come.")
            return
        self._date_fault = ""
        self._save(replace(self.round.promise, delete_on=chosen))

    def go_on(self) -> None:
        if self._date_fault:
            self.view.show_date_error(self._date_fault)
        elif self.round.state is RoundState.DRAFT:
            super().go_on()
        else:
            self.open_round()

    def _lists_offered(self, round_: Round) -> bool:
        """Only where Settings say so; never in a round about people, nor where organisations answer by name."""
        if round_.about is not None or round_.instrument.open_book:
            return False
        return round_.promise.raw_allowed or self.workspace.preferences.raw_lists

    def _ask_to_lower(self, limit: Limit, number: int) -> None:
        self.shell.go(to.LowerLimitRoute(*self.ids, limit, number))

    def _save(self, promise: Promise) -> None:
        if self.kept(lambda: self.rounds.set_promise(self.round_id, promise)):
            self.view.clear_errors()
        saved = self.round.promise
        self.view.show_limits(saved.k_total, group_limit(self.round))
        self._show_preview()

    def _show_preview(self) -> None:
        round_ = self.round
        name = self.workspace.preferences.facilitator_name
        about = ABOUT_EXAMPLE if round_.about else None
        self.view.show_preview(
            p_("respondent", "Before you start"),
            preview(round_, name, about),
        )


def _readers(about: About | None) -> dict[str, str]:
    """Who sees the results, and why the usual limits do."""
    if about is None:
        return {"readers": _("Everyone who was asked sees the results.")}
    if about.organisations:
        return {
            "readers": _("You and each person see the results about that person. You and an organisation's people see "
                         "those about it. Nobody else sees them."),
            "why_usual": _("Five in a group are usual here. An organisation's own people may answer about it and read its "
                           "results. Each knows their own answer."),
        }  # fmt: skip
    return {
        "readers": _("Each person sees the results about themselves, with you. Nobody else sees them."),
        "why_usual": _("Three in a group may do here. Whoever reads the results did not answer, so they cannot take their "
                       "own answer away and see what is left."),
    }  # fmt: skip


def usual_of(round_: Round) -> Promise:
    """The limits a round starts with."""
    return usual_promise(round_.about) if round_.about else USUAL


def group_least(round_: Round) -> int:
    """The lowest limit for a group that can be chosen: from fewer people on none could ever be shown."""
    only_people = round_.about is not None and not round_.about.organisations
    return FLOOR_GROUP if only_people else fewest_in_group(USUAL)


def group_limit(round_: Round) -> int:
    """From how many people on a group can be shown."""
    return fewest_in_group(round_.promise, about_people=round_.about is not None)


def total_least(promise: Promise) -> int:
    """The lowest limit for everyone that can be chosen: never below a limit for a group that somebody raised."""
    return promise.k if promise.k > USUAL.k else FLOOR_TOTAL


def opens_words(round_: Round) -> str:
    """Who can open the answers before and at closing."""
    if round_.lock is not None:
        return _("Two locks. Closing takes your words and those of one of two members.")
    return _("One lock. Your words open the answers, and you are asked for them when you close the round.")


def voice_choices(round_: Round) -> tuple[VoiceChoice, ...]:
    """The protected voices that are asked, and with whom each may choose to be counted: nobody whom another one chose."""
    if not shows_groups(round_.instrument):
        return ()
    asked = Counter({group.id: group.asked for group in round_.groups})
    if round_.about is not None:
        asked = Counter(one.group_id for one in round_.about.assignments)
    voices = [group for group in round_.groups if group.protected and asked[group.id]]
    held = partners(round_.groups, round_.promise.counted_with)
    shown = {} if round_.about else planned(Rules.of(round_))
    choices = []
    for voice in voices:
        taken = {other for one, other in held.items() if one != voice.id}
        others = [(g.id, g.name) for g in round_.groups if may_be_chosen(g) and g.id not in taken]
        then = shown[voice.id].words if voice.id in shown else ""
        nobody = ("", _("Nobody. Then no group is shown"))
        choices.append(VoiceChoice(voice.id, voice.name, (nobody, *others), held.get(voice.id, ""), then))
    return tuple(choices)


def preview(round_: Round, facilitator: str, people: tuple[str, ...] | None = None) -> tuple[PromiseLine, ...]:
    """The sentences of the respondents' own page, with the words in them that this page decides.

    ``people``: in a round about people, names of those somebody answers about.
    """
    instrument, asked = round_.instrument, None
    if people is not None:
        instrument, asked = replace(instrument, minutes=instrument.minutes * len(people)), AskedAbout(people)
    return promise_lines(
        round_.promise, instrument, facilitator, asked, groups=round_.groups, two_locks=round_.lock is not None
    )


def with_total(promise: Promise, total: int) -> Promise:
    """The promise with this limit for everyone; never below a limit for a group that somebody raised."""
    total = max(total, total_least(promise))
    return replace(promise, k_total=total, k=min(promise.k, total))


def with_group(promise: Promise, group: int) -> Promise:
    """The promise with this limit for a group; the limits that may not lie below it rise with it."""
    spread = max(group, promise.k_dist if group >= promise.k else USUAL.k_dist)
    return replace(promise, k=group, k_dist=spread, k_total=max(group, promise.k_total))


class LowerPresenter(SetupQuestion):
    """The interruption before a limit goes below the usual one."""

    step = 3
    route: to.LowerLimitRoute

    def begin(self) -> None:
        self.of_group = self.route.limit is Limit.GROUP
        self.number = self.route.number

    @property
    def now(self) -> int:
        """The limit as it is."""
        promise = self.round.promise
        return promise.k if self.of_group else promise.k_total

    def show(self) -> None:
        rest = self.number - 1
        if self.of_group:
            title = _("Show a group when only {n} people have answered?", n=self.number)
            lines: tuple[str, ...] = (
                _("In a group of {n}, each person knows their own answer.", n=self.number),
                _("By taking it away they learn what the other {rest} people said together.", rest=rest),
            )
        elif self.round.about:
            title = _("Show results when only {n} people have answered about somebody?", n=self.number)
            lines = (_("With {n} answers it is easier for that person to guess who said what.", n=self.number),)
        else:
            title = _("Show results when only {n} people have answered?", n=self.number)
            lines = (
                _("With {n} answers, each person can take away their own.", n=self.number),
                _("What is left is what just {rest} other people said.", rest=rest),
            )
        promise = usual_of(self.round)
        usual = promise.k if self.of_group else promise.k_total
        last = _("The usual limit is {usual}. People will read the limit you choose before they answer.", usual=usual)
        self.view.show_question(
            title, (*lines, last), safe=_("Keep the limit"), act=_("Lower it to {n}", n=self.number)
        )

    def do_it(self) -> None:
        promise = self.round.promise
        lower = with_group(promise, self.number) if self.of_group else with_total(promise, self.number)
        if self.kept(lambda: self.rounds.set_promise(self.round_id, lower)):
            self.shell.back()
