"""Lists as people really have them: each is read soundly, or what was decided and left out is said with its place."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from exchange.reading import read_here
from facilitator_app.domain.errors import AppError
from facilitator_app.exchange import lists, organisations, people, raters
from facilitator_app.exchange.lists import Left, Options, notes, open_list, pasted

GROUPS = ("Agencies", "Volunteers")
FILES = Path(__file__).parent / "files"


def rows_in(path: Path, options: Options | None = None) -> tuple[people.PersonRow, ...]:
    found = people.table(read_here(path), options)
    return people.checked(people.rows_of(found, people.guess(found.heads)), GROUPS, frozenset())


def text(folder: Path, words: str | bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(words if isinstance(words, bytes) else words.encode("utf-8"))
    return path


def book(folder: Path, *sheets: tuple[str, list[list[object]]], change: Callable[[Any], object] | None = None) -> Path:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets:
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    if change is not None:
        change(made)
    path = folder / "list.xlsx"
    made.save(path)
    return path


PEOPLE: list[list[object]] = [
    ["Name", "Organisation", "Group"],
    ["Amina Yusuf", "Council", "Agencies"],
    ["Ruth Bell", "Open Door", "Volunteers"],
]


# --- which columns make a name


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("First name,Last name", "Amina,Yusuf"),
        ("Last name,First name", "Yusuf,Amina"),
        ("Surname;Forename", "Yusuf;Amina"),
        ("Vorname;Nachname", "Amina;Yusuf"),
        ("Name;Vorname", "Yusuf;Amina"),
        ("Nom;Prénom", "Yusuf;Amina"),
        ("Name,Surname", "Amina,Yusuf"),
        ("Title,First Name,Middle Name,Last Name,Suffix,Job Title", "Ms,Amina,,Yusuf,,Officer"),
        ("Name,Given Name,Family Name,E-mail 1 - Value", "Amina Yusuf,Amina,Yusuf,a@example.org"),
        ("FULL_NAME", "Amina Yusuf"),
        ("Name:", "Amina  Yusuf"),
    ],
)
def test_a_name_in_any_usual_columns_is_the_whole_name(tmp_path: Path, heads: str, row: str) -> None:
    (found,) = rows_in(text(tmp_path, f"{heads}\n{row}\n"))
    assert (found.name, found.problem) == ("Amina Yusuf", "")


def test_labels_and_titles_of_address_books_are_no_groups_and_no_organisations() -> None:
    heads = ("Name", "Group Membership", "Labels", "Organization Title", "Organization Name", "E-mail Address")
    assert people.guess(heads) == {people.PeopleColumn.NAME: 0, people.PeopleColumn.ORGANISATION: 4}


def test_a_surname_with_an_unquoted_comma_is_one_name(tmp_path: Path) -> None:
    found = rows_in(text(tmp_path, "Name\nYusuf, Amina\nBell, Ruth\n"))
    assert [row.name for row in found] == ["Yusuf, Amina", "Bell, Ruth"]


# --- which row names the columns


@pytest.mark.parametrize("above", ["", "Contacts of the partnership,,\n", "Contacts,,\nUpdated in March,,\n\n"])
def test_the_headings_are_found_below_a_title(tmp_path: Path, above: str) -> None:
    path = text(tmp_path, f"{above}Name,Organisation,Group\nAmina Yusuf,Council,Agencies\n")
    found = people.table(read_here(path))
    assert [row.name for row in rows_in(path)] == ["Amina Yusuf"]
    assert found.head_row == above.count("\n") + 1
    assert sum(one.why is Left.ABOVE for one in found.left_out) == len(above.split("\n")) - 1 - above.count("\n\n")


@pytest.mark.parametrize(
    "words", ["Amina Yusuf\nRuth Bell\n", "Amina Yusuf,Council,Agencies\nRuth Bell,Open Door,Volunteers\n"]
)
def test_a_list_without_headings_loses_nobody_and_asks(tmp_path: Path, words: str) -> None:
    path = text(tmp_path, words)
    found = people.table(read_here(path))
    assert found.head_row == 0
    assert "No row of headings was found." in notes(found)[0]
    assert [row.name for row in rows_in(path)] == ["Amina Yusuf", "Ruth Bell"]


def test_the_row_of_headings_can_be_chosen(tmp_path: Path) -> None:
    path = text(tmp_path, "Wer,Wo\nAmina Yusuf,Council\n")
    assert [row.name for row in rows_in(path)] == ["Wer", "Amina Yusuf"]
    found = people.table(read_here(path), Options(head_row=1))
    assert (found.heads, len(found.rows)) == (("Wer", "Wo"), 1)
    assert rows_in(text(tmp_path, "Name\nSam\n"), Options(head_row=0))[0].name == "Name"


# --- separators, ends, letters


@pytest.mark.parametrize(
    "words",
    [
        "sep=;\r\nName;Organisation;Group\r\nAmina Yusuf;Council, main office;Agencies\r\n",
        "Name|Organisation|Group\nAmina Yusuf|Council, main office|Agencies\n",
        "Name;Organisation, address, town;Group\nAmina Yusuf;Council, main office;Agencies\n",
        'Name,Organisation,Group\r\r\nAmina Yusuf,"Council, main office",Agencies\r\r\n',
        'Name,Organisation,Group\r\nAmina Yusuf,"Council, main office",Agencies\r\n\x1a',
        '\ufeff\ufeffName,Organisation,Group\n\ufeffAmina Yusuf,"Council, main office",Agencies\n',
        '\u200bName,Organisation\u200b,Group\nAmina\xa0Yusuf\u200b,"Coun\xadcil, main office",\u2060Agencies\n',
        'Name,Organisation,Group\nAmina Yusuf,"Council,\vmain office",Agencies\n',
    ],
)
def test_signs_that_nobody_means_change_nothing(tmp_path: Path, words: str) -> None:
    (found,) = rows_in(text(tmp_path, words))
    assert (found.name, found.organisation, found.group) == ("Amina Yusuf", "Council, main office", "Agencies")
    assert found.problem == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1252", "cp850", "mac_roman"])
@pytest.mark.parametrize("name", ["José Núñez", "Zoë Müller", "Renée Françoise", "Björn Åström"])
def test_letters_of_every_usual_system_are_told_apart(tmp_path: Path, encoding: str, name: str) -> None:
    path = text(tmp_path, f"Name,Organisation\n{name},Café\n".encode(encoding))
    assert [(row.name, row.organisation) for row in rows_in(path)] == [(name, "Café")]


def test_one_bad_byte_does_not_spoil_the_others(tmp_path: Path) -> None:
    path = text(tmp_path, "Name\nJosé Núñez\n".encode() + b"Zo\xeb Obi\n")
    assert [row.name for row in rows_in(path)] == ["José Núñez", "Zoë Obi"]
    cut = rows_in(text(tmp_path, "Name\nJosé Núñez\nZo".encode() + b"\xc3"))
    assert (cut[0].name, cut[0].problem) == ("José Núñez", "")
    assert "could not be read" in cut[1].problem


def test_letters_that_could_be_read_in_two_ways_are_shown_in_both(tmp_path: Path) -> None:
    source = open_list(text(tmp_path, b"Name\nAnna Wr\xf3bel\n"))  # an o with an accent here, a U there
    found = people.table(source)
    assert len(found.readings) > 1 or found.rows[0][1] == ("Anna Wróbel",)
    for key, _sample in found.readings:
        assert people.table(source, Options(reading=key)).reading == key


def test_names_are_compared_as_they_are_seen(tmp_path: Path) -> None:
    path = text(tmp_path, "Name,Organisation\nJose\u0301 Nunez,St John’s\nJOSÉ  Nunez,ST JOHN'S\nJo,St  John's\n")
    found = rows_in(path)
    assert people.twice(found) == {2: (3,), 3: (2,)}
    assert {row.organisation for row in found} == {"St John’s"}
    again = people.checked(found, GROUPS, frozenset({"josé nunez"}))
    assert [bool(row.problem) for row in again] == [True, True, False]


# --- cells that are no words


@pytest.mark.parametrize("words", ["+44 7700 900123", "@home carers", "- large print", "+1"])
def test_what_only_begins_like_a_formula_is_words(words: str) -> None:
    row = people.PersonRow(2, "Sam", needs=words)
    assert people.checked((row,), GROUPS, frozenset())[0].problem == ""


@pytest.mark.parametrize("words", ["=1+1", "+SUM(A1)", '@HYPERLINK("x")', "-cmd(1)"])
def test_a_formula_is_a_problem(words: str) -> None:
    assert people.checked((people.PersonRow(2, words),), GROUPS, frozenset())[0].problem


def test_a_row_with_more_cells_than_headings_is_a_problem_and_not_cut_off(tmp_path: Path) -> None:
    path = text(tmp_path, "Name,Group\nYusuf,Agencies\nBell,Ruth,Volunteers\nSam,Agencies\n")
    found = rows_in(path)
    assert [bool(row.problem) for row in found] == [False, True, False]
    assert "Volunteers" in found[1].problem
    assert people.checked((people.mended(found[1], "group", "Volunteers"),), GROUPS, frozenset())[0].problem == ""


def test_totals_and_headings_that_come_again_are_left_out_and_counted(tmp_path: Path) -> None:
    path = text(
        tmp_path, "Name,Group\nAmina,Agencies\nName,Group\nRuth,Agencies\nTotal: 2,\nTotal,12\nTotal Care,Agencies\n"
    )
    found = people.table(read_here(path))
    assert [row.name for row in rows_in(path)] == ["Amina", "Ruth", "Total Care"]
    assert [(one.why, one.row) for one in found.left_out] == [(Left.AGAIN, 4 - 1), (Left.TOTAL, 5), (Left.TOTAL, 6)]
    assert "2 rows hold a total. They were left out: rows 5, 6." in notes(found)


def test_dates_numbers_errors_and_line_breaks_of_cells(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        (
            "People",
            [
                ["Name", "Organisation", "Notes"],
                ["Sam\nLee", 42.0, date(2026, 3, 1)],
                ["Jo_x000D_ Day", True, 1.5],
                ["Al", "#REF!", ""],
            ],
        ),
    )
    found = rows_in(path)
    assert [(row.name, row.organisation, row.needs) for row in found[:2]] == [
        ("Sam Lee", "42", "1 March 2026"),
        ("Jo Day", "yes", "1.5"),
    ]
    assert "holds an error" in found[2].problem


# --- what is hidden, merged, on other sheets


def test_hidden_rows_are_left_out_and_counted_unless_wanted(tmp_path: Path) -> None:
    def hide(made: Any) -> None:
        made.worksheets[0].row_dimensions[3].hidden = True

    path = book(tmp_path, ("People", PEOPLE), change=hide)
    found = people.table(read_here(path))
    assert [row.name for row in rows_in(path)] == ["Amina Yusuf"]
    assert "1 row is hidden in the file. It was left out: row 3." in notes(found)
    assert [row.name for row in rows_in(path, Options(hidden=True))] == ["Amina Yusuf", "Ruth Bell"]


def test_filtered_rows_are_told_as_filtered(tmp_path: Path) -> None:
    def filter_(made: Any) -> None:
        made.worksheets[0].auto_filter.ref = "A1:C3"
        made.worksheets[0].row_dimensions[2].hidden = True

    found = people.table(read_here(book(tmp_path, ("People", PEOPLE), change=filter_)))
    assert "1 row is filtered away in the file. It was left out: row 2." in notes(found)


def test_a_hidden_column_is_not_taken_by_itself(tmp_path: Path) -> None:
    def hide(made: Any) -> None:
        made.worksheets[0].column_dimensions["C"].hidden = True

    path = book(
        tmp_path,
        ("People", [["Name", "Organisation", "Private note"], ["Amina", "Council", "was off sick"]]),
        change=hide,
    )
    found = people.table(read_here(path))
    assert "Private note" not in found.heads
    assert "The column Private note is hidden in the file. It was left out." in notes(found)
    assert "was off sick" not in str(rows_in(path))
    assert "Private note" in people.table(read_here(path), Options(hidden=True)).heads


def test_the_sheet_with_people_is_found_and_can_be_changed(tmp_path: Path) -> None:
    def hide(made: Any) -> None:
        made["Old"].sheet_state = "hidden"

    other: list[list[object]] = [["Name"], ["Left Long Ago"], ["Gone Too"], ["And More"]]
    path = book(tmp_path, ("Old", other), ("How to", [["Fill in the second sheet"]]), ("People", PEOPLE), change=hide)
    found = people.table(read_here(path))
    assert (found.sheet, found.sheets) == ("People", ("Old", "How to", "People"))
    assert "The sheet Old is hidden in the file. It was left out." in notes(found)
    assert rows_in(path, Options(sheet="Old"))[0].name == "Left Long Ago"


@pytest.mark.parametrize("told", ["A1", "A1:A3", "A1:XFD1048576"])
def test_a_wrong_size_told_by_the_file_loses_nobody(tmp_path: Path, told: str) -> None:
    """Some programs write a size that is not true; what counts are the cells that are there."""
    path = book(tmp_path, ("People", PEOPLE))
    with zipfile.ZipFile(path) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    page, true = "xl/worksheets/sheet1.xml", b'<dimension ref="A1:C3"'
    assert true in parts[page]
    parts[page] = parts[page].replace(true, f'<dimension ref="{told}"'.encode())
    with zipfile.ZipFile(path, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    assert [(row.name, row.organisation, row.group) for row in rows_in(path)] == [
        ("Amina Yusuf", "Council", "Agencies"),
        ("Ruth Bell", "Open Door", "Volunteers"),
    ]


def test_a_sheet_with_nothing_but_a_chart_in_front_loses_nobody(tmp_path: Path) -> None:
    path = book(tmp_path, ("People", PEOPLE), change=lambda made: made.create_chartsheet("Chart", 0))
    assert [row.name for row in rows_in(path)] == ["Amina Yusuf", "Ruth Bell"]


def test_cells_merged_downwards_say_the_same_in_each_row(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Name", "Organisation"],
        ["Ruth", "Open Door"],
        ["Sam", None],
        ["Jo", None],
        ["Al", "Council"],
    ]
    path = book(tmp_path, ("People", rows), change=lambda made: made.worksheets[0].merge_cells("B2:B4"))
    assert [row.organisation for row in rows_in(path)] == ["Open Door", "Open Door", "Open Door", "Council"]


def test_a_formula_counts_as_what_it_came_to(tmp_path: Path) -> None:
    """The file was worked out by a spreadsheet program: its formulas have values."""
    path = book(tmp_path, ("People", [["Name"], ['="Amina"&" Yusuf"'], ["Ruth"]]))
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    page = parts["xl/worksheets/sheet1.xml"].decode()
    assert "<v></v>" in page or "<v />" in page or "<v/>" in page
    for empty in ("<v></v>", "<v />", "<v/>"):
        page = page.replace(empty, "<v>Amina Yusuf</v>", 1)
    page = page.replace('<c r="A2">', '<c r="A2" t="str">')
    with zipfile.ZipFile(path, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, page.encode() if name.endswith("sheet1.xml") else data)
    assert [row.name for row in rows_in(path)] == ["Amina Yusuf", "Ruth"]


# --- other kinds of file


@pytest.mark.parametrize("name", ["people.xls", "people.ods"])
def test_other_spreadsheets_are_read_and_say_what_they_do_not_tell(name: str) -> None:
    found = people.table(read_here(FILES / name))
    assert [(row.name, row.organisation, row.group, row.needs) for row in rows_in(FILES / name)] == [
        ("Amina Yusuf", "Council", "Agencies", "1 March 2026"),
        ("Zoë Obi", "Open Door", "Volunteers", "7"),
    ]
    assert "hidden in this kind of file" in notes(found)[-1]


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("cards.vcf", b"BEGIN:VCARD\nVERSION:3.0\nFN:Amina Yusuf\nEND:VCARD\n", "address_cards", "CSV"),
        ("page.xls", b"<html><table><tr><td>Name</td></tr></table>", "not_a_list", ".xlsx"),
        ("letter.rtf", b"{\\rtf1 Amina}", "not_a_list", ".xlsx"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "sheet_locked", "without a password"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, code: str, said: str
) -> None:
    with pytest.raises(AppError) as refused:
        people.table(read_here(text(tmp_path, content, name)))
    assert refused.value.code == code
    assert said in refused.value.do


# --- pasted


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Name\tOrganisation\nAmina Yusuf\tCouncil\n", ["Amina Yusuf"]),
        ("Amina Yusuf\nRuth Bell", ["Amina Yusuf", "Ruth Bell"]),
        ("Amina Yusuf <a@example.org>; Bell, Ruth <r@example.org>", ["Amina Yusuf", "Bell, Ruth"]),
        ('"Amina Yusuf" <a@example.org>,\nSam Lee <s@example.org>', ["Amina Yusuf", "Sam Lee"]),
    ],
)
def test_a_pasted_list_is_read_like_a_file(words: str, names: list[str]) -> None:
    found = people.table(pasted(words))
    assert [row.name for row in people.rows_of(found, people.guess(found.heads))] == names


def test_nothing_pasted_is_a_sentence() -> None:
    with pytest.raises(AppError) as refused:
        pasted("  \n")
    assert refused.value.do


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "1. ", "2) "])
@pytest.mark.parametrize("head", ["", "Name\n"])
def test_what_stands_before_each_line_is_part_of_no_name(tmp_path: Path, head: str, bullet: str) -> None:
    found = rows_in(text(tmp_path, f"{head}{bullet}Amina Yusuf\n{bullet}Ruth Bell\n{bullet}Sam Lee\n", "list.txt"))
    assert [row.name for row in found] == ["Amina Yusuf", "Ruth Bell", "Sam Lee"]


def test_addresses_in_a_file_are_nobodys_names(tmp_path: Path) -> None:
    words = 'Amina Yusuf <amina@x.org>; "Bell, Ruth" <r@x.org>,\nSam Lee <s@x.org>\n'
    assert [row.name for row in rows_in(text(tmp_path, words, "list.txt"))] == ["Amina Yusuf", "Bell, Ruth", "Sam Lee"]
    below = "Name,Address,Group\nAmina Yusuf,<amina@x.org>,Agencies\n"
    (only,) = rows_in(text(tmp_path, below))
    assert (only.name, only.group, only.problem) == ("Amina Yusuf", "Agencies", "")


@pytest.mark.parametrize("words", ["1,Amina Yusuf\n2,Ruth Bell\n", "| Name | A |\n|---|---|\n", "Name\n2026\n...\n"])
def test_nobody_is_called_by_numbers_and_signs_alone(tmp_path: Path, words: str) -> None:
    assert all("no letter" in row.problem for row in rows_in(text(tmp_path, words)))


@pytest.mark.parametrize("total", ["Total people: 2", "2 people", "Sum 2", "Count of names = 2", "Total"])
def test_totals_in_words_are_left_out(tmp_path: Path, total: str) -> None:
    found = people.table(read_here(text(tmp_path, f"Name,Group\nAmina Yusuf,Agencies\nRuth Bell,\n{total},\n")))
    assert [cells[0] for _at, cells in found.rows] == ["Amina Yusuf", "Ruth Bell"]
    assert [(one.why, one.row) for one in found.left_out] == [(Left.TOTAL, 4)]


ASIDES = ("* without those on leave", "*,without those on leave", "Note: two are on leave", "As of May 2026,,", "(1) until spring",
          "Please tell me who is missing.", "Legend:", "¹ part time")  # fmt: skip


@pytest.mark.parametrize("aside", ASIDES)
def test_what_is_said_to_the_reader_of_a_list_is_nobodys_name_before_somebody_looked(
    tmp_path: Path, aside: str
) -> None:
    rows = rows_in(text(tmp_path, f"Name,Group\nAmina Yusuf,Agencies\nRuth Bell,Volunteers\nSam Lee,\n{aside}\n"))
    assert [row.name for row in rows if not row.problem] == ["Amina Yusuf", "Ruth Bell", "Sam Lee"]
    assert "looks like a note" in rows[-1].problem
    (looked_at,) = people.checked(
        [people.mended(people.mended(rows[-1], "name", "Kim"), "group", "")], GROUPS, frozenset()
    )
    assert not looked_at.problem


@pytest.mark.parametrize("aside", ["* without those on leave", "NB. two are on leave", "We meet again in spring."])
def test_a_note_below_pasted_names_is_asked_about_in_every_list(aside: str) -> None:
    found = people.table(pasted(f"Amina Yusuf\nRuth Bell\n{aside}"))
    rows = people.checked(people.rows_of(found, people.guess(found.heads)), GROUPS, frozenset())
    assert ["looks like a note" in row.problem for row in rows] == [False, False, True]
    bodies = organisations.table(pasted(f"Organisation\nHarbour Trust\nOpen Door\n{aside}"))
    checked = organisations.checked(organisations.rows_of(bodies, organisations.guess(bodies.heads)), ())
    assert ["looks like a note" in row.problem for row in checked] == [False, False, True]


@pytest.mark.parametrize("name", ["Maria del Carmen de la Vega", "bell hooks", "J. P. Smith Jr.", "Friends of the Sea Ltd.", "Ann Key",
                                  "Dr. Key Note", "*Ruth Bell", "Contact Theatre", "O. Note-Bell"])  # fmt: skip
def test_a_name_that_is_long_or_has_signs_is_a_name(tmp_path: Path, name: str) -> None:
    assert [row.problem for row in rows_in(text(tmp_path, f"Name\nAmina Yusuf\n{name}\n"))] == ["", ""]


def test_a_row_without_height_and_a_column_without_width_are_hidden(tmp_path: Path) -> None:
    path = book(tmp_path, ("People", PEOPLE))
    with zipfile.ZipFile(path) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    page = "xl/worksheets/sheet1.xml"
    flat = '<cols><col min="2" max="2" width="0" customWidth="1"/></cols><sheetData>'
    words = parts[page].decode().replace("<sheetData>", flat)
    parts[page] = words.replace('<row r="3"', '<row r="3" ht="0" customHeight="1"').encode()
    with zipfile.ZipFile(path, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    found = people.table(read_here(path))
    assert found.heads == ("Name", "Group")
    assert {(one.why, one.row) for one in found.left_out} == {(Left.HIDDEN, 3), (Left.COLUMN, 0)}


@pytest.mark.parametrize("name", ["list.xls", "list.xlsx", "list.ods"])
def test_a_web_page_called_a_spreadsheet_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    with pytest.raises(AppError, match=r"save it as .xlsx"):
        rows_in(text(tmp_path, "<html><table><tr><td>Name</td></tr></table></html>", name))


def test_every_row_of_the_file_is_somewhere(tmp_path: Path) -> None:
    words = (
        "A title,,\n\nName,Organisation,Group\nAmina,Council,Agencies\nTotal: 1,,\nRuth,,\nName,Organisation,Group\n"
    )
    found = people.table(read_here(text(tmp_path, words)))
    numbers = [number for number, _cells in found.rows] + [one.row for one in found.left_out] + [found.head_row]
    assert sorted(numbers) == [1, 3, 4, 5, 6, 7]


def test_who_answers_about_whom_is_read_by_the_same_reader(tmp_path: Path) -> None:
    path = text(
        tmp_path, "Raters of the round,,\nWho answers;About whom;As\nAmina\u200b;Ruth;Own organisation\nTotal: 1;;\n"
    )
    found = raters.table(read_here(path))
    (row,) = raters.rows_of(found, raters.guess(found.heads))
    assert (row.number, row.rater, row.subject, row.group) == (3, "Amina", "Ruth", "Own organisation")
    assert lists.notes(found)
