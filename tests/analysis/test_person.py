"""One person's own view beside that of others, worked out by hand on made-up blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator_app.analysis import release
from facilitator_app.analysis.people import subject_results
from facilitator_app.domain.people_results import Seen, SubjectResults
from facilitator_app.domain.results import BlockScore, OpenEnd, RoundResults
from packs.people_shelf import Answers, answers


def person(one: Answers, *blocks: BlockScore) -> SubjectResults:
    """``one`` as they see their results, with these blocks in each section where some are given."""
    results = release(one.round_, "Eastmere Together", False, one.all)
    assert isinstance(results, RoundResults)
    if blocks:
        results = replace(results, sections=tuple(replace(section, blocks=blocks) for section in results.sections))
    return subject_results(one.name, results, one.round_, one.all)


def test_who_is_shown_individually_is_there_with_their_own_answers_and_nobody_where_nobody_answered() -> None:
    one = answers(named=True)
    assert one.own is not None
    shown = person(one)
    assert shown.own is not None
    assert (shown.own.name, shown.own.answers) == ("You", one.own.answers)
    assert shown.named is not None
    assert shown.named.answers == (one.named and one.named.answers)
    without = person(answers(own=False))
    assert (without.own, without.named, without.compared) == (None, None, ())


@pytest.mark.parametrize(
    ("others", "open_end", "seen"),
    [
        (1.0, None, Seen.HIGHER),
        (1.0, OpenEnd.OR_LESS, Seen.HIGHER),
        (1.0, OpenEnd.OR_MORE, None),  # the group may be as near as one likes
        (5.0, None, Seen.LOWER),
        (5.0, OpenEnd.OR_MORE, Seen.LOWER),
        (5.0, OpenEnd.OR_LESS, None),
        (3.0, None, None),
    ],
)
def test_a_group_is_named_where_the_own_view_lies_clearly_away_from_it(
    others: float, open_end: OpenEnd | None, seen: Seen | None
) -> None:
    """The own view is 3 throughout; the group has 200 people, so that two points are more than chance makes."""
    one = answers(named=False)
    assert one.own is not None
    middle = replace(one, own=replace(one.own, answers={item.id: 3 for item in one.round_.instrument.items}))
    for compared in person(middle, BlockScore("g", 200, others, open_end)).compared:
        assert compared.own == 3.0
        assert compared.groups == (() if seen is None else (("g", seen),))
