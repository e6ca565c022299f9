"""What holds for every round: nobody is exposed, nothing depends on an order, "I do not know" changes no score."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import a_round, an_instrument, some_groups
from exposure_reference import exposed as reference
from exposure_reference import exposes_anybody as reference_exposes_anybody
from facilitator_app.analysis import differences as gaps
from facilitator_app.analysis import release
from facilitator_app.analysis.disclosure import base, exposed, exposes_anybody
from facilitator_app.analysis.missing import bounds
from facilitator_app.analysis.scores import person_score, section_scores
from facilitator_app.analysis.spread import van_der_eijk
from facilitator_app.domain.response import Comment, Outside, Response
from facilitator_app.domain.results import ChosenGroups, Issue, RoundResults, View, Withheld
from facilitator_app.domain.round import Promise, Round, RoundState

INSTRUMENT = an_instrument(sections=2, items=2)
PEOPLE = tuple("abcdefghij")
ANSWERS = [1, 2, 3, 4, 5, 4, 4, Outside.DONT_KNOW, Outside.NOT_APPLICABLE, None]


@st.composite
def rounds(draw: st.DrawFn) -> tuple[Round, list[Response]]:
    """A closed round of up to 44 people in up to four groups, some protected, some naming a nearest; gaps in answers."""
    chance = draw(st.randoms(use_true_random=True))
    least, most = draw(st.sampled_from([(0, 6), (3, 14), (14, 22)]))
    sizes = [chance.randint(least, most) for _group in range(draw(st.integers(1, 4)))]
    while sum(sizes) > 44:
        sizes.pop()
    groups = tuple(
        replace(
            group,
            protected=draw(st.booleans()) and draw(st.booleans()),
            nearest_id=draw(st.sampled_from(["g1", "g2", None])),
        )
        for group in some_groups(tuple(sizes))
    )
    k = draw(st.sampled_from([3, 4, 4, 5]))
    promise = Promise(k_total=max(5, k), k=k, k_dist=6)
    gappy = draw(st.sampled_from([0.0, 0.1, 0.4]))
    responses = []
    for group, size in zip(groups, sizes):
        for _person in range(size):
            given_ = {
                i.id: chance.choice(ANSWERS if chance.random() < gappy else ANSWERS[:7]) for i in INSTRUMENT.items
            }
            answers = {item: answer for item, answer in given_.items() if answer is not None}
            words = {"s1": Comment(f"Comment {len(responses)}")} if chance.random() < 0.5 else {}
            responses.append(Response(f"p{len(responses):02}", group.id, answers, words))
    round_ = a_round(instrument=INSTRUMENT, groups=groups, state=RoundState.CLOSED, promise=promise)
    return round_, responses


def published(results: Sequence[RoundResults]) -> dict[str, list[frozenset[str]]]:
    """Quantity → every set of people behind a figure of it."""
    found: dict[str, list[frozenset[str]]] = {}
    for quantity, people in frozenset().union(*(one.sets for one in results)):
        found.setdefault(base(quantity), []).append(people)
    return found


def assert_nobody_exposed(round_: Round, people: Sequence[str], results: Sequence[RoundResults]) -> None:
    families = {frozenset(sets) for sets in published(results).values()}
    for family in families:
        assert not reference_exposes_anybody(sorted(family, key=sorted), people, round_.promise.k)


VIEWS = st.builds(
    View,
    items=st.booleans(),
    parts=st.sampled_from(
        [
            (),
            (),
            (ChosenGroups("a", "Some", ("g1", "g2")),),
            (ChosenGroups("a", "Some", ("g1",)), ChosenGroups("b", "Others", ("g3", "g4"))),
        ]
    ),
)


def test_these_rounds_show_what_the_laws_are_about() -> None:
    """A law about groups says nothing of rounds in which no group is shown."""
    met: Counter[str] = Counter()

    @given(rounds(), VIEWS)
    @settings(max_examples=500, deadline=None, derandomize=True, database=None)
    def look(made: tuple[Round, list[Response]], view: View) -> None:
        found = release(made[0], "", False, made[1], view=view)
        if isinstance(found, Withheld):
            met[found.code] += 1
            return
        met["groups"] += bool(found.blocks) and not view.parts
        met["chosen groups"] += bool(found.blocks and view.parts)
        met["statements by group"] += any(item.blocks for section in found.sections for item in section.items)
        met["statements withheld"] += any(item.withheld for section in found.sections for item in section.items)
        met["words"] += any(section.comments.texts for section in found.sections)

    look()
    rare = ("chosen groups", "statements withheld", "statements by group")
    assert min(met[one] for one in ("groups", "too_few", "words")) >= 10, met
    assert min(met[one] for one in rare) >= 1, met


@pytest.mark.slow
@given(rounds())
@settings(max_examples=120, deadline=None)
def test_no_view_exposes_anybody(made: tuple[Round, list[Response]]) -> None:
    round_, responses = made
    found = release(round_, "", False, responses)
    if isinstance(found, Withheld):
        assert found.code == "too_few"
        assert len(responses) < round_.promise.k_total
        return
    assert_nobody_exposed(round_, [r.id for r in responses], [found])
    assert all(block.answered >= round_.promise.k for block in found.blocks)
    for section in found.sections:
        assert section.score is None or section.n >= round_.promise.k_total
        assert all(block.n >= round_.promise.k for block in section.blocks)
        assert all(item.withheld or item.n >= round_.promise.k_total for item in section.items)
        assert not section.comments.texts or len(section.comments.texts) >= round_.promise.k_comments


@given(rounds(), st.data())
@settings(max_examples=80, deadline=None)
def test_no_number_of_issues_exposes_anybody(made: tuple[Round, list[Response]], data: st.DataObject) -> None:
    """People leave and come back between issues; what is shown each time may be put together."""
    round_, responses = made
    ledger: list[Issue] = []
    issued: list[RoundResults] = []
    for number in range(1, 4):
        left = data.draw(st.sets(st.integers(0, 13), max_size=5))
        here = [r for n, r in enumerate(responses) if n not in left]
        found = release(round_, "", False, here, ledger, view=data.draw(VIEWS))
        if isinstance(found, RoundResults):
            issued.append(found)
            ledger.append(a_line(found, number))
    if issued:
        assert_nobody_exposed(round_, [r.id for r in responses], issued)


@given(rounds(), VIEWS)
@settings(max_examples=80, deadline=None)
def test_whatever_was_shown_may_be_shown_again(made: tuple[Round, list[Response]], view: View) -> None:
    """The same view of the same answers is never refused, and tells the same: nothing new is in it."""
    round_, responses = made
    first = release(round_, "", False, responses, view=view)
    if isinstance(first, RoundResults):
        again = release(round_, "", False, responses, [a_line(first)], view=view)
        assert isinstance(again, RoundResults)
        assert again.sets == first.sets
        assert without_comment_order(again) == without_comment_order(first)


@given(rounds())
@settings(max_examples=80, deadline=None)
def test_statements_by_group_keep_every_limit(made: tuple[Round, list[Response]]) -> None:
    """All blocks of an item are those of all who answered, or there are none; each has eight answers or more, and at
    least three others than two readers of whatever mind."""
    round_, responses = made
    twice = [
        *responses,
        *(replace(r, id=r.id + "+") for r in responses),
        *(replace(r, id=r.id + "*") for r in responses),
    ]
    found = release(round_, "", False, twice, view=View(items=True))
    if isinstance(found, Withheld):
        return
    for item in (item for section in found.sections for item in section.items):
        assert sum(block.n for block in item.blocks) in (0, item.n)
        for block in item.blocks:
            assert sum(block.counts) == block.n >= round_.promise.k_dist
            assert block.n - max(block.counts) >= 3
            assert 0 <= block.high <= block.n


@given(rounds(), VIEWS)
@settings(max_examples=60, deadline=None)
def test_more_than_the_usual_view_changes_no_usual_figure(made: tuple[Round, list[Response]], view: View) -> None:
    round_, responses = made
    usual, other = (release(round_, "", False, responses, view=v) for v in (View(), view))
    if isinstance(usual, RoundResults) and isinstance(other, RoundResults):
        assert [(s.n, s.score, s.band, s.spread) for s in usual.sections] == [
            (s.n, s.score, s.band, s.spread) for s in other.sections
        ]
        assert [i.counts for s in usual.sections for i in s.items] == [
            i.counts for s in other.sections for i in s.items
        ]


def a_line(results: RoundResults, number: int = 1) -> Issue:
    return Issue(f"i{number}", results.round_id, number, date(2026, 4, 1), "pack", results.sets)


@given(rounds(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_people_never_matters(made: tuple[Round, list[Response]], chance: random.Random) -> None:
    round_, responses = made
    shuffled = list(responses)
    chance.shuffle(shuffled)
    view = View(items=True)
    one, other = (release(round_, "", False, people, view=view) for people in (responses, shuffled))
    if isinstance(one, RoundResults) and isinstance(other, RoundResults):
        one, other = without_comment_order(one), without_comment_order(other)
    assert one == other


def without_comment_order(results: RoundResults) -> RoundResults:
    """Nor the comments' ids, which are drawn anew each time."""
    sections = [
        replace(s, comments=replace(s.comments, texts=tuple(sorted(s.comments.texts)), ids=()))
        for s in results.sections
    ]
    return replace(results, sections=tuple(sections))


