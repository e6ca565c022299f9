"""A person is never shown by a bare name where another could be meant."""

from __future__ import annotations

import pytest

from facilitator_app.domain.naming import told_apart, without_a_word
from facilitator_app.domain.partnership import Member, Organisation

OAK, ELM = Organisation("o1", "Oak"), Organisation("o2", "Elm")
PLACES = (OAK, ELM)

Who = tuple[str, str | None, str]
"""Name, organisation, word."""


def members(*people: Who) -> tuple[Member, ...]:
    return tuple(Member(f"m{n}", name, place, None, "", word) for n, (name, place, word) in enumerate(people))


def shown(*people: Who) -> list[str]:
    made = members(*people)
    names = told_apart(made, PLACES)
    return [names[one.id] for one in made]


@pytest.mark.parametrize(
    ("people", "names"),
    [
        ([("Sam", "o1", ""), ("Ana", "o1", "nurse")], ["Sam", "Ana"]),
        ([("Sam", "o1", ""), ("Sam", "o2", "")], ["Sam (Oak)", "Sam (Elm)"]),
        ([("Sam", "o1", "nurse"), ("Sam", "o2", "")], ["Sam (Oak)", "Sam (Elm)"]),
        ([("Sam", "o1", "nurse"), ("Sam", "o1", "driver")], ["Sam (Oak, nurse)", "Sam (Oak, driver)"]),
        ([("Sam", None, "nurse"), ("Sam", None, "driver")], ["Sam (nurse)", "Sam (driver)"]),
        ([("Sam", "o1", ""), ("Sam", None, "")], ["Sam (Oak)", "Sam (2)"]),
        ([("Sam", "o1", "nurse"), ("Sam", "o1", "")], ["Sam (Oak, nurse)", "Sam (Oak, 2)"]),
        ([("Sam", "o1", ""), ("Sam", "o1", ""), ("Sam", "o2", "")], ["Sam (Oak, 1)", "Sam (Oak, 2)", "Sam (Elm)"]),
        ([("Sam", "o1", "nurse"), ("Sam", "o1", "Nurse ")], ["Sam (Oak, nurse, 1)", "Sam (Oak, Nurse, 2)"]),
        ([("Zoë O’Neil", "o1", ""), ("zoe\u0308 o'neil", "o2", "")], ["Zoë O’Neil (Oak)", "zoe\u0308 o'neil (Elm)"]),
        ([("Sam", "o1", ""), ("sam\u200b", "o2", "")], ["Sam (Oak)", "sam\u200b (Elm)"]),
        ([("Sam", "o1", ""), ("Sam", "o2", ""), ("Sam (Oak)", None, "")], ["Sam (Oak)", "Sam (Elm)", "Sam (Oak) (2)"]),
        ([("Elm", "o1", "")], ["Elm (Oak)"]),
    ],
)
def test_names_are_told_apart(people: list[Who], names: list[str]) -> None:
    assert shown(*people) == names


def test_an_organisation_is_said_to_be_one_and_two_of_one_name_get_numbers() -> None:
    assert told_apart(members(("Elm", None, "")), PLACES) == {
        "o1": "Oak",
        "o2": "Elm (the organisation)",
        "m0": "Elm (2)",
    }
    both = (OAK, Organisation("o3", "oak"))
    assert told_apart((), both) == {"o1": "Oak (1)", "o3": "oak (2)"}


def test_who_still_needs_a_word() -> None:
    made = members(
        ("Sam", "o1", ""), ("sam", "o1", ""), ("Sam", "o2", ""), ("Jo", None, ""), ("Ana", None, ""), ("Ana", "o1", "")
    )
    assert without_a_word(made, PLACES) == {"m0", "m1", "m4"}
    worded = members(("Sam", "o1", "nurse"), ("Sam", "o1", ""))
    assert without_a_word(worded, PLACES) == {"m1"}
