"""The gate as a whole: a round worked by hand, rounds of every size, what is withheld and why, people's own words."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from builders import a_response, a_round, an_instrument, some_groups
from facilitator_app.analysis import release
from facilitator_app.analysis.main_points import main_points
from facilitator_app.analysis.scores import person_score, shown_score
from facilitator_app.analysis.sections import differences_of
from facilitator_app.analysis.theme_answers import ThemeAnswers
from facilitator_app.domain.instrument import Band, Instrument
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.response import Answer, Comment, CommentUse, Outside, Response
from facilitator_app.domain.results import (
    Block,
    BlockScore,
    Difference,
    Issue,
    ItemFigures,
    OpenEnd,
    PointKind,
    RoundResults,
    Spread,
    Verdict,
    Withheld,
)
from facilitator_app.domain.round import CommentRule, Promise, Round, RoundState

NA, DK = Outside.NOT_APPLICABLE, Outside.DONT_KNOW


def closed(
    groups: tuple[RaterGroup, ...], instrument: Instrument | None = None, promise: Promise | None = None
) -> Round:
    return a_round(instrument=instrument, groups=groups, state=RoundState.CLOSED, promise=promise)


def shown(round_: Round, responses: Sequence[Response], ledger: Sequence[Issue] = ()) -> RoundResults:
    found = release(round_, "River Valley", False, responses, ledger)
    assert isinstance(found, RoundResults), found
    return found


def withheld(round_: Round, responses: Sequence[Response], ledger: Sequence[Issue] = ()) -> Withheld:
    found = release(round_, "River Valley", False, responses, ledger)
    assert isinstance(found, Withheld)
    return found


def crowd(*sizes: int, value: int = 4, instrument: Instrument | None = None) -> list[Response]:
    """Groups of these sizes that give the same answer to everything; ids "p1"…"""
    items = (instrument or an_instrument()).items
    places = [f"g{n}" for n, size in enumerate(sizes, 1) for _person in range(size)]
    return [a_response(place, {i.id: value for i in items}, id=f"p{n}") for n, place in enumerate(places, 1)]


# --- Twenty-four people in four groups: two of each row. Five points; the third item of each section is reversed. Group 2
# is too small and is joined with group 3; nobody is asked more than once; group 1 has four people who did not answer.
#
#            section 1                        section 2
# person     i1 i2 i3   turned      score     i1 i2 i3    score
TABLE: list[tuple[str, str, list[Answer | None], list[Answer | None]]] = [
    ("a1", "g1", [4, 4, 2], [3, 3, 3]),  #     4 4 4     4          3
    ("a2", "g1", [5, 4, 1], [3, 3, 3]),  #     5 4 5     14/3       3
    ("a3", "g1", [4, 3, 2], [3, NA, 3]),  #     4 3 4     11/3       3
    ("a4", "g1", [4, 4, 3], [3, NA, 3]),  #     4 4 3     11/3       3
    ("b1", "g2", [2, DK, 4], [3, NA, 3]),  #   2 - 2     2          3
    ("c1", "g3", [3, 2, 4], [3, NA, 3]),  #    3 2 2     7/3        3
    ("c2", "g3", [2, 2, 5], [3, NA, 3]),  #    2 2 1     5/3        3
    ("c3", "g3", [3, 3, 2], [3, NA, 3]),  #    3 3 4     10/3       3
    ("d1", "g4", [5, 5, 1], [3, NA, 3]),  #    5 5 5     5          3
    ("d2", "g4", [4, 4, 1], [3, NA, 3]),  #    4 4 5     13/3       3
    ("d3", "g4", [4, 5, 1], [3, NA, 3]),  #    4 5 5     14/3       3
    ("d4", "g4", [5, 5, 2], [3, None, None]),  # 5 5 4   14/3       one of three: none
]
STRONG_NOT_BORNE_OUT = (
    "No band is named: the average alone would give high, but the answers do not fit its words, “Strong”."
)
GROUPS = tuple(
    replace(group, asked=asked, protected=group.id == "g4")
    for group, asked in zip(some_groups((0, 0, 0, 0)), (12, 2, 6, 8))
)


def two_of_each() -> list[Response]:
    made = []
    for person, group, first, second in TABLE:
        answers = {f"s1i{n}": a for n, a in enumerate(first, 1)} | {f"s2i{n}": a for n, a in enumerate(second, 1)}
        given = {key: a for key, a in answers.items() if a is not None}
        made += [a_response(group, given, id=person + other) for other in ("", "+")]
    return made


def plain(item: ItemFigures) -> ItemFigures:
    """Without what the annex alone prints."""
    return replace(item, agreement=None, agreement_words="", reach=None, verdict=None)


def test_four_groups_by_hand() -> None:
    results = shown(closed(GROUPS), two_of_each())
    assert (results.asked, results.answered) == (28, 24)
    assert results.blocks == (
        Block("g1", "Group 1", ("Group 1",), 12, 8),
        Block("g4", "Group 4", ("Group 4",), 8, 8),
        Block("g2", "Group 2 and group 3", ("Group 2", "Group 3"), 8, 8),
    )
    assert results.joined == (
        "Some groups were too small to show alone without giving people away. We show Group 2 and group 3 together.",
    )
    first = results.sections[0]
    assert tuple(plain(item) for item in first.items) == (
        ItemFigures(
            "s1i1", "Statement 1 of 1.", "Short 1.1", False, (0, 4, 4, 10, 6), 0, 0, 16, 4, 3.9, Spread.SIMILAR
        ),
        ItemFigures(
            "s1i2", "Statement 2 of 1.", "Short 1.2", False, (0, 4, 4, 8, 6), 2, 0, 14, 4, 3.875, Spread.SIMILAR
        ),
        ItemFigures("s1i3", "Statement 3 of 1.", "Short 1.3", True, (8, 8, 2, 4, 2), 0, 0, 6, 16, 4.0, Spread.MIXED),
    )
    # Means of the questions: 90/24, 84/22, 88/24; of all of them 3.745.
    assert (first.n, first.score, first.spread) == (24, 3.7, Spread.SIMILAR)
    assert (first.band, first.verdict) == (None, Verdict.BETWEEN)  # 46 of 70 answers are good news: not two thirds
    assert first.band_note == STRONG_NOT_BORNE_OUT
    # Exactly they are 4.0, 4.7 and 2.4: with eight people and three questions no more may be told than on which side.
    assert first.blocks == (
        BlockScore("g1", 8, 3.75, OpenEnd.OR_MORE),
        BlockScore("g4", 8, 3.75, OpenEnd.OR_MORE),
        BlockScore("g2", 8, 3.63, OpenEnd.OR_LESS),
    )
    assert first.differences == ()


def test_the_second_section_and_the_summary_by_hand() -> None:
    results = shown(closed(GROUPS), two_of_each())
    second = results.sections[1]
    everyone, four, eleven = second.items
    assert (everyone.counts, everyone.spread, everyone.position) == ((0, 0, 24, 0, 0), Spread.SAME, 3.0)
    assert (four.counts, four.n, four.not_applicable, four.position, four.spread) == ((), 0, 0, None, None)
    assert four.withheld == "Not shown: only a few people answered this. It does not mean nobody did."
    assert eleven.counts == (0, 0, 22, 0, 0)
    # The score is that of the two questions that are shown. All answers to them are the same, in each group too.
    assert (second.n, second.score, second.differences) == (24, 3.0, ())
    assert [(block.score, block.open_end) for block in second.blocks] == [(3.0, None)] * 3
    assert second.band is None  # the edge of 3.0 belongs to the upper band, but nobody calls anything good
    assert second.band_note == STRONG_NOT_BORNE_OUT
    assert results.headline == "No theme stands out."  # 46 of 70 answers are good: under two thirds
    assert results.missing == (
        "Whatever the 4 people who did not answer think, most people are on one side here: “Statement 1 of 1.” 16 of 24 agree."
    )
    assert [(p.kind, p.headline, p.count, p.total) for p in results.main_points] == [
        (PointKind.WORKS, "Statement 1 of 1.", 16, 24),
        (PointKind.WORKS, "Statement 3 of 1.", 6, 24),
    ]
    assert results.main_points[1].sentence == "6 of 24 agree."  # turned: good news; a count always tells who agrees
    assert results.chance_note == ""


def test_the_ledger_gets_the_people_behind_every_figure() -> None:
    responses = two_of_each()
    sets = shown(closed(GROUPS), responses).sets
    everyone = frozenset(response.id for response in responses)
    blocks = {frozenset(p for p in everyone if p[0] in letters) for letters in ("a", "bc", "d")}
    assert {people for quantity, people in sets if quantity == "s1"} == {everyone, *blocks}
    assert {people for quantity, people in sets if quantity == "s2"} == {everyone, *blocks}
    assert {people for quantity, people in sets if quantity == "s1i2"} == {everyone - {"b1", "b1+"}}
    assert {quantity for quantity, _people in sets} == {"everyone", "s1", "s1i1", "s1i2", "s1i3", "s2", "s2i1", "s2i3"}


# --- Sizes


def test_an_open_round_shows_nothing() -> None:
    for state in (RoundState.OPEN, RoundState.DRAFT):
        assert withheld(a_round(state=state), crowd(6, 5)).code == "round_open"


def test_too_few_people_show_nothing() -> None:
    found = withheld(closed(some_groups((4,))), crowd(4))
    assert (found.code, found.facts) == ("too_few", {"answered": 4, "limit": 5})
    assert found.what == "Only 4 people answered. We promised to show nothing under 5."
    assert withheld(closed(some_groups()), []).code == "too_few"
    assert withheld(closed(some_groups()), crowd(1)).what.startswith("Only 1 person answered.")


def test_four_people_where_four_were_promised() -> None:
    results = shown(closed(some_groups((4,)), promise=Promise(k_total=4)), crowd(4))
    item = results.sections[0].items[0]
    assert item.counts == (0, 0, 0, 4, 0)
    assert item.spread is None  # no word below five
    assert results.blocks == ()


@pytest.mark.parametrize(
    ("sizes", "blocks"),
    [
        ((3, 2), []),
        ((5,), []),
        ((3, 3), []),
        ((4, 2), []),
        ((4, 9), []),
        ((5, 6), [5, 6]),
        ((10, 10, 10, 10), [10] * 4),
    ],
)
def test_groups_of_every_size(sizes: tuple[int, ...], blocks: list[int]) -> None:
    results = shown(closed(some_groups(sizes)), crowd(*sizes))
    assert results.answered == sum(sizes)
    assert [block.answered for block in results.blocks] == blocks
    assert all(section.n == sum(sizes) for section in results.sections)
    assert all([b.n for b in section.blocks] == blocks for section in results.sections)


def test_no_groups_are_shown_says_so() -> None:
    (sentence,) = shown(closed(some_groups((3, 3))), crowd(3, 3)).joined
    assert sentence == "No group is shown on its own, because then some answers could be worked out."
    assert shown(closed(some_groups((6,))), crowd(6)).joined == ()


def test_where_one_group_was_asked_nothing_is_said_of_groups() -> None:
    asked = (*some_groups((12,)), *some_groups((0, 0))[1:])
    assert shown(closed(asked), crowd(12)).joined == ()


def test_a_small_protected_voice_stops_the_breakdown() -> None:
    groups = tuple(replace(group, protected=group.id == "g3") for group in some_groups((5, 5, 2)))
    assert shown(closed(groups), crowd(5, 5, 2)).blocks == ()


def test_a_section_that_few_people_answered_is_withheld() -> None:
    responses = crowd(6, 5)
    few = [
        replace(r, answers={k: v for k, v in r.answers.items() if k.startswith("s1") or n < 4})
        for n, r in enumerate(responses)
    ]
    first, second = shown(closed(some_groups()), few).sections
    assert first.score is not None
    assert (second.score, second.n, second.blocks, second.band, second.spread) == (None, 0, (), None, None)
    assert second.withheld
    assert all(item.withheld for item in second.items)


def test_a_section_that_only_one_group_answered_shows_everyone_only() -> None:
    """Otherwise the group's figure would say that nobody of the others answered."""
    responses = [
        replace(r, answers={k: v for k, v in r.answers.items() if k.startswith("s1") or r.group_id == "g1"})
        for r in crowd(6, 5)
    ]
    first, second = shown(closed(some_groups()), responses).sections
    assert [block.n for block in first.blocks] == [6, 5]
    assert (second.n, second.blocks) == (6, ())


