"""Spreadsheets and files that are no questionnaire: a clear list of faults with sheet, row and column, never a traceback."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from exchange.reading import questionnaire_here
from facilitator_app import cli, paths
from facilitator_app.instruments.reading import tables
from facilitator_app.services.spreadsheets import as_file, template

Change = Callable[[Workbook], None]


def column(book: Workbook, sheet: str, head: str) -> int:
    """The number of the column with this head."""
    heads = [str(cell.value) for cell in book[sheet][1]]
    return heads.index(head) + 1


def put(sheet: str, row: int, head: str, value: object) -> Change:
    """Another value in one cell."""

    def change(book: Workbook) -> None:
        cell = book[sheet].cell(row, column(book, sheet, head))
        cell.value = value  # type: ignore[assignment]

    return change


def about(what: str, value: object) -> Change:
    """Another value beside one line of the sheet About."""

    def change(book: Workbook) -> None:
        for row in book["About"].iter_rows(min_col=1, max_col=2):
            if row[0].value == what:
                row[1].value = value
                return
        raise AssertionError(what)

    return change


def merged(sheet: str, cells: str) -> Change:
    return lambda book: book[sheet].merge_cells(cells)


def without(sheet: str) -> Change:
    return lambda book: book.remove(book[sheet])


def head(sheet: str, old: str, new: object) -> Change:
    def change(book: Workbook) -> None:
        book[sheet].cell(1, column(book, sheet, old)).value = new  # type: ignore[assignment]

    return change


def no_questions(book: Workbook) -> None:
    book["Questions"].delete_rows(2, 500)


def many_rows(book: Workbook) -> None:
    for number in range(2100):
        book["Questions"].append(["Meeting", f"Statement {number}"])


def many_columns(book: Workbook) -> None:
    book["Questions"].cell(1, 450).value = "Too far"


LONG = " ".join(["word"] * 30)
CASES: dict[str, tuple[Change, str]] = {
    # what is wrong, how it is done, the place that the fault must name
    "a formula": (put("Questions", 4, "Statement", "=1+1"), "Questions, row 4, column B"),
    "a date": (put("Questions", 5, "Statement", date(2026, 3, 1)), "Questions, row 5, column B"),
    "an error value": (put("Answers", 2, "Answer", "#REF!"), "Answers, row 2, column C"),
    "merged statements": (merged("Questions", "B3:B4"), "Questions, row 3, column B"),
    "merged heads": (merged("Bands", "A1:B1"), "Bands, row 1, column A"),
    "no sheet of questions": (without("Questions"), "Questions"),
    "no question": (no_questions, "Questions"),
    "a head twice": (head("Questions", "Easy words", "Statement"), "Questions, row 1, column C"),
    "an unknown head": (head("Questions", "Short name", "Headline"), "Questions, row 1, column D"),
    "an unknown sheet": (lambda book: book.create_sheet("Notes of mine").append(["a", "b"]), "Notes of mine"),
    "no statement": (put("Questions", 6, "Statement", None), "Questions, row 6, column B"),
    "a statement that is too long": (put("Questions", 6, "Statement", LONG), "Questions, row 6, column B"),
    "an id twice": (put("Questions", 7, "Id", "need-achieved"), "Questions, row 7, column E"),
    "an id with spaces": (put("Questions", 7, "Id", "My id!"), "Questions, row 7, column E"),
    "an unknown section": (put("Questions", 8, "Section", "Nowhere"), "Questions, row 8, column A"),
    "no section": (put("Questions", 8, "Section", None), "Questions, row 8, column A"),
    "an empty section": (
        lambda book: book["Sections"].append(["A part without questions", "", "It has none."]),
        "Sections, row 8",
    ),
    "a gap between bands": (put("Bands", 2, "Above", 3.5), "Bands, row 2"),
    "bands that overlap": (put("Bands", 3, "Up to", 3.5), "Bands, row 2"),
    "a band without a name": (put("Bands", 4, "Name", None), "Bands, row 4, column B"),
    "a band that ends in words": (put("Bands", 4, "Up to", "two"), "Bands, row 4, column F"),
    "numbers of answers that jump": (put("Answers", 3, "Number", 7), "Answers, row 3, column B"),
    "a number that is words": (put("Answers", 3, "Number", "three"), "Answers, row 3, column B"),
    "an answer without words": (put("Answers", 4, "Answer", None), "Answers, row 4, column C"),
    "an unknown kind": (about("Kind", "quiz"), "About, row 4, column B"),
    "no name": (about("Name", None), "About, row 2, column B"),
    "minutes in words": (about("Minutes", "ten"), "About, row 5, column B"),
    "a language that has no columns": (about("Languages", "en, cy"), "About, row 2, column B"),
    "weights in words": (about("Weights to choose from", "heavy"), "About, row 12, column B"),
    "yes or no in other words": (put("Scale", 2, "I do not know", "perhaps"), "Scale, row 2, column D"),
    "too many rows": (many_rows, "the whole file"),
    "too many columns": (many_columns, "the whole file"),
}


def bomb() -> bytes:
    """A small file that would unpack to far more than any questionnaire."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return target.getvalue()


