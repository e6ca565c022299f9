"""The ledger of figures that left the program."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace
from typing import Any

from sqlalchemy import select

from facilitator_app.domain.results import Issue
from facilitator_app.store import codec, rows
from facilitator_app.store.database import Database

KEPT = "issue:"
"""Begins the names of settings that are lines of rounds that are not in the file."""


class Issues:
    def __init__(self, database: Database) -> None:
        self._database = database

    def of_round(self, round_id: str) -> tuple[Issue, ...]:
        """The issues of a round, oldest first."""
        table = rows.issues.c
        query = select(rows.issues).where(table.round_id == round_id)
        return tuple(_issue(row) for row in self._database.all(query.order_by(table.issued_on, table.number, table.id)))

    def all(self) -> tuple[Issue, ...]:
        """Every line of the file, those of rounds that are not in it any more as well."""
        records = self._database.all(select(rows.issues))
        kept = self._database.all(select(rows.settings.c.value).where(rows.settings.c.key.startswith(KEPT)))
        return (*(_issue(row) for row in records), *(_issue(SimpleNamespace(**json.loads(row.value))) for row in kept))

    def carry(self, issues: Iterable[Issue]) -> None:
        """Lines of another file of these rounds, which stay as they are. Where a round is not here its lines wait: it may
        come back with another copy."""
        here = {row.id for row in self._database.all(select(rows.rounds.c.id))}
        for issue in issues:
            row = self._row(issue)
            if issue.round_id in here:
                self._database.put(rows.issues, row)
            else:
                self._database.put(rows.settings, {"key": f"{KEPT}{issue.id}", "value": json.dumps(row)})

    def outlive(self, partnership_id: str) -> None:
        """The lines of these rounds stay when the rounds go. They hold random ids and no answer."""
        rounds = select(rows.rounds.c.id).where(rows.rounds.c.partnership_id == partnership_id)
        for row in self._database.all(select(rows.issues).where(rows.issues.c.round_id.in_(rounds))):
            values = self._row(_issue(row))
            self._database.put(rows.settings, {"key": f"{KEPT}{row.id}", "value": json.dumps(values)})

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


def _issue(row: Any) -> Issue:
    return Issue(
        id=row.id,
        round_id=row.round_id,
        number=row.number,
        issued_on=date.fromisoformat(row.issued_on),
        kind=row.kind,
        sets=codec.sets_from_text(row.sets),
    )