@given(rounds(), st.data())
@settings(max_examples=60, deadline=None)
def test_not_knowing_never_changes_a_score(made: tuple[Round, list[Response]], data: st.DataObject) -> None:
    """Where nothing was answered, "I do not know" and "This is not about me" may be given: scores stay."""
    round_, responses = made
    outside = st.sampled_from(list(Outside))
    more = [
        replace(r, answers={i.id: r.answers.get(i.id) or data.draw(outside) for i in INSTRUMENT.items})
        for r in responses
    ]
    for section in INSTRUMENT.sections:
        assert section_scores(responses, section, INSTRUMENT) == section_scores(more, section, INSTRUMENT)
        for one, other in zip(responses, more):
            assert person_score(one.answers, section, INSTRUMENT) == person_score(other.answers, section, INSTRUMENT)
    one_result, other_result = release(round_, "", False, responses), release(round_, "", False, more)
    if isinstance(one_result, RoundResults) and isinstance(other_result, RoundResults):
        assert [s.score for s in one_result.sections] == [s.score for s in other_result.sections]
        assert [s.blocks for s in one_result.sections] == [s.blocks for s in other_result.sections]


SETS = st.lists(st.frozensets(st.sampled_from(PEOPLE), min_size=1), max_size=7)


@given(SETS, st.integers(2, 5), st.one_of(st.none(), st.sampled_from(PEOPLE)))
@settings(max_examples=300, deadline=None)
def test_the_fast_check_finds_what_the_plain_one_finds(sets: list[frozenset[str]], k: int, insider: str | None) -> None:
    assert set(exposed(sets, k, insider)) == set(reference(sets, PEOPLE, k, insider))


