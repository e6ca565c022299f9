"""Questionnaires go into a spreadsheet and come back, over real files."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from exchange.reading import questionnaire_here
from facilitator_app import instruments, paths
from facilitator_app.domain.instrument import Kind
from facilitator_app.instruments.loader import read_tables
from facilitator_app.instruments.reading import tables
from facilitator_app.services.spreadsheets import as_file, read_spreadsheet, template

BUNDLED = sorted(paths.bundled("instruments").glob("*.toml"))
KINDS = sorted((Path(__file__).parents[1] / "instruments" / "kinds").glob("*.toml"))


@pytest.mark.parametrize("path", [*BUNDLED, *KINDS], ids=lambda path: path.stem)
def test_every_questionnaire_comes_back_from_a_spreadsheet_the_same(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.xlsx"
    target.write_bytes(as_file(tables(path), ".xlsx"))
    found = questionnaire_here(target)
    assert (found.faults, found.notes) == ((), ())
    assert read_tables(found.tables, "again.toml")[0] == instruments.load(path)


def test_every_kind_is_among_them() -> None:
    assert {instruments.load(path).kind for path in (*BUNDLED, *KINDS)} == set(Kind)


def test_two_languages_come_back(tmp_path: Path) -> None:
    text = (paths.bundled("instruments") / "30-quick-check.toml").read_text("utf-8")
    data = tables(paths.bundled("instruments") / "30-quick-check.toml")
    assert 'languages = ["en"]' in text

    def both(value: object) -> object:
        if isinstance(value, dict):
            if set(value) == {"en"}:
                return {"en": value["en"], "cy": f"{value['en']} (Cymraeg)"[:900]}
            return {key: both(one) for key, one in value.items()}
        return [both(one) for one in value] if isinstance(value, list) else value

    doubled = both(data)
    assert isinstance(doubled, dict)
    doubled["languages"] = ["en", "cy"]
    target = tmp_path / "two.xlsx"
    target.write_bytes(as_file(doubled, ".xlsx"))
    found = questionnaire_here(target)
    assert {key: found.tables[key] for key in doubled} == doubled


def test_the_statements_alone_come_back_from_csv_with_a_usual_scale(tmp_path: Path) -> None:
    data = tables(paths.bundled("instruments") / "30-quick-check.toml")
    target = tmp_path / "Our check.csv"
    target.write_bytes(as_file(data, ".csv"))
    found = questionnaire_here(target)
    assert found.faults == ()
    made = read_tables(found.tables, "x")[0]
    original = read_tables(data, "x")[0]
    assert made is not None
    assert original is not None
    assert (str(made.title), made.id) == ("Our check", "our-check")
    assert [point.value for point in made.scale.points] == [1, 2, 3, 4, 5]
    assert [replace(i, scale=None) for s in made.sections for i in s.items] == [
        replace(i, scale=None) for s in original.sections for i in s.items
    ]
    assert len(found.notes) == 3


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_template_is_a_questionnaire_already(ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"template{ending}"
    target.write_bytes(template(ending))
    found = read_spreadsheet(target)
    assert found.faults == ()
    (section,) = found.tables["sections"]
    assert [item.get("reverse", False) for item in section["items"]] == [False, True]  # "The papers are hard to read."


def test_nothing_in_the_file_is_a_formula_a_link_or_a_name(tmp_path: Path) -> None:
    data = tables(paths.bundled("instruments") / "30-quick-check.toml")
    data["title"] = {"en": '=HYPERLINK("http://example.org")'}
    made = as_file(data, ".xlsx")
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        words = b"".join(packed.read(name) for name in packed.namelist())
    assert b"<f>" not in words
    assert b"<hyperlink" not in words
    target = tmp_path / "x.xlsx"
    target.write_bytes(made)
    assert questionnaire_here(target).tables["title"] == data["title"]


def test_a_sheet_with_a_few_plain_questions_is_enough(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Questions"
    for row in (["section", "STATEMENT"], ["Meeting", "We meet often."], ["Meeting", "We meet often."]):
        page.append(row)
    book.save(tmp_path / "few.xlsx")
    found = questionnaire_here(tmp_path / "few.xlsx")
    assert found.faults == ()
    assert [item["id"] for item in found.tables["sections"][0]["items"]] == ["we-meet-often", "we-meet-often-2"]
    assert any("five answers" in note for note in found.notes)


def test_the_only_sheet_of_a_spreadsheet_must_be_called_what_it_is(tmp_path: Path) -> None:
    """Only a CSV file, which has no name for its sheet, holds the statements whatever it is called."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "Members"
    for row in (["section", "STATEMENT"], ["Meeting", "We meet often."]):
        page.append(row)
    book.save(tmp_path / "members.xlsx")
    assert [fault.code for fault in questionnaire_here(tmp_path / "members.xlsx").faults] == ["sheet_unknown"]
    csv = tmp_path / "members.csv"
    csv.write_text("section,STATEMENT\nMeeting,We meet often.\n", "utf-8")
    assert questionnaire_here(csv).faults == ()
