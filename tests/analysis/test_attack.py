"""The attack of ``attack.py`` finds nobody behind the gate, and many without it.

Here a part of it with fixed seeds; ``benchmarks/attack.py`` runs ten thousand sequences and more.
"""

from __future__ import annotations

import random
from fractions import Fraction

import numpy as np
import pytest

import attack_people
from attack import INSTRUMENT, attack, found_out, reopened, successes
from exposure_reference import exposes_anybody
from facilitator_app.analysis.scores import section_scores
from facilitator_app.domain.response import Response

SEQUENCES = 120
"""Without the gate 118 of them find somebody, and 58 of the first 60 in rounds that were opened again."""


@pytest.mark.slow
def test_the_attack_finds_nobody_behind_the_gate() -> None:
    hits, new = successes(True, range(SEQUENCES))
    assert hits == 0
    assert new > SEQUENCES / 6  # many more figures went out after the first: there was something to put together


def test_the_attack_succeeds_without_the_gate() -> None:
    hits, _new = successes(False, range(SEQUENCES))
    assert hits > SEQUENCES / 2


@pytest.mark.slow
def test_the_attack_finds_nobody_in_rounds_that_were_opened_again() -> None:
    hits, new = successes(True, range(SEQUENCES // 2), reopened)
    assert hits == 0
    assert new > SEQUENCES / 6  # late answers were shown in many of them
    hits, _new = successes(False, range(60), reopened)
    assert hits > 30


def test_the_same_seed_gives_the_same_attack() -> None:
    assert attack(7, True) == attack(7, True)


@pytest.mark.parametrize(
    "rows",
    [
        ["abcdefghijkl", "abcde", "fghi"],
        ["abcdefghijkl", "abcde", "fghijkl"],
        ["abcdefghijk", "abcdefghijkl"],
        ["abcdef", "ghijkl", "abcd", "efghijkl"],
        ["abcdefghijkl", "abc", "defghijkl"],
        ["abcdefghijkl", "abcd", "efghijkl"],
    ],
)
def test_the_attacker_can_do_what_the_definition_says(rows: list[str]) -> None:
    sets = [frozenset(row) for row in rows]
    assert found_out(sets, "abcdefghijkl") is exposes_anybody(sets, "abcdefghijkl", 4)


def test_the_attack_reads_a_real_answer_without_the_gate() -> None:
    """Two issues, one person less: the figures of both give that person's score to the digit."""
    responses = [
        Response(f"p{n}", "g1", {i.id: 1 + (n * 7 + len(i.id)) % 5 for i in INSTRUMENT.items}) for n in range(9)
    ]
    section = INSTRUMENT.sections[0]
    scores = section_scores(responses, section, INSTRUMENT)
    everyone, fewer = frozenset(scores), frozenset(scores) - {"p8"}
    matrix = np.array([[float(f"p{n}" in row) for n in range(9)] for row in (everyone, fewer)])
    sums = np.array([float(sum(scores[p] for p in row)) for row in (everyone, fewer)])
    solved, *_rest = np.linalg.lstsq(matrix, sums, rcond=None)
    assert solved[8] == pytest.approx(float(scores["p8"]))


@pytest.mark.slow
def test_the_attack_finds_nobody_in_rounds_about_people() -> None:
    """Packs, views by group and reports about everybody; readers are outsiders, raters, subjects and the chair."""
    hits, new = attack_people.successes(True, range(SEQUENCES))
    assert hits == 0
    assert new > SEQUENCES
    hits, _new = attack_people.successes(False, range(60))
    assert hits > 50


def test_one_rater_of_a_group_over_all_subjects_would_be_found() -> None:
    """Four subjects; the group has one and the same rater each time: a report by group would tell their mean."""
    rows = [frozenset({"a/x", "b/x", "c/x", "d/x"}), frozenset(f"{s}/{m}" for s in "abcd" for m in "xyzuvw")]
    answers = sorted(rows[1])
    assert attack_people.found_out(rows, answers, frozenset())
    assert not attack_people.found_out(rows[1:], answers, frozenset())


@pytest.mark.slow
def test_a_pack_and_the_report_together_tell_nobody_s_answer() -> None:
    """Who takes the pack of one person off the report, and what they said, is left with answers of more than one mind. With
    the counts of every statement in the report, whatever they are, that is not so."""
    told, before = 0, 0
    for seed in range(24):
        inner = attack_people.a_round_about_many(random.Random(seed), 9 if seed < 16 else 14)
        counts = attack_people.told_counts(attack_people.report_of(inner))
        told += len(counts)
        assert not list(attack_people.of_one_mind(inner, counts)), seed
        whole = {item.id: attack_people.counts_of(inner, item.id) for item in INSTRUMENT.items}
        before += any(True for _hit in attack_people.of_one_mind(inner, whole))
    assert told > 0
    assert before > 2


def test_how_rarely_a_score_of_the_report_lies_at_its_very_edge() -> None:
    """What is left open in docs/measures.md, worked out for every number that can be missing: it is real, and it asks that
    all answers that a reader does not know are the end of the scale. Four people about whom 5 others answer three statements:
    a reader with one pack and their own answers about the three others knows 24 of 60."""
    assert attack_people.at_the_edge(60, 24)[:4] == [3, 9, 15, 21], "one number in six"
    chances = [float(attack_people.chance_of_the_edge(60, 24, Fraction(n, 100))) for n in (62, 85, 95)]
    assert chances == pytest.approx([6.0e-9, 6.6e-4, 1.36e-2], rel=0.02)
    larger = [float(attack_people.chance_of_the_edge(128, 44, Fraction(n, 100))) for n in (62, 85, 95)]
    assert larger == pytest.approx([3.4e-19, 2.0e-7, 2.1e-4], rel=0.03), "8 others, four statements"
