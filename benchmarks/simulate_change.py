"""How often a statement or a theme is said to have gone up or down: where nothing changed (a false alarm), and where it did.

For an agreeing crowd (5/10/20/40/25 % on five points; for other lengths the same shape is cut into as many equal parts) and a
divided one (34/15/2/15/34). A round is six themes of five statements: answers of a person to one theme go together by 0.5, to two
themes by 0.3. In the second round either others answer, or the same people, whose answers go together with their earlier
ones by 0.6. What is kept of how answers go together (``analysis.together``) is worked out from whole people, as at closing.
Fixed seed. About four minutes on one core. Run: python benchmarks/simulate_change.py
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate
from pathlib import Path
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parent))

from simulate_spread import crowd

from builders import an_instrument
from facilitator_app.analysis.change_test import shift_of
from facilitator_app.analysis.together import together
from facilitator_app.domain.instrument import Instrument
from facilitator_app.domain.over_time import Shift
from facilitator_app.domain.response import Response

THEMES, ITEMS, K, SEED = 6, 5, 4, 58
WITHIN, ACROSS, AGAIN = 0.5, 0.3, 0.6
Answers = NDArray[np.int64]
"""People by themes by items, as values from 1."""


@dataclass(frozen=True)
class Rates:
    """Shares of statements and themes that are said to have changed: themes as the program tests them, and as it does
    where nothing is known of how answers go together; and the share of rounds of which something is known."""

    statements: float
    themes: float
    unknown: float
    known: float


def two_rounds(
    rng: np.random.Generator, points: int, n: int, like: str, shift: float, same: bool, first: float = WITHIN
) -> tuple[Answers, Answers]:
    """``shift``: how far people's views move, in standard deviations. ``first``: how much answers to the first theme go
    together."""
    edges = [NormalDist().inv_cdf(edge) for edge in list(accumulate(crowd(like, points)))[:-1]]
    within = np.array([first] + [WITHIN] * (THEMES - 1)).reshape(THEMES, 1)
    weights, shapes = (np.array([[ACROSS]]), within - ACROSS, 1 - within), ((1, 1), (THEMES, 1), (THEMES, ITEMS))
    once = [rng.normal(size=(n, *shape)) for shape in shapes]
    fresh = [rng.normal(size=(n, *shape)) for shape in shapes]
    again = [AGAIN * a + (1 - AGAIN**2) ** 0.5 * b for a, b in zip(once, fresh)] if same else fresh
    before, now = (sum(part * weight**0.5 for part, weight in zip(side, weights)) for side in (once, again))
    return np.searchsorted(edges, before) + 1, np.searchsorted(edges, now + shift) + 1


def kept(answers: Answers, instrument: Instrument) -> int:
    """What is kept of this round."""
    responses = [
        Response(str(place), "g1", {f"s{t + 1}i{i + 1}": int(row[t][i]) for t in range(THEMES) for i in range(ITEMS)})
        for place, row in enumerate(answers)
    ]
    return together(instrument, responses, K)


def rates(
    points: int, n: int, like: str, shift: float, *, same: bool, runs: int, first: float = WITHIN, tried: int = 2
) -> Rates:
    """``tried``: themes of each round that are tested, and one statement of each."""
    rng, instrument = np.random.default_rng(SEED), _none_turned(an_instrument(THEMES, ITEMS, points))
    statements = themes = unknown = known = 0
    for _run in range(runs):
        before, now = two_rounds(rng, points, n, like, shift, same, first)
        most = max(kept(before, instrument), kept(now, instrument))
        known += most < 10
        for theme in range(tried):
            pairs = [(Counter(before[:, theme, i].tolist()), Counter(now[:, theme, i].tolist())) for i in range(ITEMS)]
            statements += shift_of(pairs[:1])[0] is not Shift.UNCLEAR
            plain = shift_of(pairs)[0] is not Shift.UNCLEAR
            unknown += plain
            themes += plain if most == 10 else shift_of(pairs, Fraction(most, 10))[0] is not Shift.UNCLEAR
    total = runs * tried
    return Rates(statements / total, themes / total, unknown / total, known / runs)


def _none_turned(instrument: Instrument) -> Instrument:
    sections = (
        replace(section, items=tuple(replace(item, reverse=False) for item in section.items))
        for section in instrument.sections
    )
    return replace(instrument, sections=tuple(sections))


def cell(points: int, n: int, like: str, shift: float, *, same: bool, runs: int) -> str:
    one = rates(points, n, like, shift, same=same, runs=runs)
    return " / ".join(f"{100 * share:.0f}" for share in (one.statements, one.themes, one.unknown, one.known))


def main(runs: int) -> None:
    """Each cell: statements, themes, themes where nothing is known of how answers go together; rounds where it is."""
    for like in ("agreeing", "divided"):
        for points in (3, 4, 5, 7):
            for n in (5, 8, 12, 16, 24):
                cells = [cell(points, n, like, 0.0, same=same, runs=runs) for same in (False, True)]
                cells += [cell(points, n, like, 0.8, same=False, runs=runs)] if like == "agreeing" else []
                cells += (
                    [cell(points, n, like, 0.8, same=True, runs=runs)] if like == "agreeing" and points == 5 else []
                )
                print(like, points, n, *cells, sep=" | ", flush=True)
    for n in (8, 12, 24):
        one = rates(5, n, "agreeing", 0.0, same=False, runs=runs, first=0.8, tried=1)
        print(f"a theme of 0.8 among themes of 0.5, {n} people: {100 * one.themes:.0f} % false alarms", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 250)
