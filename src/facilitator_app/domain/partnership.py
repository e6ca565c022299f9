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
class Partnership:
    id: str
    name: str
    started: str = ""
    notes: str = ""
    practice: bool = False
    created_on: date | None = None
    organisations: tuple[Organisation, ...] = ()
    groups: tuple[RaterGroup, ...] = ()
    members: tuple[Member, ...] = ()

    def group(self, group_id: str) -> RaterGroup:
        """The group with this id. Raises KeyError if there is none."""
        return {group.id: group for group in self.groups}[group_id]

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
    found: list[Marked] = []
    seen: set[int] = set()
    for one in things:
        mark = one.mark if one.mark and one.mark not in seen else next(free)
        seen.add(mark)
        found.append(replace(one, mark=mark))
    return tuple(found)


# Name, the name respondents read, protected voice. The names a new partnership starts with.
GROUP_TEMPLATE: tuple[tuple[str, str, bool], ...] = (
    ("Agencies", "agencies", False),
    ("Commissioners", "commissioners", False),
    ("Volunteers", "volunteers", False),
    ("People with lived experience", "people with lived experience", True),
)
