"""An attack on random rounds: everything that was ever shown is put together and solved for single people.

The attacker's arithmetic is written apart from the gate's: an orthogonal basis of everything that follows from the
figures by adding and taking away; a few people are found out when their 0/1 vector keeps its whole length in it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from builders import a_round, an_instrument, some_groups
from facilitator_app.analysis import release
from facilitator_app.analysis.disclosure import base
from facilitator_app.analysis.scores import section_scores
from facilitator_app.domain.response import Answer, Outside, Response
from facilitator_app.domain.results import ChosenGroups, Issue, PublishedSets, RoundResults, View
from facilitator_app.domain.round import Promise, Round, RoundState

INSTRUMENT = an_instrument(sections=1, items=3)
K = 4
_WHOLE = 1e-7

Happens = Callable[[random.Random, Round, Sequence[Response], bool], list[PublishedSets]]
"""What is shown of a round while something happens to it, with or without the gate."""


def a_random_round(chance: random.Random) -> tuple[Round, list[Response]]:
    """5 to 40 people in one to five groups of uneven size; a few gaps in their answers. Protected voices may have chosen a
    group to be counted with."""
    count = chance.randint(5, 40)
    places = [f"g{chance.choice([1, 1, 1, 2, 2, 3, 4, 5][: chance.randint(1, 8)])}" for _person in range(count)]
    groups = tuple(
        replace(group, protected=chance.random() < 0.2, nearest_id=chance.choice(["g1", "g2", None]))
        for group in some_groups(tuple(places.count(f"g{n}") for n in range(1, 6)))
    )
    gaps = chance.choice([0.0, 0.02, 0.1])
    responses = [Response(f"p{n:02}", place, some_answers(chance, gaps)) for n, place in enumerate(places)]
    chosen = tuple((g.id, f"g{chance.randint(1, 5)}") for g in groups if g.protected and chance.random() < 0.6)
    promise = Promise(k=K, counted_with=chosen)
    return a_round(instrument=INSTRUMENT, groups=groups, state=RoundState.CLOSED, promise=promise), responses


def some_answers(chance: random.Random, gaps: float) -> dict[str, Answer]:
    given: dict[str, Answer] = {}
    for item in INSTRUMENT.items:
        kind = chance.random()
        if kind >= gaps:
            given[item.id] = Outside.DONT_KNOW if kind < 2 * gaps else chance.randint(1, 5)
    return given


def anything(chance: random.Random, round_: Round, everyone: Sequence[Response], gate: bool) -> list[PublishedSets]:
    """Up to six views of a round in a row: the usual one, statements by group, or groups put together at will.

    Between them people answer late, are left out and come back, or an answer is taken out.
    """
    people = list(everyone)
    chance.shuffle(people)
    late = [people.pop() for _person in range(chance.choice([0, 0, 1, 3, 6, 9])) if len(people) > 5]
    away: list[Response] = []
    shown: list[PublishedSets] = []
    for _time in range(chance.randint(2, 6)):
        shown += view(chance, round_, people, shown, gate)
        what = chance.choice(["again", "late", "late", "exclude", "back", "correct"])
        if what == "late":
            people += [late.pop() for _person in range(min(len(late), chance.choice([1, 1, 2, 3, 4, 5, 6])))]
        elif what == "exclude":
            away += [people.pop() for _person in range(chance.choice([1, 1, 2, 4, 5])) if len(people) > 1]
        elif what == "back" and away:
            people.append(away.pop(chance.randrange(len(away))))
        elif what == "correct":
            place = chance.randrange(len(people))
            answer = chance.choice([None, Outside.DONT_KNOW, 3])
            people[place] = people[place].with_answer(chance.choice(INSTRUMENT.items).id, answer)
        chance.shuffle(people)
    return shown


def view(
    chance: random.Random, round_: Round, here: Sequence[Response], shown: Sequence[PublishedSets], gate: bool
) -> list[PublishedSets]:
    """One look at the round; nothing where the gate refuses."""
    parts = some_parts(chance) if chance.random() < 0.3 else ()
    items = chance.random() < 0.5
    if not gate:
        return [ungated(here, items, parts)]
    kinds = ("screen", "pack")
    ledger = [Issue(f"i{n}", "r1", n, date(2026, 4, 1), kinds[n % 2], sets) for n, sets in enumerate(shown)]
    found = release(round_, "", False, here, ledger, view=View(items, parts))
    return [found.sets] if isinstance(found, RoundResults) else []


def some_parts(chance: random.Random) -> tuple[ChosenGroups, ...]:
    """One or two parts of some of the groups, as a facilitator may tick them."""
    places = [f"g{n}" for n in range(1, 6)]
    chance.shuffle(places)
    first = chance.randint(1, 4)
    parts = (ChosenGroups("a", "Some", tuple(places[:first])), ChosenGroups("b", "Others", tuple(places[first:])))
    return parts[: chance.randint(1, 2)]


def reopened(chance: random.Random, round_: Round, everyone: Sequence[Response], gate: bool) -> list[PublishedSets]:
    """The round is closed, shown and opened again, up to six times: a few more people have answered at each close."""
    late = list(everyone)
    chance.shuffle(late)
    here = [late.pop() for _person in range(chance.randint(5, len(late)))]
    shown: list[PublishedSets] = []
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


def ungated(responses: Sequence[Response], items: bool = False, parts: Sequence[ChosenGroups] = ()) -> PublishedSets:
    """Scores, and statements if asked for, of everyone and of every group or part, however small."""
    blocks = [part.group_ids for part in parts] or [(place,) for place in {r.group_id for r in responses}]
    families = {s.id: frozenset(section_scores(responses, s, INSTRUMENT)) for s in INSTRUMENT.sections}
    if items:
        for item in INSTRUMENT.items:
            families[item.id] = frozenset(r.id for r in responses if isinstance(r.answers.get(item.id), int))
    found = set()
    for quantity, valid in families.items():
        sets = [valid] + [frozenset(r.id for r in responses if r.group_id in block) & valid for block in blocks]
        found |= {(quantity, people) for people in sets if people}
    return frozenset(found)


def known(rows: Iterable[frozenset[str]], people: Sequence[str]) -> NDArray[np.float64]:
    """The projection onto everything that follows from the rows by adding and taking away."""
    matrix = np.array([[float(person in row) for person in people] for row in rows])
    values, vectors = np.linalg.eigh(matrix.T @ matrix)
    basis = vectors[:, values > 1e-8]
    return np.asarray(basis @ basis.T)


def one_or_two(p: NDArray[np.float64]) -> bool:
    """True if one person, or the sum of two, follows. ``p``: projections, any number of them at once."""
    one = np.diagonal(p, axis1=-2, axis2=-1)
    two = one[..., :, None] + one[..., None, :] + 2 * p
    two = np.where(np.eye(p.shape[-1], dtype=bool), 0, two)
    return bool((one > 1 - _WHOLE).any() or (two > 2 - _WHOLE).any())


def three(p: NDArray[np.float64]) -> bool:
    """True if the sum of some three people follows."""
    one, n = np.diag(p), len(p)
    pair = 2 * p
    sums = (one[:, None] + one + pair)[:, :, None] + one + pair[:, None, :] + pair[None, :, :]
    i, j, k = np.ogrid[:n, :n, :n]
    return bool((sums > 3 - _WHOLE)[(i < j) & (j < k)].any())


def found_out(rows: Iterable[frozenset[str]], people: Sequence[str]) -> bool:
    """True if fewer than K people are found out, or fewer than K - 1 by one who also knows their own answer."""
    p = known(rows, people)
    if one_or_two(p) or three(p):
        return True
    rest = np.eye(len(people)) - p
    length = np.diag(rest)
    more = p[None] + rest[:, :, None] * rest[:, None, :] / np.where(length < 1e-9, 1, length)[:, None, None]
    own = np.arange(len(people))
    more[own, own, :] = more[own, :, own] = 0  # what an insider says is no news to them
    return one_or_two(more)


def attack(seed: int, gate: bool, happens: Happens = anything) -> tuple[bool, int]:
    """One sequence: whether anybody is found out, and how many new sets of figures were shown after the first."""
    chance = random.Random(seed)
    round_, everyone = a_random_round(chance)
    shown = happens(chance, round_, everyone, gate)
    by_quantity: dict[str, set[frozenset[str]]] = {}
    for quantity, people in frozenset().union(*shown):
        by_quantity.setdefault(base(quantity), set()).add(people)
    families = {frozenset(rows) for rows in by_quantity.values()}
    names = [r.id for r in everyone]
    return any(found_out(rows, names) for rows in families), max(0, len(set(shown)) - 1)


def successes(gate: bool, seeds: Iterable[int], happens: Happens = anything) -> tuple[int, int]:
    """Sequences in which the attack finds somebody, and new figures shown after the first ones of each."""
    results = [attack(seed, gate, happens) for seed in seeds]
    return sum(hit for hit, _new in results), sum(new for _hit, new in results)
