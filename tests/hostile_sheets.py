"""Spreadsheets that make their reader work for minutes or fill the memory, and others that are not what they seem.

``HOSTILE``: what is wrong → the file, and what the program says of it as a list: the code of the refusal, or "" where the
file is harmless once it is read with care. ``benchmarks/bench_hostile_sheets.py`` measures what each takes.

The reader before the limits, with 1.5 GB and 30 seconds of the processor, took 20 seconds for a hundred thousand rules of
format, 6 for twenty thousand merged areas, all of its time for a long formula in twenty thousand cells, and all of its memory for
one merged area over ten columns.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from openpyxl import Workbook

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
SHEET_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
HEADS = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
NAMED = '<row r="2"><c r="A2" t="inlineStr"><is><t>Ruth Bell</t></is></c></row>'
FILES = Path(__file__).parent / "exchange" / "files"

Parts = dict[str, bytes]


def parts() -> Parts:
    """The parts of a small sound list."""
    book = Workbook()
    assert book.active is not None
    for row in (["Name", "Organisation"], ["Amina Yusuf", "Council"]):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as packed:
        content = {name: packed.read(name) for name in packed.namelist()}
    types, name = "[Content_Types].xml", "xl/sharedStrings.xml"  # openpyxl needs none for what it writes itself
    told = f'<Override PartName="/{name}" ContentType="{STRINGS_TYPE}"/></Types>'.encode()
    content[types] = content[types].replace(b"</Types>", told)
    content[name] = f"<sst {MAIN}/>".encode()
    return content


def packed(content: Parts) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in content.items():
            file.writestr(name, data)
    return made.getvalue()


def sheet(rows: str = "", before: str = "", after: str = "", head: str = "") -> bytes:
    """A workbook whose only sheet says this. ``head``: what stands before its first element."""
    words = f"{head}<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    return packed({**parts(), SHEET: words.encode()})


def with_part(name: str, before: str, more: str) -> bytes:
    """``more`` is put before the first ``before`` of a part."""
    content = parts()
    words = content[name].decode()
    content[name] = words.replace(before, more + before, 1).encode()
    assert more in content[name].decode()
    return packed(content)


def cells(number: int, of: Callable[[str, int], str], columns: str = "ABCDEFGHIJ") -> str:
    """Rows of ten cells, ``number`` in all; ``of`` a column and a row."""
    rows = range(2, 2 + number // len(columns))
    return HEADS + "".join(f'<row r="{r}">' + "".join(of(c, r) for c in columns) + "</row>" for r in rows)


def sheets(number: int, of: Callable[[int], str]) -> bytes:
    """A workbook with so many sheets; ``of``: name of the part that each is in."""
    content = parts()
    places = range(1, number + 1)
    content["xl/workbook.xml"] = (
        f'<workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
        + "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in places)
        + "</sheets></workbook>"
    ).encode()
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    for n in places:
        relations += f'<Relationship Id="r{n}" Type="{SHEET_RELATION}" Target="/{of(n)}"/>'
        content.setdefault(of(n), content[SHEET])
    content["xl/_rels/workbook.xml.rels"] = f"{relations}</Relationships>".encode()
    types = content["[Content_Types].xml"].decode()
    new = "".join(f'<Override PartName="/{of(n)}" ContentType="{SHEET_TYPE}"/>' for n in places if of(n) != SHEET)
    content["[Content_Types].xml"] = types.replace("</Types>", f"{new}</Types>").encode()
    return packed(content)


def ods(table: str, head: str = "") -> bytes:
    words = f'{head}<office:document-content {OPEN}><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>'  # fmt: skip
    return with_more((FILES / "people.ods").read_bytes(), "content.xml", words)


def ods_table(rows: str) -> bytes:
    return ods(f'<table:table table:name="S">{rows}</table:table>')


def ods_cell(words: str, more: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p></table:table-cell>'


def ods_row(of: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{of}</table:table-row>'


def old(change: Callable[[bytearray], object]) -> bytes:
    """An .xls file with something else in it."""
    data = bytearray((FILES / "people.xls").read_bytes())
    change(data)
    return bytes(data)


def old_record(kind: int, change: Callable[[bytearray, int, int], object]) -> bytes:
    """The same, at the first record of this kind in its stream of sheets: ``change`` gets its place and length."""

    def at(data: bytearray) -> None:
        place = 512  # the stream begins with the first sector
        while place < len(data) - 4:
            found, length = struct.unpack_from("<HH", data, place)
            if found == kind:
                change(data, place + 4, length)
                return
            place += 4 + length
        raise AssertionError(kind)

    return old(at)


def put(form: str, at: int, *values: int) -> Callable[[bytearray, int, int], object]:
    return lambda data, place, _length: struct.pack_into(form, data, place + at, *values)


def renamed(data: bytes, before: str, after: str) -> bytes:
    """The same parts, one of them under another name."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        content = {name: file.read(name).replace(before.encode(), after.encode()) for name in file.namelist()}
    content[after] = content.pop(before)
    return packed(content)


