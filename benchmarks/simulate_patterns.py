"""How often some group is lowest throughout though it makes no difference who is in which. Run:
python benchmarks/simulate_patterns.py

Exact scores, six people in each group, themes of five questions on five points, an agreeing crowd and a divided one; a
person's answers hang together by 0.5 within a theme and between themes. Wording and limits: ``analysis/patterns.py``.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "src")]

from facilitator_app.analysis.patterns import pattern  # noqa: E402
from facilitator_app.domain.results import Block, BlockScore, CommentFigures, SectionFigures  # noqa: E402

RUNS, PEOPLE, QUESTIONS = 2_000, 6, 5
CUTS = {"agreeing": (-1.64, -1.04, -0.39, 0.67), "divided": (-0.41, -0.03, 0.03, 0.41)}
"""Between the five answers of a crowd: 5, 10, 20, 40 and 25 in 100, or 34, 15, 2, 15 and 34."""
CORRELATION = 0.5


def answers(rng: random.Random, themes: int, like: str = "agreeing") -> list[float]:
    """One person's mean in each theme."""
    own, found = rng.gauss(0, 1), []
    for _theme in range(themes):
        given = (CORRELATION**0.5 * own + (1 - CORRELATION) ** 0.5 * rng.gauss(0, 1) for _question in range(QUESTIONS))
        found.append(sum(1 + sum(one > cut for cut in CUTS[like]) for one in given) / QUESTIONS)
    return found


def share(groups: int, themes: int, runs: int = RUNS, seed: int = 1, like: str = "agreeing") -> float:
    """In how many of a hundred rounds there is a pattern."""
    rng, found = random.Random(seed), 0
    blocks = tuple(Block(str(n), f"Group {n}", (), PEOPLE, PEOPLE) for n in range(groups))
    for _run in range(runs):
        people = [[answers(rng, themes, like) for _one in range(PEOPLE)] for _group in blocks]
        sections = [
            SectionFigures(
                str(theme), theme, "", "", (), (), CommentFigures(str(theme), ""),
                blocks=tuple(
                    BlockScore(block.id, PEOPLE, round(sum(one[theme] for one in group) / PEOPLE, 1))
                    for block, group in zip(blocks, people)
                ),
            )
            for theme in range(themes)
        ]  # fmt: skip
        found += bool(pattern(sections, blocks)[0])
    return 100 * found / runs


def main() -> None:
    for like in CUTS:
        for groups in (2, 3, 4, 5):
            row = ", ".join(f"{themes} themes {share(groups, themes, like=like):.0f}" for themes in (3, 4, 5, 6, 8))
            print(f"{like}, {groups} groups: {row} in 100", flush=True)


if __name__ == "__main__":
    main()
