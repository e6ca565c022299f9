"""Charts and tables that leave the app: under the same gate as packs, in the ledger before the file is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator_app.charts.pieces import Piece, is_there, name_of, pieces, table_of
from facilitator_app.charts.tables import TableData
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.results import RoundResults, View, Withheld
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
    """A ``Piece`` is what is taken away: all themes, one of them, a statement, the four boxes, comments."""

    def __init__(self, results: ResultsService) -> None:
        self._results = results

    def seen(self, round_id: str, piece: Piece) -> RoundResults | Withheld:
        """The results in the view that this piece is made from, as on the screen."""
        for view in self._views(round_id, piece):
            found = self._results.of_view(round_id, view)
            if isinstance(found, RoundResults):
                return found
        return found

    def preview(self, results: RoundResults, piece: Piece) -> Any:
        """The picture as it would be, from figures that are on the screen already; not an issue."""
        from facilitator_app.charts.picture import picture

        return picture(results, piece, self._results.next_number(results.round_id, PICTURE))

    def issue_picture(self, round_id: str, piece: Piece) -> IssuedPicture:
        """One chart. Raises AppError with the reason when nothing may be shown."""
        from facilitator_app.charts.picture import picture, title_of

        results, number = self._issue(round_id, PICTURE, piece)
        return IssuedPicture(picture(results, piece, number), title_of(results, piece))

    def table_csv(self, round_id: str, piece: Piece) -> bytes:
        """One table as CSV. Raises AppError as above."""
        from facilitator_app.exchange.tables import csv_bytes

        results, number = self._issue(round_id, TABLE, piece)
        return csv_bytes(_sheet(results, piece, number))

    def table_xlsx(self, round_id: str, piece: Piece) -> bytes:
        """One table as a spreadsheet. Raises AppError as above."""
        from facilitator_app.exchange.tables import xlsx_bytes

        results, number = self._issue(round_id, TABLE, piece)
        return xlsx_bytes([_sheet(results, piece, number)])

    def tables_xlsx(self, round_id: str) -> bytes:
        """Every table of the usual groups, each on its own sheet. Raises AppError as above."""
        from facilitator_app.exchange.tables import xlsx_bytes

        results, number = self._issue(round_id, TABLE, Piece())
        return xlsx_bytes([_sheet(results, piece, number) for piece, _name in pieces(results)])

    def _views(self, round_id: str, piece: Piece) -> tuple[View, ...]:
        """The view to try first, and what is shown where it may not be."""
        if piece.together:
            return (View(items=True, parts=self._results.two_parts(round_id, piece.together)),)
        return (View(items=True), View())

    def _issue(self, round_id: str, kind: str, piece: Piece) -> tuple[RoundResults, int]:
        for view in self._views(round_id, piece):
            issued = self._results.publish(round_id, kind, view)
            if not isinstance(issued, Withheld):
                break
        if isinstance(issued, Withheld):
            raise AppError(issued.code, issued.what, issued.do)
        if not is_there(issued[0], piece):
            raise AppError("not_found", _("This is not shown any more."), _("Go back and choose another."))
        return issued


def _sheet(results: RoundResults, piece: Piece, number: int) -> Sheet:
    from facilitator_app.charts.picture import foot
    from facilitator_app.exchange.tables import Sheet

    table: TableData = table_of(results, piece)
    return Sheet(name_of(results, piece), table.heads, table.rows, (table.sentence, foot(results, number)))
