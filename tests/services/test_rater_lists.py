"""What a list of who answers about whom may name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator_app.domain.subjects import SELF
from facilitator_app.services.people_rounds import NAMED
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost
from services.test_people_rounds import TODAY, drafted, nine_people


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", "apple river stone cloud", lambda: TODAY, Cost.quick())
    yield made
    made.close()


def test_a_row_may_name_people_subjects_and_groups_of_the_round(workspace: Workspace) -> None:
    members = nine_people(workspace)
    round_ = drafted(workspace, members)
    assert round_.about is not None
    known = workspace.rater_lists.known(round_.id)
    assert [one.name for one in known.subjects] == ["Ana", "Ben"]
    assert known.members[members["Ana"].id] == ("Ana", "Oak")
    assert {place for _name, place in known.members.values()} == {"Oak", "Elm", "Fir", "Bay", ""}
    assert known.groups == {group.id: (group.name, group.plain_name) for group in round_.groups}
    assert (known.self_id, known.named_id) == (SELF, NAMED)
    assert known.there == round_.about.assignments != ()
