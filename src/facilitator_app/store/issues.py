"""The ledger of figures that left the app."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from facilitator_app.domain.results import Issue
from facilitator_app.store import codec, rows
from facilitator_app.store.database import Database


class Issues:
    def __init__(self, database: Database) -> None:
        self._database = database

    def of_round(self, round_id: str) -> tuple[Issue, ...]:
        """The issues of a round, oldest first."""
        table = rows.issues.c
        query = select(rows.issues).where(table.round_id == round_id)
        return tuple(
            Issue(
                id=row.id,
                round_id=row.round_id,
                number=row.number,
                issued_on=date.fromisoformat(row.issued_on),
                kind=row.kind,
                sets=codec.sets_from_text(row.sets),
            )
            for row in self._database.all(query.order_by(table.issued_on, table.number, table.id))
        )

    def add(self, issue: Issue) -> None:
        self._database.insert(rows.issues, [self._row(issue)])

    def save(self, issue: Issue) -> None:
        """Put one that is there already."""
        self._database.put(rows.issues, self._row(issue))

    def _row(self, issue: Issue) -> dict[str, object]:
        return {
            "id": issue.id,
            "round_id": issue.round_id,
            "number": issue.number,
            "issued_on": issue.issued_on.isoformat(),
            "kind": issue.kind,
            "sets": codec.sets_to_text(issue.sets),
        }
