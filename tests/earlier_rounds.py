"""Partnerships with several closed rounds, for what changed between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builders import PASSPHRASE
from facilitator_app.domain.partnership import Member, Partnership
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace

EVERYBODY = tuple(f"m{number}" for number in range(1, 13))
INSTRUMENT = "six-principle-profile"
"""Six themes of six statements on four points."""


def partnership_of_twelve(workspace: Workspace) -> Partnership:
    """Twelve people on the list, all of one group."""
    made = workspace.partnerships.create("River Valley")
    first, *rest = made.groups
    groups = (replace(first, asked=12), *(replace(group, asked=0) for group in rest))
    made = workspace.partnerships.set_groups(made.id, groups)
    people = tuple(Member(id_, f"Person {id_[1:]}", None, first.id) for id_ in EVERYBODY)
    return workspace.partnerships.set_members(made.id, people)


def round_of(
    workspace: Workspace,
    made: Partnership,
    people: Sequence[str],
    leaning: int | Mapping[str, int],
    *,
    ticked: Sequence[str] | None = None,
    instrument_id: str = INSTRUMENT,
    close: bool = True,
) -> Round:
    """A round in which these people answered. ``leaning``: how high they answer, from 0 to 3, in all themes or by theme; who
    they are and what is asked varies it. ``ticked``: whoever is ticked instead."""
    draft = workspace.rounds.new(made.id, instrument_id)
    round_ = workspace.rounds.start(draft.id)
    group = next(group.id for group in round_.groups if group.asked)
    for person in people:
        seat = workspace.responding.start(round_.id, group)
        for theme, section in enumerate(round_.instrument.sections):
            for place, item in enumerate(section.items):
                values = round_.instrument.scale_of(item).values
                high = leaning if isinstance(leaning, int) else leaning.get(section.id, 1)
                number = int(person[1:])
                at = high + (number + place) % 2 - (number * (theme + 2) + place) % 3 // 2
                seat = workspace.responding.answer(seat, item.id, values[max(0, min(len(values) - 1, at))])
        workspace.responding.send(seat)
    for person in people if ticked is None else ticked:
        workspace.rounds.set_tick(round_.id, person, True)
    return workspace.rounds.close(round_.id, PASSPHRASE) if close else round_
