"""Which slides of a talk are shown is kept with the round, also when the program starts again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_partnership, a_round
from facilitator_app.domain.talk import TalkPlan
from facilitator_app.services.changes import Change
from facilitator_app.services.talks import START
from facilitator_app.services.workspace import create_workspace, open_workspace
from facilitator_app.store import Cost

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "plan", [TalkPlan(("b", "a")), TalkPlan(left_out=frozenset("cd")), TalkPlan(("b",), frozenset("c"))]
)
def test_the_plan_of_a_talk_is_kept_whole_and_one_that_changes_nothing_is_forgotten(
    tmp_path: Path, plan: TalkPlan
) -> None:
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: TODAY, Cost.quick())
    with made.store.transaction() as t:
        t.partnerships.save(a_partnership())
        t.rounds.save(a_round("r1"))
        t.rounds.save(a_round("r2"))
        t.commit()
    seen: list[Change] = []
    made.changes.subscribe(seen.append)
    made.talks.keep("r1", plan)
    assert seen == [Change.PREFERENCES]
    made.close()
    again = open_workspace(tmp_path / "store", PASSPHRASE, lambda: TODAY)
    assert (again.talks.of_round("r1"), again.talks.of_round("r2")) == (plan, TalkPlan())
    again.talks.keep("r1", TalkPlan())
    assert again.talks.of_round("r1") == TalkPlan()
    with again.store.transaction() as t:
        assert t.settings.get(START + "r1") == ""
    again.close()
