"""Unfinished responses, sealed by the words of the person who gave them, and handed-in ones.

No row tells who sat where or when: ids are random, and at close every row is written again in a random order.
"""

from __future__ import annotations

import random
import secrets
from dataclasses import replace

from sqlalchemy import Table, delete, func, select

from facilitator_app.domain.response import Response
from facilitator_app.store import rows
from facilitator_app.store.database import Database
from facilitator_app.store.sealing import SeatKey, open_draft, response_from_blob, response_to_blob, seal_draft


class Responses:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._random = random.SystemRandom()

    def save_draft(self, round_id: str, group_id: str, seat: SeatKey, response: Response) -> None:
        """Put the unfinished response of a seat. ``group_id`` stays readable, for counting."""
        self._database.put(
            rows.drafts,
            {
                "round_id": round_id,
                "seat_id": seat.id,
                "group_id": group_id,
                "content": seal_draft(response, round_id, seat),
            },
        )

    def draft(self, round_id: str, seat: SeatKey) -> Response | None:
        """The unfinished response of a seat; None if there is none that this key opens."""
        drafts = rows.drafts.c
        query = select(drafts.content).where(drafts.round_id == round_id, drafts.seat_id == seat.id)
        row = self._database.first(query)
        return None if row is None else open_draft(row.content, round_id, seat)

    def taken(self, round_id: str, seat_id: str) -> bool:
        """True if there is a draft with this seat id."""
        drafts = rows.drafts.c
        query = select(drafts.seat_id).where(drafts.round_id == round_id, drafts.seat_id == seat_id)
        return self._database.first(query) is not None

    def delete_draft(self, round_id: str, seat_id: str) -> None:
        """Erase one draft; nothing happens if there is none."""
        drafts = rows.drafts.c
        self._database.write(delete(rows.drafts).where(drafts.round_id == round_id, drafts.seat_id == seat_id))

    def delete_drafts(self, round_id: str) -> None:
        """Erase every draft of a round."""
        self._database.write(delete(rows.drafts).where(rows.drafts.c.round_id == round_id))

    def paused(self, round_id: str) -> dict[str, int]:
        """How many unfinished responses each group has, by group id."""
        return self._count(rows.drafts, round_id)

    def add_ballot(self, round_id: str, response: Response, withdrawal_tag: str) -> None:
        """Hand a response in."""
        self._insert(round_id, response, withdrawal_tag)

    def answered(self, round_id: str) -> dict[str, int]:
        """How many handed-in responses each group has, by group id."""
        return self._count(rows.ballots, round_id)

    def ballots(self, round_id: str) -> tuple[Response, ...]:
        """Every handed-in response, in a new random order at each call."""
        query = select(rows.ballots.c.content).where(rows.ballots.c.round_id == round_id)
        found = [response_from_blob(row.content) for row in self._database.all(query)]
        self._random.shuffle(found)
        return tuple(found)

    def delete_ballot(self, round_id: str, withdrawal_tag: str) -> bool:
        """Erase the response with this tag; False if there is none."""
        ballots = rows.ballots.c
        same = (ballots.round_id == round_id, ballots.withdrawal_tag == withdrawal_tag)
        return self._database.write(delete(rows.ballots).where(*same)) > 0

    def mix(self, round_id: str) -> None:
        """At close: new random ids and a random order for all responses, no withdrawal tags, no drafts."""
        found = self.ballots(round_id)
        self._database.write(delete(rows.ballots).where(rows.ballots.c.round_id == round_id))
        for response in found:
            self._insert(round_id, replace(response, id=secrets.token_hex(16)), None)
        self.delete_drafts(round_id)

    def _insert(self, round_id: str, response: Response, tag: str | None) -> None:
        row = {
            "id": response.id,
            "round_id": round_id,
            "group_id": response.group_id,
            "content": response_to_blob(response),
            "withdrawal_tag": tag,
        }
        self._database.insert(rows.ballots, [row])

    def _count(self, table: Table, round_id: str) -> dict[str, int]:
        query = select(table.c.group_id, func.count().label("people")).where(table.c.round_id == round_id)
        return {row.group_id: row.people for row in self._database.all(query.group_by(table.c.group_id))}