# --- All the same, ends of the scale, edges


def test_everyone_said_the_same() -> None:
    results = shown(closed(some_groups()), crowd(6, 5, value=5))
    item, _second, turned = results.sections[0].items
    assert (item.counts, item.spread, item.high, item.position) == ((0, 0, 0, 0, 11), Spread.SAME, 11, 5.0)
    assert (turned.high, turned.position) == (11, 1.0)
    assert results.main_points[0].sentence == "11 of 11 agree."
    assert results.headline == "Most answers are good news in every theme."


def test_a_group_stands_at_the_very_end_only_if_everyone_does() -> None:
    """Else its figure would tell what each of its people said: one that all gave the most is so much or more."""
    instrument = an_instrument(items=5)
    people = crowd(8, 12, value=5, instrument=instrument)
    most = [replace(r, answers={key: (1 if key.endswith("i5") else 5) for key in r.answers}) for r in people]
    ends = shown(closed(some_groups((8, 12)), instrument), most).sections[0]
    assert [(block.n, block.score, block.open_end) for block in ends.blocks] == [(8, 5.0, None), (12, 5.0, None)]
    less = [
        replace(r, answers={key: (2, 3, 3, 4, 4, 5)[(n + (n > 6) * place) % 6] for place, key in enumerate(r.answers)})
        for n, r in enumerate(people[8:])
    ]
    mixed = shown(closed(some_groups((8, 12)), instrument), [*most[:8], *less]).sections[0]
    assert [block.open_end for block in mixed.blocks] == [OpenEnd.OR_MORE, OpenEnd.OR_LESS]
    assert mixed.blocks[0].score < 4.5


