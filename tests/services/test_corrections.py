"""Corrections, exclusions, withdrawals and opening a round again, over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from builders import PASSPHRASE, answers_in
from facilitator_app.domain.change import REASONS, Act, Reason
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Member
from facilitator_app.domain.response import Comment, Outside
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.domain.seat import Slip
from facilitator_app.domain.steps import finish
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost

TODAY = date(2026, 11, 24)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: TODAY, Cost.quick())
    yield made
    made.close()


def running(workspace: Workspace, *asked: int) -> Round:
    made = workspace.partnerships.create("Northfield Families")
    groups = tuple(replace(group, asked=n) for group, n in zip(made.groups, asked))
    workspace.partnerships.set_groups(made.id, groups)
    return workspace.rounds.start(workspace.rounds.new(made.id, "quick-check").id)


def answer(workspace: Workspace, round_: Round, value: int, words: str = "", place: int = 0) -> str:
    """One person answers everything with ``value``; returns the code on the slip."""
    seat = workspace.responding.start(round_.id, round_.groups[place].id)
    for item in round_.instrument.items:
        seat = workspace.responding.answer(seat, item.id, value)
    seat = workspace.responding.comment(seat, round_.instrument.open_questions[0].id, Comment(words) if words else None)
    return workspace.responding.send(seat)


def shown(workspace: Workspace, round_: Round) -> RoundResults:
    found = workspace.results.of_round(round_.id)
    assert isinstance(found, RoundResults), found
    return found


def first_counts(results: RoundResults) -> tuple[int, ...]:
    return results.sections[0].items[0].counts


def acts(workspace: Workspace, round_: Round) -> list[tuple[str, str]]:
    return [(line.act.value, line.reason.value) for line in workspace.corrections.log(round_.id)]


ONE_RESPONSE = (Act.CORRECTED, Act.EXCLUDED, Act.RETURNED, Act.WITHDRAWN)
"""What can be done to one response; the lists of all answers are another act (test_answer_lists)."""


def do(workspace: Workspace, slip: Slip, act: Act, reason: Reason | None, round_: Round) -> None:
    service = workspace.corrections
    if act is Act.CORRECTED:
        service.correct(slip, round_.instrument.items[0].id, round_.instrument.scale.low, reason, "a note")
    elif act is Act.EXCLUDED:
        service.leave_out(slip, reason, "a note")
    elif act is Act.RETURNED:
        service.count_again(slip, reason, "a note")
    else:
        service.withdraw(slip, reason, "a note")


def test_one_answer_is_put_right_and_the_log_says_why(workspace: Workspace) -> None:
    round_ = running(workspace, 6)
    low, high = round_.instrument.scale.low, round_.instrument.scale.high
    codes = [answer(workspace, round_, high) for _person in range(6)]
    item = round_.instrument.items[0].id
    slip = workspace.corrections.find(round_.id, f" {codes[0].lower()} ")
    assert workspace.corrections.answer_of(slip, item) == high
    workspace.corrections.correct(slip, item, low, Reason.KEYED_WRONG, "  Box 1\nis ticked. ")
    assert workspace.corrections.answer_of(slip, item) == low
    with pytest.raises(AppError) as refused:
        workspace.corrections.correct(slip, item, low, Reason.KEYED_WRONG)
    assert refused.value.code == "nothing_new"
    with pytest.raises(ValueError, match="not an item"):
        workspace.corrections.correct(slip, item, 99, Reason.KEYED_WRONG)
    with workspace.store.transaction() as t:
        (line,) = t.changes.of_round(round_.id)
    assert (line.note, line.made_on) == ("Box 1 is ticked.", TODAY)
    (told,) = workspace.corrections.log(round_.id)
    assert told.note == "Box 1 is ticked."
    workspace.rounds.close(round_.id, PASSPHRASE)
    counts = first_counts(shown(workspace, round_))
    assert (counts[0], counts[-1]) == (1, 5)


def test_an_answer_can_be_taken_away_or_be_outside_the_scale(workspace: Workspace) -> None:
    round_ = running(workspace, 6)
    slip = workspace.corrections.find(round_.id, answer(workspace, round_, round_.instrument.scale.high))
    one, two = (item.id for item in round_.instrument.items[:2])
    workspace.corrections.correct(slip, one, None, Reason.PERSON_ASKED)
    workspace.corrections.correct(slip, two, Outside.DONT_KNOW, Reason.PERSON_ASKED)
    assert workspace.corrections.answer_of(slip, one) is None
    assert workspace.corrections.answer_of(slip, two) is Outside.DONT_KNOW
    (sent,) = answers_in(workspace.store, round_.id).values()
    assert one not in sent.answers
    assert sent.answers[two] is Outside.DONT_KNOW


@pytest.mark.parametrize("act", ONE_RESPONSE)
def test_nothing_is_done_without_a_reason_that_fits(workspace: Workspace, act: Act) -> None:
    round_ = running(workspace, 6)
    code = answer(workspace, round_, round_.instrument.scale.high)
    slip = workspace.corrections.find(round_.id, code)
    if act is Act.RETURNED:
        workspace.corrections.leave_out(slip, Reason.TEST)
    with workspace.store.transaction() as t:
        before = t.responses.ballot(round_.id, slip.key)
    lines = acts(workspace, round_)
    for reason in [None, *(set(Reason) - set(REASONS[act]))]:
        with pytest.raises(AppError) as refused:
            do(workspace, slip, act, reason, round_)
        assert refused.value.code == ("reason_missing" if reason is None else "reason_unfit")
    with workspace.store.transaction() as t:
        assert t.responses.ballot(round_.id, slip.key) == before
    assert acts(workspace, round_) == lines
    do(workspace, slip, act, REASONS[act][0], round_)
    assert (act.value, REASONS[act][0].value) in acts(workspace, round_)


@pytest.mark.parametrize("act", ONE_RESPONSE)
def test_nothing_can_be_found_or_changed_once_the_round_is_closed(workspace: Workspace, act: Act) -> None:
    round_ = running(workspace, 6)
    code = answer(workspace, round_, round_.instrument.scale.high)
    slip = workspace.corrections.find(round_.id, code)
    workspace.rounds.close(round_.id, PASSPHRASE)
    for attempt in (
        lambda: workspace.corrections.find(round_.id, code),
        lambda: workspace.corrections.answer_of(slip, round_.instrument.items[0].id),
        lambda: do(workspace, slip, act, REASONS[act][0], round_),
    ):
        with pytest.raises(AppError) as refused:
            attempt()
        assert refused.value.code == "round_not_open"
    workspace.rounds.reopen(round_.id)  # the code was erased: it does not come back with the round
    with pytest.raises(AppError) as refused:
        do(workspace, slip, act, REASONS[act][0], round_)
    assert refused.value.code == "code_unknown"


def test_a_response_left_out_is_in_no_sum_and_can_be_counted_again(workspace: Workspace) -> None:
    round_ = running(workspace, 8)
    low, high = round_.instrument.scale.low, round_.instrument.scale.high
    codes = [answer(workspace, round_, low if n < 2 else high, f"words of {n}") for n in range(8)]
    slips = [workspace.corrections.find(round_.id, code) for code in codes[:2]]
    for slip in slips:
        workspace.corrections.leave_out(slip, Reason.DUPLICATE)
    assert workspace.corrections.find(round_.id, codes[0]).excluded
    assert workspace.rounds.progress(round_.id).answered == 6
    with pytest.raises(AppError) as refused:
        workspace.corrections.leave_out(slips[0], Reason.DUPLICATE)
    assert refused.value.code == "nothing_new"
    workspace.corrections.count_again(slips[0], Reason.MISTAKE)
    workspace.rounds.close(round_.id, PASSPHRASE)
    results = shown(workspace, round_)
    assert (results.answered, results.excluded, results.corrected) == (7, None, 0)
    assert first_counts(results)[0] == 1
    assert len(results.open_comments[0].texts) == 7
    assert "words of 1" not in results.open_comments[0].texts
    with workspace.store.transaction() as t:
        assert t.responses.excluded(round_.id) == 1  # it stays in the file


def test_a_withdrawn_response_leaves_a_line_without_content(workspace: Workspace) -> None:
    round_ = running(workspace, 6)
    codes = [answer(workspace, round_, round_.instrument.scale.high) for _person in range(6)]
    slip = workspace.corrections.find(round_.id, codes[2])
    item = round_.instrument.items[0].id
    workspace.corrections.correct(slip, item, round_.instrument.scale.low, Reason.PERSON_ASKED, "ZEBRA-7731")
    workspace.corrections.withdraw(slip, Reason.WITHDREW)
    assert workspace.rounds.progress(round_.id).answered == 5
    assert acts(workspace, round_) == [("corrected", "person_asked"), ("withdrawn", "withdrew")]
    with workspace.store.transaction() as t:
        assert {line.note for line in t.changes.of_round(round_.id)} == {""}
    with pytest.raises(AppError) as refused:
        workspace.corrections.find(round_.id, codes[2])
    assert refused.value.code == "code_unknown"


def test_at_close_the_log_forgets_what_anybody_said(workspace: Workspace) -> None:
    round_ = running(workspace, 6)
    codes = [answer(workspace, round_, round_.instrument.scale.high) for _person in range(6)]
    slip = workspace.corrections.find(round_.id, codes[0])
    item = round_.instrument.items[0].id
    workspace.corrections.correct(slip, item, round_.instrument.scale.low, Reason.KEYED_WRONG, "Ann rang me")
    with workspace.store.transaction() as t:
        before = {line.id for line in t.changes.of_round(round_.id)}
    workspace.rounds.close(round_.id, PASSPHRASE)
    with workspace.store.transaction() as t:
        (line,) = t.changes.of_round(round_.id)
    assert (line.act, line.reason, line.made_on) == (Act.CORRECTED, Reason.KEYED_WRONG, TODAY)
    assert line.note == ""
    assert line.id not in before


def pack_text(workspace: Workspace, round_: Round, path: Path) -> str:
    document = pypdfium2.PdfDocument(finish(workspace.packs.write(round_.id, path)))
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("corrected", "excluded", "words"),
    [
        (0, 0, "No answers were changed. No answers were left out."),
        (1, 3, "A few answers were put right before this issue. The answers of a few people were left out"),
        (4, 4, "4 answers were put right before this issue. The answers of 4 people were left out"),
    ],
)
def test_the_pack_counts_what_was_changed(
    workspace: Workspace, tmp_path: Path, corrected: int, excluded: int, words: str
) -> None:
    round_ = running(workspace, 12)
    codes = [answer(workspace, round_, round_.instrument.scale.high) for _person in range(12)]
    for code in codes[:corrected]:
        slip = workspace.corrections.find(round_.id, code)
        do(workspace, slip, Act.CORRECTED, Reason.KEYED_WRONG, round_)
    for code in codes[8 : 8 + excluded]:
        workspace.corrections.leave_out(workspace.corrections.find(round_.id, code), Reason.TEST)
    workspace.rounds.close(round_.id, PASSPHRASE)
    assert words in pack_text(workspace, round_, tmp_path / "pack.pdf")


def test_a_round_with_too_few_answers_is_opened_again_and_all_count(workspace: Workspace) -> None:
    round_ = running(workspace, 8)
    for _person in range(4):
        answer(workspace, round_, round_.instrument.scale.high)
    workspace.rounds.close(round_.id, PASSPHRASE)
    assert isinstance(workspace.results.of_round(round_.id), Withheld)
    about = workspace.rounds.reopening(round_.id)
    assert (about.answered, about.issued, about.to_come, about.needed) == (4, 0, 4, 0)
    opened = workspace.rounds.reopen(round_.id)
    assert (opened.state, opened.closed_on) == (RoundState.OPEN, None)
    answer(workspace, round_, round_.instrument.scale.high)
    workspace.rounds.close(round_.id, PASSPHRASE)
    assert shown(workspace, round_).answered == 5
    with pytest.raises(AppError) as refused:
        workspace.rounds.reopen(running(workspace, 8).id)
    assert refused.value.code == "round_not_closed"


def test_late_answers_are_kept_back_until_enough_people_came(workspace: Workspace, tmp_path: Path) -> None:
    round_ = running(workspace, 12)
    low, high = round_.instrument.scale.low, round_.instrument.scale.high
    members = tuple(Member(new_id(), f"Person {number}") for number in range(12))
    workspace.partnerships.set_members(round_.partnership_id, members)

    def tick(people: int) -> None:
        for member in members[:people]:
            workspace.rounds.set_tick(round_.id, member.id, True)

    for _person in range(6):
        answer(workspace, round_, high, "early")
    workspace.rounds.close(round_.id, PASSPHRASE)
    first = shown(workspace, round_)
    seen = [(first.answered, first.after_reopening)]
    for late in range(1, 6):
        workspace.rounds.reopen(round_.id)
        assert isinstance(workspace.results.of_round(round_.id), Withheld)
        answer(workspace, round_, low, "late")
        about = workspace.rounds.reopening(round_.id)
        assert (about.issued, about.needed) == (10 if late == 5 else 6, 3 if late == 5 else 4 - late)
        workspace.rounds.close(round_.id, PASSPHRASE)
        if late == 4:  # made-up answers have no people
            tick(9)
            untold = shown(workspace, round_)
            assert untold.sets == first.sets
            assert untold.after_reopening.endswith("Everyone who answered must be ticked on the tick list as well.")
            assert shown(workspace, round_).answered == 6
        tick(6 + late)
        results = shown(workspace, round_)
        seen.append((results.answered, results.after_reopening))
        assert results.sections[0].items[0].counts[0] == (4 if late > 3 else 0)
        assert results.open_comments[0].texts.count("late") == (4 if late > 3 else 0)
        if late == 1:
            assert results.sets == first.sets
    promised = "Late answers count when 4 or more people have answered late."
    assert seen == [
        (6, ""),
        (6, f"1 late answer is kept back. {promised}"),
        (6, f"2 late answers are kept back. {promised}"),
        (6, f"3 late answers are kept back. {promised}"),
        (10, ""),
        (10, f"1 late answer is kept back. {promised}"),
    ]
    assert "1 late answer is kept back." in pack_text(workspace, round_, tmp_path / "pack.pdf")


def test_responses_in_the_ledger_keep_their_ids_and_no_others_do(workspace: Workspace) -> None:
    round_ = running(workspace, 12)
    for _person in range(6):
        answer(workspace, round_, round_.instrument.scale.high)

    def ids() -> set[str]:
        with workspace.store.transaction() as t:
            return {id_ for id_, _group in t.responses.ids_and_groups(round_.id)}

    seen = [ids()]
    workspace.rounds.close(round_.id, PASSPHRASE)
    seen.append(ids())
    workspace.rounds.reopen(round_.id)
    workspace.rounds.close(round_.id, PASSPHRASE)
    seen.append(ids())
    assert all(not one & other for one, other in pairwise(seen))
    results = shown(workspace, round_)
    assert {people for quantity, people in results.sets if quantity == "everyone"} == {frozenset(seen[-1])}
    workspace.rounds.reopen(round_.id)
    answer(workspace, round_, round_.instrument.scale.high)
    late = ids() - seen[-1]
    workspace.rounds.close(round_.id, PASSPHRASE)
    assert seen[-1] < ids()
    assert not late & ids()
