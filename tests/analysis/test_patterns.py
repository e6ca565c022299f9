"""A group that lies lowest throughout is named with how often chance makes that: see docs/measures.md, "One voice"."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from facilitator_app.analysis.patterns import pattern
from facilitator_app.domain.results import Block, BlockScore, CommentFigures, ItemFigures, OpenEnd, SectionFigures

QUESTIONS = 5


def blocks_of(groups: int, people: int) -> tuple[Block, ...]:
    return tuple(Block(str(n), f"Group {n}", (), people, people) for n in range(groups))


def a_theme(number: int, scores: Sequence[float], people: int, counts: Sequence[int]) -> SectionFigures:
    """A theme of five statements that were all answered as ``counts`` says."""
    high, low = sum(counts[3:]), sum(counts[:2])
    items = tuple(
        ItemFigures(f"{number}.{n}", "", "", False, tuple(counts), high=high, low=low) for n in range(QUESTIONS)
    )
    told = tuple(BlockScore(str(place), people, score) for place, score in enumerate(scores))
    return SectionFigures(str(number), number, "", "", (), items, CommentFigures(str(number), ""), blocks=told)


def themes(scores: Sequence[float], people: int, counts: Sequence[int], many: int = 4) -> list[SectionFigures]:
    return [a_theme(number, scores, people, counts) for number in range(many)]


BEYOND = "Chance alone makes so great a gap in 1 of 20 rounds at most."


def test_a_gap_that_chance_easily_makes_is_told_as_that() -> None:
    """Group 1 lies lowest in every theme both times; only the second gap is more than chance easily makes."""
    blocks, counts = blocks_of(3, 12), (4, 5, 8, 12, 7)
    said, note = pattern(themes((3.6, 3.2, 3.5), 12, counts), blocks)
    assert said == "“Group 1” have the lowest average in all 4 themes."
    assert note.startswith("It can be chance: ")
    assert note.endswith("in about 5 of 10 rounds.")
    said, note = pattern(themes((3.9, 2.5, 3.8), 12, counts), blocks)
    assert said == "“Group 1” have the lowest average in all 4 themes."
    assert note == BEYOND


def test_a_headline_that_counts_fewer_themes_says_which_are_counted() -> None:
    found = themes((3.9, 2.3, 3.8), 12, (4, 5, 8, 12, 7))
    alone = replace(found[0], section_id="e", blocks=())
    said, _note = pattern([*found, alone], blocks_of(3, 12))
    assert said == "“Group 1” have the lowest average in all 4 themes that we show by group."
    shared = replace(found[0], section_id="s", blocks=tuple(replace(one, score=3.0) for one in found[0].blocks))
    said, _note = pattern([*found, shared, alone], blocks_of(3, 12))
    assert said == "“Group 1” have the lowest average in 4 of the 5 themes that we show by group."


def test_an_open_end_that_leaves_a_doubt_is_no_gap() -> None:
    found = themes((3.9, 2.3, 3.8), 12, (4, 5, 8, 12, 7))
    doubt = [
        replace(theme, blocks=tuple(replace(b, open_end=OpenEnd.OR_MORE) for b in theme.blocks)) for theme in found
    ]
    assert pattern(doubt, blocks_of(3, 12)) == ("", "")


@pytest.mark.parametrize(("groups", "divided"), [(2, False), (4, True)])
def test_beyond_chance_is_said_in_hardly_any_round_in_which_groups_are_all_alike(groups: int, divided: bool) -> None:
    """In about half of these rounds some group lies lowest throughout; ``benchmarks/simulate_patterns.py`` counts more."""
    cuts = (-0.41, -0.03, 0.03, 0.41) if divided else (-1.64, -1.04, -0.39, 0.67)
    rng, named, people = random.Random(5), 0, 8
    for _round in range(60):
        given = []
        for _person in range(groups * people):
            own = rng.gauss(0, 1)
            answers = [0.7 * own + 0.7 * rng.gauss(0, 1) for _answer in range(3 * QUESTIONS)]
            given.append([sum(one > cut for cut in cuts) for one in answers])
        found = []
        for theme in range(3):
            part = [one[theme * QUESTIONS : (theme + 1) * QUESTIONS] for one in given]
            counts = [sum(row.count(place) for row in part) // QUESTIONS for place in range(5)]
            sides = [part[n * people : (n + 1) * people] for n in range(groups)]
            scores = [round(1 + sum(map(sum, side)) / people / QUESTIONS, 1) for side in sides]
            found.append(a_theme(theme, scores, people, counts))
        named += pattern(found, blocks_of(groups, people))[1] == BEYOND
    assert named <= 60 / 20