def with_bands(*edges: tuple[str, str, bool, bool]) -> Instrument:
    instrument = an_instrument(items=3)
    band = instrument.bands[0]
    return replace(
        instrument,
        bands=tuple(
            Band(str(n), band.title, band.meaning, Decimal(low), Decimal(high), low_in, high_in)
            for n, (low, high, low_in, high_in) in enumerate(edges, 1)
        ),
    )


@pytest.mark.parametrize(
    ("edge_in_lower", "score", "seen"),
    [
        (True, Fraction(3), 3.0),
        (True, Fraction(91, 30), 3.1),  # 3.03 lies above 3.0 and is shown above it
        (True, Fraction(89, 30), 3.0),
        (False, Fraction(3), 3.0),
        (False, Fraction(91, 30), 3.0),
        (False, Fraction(89, 30), 2.9),  # 2.97 lies below 3.0 and is shown below it
        (False, Fraction(13, 6), 2.2),
    ],
)
def test_a_shown_score_has_one_decimal_and_keeps_its_band(edge_in_lower: bool, score: Fraction, seen: float) -> None:
    instrument = with_bands(("1", "3", True, edge_in_lower), ("3", "5", not edge_in_lower, True))
    assert shown_score(score, instrument) == seen
    assert instrument.band_of(seen) == instrument.band_of(float(score))


