"""No two sentences about a round contradict each other, whatever people answered: screens, projector and pack."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from builders import an_instrument
from claims import AGAINST, WHOLE, Claim, claims, contradictions, report_claims
from facilitator_app import instruments, paths
from facilitator_app.analysis import release
from facilitator_app.analysis.main_points import to_talk_about, working
from facilitator_app.analysis.people import InnerRound, group_report
from facilitator_app.domain.instrument import Instrument, Kind
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.people_results import GroupReport
from facilitator_app.domain.response import Answer, Outside, Response
from facilitator_app.domain.results import RoundResults, View
from facilitator_app.domain.round import Promise, Round, RoundState
from kind_results import filled, groups_for, made_up
from packs.people_shelf import answers, behaviours

ROUNDS = 100
"""``benchmarks/one_voice.py`` reads 5,000."""
REPORTS = range(4, 11)
LIBRARY = tuple(
    one for one in instruments.library([paths.bundled("instruments")])[0] if not one.open_book and one.needs is None
)


def a_crowd(rng: random.Random, instrument: Instrument, groups: tuple[RaterGroup, ...]) -> list[Response]:
    """Content people or others, each with a leaning of their own, groups and themes that lie apart in some rounds, divided crowds in others, and
    some questions that many cannot answer."""
    level = rng.choice((0.6, 0.6, 1.6, -0.6))
    apart, split, gaps = rng.choice((0, 0.8, 1.5)), rng.random() < 0.3, rng.choice((0.0, 0.1, 0.5))
    by_group = {group.id: rng.gauss(0, apart) for group in groups}
    by_theme = {section.id: rng.gauss(0, 0.6) for section in instrument.sections}
    hard = {item.id for item in instrument.items if rng.random() < gaps}
    found = []
    for group in groups:
        asked = instrument.asked_of(group.id)
        for _person in range(group.asked):
            own, side = rng.gauss(0, 0.6), rng.choice((-1.3, 1.3)) if split else 0.0
            answers: dict[str, Answer] = {}
            for section in asked.sections:
                for item in section.items:
                    scale = instrument.scale_of(item)
                    lies = level + own + side + by_group[group.id] + by_theme[section.id] + rng.gauss(0, 0.7)
                    place = min(len(scale.points) - 1, max(0, round((lies + 2) / 4 * (len(scale.points) - 1))))
                    value = scale.values[-1 - place if item.reverse else place]
                    lost = item.id in hard and rng.random() < 0.55 and scale.dont_know
                    answers[item.id] = Outside.DONT_KNOW if lost else value
            found.append(Response(f"r{rng.getrandbits(64):x}", group.id, answers))
    return found


def a_round_of(seed: int) -> RoundResults | None:
    """What may be shown of a random round of any kind; None where nothing may be."""
    rng = random.Random(seed)
    instrument = rng.choice((rng.choice(LIBRARY), filled(rng.choice(tuple(Kind)))))
    groups = groups_for(instrument)
    if not instrument.open_book:
        sizes = [rng.choice((5, 8, 12, 20, 30)) for _group in range(rng.choice((1, 2, 2, 3)))]
        groups = tuple(RaterGroup(f"g{n}", f"Group {n}", f"group {n}", size) for n, size in enumerate(sizes))
    round_ = Round("r", "p", "Spring round", RoundState.CLOSED, instrument, groups, Promise(), True)
    found = release(round_, "Harbour", False, a_crowd(rng, instrument, groups), view=View(items=rng.random() < 0.5))
    return found if isinstance(found, RoundResults) else None


@pytest.mark.parametrize("part", range(4))
def test_no_two_sentences_contradict_each_other(part: int) -> None:
    shown = 0
    for seed in range(part, ROUNDS, 4):
        results = a_round_of(seed)
        if results is None:
            continue
        shown += 1
        assert contradictions(claims(results)) == [], f"round {seed}: {results.instrument.id}"
    assert shown > ROUNDS / 8


@pytest.mark.slow
def test_these_rounds_say_all_that_could_contradict_something() -> None:
    """What no round says is held against nothing."""
    said = {claim.says for seed in range(ROUNDS) if (results := a_round_of(seed)) for claim in claims(results)}
    said |= {claim.says for seed in REPORTS for claim in report_claims(a_report(seed))}
    assert {one for pair in AGAINST for one in pair} - said == set()


def test_a_statement_that_two_themes_ask_is_told_with_its_theme() -> None:
    """Goals share their statements: in a list of several goals each says which goal it is about."""
    results = made_up(Kind.GOALS)
    shared = [item for section in results.sections for item in section.items]
    assert len({item.statement for item in shared}) < len({item.named for item in shared}) == len(shared)
    titles = {section.section_id: section.title for section in results.sections}
    listed = [*working(results.sections), *to_talk_about(results.sections)]
    assert listed
    assert all(titles[section.section_id] in item.statement for section, item in listed)


def talk_note(answers_of: Callable[[int, str], Answer]) -> str:
    """What is said of the list of things to talk about in a round of 12; ``answers_of``: person, item → answer."""
    instrument = an_instrument(2, 5)
    people = [
        Response(f"r{n}", "g1", {item.id: answers_of(n, item.id) for item in instrument.items}) for n in range(12)
    ]
    group = (RaterGroup("g1", "Group", "group", 12),)
    results = release(
        Round("r", "p", "Round", RoundState.CLOSED, instrument, group, Promise(), True), "Harbour", False, people
    )
    assert isinstance(results, RoundResults)
    return results.talk_note


def test_a_list_says_how_many_would_be_in_it_by_chance() -> None:
    """One statement that many others are unlike would hardly be; of statements that are all alike, as many would be."""
    turned = {item.id for item in an_instrument(2, 5).items if item.reverse}
    alone = talk_note(lambda n, item: 1 if item == "s1i1" and n < 6 else 2 if item in turned else 4)
    assert alone == (
        "1 of 10 statements is like this. If all answers were shuffled between the statements, hardly any would be."
    )
    rng = random.Random(1)
    alike = talk_note(lambda _n, _item: rng.choice((1, 2, 4, 5)))
    said = r"(\d+) of 10 statements are like this. If all answers were shuffled between the statements, about (\d+) would be."
    said += " Chance easily makes so many, so their number says nothing."
    found, chance = (int(n) for n in re.fullmatch(said, alike).groups())  # type: ignore[union-attr]
    assert abs(found - chance) <= 2


def a_report(seed: int) -> GroupReport:
    """Everybody about whom people answered; in half of them some statements are seen far more, or less, than the rest."""
    rng = random.Random(seed)
    count, sizes = rng.randint(4, 6), rng.choice(((5, 4), (8, 8), (12, 10)))
    some = [answers(f"P{n}", sizes=sizes, seed=1000 * seed + n, words=(), lean=0.5) for n in range(count)]
    items = [item.id for item in some[0].round_.instrument.items]
    far = {rng.choice(items): rng.choice((1, 5)) for _item in range(rng.choice((0, 0, 1, 3)))}
    inner = [InnerRound(one.round_, [replace(r, answers={**r.answers, **far}) for r in one.all], ()) for one in some]
    found = group_report(replace(some[0].round_, id="all", instrument=behaviours()), "Harbour", False, inner)
    assert isinstance(found, GroupReport)
    return found


@pytest.mark.slow
def test_no_two_sentences_about_everybody_contradict_each_other() -> None:
    picked = 0
    for seed in REPORTS:
        report = a_report(seed)
        picked += bool(report.highest or report.lowest)
        found = report_claims(report)
        assert contradictions(found) == [], f"report {seed}"
        places = {claim.where for claim in found if claim.says in ("seen most", "seen least")}
        assert places in (set(), {"projector", "paper", "screen"}), "all of them say it, or none"
    assert 0 < picked < len(REPORTS)
    twice = replace(report, highest=report.results.sections[0].items[:1], lowest=report.results.sections[0].items[:1])
    assert contradictions(report_claims(twice))


def test_the_reader_finds_what_contradicts() -> None:
    """A page that says the one and another that says the other is found; so is a count that means two things."""
    results = next(one for seed in range(50) if (one := a_round_of(seed)) and len(one.sections) > 1)
    title = results.sections[0].title
    for sentence, other in (
        (f"Most answers are good news on the theme “{title}”.", f"We have work to do on the theme “{title}”."),
        (f"Most answers are good news on the theme “{title}”.", f"Groups see the theme “{title}” differently."),
    ):
        both = replace(results, headline=f"{sentence} {other}")
        assert contradictions(claims(both))
    item = next(item for section in results.sections for item in section.items if item.n and not item.withheld)
    two = [Claim(item.statement, "counts", place, (n, item.n)) for place, n in (("a", 3), ("b", 2))]
    assert contradictions(two)
    assert contradictions([Claim(WHOLE, "no groups", "a"), Claim(WHOLE, "groups compared", "b")])
