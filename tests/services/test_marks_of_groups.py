"""A group has the same mark in every round of its partnership, also in rounds that an older program kept without marks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from facilitator_app.domain.partnership import Organisation
from facilitator_app.domain.results import RoundResults
from facilitator_app.services.ledger import with_marks
from ui.home.recording_shell import a_workspace
from ui.results.closed_rounds import two_minds


def test_a_round_kept_without_marks_has_those_of_the_partnership(tmp_path: Path) -> None:
    workspace, _code = a_workspace(tmp_path / "store")
    round_ = two_minds(workspace)
    with workspace.store.transaction() as t:
        partnership = t.partnerships.get(round_.partnership_id)
        groups = tuple(replace(group, mark=6 - n) for n, group in enumerate(partnership.groups))
        t.partnerships.save(replace(partnership, groups=groups))
        t.rounds.save(replace(round_, groups=tuple(replace(group, mark=0) for group in round_.groups)))
        t.commit()
    results = workspace.results.of_round(round_.id)
    assert isinstance(results, RoundResults)
    marks = {group.id: group.mark for group in groups}
    assert len(results.blocks) == 2
    assert [results.mark(block.id) for block in results.blocks] == [marks[block.id] for block in results.blocks]
    places = tuple(Organisation(group.id, group.name) for group in reversed(round_.groups))
    by_place = with_marks(
        replace(round_, groups=tuple(replace(group, mark=0) for group in round_.groups)),
        replace(partnership, groups=(), organisations=places),
    )
    assert [group.mark for group in by_place.groups] == [*range(len(places), 0, -1)]
    workspace.close()
