"""An attack on random rounds: everything that was ever issued is put together and solved for single people.

The attacker's arithmetic is written apart from the gate's. Without the gate the same attack succeeds.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray

from builders import a_round, an_instrument, some_groups
from facilitator_app.analysis import release
from facilitator_app.analysis.scores import section_scores
from facilitator_app.domain.response import Answer, Outside, Response
from facilitator_app.domain.results import Figures, Issue, RoundResults
from facilitator_app.domain.round import Promise, Round, RoundState

INSTRUMENT = an_instrument(sections=2, items=3)
ROUNDS = 300
K = 4

Happens = Callable[[random.Random, Round, Sequence[Response], bool], list[Figures]]
"""What is shown of a round while something happens to it, with or without the gate."""


def a_random_round(chance: random.Random) -> tuple[Round, list[Response]]:
    """5 to 40 people in one to five groups of uneven size; a few gaps in their answers."""
    count = chance.randint(5, 40)
    places = [f"g{chance.choice([1, 1, 1, 2, 2, 3, 4, 5][: chance.randint(1, 8)])}" for _person in range(count)]
    groups = tuple(
        replace(group, protected=chance.random() < 0.2, nearest_id=chance.choice(["g1", "g2", None]))
        for group in some_groups(tuple(places.count(f"g{n}") for n in range(1, 6)))
    )
    responses = [Response(f"p{n:02}", place, some_answers(chance)) for n, place in enumerate(places)]
    return a_round(instrument=INSTRUMENT, groups=groups, state=RoundState.CLOSED, promise=Promise(k=K)), responses


def some_answers(chance: random.Random) -> dict[str, Answer]:
    given: dict[str, Answer] = {}
    for item in INSTRUMENT.items:
        kind = chance.random()
        if kind > 0.06:
            given[item.id] = Outside.DONT_KNOW if kind < 0.12 else chance.randint(1, 5)
    return given


def issues(chance: random.Random, round_: Round, everyone: Sequence[Response], gate: bool) -> list[Figures]:
    """What is shown of a round over three issues; before the second and the third a few people leave or come back."""
    shown: list[Figures] = []
    here = list(everyone)
    for _time in range(3):
        if gate:
            ledger = [Issue(f"i{n}", "r1", n, date(2026, 4, 1), "pack", sets) for n, sets in enumerate(shown)]
            found = release(round_, "", False, here, ledger)
            if isinstance(found, RoundResults):
                shown.append(found.sets)
        else:
            shown.append(ungated(here))
        gone = set(chance.sample(range(len(everyone)), chance.choice([0, 1, 1, 2, 4, 5])))
        here = [r for n, r in enumerate(everyone) if n not in gone]
    return shown


def reopened(chance: random.Random, round_: Round, everyone: Sequence[Response], gate: bool) -> list[Figures]:
    """The round is closed, shown and opened again, up to six times: a few more people have answered at each close."""
    late = list(everyone)
    chance.shuffle(late)
    here = [late.pop() for _person in range(chance.randint(5, len(late)))]
    shown: list[Figures] = []
    for _time in range(6):
        if gate:
            ledger = [Issue(f"i{n}", "r1", n, date(2026, 4, 1), "screen", sets) for n, sets in enumerate(shown)]
            found = release(round_, "", False, here, ledger)
            assert isinstance(found, RoundResults)  # late answers never take away what was shown before
            shown.append(found.sets)
        else:
            shown.append(ungated(here))
        here += [late.pop() for _person in range(min(len(late), chance.choice([0, 1, 1, 2, 3, 4, 5, 6])))]
    return shown


def ungated(responses: Sequence[Response]) -> Figures:
    """Scores of everyone and of every group, however small."""
    found = set()
    for section in INSTRUMENT.sections:
        scored = section_scores(responses, section, INSTRUMENT)
        groups = {r.group_id for r in responses}
        sets = [frozenset(scored)] + [
            frozenset(r.id for r in responses if r.group_id == g and r.id in scored) for g in groups
        ]
        found |= {(section.id, people) for people in sets if people}
    return frozenset(found)


def known(rows: Iterable[frozenset[str]], people: Sequence[str]) -> NDArray[np.float64]:
    """The projection onto everything that follows from the rows by adding and taking away."""
    matrix = np.array([[float(person in row) for person in people] for row in rows])
    _u, s, vt = np.linalg.svd(matrix, full_matrices=False)
    basis = vt[s > 1e-9]
    return np.asarray(basis.T @ basis)


def small_sets(projection: NDArray[np.float64], below: int, without: int | None = None) -> bool:
    """True if the sum over some one, two or three people follows: their 0/1 vector keeps its whole length."""
    p = projection
    if without is not None:
        p = np.delete(np.delete(p, without, 0), without, 1)
    one = np.diag(p)
    n = len(one)
    two = one[:, None] + one[None, :] + 2 * p
    hit = bool((one > 1 - 1e-7).any())
    if below > 2 and not hit:
        hit = bool((two > 2 - 1e-7)[~np.eye(n, dtype=bool)].any())
    if below > 3 and not hit:
        three = two[:, :, None] + one[None, None, :] + 2 * p[:, None, :] + 2 * p[None, :, :]
        i, j, k = np.ogrid[:n, :n, :n]
        hit = bool((three > 3 - 1e-7)[(i < j) & (j < k)].any())
    return hit


def attack(rows: frozenset[frozenset[str]], people: Sequence[str]) -> bool:
    """True if fewer than K people are found out, or fewer than K - 1 by one who also knows their own answer."""
    p = known(rows, people)
    if small_sets(p, K):
        return True
    for insider in range(len(people)):
        rest = np.eye(len(people))[insider] - p[insider]
        length = float(rest @ rest)
        more = p if length < 1e-9 else p + np.outer(rest, rest) / length
        if small_sets(more, K - 1, insider):
            return True
    return False


def successes(gate: bool, rounds: int, happens: Happens = issues) -> tuple[int, int]:
    """Rounds in which the attack finds somebody, and issues seen with figures that were new."""
    chance = random.Random(4)
    hits = seen = 0
    for _time in range(rounds):
        round_, everyone = a_random_round(chance)
        shown = happens(chance, round_, everyone, gate)
        seen += len(set(shown))
        by_quantity: dict[str, set[frozenset[str]]] = {}
        for quantity, people in frozenset().union(*shown):
            by_quantity.setdefault(quantity, set()).add(people)
        families = {frozenset(rows) for rows in by_quantity.values()}
        hits += any(attack(rows, [r.id for r in everyone]) for rows in families)
    return hits, seen


def test_the_attack_finds_nobody_behind_the_gate() -> None:
    hits, seen = successes(gate=True, rounds=ROUNDS)
    assert hits == 0
    assert seen > 1.1 * ROUNDS  # many issues went out, some of them again after people left


def test_the_attack_succeeds_without_the_gate() -> None:
    hits, _seen = successes(gate=False, rounds=60)
    assert hits > 30


def test_the_attack_finds_nobody_in_rounds_that_were_opened_again() -> None:
    hits, seen = successes(True, ROUNDS, reopened)
    assert hits == 0
    assert seen > 1.3 * ROUNDS  # late answers were shown in many of them
    hits, _seen = successes(False, 60, reopened)
    assert hits > 30


def test_the_attack_reads_a_real_answer_without_the_gate() -> None:
    """Two issues, one person less: the figures of both give that person's score to the digit."""
    responses = [
        Response(f"p{n}", "g1", {i.id: 1 + (n * 7 + len(i.id)) % 5 for i in INSTRUMENT.items}) for n in range(9)
    ]
    section = INSTRUMENT.sections[0]
    scores = section_scores(responses, section, INSTRUMENT)
    everyone, fewer = frozenset(scores), frozenset(scores) - {"p8"}
    matrix = np.array([[float(f"p{n}" in row) for n in range(9)] for row in (everyone, fewer)])
    sums = np.array([float(sum(scores[p] for p in row)) for row in (everyone, fewer)])
    solved, *_rest = np.linalg.lstsq(matrix, sums, rcond=None)
    assert solved[8] == pytest.approx(float(scores["p8"]))
