"""The attack on values on many random rounds, and how much is shown by group. Run: python benchmarks/attack_values.py [ROUNDS]

First the attack of tests/attack_values.py on rounds of 8 to 24 people, on every core; then, for rounds of each size and
number of groups, in how many any group is shown, and of how many themes, by score and by question.
"""

from __future__ import annotations

import os
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path[:0] = [str(Path(__file__).parents[1] / folder) for folder in ("src", "tests")]

from attack_values import a_crowd, attack_shown, questionnaires  # noqa: E402
from facilitator_app.analysis import release  # noqa: E402
from facilitator_app.domain.partnership import RaterGroup  # noqa: E402
from facilitator_app.domain.results import RoundResults, View  # noqa: E402
from facilitator_app.domain.round import Promise, Round, RoundState  # noqa: E402

ROUNDS, EACH = 2_000, 40


def shown(people: int, groups: int, seed: int) -> tuple[int, int, int, int]:
    """Whether any group is shown, how many themes by score, how many by question, and of how many."""
    chance = random.Random(1000 * people + 100 * groups + seed)
    instrument = chance.choice(questionnaires())
    made = tuple(
        RaterGroup(f"g{n}", f"Group {n}", f"group {n}", people // groups + (n < people % groups)) for n in range(groups)
    )
    round_ = Round("r", "p", "Round", RoundState.CLOSED, instrument, made, Promise(), True)
    results = release(round_, "", False, a_crowd(chance, instrument, made), view=View(items=True))
    assert isinstance(results, RoundResults)
    by_score = sum(bool(section.blocks) for section in results.sections)
    by_question = sum(any(item.blocks for item in section.items) for section in results.sections)
    return by_score > 0, by_score, by_question, sum(section.score is not None for section in results.sections)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    start = time.monotonic()
    with ProcessPoolExecutor() as pool:
        attacked = list(pool.map(attack_shown, range(rounds), chunksize=10))
        hits = sum(bool(found) for _themes, _shown, found in attacked)
        print(f"{rounds} rounds, {sum(one[1] for one in attacked)} of {sum(one[0] for one in attacked)} themes by group: "
              f"a reader can tell something in {hits}; {time.monotonic() - start:.0f} s", flush=True)  # fmt: skip
        each = max(4, EACH * rounds // ROUNDS)
        for people in (8, 12, 16, 24):
            for groups in (2, 3, 4):
                found = list(pool.map(shown, [people] * each, [groups] * each, range(each)))
                some, by_score, by_question, themes = (sum(column) for column in zip(*found))
                print(
                    f"{people} people in {groups} groups: some group shown in {100 * some // each} % of rounds, "
                    f"{100 * by_score // max(1, themes)} % of themes by score, "
                    f"{100 * by_question // max(1, themes)} % by question",
                    flush=True,
                )


if __name__ == "__main__":
    main()
