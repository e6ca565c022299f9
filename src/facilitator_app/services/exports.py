"""Charts and tables that leave the app: under the same gate as packs, in the ledger before the file is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from facilitator_app.charts.pieces import Piece, is_there, name_of, pieces, table_of
from facilitator_app.charts.tables import TableData, table_words
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.over_time import SinceLast
from facilitator_app.domain.results import RoundResults, View, Withheld
from facilitator_app.domain.round import Round
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.ledger import BESIDE, SCREEN, Ledger
from facilitator_app.services.over_time import change_up_to, record
from facilitator_app.services.results import two_parts
from facilitator_app.store import Store, Transaction

if TYPE_CHECKING:
    from facilitator_app.exchange.tables import Sheet

PICTURE, TABLE = "picture", "table"
"""Kinds of ledger lines."""


@dataclass(frozen=True, slots=True)
class IssuedPicture:
    """A chart that is in the ledger and may leave now, with its title and all that it shows in words."""

    drawing: Any
    title: str
    words: str


class ExportService:
    """A ``Piece`` is what is taken away: all themes, one of them, a statement, the four boxes, comments."""

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._ledger = Ledger(today)

    def seen(self, round_id: str, piece: Piece) -> RoundResults | Withheld:
        """The results in the view that this piece is made from, as on the screen."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            for view in _views(t, round_, piece):
                results = self._ledger.release(t, round_, view)
                if not isinstance(results, Withheld):
                    break
            if isinstance(results, Withheld) or not self._ledger.record(t, results.sets, SCREEN, round_id):
                return results
            t.commit()
        self._changes.announce(Change.ISSUES)
        return results

    def preview(self, results: RoundResults, piece: Piece) -> Any:
        """The picture as it would be, from figures that are on the screen already; not an issue."""
        from facilitator_app.charts.picture import picture

        with self._store.transaction() as t:
            number = self._ledger.next_number(t, results.round_id, PICTURE)
        return picture(results, piece, number)

    def foot(self, results: RoundResults) -> str:
        """The line below a figure that is looked at: where it comes from, and the number it would get if it left."""
        from facilitator_app.charts.picture import foot

        with self._store.transaction() as t:
            return foot(results, self._ledger.next_number(t, results.round_id, PICTURE))

    def publish_figure(self, round_id: str) -> tuple[RoundResults, str]:
        """The results for a large figure that is about to be saved, and the line below it. Raises AppError as above."""
        from facilitator_app.charts.picture import foot

        with self._store.transaction() as t:
            issued = self._ledger.publish_first(t, t.rounds.get(round_id), PICTURE, View())
            if isinstance(issued, Withheld):
                raise AppError(issued.code, issued.what, issued.do)
            t.commit()
        self._changes.announce(Change.ISSUES)
        return issued[0], foot(*issued)

    def publish_change(self, round_id: str) -> tuple[SinceLast, str]:
        """The same for the figure of what changed since the last round: each round in it gets its line. Raises AppError as
        above."""
        from facilitator_app.charts.picture import foot

        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            issued = self._ledger.publish_first(t, round_, PICTURE, View())
            told = issued if isinstance(issued, Withheld) else change_up_to(t, self._ledger, round_)
            if isinstance(issued, Withheld) or isinstance(told, Withheld):
                why = issued if isinstance(issued, Withheld) else told
                assert isinstance(why, Withheld)
                raise AppError(why.code, why.what, why.do)
            record(t, self._ledger, told.shown, BESIDE)
            t.commit()
        self._changes.announce(Change.ISSUES)
        return told.since, foot(*issued)

    def issue_picture(self, round_id: str, piece: Piece) -> IssuedPicture:
        """One chart. Raises AppError with the reason when nothing may be shown."""
        from facilitator_app.charts.picture import picture, title_of

        results, number = self._issue(round_id, PICTURE, piece)
        words = table_words(table_of(results, piece))
        return IssuedPicture(picture(results, piece, number), title_of(results, piece), words)

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

    def _issue(self, round_id: str, kind: str, piece: Piece) -> tuple[RoundResults, int]:
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            issued = self._ledger.publish_first(t, round_, kind, *_views(t, round_, piece))
            if isinstance(issued, Withheld):
                raise AppError(issued.code, issued.what, issued.do)
            if not is_there(issued[0], piece):
                raise AppError("not_found", _("This is not shown any more."), _("Go back and choose another."))
            t.commit()
        self._changes.announce(Change.ISSUES)
        return issued


def _views(t: Transaction, round_: Round, piece: Piece) -> tuple[View, ...]:
    """The view to try first, and what is shown where it may not be."""
    if piece.together:
        return (View(items=True, parts=two_parts(t, round_, piece.together)),)
    return (View(items=True), View())


def _sheet(results: RoundResults, piece: Piece, number: int) -> Sheet:
    from facilitator_app.charts.picture import foot
    from facilitator_app.exchange.tables import Sheet

    table: TableData = table_of(results, piece)
    return Sheet(name_of(results, piece), table.heads, table.rows, (table.sentence, foot(results, number)))
