"""Answers are dealt out anew at closing: nobody's lie together any more, and every figure is what it was."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from builders import a_round, an_instrument, some_groups
from facilitator_app import paths
from facilitator_app.analysis import release
from facilitator_app.analysis.dealing import dealt, parts_of
from facilitator_app.analysis.release import USUAL
from facilitator_app.domain.instrument import Instrument, Kind
from facilitator_app.domain.response import Outside, Response
from facilitator_app.domain.results import ChosenGroups, Issue, PublishedSets, RoundResults, View, Withheld
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.services.library import Library

BUNDLED = {one.id: one for one in Library((paths.bundled("instruments"),)).all() if not one.needs}
SIZES = ((9, 8, 8), (9, 8, 4, 3), (6, 1, 7), (12, 2), (5, 5, 5, 5, 5))
VIEWS = (USUAL, View(items=True))


def people(chance: random.Random, instrument: Instrument, sizes: Sequence[int], gaps: float = 0.06) -> list[Response]:
    found = []
    for place, size in enumerate(sizes, 1):
        for _person in range(size):
            leaning, answers = chance.random(), {}
            for item in instrument.asked_of(f"g{place}").items:
                values = instrument.scale_of(item).values
                at = round(chance.gauss(leaning, 0.2) * (len(values) - 1))
                kind = chance.random()
                if kind >= gaps:
                    said = values[max(0, min(len(values) - 1, at))]
                    answers[item.id] = Outside.DONT_KNOW if kind < 2 * gaps else said
            found.append(Response(f"p{len(found):02}", f"g{place}", answers))
    return found


def closed(instrument: Instrument, sizes: Sequence[int]) -> Round:
    return a_round(instrument=instrument, groups=some_groups(tuple(sizes)), state=RoundState.CLOSED)


def line(results: RoundResults | Withheld) -> list[Issue]:
    sets: PublishedSets = results.sets if isinstance(results, RoundResults) else frozenset()
    return [Issue("i1", "r1", 1, date(2026, 4, 1), "screen", sets)]


def without_people(results: RoundResults | Withheld) -> RoundResults | Withheld:
    return replace(results, sets=frozenset()) if isinstance(results, RoundResults) else results


def sizes_of(results: RoundResults | Withheld) -> list[tuple[str, int]]:
    sets = results.sets if isinstance(results, RoundResults) else ()
    return sorted((quantity, len(members)) for quantity, members in sets)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(BUNDLED))
def test_every_figure_is_what_it_was(name: str) -> None:
    chance = random.Random(name)
    for sizes in SIZES[:3]:
        round_ = closed(BUNDLED[name], sizes)
        before = people(chance, round_.instrument, sizes)
        after, waiting = dealt(round_, [], before, frozenset(), chance.shuffle)
        assert not waiting
        for view in VIEWS:
            was = release(round_, "", False, before, view=view)
            now = release(round_, "", False, after, view=view)
            assert without_people(now) == without_people(was)
            assert sizes_of(now) == sizes_of(was), "as many people stand behind each figure in the ledger"


@pytest.mark.slow
def test_figures_stay_when_answers_that_were_shown_are_dealt() -> None:
    """Of a file from before: the ledger names who is behind each figure, and it still does."""
    for seed in range(20):
        chance = random.Random(seed)
        sizes = chance.choice(SIZES)
        round_ = closed(an_instrument(sections=3, items=3), sizes)
        before = people(chance, round_.instrument, sizes, gaps=0.1)
        shown = release(round_, "", False, before, view=VIEWS[seed % 2])
        sets = line(shown)[0].sets
        after, _waiting = dealt(round_, [], before, sets, chance.shuffle)
        assert {one.id for one in after} == {one.id for one in before}
        for view in VIEWS:
            was = release(round_, "", False, before, line(shown), view=view)
            now = release(round_, "", False, after, line(shown), view=view)
            assert now == was, "with the very people"


@pytest.mark.slow
@pytest.mark.parametrize("late", [1, 3, 5, 12])
def test_late_answers_are_told_as_before(late: int) -> None:
    """Three are kept back, and their answers stay sealed; more count where the same would have counted."""
    alike = seen = 0
    for seed in range(10):
        chance = random.Random(f"{seed} {late}")
        sizes = chance.choice(SIZES)
        round_ = closed(an_instrument(sections=3, items=3), sizes)
        everyone = people(chance, round_.instrument, sizes, gaps=0.02)
        chance.shuffle(everyone)
        first, more = everyone[late:], everyone[:late]
        early, _waiting = dealt(round_, [], first, frozenset(), chance.shuffle)
        was, now = release(round_, "", False, first), release(round_, "", False, early)
        if isinstance(now, Withheld):
            continue
        assert without_people(now) == without_people(was)
        later, waiting = dealt(round_, early, more, now.sets, chance.shuffle)
        assert (len(later), len(waiting)) == ((0, late) if late < 4 else (late, 0))
        sealed = [Response(one.id, one.group_id, waiting=True) for one in waiting]
        was = release(round_, "", False, everyone, line(was))
        again = release(round_, "", False, [*early, *later, *sealed], line(now))
        assert isinstance(again, RoundResults)
        assert isinstance(was, RoundResults)
        assert (again.answered, again.after_reopening) == (was.answered, was.after_reopening)
        assert [(s.score, s.items) for s in again.sections] == [(s.score, s.items) for s in was.sections]
        seen += 1
        alike += without_people(again) == without_people(was)
    assert alike >= 0.8 * seen, (alike, seen)


def test_nothing_is_kept_that_two_answers_of_one_person_have_in_common() -> None:
    """60 people in groups of 20 whose answers name them: as handed in, and dealt."""
    instrument = an_instrument(sections=6, items=6)
    round_ = closed(instrument, (20, 20, 20))
    # Each person's answers are their own number in each place: not of the scale, so that the test can follow them.
    named = [Response(f"p{n:02}", f"g{n % 3 + 1}", {item.id: n for item in instrument.items}) for n in range(60)]
    after, _waiting = dealt(round_, [], named, frozenset(), random.Random(1).shuffle)
    pairs = same = 0
    for one in after:
        said = list(one.answers.values())
        assert {f"g{n % 3 + 1}" for n in said} == {one.group_id}, "the group stays"
        pairs += len(said) * (len(said) - 1) // 2
        same += sum(a == b for place, a in enumerate(said) for b in said[:place])
    assert same / pairs == pytest.approx(1 / 20, abs=0.01), "as often as by chance"
    assert not {one.id for one in after} & {one.id for one in named}


def test_people_of_small_groups_are_dealt_with_those_they_are_shown_with() -> None:
    instrument = an_instrument(sections=2, items=3)
    round_ = closed(instrument, (8, 4, 1))
    after, _waiting = dealt(round_, [], people(random.Random(1), instrument, (8, 4, 1)), frozenset(), random.shuffle)
    assert {one.group_id: one.among for one in after} == {
        "g1": frozenset({"g1"}),
        "g2": frozenset({"g2", "g3"}),
        "g3": frozenset({"g2", "g3"}),
    }
    apart = (ChosenGroups("a", "Some", ("g1", "g2")), ChosenGroups("b", "Others", ("g3",)))
    found = release(round_, "", False, after, view=View(parts=apart))
    assert isinstance(found, Withheld)
    more = people(random.Random(2), instrument, (0, 6, 6))
    more = [replace(one, id=f"late{one.id}") for one in more]
    later, _waiting = dealt(round_, [], [*after, *more], frozenset(), random.shuffle)
    assert all(one.among == {"g2", "g3"} for one in later if one.group_id != "g1"), "once dealt together, for good"
    shown = release(round_, "", False, later, view=View(items=True))
    assert isinstance(shown, RoundResults)
    assert [block.id for block in shown.blocks] in ([], ["g1", "g2"])


def test_too_few_people_stay_sealed() -> None:
    instrument = an_instrument()
    round_ = closed(instrument, (2, 2))
    few = people(random.Random(1), instrument, (2, 2))
    assert dealt(round_, [], few, frozenset(), random.shuffle) == ([], few)


def test_what_needs_more_than_one_answer_keeps_no_more() -> None:
    risks = next(one for one in BUNDLED.values() if one.kind is Kind.RISK_GRID)
    assert {len(part) for part in parts_of(risks)} == {1, 2}, "both sides of a risk, and how well it is held"
    stages = next(one for one in BUNDLED.values() if one.kind is Kind.STAGES)
    assert {len(part) for part in parts_of(stages)} == {1}
