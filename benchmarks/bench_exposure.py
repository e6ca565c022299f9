"""How long the exposure check takes for 40 people and 13 published sets, against the plain reference in the same run.

And everything that may be shown of 40 people and 36 statements after 13 issues, as so many times one such check; and the
same for two to six groups, where the windows for their scores are most of the work.

Run: python benchmarks/bench_exposure.py
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / folder) for folder in ("src", "tests")]

from builders import a_round, an_instrument, some_groups  # noqa: E402
from exposure_reference import exposes_anybody as reference  # noqa: E402
from facilitator_app.analysis import release  # noqa: E402
from facilitator_app.analysis.disclosure import exposes_anybody  # noqa: E402
from facilitator_app.analysis.value_windows import windows  # noqa: E402
from facilitator_app.domain.response import Response  # noqa: E402
from facilitator_app.domain.results import Issue, RoundResults, View, Withheld  # noqa: E402
from facilitator_app.domain.round import Round, RoundState  # noqa: E402

PEOPLE = tuple(f"p{n:02}" for n in range(40))
K, REPEATS = 4, 5


def blocks_of_one_pack() -> list[frozenset[str]]:
    """Everyone, and twelve sets from four ways to divide them into blocks of ten or more: the usual shape."""
    found = [frozenset(PEOPLE)]
    for way in range(4):
        found += [
            frozenset(p for n, p in enumerate(PEOPLE) if (n // 10 + way * (n % 2)) % 4 == block) for block in range(3)
        ]
    return found


def scattered_sets() -> list[frozenset[str]]:
    """Everyone, and twelve sets drawn at random: nobody shares their sets with anybody, the worst case."""
    chance = random.Random(13)
    return [frozenset(PEOPLE), *(frozenset(chance.sample(PEOPLE, chance.randint(8, 30))) for _time in range(12))]


def a_big_round(sizes: Sequence[int] = (10,) * 4) -> tuple[Round, list[Response]]:
    """Forty people in four groups of ten, or others; one answer in forty is missing."""
    chance = random.Random(36)
    instrument = an_instrument(sections=6, items=6)
    groups = some_groups(tuple(sizes))
    homes = [group.id for group in groups for _person in range(group.asked)]
    responses = [
        Response(
            person,
            homes[n],
            {i.id: chance.randint(1, 5) for i in instrument.items if chance.random() > 1 / 40},
        )
        for n, person in enumerate(PEOPLE)
    ]
    return a_round(instrument=instrument, groups=groups, state=RoundState.CLOSED), responses


def released(round_: Round, responses: Sequence[Response], ledger: Sequence[Issue], view: View) -> RoundResults:
    windows.cache_clear()
    found = release(round_, "", False, responses, ledger, view=view)
    if isinstance(found, Withheld):
        raise SystemExit(f"nothing was shown: {found.what}")
    return found


def bench_release(check_seconds: float) -> None:
    """The usual view and statements by group, first and after thirteen issues."""
    round_, responses = a_big_round()
    for name, view in (("usual view", View()), ("statements by group", View(items=True))):
        ledger: list[Issue] = []
        for number in (0, 13):
            while len(ledger) < number:
                sets = released(round_, responses, ledger, view).sets
                ledger.append(Issue(f"i{len(ledger)}", "r1", len(ledger), date(2026, 4, 1), "pack", sets))
            seconds, _same = best_of(lambda v=view, ledger=ledger: released(round_, responses, ledger, v), REPEATS)
            print(
                f"{name}, {number} issues before: {seconds * 1000:.0f} ms, {seconds / check_seconds:.1f} plain checks"
            )


def bench_groups(check_seconds: float) -> None:
    """The usual view of forty people in ever more groups; five of five sizes, so that nothing is alike; six are joined."""
    for sizes in ((20, 20), (14, 13, 13), (10,) * 4, (8,) * 5, (5, 6, 8, 9, 12), (7, 7, 7, 7, 6, 6)):
        round_, responses = a_big_round(sizes)
        seconds, results = best_of(lambda r=round_, p=responses: released(r, p, (), View()), REPEATS)
        assert isinstance(results, RoundResults)
        by_group = sum(bool(section.blocks) for section in results.sections)
        print(
            f"groups of {'+'.join(map(str, sizes))}: {seconds * 1000:.0f} ms, {seconds / check_seconds:.1f} plain checks, "
            f"{by_group} of {len(results.sections)} themes by group"
        )


def best_of(check: Callable[[], object], repeats: int) -> tuple[float, object]:
    """Seconds of the quickest run, and the verdict."""
    times: list[float] = []
    verdict: object = None
    for _time in range(repeats):
        start = time.perf_counter()
        verdict = check()
        times.append(time.perf_counter() - start)
    return min(times), verdict


def main() -> None:
    slow = 1.0
    for name, sets in (("blocks of one pack", blocks_of_one_pack()), ("scattered sets", scattered_sets())):
        fast, verdict = best_of(lambda sets=sets: exposes_anybody(sets, K), REPEATS)
        slow, expected = best_of(lambda sets=sets: reference(sets, PEOPLE, K), 1)
        if verdict is not expected:
            raise SystemExit(f"{name}: the two disagree")
        print(
            f"{name}: {len(sets)} sets, {len(PEOPLE)} people, k = {K}: {fast * 1000:.1f} ms, "
            f"reference {slow * 1000:.0f} ms, {slow / fast:.0f} times as fast, exposes somebody: {verdict}"
        )
    bench_release(slow)
    bench_groups(slow)


if __name__ == "__main__":
    main()
