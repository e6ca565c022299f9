"""The attack on values on many random rounds, and how much is shown by group. Run: python benchmarks/attack_values.py [ROUNDS]

First the attack of tests/attack_values.py on rounds of 8 to 24 people, on every core; then packs of one person, a fiftieth as
many, read back from paper and attacked; then, for rounds of each size and number of groups, in how many any group is shown,
and of how many themes, by score and by question.
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

from attack_paper import asked_about_one, on_paper, pack_about, told_on, unread, unread_notes  # noqa: E402
from attack_values import a_crowd, attack_shown, hits, questionnaires  # noqa: E402
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


def read_back(seed: int) -> tuple[int, bool]:
    """Of the pack of one person how many behaviours are shown by group, and whether it tells the person alone, or with one of
    the others, anything."""
    round_, others, found = asked_about_one(seed)
    paper, results = pack_about(found), found.results
    told = told_on(paper, results, (found.own is not None) + (found.named is not None))
    themes = list(on_paper(round_, others, results, told))
    more = unread(paper, results, told) or unread_notes(paper, results, told)
    return len(themes), bool(more) or any(one.closed or any(True for _hit in hits(one.theme, 1)) for one in themes)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    start = time.monotonic()
    with ProcessPoolExecutor() as pool:
        attacked = list(pool.map(attack_shown, range(rounds), chunksize=10))
        hits = sum(bool(found) for _themes, _shown, found in attacked)
        print(f"{rounds} rounds, {sum(one[1] for one in attacked)} of {sum(one[0] for one in attacked)} themes by group: "
              f"a reader can tell something in {hits}; {time.monotonic() - start:.0f} s", flush=True)  # fmt: skip
        packs = list(pool.map(read_back, range(max(4, rounds // 50))))
        print(f"{len(packs)} packs of one person, {sum(themes for themes, _told in packs)} behaviours by group: they tell something "
              f"in {sum(told for _themes, told in packs)}", flush=True)  # fmt: skip
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
