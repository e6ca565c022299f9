"""Who is shown individually in a round about people, and the round without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator_app.domain.partnership import GroupRole, RaterGroup
from facilitator_app.domain.response import Response
from facilitator_app.domain.round import Round


def others(round_: Round, responses: Sequence[Response]) -> tuple[Round, Sequence[Response]]:
    """A round without those who are shown individually: the person it is about, and one named person who agreed to it.

    They are in no sum of the others, so that nobody can take them off it.
    """
    individuals = {group.id for group in round_.groups if shown_individually(group)}
    if not individuals:
        return round_, responses
    groups = tuple(group for group in round_.groups if group.id not in individuals)
    return replace(round_, groups=groups), [one for one in responses if one.group_id not in individuals]


def shown_individually(group: RaterGroup) -> bool:
    return group.role is GroupRole.SELF or (group.role is GroupRole.NAMED and group.agreed)
