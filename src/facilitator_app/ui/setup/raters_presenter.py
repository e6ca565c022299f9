"""Who answers about whom, all at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from facilitator_app.analysis.forecast import Rules
from facilitator_app.analysis.publishability import Outlook, outlook
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.partnership import Member, RaterGroup
from facilitator_app.domain.subjects import SELF, About, Assignment, Finding, Subject, Warning
from facilitator_app.domain.words import in_a_row
from facilitator_app.services.people_rounds import NAMED, PeopleRounds
from facilitator_app.ui.setup.common import SetupPresenter
from facilitator_app.ui.setup.one_subject_view import OneSubjectPage
from facilitator_app.ui.setup.raters_view import RatersPage

MOST_WARNINGS = 4
"""Sentences shown at once; the rest is counted."""


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """One subject in the table: its number in the picture, who answers, own view, and what is worth a second look."""

    subject_id: str
    number: int
    name: str
    others: int
    groups: str
    own: str
    look: str
    kind: str


@dataclass(frozen=True, slots=True)
class LoadLine:
    """One person in the picture. ``marks``: for each subject "" (not asked), "other", "self" or "named"."""

    name: str
    marks: tuple[str, ...]
    words: str


PlacesPageT = TypeVar("PlacesPageT", bound=RatersPage | OneSubjectPage)


class PlacesPresenter(SetupPresenter[PlacesPageT]):
    """Says who answers about whom; all places can be filled in at once, and that taken back."""

    step = 2

    def begin(self) -> None:
        self.people = self.workspace.people_rounds
        self._before: tuple[Assignment, ...] | None = None

    @property
    def about(self) -> About:
        return self.round.about or About()

    def fill_in(self, subject_id: str, nothing: str) -> None:
        """Everybody who does not answer yet, about this subject or about all; ``nothing``: there was nobody left."""
        before = self.about.assignments
        self.people.propose(self.round_id, subject_id)
        added = len(self.about.assignments) - len(before)
        self.after_save()
        self._before = before if added else None
        words = n_("{n} place was filled in.", "{n} places were filled in.", added) if added else nothing
        self.view.show_filled(words, undo=added > 0)

    def undo(self) -> None:
        """Back to who answered about whom before the places were filled in."""
        if self._before is not None:
            self.people.set_assignments(self.round_id, self._before)
            self.after_save()

    def after_save(self) -> None:
        """The page follows, and what was filled in before cannot be taken back any more."""
        self._before = None
        self.shell.saved()
        self.view.clear_errors()
        self.view.show_filled("", undo=False)
        self.fill()


class RatersPresenter(PlacesPresenter[RatersPage]):
    def propose(self) -> None:
        """Everybody on the list answers about everybody."""
        self.fill_in("", _("Everybody answers about everybody already."))

    def go_on(self) -> None:
        """On to the order, unless something keeps the round from starting that is mended here."""
        problems = [p for p in self.people.problems(self.round_id) if p.code != "too_few_asked"]
        if problems:
            self.view.show_problems(tuple((str(p), str(p.facts.get("subject", ""))) for p in problems))
        else:
            super().go_on()

    def fill(self) -> None:
        round_, about = self.round, self.about
        partnership = self.workspace.partnerships.get(self.partnership_id)
        names = partnership.shown_names()
        warned = Counter(one.subject_id for one in self.people.warnings(self.round_id))
        shown = outlooks(self.people, self.round_id)
        lines = tuple(
            subject_line(number, one, about, round_.groups, warned[one.id], shown[one.id].shown)
            for number, one in enumerate(about.subjects, 1)
        )
        n, asked = len(about.assignments), len(about.loads())
        sentence = _("{people} in all. Each answers about the people whose dots stand in their row.",
                     people=n_("{n} person answers", "{n} people answer", asked)) if n else ""  # fmt: skip
        self.view.show_subjects(lines, sentence)
        self.view.show_loads(load_lines(about, partnership.members, names))
        few = tuple(str(p) for p in self.people.problems(self.round_id) if p.code == "too_few_asked")
        said = [
            *without_groups({one.name: shown[one.id].why for one in about.subjects}),
            *(sentence_of(one, about, names) for one in self.people.warnings(self.round_id)),
        ]
        rest = len(said) - MOST_WARNINGS
        more = [n_("{n} more thing is worth a look.", "{n} more things are worth a look.", rest)] if rest > 0 else []
        self.view.show_warnings((*few[:MOST_WARNINGS], *said[:MOST_WARNINGS], *more) if n else ())


def subject_line(
    number: int, subject: Subject, about: About, groups: tuple[RaterGroup, ...], warned: int, outlook: str
) -> SubjectLine:
    """One row of the table."""
    asked = about.asked(subject.id)
    others = sum(asked.values()) - asked[SELF]
    names = [f"{group.name} {asked[group.id]}" for group in groups if asked[group.id] and group.id != SELF]
    own = "" if subject.organisation_id else _("Yes") if asked[SELF] else _("No")
    look, kind = (_("Look again"), "warning") if warned else (_("Good"), "success")
    if not others:
        look, kind = _("Nobody yet"), "neutral"
    who = " ".join(filter(None, ((", ".join(names) + ".") if names else "", outlook)))
    return SubjectLine(subject.id, number, subject.name, others, who, own, look, kind)


def without_groups(why: Mapping[str, str]) -> list[str]:
    """A sentence for each reason why no group can be shown of somebody. ``why``: by name, "" where some can."""
    names_by_reason: dict[str, list[str]] = {}
    for name, reason in why.items():
        if reason:
            names_by_reason.setdefault(reason, []).append(name)
    return [
        _("About {names}: no group can be shown. {why}", names=in_a_row(names), why=reason)
        for reason, names in names_by_reason.items()
    ]


def outlooks(people: PeopleRounds, round_id: str) -> dict[str, Outlook]:
    """Subject id → which groups of those who answer about them can be shown, or why none."""
    return {subject.id: outlook(Rules.of(inner)) for subject, inner in people.planned(round_id)}


def load_lines(about: About, members: tuple[Member, ...], names: Mapping[str, str]) -> tuple[LoadLine, ...]:
    """How much each person does, in the order of the list; who is not asked is left out."""
    groups = {(one.member_id, one.subject_id): one.group_id for one in about.assignments}
    loads = about.loads()
    own = {(one.member_id, one.group_id) for one in about.assignments}
    kinds = {SELF: "self", NAMED: "named"}
    return tuple(
        LoadLine(
            names[member.id],
            tuple(
                kinds.get(groups[member.id, one.id], "other") if (member.id, one.id) in groups else ""
                for one in about.subjects
            ),
            load_words(loads[member.id], (member.id, SELF) in own),
        )
        for member in members
        if loads[member.id]
    )


def load_words(n: int, own: bool) -> str:
    """ "answers about 9 people" """
    others = n - own
    if not own:
        return n_("answers about {n}", "answers about {n}", others)
    if not others:
        return _("answers about themself")
    return n_("answers about {n} and themself", "answers about {n} and themself", others)


def sentence_of(finding: Finding, about: About, names: dict[str, str]) -> str:
    """What is worth a second look, as a sentence."""
    name = about.subject(finding.subject_id).name
    return {
        Warning.FEW: n_(
            "{n} person answers about {name}. Six or more make the picture fairer.",
            "{n} people answer about {name}. Six or more make the picture fairer.",
            finding.n, name=name,
        ),
        Warning.MANY: n_(
            "{n} person answers about {name}. Up to 15 are enough.",
            "{n} people answer about {name}. Up to 15 are enough.",
            finding.n, name=name,
        ),
        Warning.NO_SELF: _("{name} does not answer about themself, so there is nothing to compare with.", name=name),
        Warning.SHORT_CONTACT: n_(
            "{member} has worked with {name} for {n} month. Three months are the least to judge fairly.",
            "{member} has worked with {name} for {n} months. Three months are the least to judge fairly.",
            finding.n, name=name, member=names.get(finding.member_id, ""),
        ),
    }[Warning(finding.what)]  # fmt: skip
