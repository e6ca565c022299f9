"""Each sentence on whether a group can be shown on its own: before a round, while it runs, when it is closed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from facilitator_app.analysis.publishability import Publishability, ended, everyone, planned, report, under_way
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


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"A": 6, "B": 4}, {n: Publishability("success", "Yes, from 4 answers") for n in "AB"}),
        (
            {"A": 6, "B": 0},
            {"A": Publishability("neutral", "The same as everyone"), "B": Publishability("neutral", "Nobody is asked")},
        ),
        (
            {"A": 6, "B": 2},
            {
                "A": Publishability("neutral", ONLY_ALL, only_with_everyone=True),
                "B": Publishability("neutral", ONLY_ALL, f"{never(2, 'B')} {NOT_JOINED}", only_with_everyone=True),
            },
        ),
        (
            {"A": 6, "B": 2, "C*": 6},
            {
                "A": Publishability("neutral", "No. Joined with B", "A would be joined with B, who are too few alone."),
                "B": Publishability("neutral", "No. Joined with A", f"{never(2, 'B')} They would be joined with A."),
                "C": Publishability("success", "Yes, from 4 answers"),
            },
        ),
        (
            {"A": 6, "B*": 3},
            {
                "A": Publishability("neutral", ONLY_ALL, only_with_everyone=True),
                "B": Publishability(
                    "warning", ONLY_ALL, f"{never(3, 'B')} {PROTECTED} Ask 1 more person.", only_with_everyone=True
                ),
            },
        ),
        (
            {"A": 6, "B": 5, "C*": 1},
            {
                **{n: Publishability("neutral", ONLY_ALL, only_with_everyone=True) for n in "AB"},
                "C": Publishability(
                    "warning", ONLY_ALL, f"{never(1, 'C')} {PROTECTED} Ask 3 more people.", only_with_everyone=True
                ),
            },
        ),
    ],
)
def test_if_everybody_who_is_asked_answers(asked: dict[str, int], expected: dict[str, Publishability]) -> None:
    assert planned([group(name, n) for name, n in asked.items()], PROMISE) == expected


@pytest.mark.parametrize(
    ("asked", "answered", "expected"),
    [
        (
            {"A": 6, "B": 5},
            {"A": 4, "B": 3},
            {
                "A": Publishability("success", "Yes"),
                "B": Publishability(
                    "warning",
                    "Not yet. 1 more person is needed",
                    "B: 1 more answer lets this group be shown on its own.",
                ),
            },
        ),
        (
            {"A": 6, "B*": 5},
            {"A": 0, "B*": 2},
            {
                "A": Publishability(
                    "warning",
                    "Not yet. 4 more people are needed",
                    "A: 4 more answers let this group be shown on its own.",
                ),
                "B": Publishability(
                    "warning",
                    "Not yet. 2 more people are needed",
                    "B: 2 more answers let this group be shown on its own. "
                    "Until then no group is shown, because this voice is not joined with another.",
                ),
            },
        ),
        (  # more came than were asked: what was planned does not stand in the way
            {"A": 6, "B": 3},
            {"A": 5, "B": 4},
            {"A": Publishability("success", "Yes"), "B": Publishability("success", "Yes")},
        ),
        (
            {"A": 6, "B": 2},
            {"A": 5, "B": 2},
            {
                "A": Publishability("neutral", ONLY_ALL, only_with_everyone=True),
                "B": Publishability("neutral", ONLY_ALL, f"{never(2, 'B')} {NOT_JOINED}", only_with_everyone=True),
            },
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
        ({"A": 4, "B": 4, "C": 0}, {"A": "Yes", "B": "Yes", "C": "Nobody answered"}),
        ({"A": 3, "B": 4, "C": 5}, {"A": "No. Joined with B", "B": "No. Joined with A", "C": "Yes"}),
        ({"A": 9, "B": 3, "C": 0}, {"A": ONLY_ALL, "B": ONLY_ALL, "C": "Nobody answered"}),
        ({"A": 9, "B": 5, "C*": 3}, {"A": ONLY_ALL, "B": ONLY_ALL, "C": ONLY_ALL}),
        ({"A": 3, "B": 0, "C*": 4}, {"A": ONLY_ALL, "B": "Nobody answered", "C": ONLY_ALL}),
    ],
)
def test_when_a_round_is_closed(answered: dict[str, int], expected: dict[str, str]) -> None:
    found = ended(running(dict.fromkeys(answered, 6), answered), PROMISE)
    assert {name: one.words for name, one in found.items()} == expected
    kinds = {name: "success" if words == "Yes" else "neutral" for name, words in expected.items()}
    if answered.get("C*") == 3:
        kinds["C"] = "warning"
    assert {name: one.kind for name, one in found.items()} == kinds
    assert not any(one.sentence for name, one in found.items() if kinds[name] != "warning")


@pytest.mark.parametrize(("answered", "people"), [(1, "1 person"), (3, "3 people")])
def test_a_small_protected_voice_keeps_all_groups_away_and_is_told(answered: int, people: str) -> None:
    found = ended(running({"A": 9, "C*": 6}, {"A": 9, "C*": answered}), PROMISE)
    assert found["C"] == Publishability("warning", ONLY_ALL, f"C: only {people} answered. {NEVER_JOINED}")


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
    assert found["Z"].words == "No. Joined with Y and B"
    assert found["B"].sentence == f"{never(1, 'B')} They would be joined with Z and Y."