def with_more(data: bytes, name: str, words: str) -> bytes:
    """The same parts, and one more or another one."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return packed({**{one: file.read(one) for one in file.namelist()}, name: words.encode()})


def sizes_that_lie() -> bytes:
    """The directory says that the sheet is 100 bytes, and it unpacks to 60 MB."""
    data = bytearray(packed({**parts(), SHEET: b"<worksheet>" + b" " * 60_000_000}))
    directory = data.index(b"PK\x01\x02")
    while data[directory : directory + 4] == b"PK\x01\x02":
        size = struct.unpack_from("<HHH", data, directory + 28)
        name = bytes(data[directory + 46 : directory + 46 + size[0]]).decode()
        if name == SHEET:
            struct.pack_into("<L", data, directory + 24, 100)
            local = struct.unpack_from("<L", data, directory + 42)[0]
            struct.pack_into("<L", data, local + 22, 100)
        directory += 46 + sum(size)
    return bytes(data)


def locked() -> bytes:
    """Every part says that it is behind a password."""
    data = bytearray(packed(parts()))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 4)
    return bytes(data)


def entities(levels: int) -> str:
    """A billion laughs: each entity is ten of the one before."""
    lines = ['<!ENTITY a0 "laugh">', *(f'<!ENTITY a{n} "' + f"&a{n - 1};" * 10 + '">' for n in range(1, levels))]
    return f"<!DOCTYPE worksheet [{''.join(lines)}]>"


def places(number: int) -> str:
    """A list of so many places in one attribute."""
    return " ".join(f"A{n * 2}" for n in range(1, number + 1))


def merges(areas: Iterable[str]) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="{area}"/>' for area in areas) + "</mergeCells>"


def number(column: str, row: int) -> str:
    return f'<c r="{column}{row}"><v>1</v></c>'


def words(column: str, row: int) -> str:
    return f'<c r="{column}{row}" t="inlineStr"><is><t>{column}{row}</t></is></c>'


def strings(number: int, words: str) -> bytes:
    return packed({**parts(), "xl/sharedStrings.xml": f"<sst {MAIN}>{words * number}</sst>".encode()})


def shared_formula() -> str:
    long = "+".join(["A1"] * 2_700)
    first = f'<c r="A2"><f t="shared" ref="A2:J2001" si="0">{long}</f><v>1</v></c>'
    rest = cells(20_000, lambda c, r: f'<c r="{c}{r}"><f t="shared" si="0"/><v>1</v></c>')
    return rest.replace('<c r="A2"><f t="shared" si="0"/><v>1</v></c>', first)


XF = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment wrapText="1"/></xf>'
RULE = '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>'  # fmt: skip
CHOICE = '<dataValidation sqref="A1" type="list"><formula1>"a"</formula1></dataValidation>'
BIG, DAMAGED, OFTEN = "file_too_big", "not_a_list", "too_many_rows"

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    # --- cells
    "three hundred thousand numbers": (lambda: sheet(cells(300_000, number)), BIG),
    "a hundred and fifty thousand words": (lambda: sheet(cells(150_000, words)), BIG),
    "three hundred thousand cells with a format and nothing in them": (lambda: sheet(cells(300_000, lambda c, r: f'<c r="{c}{r}" s="0"/>')), BIG),
    "three hundred thousand empty rows": (lambda: sheet(HEADS + "".join(f'<row r="{n}"/>' for n in range(2, 300_002))), BIG),
    "five thousand names": (lambda: sheet(cells(5_000, number, "A")), OFTEN),
    "a cell far away": (lambda: sheet(HEADS + NAMED + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), OFTEN),
    "a cell far away with nothing in it": (lambda: sheet(HEADS + NAMED + '<row r="1048576"><c r="XFD1048576" s="0"/></row>'), ""),
    "a cell far away, in a sheet that only the other reader reads": (
        lambda: sheet(HEADS + '<row r="3"><c r="A3"><v>x</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), BIG),
    "cells beyond the last row there can be": (lambda: sheet(HEADS + NAMED + '<row r="9999999"><c r="ZZZ9999999"><v>1</v></c></row>'), OFTEN),
    "rows that do not say their number": (lambda: sheet("<row><c><v>1</v></c></row>" * 200_000), BIG),
    "whole columns with a format": (lambda: sheet(HEADS + NAMED, before='<cols><col min="1" max="16384" width="9" hidden="1"/></cols>'), ""),
    "columns each with a format of its own": (
        lambda: sheet(HEADS, before="<cols>" + "".join(f'<col min="{n % 16384 + 1}" max="16384"/>' for n in range(100_000)) + "</cols>"), BIG),
    # --- merged cells
    "one merged area over everything": (lambda: sheet(HEADS + NAMED, after=merges(["A1:XFD1048576"])), BIG),
    "one merged area over ten columns": (lambda: sheet(HEADS + NAMED, after=merges(["A1:J1048576"])), BIG),
    "one merged area of whole columns": (lambda: sheet(HEADS + NAMED, after=merges(["A:XFD"])), DAMAGED),
    "twenty thousand merged areas": (lambda: sheet(HEADS + NAMED, after=merges(f"A{2 * n}:B{2 * n}" for n in range(1, 20_001))), BIG),
    "merged areas one over the other": (lambda: sheet(HEADS + NAMED, after=merges(f"A1:B{n}" for n in range(2, 8_000))), BIG),
    "a merged area that ends before it begins": (lambda: sheet(HEADS + NAMED, after=merges(["XFD1048576:A1"])), ""),
    # --- strings, numbers, formulas
    "a string of fifteen million letters": (lambda: strings(1, f"<si><t>{'a' * 15_000_000}</t></si>"), BIG),
    "a million strings": (lambda: strings(1_000_000, "<si><t>a</t></si>"), BIG),
    "strings of many pieces": (lambda: strings(60_000, "<si><r><rPr><b/><i/></rPr><t>a</t></r></si>"), BIG),
    "one long string in every cell": (
        lambda: with_more(sheet(cells(20_000, lambda c, r: f'<c r="{c}{r}" t="s"><v>0</v></c>')),
                          "xl/sharedStrings.xml", f"<sst {MAIN}><si><t>{'a' * 30_000}</t></si></sst>"), BIG),
    "a number with a million digits": (lambda: sheet(HEADS + f'<row r="2"><c r="A2"><v>{"9" * 1_000_000}</v></c></row>'), BIG),
    "a number that is none": (lambda: sheet(HEADS + '<row r="2"><c r="A2"><v>1e999</v></c></row>'), ""),
    "a date after the end of time": (lambda: sheet(HEADS + '<row r="2"><c r="A2" t="d"><v>99999-99-99</v></c></row>'), ""),
    "a formula ten thousand deep": (lambda: sheet(HEADS + f'<row r="2"><c r="A2"><f>{"(" * 10_000}1{")" * 10_000}</f></c></row>'), BIG),
    "a formula four thousand deep": (lambda: sheet(HEADS + f'<row r="2"><c r="A2"><f>{"(" * 4_000}1{")" * 4_000}</f></c></row>'), ""),
    "a long formula in twenty thousand cells": (lambda: sheet(shared_formula()), BIG),
    # --- markup
    "elements a hundred thousand deep": (lambda: sheet(HEADS, after="<a>" * 100_000 + "</a>" * 100_000), BIG),
    "entities that stand for entities": (lambda: sheet(HEADS + '<row r="2"><c r="A2" t="inlineStr"><is><t>&a9;</t></is></c></row>', head=entities(10)), BIG),
    "an entity that is a file": (
        lambda: sheet(HEADS + '<row r="2"><c r="A2" t="inlineStr"><is><t>&a;</t></is></c></row>',
                      head='<!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), BIG),
    "an attribute of fifteen million letters": (lambda: sheet(HEADS, before=f'<sheetPr codeName="{"a" * 15_000_000}"/>'), BIG),
    "a comment of fifteen million letters": (lambda: sheet(HEADS, before=f"<!--{'a' * 15_000_000}-->"), BIG),
    "a sheet in a part that is called a picture": (
        lambda: renamed(sheet(cells(150_000, number)), SHEET, "xl/media/image1.png"), BIG),
    "markup that ends in the middle": (lambda: packed({**parts(), SHEET: f"<worksheet {MAIN}><sheetData>{HEADS}".encode()}), DAMAGED),
    # --- what hangs on a sheet
    "half a million styles": (lambda: with_part("xl/styles.xml", "</cellXfs>", XF * 500_000), BIG),
    "a hundred thousand rules of format": (lambda: sheet(HEADS, after=RULE * 100_000), BIG),
    "a hundred thousand choices": (lambda: sheet(HEADS, after=f"<dataValidations>{CHOICE * 100_000}</dataValidations>"), BIG),
    "a choice for twenty thousand places": (
        lambda: sheet(HEADS, after=f'<dataValidations><dataValidation sqref="{places(20_000)}" type="list"/></dataValidations>'), BIG),
    "a hundred thousand names": (
        lambda: with_part("xl/workbook.xml", "<calcPr", "<definedNames>"
                          + "".join(f'<definedName name="n{n}">Sheet!$A$1</definedName>' for n in range(100_000)) + "</definedNames>"), BIG),
    "a hundred thousand comments": (
        lambda: with_more(packed(parts()), "xl/comments1.xml", f"<comments {MAIN}><authors><author>a</author></authors><commentList>"
                          + '<comment ref="A1" authorId="0"><text><t>a</t></text></comment>' * 100_000 + "</commentList></comments>"), BIG),
    # --- sheets and parts
    "thirty-one sheets": (lambda: sheets(31, lambda n: f"xl/worksheets/sheet{n}.xml"), BIG),
    "a thousand sheets": (lambda: sheets(1_000, lambda n: f"xl/worksheets/sheet{n}.xml"), BIG),
    "one part that is many sheets": (lambda: sheets(20, lambda _n: SHEET), BIG),
    "three thousand parts": (lambda: packed({**parts(), **{f"xl/media/{n}": b"" for n in range(3_000)}}), BIG),
    "relations that lead back": (
        lambda: packed({**parts(), "xl/_rels/workbook.xml.rels": parts()["_rels/.rels"]}), DAMAGED),
    "no sheet at all": (lambda: packed({name: data for name, data in parts().items() if "sheet" not in name}), DAMAGED),
    # --- the file that packs them
    "sixty million zeroes": (lambda: packed({**parts(), SHEET: b"0" * 60_000_000}), BIG),
    "thirty million spaces": (lambda: packed({**parts(), SHEET: b"<worksheet>" + b" " * 30_000_000 + b"</worksheet>"}), BIG),
    "sizes that lie": (sizes_that_lie, DAMAGED),
    "parts behind a password": (locked, DAMAGED),
    "a packed file in a packed file": (lambda: packed({"xl/workbook.xml": packed(parts()), "inner.xlsx": packed(parts())}), DAMAGED),
    "parts whose names lead elsewhere": (lambda: packed({**parts(), "../../../../tmp/evil.xml": b"<a/>", "/etc/evil": b"x"}), ""),
    "the same part twice": (lambda: packed(parts()) + packed({**parts(), SHEET: b"<worksheet/>"}), ""),
    "words after a packed start": (lambda: b"PK\x03\x04" + b"\0" * 5_000, DAMAGED),
    # --- OpenDocument
    "a cell repeated over the whole sheet": (
        lambda: ods_table(ods_row(ods_cell("x", 'table:number-columns-repeated="16384"'), 1_048_576)), BIG),
    "a row repeated a million times": (lambda: ods_table(ods_row(ods_cell("x"), 1_048_576)), BIG),
    "a cell after a million empty rows": (
        lambda: ods_table(ods_row('<table:table-cell table:number-columns-repeated="16383"/>', 1_048_575) + ods_row(ods_cell("x"))), BIG),
    "a cell that spans the whole sheet": (
        lambda: ods_table(ods_row(ods_cell("x", 'table:number-columns-spanned="16384" table:number-rows-spanned="1048576"'))), BIG),
    "a cell repeated without a kind": (
        lambda: ods_table(ods_row('<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>', 1_048_576)), ""),
    "a cell of a billion spaces": (lambda: ods_table(ods_row(ods_cell('a<text:s text:c="1000000000"/>b'))), BIG),
    "entities in an OpenDocument file": (lambda: ods(f'<table:table table:name="S">{ods_row(ods_cell("&a9;"))}</table:table>', head=entities(10)), BIG),
    # --- old files
    "an old file with a wide sheet": (lambda: old_record(0x0200, put("<LLHH", 0, 0, 0xFFFFFFFF, 0, 0xFFFF)), "sheet_too_much"),
    "an old file with a cell far away": (lambda: old_record(0x00FD, put("<HH", 0, 0xFFFF, 0xFFFF)), "sheet_too_much"),
    "an old file whose strings are too many": (lambda: old_record(0x00FC, put("<LL", 0, 0xFFFFFFFF, 0xFFFFFFFF)), ""),
    "an old file whose string is too long": (lambda: old_record(0x00FC, put("<H", 8, 0xFFFF)), "sheet_locked"),
    "an old file with sectors that lead round": (lambda: old(lambda data: struct.pack_into("<L", data, 512 * (1 + struct.unpack_from("<L", data, 76)[0]), 0)), "sheet_locked"),
    "an old file cut in the middle": (lambda: old(lambda data: data.__delitem__(slice(len(data) // 2, None))), "sheet_locked"),
}  # fmt: skip
