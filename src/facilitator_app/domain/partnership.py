"""What is looked at: a partnership, the organisations and people in it, and its rater groups."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import count
from typing import TypeVar

from facilitator_app.domain.naming import told_apart


@dataclass(frozen=True, slots=True)
class Organisation:
    """``mark``: the number of its mark in charts where organisations are the groups; 0 until it is kept."""

    id: str
    name: str
    mark: int = field(default=0, compare=False)


class GroupRole(StrEnum):
    """What a rater group is in a round about people: SELF is the person themself, NAMED one person such as the chair,
    who may be shown alone if they agreed."""

    USUAL = "usual"
    SELF = "self"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class RaterGroup:
    """Whose view it is. ``asked``: how many people are asked. ``protected``: may never be joined silently.

    ``plain_name`` is the name respondents read ("volunteers"); ``nearest_id`` the group it may be joined with.
    ``role`` and ``agreed`` matter in rounds about people: ``agreed`` says that the one NAMED person agreed, before
    answering, to be shown alone. ``mark``: the number of the shape and colour it has in every chart, from 1; 0 until
    the partnership or the round gives it one. ``follows``: nobody typed ``asked``, it is how many people on the tick
    list are in the group.
    """

    id: str
    name: str
    plain_name: str
    asked: int = 0
    protected: bool = False
    nearest_id: str | None = None
    role: GroupRole = GroupRole.USUAL
    agreed: bool = False
    mark: int = field(default=0, compare=False)
    follows: bool = False


Marked = TypeVar("Marked", RaterGroup, Organisation)


@dataclass(frozen=True, slots=True)
class Member:
    """A person in the partnership, for the tick list only; never joined to answers.

    ``needs`` is an access note that stays out of every output. ``tell_apart``: a word that tells this person from
    another of the same name, where their organisations do not; it is shown and printed with the name.
    """

    id: str
    name: str
    organisation_id: str | None = None
    group_id: str | None = None
    needs: str = ""
    tell_apart: str = ""


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One person as a list that is brought in names them; organisation and group by name, "" for none."""

    name: str
    organisation: str = ""
    group: str = ""
    needs: str = ""
    tell_apart: str = ""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One way to divide the people of a partnership. ``places``: member id → group id, for those who have a place in it.

    The groups and places of the one that is in use are those of the partnership itself; here they are empty.
    """

    id: str
    name: str
    groups: tuple[RaterGroup, ...] = ()
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Partnership:
    """``groups``: those in use, of the breakdown with the id ``divided_by``. ``breakdowns``: all that are prepared; one of
    which nobody prepared any has none."""

    id: str
    name: str
    started: str = ""
    notes: str = ""
    practice: bool = False
    created_on: date | None = None
    organisations: tuple[Organisation, ...] = ()
    groups: tuple[RaterGroup, ...] = ()
    members: tuple[Member, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    divided_by: str = ""

    def shown_names(self) -> dict[str, str]:
        """Id of a member or an organisation → the name to show wherever they stand without a form around them."""
        return told_apart(self.members, self.organisations)

    @property
    def has_twins(self) -> bool:
        """True if somebody is shown by more than the bare name."""
        names = self.shown_names()
        return any(names[one.id] != one.name for one in self.members)

    def in_group(self, group_id: str) -> int:
        """How many people on the tick list are in this group."""
        return sum(member.group_id == group_id for member in self.members)

    def kept(self) -> Partnership:
        """As it is kept: every group and organisation with its mark, and numbers that follow the tick list up to date."""
        groups = (replace(g, asked=self.in_group(g.id)) if g.follows else g for g in self.groups)
        return replace(self, groups=marked(tuple(groups)), organisations=marked(self.organisations))

    def with_groups(self, groups: tuple[RaterGroup, ...]) -> Partnership:
        """With these rater groups; members of a group that is gone are kept without a group.

        A group in which another number stands than before was typed into: it follows the tick list no more.
        """
        before = {group.id: group for group in self.groups}
        ids = {group.id for group in groups}
        members = tuple(m if m.group_id in ids else replace(m, group_id=None) for m in self.members)
        return replace(self, groups=tuple(_as_typed(one, before.get(one.id)) for one in groups), members=members)

    @property
    def breakdown_name(self) -> str:
        """The name of the breakdown in use; "" if it has none."""
        return next((one.name for one in self.breakdowns if one.id == self.divided_by), "")

    @property
    def protected_voices(self) -> frozenset[str]:
        """Ids of the members who belong to a protected voice, in whatever breakdown."""
        voices = {group.id for group in self.groups if group.protected}
        ids = {member.id for member in self.members if member.group_id in voices}
        for one in self.breakdowns:
            voices = {group.id for group in one.groups if group.protected}
            ids |= {member for member, group in one.places if group in voices}
        return frozenset(ids)

    def divided_as(self, breakdown_id: str) -> Partnership:
        """With this breakdown in use, and the one that was kept as it is: each remembers its groups, and who is in which.

        Raises KeyError if there is none of this id.
        """
        if breakdown_id == self.divided_by:
            return self
        chosen = {one.id: one for one in self.breakdowns}[breakdown_id]
        group_of_each = tuple(sorted((member.id, member.group_id) for member in self.members if member.group_id))
        aside = {
            self.divided_by: lambda one: replace(one, groups=self.groups, places=group_of_each),
            breakdown_id: lambda one: replace(one, groups=(), places=()),
        }
        there = dict(chosen.places)
        return replace(
            self,
            divided_by=breakdown_id,
            groups=chosen.groups,
            members=tuple(replace(member, group_id=there.get(member.id)) for member in self.members),
            breakdowns=tuple(aside[one.id](one) if one.id in aside else one for one in self.breakdowns),
        )

    def with_organisations(self, organisations: tuple[Organisation, ...]) -> Partnership:
        """With these organisations; members of one that is gone are kept without an organisation."""
        ids = {one.id for one in organisations}
        members = tuple(m if m.organisation_id in ids else replace(m, organisation_id=None) for m in self.members)
        return replace(self, organisations=organisations, members=members)


def _as_typed(group: RaterGroup, before: RaterGroup | None) -> RaterGroup:
    return replace(group, follows=group.follows and group.asked == (before.asked if before else 0))


def marked(things: tuple[Marked, ...]) -> tuple[Marked, ...]:
    """Each with a mark of its own: those that have one keep it, the others get the first that are free."""
    taken = {one.mark for one in things if one.mark}
    free = (number for number in count(1) if number not in taken)
    all_marked: list[Marked] = []
    seen: set[int] = set()
    for one in things:
        mark = one.mark if one.mark and one.mark not in seen else next(free)
        seen.add(mark)
        all_marked.append(replace(one, mark=mark))
    return tuple(all_marked)


Template = tuple[tuple[str, str, bool], ...]
"""Groups to begin with: name, the name respondents read, protected voice."""

BREAKDOWN_TEMPLATES: tuple[tuple[str, Template], ...] = (
    (
        "Kind of partner",
        (
            ("Lead partner", "the lead partner", False),
            ("Voluntary and community", "voluntary and community groups", False),
            ("Public services", "public services", False),
            ("Commissioners", "commissioners", False),
            ("People with lived experience", "people with lived experience", True),
        ),
    ),
    (
        "Core or wider partnership",
        (("Core group", "the core group", False), ("Wider partnership", "the wider partnership", False)),
    ),
    (
        "Level in the organisation",
        (
            ("Leaders", "people who lead", False),
            ("Managers", "managers", False),
            ("Frontline staff and volunteers", "frontline staff and volunteers", False),
        ),
    ),
    (
        "Sector",
        (
            ("Voluntary sector", "the voluntary sector", False),
            ("Public sector", "the public sector", False),
            ("Private sector", "the private sector", False),
        ),
    ),
)
"""The ways to divide people that a new partnership is prepared for; it starts with the first. Those of the first are who takes
part in such partnerships; the others are who else people may be."""