def test_a_mean_on_the_edge_is_exact_in_any_order() -> None:
    """Thirds add up to 3.0 exactly, which lies in the lower band here; a float's last digit would move it up."""
    instrument = with_bands(("1", "3", True, True), ("3", "5", False, True))
    rows = [(3, 3, 4), (4, 3, 3), (2, 3, 2), (3, 4, 3), (3, 3, 3), (2, 2, 3), (4, 3, 3)]
    total = sum(i1 + i2 + 6 - i3 for i1, i2, i3 in rows)
    assert total == 3 * 3 * len(rows)
    responses = [
        a_response("g1", {f"s{s}i{n}": v for s in (1, 2) for n, v in enumerate(row, 1)}, id=f"p{k}")
        for k, row in enumerate(rows)
    ]
    for turn in range(len(rows)):
        turned_round = responses[turn:] + responses[:turn]
        section = shown(closed(some_groups((7,)), instrument), turned_round).sections[0]
        exact = ThemeAnswers.of(instrument.sections[0], turned_round, instrument, 5).score
        assert exact is not None
        band = instrument.band_of(exact)
        assert (section.score, band and band.code) == (3.0, "1")
        assert section.band_note == "No band is named: one person more or less would decide between 1 and 2."


def test_a_letter_that_is_named_stands_whoever_is_left_out() -> None:
    """Of random answers: the average of all but one, whoever it is, lies in the same band."""
    instrument, chance, named = with_bands(("1", "3", True, True), ("3", "5", False, True)), random.Random(4), 0
    for _time in range(60):
        middle = chance.choice((2, 3, 4))
        responses = [
            a_response(
                "g1",
                {i.id: min(5, max(1, middle + chance.choice((-1, 0, 0, 1)))) for i in instrument.items},
                id=f"p{n}",
            )
            for n in range(7)
        ]
        for place, section in enumerate(shown(closed(some_groups((7,)), instrument), responses).sections):
            if section.band is None:
                continue
            named += 1
            for one in responses:
                others = [other for other in responses if other is not one]
                score = ThemeAnswers.of(instrument.sections[place], others, instrument, 5).score
                assert score is not None
                assert instrument.band_of(score) == section.band
    assert named > 20


@pytest.mark.parametrize(
    ("share", "items", "answered", "counts"),
    [("0.5", 3, 1, False), ("0.5", 3, 2, True), ("0.5", 4, 2, True), ("0.66", 6, 3, False), ("0.66", 6, 4, True),
     ("0.55", 20, 11, True), ("0", 3, 1, True), ("0", 3, 0, False), ("1", 3, 2, False)],
)  # fmt: skip
def test_how_many_answers_make_a_score(share: str, items: int, answered: int, counts: bool) -> None:
    instrument = replace(an_instrument(items=items), min_answered=Decimal(share))
    answers: dict[str, Answer] = {f"s1i{n}": 3 if n <= answered else DK for n in range(1, items + 1)}
    assert (person_score(answers, instrument.sections[0], instrument) is not None) is counts


def test_a_reversed_item_counts_as_asked_and_scores_turned() -> None:
    scale = an_instrument(items=2).scale
    zero = replace(scale, points=tuple(replace(p, value=p.value - 1) for p in scale.points))
    for used, low in ((scale, 1), (zero, 0)):
        instrument = replace(an_instrument(items=2), scale=used)
        responses = [a_response("g1", {"s1i1": low + 3, "s1i2": low}, id=f"p{n}") for n in range(6)]
        section = shown(closed(some_groups((6,)), instrument), responses).sections[0]
        plain, turned = section.items
        assert section.score == low + 3.5
        assert (plain.counts, plain.high, plain.low) == ((0, 0, 0, 6, 0), 6, 0)
        assert (turned.counts, turned.high, turned.low) == ((6, 0, 0, 0, 0), 0, 6)
        assert (plain.position, turned.position) == (low + 3, low + 4)


# --- Main points, differences, people who did not answer


def rows(*answers: tuple[int, int, int], group: str = "g1") -> list[Response]:
    return [
        a_response(group, {f"s{s}i{n}": v for s in (1, 2) for n, v in enumerate(row, 1)}, id=f"{group}-{k}")
        for k, row in enumerate(answers)
    ]


