"""The demonstration reads like a real partnership: nobody repeats anybody, and later rounds show what changed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from facilitator_app.charts.over_time import trend_chart
from facilitator_app.domain.over_time import NotCompared, Shift, SinceLast
from facilitator_app.domain.own_words import OwnWords
from facilitator_app.domain.people_results import SubjectResults
from facilitator_app.domain.response import CommentUse
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import Round
from facilitator_app.services.demonstration import ABOUT, CHAIR, PASSPHRASE, ROUNDS, add_demonstration
from facilitator_app.services.demonstration import _Clock as Clock
from facilitator_app.services.demonstration_words import QUESTIONS, THEMES
from facilitator_app.services.people_rounds import NAMED
from facilitator_app.services.workspace import Workspace, build_workspace
from facilitator_app.store import Cost, create

Made = tuple[list[RoundResults], list[list[OwnWords]]]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    clock = Clock(ROUNDS[0])
    store, _code = create(tmp_path_factory.mktemp("demonstration") / "store", PASSPHRASE, cost=Cost.quick())
    made = build_workspace(store, clock)
    add_demonstration(made, clock, random.Random(20261124), PASSPHRASE)
    yield made
    made.close()


@pytest.fixture(scope="module")
def rounds(workspace: Workspace) -> list[Round]:
    """All of the partnership's, the oldest first."""
    (row,) = workspace.partnerships.rows()
    return list(reversed(workspace.rounds.of_partnership(row.partnership.id)))


@pytest.fixture(scope="module")
def made(workspace: Workspace, rounds: list[Round]) -> Made:
    """What may be shown of the three closed rounds, the first one first, and everything that was written in them."""
    results, written = [], []
    for round_ in (one for one in rounds if one.closed_on and one.about is None):
        shown = workspace.results.of_round(round_.id)
        assert isinstance(shown, RoundResults)
        results.append(shown)
        with workspace.store.transaction() as t:
            written.append(list(t.comments.of_round(round_.id)))
    return results, written


def test_it_shows_two_years_of_a_partnership_that_is_marked_as_practice(
    workspace: Workspace, rounds: list[Round]
) -> None:
    (row,) = workspace.partnerships.rows()
    assert row.partnership.practice
    days = [(one.opened_on, one.closed_on) for one in rounds]
    first, spring, autumn = ROUNDS
    closed = [first, date(2025, 12, 8), spring, date(2026, 6, 15), autumn]
    assert days == [*((day, day) for day in closed), (date(2026, 11, 9), None)]
    progress = [workspace.rounds.progress(one.id) for one in rounds if one.about is None]
    assert [(one.asked, one.answered) for one in progress] == [(24, 20), (24, 24), (24, 24), (24, 5)]
    assert [[group.answered for group in one.groups] for one in progress][3] == [3, 0, 2, 0]


def test_the_last_round_says_what_became_of_the_plan_and_what_changed_over_the_rounds(
    workspace: Workspace, rounds: list[Round], made: Made
) -> None:
    """Of the two actions that were done; against the spring exactly the same people, against the first round others, and one
    statement of it in other words, which is not compared."""
    autumn = made[0][2]
    assert autumn.since is not None
    assert len(autumn.since.items) == 4
    assert all(item.n >= 20 for item in autumn.since.items)
    whole = [one for one in rounds if one.about is None and one.closed_on]
    found = workspace.over_time.since_last(whole[2].id)
    assert isinstance(found, SinceLast)
    assert found.same_people
    assert [one.closed_on for one in found.earlier] == list(ROUNDS)
    assert Shift.UP in {one.shift for one in found.changes.themes}
    over = trend_chart(found)
    assert over is not None
    assert over.notes == (
        "Under the lines: the month in which a round was closed, and how many people answered.",
        "No dot: the theme of that round cannot be compared with the theme of now.",
    )
    middle = workspace.over_time.since_last(whole[1].id)
    assert isinstance(middle, SinceLast)
    assert not middle.same_people
    assert [one.why for one in middle.changes.no_statements] == [NotCompared.WORDS]
    assert len(middle.changes.statements) == len(whole[1].instrument.items) - 1


