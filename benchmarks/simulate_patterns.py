"""How often a group lies lowest throughout though it makes no difference who is in which, how often its gap is said to be
beyond chance, and how often that is said of a real one. Run: python benchmarks/simulate_patterns.py [RUNS]

Exact scores, themes of five questions on five points, an agreeing crowd and a divided one; a person's answers hang together
by 0.5 within a theme and between themes. Limits: ``analysis/patterns.py``.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "src")]

from facilitator_app.analysis.patterns import FEWEST_THEMES, OF_ALL, lowest_in, pattern  # noqa: E402
from facilitator_app.domain.results import Block, BlockScore, CommentFigures, ItemFigures, SectionFigures  # noqa: E402

RUNS, QUESTIONS, POINTS = 1_000, 5, 5
CUTS = {"agreeing": (-1.64, -1.04, -0.39, 0.67), "divided": (-0.41, -0.03, 0.03, 0.41)}
"""Between the five answers of a crowd: 5, 10, 20, 40 and 25 in 100, or 34, 15, 2, 15 and 34."""
CORRELATION = 0.5
GAP = 1.2
"""By so many standard deviations one group lies lower where there is a real gap."""


def answers(rng: random.Random, themes: int, like: str = "agreeing", lower: float = 0) -> list[list[int]]:
    """One person's answers, theme by theme, from 0. ``lower``: how far this person's group leans down."""
    own, found = rng.gauss(0, 1) - lower, []
    for _theme in range(themes):
        given = (CORRELATION**0.5 * own + (1 - CORRELATION) ** 0.5 * rng.gauss(0, 1) for _question in range(QUESTIONS))
        found.append([sum(one > cut for cut in CUTS[like]) for one in given])
    return found


def a_round(
    rng: random.Random, groups: int, themes: int, people: int, like: str, gap: float
) -> tuple[list[SectionFigures], tuple[Block, ...]]:
    """Released figures as they would be if every group had its exact score; the first group leans down by ``gap``."""
    blocks = tuple(Block(str(n), f"Group {n}", (), people, people) for n in range(groups))
    given = [[answers(rng, themes, like, 0 if n else gap) for _one in range(people)] for n in range(groups)]
    everyone = [one for group in given for one in group]
    sections = []
    for theme in range(themes):
        items = []
        for question in range(QUESTIONS):
            counts = [0] * POINTS
            for one in everyone:
                counts[one[theme][question]] += 1
            high, low = sum(counts[3:]), sum(counts[:2])
            items.append(ItemFigures(f"{theme}.{question}", "", "", False, tuple(counts), high=high, low=low))
        means = [sum(sum(one[theme]) for one in group) / QUESTIONS / people + 1 for group in given]
        scores = tuple(BlockScore(block.id, people, round(mean, 1)) for block, mean in zip(blocks, means))
        sections.append(
            SectionFigures(
                str(theme),
                theme,
                "",
                "",
                (),
                tuple(items),
                CommentFigures(str(theme), ""),
                n=len(everyone),
                blocks=scores,
            )
        )
    return sections, blocks


def share(
    groups: int, themes: int, people: int, runs: int = RUNS, seed: int = 1, like: str = "agreeing", gap: float = 0.0
) -> tuple[float, float]:
    """In how many of a hundred rounds a group lies lowest throughout beyond chance, and in how many some group lies there."""
    rng, told, there = random.Random(seed), 0, 0
    for _run in range(runs):
        sections, blocks = a_round(rng, groups, themes, people, like, gap)
        told += pattern(sections, blocks)[1].startswith("Chance alone")
        there += any(lowest_in(block.id, sections) >= max(FEWEST_THEMES, OF_ALL * themes) for block in blocks)
    return 100 * told / runs, 100 * there / runs


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    for gap in (0.0, GAP):
        for like in CUTS:
            for people in (6, 12, 24):
                for groups in (2, 3, 4, 5):
                    row = ", ".join(
                        "{} themes {:.0f} ({:.0f})".format(
                            themes, *share(groups, themes, people, runs, like=like, gap=gap)
                        )
                        for themes in (3, 6)
                    )
                    print(f"gap {gap}, {like}, {groups} groups of {people}: said (there) {row} in 100", flush=True)


if __name__ == "__main__":
    main()
