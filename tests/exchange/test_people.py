"""Lists of people from anywhere: read soundly, or refused with a sentence."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from exchange.reading import read_here
from facilitator_app.domain.errors import AppError
from facilitator_app.exchange.people import MOST_ROWS, PeopleColumn, PersonRow, checked, guess, rows_of, table

LIST = "Name,Organisation,Group,Access needs\nZoë Obi,Council,Agencies,Large print\nŁukasz,Charity,Volunteers,\n"
GROUPS = ("Agencies", "Volunteers")


def rows_in(path: Path) -> tuple[PersonRow, ...]:
    found = table(read_here(path))
    return rows_of(found, guess(found.heads))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_usual_file_gives_the_same_people(tmp_path: Path, encoding: str, separator: str, line_end: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(LIST.replace(",", separator).replace("\n", line_end).encode(encoding))
    assert rows_in(path) == (
        PersonRow(2, "Zoë Obi", "Council", "Agencies", "Large print"),
        PersonRow(3, "Łukasz", "Charity", "Volunteers", ""),
    )


def test_old_windows_files_keep_their_letters(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Full name;Agency\nZoë O’Hara;Café\n".encode("cp1252"))
    assert rows_in(path) == (PersonRow(2, "Zoë O’Hara", "Café"),)


def test_quotes_commas_blank_and_short_rows(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('Name,Organisation\n"Obi, Grace","The ""Hub"""\n\n  ,\nSam\n"Two\nlines",X\n', "utf-8")
    assert rows_in(path) == (
        PersonRow(2, "Obi, Grace", 'The "Hub"'),
        PersonRow(5, "Sam"),
        PersonRow(6, "Two lines", "X"),
    )


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\n , \n\n", "file_empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "not_a_list"),
        (b"Name,Group\n,\n", "nobody_in_list"),
        (b"Name\nA\x00B\nC\n", "not_a_list"),
        (b'Name,Group\n"Sam,Agencies\nJo,\n', "list_damaged"),
        (b"Name\n" + b"x" * 140_000 + b"\n", "list_damaged"),
        (b"a," * 16_000 + b"\n1\n", "too_many_columns"),
        (b"Name\n" + b"Sam\n" * (MOST_ROWS + 1), "too_many_rows"),
        (b"Name\n" + b"\x81\x8d\x01\n", "not_a_list"),
        (b"x" * (11 * 1024 * 1024), "file_too_big"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_a_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(AppError) as refused:
        table(read_here(path))
    assert refused.value.code == code
    assert refused.value.do


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(AppError) as refused:
        table(read_here(tmp_path / "gone.csv"))
    assert refused.value.code == "file_missing"


def test_a_spreadsheet_is_read_without_its_formulas(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Person", "Role"])
    sheet.append(["Sam", "Agencies"])
    sheet.append(["=1+1", "Volunteers"])
    sheet.append([None, None])
    sheet.append([42, "Volunteers"])
    path = tmp_path / "list.xlsx"
    book.save(path)
    found = rows_in(path)
    assert [(row.number, row.name, row.group) for row in found] == [
        (2, "Sam", "Agencies"), (3, "", "Volunteers"), (5, "42", "Volunteers"),
    ]  # fmt: skip
    other = tmp_path / "list.csv"
    other.write_bytes(path.read_bytes())
    assert rows_in(other) == found


def test_a_spreadsheet_that_unpacks_to_too_much_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (70 * 1024 * 1024))
    with pytest.raises(AppError) as refused:
        table(read_here(path))
    assert refused.value.code == "file_too_big"


@pytest.mark.parametrize("content", [b"not a zip", b"PK\x03\x04 broken"])
def test_a_broken_spreadsheet_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    with pytest.raises(AppError) as refused:
        table(read_here(path))
    assert refused.value.code == "not_a_list"


def test_damaged_files_are_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.active.append(["Name", "Group"])
    book.active.append(["Sam", "Agencies"])
    book.save(tmp_path / "sound.xlsx")
    sources = [LIST.encode(), LIST.encode("utf-16"), (tmp_path / "sound.xlsx").read_bytes()]
    rng = random.Random(20261124)
    for turn in range(300):
        data = bytearray(sources[turn % 3])
        for _damage in range(1 + turn % 5):
            place = rng.randrange(len(data))
            data[place : place + rng.randrange(9)] = bytes([rng.choice(b'",;\x00\xff\r\n=a')]) * rng.randrange(9)
        path = tmp_path / f"list{('.csv', '.xlsx')[turn % 2]}"
        path.write_bytes(data)
        try:
            found = table(read_here(path))
        except AppError:
            continue
        assert len(checked(rows_of(found, guess(found.heads)), GROUPS, frozenset())) == len(found.rows)


def test_columns_are_guessed_once_each() -> None:
    assert guess(("Group", "Full name", "Org", "x")) == {
        PeopleColumn.GROUP: 0,
        PeopleColumn.NAME: 1,
        PeopleColumn.ORGANISATION: 2,
    }
    assert guess(("A", "B")) == {PeopleColumn.NAME: 0}
    assert guess(("Group name", "Person")) == {PeopleColumn.NAME: 1, PeopleColumn.GROUP: 0}


def test_every_row_has_one_place_and_the_counts_add_up() -> None:
    rows = (
        PersonRow(2, "Sam", group="AGENCIES"),
        PersonRow(3, ""),
        PersonRow(4, "Jo", group="Nobody"),
        PersonRow(5, "=HYPERLINK(1)"),
        PersonRow(6, "x" * 201),
        PersonRow(7, "grace obi"),
        PersonRow(8, "Sam"),
    )
    found = checked(rows, GROUPS, frozenset({"grace obi"}))
    assert [bool(row.problem) for row in found] == [False, True, True, True, True, True, False]
    assert "Nobody" in found[2].problem
    assert "Agencies, Volunteers" in found[2].problem
    assert sum(1 for row in found if row.problem) + sum(1 for row in found if not row.problem) == len(rows)
