"""How much work a packed spreadsheet makes for its reader, found while its parts stream past: before anything is built.

A few bytes can stand for millions of cells (a merged area, a repeated cell, a part of zeroes). Whatever is more than a list
or a questionnaire can need is refused here, whichever library reads the file afterwards.
"""

from __future__ import annotations

import contextlib
import re
import zipfile
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import IO
from xml.parsers import expat

from facilitator_app.domain.sheets import column_number

MOST_UNPACKED = 40 * 1024 * 1024
MOST_MARKUP = 20 * 1024 * 1024
"""Bytes of all parts unpacked, and of those that are markup."""
MOST_COST = 250_000
"""All elements together, each with what it costs a reader: 1 is some 10 microseconds. A list of 2,000 rows has a fifth."""
MOST_CELLS = 200_000
"""Cells between the first and the last with something in it, of all sheets together, where a reader makes them all."""
MOST_SHEETS = 30
DEEPEST = 100
LONGEST = {"v": 40_000, "t": 40_000, "f": 10_000}
"""Letters of a cell and of a formula: a little more than spreadsheet programs take."""
LONGEST_ELSEWHERE = 1_000_000
PIECE = 1024 * 1024

CHEAP = {"row": 3, "r": 2} | dict.fromkeys(
    ("c", "v", "f", "t", "is", "si", "table-row", "table-cell", "covered-table-cell", "p"), 1
)
OTHER = 5
"""What an element costs; others become objects with many parts."""
PART = 200

CELL_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"


class TooMuch(Exception):
    """More cells, parts in parts, or markup than a list or a questionnaire can need."""


class Extent:
    """What was met so far. ``cells``: in the boxes around all that is filled, one box a sheet."""

    def __init__(self) -> None:
        self.cost = self.cells = self.markup = self.merged = self.sheets = 0
        self.formulas = False
        self._sheet_parts: set[str] = set()

    def add(self, cost: int) -> None:
        """Raises TooMuch."""
        self.cost += cost
        if self.cost > MOST_COST:
            raise TooMuch

    def more_markup(self, size: int) -> None:
        """Raises TooMuch."""
        self.markup += size
        if self.markup > MOST_MARKUP:
            raise TooMuch

    def sheet(self) -> None:
        """One more sheet is named. Raises TooMuch."""
        self.sheets += 1
        if self.sheets > MOST_SHEETS:
            raise TooMuch

    def sheet_part(self, target: str) -> None:
        """A sheet lies in this part. Raises TooMuch for one that would be read several times."""
        name = PurePosixPath(target).name.lower()
        if name in self._sheet_parts:
            raise TooMuch
        self._sheet_parts.add(name)

    def check_cells(self) -> None:
        """Raises TooMuch where a reader that makes all cells between the first and the last would make too many."""
        if self.cells > MOST_CELLS:
            raise TooMuch


def extent_of(packed: zipfile.ZipFile) -> Extent:
    """Stream every part that is markup. Raises TooMuch, and what zipfile and expat raise for damaged parts."""
    if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
        raise TooMuch
    whole = Extent()
    for part in packed.infolist():
        whole.add(PART)
        with packed.open(part) as file:
            first = file.read(PIECE)
            if not first.lstrip(BEFORE_MARKUP).startswith(b"<"):  # a picture; a sheet may have any name
                continue
            try:
                _PackedPart(whole).read(first, file)
            except expat.ExpatError:
                if not part.filename.lower().endswith(
                    ".vml"
                ):  # old drawings often are no sound markup; nobody reads them
                    raise
    return whole


