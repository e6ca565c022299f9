"""An attack on rounds of overlapping groups: what paper, projector and the large figure show beside each other never tells of one who joined or
left. What stands there is read from the PDF and from the slides; who answered when, the attacker knows from the tick lists.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pytest

from analysis.test_same_people import found_out
from facilitator_app.analysis.since_last import ShownRound, since_last
from facilitator_app.charts.figures import FigureKind, figures_of
from facilitator_app.domain.language import month_of
from facilitator_app.domain.over_time import SinceLast
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.steps import finish
from facilitator_app.packs import PartId, render_pack
from facilitator_app.ui.room.slides import CHANGED, slides_of
from packs.paper import read
from packs.samples import facts
from packs.test_changed import heard, told
from two_rounds import one_section, results

EVERYONE = "abcdefghijkl"
INSTRUMENT = one_section(3)
ITEMS = tuple(item.id for item in INSTRUMENT.items)
NAMES = ("Alder", "Beech", "Cedar")
DAYS = (date(2021, 1, 15), date(2022, 5, 15), date(2023, 9, 15))


@dataclass(frozen=True)
class Played:
    """A round as it was: who answered, and what is released of it."""

    people: frozenset[str]
    results: RoundResults


def play(groups: Sequence[frozenset[str]], chance: random.Random) -> list[Played]:
    """Rounds of these people. Nobody ever changes an answer: so whatever changes is who joined and who left."""
    said = {person: [chance.randint(1, 5) for _item in ITEMS] for person in EVERYONE}
    found = []
    for people, name, day in zip(groups, NAMES, DAYS):
        answers = {item: [said[person][n] for person in sorted(people)] for n, item in enumerate(ITEMS)}
        found.append(Played(people, results(INSTRUMENT, answers, day, id_=name, name=name)))
    return found


def pages(rounds: Sequence[Played], *, gate: bool) -> list[SinceLast]:
    """What was shown of change after each round. Without the gate all are taken to be the same people."""
    same = frozenset("abcde")
    shown = [ShownRound(one.results, one.people if gate else same) for one in rounds]
    return [since_last(shown[n], shown[:n])[0] for n in range(1, len(shown))]


def on_paper(since: SinceLast) -> str:
    """All that the pack says and draws, without its practice of naming its own round."""
    parts = frozenset({PartId.CHANGED})
    return heard(read(finish(render_pack(since.now, facts(since=since, parts=parts)))))


def on_the_projector(since: SinceLast) -> str:
    return " ".join(told(one) for one in slides_of(since.now, since=since) if one.key == CHANGED)


def on_the_figure(since: SinceLast) -> str:
    found = [one for one in figures_of(since.now, since) if one.kind is FigureKind.CHANGE]
    return " ".join(f"{one.title} {one.words} {since.now.round_name}" for one in found)


PLACES = (on_paper, on_the_projector, on_the_figure)


def beside(text: str, now: RoundResults) -> set[int]:
    """The rounds that a text names, by name or by the month of a line over time; none where it names its own alone."""
    found = {n for n, (name, day) in enumerate(zip(NAMES, DAYS)) if name in text or month_of(day) in text}
    return found if found - {NAMES.index(now.round_name)} else set()


def read_out(rounds: Sequence[Played], *, gate: bool) -> list[set[int]]:
    """Which rounds stood beside each other, page after page and slide after slide."""
    found = []
    for since in pages(rounds, gate=gate):
        paper, projector, figure = (beside(place(since), since.now) for place in PLACES)
        assert paper == projector == figure, "all show the same"
        found.append(paper)
    return found


def known_from(rounds: Sequence[Played], shown: Sequence[set[int]]) -> set[str]:
    """Who is found out by one who has all of it, with the exact sums of every round that stands anywhere."""
    there = sorted(set[int]().union(*shown))
    return found_out([rounds[n].people for n in there], EVERYONE) if there else set()


def overlapping(chance: random.Random) -> list[frozenset[str]]:
    """Three rounds of eight or so: most stay, some come, some go, now and then another half altogether."""
    rounds = [frozenset(chance.sample(EVERYONE, 8))]
    while len(rounds) < 3:
        most = chance.choice([1, 1, 4])
        gone = chance.sample(sorted(rounds[-1]), min(len(rounds[-1]) - 5, chance.randint(0, most)))
        free = sorted(set(EVERYONE) - rounds[-1])
        new = chance.sample(free, min(len(free), chance.randint(0, most)))
        rounds.append(rounds[-1] - set(gone) | set(new))
    return rounds


@pytest.mark.slow
def test_nobody_who_joined_or_left_is_found_on_paper_or_on_the_projector() -> None:
    chance, without, shown = random.Random(41), 0, 0
    for _try in range(30):
        rounds = play(overlapping(chance), chance)
        told_with = read_out(rounds, gate=True)
        assert not known_from(rounds, told_with)
        shown += any(told_with)
        without += bool(known_from(rounds, [set(range(len(rounds)))]))
    assert without > 12, "the attack finds people where every round is shown"
    assert shown > 6, "and something is left to be shown"


def eight_of_nine() -> list[Played]:
    """The second round has one person more."""
    return play([frozenset("abcdefgh"), frozenset("abcdefghi")], random.Random(5))


def test_eight_of_nine_people_the_same_are_shown_nowhere() -> None:
    rounds = eight_of_nine()
    (since,) = pages(rounds, gate=True)
    assert read_out(rounds, gate=True) == [set()]
    assert not since.changes.anything
    assert CHANGED not in {one.key for one in slides_of(since.now, since=since)}


def test_without_the_rule_the_ninth_is_read_from_the_page() -> None:
    """The control: both rounds stand on paper and on the slide, and from the scores of the theme follows what the ninth said."""
    rounds = eight_of_nine()
    (since,) = pages(rounds, gate=False)
    assert read_out(rounds, gate=False) == [{0, 1}]
    assert known_from(rounds, [{0, 1}]) == {"i"}
    (theme,) = since.changes.themes
    assert theme.before is not None
    assert theme.now is not None
    sums = [Fraction(theme.before) * 8, Fraction(theme.now) * 9]
    chance = random.Random(5)
    said = {person: [chance.randint(1, 5) for _item in ITEMS] for person in EVERYONE}
    assert sums[1] - sums[0] == Fraction(sum(said["i"]), len(ITEMS))
