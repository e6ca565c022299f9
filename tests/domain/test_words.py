"""Words as they are kept, and as they are said one after another."""

from __future__ import annotations

import pytest

from facilitator_app.domain.words import in_a_row, tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Ann   Lee ", "Ann Lee"), ("Ann\n Lee\t", "Ann Lee"), ("Rene\u0301", "Ren\u00e9"), ("\u00a0", ""), ("", "")],
)
def test_what_is_typed_is_kept_on_one_line_and_with_accents_in_one_way(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_said_as_a_person_would(names: list[str], said: str) -> None:
    assert in_a_row(names) == said
