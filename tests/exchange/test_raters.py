"""Who answers about whom, from a list: every row ends in one place, and every problem is a sentence."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from exchange.reading import read_here
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.subjects import Assignment, Subject
from facilitator_app.exchange import people, raters
from facilitator_app.exchange.raters import Known, RaterColumn, RaterRow

MEMBERS = {
    "a": ("Ana", "Oak"), "b": ("Ben", "Elm"), "c": ("Cam", "Oak"), "d": ("Dee", ""), "s1": ("Sam", "Oak"),
    "s2": ("Sam", "Elm"), "k": ("Kim O'Hara", "Fir"),
}  # fmt: skip
SUBJECTS = (Subject("A", "Ana", "a"), Subject("B", "Ben", "b"), Subject("F", "Fir", organisation_id="fir"))
GROUPS = {
    "self": ("Self", "the person themself"),
    "named": ("Chair or lead partner",),
    "fellow": ("Fellow partner organisations",),
    "own": ("Own organisation", "their own organisation"),
}
KNOWN = Known(MEMBERS, SUBJECTS, GROUPS, "self", "named", (Assignment("A", "b", "fellow"),))


def row(rater: str, subject: str, group: str, organisation: str = "", months: str = "", number: int = 2) -> RaterRow:
    return RaterRow(number, rater, organisation, subject, group, months)


def problem(*cells: str) -> str:
    (found,) = raters.checked([row(*cells)], KNOWN)
    assert found.made is None
    return found.problem


def test_rows_that_can_be_added() -> None:
    rows = [
        row("cam", "ANA", "own organisation", "", "14"),
        row("Ana", "Ana", "the person themself"),
        row("Sam", "Ben", "Fellow partner organisations", "Oak"),
        row("Dee", "Fir", "Own organisation"),
        row("Kim O'Hara", "Ana", "Chair or lead partner"),
    ]
    assert [found.made for found in raters.checked(rows, KNOWN)] == [
        Assignment("A", "c", "own", months=14),
        Assignment("A", "a", "self"),
        Assignment("B", "s1", "fellow"),
        Assignment("F", "d", "own"),
        Assignment("A", "k", "named"),
    ]


@pytest.mark.parametrize("months", ["14", "١٤", "१४", "１４"])
def test_months_are_read_in_the_digits_of_every_script(months: str) -> None:
    (found,) = raters.checked([row("cam", "ANA", "own organisation", "", months)], KNOWN)
    assert found.made == Assignment("A", "c", "own", months=14)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (("", "Ana", "Self"), "It does not say who answers."),
        (("Cam", "", "Self"), "It does not say about whom."),
        (("Cam", "Ana", ""), "It does not say as what Cam answers"),
        (("Camm", "Ana", "Own organisation"), "Nothing here is called Camm. Did you mean Cam?"),
        (("Zoe Quill", "Ana", "Own organisation"), "Zoe Quill is not on the list of people. Add them there first."),
        (("Cam", "Dee", "Own organisation"), "This round is not about Dee."),
        (("Cam", "Anna", "Own organisation"), "Did you mean Ana?"),
        (("Cam", "Ana", "Boss"), "There is no group called Boss. The groups are: Self, Chair or lead partner,"),
        (("Cam", "Ana", "Own organization"), "Did you mean Own organisation?"),
        (("Cam", "Ana", "Own organisation", "Birch"), "There is no organisation called Birch."),
        (("Cam", "Ana", "Own organisation", "Elm"), "Cam is on the list of people, but not from Elm."),
        (("Sam", "Ana", "Own organisation"), "2 people are called Sam. Write their organisation as well"),
        (("Ana", "Ana", "Own organisation"), "Ana is the person this is about. Write Self as their group."),
        (("Cam", "Ana", "Self"), "Only Ana can answer as Self here."),
        (("Cam", "Ana", "Own organisation", "", "soon"), "The months must be a whole number, such as 12."),
        (("Cam", "Ana", "Own organisation", "", "-3"), "The months must be a whole number, such as 12."),
        (("Cam", "Ana", "Own organisation", "", "⁴²"), "The months must be a whole number, such as 12."),
        (("=1+1", "Ana", "Own organisation"), "This looks like a formula. Type plain words."),
        (("C" * 201, "Ana", "Own organisation"), "This is longer than 200 letters."),
        (("Ben", "Ana", "Own organisation"), "Ben answers about Ana already, as: Fellow partner organisations."),
    ],
)
def test_each_problem_is_a_sentence(cells: tuple[str, ...], said: str) -> None:
    assert said in problem(*cells)


def test_two_people_of_one_name_in_the_round() -> None:
    known = Known(MEMBERS, (*SUBJECTS, Subject("A2", "ana", "c")), GROUPS, "self", "named")
    (found,) = raters.checked([row("Ben", "Ana", "Own organisation")], known)
    assert found.problem == "This round is about 2 people called Ana. Choose who answers about them by hand."


def test_what_stands_twice_and_what_is_there_already() -> None:
    rows = [
        row("Ana", "Ana", "Self", number=2),
        row("Ana", "Ana", "Self", number=3),
        row("Ben", "Ana", "Fellow partner organisations", number=4),
        row("Cam", "Ben", "Chair or lead partner", number=5),
        row("Dee", "Ben", "Chair or lead partner", number=6),
        row("Cam", "Ben", "Own organisation", number=7),
    ]
    found = raters.checked(rows, KNOWN)
    assert [bool(one.made) for one in found] == [True, False, False, True, False, False]
    assert [one.already for one in found] == [False, False, True, False, False, False]
    assert found[1].problem == "Row 2 says already that Ana answers about Ana. Remove one of the two."
    assert found[4].problem == "Ben has a chair or lead partner already. Only one person can be."
    assert found[5].problem == "Row 5 says already that Cam answers about Ben. Remove one of the two."


def test_columns_are_guessed() -> None:
    heads = ("About whom", "Who answers", "As", "Months known", "Organisation")
    assert raters.guess(heads) == {
        RaterColumn.SUBJECT: 0, RaterColumn.RATER: 1, RaterColumn.GROUP: 2, RaterColumn.MONTHS: 3, RaterColumn.ORGANISATION: 4,
    }  # fmt: skip
    assert raters.guess(("Rater name", "Subject", "Rater group")) == {
        RaterColumn.SUBJECT: 1, RaterColumn.GROUP: 2, RaterColumn.RATER: 0,
    }  # fmt: skip
    assert raters.guess(("x", "y")) == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_files_of_other_systems(encoding: str, separator: str, tmp_path: Path) -> None:
    lines = (("Who answers", "About whom", "As"), ("José", "Ana", "Own organisation"), ("Cam", "Ben", "Self"))
    path = tmp_path / "list.csv"
    path.write_bytes("\r\n".join(separator.join(line) for line in lines).encode(encoding))
    table = people.table(read_here(path))
    rows = raters.rows_of(table, raters.guess(table.heads))
    assert [(one.number, one.rater, one.subject, one.group) for one in rows] == [
        (2, "José", "Ana", "Own organisation"),
        (3, "Cam", "Ben", "Self"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"Who answers,About whom,As\n", "nobody_in_list"),
        (b"%PDF-1.7\n", "not_a_list"),
        (b"Who\x00answers,About\nAna,Ben", "not_a_list"),
        (b'Who answers,About whom\n"Ana,Ben\n', "list_damaged"),
        (b"Who answers,About whom,As\n" + b"Cam,Ana,Own organisation\n" * 2_001, "too_many_rows"),
        (b",".join([b"head"] * 61) + b"\n" + b",".join([b"x"] * 61), "too_many_columns"),
    ],
)
def test_files_that_are_no_list_are_refused(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(AppError) as told:
        people.table(read_here(path))
    assert told.value.code == code


@pytest.mark.slow
def test_two_thousand_rows_are_read_and_the_counts_add_up(tmp_path: Path) -> None:
    rng = random.Random(7)
    members = {f"m{n}": (f"Person {n}", "") for n in range(220)}
    subjects = tuple(Subject(f"S{n}", f"Person {n}", f"m{n}") for n in range(10))
    lines = ["Who answers,About whom,As"]
    for number in range(2_000):
        who, whom = f"Person {number % 210}", f"Person {rng.randrange(12)}"
        lines.append(f"{who},{whom},{rng.choice(('Self', 'Own organisation', 'Nobody knows'))}")
    path = tmp_path / "long.csv"
    path.write_text("\n".join(lines), "utf-8")
    table = people.table(read_here(path))
    known = Known(members, subjects, GROUPS, "self", "named")
    found = raters.checked(raters.rows_of(table, raters.guess(table.heads)), known)
    assert len(found) == 2_000
    assert all((one.made is not None) + one.already + bool(one.problem) == 1 for one in found)
    made = [(one.made.subject_id, one.made.member_id) for one in found if one.made]
    assert len(made) == len(set(made)) > 200