FILES: dict[str, tuple[str, bytes, str]] = {
    # what is wrong, the name of the file, what is in it, words of the fault
    "empty": ("mine.xlsx", b"", "is empty"),
    "blanks only": ("mine.csv", b" \r\n\r\n", "is empty"),
    "a picture of paper": ("mine.xlsx", b"%PDF-1.7\n%\xe2\xe3", "is not a spreadsheet"),
    "the same as a list": ("mine.csv", b"%PDF-1.7\n%\xe2\xe3", "is not a spreadsheet"),
    "words called a spreadsheet": ("mine.xlsx", b"Statement\nWe meet often.\n", "is not a spreadsheet"),
    "locked or old": ("mine.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "locked with a password"),
    "half a file": ("mine.xlsx", template(".xlsx")[:4000], "is not a spreadsheet"),
    "unpacks to far too much": ("mine.xlsx", bomb(), "too big"),
    "far too long": ("mine.csv", b"x" * (10 * 1024 * 1024 + 1), "too big"),
    "no head that is known": ("mine.csv", b"Frage,Antwort\nWas?,Ja\n", "row 1, column A: This is not known"),
    "zeros inside": ("mine.csv", b"Section,Statement\nA,We\x00meet.\n", "is not a spreadsheet"),
    "a quote that never ends": ("mine.csv", b'Section,Statement\nA,"We meet\n', "a quote mark that is not closed"),
    "a formula as words": ("mine.csv", b"Section,Statement\nA,=1+1\n", "formula"),
}


@pytest.fixture
def good() -> bytes:
    return as_file(tables(paths.bundled("instruments") / "10-six-principle-profile.toml"), ".xlsx")


def changed(good: bytes, change: Change, target: Path) -> Path:
    book = load_workbook(io.BytesIO(good))
    change(book)
    book.save(target)
    return target


@pytest.mark.parametrize("name", CASES)
def test_every_fault_is_named_with_its_cell(name: str, good: bytes, tmp_path: Path) -> None:
    change, place = CASES[name]
    found = questionnaire_here(changed(good, change, tmp_path / "mine.xlsx"))
    assert place in [fault.location for fault in found.faults]
    assert all(fault.reason.endswith(".") and "{" not in fault.reason for fault in found.faults)


def test_the_same_file_without_a_change_has_no_fault(good: bytes, tmp_path: Path) -> None:
    assert questionnaire_here(changed(good, lambda _book: None, tmp_path / "mine.xlsx")).faults == ()


def test_all_faults_come_at_once(good: bytes, tmp_path: Path) -> None:
    names = ("a formula", "minutes in words", "a band without a name", "an id twice")

    def change(book: Workbook) -> None:
        for name in names:
            CASES[name][0](book)

    found = questionnaire_here(changed(good, change, tmp_path / "mine.xlsx"))
    assert {CASES[name][1] for name in names} <= {fault.location for fault in found.faults}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_questionnaire_is_refused_in_words(name: str, tmp_path: Path) -> None:
    called, content, words = FILES[name]
    path = tmp_path / called
    path.write_bytes(content)
    found = questionnaire_here(path)
    assert found.faults
    assert words in " ".join(str(fault) for fault in found.faults)


def test_letters_of_other_systems_are_read(tmp_path: Path) -> None:
    text = "Section;Statement\r\nCaf\u00e9;We meet at the caf\u00e9.\r\n"
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"):
        path = tmp_path / f"{encoding}.csv"
        path.write_bytes(text.encode(encoding))
        found = questionnaire_here(path)
        assert found.faults == ()
        assert found.tables["sections"][0]["title"] == {"en": "Caf\u00e9"}


@pytest.mark.slow
def test_the_command_line_names_every_fault(good: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = []
    for number, (change, _place) in enumerate(list(CASES.values())[::12]):
        wrong.append(changed(good, change, tmp_path / f"case-{number}.xlsx"))
    for number, (called, content, _words) in enumerate(FILES.values()):
        path = tmp_path / f"file-{number}-{called}"
        path.write_bytes(content)
        wrong.append(path)
    sound = changed(good, lambda _book: None, tmp_path / "sound.xlsx")
    assert cli.main(["instruments", "check", *map(str, [*wrong, sound])]) != 0
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    assert all(f"{path.name}: " in said.out for path in wrong)
    assert f"{sound.name}: no faults" in said.out
    assert f"{len(wrong)} of {len(wrong) + 1} files cannot be used." in said.err
