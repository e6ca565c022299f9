"""People's own words after closing: what is shown, what only the facilitator reads, and what they decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.own_words import CommentActKind, HoldReason, WaitingWords, own_theme
from facilitator_app.domain.partnership import Member
from facilitator_app.domain.response import Comment, CommentUse
from facilitator_app.domain.results import CommentFigures, RoundResults
from facilitator_app.domain.round import CommentRule, Round
from facilitator_app.services.workspace import Workspace
from ui.home.recording_shell import WORDS, a_workspace
from ui.results.closed_rounds import HIGH, a_draft

AS_WRITTEN = ("Ann is late", "Good food", "We listen", "Long papers")
OTHER = Comment("Bo shouts", CommentUse.OTHER_WORDS)
PRIVATE = Comment("I am afraid", CommentUse.FACILITATOR_ONLY)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


def a_closed_round(
    workspace: Workspace, *comments: Comment, people: int = 8, rule: CommentRule = CommentRule.SHOW
) -> Round:
    """One person a comment on the first section, then people without one."""
    draft = a_draft(workspace, 9)
    workspace.rounds.set_promise(draft.id, replace(draft.promise, comments=rule))
    round_ = workspace.rounds.start(draft.id)
    for number in range(people):
        seat = workspace.responding.start(round_.id, round_.groups[number % 2].id)
        for item in round_.instrument.items:
            seat = workspace.responding.answer(seat, item.id, HIGH)
        if number < len(comments):
            seat = workspace.responding.comment(seat, round_.instrument.sections[0].id, comments[number])
        workspace.responding.send(seat)
    return workspace.rounds.close(round_.id, WORDS)


def first(workspace: Workspace, round_: Round) -> CommentFigures:
    return results(workspace, round_).sections[0].comments


def results(workspace: Workspace, round_: Round) -> RoundResults:
    found = workspace.results.of_round(round_.id)
    assert isinstance(found, RoundResults)
    return found


def id_of(figures: CommentFigures, text: str) -> str:
    return figures.ids[figures.texts.index(text)]


def test_the_order_stays_while_the_file_is_open_and_is_another_after(workspace: Workspace, tmp_path: Path) -> None:
    ids = [f"{n}" for n in range(30)]
    order = workspace.comments.order.of(ids)
    assert workspace.comments.order.of(reversed(ids)) == order != ids
    assert workspace.comments.order.of(ids[:20]) == [one for one in order if one in ids[:20]]
    assert workspace.comments.order.of([*ids, "new"]) != order
    other, _code = a_workspace(tmp_path / "another")
    assert other.comments.order.of(ids) != order
    other.close()


def test_what_waits_is_what_is_not_read_and_what_is_to_be_put_in_other_words(workspace: Workspace) -> None:
    round_ = a_closed_round(workspace, *map(Comment, AS_WRITTEN), OTHER, PRIVATE)
    assert workspace.comments.waiting(round_.id) == WaitingWords(to_put=1, unread=4)
    ids = first(workspace, round_).ids
    workspace.comments.hold_back(round_.id, ids[0], HoldReason.COULD_HURT)
    workspace.comments.mark_read(round_.id, ids[:2])
    assert workspace.comments.waiting(round_.id) == WaitingWords(to_put=1, unread=2)
    (words,) = workspace.comments.private(round_.id).to_put
    workspace.comments.take_names_out(round_.id, words.id, "Voices get loud")
    workspace.comments.mark_read(round_.id, first(workspace, round_).ids)
    assert workspace.comments.waiting(round_.id) == WaitingWords()
    acts = workspace.comments.acts(round_.id)
    assert [act.act for act in acts if act.comment_id == ids[0]] == [CommentActKind.HELD_BACK], "it is not shown"
    workspace.comments.mark_read(round_.id, ids)
    assert workspace.comments.acts(round_.id) == acts, "nothing is marked twice"


def test_where_words_are_shown_nowhere_nothing_waits(workspace: Workspace) -> None:
    for rule in (CommentRule.FACILITATOR_ONLY, CommentRule.DO_NOT_ASK):
        comments = () if rule is CommentRule.DO_NOT_ASK else (*map(Comment, AS_WRITTEN), OTHER)
        assert workspace.comments.waiting(a_closed_round(workspace, *comments, rule=rule).id) == WaitingWords()


def test_names_are_taken_out_of_a_copy_and_the_original_is_kept(workspace: Workspace) -> None:
    round_ = a_closed_round(workspace, *map(Comment, AS_WRITTEN))
    comment_id = id_of(first(workspace, round_), "Ann is late")
    workspace.comments.take_names_out(round_.id, comment_id, "Somebody is late", "a name")
    assert sorted(first(workspace, round_).texts) == sorted(["Somebody is late", *AS_WRITTEN[1:]])
    assert workspace.comments.get(round_.id, comment_id).original == "Ann is late"
    workspace.comments.take_names_out(round_.id, comment_id, "Ann is late")
    assert "Ann is late" in first(workspace, round_).texts
    acts = workspace.comments.acts(round_.id)
    assert {(a.comment_id, a.reason) for a in acts} == {(comment_id, None)}
    assert [(a.number, a.act, a.note) for a in acts] == [
        (1, CommentActKind.NAMES_OUT, "a name"),
        (2, CommentActKind.AS_WRITTEN, ""),
    ]


def test_holding_back_needs_a_reason_and_is_counted(workspace: Workspace) -> None:
    round_ = a_closed_round(workspace, *map(Comment, AS_WRITTEN))
    comment_id = id_of(first(workspace, round_), "Ann is late")
    with pytest.raises(AppError) as told:
        workspace.comments.hold_back(round_.id, comment_id, None, "looks wrong")
    assert told.value.code == "reason_missing"
    workspace.comments.hold_back(round_.id, comment_id, HoldReason.COULD_HURT)
    found = first(workspace, round_)
    assert (len(found.texts), found.held_back, found.written) == (3, 1, 4)
    assert [w.original for w in workspace.comments.private(round_.id).held] == ["Ann is late"]
    workspace.comments.hold_back(round_.id, found.ids[0], HoldReason.WRITER_ASKED)
    assert first(workspace, round_).texts == (), "two people are too few"
    workspace.comments.show_again(round_.id, comment_id)
    assert len(first(workspace, round_).texts) == 3


def test_other_words_appear_only_when_they_are_other(workspace: Workspace) -> None:
    round_ = a_closed_round(workspace, Comment("Good food"), Comment("We listen"), OTHER)
    assert first(workspace, round_).texts == ()
    (waiting,) = workspace.comments.private(round_.id).to_put
    for wrong, code in (("  ", "copy_empty"), ("bo  SHOUTS", "copy_same")):
        with pytest.raises(AppError) as told:
            workspace.comments.take_names_out(round_.id, waiting.id, wrong)
        assert told.value.code == code
    workspace.comments.take_names_out(round_.id, waiting.id, "Voices get loud")
    assert sorted(first(workspace, round_).texts) == ["Good food", "Voices get loud", "We listen"]
    assert workspace.comments.private(round_.id).count == 0


def test_what_is_for_the_facilitator_alone_is_never_in_the_results(workspace: Workspace) -> None:
    round_ = a_closed_round(workspace, *map(Comment, AS_WRITTEN), PRIVATE)
    assert [w.original for w in workspace.comments.private(round_.id).only_you] == ["I am afraid"]
    assert "I am afraid" not in repr(results(workspace, round_))
    (private,) = workspace.comments.private(round_.id).only_you
    with pytest.raises(AppError):
        workspace.comments.take_names_out(round_.id, private.id, "I am not afraid")
    with pytest.raises(AppError):
        workspace.comments.give_themes(round_.id, private.id, ["own:Fear"])


def test_the_promise_says_who_reads_comments(workspace: Workspace) -> None:
    round_ = a_closed_round(workspace, *map(Comment, AS_WRITTEN), PRIVATE, rule=CommentRule.FACILITATOR_ONLY)
    private = workspace.comments.private(round_.id)
    assert sorted(one.original for one in private.only_you) == sorted([*AS_WRITTEN, PRIVATE.text])
    assert (private.to_put, private.held) == ((), ())
    assert first(workspace, round_).texts == ()
    unasked = a_closed_round(workspace, *map(Comment, AS_WRITTEN), rule=CommentRule.DO_NOT_ASK)
    assert workspace.comments.private(unasked.id).count == 0
    assert first(workspace, unasked).texts == ()


def test_comments_of_too_few_people_are_kept_from_the_facilitator_too(workspace: Workspace) -> None:
    round_ = a_closed_round(workspace, Comment("Good food"), Comment("We listen"))
    with workspace.store.transaction() as t:
        ids = [one.id for one in t.comments.of_round(round_.id)]
    for comment_id in ids:
        with pytest.raises(AppError):
            workspace.comments.get(round_.id, comment_id)
    assert workspace.comments.private(round_.id).count == 0
    tiny = a_closed_round(workspace, PRIVATE, people=4)
    assert workspace.comments.private(tiny.id).count == 0, "too few people for any result"


def test_words_that_could_not_be_shown_are_put_in_other_words_by_nobody(workspace: Workspace) -> None:
    """Two people wrote, or two are left: there is nothing to find other words for, so nobody reads them."""
    two = a_closed_round(workspace, Comment("Good food"), OTHER)
    assert workspace.comments.private(two.id).to_put == ()
    with workspace.store.transaction() as t:
        (waiting,) = [one for one in t.comments.of_round(two.id) if one.waits]
    with pytest.raises(AppError):
        workspace.comments.get(two.id, waiting.id)
    three = a_closed_round(workspace, Comment("Good food"), OTHER, OTHER, PRIVATE)
    assert [w.original for w in workspace.comments.private(three.id).to_put] == ["Bo shouts"] * 2
    (first_one, second) = workspace.comments.private(three.id).to_put
    workspace.comments.hold_back(three.id, first_one.id, HoldReason.COULD_HURT)
    assert second not in workspace.comments.private(three.id).to_put


def test_a_theme_needs_three_people_whose_words_are_shown(workspace: Workspace) -> None:
    round_ = a_closed_round(workspace, *map(Comment, AS_WRITTEN))
    food, section = own_theme(" Good   food "), round_.instrument.sections[1]
    ids = first(workspace, round_).ids
    for comment_id in ids[:2]:
        workspace.comments.give_themes(round_.id, comment_id, {food, section.id})
    assert results(workspace, round_).themes == ()
    workspace.comments.give_themes(round_.id, ids[2], {food})
    (theme,) = results(workspace, round_).themes
    assert (theme.title, set(theme.ids)) == ("Good food", set(ids[:3]))
    workspace.comments.hold_back(round_.id, ids[0], HoldReason.COULD_HURT)
    assert results(workspace, round_).themes == ()
    assert workspace.comments.themes(round_.id) == tuple(sorted((food, section.id)))


def test_answers_and_comments_have_no_id_in_common(workspace: Workspace) -> None:
    round_ = a_closed_round(workspace, *map(Comment, AS_WRITTEN))
    with workspace.store.transaction() as t:
        responses, words = t.responses.ballots(round_.id), t.comments.of_round(round_.id)
    assert not any(r.comments for r in responses)
    assert {r.id for r in responses}.isdisjoint({w.id for w in words} | {w.writer for w in words})
    orders = {tuple(first(workspace, round_).texts) for _look in range(60)}
    assert len(orders) > 5, "a new order at each look"


@pytest.mark.parametrize("name", ["", "  ", "x" * 41])
def test_a_theme_has_a_short_name(name: str) -> None:
    with pytest.raises(AppError) as told:
        own_theme(name)
    assert told.value.code == "theme_name"


def test_late_comments_of_a_few_are_not_shown(workspace: Workspace) -> None:
    """Those who read the results before would know that a new comment is the late person's."""
    round_ = a_closed_round(workspace, *map(Comment, AS_WRITTEN))
    assert len(first(workspace, round_).texts) == 4
    members = tuple(Member(new_id(), f"Person {number}") for number in range(12))
    workspace.partnerships.set_members(round_.partnership_id, members)
    for member in members:
        workspace.rounds.set_tick(round_.id, member.id, True)
    workspace.rounds.reopen(round_.id)
    for words in ("Late one", "Late two", "Late three", "Late four"):
        seat = workspace.responding.start(round_.id, round_.groups[0].id)
        for item in round_.instrument.items:
            seat = workspace.responding.answer(seat, item.id, HIGH)
        wordy = words in ("Late one", "Late two")
        place = round_.instrument.sections[0 if wordy else 1].id
        seat = workspace.responding.comment(seat, place, Comment(words))
        workspace.responding.send(seat)
    workspace.rounds.close(round_.id, WORDS)
    found = first(workspace, round_)
    assert (sorted(found.texts), found.held_back) == (sorted(AS_WRITTEN), 2)
    assert results(workspace, round_).answered == 12