class _PackedPart:
    """One part: counts its elements, and cells where it is a sheet of either kind of file (Excel's, OpenDocument's)."""

    def __init__(self, whole: Extent) -> None:
        self._whole = whole
        self._depth = self._letters = 0
        self._name = ""
        self._row = self._column = 0
        self._high = self._wide = 0
        self._repeated = 0
        self._longest_formula = 0

    def read(self, first: bytes, file: IO[bytes]) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = self._aside
        parser.ProcessingInstructionHandler = self._aside
        parser.StartDoctypeDeclHandler = self._doctype
        piece = first
        while piece:
            self._whole.more_markup(len(piece))
            parser.Parse(piece, False)
            piece = file.read(PIECE)
        parser.Parse(b"", True)
        self._end_of_sheet()

    def _doctype(self, *_about: object) -> None:
        raise TooMuch  # no spreadsheet needs one, and entities can stand for anything

    def _aside(self, *words: str) -> None:
        if sum(map(len, words)) > LONGEST_ELSEWHERE // 10:  # parsers read it again and again until they meet its end
            raise TooMuch

    def _text(self, words: str) -> None:
        self._letters += len(words)
        if self._letters > LONGEST.get(self._name, LONGEST_ELSEWHERE):
            raise TooMuch

    def _start(self, prefixed: str, attributes: Mapping[str, str]) -> None:
        name = self._name = prefixed.rpartition(":")[2]
        self._letters = 0
        self._depth += 1
        if self._depth > DEEPEST:
            raise TooMuch
        # A long list of references in an attribute is compared each with each.
        self._whole.add(CHEAP.get(name, OTHER) + (sum(map(len, attributes.values())) // 32) ** 2)
        match name:
            case "row":
                self._row, self._column = _number(attributes.get("r"), self._row + 1), 0
            case "c":
                self._cell(attributes.get("r", ""))
            case "f":
                self._formula(attributes)
            case "v" | "is":
                self._filled(self._row, self._column)
            case "mergeCell":
                self._merged(attributes.get("ref", ""))
            case "sheet":
                self._whole.sheet()
            case "Relationship" if attributes.get("Type", "").endswith("/worksheet"):
                self._whole.sheet_part(attributes.get("Target", ""))
            case "table":
                self._end_of_sheet()
            case "table-row":
                self._row += self._repeated
                self._column, self._repeated = 0, _number(attributes.get("table:number-rows-repeated"), 1)
            case "table-cell" | "covered-table-cell":
                self._repeated_cell(attributes)
            case "s":  # so many spaces
                self._whole.add(_number(attributes.get("text:c"), 1) // 10)

    def _end(self, prefixed: str) -> None:
        if self._name == "f" and prefixed.endswith("f"):
            self._longest_formula = max(self._longest_formula, self._letters)
        self._name = ""
        self._depth -= 1

    def _cell(self, reference: str) -> None:
        match = CELL_REFERENCE.fullmatch(reference.upper())
        self._column = column_number(match[1]) if match else self._column + 1
        self._row = int(match[2]) if match else self._row

    def _formula(self, attributes: Mapping[str, str]) -> None:
        self._whole.formulas = True
        self._filled(self._row, self._column)
        if attributes.get("t") == "shared":  # the longest is written anew for this cell
            self._whole.add(self._longest_formula // 10)

    def _merged(self, area: str) -> None:
        self._whole.merged += 1
        self._whole.add(self._whole.merged // 20)  # each is compared with those before
        from openpyxl.utils.cell import range_boundaries

        with contextlib.suppress(ValueError, TypeError):  # no reference at all: openpyxl stumbles over it too
            first, top, last, bottom = map(int, range_boundaries(area.rpartition("!")[2]))  # type: ignore[arg-type]
            self._whole.add(max(1, bottom - top + 1) * max(1, last - first + 1))

    def _repeated_cell(self, attributes: Mapping[str, str]) -> None:
        times = _number(attributes.get("table:number-columns-repeated"), 1)
        high = _number(attributes.get("table:number-rows-spanned"), 1)
        self._whole.add(high * _number(attributes.get("table:number-columns-spanned"), 1))
        self._column += times
        if "office:value-type" in attributes:
            self._whole.add(times * self._repeated)
            self._filled(self._row + self._repeated, self._column)

    def _filled(self, row: int, column: int) -> None:
        self._high, self._wide = max(self._high, row), max(self._wide, column)

    def _end_of_sheet(self) -> None:
        self._whole.cells += self._high * self._wide
        self._high = self._wide = self._row = self._repeated = 0


def _number(words: str | None, otherwise: int) -> int:
    try:
        return max(0, int(words or otherwise))
    except ValueError:
        return otherwise
