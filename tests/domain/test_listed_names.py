from __future__ import annotations

import unicodedata

import pytest

from facilitator_app.domain.listed_names import ListedNames

LISTS = ListedNames.from_names(
    ("Amina Yusuf", "José Núñez", "Li O'Neill", "Bo Zhu", "Tom", ""), ("Open Door", "The Northfield Trust and Co")
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Amina Yusuf always listens.", ("Amina Yusuf",)),
        ("I asked AMINA, and yusuf said no.", ("AMINA", "yusuf")),
        ("Amina's idea, and Amina’s again", ("Amina",)),
        ("Jose Nunez; JOSÉ too; Núñez-Smith", ("Jose Nunez", "JOSÉ", "Núñez")),
        (unicodedata.normalize("NFD", "We miss José."), (unicodedata.normalize("NFD", "José"),)),
        ("Mr O’Neill and Mrs Neill", ("Neill",)),
        ("Li does it all; li o'neill", ("li o'neill",)),
        ("Bo Zhu, not Bo", ("Bo Zhu",)),
        ("Tomorrow a tomato", ()),
        ("tom", ("tom",)),
        ("Open Door does well. The door was open.", ("Open Door",)),
        ("northfield is far, and the trust is small", ("northfield",)),
        ("Trust is low. We asked the Trust.", ("Trust",)),
        ("open door", ("open door",)),
        ("The people and the co", ()),
        ("Am\u200bina", ("Am\u200bina",)),
        ("", ()),
    ],
)
def test_whole_words_without_regard_to_case_and_accents(text: str, found: tuple[str, ...]) -> None:
    assert LISTS.said(text) == found


def test_everyday_words_of_an_organisation_are_its_name_only_with_a_capital_inside_a_sentence() -> None:
    text = "Trust is low. “Trust me,” said the Trust: trust us."
    assert [mark.start for mark in LISTS.marks(text)] == [text.index("Trust: trust")]
    person = ListedNames.from_names(("Hope Trust",), ("Open Door",))
    assert person.said("We hope and trust.") == ("hope", "trust"), "a person's name is found as it may be typed"


def test_marks_stand_where_the_words_are() -> None:
    text = unicodedata.normalize("NFD", "Ask José, or Open  Door.")
    assert [text[mark.start : mark.end] for mark in LISTS.marks(text)] == [
        unicodedata.normalize("NFD", "José"),
        "Open  Door",
    ]


def test_without_lists_nothing_is_marked() -> None:
    assert ListedNames().marks("Amina Yusuf") == ()
