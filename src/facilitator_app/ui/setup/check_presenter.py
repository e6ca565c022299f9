"""All choices at a glance, and the start of the round."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator_app.analysis.theme_answers import fewest_in_group
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.follow_up import asked_about, without_since
from facilitator_app.domain.language import _, long_date, n_
from facilitator_app.domain.round import CommentRule, Round, RoundState, partners
from facilitator_app.domain.subjects import About
from facilitator_app.ui import routes as to
from facilitator_app.ui.setup.check_view import SetupCheckPage
from facilitator_app.ui.setup.common import SetupPresenter, SetupQuestion, size
from facilitator_app.ui.setup.order import order_words

PAGES = {"questionnaire": 0, "parts": 1, "about": 1, "groups": 2, "promise": 3}


@dataclass(frozen=True, slots=True)
class ChoiceMade:
    """One line of the summary: what it is, what was chosen, and the step where it can be changed (-1: nowhere)."""

    name: str
    lines: tuple[str, ...]
    step: int


@dataclass(frozen=True, slots=True)
class InTheWay:
    """What keeps the round from starting, the step where it can be mended, and the subject it is about."""

    words: str
    step: int
    subject_id: str = ""


class CheckPresenter(SetupPresenter[SetupCheckPage]):
    step = 4
    can_be_fixed = False

    def begin(self) -> None:
        self._name = self.round.name

    def fill(self) -> None:
        round_ = self.round
        fixed = _("After the start, the questions, the parts and the groups are fixed.")
        if round_.about:
            fixed = _("After the start, the questions and who is asked are fixed.")
        self.view.show_round(round_.name, choices_made(round_, self._whole_parts()), fixed)
        self.view.show_left_out(self.rounds.not_taken_over(self.round_id))
        if round_.state is not RoundState.DRAFT:
            self.view.show_started(
                _("This round was started before. Its limits can go up, and down only until somebody says yes to them.")
            )

    def rename(self, name: str) -> None:
        """Saved as soon as there is a name; a missing one is said at the start."""
        self._name = name
        if name.strip():
            self.rounds.rename(self.round_id, name)
            self.shell.saved()

    def go_on(self) -> None:
        """Open the round, or say everything that is in the way at once."""
        if self.round.state is not RoundState.DRAFT:
            self.open_round()
            return
        if not self._name.strip():
            self.view.show_name_error(_("The round has no name. Type a name, such as Spring round."))
            return
        rounds = self.workspace.people_rounds if self.round.about else self.rounds
        problems = rounds.problems(self.round_id)
        if problems:
            self.view.show_problems(tuple(fault(p) for p in problems))
            return
        try:
            rounds.start(self.round_id)
        except AppError as error:
            self.view.show_problems((fault(error),))
            return
        self.shell.saved()
        self.shell.go(to.RoundRoute(*self.ids), remember=False)

    def _whole_parts(self) -> int:
        try:
            whole = self.rounds.whole_instrument(self.round_id)
        except AppError:
            whole = self.round.instrument  # the file is gone; the round keeps its own copy
        return len(without_since(self.round.instrument if whole.needs else whole).sections)


def fault(problem: AppError) -> InTheWay:
    """A problem with the place where it can be mended: a page by its name, or that of a subject."""
    if problem.code == "no_subject":
        return InTheWay(str(problem), 1)
    if "subject" in problem.facts:
        return InTheWay(str(problem), 2, str(problem.facts["subject"]))
    return InTheWay(str(problem), PAGES.get(str(problem.facts.get("page", "")), 0))


def choices_made(round_: Round, whole_parts: int) -> tuple[ChoiceMade, ...]:
    """Every choice in words. Only the promise can still be changed after the start."""
    questionnaire = (_("Questionnaire"), (str(round_.instrument.title), _size(round_)))
    made = (questionnaire, *(_about_people(round_.about) if round_.about else _parts_and_groups(round_, whole_parts)))
    fixed = round_.state is not RoundState.DRAFT
    first = (ChoiceMade(name, lines, -1 if fixed else step) for step, (name, lines) in enumerate(made))
    return (*first, ChoiceMade(_("Promise"), promise_lines(round_), 3))


def _about_people(about: About) -> tuple[tuple[str, tuple[str, ...]], ...]:
    people = n_("{n} in all", "{n} in all", len(about.subjects))
    return (
        (_("Who it is about"), (people, ", ".join(one.name for one in about.subjects))),
        (_("Who answers"), (
            n_("{n} person answers", "{n} people answer", len(about.loads())),
            n_("{n} set of answers in all, one for each person somebody answers about",
               "{n} sets of answers in all, one for each person somebody answers about", len(about.assignments)),
            order_words(about.order),
        )),
    )  # fmt: skip


def _parts_and_groups(round_: Round, whole_parts: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    sections = without_since(round_.instrument).sections
    actions = len(asked_about(round_.instrument))
    before = (
        n_("First: {n} action that you agreed before", "First: {n} actions that you agreed before", actions)
        if actions
        else ""
    )
    parts = _("{n} of {all} parts", n=len(sections), all=whole_parts)
    if len(sections) == whole_parts:
        parts = n_("{n} part, all there is", "All {n} parts", whole_parts)
    people = n_("{n} person in all", "{n} people in all", round_.asked)
    way = (
        [_("Divided by: {name}", name=round_.divided_by)]
        if round_.divided_by and not round_.instrument.open_book
        else []
    )
    asked = (f"{group.name}: {group.asked}" for group in round_.groups if group.asked)
    return (
        (_("Parts"), (*((before,) if before else ()), parts, ", ".join(str(section.title) for section in sections))),
        (_("Who is asked"), (people, *way, *asked)),
    )


def _size(round_: Round) -> str:
    return size(round_.instrument, round_.promise.asks_own_words)


def promise_lines(round_: Round) -> tuple[str, ...]:
    """The promise in a few short sentences, for the facilitator."""
    promise = round_.promise
    fewest = fewest_in_group(promise, about_people=round_.about is not None)
    comments = {
        CommentRule.SHOW: n_(
            "Comments from {n} people who wrote something", "Comments from {n} people who wrote something",
            promise.k_comments,
        ),
        CommentRule.FACILITATOR_ONLY: _("Only you read the comments"),
        CommentRule.DO_NOT_ASK: _("Nobody is asked for comments"),
    }[promise.comments]  # fmt: skip
    lines = [
        _("Results from {total} answers, a group from {group}", total=promise.k_total, group=fewest),
        comments,
    ]
    if promise.delete_on is not None:
        lines.append(_("From {day} on nothing is shown, and the answers are deleted", day=long_date(promise.delete_on)))
    if promise.seen_by_funder:
        lines.append(_("The people who pay for this work see the results"))
    for voice, other in partners(round_.groups, promise.counted_with).items():
        names = {"name": round_.group(voice).name, "other": round_.group(other).name}
        lines.append(_("{name}: if too few, counted with {other}, as they chose", **names))
    if promise.raw_allowed:
        lines.append(_("You may save the answers as lists"))
    if round_.lock is not None:
        lines.append(_("Closing takes your words and those of one of two members"))
    return tuple(lines)


class DiscardPresenter(SetupQuestion):
    """The interruption before a draft is thrown away."""

    step = 4

    def show(self) -> None:
        self.view.show_question(
            _("Throw this draft away?"),
            (
                _("{name} has not started, so nobody has answered.", name=self.round.name),
                _("Your choices on the five pages will be gone. The groups of the partnership stay."),
            ),
            safe=_("Keep the draft"),
            act=_("Throw it away"),
        )

    def do_it(self) -> None:
        if self.kept(lambda: self.rounds.delete_draft(self.round_id)):
            self.shell.go(to.PartnershipRoute(self.partnership_id), remember=False)
