"""Who is who: a person is never shown by a bare name where another could be meant.

First the organisation tells people of one name apart, then a word of the facilitator's ("To tell apart"), and where
neither does, their place among those of that name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from facilitator_app.domain.language import _
from facilitator_app.domain.words import same, tidy

if TYPE_CHECKING:
    from facilitator_app.domain.partnership import Member, Organisation


def told_apart(members: Sequence[Member], organisations: Sequence[Organisation]) -> dict[str, str]:
    """Member or organisation id → the name to show, which nobody else bears."""
    shown = {one.id: one.name for one in organisations} | {one.id: one.name for one in members}
    for alike in _of_one_name(members, organisations):
        for n, (one, parts) in enumerate(alike, 1):
            words = _both(_said(parts, alike), "" if _clear(parts, alike) else str(n))
            shown[one.id] = _("{name} ({words})", name=one.name, words=words)
    return _none_twice(shown)


def without_a_word(members: Sequence[Member], organisations: Sequence[Organisation]) -> frozenset[str]:
    """The ids of people whom only a number tells apart: a word for each of them is missing."""
    people = {one.id for one in members}
    groups = _of_one_name(members, organisations)
    return frozenset(
        one.id for alike in groups for one, parts in alike if one.id in people and not _clear(parts, alike)
    )


Parts = tuple[str, str]
"""What is known of somebody beside the name: the organisation, and the word."""
Alike = Sequence[tuple["Member | Organisation", Parts]]


def _of_one_name(members: Sequence[Member], organisations: Sequence[Organisation]) -> list[Alike]:
    """Everybody who shares a name with somebody, those of one name together."""
    by_name: defaultdict[str, list[tuple[Member | Organisation, Parts]]] = defaultdict(list)
    organisation_names = {one.id: tidy(one.name) for one in organisations}
    for body in organisations:
        by_name[same(body.name)].append((body, ("", "")))
    for person in members:
        parts = (organisation_names.get(person.organisation_id or "", ""), tidy(person.tell_apart))
        by_name[same(person.name)].append((person, parts))
    for name, alike in by_name.items():
        if alike[0][0].id in organisation_names and alike[-1][0].id not in organisation_names:
            by_name[name] = [
                (one, (_("the organisation"), "") if one.id in organisation_names else parts) for one, parts in alike
            ]
    return [alike for alike in by_name.values() if len(alike) > 1]


def _clear(parts: Parts, alike: Alike) -> bool:
    """True if the organisation, or the word with it, is nobody else's of that name."""
    if _organisation_is_enough(parts, alike):
        return True
    mine = [same(part) for part in parts]
    return bool(parts[1]) and sum([same(part) for part in other] == mine for _one, other in alike) == 1


def _said(parts: Parts, alike: Alike) -> str:
    return parts[0] if _organisation_is_enough(parts, alike) else _both(*parts)


def _organisation_is_enough(parts: Parts, alike: Alike) -> bool:
    return bool(parts[0]) and sum(same(organisation) == same(parts[0]) for _one, (organisation, _word) in alike) == 1


def _both(first: str, second: str) -> str:
    return _("{first}, {second}", first=first, second=second) if first and second else first or second


def _none_twice(shown: Mapping[str, str]) -> dict[str, str]:
    """A name that somebody else bears in full, such as a typed "Jo (Oak)", gets a number."""
    taken: set[str] = set()
    numbered = {}
    for id_, name in shown.items():
        number, said = 1, name
        while same(said) in taken:
            number += 1
            said = _("{name} ({words})", name=name, words=number)
        taken.add(same(said))
        numbered[id_] = said
    return numbered
