"""The log of corrections, exclusions and withdrawals. Lines are only added; at close, what people said goes from them.

Keys are random, so nothing tells in which order the lines were written.
"""

from __future__ import annotations

import json
import secrets
from datetime import date
from typing import Any

from sqlalchemy import Row, delete, select, update

from facilitator_app.domain.change import Act, ChangeLine, Reason
from facilitator_app.store import codec, rows
from facilitator_app.store.ballots import log_tag
from facilitator_app.store.database import Database


class ChangeLog:
    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, line: ChangeLine, slip_key: str | None) -> None:
        """Write a line about the response with this key; None if that response is gone."""
        self._insert(line, None if slip_key is None else log_tag(slip_key), line.note)

    def of_round(self, round_id: str) -> tuple[ChangeLine, ...]:
        """Every line, the oldest day first; within a day by kind, which tells no order."""
        table = rows.changes.c
        query = select(rows.changes).where(table.round_id == round_id)
        ordered = query.order_by(table.made_on, table.act, table.reason, table.id)
        return tuple(_line(row) for row in self._database.all(ordered))

    def forget_by_tag(self, round_id: str, tag: str) -> None:
        """Erase what was noted about the response that this tag finds (``slip_tags``)."""
        table = rows.changes.c
        same = (table.round_id == round_id, table.withdrawal_tag == tag)
        self._database.write(update(rows.changes).where(*same).values(withdrawal_tag=None, content=None))

    def forget_content(self, round_id: str) -> None:
        """Erase what was noted, at close.

        The lines get new keys as well, so that nothing kept elsewhere can name one.
        """
        lines = self.of_round(round_id)
        self._database.write(delete(rows.changes).where(rows.changes.c.round_id == round_id))
        for line in lines:
            self._insert(line, None, line.note if line.act is Act.LISTED else None)

    def _insert(self, line: ChangeLine, tag: str | None, note: str | None) -> None:
        row = {
            "id": secrets.token_hex(16),
            "round_id": line.round_id,
            "act": line.act.value,
            "reason": line.reason.value,
            "made_on": line.made_on.isoformat(),
            "withdrawal_tag": tag,
            "content": None if note is None else codec.to_text({"note": note}),
        }
        self._database.insert(rows.changes, [row])


def _line(row: Row[Any]) -> ChangeLine:
    note = "" if row.content is None else json.loads(row.content)["note"]
    return ChangeLine(row.id, row.round_id, Act(row.act), Reason(row.reason), date.fromisoformat(row.made_on), note)
