"""Aims and Support Action Plans come back from the file as they were, to the last digit and the last blank."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from builders import a_store_with_round
from facilitator_app.domain.aims import Agreement, Aims, OutcomeFigure
from facilitator_app.domain.plan import CameFrom, Owner
from facilitator_app.domain.support_plan import Cycle, CycleStep, SupportPlan, SupportRow
from facilitator_app.store import Store, rows

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
ids = st.text("abcdef0123456789", min_size=1, max_size=8)
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12)
days = st.none() | st.dates()
all_aims = st.builds(
    Aims,
    texts,
    texts,
    st.builds(Agreement, texts, days, texts),
    st.lists(st.builds(OutcomeFigure, ids, texts, texts, decimals, st.dates(), texts), max_size=4).map(tuple),
)
plans = st.builds(
    SupportPlan,
    st.builds(Cycle, days, st.integers(1, 40), st.dictionaries(st.sampled_from(CycleStep), st.dates())),
    st.lists(
        st.builds(
            SupportRow,
            ids,
            texts,
            texts,
            texts,
            st.builds(Owner, texts, ids | st.just("")),
            st.integers(0, 40),
            texts,
            st.none() | st.builds(CameFrom, ids, ids, texts),
        ),
        max_size=3,
    ).map(tuple),
)
fast = hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = a_store_with_round(tmp_path / "store")
    yield store
    store.close()


@fast
@given(aims=all_aims, plan=plans)
def test_any_aims_and_any_plan_come_back(store: Store, aims: Aims, plan: SupportPlan) -> None:
    with store.transaction() as t:
        t.papers.save("p1", aims)
        t.papers.save("p1", plan)
        t.commit()
    with store.transaction() as t:
        found = t.papers.of("p1", Aims)
        assert (found, t.papers.of("p1", SupportPlan)) == (aims, plan)
        assert [str(one.value) for one in found.figures] == [str(one.value) for one in aims.figures], (
            "with all its digits"
        )


def test_what_an_earlier_program_did_not_know_has_its_usual_value(store: Store) -> None:
    with store.transaction() as t:
        for kind, content in (
            (
                "aims",
                '{"purpose":"Tea","figures":[{"id":"f","label":"Beds","unit":"","value":"1.50","on":"2028-02-29"}]}',
            ),
            ("support_plan", '{"rows":[{"id":"r","ambition":"Tea"}]}'),
        ):
            t._database.insert(rows.papers, [{"partnership_id": "p1", "kind": kind, "content": content}])
        t.commit()
    with store.transaction() as t:
        aims, plan = t.papers.of("p1", Aims), t.papers.of("p1", SupportPlan)
    assert (aims.purpose, aims.outcomes, aims.figures[0].value, aims.figures[0].source) == (
        "Tea",
        "",
        Decimal("1.50"),
        "",
    )
    assert plan == SupportPlan(rows=(SupportRow("r", "Tea"),))