def test_a_count_always_tells_who_agrees() -> None:
    """Four points, 6 near yes and 4 near no: no split, but something to talk about. Agreeing is told all the same."""
    instrument = an_instrument(points=4)
    responses = rows(*[(3, 3, 2)] * 6, *[(2, 3, 3)] * 4)
    results = shown(closed(some_groups((10,)), instrument), responses)
    talk = [p for p in results.main_points if p.kind is PointKind.TALK]
    assert [(p.count, p.total, p.sentence) for p in talk[:2]] == [
        (6, 10, "6 of 10 agree."),
        (4, 10, "4 of 10 agree."),
    ]


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("We meet often.", "We meet often."),
        ("Can we meet?", "Can we meet?"),
        ("People with lived experience", "The statement “People with lived experience”"),
    ],
)
def test_the_name_of_a_row_is_no_group(statement: str, named: str) -> None:
    instrument = an_instrument(sections=1, items=1)
    (section,) = shown(closed(some_groups((6,)), instrument), crowd(6, value=5, instrument=instrument)).sections
    asked = replace(section, items=tuple(replace(item, statement=statement) for item in section.items))
    (point, *_more) = main_points([asked], (), instrument.scale)
    assert (point.headline, point.sentence) == (named, "6 of 6 agree.")


def test_a_split_tells_both_halves() -> None:
    results = shown(closed(some_groups((6,))), rows(*[(5, 3, 3)] * 3, *[(1, 3, 3)] * 3))
    assert results.main_points[0].kind is PointKind.TALK
    assert results.main_points[0].sentence == "3 of 6 agree; 3 of 6 disagree."


def saying(people: int, instrument: Instrument, answers: dict[str, int]) -> list[Response]:
    """Everybody gives these answers, and the middle to everything else."""
    return [a_response("g1", {i.id: answers.get(i.id, 3) for i in instrument.items}, id=f"p{n}") for n in range(people)]


def test_two_items_seen_very_differently_are_the_surprise() -> None:
    """Every section has one good and one bad item. Three of each are main points; the fourth pair is the surprise."""
    instrument = an_instrument(sections=4)
    answers = {f"s{s}i1": 5 for s in (1, 2, 3, 4)} | {f"s{s}i2": 1 for s in (1, 2, 3, 4)}
    results = shown(closed(some_groups((6,)), instrument), saying(6, instrument, answers))
    assert [p.kind for p in results.main_points] == [PointKind.WORKS] * 3 + [PointKind.TALK] * 3 + [PointKind.SURPRISE]
    surprise = results.main_points[-1]
    assert (surprise.section_id, surprise.sentence) == (
        "s4",
        "“Statement 1 of 4.” 6 of 6 agree. But: “Statement 2 of 4.” 0 of 6 agree.",
    )


def test_a_main_point_is_no_surprise_as_well() -> None:
    instrument = an_instrument(sections=1)
    results = shown(closed(some_groups((6,)), instrument), saying(6, instrument, {"s1i1": 5, "s1i2": 1}))
    assert [p.headline for p in results.main_points] == ["Statement 1 of 1.", "Statement 2 of 1."]


def test_of_equal_shares_the_one_of_more_people_comes_first() -> None:
    responses = saying(9, an_instrument(), {"s1i1": 5, "s2i1": 5})
    responses[0] = responses[0].with_answer("s1i1", DK)
    points = shown(closed(some_groups((9,))), responses).main_points
    assert [(p.headline, p.count) for p in points] == [("Statement 1 of 2.", 9), ("Statement 1 of 1.", 8)]


GOOD, BAD = {f"s1i{n}": 5 if n < 3 else 1 for n in (1, 2, 3)}, {f"s2i{n}": 1 if n < 3 else 5 for n in (1, 2, 3)}


def headline_of(*groups: list[Response]) -> str:
    """The headline for people of these groups; ids and groups are given out anew."""
    people = [(f"g{g}", r) for g, group in enumerate(groups, 1) for r in group]
    made = [replace(r, id=f"p{n}", group_id=place) for n, (place, r) in enumerate(people)]
    return shown(closed(some_groups(tuple(len(group) for group in groups))), made).headline


def test_the_headline() -> None:
    instrument = an_instrument()
    low = saying(6, instrument, BAD)
    halves = saying(3, instrument, {**GOOD, **BAD})
    halves += saying(3, instrument, {**GOOD, **{k: 6 - v for k, v in BAD.items()}})
    works = "Most answers are good news on the theme “Section 1”."
    assert (
        headline_of(saying(6, instrument, {**GOOD, **BAD})) == f"{works} We have work to do on the theme “Section 2”."
    )
    assert headline_of(halves) == f"{works} We see the theme “Section 2” in different ways."
    assert headline_of(halves[:3] * 2, halves[3:] * 2) == f"{works} We see the theme “Section 2” in different ways."
    assert headline_of(saying(6, instrument, GOOD)) == works
    assert headline_of(low) == "We have work to do on the theme “Section 2”."
    assert headline_of(saying(6, instrument, {"s1i1": 4})) == "No theme stands out."
    assert headline_of(saying(6, instrument, {})) == "No theme stands out."


