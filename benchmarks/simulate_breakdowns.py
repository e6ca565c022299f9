"""In how many rounds with a protected voice some group is shown, before and after it chose with whom it is counted. Run:
python benchmarks/simulate_breakdowns.py [ROUNDS]

People belong to three or four groups by chance, each as likely as the others, at least one to each; the last group is a
protected voice. All of them answer, or 70 in 100. The voice chooses before the round, from what the program tells of the numbers
asked: the smallest group with which groups would be shown, else the smallest. First by numbers alone (``analysis.forecast``),
then what ``release`` shows of answers that hang together, to questionnaires that come with the program.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path[:0] = [str(Path(__file__).parents[1] / folder) for folder in ("src", "tests")]

from attack_values import a_crowd, questionnaires  # noqa: E402
from facilitator_app.analysis import release  # noqa: E402
from facilitator_app.analysis.forecast import Rules, forecast  # noqa: E402
from facilitator_app.analysis.publishability import choices_that_help  # noqa: E402
from facilitator_app.domain.partnership import RaterGroup  # noqa: E402
from facilitator_app.domain.results import RoundResults  # noqa: E402
from facilitator_app.domain.round import Promise, Round, RoundState  # noqa: E402

ROUNDS, SHOWN = 4_000, 60
PEOPLE, GROUPS, ANSWERING = (8, 12, 16, 24), (3, 4), (1.0, 0.7)


def a_round(
    people: int, groups: int, answering: float, chance: random.Random
) -> tuple[tuple[RaterGroup, ...], list[int]]:
    """The groups with how many are asked, and how many of each answer."""
    places = [*range(groups), *(chance.randrange(groups) for _person in range(people - groups))]
    came = [place for place in places if chance.random() < answering]
    made = tuple(
        RaterGroup(f"g{n}", f"Group {n}", f"group {n}", places.count(n), protected=n == groups - 1)
        for n in range(groups)
    )
    return made, [came.count(n) for n in range(groups)]


def chosen(groups: tuple[RaterGroup, ...]) -> Promise:
    """What the protected voice chooses beforehand, from the numbers asked."""
    *others, voice = groups
    rules = Rules.planned(groups, Promise())
    if forecast(rules, {group.id: group.asked for group in groups}).shown_unjoined(voice.id):
        helpful: Sequence[RaterGroup] = ()
    else:
        helpful = choices_that_help(rules, {group.id: group.asked for group in groups}, voice)
    other = min(helpful or others, key=lambda group: group.asked)
    return Promise(counted_with=((voice.id, other.id),))


def by_numbers(people: int, groups: int, answering: float, rounds: int = ROUNDS) -> tuple[float, float]:
    """In how many of a hundred rounds groups may be shown: nothing chosen, and chosen."""
    chance, before, after = random.Random(1), 0, 0
    for _round in range(rounds):
        made, came = a_round(people, groups, answering, chance)
        counts = {group.id: n for group, n in zip(made, came)}
        before += bool(forecast(Rules.planned(made, Promise()), counts).ways)
        after += bool(forecast(Rules.planned(made, chosen(made)), counts).ways)
    return 100 * before / rounds, 100 * after / rounds


def shown(people: int, groups: int, answering: float, seed: int) -> tuple[bool, bool]:
    """Whether some group is shown of one round, nothing chosen and chosen."""
    chance = random.Random(100_000 * people + 10_000 * groups + 1_000 * int(10 * answering) + seed)
    made, came = a_round(people, groups, answering, chance)
    answered = tuple(replace(group, asked=n) for group, n in zip(made, came))
    instrument = chance.choice(questionnaires())
    responses, found = a_crowd(chance, instrument, answered), []
    for promise in (Promise(), chosen(made)):
        round_ = Round("r", "p", "Round", RoundState.CLOSED, instrument, made, promise, True)
        results = release(round_, "", False, responses)
        found.append(isinstance(results, RoundResults) and bool(results.blocks))
    return found[0], found[1]


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    each = max(4, SHOWN * rounds // ROUNDS)
    with ProcessPoolExecutor() as pool:
        for answering in ANSWERING:
            for groups in GROUPS:
                for people in PEOPLE:
                    before, after = by_numbers(people, groups, answering, rounds)
                    seen = list(pool.map(shown, *zip(*[(people, groups, answering, seed) for seed in range(each)])))
                    one, two = (100 * sum(column) / each for column in zip(*seen))
                    print(f"{people} people in {groups} groups, {answering:.0%} answer: by numbers {before:.0f} -> {after:.0f} %, "
                          f"shown {one:.0f} -> {two:.0f} % of {each}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
