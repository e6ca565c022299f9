"""How often results pick something out where there is nothing behind it. Run: python benchmarks/simulate_findings.py [ROUNDS]

Whole rounds through ``analysis.release``: six themes of five questions that are all alike, two groups that are alike, an
agreeing crowd and a divided one; a person's answers hang together by 0.5. What is to be found in such a round is that all
themes are the same: a theme ranked above another, a surprise inside a theme and groups told to differ are chance. What
people say of the questions, and so what works and what to talk about, is no chance: it is printed to be looked at.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import accumulate
from pathlib import Path
from statistics import NormalDist, fmean, stdev

sys.path[:0] = [str(Path(__file__).parents[1] / folder) for folder in ("src", "tests")]
sys.path.insert(0, str(Path(__file__).parent))

from simulate_spread import crowd  # noqa: E402

from builders import an_instrument  # noqa: E402
from facilitator_app.analysis import release  # noqa: E402
from facilitator_app.analysis.chance import Standing, apart_from_all  # noqa: E402
from facilitator_app.analysis.main_points import TO_TALK_ABOUT  # noqa: E402
from facilitator_app.domain.partnership import RaterGroup  # noqa: E402
from facilitator_app.domain.response import Answer, Response  # noqa: E402
from facilitator_app.domain.results import PointKind, RoundResults  # noqa: E402
from facilitator_app.domain.round import Promise, Round, RoundState  # noqa: E402

ROUNDS, CORRELATION = 1_000, 0.5
THEMES, QUESTIONS, LENGTHS, SIZES = 6, 5, (3, 4, 5, 7), (8, 12, 24)
CHANCE = ("themes ranked", "a surprise", "groups differ")


def answers(rng: random.Random, points: int, like: str) -> list[int]:
    """One person's answers to everything, good news high."""
    edges = [NormalDist().inv_cdf(edge) for edge in list(accumulate(crowd(like, points)))[:-1]]
    own = CORRELATION**0.5 * rng.gauss(0, 1)
    leanings = (own + (1 - CORRELATION) ** 0.5 * rng.gauss(0, 1) for _question in range(THEMES * QUESTIONS))
    return [1 + sum(leaning > edge for edge in edges) for leaning in leanings]


def found(points: int, people: int, like: str, seed: int) -> Counter[str]:
    """What the results of one round pick out; each 0 or 1, themes and letters as shares of all themes."""
    rng, instrument = random.Random(f"{points} {people} {like} {seed}"), an_instrument(THEMES, QUESTIONS, points)
    groups = tuple(RaterGroup(f"g{n}", f"Group {n}", f"group {n}", people // 2) for n in range(2))
    responses = []
    for person in range(people):
        given: dict[str, Answer] = {
            item.id: points + 1 - value if item.reverse else value
            for item, value in zip(instrument.items, answers(rng, points, like))
        }
        responses.append(Response(f"r{person}", groups[person % 2].id, given))
    round_ = Round("r", "p", "Round", RoundState.CLOSED, instrument, groups, Promise(), True)
    results = release(round_, "", False, responses)
    assert isinstance(results, RoundResults)
    picked: Counter[str] = Counter()
    picked["themes ranked"] = int(bool(results.ends))
    gaps = any(section.differences for section in results.sections)
    picked["a surprise"] = int(not gaps and any(point.kind is PointKind.SURPRISE for point in results.main_points))
    picked["groups differ"] = int(gaps)
    picked["lowest throughout"] = int(bool(results.pattern))
    items = [item for section in results.sections for item in section.items]
    picked["statements to talk about"] = sum(item.verdict in TO_TALK_ABOUT for item in items)
    said = re.search(r"about (\d+) would be", results.talk_note)
    picked["of these said to be chance"] = int(said[1]) if said else 0
    talk = sum(point.kind is PointKind.TALK for point in results.main_points)
    picked["one to talk about"], picked["three"] = int(talk > 0), int(talk > 2)
    for section in results.sections:
        picked[f"theme {section.verdict}"] += 1 / THEMES  # type: ignore[assignment]
        picked["letter"] += (section.band is not None) / THEMES  # type: ignore[assignment]
    return picked


def rates(points: int, people: int, like: str, rounds: int = ROUNDS) -> Counter[str]:
    """Shares of so many rounds."""
    whole: Counter[str] = Counter()
    for seed in range(rounds):
        whole.update(found(points, people, like, seed))
    return Counter({name: many / rounds for name, many in whole.items()})


def statements_picked(raters: int, subjects: int, statements: int, like: str, rounds: int) -> float:
    """Share of reports about everybody in which some statement is told to be seen most, or least, though all are alike."""
    edges = [NormalDist().inv_cdf(edge) for edge in list(accumulate(crowd(like, 5)))[:-1]]
    half, picked = CORRELATION**0.5, 0
    for seed in range(rounds):
        rng = random.Random(seed)
        own = [rng.gauss(0, 1) for _rater in range(raters)]
        spots = []
        for _statement in range(statements):
            given = [
                sum(half * leaning + (1 - CORRELATION) ** 0.5 * rng.gauss(0, 1) > edge for edge in edges)
                for leaning in own
                for _subject in range(subjects)
            ]
            spots.append(Standing(fmean(given), stdev(given), raters))
        picked += any(apart_from_all(spots, 1 / 4))
    return picked / rounds


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    cases = [(points, people, like) for like in ("agreeing", "divided") for points in LENGTHS for people in SIZES]
    with ProcessPoolExecutor() as pool:
        for (points, people, like), found_ in zip(cases, pool.map(rates, *zip(*cases), [rounds] * len(cases))):
            row = ", ".join(
                f"{name} {share:.1f}" if "statements" in name or "these" in name else f"{name} {share:.1%}"
                for name, share in sorted(found_.items())
                if share
            )
            print(f"{like}, {points} points, {people} people: {row}", flush=True)
    for like in ("agreeing", "divided"):
        for raters in (5, 8, 10):
            share = statements_picked(raters, 5, 30, like, rounds)
            print(
                f"report about 5 people, {raters} raters, 30 statements, {like}: some statement is picked in {share:.1%}"
            )


if __name__ == "__main__":
    main()
