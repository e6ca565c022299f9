"""The attack on values on the pack itself: the PDF of a round, read with a ruler and by what is read out, tells no more of a
group than the attack of ``attack_values`` takes for known, in which it finds nobody."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from attack_paper import (
    asked_about_one,
    marked_at_the_score,
    on_paper,
    pack_about,
    pack_of,
    told_on,
    two_that_differ,
    unread,
    unread_notes,
)
from attack_values import a_round_to_attack, hits
from facilitator_app.analysis import release
from facilitator_app.domain.people_results import Seen, SubjectResults
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import OpenEnd, RoundResults
from facilitator_app.domain.round import Round

ROUNDS = (2, 5, 14)
"""Two groups of five; three, of which one is joined; two of two each. All scores have arrows."""


@cache
def a_round(seed: int) -> tuple[Round, Sequence[Response], RoundResults]:
    """0: two groups of 24 that differ, so that scores are told as they are and two groups stand beside each other."""
    round_, responses = a_round_to_attack(random.Random(seed)) if seed else two_that_differ()
    results = release(round_, "", False, responses)
    assert isinstance(results, RoundResults)
    return round_, responses, results


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "large"), [(0, False), (0, True), (2, True), (5, False), (14, False)])
def test_paper_leaves_open_what_the_attack_takes_to_be_open(seed: int, large: bool) -> None:
    round_, responses, results = a_round(seed)
    paper = pack_of(results, large)
    told = told_on(paper, results)
    assert unread(paper, results, told) == set()
    themes = list(on_paper(round_, responses, results, told))
    assert themes
    for theme in themes:
        assert theme.closed == ()
        for readings in theme.readings:
            assert sum(one.place is not None for one in readings) == sum(one.answer is not None for one in readings) > 0
    if seed == 0:
        assert max(len(readings) for theme in themes for readings in theme.readings) == 4, "in two places of the pack"


@pytest.mark.slow
@pytest.mark.parametrize("seed", ROUNDS)
def test_a_mark_at_the_score_itself_is_found(seed: int) -> None:
    """Arrows and words still say "or more": the place alone tells it, of every group whose score lies beyond its window."""
    round_, responses, results = a_round(seed)
    moved = marked_at_the_score(round_, responses, results)
    themes = list(on_paper(round_, responses, moved, told_on(pack_of(moved), moved)))
    ends = {reading.end for theme in themes for readings in theme.readings for reading in readings}
    assert ends == {OpenEnd.OR_MORE, OpenEnd.OR_LESS}
    for theme in themes:
        assert theme.closed
    if seed == 14:
        assert any(True for theme in themes for _hit in hits(theme.theme, 2)), "readers know what others said"


@cache
def about_one(seed: int) -> tuple[Round, Sequence[Response], SubjectResults]:
    return asked_about_one(seed)


def shown_alone(found: SubjectResults) -> int:
    return (found.own is not None) + (found.named is not None)


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "large"), [(1, False), (3, True), (4, False)])
def test_a_person_s_pack_leaves_open_what_the_attack_takes_to_be_open(seed: int, large: bool) -> None:
    """Readers are the person alone, who knows nobody's answers but their own, and the person with any one of the others.
    4: the own view lies clearly apart from one group only, and the pack says so."""
    round_, others, found = about_one(seed)
    paper, results = pack_about(found, large), found.results
    told = told_on(paper, results, shown_alone(found))
    assert unread(paper, results, told) == set()
    assert unread_notes(paper, results, told) == []
    themes = list(on_paper(round_, others, results, told))
    assert themes
    for theme in themes:
        assert theme.closed == ()
        assert not list(hits(theme.theme, 1)), "what is read, and no more, tells nobody an answer"
        for readings in theme.readings:
            assert (
                sum(one.place is not None for one in readings) == sum(one.answer is not None for one in readings) == 2
            )


@pytest.mark.slow
def test_what_a_person_s_pack_would_tell_is_found() -> None:
    """A mark at the score itself, and a note about a group that its mark does not bear out."""
    round_, others, found = about_one(4)
    turned = {Seen.HIGHER: Seen.LOWER, Seen.LOWER: Seen.HIGHER}
    wrong = tuple(
        replace(one, groups=tuple((block, turned[way]) for block, way in one.groups)) for one in found.compared
    )
    moved = replace(found, results=marked_at_the_score(round_, others, found.results), compared=wrong)
    paper = pack_about(moved)
    told = told_on(paper, moved.results, shown_alone(moved))
    assert any(theme.closed for theme in on_paper(round_, others, moved.results, told))
    assert unread_notes(paper, moved.results, told)


@pytest.mark.slow
def test_a_sentence_that_marks_do_not_tell_is_found() -> None:
    _round, _responses, results = a_round(5)
    lowest = "“Group 2” have the lowest average in all 3 themes."
    borne_out = replace(results, pattern=lowest, headline=lowest)
    paper = pack_of(borne_out)
    assert unread(paper, borne_out, told_on(paper, borne_out)) == set()
    for pattern in (lowest.replace("3", "2"), "“Group 2” stand at 2.31 in one theme."):
        said = replace(results, pattern=pattern, headline=pattern)
        paper = pack_of(said)
        assert pattern in unread(paper, said, told_on(paper, said))