def test_themes_a_tenth_apart_are_not_ranked() -> None:
    """One answer of one person lower makes no theme the weakest."""
    good = {i.id: 2 if i.reverse else 4 for i in an_instrument().items}
    people = saying(12, an_instrument(), good)
    people[:2] = saying(2, an_instrument(), {**good, "s2i1": 2})
    results = shown(closed(some_groups((12,))), [replace(r, id=f"p{n}") for n, r in enumerate(people)])
    assert [section.score for section in results.sections] == [4.0, 3.9]
    assert results.headline == "Most answers are good news in every theme."
    assert results.ends == ""


def test_one_loud_person_is_no_difference() -> None:
    same = [(3, 3, 3)] * 4
    assert not shown(closed(some_groups((4, 4))), rows(*same) + rows(*same, group="g2")).sections[0].differences
    loud = [(5, 5, 1), (3, 3, 3), (3, 3, 3), (3, 3, 3)]
    assert not shown(closed(some_groups((4, 4))), rows(*loud) + rows(*same, group="g2")).sections[0].differences


def told_apart(one: BlockScore, other: BlockScore, widest: float = 0.5) -> tuple[Difference, ...]:
    return differences_of("s1", (one, other), widest, 5)


def test_a_difference_exactly_at_the_limit_counts() -> None:
    """On five points 0.75 at least, between what is told of the two."""
    gap = Difference("s1", "g1", "g2", 0.75)
    assert told_apart(BlockScore("g1", 12, 4.0), BlockScore("g2", 12, 3.25)) == (gap,)
    assert told_apart(BlockScore("g2", 12, 3.25), BlockScore("g1", 12, 4.0)) == (gap,)
    assert told_apart(BlockScore("g1", 12, 4.0), BlockScore("g2", 12, 3.26)) == ()


def test_what_may_lie_nearer_is_no_difference() -> None:
    more, less = OpenEnd.OR_MORE, OpenEnd.OR_LESS
    assert told_apart(BlockScore("g1", 12, 4.0, more), BlockScore("g2", 12, 3.0, less))
    assert not told_apart(BlockScore("g1", 12, 4.0, less), BlockScore("g2", 12, 3.0))
    assert not told_apart(BlockScore("g1", 12, 4.0), BlockScore("g2", 12, 3.0, more))


def test_a_difference_that_chance_easily_makes_is_none() -> None:
    """Of 8 and 8 people whose scores lie 1.5 about the mean, 1.2 apart is what chance makes."""
    assert told_apart(BlockScore("g1", 8, 4.2), BlockScore("g2", 8, 3.1), 0.9)
    assert not told_apart(BlockScore("g1", 8, 4.2), BlockScore("g2", 8, 3.1), 1.5)


def test_every_difference_is_said_and_never_more_by_chance_than_there_are() -> None:
    instrument = an_instrument(sections=12)
    groups = some_groups((24, 24))
    people = []
    for group in groups:
        for n in range(group.asked):
            alike, apart = 1 + n % 5, (1, 2, 2, 3, 4)[n % 5] + (group.id == "g1")
            values = {f"s{number}": apart if number <= 6 else alike for number in range(1, 13)}
            answers = {i.id: 6 - values[i.id[:-2]] if i.reverse else values[i.id[:-2]] for i in instrument.items}
            people.append(a_response(group.id, answers, id=f"{group.id}-{n}"))
    results = shown(closed(groups, instrument), people)
    assert sum(len(section.differences) for section in results.sections) == 6
    assert [section.verdict for section in results.sections[:6]] == [Verdict.APART] * 6
    assert results.chance_note == ""


def test_people_who_did_not_answer() -> None:
    assert shown(closed(some_groups((6,))), crowd(6)).missing == "Everyone who was asked has answered."
    assert shown(closed(some_groups((5,))), crowd(6)).missing == "Everyone who was asked has answered."
    assert shown(closed(some_groups((7,))), crowd(6)).missing.startswith(
        "Whatever the 1 person who did not answer thinks"
    )
    half = shown(closed(some_groups((12,))), crowd(6)).missing
    assert half == "The 6 people who did not answer could change the picture, so we cannot say what most people think."


def people_saying(n: int, answers: dict[str, Answer]) -> list[Response]:
    return [a_response("g1", answers, id=f"p{k}") for k in range(n)]


def test_most_people_may_also_disagree_whoever_is_missing() -> None:
    """19 of 20 who were asked see everything badly: the last one could not change that."""
    bad: dict[str, Answer] = {i.id: 5 if i.reverse else 1 for i in an_instrument().items}
    assert shown(closed(some_groups((20,))), people_saying(19, bad)).missing == (
        "Whatever the 1 person who did not answer thinks, most people are on one side here: “Statement 1 of 1.” 0 of 19 agree."
    )


