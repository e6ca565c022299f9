"""A person's earlier round beside the new one: in that person's pack and nowhere else, where it tells of nobody alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Member, Partnership
from facilitator_app.domain.people_results import SubjectResults
from facilitator_app.domain.response import Response
from facilitator_app.domain.round import Round
from facilitator_app.domain.steps import finish
from facilitator_app.domain.subjects import Assignment
from facilitator_app.packs.facts import PackPart
from facilitator_app.packs.person.facts import PersonPart
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost
from packs.paper import read
from people_batch import WORDS

ANA, BEN, OTHER_ANA = "ana", "ben", "other"
RATERS = tuple(f"r{n}" for n in range(12))
EIGHT = RATERS[:8]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", WORDS, lambda: date(2026, 11, 24), Cost.quick())
    yield made
    made.close()


def a_partnership(workspace: Workspace) -> Partnership:
    made = workspace.partnerships.create("Harbour")
    people = [Member(ANA, "Ana"), Member(BEN, "Ben"), Member(OTHER_ANA, "Ana")]
    raters = [Member(id_, f"Rater {id_}") for id_ in RATERS]
    return workspace.partnerships.set_members(made.id, (*people, *raters))


def about(
    workspace: Workspace,
    made: Partnership,
    raters: Sequence[str],
    said: int,
    subjects: Sequence[str] = (ANA, BEN),
    ticked: Sequence[str] | None = None,
) -> Round:
    """A closed round in which these people answered about these; of Ana they say ``said``, of Ben always 3."""
    round_ = workspace.people_rounds.new(made.id, "member-behaviours")
    round_ = workspace.people_rounds.set_about_members(round_.id, tuple(subjects))
    assert round_.about is not None
    wanted = [Assignment(subject.id, rater, "fellow") for subject in round_.about.subjects for rater in raters]
    wanted += [Assignment(subject.id, subject.member_id, "self") for subject in round_.about.subjects]
    workspace.people_rounds.set_assignments(round_.id, tuple(wanted))
    round_ = workspace.people_rounds.start(round_.id)
    assert round_.about is not None
    with workspace.store.transaction() as t:
        for subject in round_.about.subjects:
            for n, _rater in enumerate(raters):
                value = said if subject.member_id != BEN else 3
                answers = {item.id: max(1, value - n % 2) for item in round_.instrument.items}
                t.responses.add_ballot(subject.round_id, Response(new_id(), "fellow", answers), new_id())
        t.commit()
    for rater in raters if ticked is None else ticked:
        workspace.rounds.set_tick(round_.id, rater, True)
    return workspace.rounds.close(round_.id, WORDS)


def inner(round_: Round, member_id: str) -> str:
    assert round_.about is not None
    return next(one.round_id for one in round_.about.subjects if one.member_id == member_id)


@cache
def heard(pdf: bytes) -> str:
    return " ".join(" ".join(f"{one.words} {one.alt}" for one in read(pdf).leaves()).split())


def pack(workspace: Workspace, inner_id: str) -> str:
    return heard(finish(workspace.people_packs.print_copy(inner_id)[0]))


def offered(workspace: Workspace, inner_id: str) -> PackPart | None:
    found = workspace.people_packs.subject(inner_id)
    assert isinstance(found, SubjectResults)
    return next((one for one in workspace.people_packs.parts(found) if one.id is PersonPart.CHANGED), None)


def kinds(workspace: Workspace, inner_id: str) -> list[str]:
    with workspace.store.transaction() as t:
        return [line.kind for line in t.issues.of_round(inner_id)]


def test_a_person_sees_what_went_up_since_the_round_before(workspace: Workspace) -> None:
    made = a_partnership(workspace)
    first, second = (about(workspace, made, EIGHT, said) for said in (2, 5))
    said = pack(workspace, inner(second, ANA))
    assert "behaviours went up." in said
    assert "8 people answered then, 8 now. By the tick lists they are the same people." in said
    assert "Behaviour by behaviour" in said
    name = workspace.rounds.get(first.id).name
    assert f"Since {name}: " in said
    assert f"Compared with {name}, " in said
    assert f"{name}: " not in said.replace(f"Since {name}: ", ""), "whom it is about is on every page"
    assert "Annex 3" not in said, "by behaviour alone"
    assert kinds(workspace, inner(first, ANA)) == ["beside"]
    assert kinds(workspace, inner(second, ANA)) == ["pack"]
    assert offered(workspace, inner(first, ANA)) is None, "there was nothing before it"


def test_nobody_else_sees_it(workspace: Workspace) -> None:
    """Not the others about whom the round is, not the group, not the sheet for the talk, not the person of that name."""
    made = a_partnership(workspace)
    first, second = (about(workspace, made, EIGHT, said) for said in (2, 5))
    third = about(workspace, made, EIGHT, 5, (OTHER_ANA, BEN, ANA))
    for inner_id in (inner(first, ANA), inner(first, BEN), inner(second, BEN), inner(third, OTHER_ANA)):
        said = pack(workspace, inner_id)
        assert "went up." not in said
        assert "went down." not in said
    assert "We cannot tell of any behaviour whether it went up or down." in pack(workspace, inner(second, BEN))
    assert offered(workspace, inner(third, OTHER_ANA)) is None
    assert "went up" not in heard(finish(workspace.people_packs.print_preparation(inner(second, ANA))))
    assert "behaviours went up" in pack(workspace, inner(second, ANA))
    assert "Went up." not in pack(workspace, inner(second, BEN))


@pytest.mark.parametrize("later", [RATERS[:9], RATERS[:7], (*RATERS[:7], RATERS[9])])
def test_where_few_raters_joined_or_left_nothing_is_shown(workspace: Workspace, later: tuple[str, ...]) -> None:
    made = a_partnership(workspace)
    first, second = about(workspace, made, EIGHT, 2), about(workspace, made, later, 5)
    part = offered(workspace, inner(second, ANA))
    assert part is not None
    assert not part.included
    assert part.reason == "Only a few people joined or left since an earlier round, fewer than 3."
    assert "went up" not in pack(workspace, inner(second, ANA))
    assert kinds(workspace, inner(first, ANA)) == []


@pytest.mark.parametrize("ticked", [(), EIGHT[:6], (*EIGHT, RATERS[8])])
def test_without_ticks_nothing_is_shown_either(workspace: Workspace, ticked: tuple[str, ...]) -> None:
    """The last: somebody who was not asked is ticked, which says nothing of those who were."""
    made = a_partnership(workspace)
    about(workspace, made, EIGHT, 2)
    second = about(workspace, made, EIGHT, 5, ticked=ticked)
    part = offered(workspace, inner(second, ANA))
    assert part is not None
    assert part.included == (len(ticked) > 8)
    if not part.included:
        assert part.reason == "The tick list does not say who answered about this person."
        assert "went up" not in pack(workspace, inner(second, ANA))


def test_what_was_not_chosen_is_in_no_ledger_and_all_packs_at_once_have_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    made = a_partnership(workspace)
    first, second = (about(workspace, made, EIGHT, said) for said in (2, 5))
    rest = frozenset(PersonPart) - {PersonPart.CHANGED}
    finish(workspace.people_packs.print_copy(inner(second, ANA), rest)[0])
    assert kinds(workspace, inner(first, ANA)) == []
    job, _batch = workspace.people_packs.write_all(second.id, tmp_path)
    finish(job)
    assert kinds(workspace, inner(first, ANA)) == ["beside"]
    files = {path.name: heard(path.read_bytes()) for path in tmp_path.glob("*.pdf")}
    assert ["went up." in said for name, said in sorted(files.items())] == [True, False]
