"""The demonstration reads like a real partnership: nobody repeats anybody, and the second round shows change."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from facilitator_app.domain.own_words import OwnWords
from facilitator_app.domain.response import CommentUse
from facilitator_app.domain.results import RoundResults
from facilitator_app.services.demonstration import PASSPHRASE, add_demonstration
from facilitator_app.services.demonstration import _Clock as Clock
from facilitator_app.services.demonstration_words import QUESTIONS, THEMES
from facilitator_app.services.workspace import build_workspace
from facilitator_app.store import Cost, create

Made = tuple[list[RoundResults], list[list[OwnWords]]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """What may be shown of the two closed rounds, the first one first, and everything that was written in them."""
    clock = Clock(date(2026, 4, 20))
    store, _code = create(tmp_path_factory.mktemp("demonstration") / "store", PASSPHRASE, cost=Cost.quick())
    workspace = build_workspace(store, clock)
    partnership = add_demonstration(workspace, clock, random.Random(20261124))
    rounds = [r for r in workspace.rounds.of_partnership(partnership.id) if r.closed_on and r.about is None]
    rounds.sort(key=lambda r: str(r.closed_on))
    results, written = [], []
    for round_ in rounds:
        shown = workspace.results.of_round(round_.id)
        assert isinstance(shown, RoundResults)
        results.append(shown)
        with store.transaction() as t:
            written.append(list(t.comments.of_round(round_.id)))
    yield results, written
    workspace.close()


def texts_of(results: RoundResults) -> list[str]:
    places = (*results.open_comments, *(section.comments for section in results.sections))
    return [text for place in places for text in place.texts]


def test_no_two_people_write_the_same(made: Made) -> None:
    results, _written = made
    texts = [text for shown in results for text in texts_of(shown)]
    assert len(texts) >= 50
    assert max(Counter(texts).values()) == 1


def test_some_writers_keep_their_words_to_themselves(made: Made) -> None:
    _results, written = made
    for comments in written:
        uses = Counter(comment.use for comment in comments)
        assert set(uses) == set(CommentUse)
        assert uses[CommentUse.AS_WRITTEN] > 0.7 * len(comments)
        hidden = {comment.original for comment in comments if comment.use is not CommentUse.AS_WRITTEN}
        assert not any(hidden & set(texts_of(shown)) for shown in made[0])


def test_the_second_round_shows_change_that_a_partnership_would_know(made: Made) -> None:
    (spring, autumn), _written = made
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
