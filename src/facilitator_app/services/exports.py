"""Charts and tables that leave the app: under the same gate as packs, in the ledger before the file is written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from facilitator_app.charts.tables import TableData, counts_table, main_table
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.results import RoundResults, Withheld
from facilitator_app.domain.steps import Job
from facilitator_app.services.results import ResultsService

if TYPE_CHECKING:
    from facilitator_app.exchange.tables import Sheet

PICTURE, TABLE = "picture", "table"
"""Kinds of ledger lines."""


@dataclass(frozen=True, slots=True)
class IssuedPicture:
    """A chart that is in the ledger and may leave now, with its title."""

    drawing: Any
    title: str


class ExportService:
    """``section_id``: a theme; empty for all themes together."""

    def __init__(self, results: ResultsService) -> None:
        self._results = results

    def preview(self, results: RoundResults, section_id: str) -> Any:
        """The picture as it would be, from figures that are on the screen already; not an issue."""
        from facilitator_app.charts.picture import picture

        return picture(results, section_id, self._results.next_number(results.round_id, PICTURE))

    def issue_picture(self, round_id: str, section_id: str) -> IssuedPicture:
        """One chart. Raises AppError with the reason when nothing may be shown."""
        from facilitator_app.charts.picture import picture

        results, number = self._issue(round_id, PICTURE)
        title = results.section(section_id).title if section_id else results.headline
        return IssuedPicture(picture(results, section_id, number), title)

    def table_csv(self, round_id: str, section_id: str) -> bytes:
        """One table as CSV. Raises AppError as above."""
        from facilitator_app.exchange.tables import csv_bytes

        return csv_bytes(self._sheets(round_id, (section_id,))[0])

    def tables_xlsx(self, round_id: str, section_id: str | None) -> bytes:
        """One table as a spreadsheet, or for None every table, each on its own sheet."""
        from facilitator_app.exchange.tables import xlsx_bytes

        if section_id is not None:
            return xlsx_bytes(self._sheets(round_id, (section_id,)))
        return xlsx_bytes(self._sheets(round_id, None))

    def write(self, data: bytes, path: Path) -> Job[Path]:
        """Write a file whole or not at all. The job raises AppError when the place does not take it."""
        from facilitator_app.packs.writing import write_whole

        yield from write_whole(data, path)
        return path

    def _sheets(self, round_id: str, wanted: tuple[str, ...] | None) -> list[Sheet]:
        from facilitator_app.charts.picture import foot
        from facilitator_app.exchange.tables import Sheet

        results, number = self._issue(round_id, TABLE)
        ids = ("", *(s.section_id for s in results.sections)) if wanted is None else wanted
        sheets = []
        for section_id in ids:
            table = table_of(results, section_id)
            name = results.section(section_id).title if section_id else _("All themes")
            sheets.append(Sheet(name, table.heads, table.rows, (table.sentence, foot(results, number))))
        return sheets

    def _issue(self, round_id: str, kind: str) -> tuple[RoundResults, int]:
        issued = self._results.issue(round_id, kind)
        if isinstance(issued, Withheld):
            raise AppError(issued.code, issued.what, issued.do)
        return issued


def table_of(results: RoundResults, section_id: str) -> TableData:
    """All themes, or the statements of one."""
    return counts_table(results, results.section(section_id)) if section_id else main_table(results)
