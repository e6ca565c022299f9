"""Aims and Support Action Plan over a real store: kept as typed, apart from answers, gone with the partnership."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_partnership, a_round
from facilitator_app.domain.aims import MOST_LETTERS, Agreement, Aims, OutcomeFigure
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.plan import CameFrom, Owner
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.steps import finish
from facilitator_app.domain.support_plan import Cycle, CycleStep, SupportPlan, SupportRow
from facilitator_app.services.changes import Change
from facilitator_app.services.restoring import Restoring
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost

TODAY = date(2028, 2, 15)
LEAP_DAY = date(2028, 2, 29)
FIGURE = OutcomeFigure("f1", "Rough sleepers", "people", Decimal("12.50"), LEAP_DAY, "Street count")
AIMS = Aims("  Łódź 😀\n", "One\nTwo", Agreement("Meet monthly", LEAP_DAY, "Town hall"), (FIGURE,))
CYCLE = Cycle(LEAP_DAY, 12, {CycleStep.REVIEW: date(2028, 4, 1)})
ROW = SupportRow(
    "w1", "All agree", "Half do", "A day together", Owner("Ann Reed", "m1"), 3, "Minutes", CameFrom("r1", "s1", "Trust")
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A store with the partnership "p1" and its closed round "r1"."""
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: TODAY, Cost.quick())
    with made.store.transaction() as t:
        t.partnerships.save(a_partnership())
        t.rounds.save(a_round(state=RoundState.CLOSED))
        t.commit()
    yield made
    made.close()


def write(workspace: Workspace) -> None:
    workspace.aims.describe("p1", AIMS)
    workspace.aims.set_figures("p1", AIMS.figures)
    workspace.support_plan.set_cycle("p1", CYCLE)
    workspace.support_plan.set_rows("p1", (ROW,))


def test_what_is_written_is_kept_as_it_was_typed(workspace: Workspace) -> None:
    assert workspace.aims.of("p1") == Aims()
    assert workspace.support_plan.of("p1") == SupportPlan()
    seen: list[Change] = []
    workspace.changes.subscribe(seen.append)
    write(workspace)
    assert workspace.aims.of("p1") == AIMS
    assert str(workspace.aims.of("p1").figures[0].value) == "12.50"
    assert workspace.support_plan.of("p1") == SupportPlan(CYCLE, (ROW,))
    write(workspace)
    assert seen == [Change.PAPERS] * 4, "what changes nothing is announced to nobody"


def test_words_and_figures_are_kept_apart(workspace: Workspace) -> None:
    write(workspace)
    workspace.aims.describe("p1", Aims("Other"))
    assert workspace.aims.of("p1") == Aims("Other", figures=(FIGURE,))
    workspace.support_plan.set_cycle("p1", Cycle())
    assert workspace.support_plan.of("p1").rows == (ROW,)


def test_what_cannot_be_kept_changes_nothing(workspace: Workspace) -> None:
    write(workspace)
    for refused in (
        lambda: workspace.aims.describe("p1", replace(AIMS, purpose="x" * (MOST_LETTERS + 1))),
        lambda: workspace.aims.set_figures("p1", (FIGURE, replace(FIGURE, id="f2"))),
        lambda: workspace.support_plan.set_cycle("p1", Cycle(quarters=0)),
        lambda: workspace.support_plan.set_rows("p1", (replace(ROW, ambition="x" * 601),)),
        lambda: workspace.aims.of("p2"),
        lambda: workspace.support_plan.set_rows("p2", ()),
    ):
        with pytest.raises(AppError):
            refused()
    assert (workspace.aims.of("p1"), workspace.support_plan.of("p1")) == (AIMS, SupportPlan(CYCLE, (ROW,)))


def test_a_row_in_which_nobody_wrote_goes(workspace: Workspace) -> None:
    workspace.support_plan.set_rows("p1", (SupportRow("a"), ROW, SupportRow("b", quarter=1)))
    workspace.support_plan.tidy("p1")
    assert [row.id for row in workspace.support_plan.of("p1").rows] == ["w1", "b"]


def test_they_stay_without_the_answers_and_go_with_the_partnership(workspace: Workspace) -> None:
    write(workspace)
    workspace.retention.delete("r1")
    assert (workspace.aims.of("p1"), workspace.support_plan.of("p1").rows) == (AIMS, (ROW,))
    workspace.partnerships.delete("p1")
    run = workspace.store._connection.execute
    assert run("SELECT count(*) FROM papers").fetchall() == [(0,)]


def test_a_paper_that_is_emptied_leaves_nothing(workspace: Workspace) -> None:
    write(workspace)
    workspace.aims.set_figures("p1", ())
    workspace.aims.describe("p1", Aims())
    workspace.support_plan.set_rows("p1", ())
    workspace.support_plan.set_cycle("p1", Cycle())
    run = workspace.store._connection.execute
    assert run("SELECT count(*) FROM papers").fetchall() == [(0,)]


def test_a_copy_brings_them_back(workspace: Workspace, tmp_path: Path) -> None:
    write(workspace)
    (tmp_path / "stick").mkdir()
    copy = finish(workspace.copies.make(tmp_path / "stick"))
    workspace.aims.describe("p1", Aims("changed"))
    workspace.support_plan.set_rows("p1", ())
    back = Restoring(copy, workspace, None, lambda: TODAY)
    opened = back.finish(finish(back.prepare(PASSPHRASE)), PASSPHRASE)
    assert opened is not None
    assert (opened.aims.of("p1"), opened.support_plan.of("p1")) == (AIMS, SupportPlan(CYCLE, (ROW,)))
    opened.close()
