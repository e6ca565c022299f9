"""The code on the slip in a round about people: what it finds, puts right, leaves out and deletes, over a real store."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from builders import PASSPHRASE, answers_in, handed_in
from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.change import Act, Reason
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.people_results import SubjectResults
from facilitator_app.domain.response import Comment, Response
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost
from services.test_people_rounds import TODAY, answer_all, nine_people, started


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", "apple river stone cloud", lambda: TODAY, Cost.quick())
    yield made
    made.close()


@dataclass
class Handed:
    """A round in which everybody answered with chance values, and then Cam once more with ``VALUE`` everywhere."""

    round: Round
    code: str
    inner: dict[str, str]
    """Name of a subject → id of the round about them."""


VALUE = 2


@pytest.fixture
def handed(workspace: Workspace) -> Handed:
    members = nine_people(workspace)
    round_ = started(workspace, members)
    answer_all(workspace, round_, random.Random(5))
    seat = workspace.responding.start_rater(round_.id, members["Cam"].id)
    for item in workspace.responding.round_for(seat).instrument.items:
        seat = workspace.responding.answer(seat, item.id, VALUE)
    question = workspace.responding.round_for(seat).instrument.open_questions[0]
    seat = workspace.responding.comment(seat, question.id, Comment("Only Cam says so"))
    code = workspace.responding.send(seat)
    assert round_.about is not None
    return Handed(round_, code, {one.name: one.round_id for one in round_.about.subjects})


def everything(workspace: Workspace, handed: Handed) -> dict[str, list[Response]]:
    """Every response that counts, by subject."""
    return {n: [one for _id, one in sorted(answers_in(workspace.store, i).items())] for n, i in handed.inner.items()}


def test_the_code_finds_all_that_one_person_said(workspace: Workspace, handed: Handed) -> None:
    slip = workspace.corrections.find(handed.round.id, handed.code.lower())
    items = workspace.corrections.questions(slip)
    assert handed.round.about is not None
    subjects = {one.id: one.name for one in handed.round.about.subjects}
    assert {subjects[AnswerKey.of(item.id).subject_id] for item in items} == {"Ana", "Ben"}
    assert len(items) == 2 * len(handed.round.instrument.items)
    assert {workspace.corrections.answer_of(slip, item.id) for item in items} == {VALUE}
    for wrong in ("ACDE FGHJ", ""):
        with pytest.raises(AppError) as told:
            workspace.corrections.find(handed.round.id, wrong)
        assert told.value.code == "code_unknown"
    with pytest.raises(ValueError, match="not an item"):
        workspace.corrections.answer_of(slip, str(AnswerKey(handed.round.instrument.items[0].id, new_id())))


def test_one_answer_is_put_right_and_counted_in_that_pack_only(workspace: Workspace, handed: Handed) -> None:
    before = everything(workspace, handed)
    slip = workspace.corrections.find(handed.round.id, handed.code)
    item = workspace.corrections.questions(slip)[0]
    assert handed.round.about is not None
    name = handed.round.about.subject(AnswerKey.of(item.id).subject_id).name
    with pytest.raises(AppError) as told:
        workspace.corrections.correct(slip, item.id, VALUE, Reason.KEYED_WRONG)
    assert told.value.code == "nothing_new"
    with pytest.raises(ValueError, match="not an item or an answer"):
        workspace.corrections.correct(slip, item.id, 99, Reason.KEYED_WRONG)
    with pytest.raises(AppError):
        workspace.corrections.correct(slip, item.id, 4, None)
    assert everything(workspace, handed) == before
    workspace.corrections.correct(slip, item.id, 4, Reason.KEYED_WRONG, "sheet 3")
    assert workspace.corrections.answer_of(slip, item.id) == 4
    after = everything(workspace, handed)
    changed = {n for n, rows in after.items() if rows != before[n]}
    assert changed == {name}
    (line,) = workspace.corrections.log(handed.round.id)
    assert (line.act, line.reason, line.note) == (Act.CORRECTED, Reason.KEYED_WRONG, "sheet 3")
    with workspace.store.transaction() as t:
        assert {n: len(t.changes.of_round(i)) for n, i in handed.inner.items()} == {
            n: int(n == name) for n in handed.inner
        }


def test_left_out_and_counted_again_about_everybody_at_once(workspace: Workspace, handed: Handed) -> None:
    before = everything(workspace, handed)
    slip = workspace.corrections.find(handed.round.id, handed.code)
    workspace.corrections.leave_out(slip, Reason.DUPLICATE)
    after = everything(workspace, handed)
    assert {n: len(rows) for n, rows in after.items()} == {n: len(rows) - 1 for n, rows in before.items()}
    assert workspace.corrections.find(handed.round.id, handed.code).excluded
    with pytest.raises(AppError) as told:
        workspace.corrections.leave_out(slip, Reason.DUPLICATE)
    assert told.value.code == "nothing_new"
    workspace.corrections.count_again(slip, Reason.MISTAKE)
    assert everything(workspace, handed) == before
    assert [line.act for line in workspace.corrections.log(handed.round.id)] == [Act.EXCLUDED, Act.RETURNED]
    with workspace.store.transaction() as t:
        assert [t.changes.of_round(i) for i in handed.inner.values()] == [(), ()], "no line tells about whom"


def test_all_is_deleted_with_what_the_log_tells_of_it(workspace: Workspace, handed: Handed) -> None:
    slip = workspace.corrections.find(handed.round.id, handed.code)
    items = workspace.corrections.questions(slip)
    workspace.corrections.correct(slip, items[0].id, 5, Reason.PERSON_ASKED, "said so")
    workspace.corrections.leave_out(slip, Reason.TEST, "a try")
    workspace.corrections.withdraw(slip, Reason.WITHDREW)
    with pytest.raises(AppError):
        workspace.corrections.find(handed.round.id, handed.code)
    assert sorted(line.note for line in workspace.corrections.log(handed.round.id)) == ["", "", ""]
    assert "Only Cam says so" not in repr([handed_in(workspace.store, inner) for inner in handed.inner.values()])
    with workspace.store.transaction() as t:
        assert [t.responses.excluded(i) for i in handed.inner.values()] == [0, 0]
    workspace.rounds.close(handed.round.id, PASSPHRASE)
    for inner in handed.inner.values():
        found = workspace.people_results.of_subject(inner)
        assert isinstance(found, SubjectResults)
        assert "Only Cam says so" not in repr(found)


def test_after_close_no_code_finds_anything_and_the_log_holds_no_note(workspace: Workspace, handed: Handed) -> None:
    slip = workspace.corrections.find(handed.round.id, handed.code)
    workspace.corrections.correct(slip, workspace.corrections.questions(slip)[0].id, 5, Reason.PERSON_ASKED, "said so")
    workspace.corrections.leave_out(slip, Reason.TEST, "a try")
    workspace.rounds.close(handed.round.id, PASSPHRASE)
    for act in (
        lambda: workspace.corrections.find(handed.round.id, handed.code),
        lambda: workspace.corrections.withdraw(slip, Reason.WITHDREW),
        lambda: workspace.corrections.count_again(slip, Reason.MISTAKE),
    ):
        with pytest.raises(AppError) as told:
            act()
        assert told.value.code == "round_not_open"
    lines = workspace.corrections.log(handed.round.id)
    assert [(line.act, line.note) for line in lines] == [(Act.CORRECTED, ""), (Act.EXCLUDED, "")]