def test_a_point_that_few_could_answer_does_not_hide_one_that_holds() -> None:
    """Seven of seven agree on one statement, twelve of thirteen on another: of 15 asked, only the second is sure. Nearly half
    do not know about the first, so that it is no point either way."""
    rest: dict[str, Answer] = {i.id: 3 for i in an_instrument().items}
    responses = [
        replace(r, answers={**rest, "s1i1": 5 if n < 7 else DK, "s1i2": 5 if n < 12 else 1})
        for n, r in enumerate(people_saying(13, rest))
    ]
    results = shown(closed(some_groups((15,))), responses)
    assert [(p.headline, p.count, p.total) for p in results.main_points[:1]] == [("Statement 2 of 1.", 12, 13)]
    assert results.missing.endswith("most people are on one side here: “Statement 2 of 1.” 12 of 13 agree.")


def test_nothing_is_claimed_that_the_missing_could_not_change() -> None:
    """Everybody is in the middle: two more could not bring most people to one side."""
    middle: dict[str, Answer] = {i.id: 3 for i in an_instrument().items}
    assert shown(closed(some_groups((12,))), people_saying(10, middle)).missing == (
        "2 people did not answer. Whatever they think, no statement has most people on one side."
    )


def test_of_all_statements_nothing_is_said_where_one_cannot_be_shown() -> None:
    """Four of six say nothing on the second theme, so that it is not shown: no word about every theme, or about none."""
    instrument = an_instrument()
    hidden = {item.id for item in instrument.sections[1].items}
    for value, headline in (
        (4, "Most answers are good news on the theme “Section 1”."),
        (3, "No theme that can be shown stands out."),
    ):
        said = {i.id: 6 - value if i.reverse else value for i in instrument.items}
        few = [
            replace(r, answers={key: DK if key in hidden and n < 4 else answer for key, answer in r.answers.items()})
            for n, r in enumerate(people_saying(6, said))
        ]
        results = shown(closed(some_groups((8,))), few)
        assert not results.whole
        assert results.headline == headline
    assert results.missing == (
        "2 people did not answer. Whatever they think, no statement that can be shown has most people on one side."
    )


# --- What was shown before


def issue(number: int, results: RoundResults) -> Issue:
    return Issue(f"i{number}", "r1", number, date(2026, 4, 1), "pack", results.sets)


def test_one_person_who_left_is_refused() -> None:
    round_ = closed(some_groups((6, 6)))
    first = shown(round_, crowd(6, 6))
    found = withheld(round_, crowd(6, 5), [issue(1, first)])
    assert found.code == "exposed"
    assert "Section 1, Section 2" in found.do
    assert set(found.facts["clash"]) == {q for q, _people in first.sets}  # type: ignore[call-overload]


def test_three_late_people_are_kept_back_and_four_count() -> None:
    round_ = closed(some_groups((6, 6)))
    first = shown(round_, crowd(6, 5))
    assert first.after_reopening == ""
    for late in (1, 2, 3):
        kept = shown(round_, crowd(6, 5 + late), [issue(1, first)])
        assert (kept.answered, kept.sets, kept.sections) == (11, first.sets, first.sections)
        assert kept.after_reopening.startswith(f"{late} late answer")
        assert kept.after_reopening.endswith("Late answers count when 4 or more people have answered late.")
    assert isinstance(release(round_, "", False, crowd(6, 9), [issue(1, first)]), RoundResults)
    four = shown(round_, crowd(6, 9), [issue(1, first)])
    assert (four.answered, four.after_reopening) == (15, "")
    assert shown(round_, crowd(6, 5), [issue(1, first)]).sets == first.sets


def test_as_few_as_were_promised_are_shown_again_when_one_more_comes_late() -> None:
    """Five were shown, exactly the limit: a sixth is kept back, and does not take away what the five may see."""
    round_ = closed(some_groups((12,)))
    first = shown(round_, crowd(5))
    kept = shown(round_, crowd(6), [issue(1, first)])
    assert (kept.answered, kept.sets) == (5, first.sets)
    assert kept.after_reopening.startswith("1 late answer is kept back.")


def test_four_late_people_are_kept_back_if_a_statement_has_only_three_of_them() -> None:
    round_ = closed(some_groups((6, 6)))
    first = shown(round_, crowd(6, 5))
    later = [r if r.id != "p15" else r.with_answer("s1i1", None) for r in crowd(6, 9)]
    kept = shown(round_, later, [issue(1, first)])
    assert (kept.answered, kept.sets) == (11, first.sets)
    assert kept.after_reopening.endswith("Late answers count when 4 or more late people have answered each statement.")


def test_a_limit_that_was_raised_holds_for_what_was_shown_before() -> None:
    round_ = closed(some_groups((6, 6)))
    first = shown(round_, crowd(6, 5))
    stricter = replace(round_, promise=Promise(k_total=12, k=6, k_dist=6))
    assert withheld(stricter, crowd(6, 6), [issue(1, first)]).code == "exposed"


@pytest.mark.parametrize(("count", "told"), [(0, 0), (1, None), (3, None), (4, 4), (7, 7)])
def test_small_numbers_of_changes_are_told_as_a_few(count: int, told: int | None) -> None:
    results = release(closed(some_groups((12,))), "", False, crowd(12), corrected=count, excluded=count)
    assert isinstance(results, RoundResults)
    assert (results.corrected, results.excluded) == (told, told)


