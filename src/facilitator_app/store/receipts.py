"""The packs that were made for single people, and their hand-overs."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from facilitator_app.domain.receipts import HandedOver, Receipt
from facilitator_app.store import codec, rows
from facilitator_app.store.database import Database


class Receipts:
    def __init__(self, database: Database) -> None:
        self._database = database

    def of_round(self, round_id: str) -> tuple[Receipt, ...]:
        """The packs of one person's round, oldest first."""
        table = rows.receipts.c
        query = select(rows.receipts).where(table.round_id == round_id).order_by(table.number)
        return tuple(
            Receipt(
                round_id=row.round_id,
                number=row.number,
                made_on=date.fromisoformat(row.made_on),
                handed_on=codec.date_from_text(row.handed_on),
                how=HandedOver(row.how) if row.how else None,
            )
            for row in self._database.all(query)
        )

    def save(self, receipt: Receipt) -> None:
        row = {
            "round_id": receipt.round_id,
            "number": receipt.number,
            "made_on": receipt.made_on.isoformat(),
            "handed_on": codec.date_to_text(receipt.handed_on),
            "how": receipt.how.value if receipt.how else None,
        }
        self._database.put(rows.receipts, row)