@given(SETS, st.integers(3, 5))
@settings(max_examples=150, deadline=None)
def test_the_fast_verdict_is_the_plain_one(sets: list[frozenset[str]], k: int) -> None:
    assert exposes_anybody(sets, k) is reference_exposes_anybody(sets, PEOPLE, k)


@given(st.lists(st.integers(0, 12), min_size=2, max_size=7).filter(sum), st.integers(0, 9), st.data())
def test_missing_people_stay_within_their_bounds(counts: list[int], missing: int, data: st.DataObject) -> None:
    """Whatever the missing people answer, the count and the mean lie within the bounds."""
    agree = sum(counts[len(counts) - len(counts) // 2 :])
    found = bounds(counts, agree, sum(counts) + missing)
    answers = data.draw(st.lists(st.integers(1, len(counts)), min_size=missing, max_size=missing))
    late = sum(answer > len(counts) - len(counts) // 2 for answer in answers)
    total = sum(count * value for value, count in enumerate(counts, 1)) + sum(answers)
    assert found.least <= agree + late <= found.most
    assert found.low - 1e-9 <= total / (sum(counts) + missing) <= found.high + 1e-9
    if found.most_agree_whoever_is_missing:
        assert 2 * (agree + late) > sum(counts) + missing


@given(st.lists(st.integers(1, 7), min_size=2, max_size=7), st.lists(st.integers(1, 7), min_size=2, max_size=7))
def test_no_one_person_makes_a_difference(a: list[int], b: list[int]) -> None:
    """What is left is never more than the difference itself, nor more than with any one person out."""
    left = gaps.without_any_one(a, b)
    assert 0 <= left == gaps.without_any_one(b, a)
    for side, other in ((a, b), (b, a)):
        for place in range(len(side)):
            assert left <= abs(gaps.difference([*side[:place], *side[place + 1 :]], other))


@given(st.lists(st.integers(0, 9), min_size=3, max_size=9).filter(sum))
def test_the_index_of_agreement_lies_between_its_ends(counts: list[int]) -> None:
    index = van_der_eijk(counts)
    assert -1 - 1e-9 <= index <= 1 + 1e-9
    assert index == pytest.approx(van_der_eijk(counts[::-1]))
    assert index == pytest.approx(van_der_eijk([3 * count for count in counts]))
