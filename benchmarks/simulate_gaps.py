"""What the shown figures give away about somebody who left out one question of a theme.

The counts of every question and the theme's score for everyone are set against each other: what is left over is the
sum of that person's other answers in the theme. Everybody else has answered everything. Scores of groups are not used;
they can narrow it further. Fixed seed. Run: python benchmarks/simulate_gaps.py
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from facilitator_app.analysis.scores import shown_score
from facilitator_app.domain.instrument import Instrument
from facilitator_app.instruments.loader import load

SHARES = {4: (5, 15, 45, 35), 5: (5, 10, 20, 40, 25)}
SIZES, RUNS, SEED = (5, 6, 8, 9, 12, 16), 2000, 46


def possible_sums(instrument: Instrument, people: Sequence[Sequence[int]]) -> int:
    """How many sums of the first person's answers fit what is shown. That person has one answer less; the others as
    many as there are questions."""
    scale, items = instrument.scale, len(people[1])
    total = sum(map(sum, people))
    answered = len(people[0])

    def shown(leftover: int) -> tuple[object, float]:
        score = (Fraction(total - leftover, items) + Fraction(leftover, answered)) / len(people)
        return instrument.band_of(float(score)), shown_score(score, instrument)

    seen = shown(sum(people[0]))
    return sum(shown(leftover) == seen for leftover in range(answered * scale.low, answered * scale.high + 1))


def a_round(chance: random.Random, instrument: Instrument, items: int, people: int) -> list[list[int]]:
    """Answers with good news high; half of them are the person's own leaning. The first person leaves one out."""
    points = instrument.scale.values
    found = []
    for person in range(people):
        leaning, *others = chance.choices(points, SHARES[len(points)], k=items + 1)
        row = [leaning if chance.random() < 0.5 else other for other in others]
        found.append(row[1:] if person == 0 else row)
    return found


def main() -> None:
    for path in sorted((Path(__file__).parents[1] / "instruments").glob("*.toml")):
        instrument = load(path)
        scale = instrument.scale
        for items in sorted({len(section.items) for section in instrument.sections}):
            everything = (items - 1) * (scale.high - scale.low) + 1
            for size in SIZES:
                chance = random.Random(SEED)
                left = [possible_sums(instrument, a_round(chance, instrument, items, size)) for _run in range(RUNS)]
                print(
                    f"{path.stem}, {items} questions, {len(scale.values)} points, {size:>2} people: "
                    f"{sum(left) / RUNS:4.1f} of {everything} sums possible, "
                    f"only one in {left.count(1) / RUNS:.1%} of rounds"
                )


if __name__ == "__main__":
    main()
