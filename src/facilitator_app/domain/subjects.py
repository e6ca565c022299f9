"""Rounds about people: whom a round is about, and who answers about whom. Names of people, and never an answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

FEWEST_RATERS, MOST_RATERS, SHORTEST_CONTACT = 6, 15, 3
"""People who answer about one person, without the person, and months they should know them."""

SELF = "self"
"""The id of the group of the person themself, in every round about people."""


class AskOrder(StrEnum):
    """In which order a person answers about several: one person after another, or question by question."""

    ONE_BY_ONE = "one_by_one"
    SIDE_BY_SIDE = "side_by_side"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a round asks about: a member, or an organisation as a partner. The other id is empty.

    ``round_id``: the round that holds the answers about them, from the start on.
    """

    id: str
    name: str
    member_id: str = ""
    organisation_id: str = ""
    round_id: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """One person answers about one subject, as one of a rater group.

    ``agreed``: they agreed to be shown alone, by what they are, such as the chair. ``months``: how long they have known
    the subject's work; None if nobody said.
    """

    subject_id: str
    member_id: str
    group_id: str
    agreed: bool = False
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """What one person at the laptop is to do: answer about a subject as one of a group. Without who they are."""

    subject_id: str
    group_id: str


@dataclass(frozen=True, slots=True)
class About:
    """Everything a round about people needs to know before it starts."""

    subjects: tuple[Subject, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    order: AskOrder = AskOrder.ONE_BY_ONE

    def subject(self, subject_id: str) -> Subject:
        """The subject with this id. Raises KeyError if there is none."""
        return {one.id: one for one in self.subjects}[subject_id]

    @property
    def organisations(self) -> int:
        """How many of the subjects are organisations."""
        return sum(bool(one.organisation_id) for one in self.subjects)

    def asked(self, subject_id: str) -> Counter[str]:
        """How many people are asked about one subject, by group id."""
        return Counter(one.group_id for one in self.assignments if one.subject_id == subject_id)

    def tasks_of(self, member_id: str) -> tuple[Task, ...]:
        """What one person is asked, in the order of the subjects."""
        mine = {one.subject_id: one.group_id for one in self.assignments if one.member_id == member_id}
        return tuple(Task(one.id, mine[one.id]) for one in self.subjects if one.id in mine)

    def loads(self) -> Counter[str]:
        """About how many subjects each person answers, by member id."""
        return Counter(one.member_id for one in self.assignments)


class Problem(StrEnum):
    """What keeps a round about people from starting."""

    NO_SUBJECT = "no_subject"
    NOBODY_ASKED = "nobody_asked"
    TWICE = "twice"
    SELF_BY_OTHER = "self_by_other"
    SELF_AS_OTHER = "self_as_other"
    TWO_NAMED = "two_named"
    UNKNOWN = "unknown"


class Warning(StrEnum):
    """What is worth a second look before a round about people starts."""

    FEW = "few"
    MANY = "many"
    SHORT_CONTACT = "short_contact"
    NO_SELF = "no_self"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem or a warning: about which subject, and which member where it is one person's. ``n`` counts people."""

    what: Problem | Warning
    subject_id: str = ""
    member_id: str = ""
    n: int = 0


def problems(about: About, self_id: str, named_id: str, members: Iterable[str]) -> tuple[Finding, ...]:
    """What keeps the round from starting. ``self_id`` and ``named_id``: the groups for the person and for the chair."""
    if not about.subjects:
        return (Finding(Problem.NO_SUBJECT),)
    known, subjects = set(members), {one.id: one for one in about.subjects}
    findings = []
    seen: set[tuple[str, str]] = set()
    for one in about.assignments:
        if one.member_id not in known or one.subject_id not in subjects:
            findings.append(Finding(Problem.UNKNOWN, one.subject_id, one.member_id))
            continue
        if (one.subject_id, one.member_id) in seen:
            findings.append(Finding(Problem.TWICE, one.subject_id, one.member_id))
        seen.add((one.subject_id, one.member_id))
        themself = subjects[one.subject_id].member_id == one.member_id
        if themself != (one.group_id == self_id):
            what = Problem.SELF_AS_OTHER if themself else Problem.SELF_BY_OTHER
            findings.append(Finding(what, one.subject_id, one.member_id))
    for subject in about.subjects:
        asked = about.asked(subject.id)
        if sum(asked.values()) == asked[self_id]:
            findings.append(Finding(Problem.NOBODY_ASKED, subject.id))
        if asked[named_id] > 1:
            findings.append(Finding(Problem.TWO_NAMED, subject.id, n=asked[named_id]))
    return tuple(findings)


def warnings(about: About, self_id: str) -> tuple[Finding, ...]:
    """What is worth a second look: fewer than 6 or more than 15 raters, under 3 months' contact, no own view."""
    findings = []
    for subject in about.subjects:
        asked = about.asked(subject.id)
        others = sum(asked.values()) - asked[self_id]
        if others < FEWEST_RATERS:
            findings.append(Finding(Warning.FEW, subject.id, n=others))
        if others > MOST_RATERS:
            findings.append(Finding(Warning.MANY, subject.id, n=others))
        if subject.member_id and not asked[self_id]:
            findings.append(Finding(Warning.NO_SELF, subject.id))
    findings += [
        Finding(Warning.SHORT_CONTACT, one.subject_id, one.member_id, one.months)
        for one in about.assignments
        if one.months is not None and one.months < SHORTEST_CONTACT and one.group_id != self_id
    ]
    return tuple(findings)


def proposed(about: About, groups: Mapping[str, str], organisation_of: Mapping[str, str | None]) -> About:
    """Everybody answers about everybody, each as what they are to that person; assignments that exist stay.

    ``groups``: ids of the groups SELF, "own", "fellow" and "lived"; ``organisation_of``: member id → organisation id,
    or "lived" in the place of an organisation for people with lived experience.
    """
    taken = {(one.subject_id, one.member_id) for one in about.assignments}
    added = [
        Assignment(subject.id, member, groups[_relation(subject, member, organisation_of)])
        for subject in about.subjects
        for member in organisation_of
        if (subject.id, member) not in taken
    ]
    return About(about.subjects, (*about.assignments, *added), about.order)


def _relation(subject: Subject, member: str, organisation_of: Mapping[str, str | None]) -> str:
    if subject.member_id == member:
        return SELF
    theirs = organisation_of[member]
    if theirs == "lived":
        return "lived"
    own = subject.organisation_id or organisation_of.get(subject.member_id)
    return "own" if own is not None and own == theirs else "fellow"
