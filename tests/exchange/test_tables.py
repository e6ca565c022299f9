"""No file that leaves the app starts anything in a spreadsheet (safety I8 and I9)."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from openpyxl import load_workbook

from facilitator_app.exchange.tables import LONGEST, Sheet, csv_bytes, xlsx_bytes

RISKY = ("=1+1", "+44 1234", "-cmd", "@SUM(A1)", "\t=1", "\r=1", '  =HYPERLINK("http://x")', "\u00a0=2")


@pytest.mark.parametrize("words", RISKY)
def test_no_cell_of_a_csv_is_a_formula(words: str) -> None:
    made = csv_bytes(Sheet("T", ("A", words), ((words, "7"), ("fine", "-3")), (words,)))
    assert made.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    for cell in (rows[0][1], rows[1][0], rows[3][0]):
        assert cell == "'" + words
    assert (rows[1][1], rows[2]) == ("7", ["fine", "-3"])


def test_a_spreadsheet_has_no_formula_no_link_and_nobody_s_name() -> None:
    made = xlsx_bytes(
        [Sheet(name, ("A", "B"), [(one, "7") for one in RISKY], ("n",)) for name in ("[a]/b", "[a]/b", "")]
    )
    book = load_workbook(io.BytesIO(made))
    assert len(set(book.sheetnames)) == 3
    sheet = book.worksheets[0]
    assert {sheet.cell(row, 1).data_type for row in range(2, 2 + len(RISKY))} == {"s"}
    assert [sheet.cell(2, 1).value, sheet.cell(2, 2).value, sheet.cell(2, 2).data_type] == [RISKY[0], 7, "n"]
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        for name in parts.namelist():
            content = parts.read(name)
            assert b"<f>" not in content, name
            assert b"hyperlink" not in content.lower().replace(b"=hyperlink(", b""), name
            assert b"externalLink" not in content, name
            assert b"openpyxl" not in content, name


def test_letters_no_spreadsheet_takes_and_very_long_words() -> None:
    made = xlsx_bytes([Sheet("T", ("A",), (("a\x00b\x1bc\ud800",), ("x" * 40_000,)))])
    sheet = load_workbook(io.BytesIO(made)).worksheets[0]
    assert sheet.cell(2, 1).value == "abc"
    assert len(sheet.cell(3, 1).value) == LONGEST
