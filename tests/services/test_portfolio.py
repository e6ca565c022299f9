"""Several partnerships together: by name, in counts, and only the themes of results that passed the gate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_round, an_instrument
from earlier_rounds import EVERYBODY, partnership_of_twelve, round_of
from facilitator_app.domain.follow_up import with_since
from facilitator_app.domain.plan import Action, CameFrom, Status
from facilitator_app.domain.portfolio import (
    FEWEST,
    PartnershipWork,
    Portfolio,
    ReleasedThemes,
    SharedThemes,
    ThemeAgain,
    shared_themes,
)
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.domain.subjects import About
from facilitator_app.services.portfolio import _newest
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost

TODAY = date(2026, 11, 24)
SIX = EVERYBODY[:6]
INSTRUMENT = an_instrument(sections=3)
S1, S2, S3 = (section.id for section in INSTRUMENT.sections)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: TODAY, Cost.quick())
    yield made
    made.close()


def said(*talk: str, actions: tuple[Action, ...] = (), **more: object) -> ReleasedThemes:
    """Results in which these themes are something to talk about and the others are not."""
    instrument = replace(INSTRUMENT, **more)  # type: ignore[arg-type]
    return ReleasedThemes(instrument, {one: one in talk for one in (S1, S2, S3)}, actions)


def test_themes_are_told_from_four_partnerships_on_in_the_order_of_the_questionnaire() -> None:
    item = INSTRUMENT.sections[1].items[0].id
    done = Action("a1", "Tea", source=CameFrom("r", item, ""), status=Status.DONE)
    theirs = (done, replace(done, id="a2", status=Status.GOING), Action("a3", "From nowhere"))
    three = [said(S2, S1), said(S2, actions=theirs), said(S2)]
    assert shared_themes(three) == ()
    (found,) = shared_themes([*three, said(S1)])
    assert found.partnerships == FEWEST
    assert [(one.section_id, one.again, one.of, one.agreed, one.done) for one in found.themes] == [
        (S1, 2, 4, 0, 0),
        (S2, 3, 4, 2, 1),
    ], "not by how often they come up, and nothing of a theme that comes up nowhere"


def test_another_version_and_another_title_are_not_the_same() -> None:
    assert shared_themes([said(S1), said(S1), said(S1), said(S1, version=2)]) == ()
    other = replace(INSTRUMENT.sections[0], title=INSTRUMENT.sections[1].title)
    renamed = said(S1, S2, sections=(other, *INSTRUMENT.sections[1:]))
    (found,) = shared_themes([renamed, *(said(S1, S2) for _one in range(3))])
    assert [one.section_id for one in found.themes] == [S2], "three have that theme under that title"


def test_questions_about_what_was_agreed_make_no_questionnaire_longer() -> None:
    action = Action("a1", "Tea")
    shorter = with_since(replace(INSTRUMENT, sections=INSTRUMENT.sections[:2]), [action])
    asked_first = said(S1, sections=shorter.sections)
    (found,) = shared_themes([asked_first, *(said(S3) for _one in range(4))])
    assert [one.section_id for one in found.themes] == [S3]


def test_rounds_about_people_and_older_ones_say_nothing_of_a_partnership() -> None:
    closed = replace(a_round(state=RoundState.CLOSED), id="new")
    older, about = replace(closed, id="old"), replace(closed, id="about", about=About((), ()))
    assert [one.id for one in _newest([about, closed, older], TODAY)] == ["new"]
    assert [one.id for one in _newest([replace(closed, erased_on=TODAY), older], TODAY)] == ["old"]


def test_a_theme_that_is_withheld_counts_nowhere() -> None:
    silent = replace(said(S1), themes={S2: True})
    (found,) = shared_themes([silent, *(said(S1) for _one in range(3))])
    assert found.themes == ()


def test_no_value_of_a_portfolio_could_rank(workspace: Workspace) -> None:
    """Counts of partnerships and of actions alone: no score, no mean, no place."""
    kinds = {one.name: str(one.type) for kind in (ThemeAgain, SharedThemes, PartnershipWork) for one in fields(kind)}
    assert not [name for name, kind in kinds.items() if "float" in kind]
    names = [workspace.partnerships.create(name).name for name in ("Zebra", "apple", "Mill")]
    assert [one.name for one in workspace.portfolio.of_all().work] == sorted(names, key=str.casefold)


def test_practice_is_left_out_unless_there_is_nothing_else(workspace: Workspace) -> None:
    assert workspace.portfolio.of_all() == Portfolio(True, (), (), 0)
    workspace.partnerships.create("Made up", practice=True)
    assert [one.name for one in workspace.portfolio.of_all().work] == ["Made up"]
    real = workspace.partnerships.create("Real")
    for status in (Status.DONE, Status.GOING, Status.GOING):
        made = workspace.plan.add(real.id)
        workspace.plan.change(real.id, replace(made, want="Tea", by=date(2026, 11, 1)))
        workspace.plan.set_status(real.id, made.id, status)
    found = workspace.portfolio.of_all()
    (work,) = found.work
    assert (found.practice, work.name, work.agreed, work.overdue) == (False, "Real", 3, 2)
    assert work.actions == found.actions
    assert found.actions == {Status.NOT_STARTED: 0, Status.GOING: 2, Status.DONE: 1, Status.DROPPED: 0}


@pytest.mark.slow
def test_results_pass_the_gate_and_the_ledger_and_too_few_count_nowhere(workspace: Workspace) -> None:
    """Five partnerships with one questionnaire: four with results, and one in which too few answered."""
    rounds: list[Round] = []
    for number in range(5):
        made = partnership_of_twelve(workspace)
        low = 0 if number < 3 else 3
        people = SIX if number < 4 else EVERYBODY[:3]
        rounds.append(round_of(workspace, made, people, low, instrument_id="quick-check"))
    found = workspace.portfolio.of_all()
    assert found.most == 5
    assert [one.rounds for one in found.work] == [1] * 5
    (shared,) = found.shared
    assert shared.partnerships == 4
    assert shared.themes
    assert {(one.again, one.of) for one in shared.themes} == {(3, 4)}
    with workspace.store.transaction() as t:
        lines = [[line.kind for line in t.issues.of_round(round_.id)] for round_ in rounds]
    assert lines == [["screen"]] * 4 + [[]], "what was told is in the ledger, and of the one withheld nothing"
    assert workspace.portfolio.of_all() == found
    workspace.retention.delete(rounds[0].id)
    left = workspace.portfolio.of_all()
    assert (left.shared, left.most) == ((), 4), "three with results are not enough"
    with workspace.store.transaction() as t:
        assert all(len(t.issues.of_round(round_.id)) <= 1 for round_ in rounds)
