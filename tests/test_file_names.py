"""Names of files: readable, whose and what, and short enough for every system."""

from __future__ import annotations

from pathlib import Path

from facilitator_app.file_names import file_name


def test_a_name_says_whose_and_what() -> None:
    assert (
        file_name("Northfield", "Spring round 2026", "Feedback pack")
        == "Northfield, Spring round 2026, Feedback pack.pdf"
    )
    assert file_name("Northfield", "", "All tables", ending=".xlsx") == "Northfield, All tables.xlsx"
    assert file_name("Working better together? Self/assessment") == "Working better together Self assessment.pdf"


def test_long_names_fit_and_every_part_is_told(tmp_path: Path) -> None:
    name = file_name("ก" * 200, "団体" * 100, "Feedback pack", "large print")
    assert name.endswith(", Feedback pack, large print.pdf")
    assert len(name.encode()) < 200
    (tmp_path / name).write_bytes(b"")
