"""Each sentence on whether a group can be shown on its own: before a round, while it runs, when it is closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from facilitator_app.analysis.forecast import Rules
from facilitator_app.analysis.publishability import (
    Outlook,
    Publishability,
    ended,
    everyone,
    outlook,
    planned,
    report,
    so_far,
    under_way,
    why_perhaps,
)
from facilitator_app.domain.partnership import RaterGroup
from facilitator_app.domain.round import CountedWith, GroupProgress, Promise, RoundProgress

PROMISE = Promise()
ONLY_ALL = "No. Only with everyone"
NOR = "Nor are the others shown: what is left of everyone would be theirs. So only everyone together is shown."


def group(name: str, asked: int) -> RaterGroup:
    """A star behind the name marks a protected voice."""
    return RaterGroup(name.rstrip("*"), name.rstrip("*"), name, asked, protected=name.endswith("*"))


def rules(asked: Mapping[str, int], chose: CountedWith = (), *, by_group: bool = True) -> Rules:
    groups = [group(name, n) for name, n in asked.items()]
    return Rules.planned(groups, replace(PROMISE, counted_with=chose), by_group=by_group)


def running(asked: Mapping[str, int], answered: Mapping[str, int]) -> RoundProgress:
    return RoundProgress(tuple(GroupProgress(group(name, n), answered[name], 0) for name, n in asked.items()), 0)


def never(n: int, name: str) -> str:
    return f"With {n} asked, {name} can never be shown alone."


def few(names: str) -> str:
    return f"{names}: too few to show alone, as a group needs 5."


def all_one(names: str) -> str:
    return f"{few(names)} Joined with others, one group would be left, which is everyone. {NOR}"


def voice(name: str, people: str) -> str:
    return (
        f"{name}: {people} too few to show alone, as a group needs 5. "
        f"This protected voice is not joined with another group. {NOR}"
    )


def ask(more: str, name: str) -> str:
    return f"Ask {more} of {name}, and groups can perhaps be shown."


ALONE = Publishability("info", "Perhaps, from 5 answers")
PERHAPS = Publishability("info", "Perhaps")
CHOOSE = "Or they choose beforehand with whom they are counted: see Promise."


def together(others: str, why: str = "", more: str = "") -> Publishability:
    return Publishability("info", f"Not alone. Perhaps with {others}", why, more=more)


def only_all(why: str = "", kind: str = "neutral") -> Publishability:
    return Publishability(kind, ONLY_ALL, why, only_with_everyone=True)


def not_yet(missing: int = 0, more: str = "") -> Publishability:
    words = {0: "", 1: ". 1 more person is needed"}.get(missing, f". {missing} more people are needed")
    return Publishability("warning", f"Not yet{words}", more=more)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"A": 6, "B": 5}, {"A": ALONE, "B": ALONE}),
        (
            {"A": 6, "B": 0},
            {"A": Publishability("neutral", "The same as everyone"), "B": Publishability("neutral", "Nobody is asked")},
        ),
        ({"A": 6, "B": 4}, {"A": only_all(), "B": only_all(f"{all_one('B')} {ask('1 more person', 'B')}")}),
        (
            {"A": 6, "B": 2, "C*": 6},
            {
                "A": together("B", "A would be joined with B, who are too few alone."),
                "B": together(
                    "A", f"{never(2, 'B')} They would be joined with A. Ask 3 more people to show them alone, perhaps."
                ),
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
            {"A": only_all(), "B": only_all(f"{voice('B', '3 people are')} {ask('2 more people', 'B')}", "warning")},
        ),
        (
            {"A": 6, "B": 5, "C*": 1},
            {
                **{n: only_all() for n in "AB"},
                "C": only_all(f"{voice('C', '1 person is')} {ask('4 more people', 'C')} {CHOOSE}", "warning"),
            },
        ),
        ({"A": 2, "B": 1}, {"A": only_all(), "B": only_all()}),
    ],
)
def test_if_everybody_who_is_asked_answers(asked: dict[str, int], expected: dict[str, Publishability]) -> None:
    assert planned(rules(asked)) == expected


def test_what_a_protected_voice_chose_is_told() -> None:
    found = planned(rules({"A": 6, "B": 5, "C*": 4}, (("C", "B"),)))
    assert found == {
        "A": ALONE,
        "B": together("C", "B would be joined with C, who are too few alone."),
        "C": together(
            "B",
            f"{never(4, 'C')} They chose to be counted with B. Ask 1 more person to show them alone, perhaps.",
        ),
    }
    both = (
        f"C and B are counted together, and with 4 people they are too few, as a group needs 5. {NOR} "
        "Ask 1 more person of B, and groups can perhaps be shown."
    )
    found = planned(rules({"A": 9, "B": 2, "C*": 2}, (("C", "B"),)))
    assert found == {"A": only_all(), "B": only_all(both, "warning"), "C": only_all(both, "warning")}


def test_a_limit_from_before_promises_no_smaller_group() -> None:
    """Rounds that began with a limit of four keep it as the least; five are needed all the same."""
    assert planned(rules({"A": 6, "B": 4}))["B"].words == ONLY_ALL
    assert planned(rules({"A": 6, "B": 6}))["B"] == ALONE


@pytest.mark.parametrize(
    ("asked", "answered", "chose", "expected", "why"),
    [
        (
            {"A": 6, "B": 5},
            {"A": 5, "B": 4},
            (),
            {"A": not_yet(more="If all answer: perhaps alone"), "B": not_yet(1)},
            f"{all_one('B')} With 1 more answer from B, groups can perhaps be shown.",
        ),
        ({"A": 6, "B*": 5}, {"A": 0, "B*": 2}, (), {"A": not_yet(5), "B": not_yet(3)}, ""),
        (
            {"A": 6, "B*": 5},
            {"A": 5, "B*": 2},
            (),
            {"A": not_yet(more="If all answer: perhaps alone"), "B": not_yet(3)},
            f"{voice('B', '2 people are')} With 3 more answers from B, groups can perhaps be shown.",
        ),
        (
            {"A": 6, "B": 3, "C": 6},
            {"A": 5, "B": 2, "C": 0},
            (),
            {
                "A": not_yet(more="If all answer: perhaps with B"),
                "B": not_yet(more="If all answer: perhaps with A"),
                "C": not_yet(5),
            },
            f"{all_one('B')} With 3 more answers from C, groups can perhaps be shown.",
        ),
        # nobody of the voice has answered: nobody is joined with anything
        ({"A": 8, "B": 7, "C*": 6}, {"A": 5, "B": 5, "C*": 0}, (), {"A": PERHAPS, "B": PERHAPS, "C": not_yet(5)}, ""),
        # more came than were asked: what was planned does not stand in the way
        ({"A": 6, "B": 3}, {"A": 5, "B": 5}, (), {"A": PERHAPS, "B": PERHAPS}, ""),
        (
            {"A": 6, "B": 2},
            {"A": 5, "B": 2},
            (),
            {"A": only_all(), "B": only_all(all_one("B"))},
            all_one("B"),
        ),
        (
            {"A": 8, "B": 7, "C": 6},
            {"A": 5, "B": 5, "C": 3},
            (),
            {
                "A": together("C", more="1 more answer: perhaps alone"),  # then the third joins the second
                "B": PERHAPS,
                "C": together("A", more="2 more answers: perhaps alone"),
            },
            "",
        ),
        (
            {"A": 8, "B": 7, "C*": 4},
            {"A": 5, "B": 5, "C*": 3},
            (("C", "A"),),
            {"A": together("C"), "B": PERHAPS, "C": together("A")},  # too few are still to come
            "",
        ),
    ],
)
def test_while_a_round_runs(
    asked: dict[str, int],
    answered: dict[str, int],
    chose: CountedWith,
    expected: dict[str, Publishability],
    why: str,
) -> None:
    progress = running(asked, answered)
    assert under_way(progress, rules(asked, chose)) == expected
    assert so_far(progress, rules(asked, chose)) == why


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
    found = ended(running(dict.fromkeys(answered, 6), answered), rules(dict.fromkeys(answered, 6)))
    assert {name: one.words for name, one in found.items()} == expected
    kinds = {name: "info" if "erhaps" in words else "neutral" for name, words in expected.items()}
    if answered.get("C*") == 4:
        kinds["C"] = "warning"
    assert {name: one.kind for name, one in found.items()} == kinds
    assert sum(bool(one.sentence) for one in found.values()) == (ONLY_ALL in expected.values()), "once, and why"
    assert bool(why_perhaps(found.values())) == ("info" in kinds.values())


@pytest.mark.parametrize(("answered", "people"), [(1, "1 person is"), (3, "3 people are")])
def test_a_small_protected_voice_keeps_all_groups_away_and_is_told(answered: int, people: str) -> None:
    found = ended(running({"A": 9, "C*": 6}, {"A": 9, "C*": answered}), rules({"A": 9, "C*": 6}))
    assert found["C"] == only_all(voice("C", people), "warning")


def test_why_a_group_is_not_joined_with_a_protected_voice_or_with_too_many() -> None:
    found = planned(rules({"A": 9, "B": 3, "C*": 3}, (("C", "A"),)))
    others = "The others are protected voices, or are counted with one. They are joined with nobody else."
    assert found["B"].sentence.startswith(f"{few('B')} {others} {NOR}")
    many = "More than 5 groups are too many to show side by side, and protected voices are not joined."
    found = planned(rules({f"{name}*": 6 for name in "ABCDEF"}))
    assert {one.sentence.split(" So ")[0] for one in found.values()} == {many}


def test_a_questionnaire_that_is_never_shown_by_group() -> None:
    why = "This questionnaire is shown for everyone together only."
    expected = dict.fromkeys("AB", Publishability("neutral", ONLY_ALL, why))
    never_ = rules({"A": 9, "B": 9}, by_group=False)
    assert planned(never_) == expected
    progress = running({"A": 9, "B": 9}, {"A": 9, "B": 9})
    assert under_way(progress, never_) == ended(progress, never_) == expected
    assert so_far(progress, never_) == ""


def test_everyone_and_the_report_about_one_person() -> None:
    yes = Publishability("success", "Yes")
    two = Publishability("warning", "Not yet. 2 more people are needed")
    one = Publishability("warning", "Not yet. 1 more person is needed")
    no = Publishability("neutral", "No. Fewer than 5 people answered")
    assert [everyone(n, PROMISE) for n in (3, 4, 5, 6)] == [two, one, yes, yes]
    assert [report(n, PROMISE, open_=True) for n in (3, 4, 5)] == [two, one, yes]
    assert [report(n, PROMISE, open_=False) for n in (3, 4, 5)] == [no, no, yes]


def test_groups_that_are_joined_are_named_in_the_order_of_the_round() -> None:
    found = planned(rules({"Z": 6, "Y": 2, "B": 1, "A": 9}))
    assert found["Z"].words == "Not alone. Perhaps with Y and B"
    assert found["B"].sentence == f"{never(1, 'B')} They would be joined with Z and Y."


def test_what_a_whole_round_can_show_in_a_sentence() -> None:
    shown = outlook(rules({"A": 6, "B": 2, "C*": 6}))
    assert shown == Outlook("If all answer, these can perhaps be shown: C; A and B.")
    assert outlook(rules({"A": 2, "B": 1})) == Outlook("")
    one = "All who answer are in one group, so we show everyone together only."
    assert outlook(rules({"A": 6, "B": 0})) == Outlook("No group can be shown.", one)
    few = outlook(rules({"A": 6, "B": 5, "C*": 4}))
    assert few.why == f"{voice('C', '4 people are')} {ask('1 more person', 'C')} {CHOOSE}"