def test_a_person_who_knew_nothing_cannot_leave_unseen_either() -> None:
    """Their answers are in no sum, but how many did not know would fall by one."""
    blank = a_response("g1", {item.id: DK for item in an_instrument().items}, id="quiet")
    round_ = closed(some_groups((8,)))
    first = shown(round_, [*crowd(7), blank])
    assert first.sections[0].items[0].dont_know == 1
    found = withheld(round_, crowd(7), [issue(1, first)])
    assert found.facts["clash"] == ("everyone", "s1", "s2")  # a theme's figure is about all who answered
    assert found.do.endswith("The clash is in: Section 1, Section 2.")


def test_groups_that_would_give_somebody_away_are_left_out() -> None:
    """Four of each group were shown before. With the groups as well, the other two of the first stand out."""
    round_ = closed(some_groups((6, 8)))
    first = frozenset({"p1", "p2", "p3", "p4"})
    before = Issue("i1", "r1", 1, date(2026, 4, 1), "pack", frozenset({("s1", first), ("s1", first | {"p7"})}))
    assert withheld(round_, crowd(6, 8), [before]).code == "exposed"  # alone it gives p7 away already
    before = replace(before, sets=frozenset({("s1", first)}))
    results = shown(round_, crowd(6, 8), [before])
    assert [len(section.blocks) for section in results.sections] == [0, 2]  # the other theme was never shown
    assert results.joined == (
        "What was shown before was about other people or other groups. Groups are not shown again there, because the two "
        "could be set against each other.",
    )


# --- People's own words


def with_words(*comments: Comment | None, place: str = "s1", extra: int = 5) -> list[Response]:
    made = crowd(len(comments) + extra)
    return [r.with_comment(place, c) for r, c in zip(made, [*comments, *[None] * extra])]


WRITTEN, OTHER, PRIVATE = (
    Comment("As I said it", CommentUse.AS_WRITTEN),
    Comment("Say it in other words", CommentUse.OTHER_WORDS),
    Comment("For you alone", CommentUse.FACILITATOR_ONLY),
)


def comments_of(responses: list[Response], promise: Promise | None = None) -> tuple[tuple[str, ...], int | None, str]:
    found = shown(closed(some_groups((len(responses),)), promise=promise), responses).sections[0].comments
    return found.texts, found.held_back, found.withheld


def test_comments_need_three_people() -> None:
    assert comments_of(with_words(WRITTEN, WRITTEN, WRITTEN)) == (("As I said it",) * 3, 0, "")
    texts, held_back, why = comments_of(with_words(WRITTEN, WRITTEN))
    assert (texts, held_back) == ((), None)
    assert why == "Fewer than 3 people wrote something to show here. We promised not to show it."
    assert comments_of(with_words())[2] == why  # nobody or two: nobody can tell


def test_three_comments_of_two_people_are_too_few() -> None:
    two = with_words(WRITTEN, WRITTEN)
    two[0] = two[0].with_comment("s1i1", Comment("One more"))
    assert comments_of(two)[0] == ()
    two[2] = two[2].with_comment("s1i2", Comment("And mine"))
    assert sorted(comments_of(two)[0]) == ["And mine", "As I said it", "As I said it", "One more"]


def test_the_writer_decides() -> None:
    assert comments_of(with_words(WRITTEN, WRITTEN, OTHER))[0] == ()
    texts, held_back, _why = comments_of(with_words(WRITTEN, WRITTEN, WRITTEN, OTHER, PRIVATE))
    assert (texts, held_back) == (("As I said it",) * 3, 2)


def test_a_higher_limit_for_comments_is_kept() -> None:
    assert comments_of(with_words(*[WRITTEN] * 4), Promise(k_comments=5))[0] == ()
    assert len(comments_of(with_words(*[WRITTEN] * 5), Promise(k_comments=5))[0]) == 5


@pytest.mark.parametrize("rule", [CommentRule.DO_NOT_ASK, CommentRule.FACILITATOR_ONLY])
def test_no_comments_leave_where_none_were_promised(rule: CommentRule) -> None:
    texts, held_back, why = comments_of(with_words(*[WRITTEN] * 6), Promise(comments=rule))
    assert (texts, held_back) == ((), None)
    assert why


def test_open_questions_follow_the_same_rule() -> None:
    responses = with_words(WRITTEN, WRITTEN, WRITTEN, place="o1")
    (answers,) = shown(closed(some_groups((6,))), responses).open_comments
    assert (answers.title, answers.texts) == ("What works well?", ("As I said it",) * 3)


def test_comments_come_in_fresh_order() -> None:
    responses = with_words(*[Comment(f"Comment {n}") for n in range(12)])
    orders = {comments_of(responses)[0] for _time in range(5)}
    assert len(orders) > 1
    assert len({tuple(sorted(order)) for order in orders}) == 1
