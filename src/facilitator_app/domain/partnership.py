"""What is looked at: a partnership, the organisations and people in it, and its rater groups."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Organisation:
    id: str
    name: str


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
    answering, to be shown alone.
    """

    id: str
    name: str
    plain_name: str
    asked: int = 0
    protected: bool = False
    nearest_id: str | None = None
    role: GroupRole = GroupRole.USUAL
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A person in the partnership, for the tick list only; never joined to answers.

    ``needs`` is an access note that stays out of every output.
    """

    id: str
    name: str
    organisation_id: str | None = None
    group_id: str | None = None
    needs: str = ""


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One person as a list that is brought in names them; organisation and group by name, "" for none."""

    name: str
    organisation: str = ""
    group: str = ""
    needs: str = ""


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

    def with_groups(self, groups: tuple[RaterGroup, ...]) -> Partnership:
        """With these rater groups; members of a group that is gone are kept without a group."""
        ids = {group.id for group in groups}
        members = tuple(m if m.group_id in ids else replace(m, group_id=None) for m in self.members)
        return replace(self, groups=groups, members=members)

    def with_organisations(self, organisations: tuple[Organisation, ...]) -> Partnership:
        """With these organisations; members of one that is gone are kept without an organisation."""
        ids = {one.id for one in organisations}
        members = tuple(m if m.organisation_id in ids else replace(m, organisation_id=None) for m in self.members)
        return replace(self, organisations=organisations, members=members)


# Name, the name respondents read, protected voice. The names a new partnership starts with.
GROUP_TEMPLATE: tuple[tuple[str, str, bool], ...] = (
    ("Agencies", "agencies", False),
    ("Commissioners", "commissioners", False),
    ("Volunteers", "volunteers", False),
    ("People with lived experience", "people with lived experience", True),
)
