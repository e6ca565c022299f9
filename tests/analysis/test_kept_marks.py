"""A group keeps its mark and colour, whichever other groups are shown, joined or left out."""

from __future__ import annotations

from dataclasses import replace

from builders import a_response, a_round
from facilitator_app.analysis import release
from facilitator_app.domain.partnership import RaterGroup, marked
from facilitator_app.domain.results import Block, ChosenGroups, RoundResults, View
from facilitator_app.domain.round import RoundState

NAMES = ("Agencies", "Commissioners", "Volunteers", "Carers")


def groups() -> tuple[RaterGroup, ...]:
    return marked(tuple(RaterGroup(name.lower(), name, name, 9, follows=False) for name in NAMES))


def results(*answered: int, view: View | None = None, of: tuple[RaterGroup, ...] = ()) -> RoundResults:
    of = of or groups()
    round_ = replace(a_round(state=RoundState.CLOSED), groups=of)
    items = round_.instrument.items
    responses = [
        replace(
            a_response(id=f"{group.id}{n}", group_id=group.id),
            answers={item.id: 1 + n % 4 for item in items},
            comments={},
        )
        for group, many in zip(of, answered)
        for n in range(many)
    ]
    found = release(round_, "River", False, responses, view=view or View())
    assert isinstance(found, RoundResults)
    return found


def shown(found: RoundResults) -> dict[str, int]:
    return {block.name: found.mark(block.id) for block in found.blocks}


def test_a_group_keeps_its_mark_when_others_are_joined_or_left_out() -> None:
    whole = shown(results(8, 8, 8, 8))
    assert whole == {"Agencies": 1, "Commissioners": 2, "Volunteers": 3, "Carers": 4}
    joined = shown(results(8, 3, 3, 8))
    assert joined["Agencies"] == 1
    assert joined["Carers"] == 4
    assert len(set(joined.values())) == len(joined)
    parts = View(
        parts=(
            ChosenGroups("p", "Volunteers and carers", ("volunteers", "carers")),
            ChosenGroups("q", "Agencies alone", ("agencies",)),
        )
    )
    assert shown(results(9, 0, 4, 4, view=parts)) == {"Volunteers and carers": 3, "Agencies alone": 1}


def test_a_group_keeps_its_mark_when_the_list_of_groups_changes() -> None:
    first, _second, third, fourth = groups()
    new = RaterGroup("new", "New", "new", 9)
    later = marked((fourth, new, third, first))
    assert {one.name: one.mark for one in later} == {"Carers": 4, "New": 2, "Volunteers": 3, "Agencies": 1}
    assert shown(results(8, 8, 8, 8, of=later)) == {"Carers": 4, "New": 2, "Volunteers": 3, "Agencies": 1}


def test_two_of_one_shape_are_never_shown_together() -> None:
    found = replace(
        results(8, 8, 8, 8), blocks=tuple(Block(f"b{n}", f"B{n}", (), 9, 8, mark) for n, mark in enumerate((13, 1, 2)))
    )
    assert found.marks == (0, 13, 3, 2)
    unknown = replace(found, blocks=tuple(replace(block, mark=0) for block in found.blocks))
    assert unknown.marks == (0, 1, 2, 3)
