"""One run of one frozen instrument in one partnership, and the promise made to those who answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import GroupRole, RaterGroup
from facilitator_app.domain.second_lock import SecondLock
from facilitator_app.domain.subjects import About


class RoundState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class CommentRule(StrEnum):
    """What happens to people's own words."""

    SHOW = "show"
    FACILITATOR_ONLY = "facilitator_only"
    DO_NOT_ASK = "do_not_ask"


CountedWith = tuple[tuple[str, str], ...]
"""For protected voices: the id of the group, and that of the group it chose to be counted with if it is too few."""


FLOOR_TOTAL, FLOOR_GROUP, FLOOR_COMMENTS = 4, 3, 3

TOGETHER_UNKNOWN = 10
"""Nothing is known of how the answers of one person go together: as much as is possible."""


@dataclass(frozen=True, slots=True)
class Promise:
    """The limits in force. Counts of people: see docs/measures.md, "Limits" (defaults 5, 4, 6, 3; floors 4, 3, k, 3).

    ``k_total``: any result at all. ``k``: figures about a part of all, such as people who
    came late; a group needs ``analysis.theme_answers.fewest_in_group``. ``k_dist``: a group's full spread.
    ``k_comments``: comments to one question. ``raw_allowed``: people are told that the answers to each question may be
    saved as a list, each list mixed by itself. ``counted_with``: what protected voices chose beforehand. Frozen at the first yes; afterwards only upwards.
    """

    k_total: int = 5
    k: int = 4
    k_dist: int = 6
    k_comments: int = 3
    comments: CommentRule = CommentRule.SHOW
    delete_on: date | None = None
    seen_by_funder: bool = False
    raw_allowed: bool = False
    counted_with: CountedWith = ()

    def __post_init__(self) -> None:
        if self.k_total < FLOOR_TOTAL or self.k < FLOOR_GROUP or self.k_comments < FLOOR_COMMENTS:
            raise AppError(
                "limit_below_floor",
                _("A limit is too low to keep people safe."),
                _("Use at least {total} people in all and {group} in a group.", total=FLOOR_TOTAL, group=FLOOR_GROUP),
            )
        if self.k_dist < self.k or self.k_total < self.k:
            raise AppError(
                "limits_disagree",
                _("The limit for everyone is lower than the limit for a group."),
                _("Make the limit for everyone at least as high."),
            )

    @property
    def asks_own_words(self) -> bool:
        """People are asked to write in their own words."""
        return self.comments is not CommentRule.DO_NOT_ASK

    def may_become(self, other: Promise) -> bool:
        """True if a round with saved answers may change to ``other``: limits up, never down, nothing else."""
        return (
            other.k_total >= self.k_total
            and other.k >= self.k
            and other.k_dist >= self.k_dist
            and other.k_comments >= self.k_comments
            and (other.comments, other.delete_on, other.seen_by_funder, other.raw_allowed, other.counted_with)
            == (self.comments, self.delete_on, self.seen_by_funder, self.raw_allowed, self.counted_with)
        )


def partners(groups: Sequence[RaterGroup], counted_with: CountedWith) -> dict[str, str]:
    """Protected voice → the group it is counted with if it is too few, both by id: the choices that hold.

    The other is no protected voice itself, nor one person, and nobody else chose it: a voice that chose one group is never
    joined with a second one.
    """
    voices = {group.id for group in groups if group.protected}
    others = {group.id for group in groups if may_be_chosen(group)}
    held = {voice: other for voice, other in counted_with if voice in voices and other in others}
    times = Counter(held.values())
    return {voice: other for voice, other in held.items() if times[other] == 1}


def may_be_chosen(group: RaterGroup) -> bool:
    """True if a protected voice can choose to be counted with this group."""
    return not group.protected and group.role is GroupRole.USUAL


@dataclass(frozen=True, slots=True)
class Round:
    """``instrument`` holds the chosen sections only; ``groups`` are the round's own copy of the rater groups.

    ``promise_locked``: somebody has said yes to it. ``opened_on``, ``closed_on`` and ``erased_on``, when its answers were
    deleted, are dates without a time.
    ``about``: in a round about people, who they are and who answers about whom. Such a round holds one round for each
    of them, with that person's answers only; those have its id as their ``parent_id``, and its ``lock``.
    ``divided_by``: the name of the way in which people are divided into these groups; "" where it has none. ``together``: how
    much the answers of one person go together at most, in tenths of what is possible (``analysis.together``).
    """

    id: str
    partnership_id: str
    name: str
    state: RoundState
    instrument: Instrument
    groups: tuple[RaterGroup, ...]
    promise: Promise
    promise_locked: bool = False
    opened_on: date | None = None
    closed_on: date | None = None
    parent_id: str = ""
    about: About | None = None
    erased_on: date | None = None
    lock: SecondLock | None = None
    divided_by: str = ""
    together: int = TOGETHER_UNKNOWN

    @property
    def asked(self) -> int:
        return sum(group.asked for group in self.groups)

    def over(self, today: date) -> bool:
        """True from the day on from which nothing of it is shown any more."""
        day = self.promise.delete_on
        return self.erased_on is not None or (day is not None and day <= today)

    def with_who_came(self, came: Mapping[str, int]) -> Round:
        """Who came was asked, also where more people of a group came than were planned. ``came``: people by group id."""
        return replace(self, groups=tuple(replace(g, asked=max(g.asked, came.get(g.id, 0))) for g in self.groups))

    def group(self, group_id: str) -> RaterGroup:
        """The group with this id. Raises KeyError if there is none."""
        return {group.id: group for group in self.groups}[group_id]


@dataclass(frozen=True, slots=True)
class GroupProgress:
    """Counts of one group while a round runs. Nothing about who or in which order."""

    group: RaterGroup
    answered: int
    paused: int

    @property
    def asked(self) -> int:
        """Who came was asked, also where more people came than were planned."""
        return max(self.group.asked, self.answered + self.paused)


@dataclass(frozen=True, slots=True)
class RoundProgress:
    """How far a round is: the same counts for each group, and for everyone.

    In a round about people the counts are answers, one about each subject, and ``seats`` is how many people have paused:
    nobody knows about whom they answer.
    """

    groups: tuple[GroupProgress, ...]
    seats: int = 0

    @property
    def asked(self) -> int:
        return sum(g.asked for g in self.groups)

    @property
    def answered(self) -> int:
        return sum(g.answered for g in self.groups)

    @property
    def paused(self) -> int:
        return sum(g.paused for g in self.groups) + self.seats

    @property
    def to_come(self) -> int:
        return sum(g.asked - g.answered - g.paused for g in self.groups)


@dataclass(frozen=True, slots=True)
class Reopening:
    """What opening a closed round again would mean. All four are numbers of people; in a round about people, of answers.

    ``issued``: whose answers are in figures that were shown. They are fixed. ``k``: how many must answer late before
    late answers can count, once anything was shown (docs/measures.md, "Opening again").
    """

    asked: int
    answered: int
    issued: int
    k: int

    @property
    def waiting(self) -> int:
        """Late answers from an earlier opening that do not count yet."""
        return self.answered - self.issued if self.issued else 0

    @property
    def to_come(self) -> int:
        return max(0, self.asked - self.answered)

    @property
    def needed(self) -> int:
        """How many more people must answer before any late answer counts; 0 if nothing was shown yet."""
        return max(0, self.k - self.waiting) if self.issued else 0