def test_what_follows_from_its_results_is_there(workspace: Workspace, rounds: list[Round]) -> None:
    partnership_id, autumn = rounds[0].partnership_id, rounds[-2]
    assert len(workspace.plan.of(partnership_id)) == 7
    assert all(one.note for one in workspace.discussions.of_round(autumn.id).discussions)
    assert workspace.aims.of(partnership_id).figures
    assert workspace.support_plan.of(partnership_id).rows


def test_five_people_asked_for_feedback_and_one_of_them_agreed_to_be_named(
    workspace: Workspace, rounds: list[Round]
) -> None:
    before, feedback = (one for one in rounds if one.about is not None)
    assert before.about is not None
    assert feedback.about is not None
    assert [one.member_id for one in before.about.subjects] == [one.member_id for one in feedback.about.subjects]
    assert [one.name for one in feedback.about.subjects] == list(ABOUT)
    names = {member.id: member.name for member in workspace.partnerships.get(feedback.partnership_id).members}
    named = [one for one in feedback.about.assignments if one.agreed]
    assert {names[one.member_id] for one in named} == {CHAIR}
    assert {(one.group_id, one.months) for one in named} == {(NAMED, 24)}
    assert {one.group_id for one in feedback.about.assignments} <= {group.id for group in feedback.groups}
    inner = workspace.people_rounds.inner(feedback.id)
    assert all(isinstance(workspace.people_results.of_subject(one.id), SubjectResults) for one in inner)
    receipts = workspace.people_packs.receipts(feedback.id)
    handed = [(about.name, receipt.handed_on) for about, receipt in receipts]
    assert handed == [("Amina Yusuf", feedback.closed_on), ("Peter Lang", None)]


def test_groups_are_shown(made: Made) -> None:
    """Two groups of eight, and two of four together: most themes by group, and in each round some differ in what is told.
    In the first round they were too few for that."""
    first, *later = made[0]
    assert first.blocks == ()
    for shown in later:
        assert [(block.name, block.answered) for block in shown.blocks] == [
            ("Agencies", 8),
            ("People with lived experience", 8),
            ("Commissioners and volunteers", 8),
        ]
        by_group = [section.blocks for section in shown.sections if section.blocks]
        assert len(by_group) >= 5
        assert any(len({block.score for block in blocks}) > 1 for blocks in by_group)


def texts_of(results: RoundResults) -> list[str]:
    places = (*results.open_comments, *(section.comments for section in results.sections))
    return [text for place in places for text in place.texts]


def test_no_two_people_write_the_same(made: Made) -> None:
    results, _written = made
    texts = [text for shown in results for text in texts_of(shown)]
    assert len(texts) >= 50
    assert max(Counter(texts).values()) == 1


def test_some_writers_keep_their_words_to_themselves(made: Made) -> None:
    _results, (none, *written) = made
    assert none == []
    for comments in written:
        uses = Counter(comment.use for comment in comments)
        assert set(uses) == set(CommentUse)
        assert uses[CommentUse.AS_WRITTEN] > 0.7 * len(comments)
        hidden = {comment.original for comment in comments if comment.use is not CommentUse.AS_WRITTEN}
        assert not any(hidden & set(texts_of(shown)) for shown in made[0])


def test_the_last_round_shows_change_that_a_partnership_would_know(made: Made) -> None:
    (_first, spring, autumn), _written = made
    scores = [[section.score for section in shown.sections] for shown in (spring, autumn)]
    assert all(score is not None for row in scores for score in row)
    moved = [after - before for before, after in zip(*scores)]  # type: ignore[operator]
    trust, arrangements, learning = moved[3:]
    assert trust > 0
    assert learning > 0
    assert arrangements < min(trust, learning)
    assert sum(moved) / len(moved) > 0
    assert max(map(abs, moved)) < 1.2  # nobody turns round in half a year


def test_there_are_enough_words_and_none_twice() -> None:
    every = [words for places in (THEMES, QUESTIONS) for rounds in places for texts in rounds for words in texts]
    assert len(every) == len(set(every)) >= 100
    assert all(len(rounds) == 2 and min(map(len, rounds)) >= 6 for rounds in (*THEMES, *QUESTIONS))
