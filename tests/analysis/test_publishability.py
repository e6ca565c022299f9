"""Each sentence on whether a group can be shown on its own: before a round, while it runs, when it is closed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from facilitator_app.analysis.publishability import (
    Publishability,
    ended,
    everyone,
    planned,
    report,
    under_way,
    why_perhaps,
)
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.round import GroupProgress, Promise, RoundProgress

PROMISE = Promise()
ONLY_ALL = "No. Only with everyone"
PROTECTED = (
    "They are a protected voice, so they are not joined with another group. "
    "You could show no groups at all, only everyone together."
)
NOT_JOINED = "No other group can join them, so only everyone together is shown."
NEVER_JOINED = "This protected voice is not joined with another group, so no group is shown, only everyone together."


def group(name: str, asked: int) -> RaterGroup:
    """A star behind the name marks a protected voice."""
    return RaterGroup(name.rstrip("*"), name.rstrip("*"), name, asked, protected=name.endswith("*"))


def running(asked: Mapping[str, int], answered: Mapping[str, int]) -> RoundProgress:
    return RoundProgress(tuple(GroupProgress(group(name, n), answered[name], 0) for name, n in asked.items()), 0)


def never(n: int, name: str) -> str:
    return f"With {n} asked, {name} can never be shown alone."


ALONE = Publishability("info", "Perhaps, from 5 answers")


def together(others: str, why: str = "") -> Publishability:
    return Publishability("info", f"Not alone. Perhaps with {others}", why)


def only_all(why: str = "", kind: str = "neutral") -> Publishability:
    return Publishability(kind, ONLY_ALL, why, only_with_everyone=True)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"A": 6, "B": 5}, {"A": ALONE, "B": ALONE}),
        (
            {"A": 6, "B": 0},
            {"A": Publishability("neutral", "The same as everyone"), "B": Publishability("neutral", "Nobody is asked")},
        ),
        ({"A": 6, "B": 4}, {"A": only_all(), "B": only_all(f"{never(4, 'B')} {NOT_JOINED}")}),
        (
            {"A": 6, "B": 2, "C*": 6},
            {
                "A": together("B", "A would be joined with B, who are too few alone."),
                "B": together("A", f"{never(2, 'B')} They would be joined with A."),
                "C": ALONE,
            },
        ),
        (
            {"A": 4, "B": 4, "C": 4, "D": 4},
            {
                name: together(other, f"{never(4, name)} They would be joined with {other}.")
                for name, other in ("AB", "BA", "CD", "DC")
            },
        ),
        (
            {"A": 6, "B*": 3},
            {"A": only_all(), "B": only_all(f"{never(3, 'B')} {PROTECTED} Ask 2 more people.", "warning")},
        ),
        (
            {"A": 6, "B": 5, "C*": 4},
            {
                **{n: only_all() for n in "AB"},
                "C": only_all(f"{never(4, 'C')} {PROTECTED} Ask 1 more person.", "warning"),
            },
        ),
    ],
)
def test_if_everybody_who_is_asked_answers(asked: dict[str, int], expected: dict[str, Publishability]) -> None:
    assert planned([group(name, n) for name, n in asked.items()], PROMISE) == expected


def test_a_limit_from_before_promises_no_smaller_group() -> None:
    """Rounds that began with a limit of four keep it as the least; five are needed all the same."""
    assert planned([group("A", 6), group("B", 4)], Promise(k=4))["B"].words == ONLY_ALL
    assert planned([group("A", 6), group("B", 6)], Promise(k=4))["B"] == ALONE


@pytest.mark.parametrize(
    ("asked", "answered", "expected"),
    [
        (
            {"A": 6, "B": 5},
            {"A": 5, "B": 4},
            {
                "A": Publishability("info", "Perhaps"),
                "B": Publishability(
                    "warning",
                    "Not yet. 1 more person is needed",
                    "B: 1 more answer is needed. Then this group can perhaps be shown on its own.",
                ),
            },
        ),
        (
            {"A": 6, "B*": 5},
            {"A": 0, "B*": 2},
            {
                "A": Publishability(
                    "warning",
                    "Not yet. 5 more people are needed",
                    "A: 5 more answers are needed. Then this group can perhaps be shown on its own.",
                ),
                "B": Publishability(
                    "warning",
                    "Not yet. 3 more people are needed",
                    "B: 3 more answers are needed. Then this group can perhaps be shown on its own. "
                    "Until then no group is shown, because this voice is not joined with another.",
                ),
            },
        ),
        (  # more came than were asked: what was planned does not stand in the way
            {"A": 6, "B": 3},
            {"A": 5, "B": 5},
            {"A": Publishability("info", "Perhaps"), "B": Publishability("info", "Perhaps")},
        ),
        (
            {"A": 6, "B": 2},
            {"A": 5, "B": 2},
            {"A": only_all(), "B": only_all(f"{never(2, 'B')} {NOT_JOINED}")},
        ),
    ],
)
def test_while_a_round_runs(
    asked: dict[str, int], answered: dict[str, int], expected: dict[str, Publishability]
) -> None:
    assert under_way(running(asked, answered), PROMISE) == expected


@pytest.mark.parametrize(
    ("answered", "expected"),
    [
        ({"A": 5, "B": 5, "C": 0}, {"A": "Perhaps", "B": "Perhaps", "C": "Nobody answered"}),
        (
            {"A": 3, "B": 5, "C": 6},
            {"A": "Not alone. Perhaps with B", "B": "Not alone. Perhaps with A", "C": "Perhaps"},
        ),
        ({"A": 9, "B": 4, "C": 0}, {"A": ONLY_ALL, "B": ONLY_ALL, "C": "Nobody answered"}),
        ({"A": 9, "B": 5, "C*": 4}, {"A": ONLY_ALL, "B": ONLY_ALL, "C": ONLY_ALL}),
        ({"A": 4, "B": 0, "C*": 5}, {"A": ONLY_ALL, "B": "Nobody answered", "C": ONLY_ALL}),
    ],
)
def test_when_a_round_is_closed(answered: dict[str, int], expected: dict[str, str]) -> None:
    found = ended(running(dict.fromkeys(answered, 6), answered), PROMISE)
    assert {name: one.words for name, one in found.items()} == expected
    kinds = {name: "info" if "erhaps" in words else "neutral" for name, words in expected.items()}
    if answered.get("C*") == 4:
        kinds["C"] = "warning"
    assert {name: one.kind for name, one in found.items()} == kinds
    assert not any(one.sentence for name, one in found.items() if kinds[name] != "warning")
    assert bool(why_perhaps(found.values())) == ("info" in kinds.values())


@pytest.mark.parametrize(("answered", "people"), [(1, "1 person"), (3, "3 people")])
def test_a_small_protected_voice_keeps_all_groups_away_and_is_told(answered: int, people: str) -> None:
    found = ended(running({"A": 9, "C*": 6}, {"A": 9, "C*": answered}), PROMISE)
    assert found["C"] == Publishability("warning", ONLY_ALL, f"C: only {people} answered. {NEVER_JOINED}")


def test_a_questionnaire_that_is_never_shown_by_group() -> None:
    groups = [group("A", 9), group("B", 9)]
    why = "This questionnaire is shown for everyone together only."
    expected = dict.fromkeys("AB", Publishability("neutral", ONLY_ALL, why))
    assert planned(groups, PROMISE, by_group=False) == expected
    progress = running({"A": 9, "B": 9}, {"A": 9, "B": 9})
    assert under_way(progress, PROMISE, by_group=False) == ended(progress, PROMISE, by_group=False) == expected


def test_everyone_and_the_report_about_one_person() -> None:
    yes = Publishability("success", "Yes")
    two = Publishability("warning", "Not yet. 2 more people are needed")
    one = Publishability("warning", "Not yet. 1 more person is needed")
    no = Publishability("neutral", "No. Fewer than 5 people answered")
    assert [everyone(n, PROMISE) for n in (3, 4, 5, 6)] == [two, one, yes, yes]
    assert [report(n, PROMISE, open_=True) for n in (3, 4, 5)] == [two, one, yes]
    assert [report(n, PROMISE, open_=False) for n in (3, 4, 5)] == [no, no, yes]


def test_groups_that_are_joined_are_named_in_the_order_of_the_round() -> None:
    found = planned([group("Z", 6), group("Y", 2), group("B", 1), group("A", 9)], PROMISE)
    assert found["Z"].words == "Not alone. Perhaps with Y and B"
    assert found["B"].sentence == f"{never(1, 'B')} They would be joined with Z and Y."
