"""Unfinished responses, sealed by the words of the person who gave them, and handed-in ones.

No row tells who sat where or when: ids are random, and at close every row is written again in a random order.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Set
from dataclasses import replace

from sqlalchemy import ColumnElement, Table, delete, func, select, update

from facilitator_app.domain.own_words import detach_comments
from facilitator_app.domain.response import Response
from facilitator_app.domain.seat import SeatKey
from facilitator_app.store import rows
from facilitator_app.store.comments import Comments
from facilitator_app.store.database import Database
from facilitator_app.store.sealing import open_draft, response_from_blob, response_to_blob, seal_draft


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
        """How many handed-in responses that count each group has, by group id."""
        return self._count(rows.ballots, round_id, rows.ballots.c.excluded == 0)

    def ballots(self, round_id: str) -> tuple[Response, ...]:
        """Every handed-in response that counts, in a new random order at each call."""
        return tuple(response for response, excluded in self._all(round_id) if not excluded)

    def excluded(self, round_id: str) -> int:
        """How many handed-in responses are left out of every sum."""
        return sum(excluded for _response, excluded in self._all(round_id))

    def ballot(self, round_id: str, withdrawal_tag: str) -> tuple[Response, bool] | None:
        """The handed-in response with this tag and whether it is left out; None if there is none."""
        row = self._database.first(
            select(rows.ballots.c.content, rows.ballots.c.excluded).where(*_tagged(round_id, withdrawal_tag))
        )
        return None if row is None else (response_from_blob(row.content), bool(row.excluded))

    def change_ballot(self, round_id: str, withdrawal_tag: str, response: Response) -> None:
        """Put the content of the response with this tag as it is now."""
        ballot = update(rows.ballots).where(*_tagged(round_id, withdrawal_tag))
        self._database.write(ballot.values(content=response_to_blob(response)))

    def exclude_ballot(self, round_id: str, withdrawal_tag: str, excluded: bool) -> None:
        """Leave the response with this tag out of every sum, or count it again."""
        ballot = update(rows.ballots).where(*_tagged(round_id, withdrawal_tag))
        self._database.write(ballot.values(excluded=int(excluded)))

    def delete_ballot(self, round_id: str, withdrawal_tag: str) -> bool:
        """Erase the response with this tag; False if there is none."""
        return self._database.write(delete(rows.ballots).where(*_tagged(round_id, withdrawal_tag))) > 0

    def mix(self, round_id: str, issued: Set[str] = frozenset(), own_groups: Set[str] = frozenset()) -> None:
        """At close: new random ids and a random order for all responses, no withdrawal tags, no drafts.

        Only responses whose ids are ``issued``, written in the ledger, keep them: else the ledger would not know
        after a second close who is behind the figures that are out already. Comments are cut loose from the answers,
        so that nobody's words tell what they answered; those of responses that are left out stay with them.
        ``own_groups``: groups of the person whom the round is about, whose words stay apart from those of others.
        """
        found = self._all(round_id)
        comments = Comments(self._database)
        batch = comments.last_batch(round_id) + (not self._waiting(round_id, issued)) if issued else 0
        comments.add(round_id, detach_comments((r for r, excluded in found if not excluded), own_groups), batch)
        self._database.write(delete(rows.ballots).where(rows.ballots.c.round_id == round_id))
        for response, excluded in found:
            id_ = response.id if response.id in issued else secrets.token_hex(16)
            kept = response.comments if excluded else {}
            self._insert(round_id, replace(response, id=id_, comments=kept), None, excluded)
        self.delete_drafts(round_id)

    def mixed(self, round_id: str) -> bool:
        """True if there are responses from before a close; only those have no tag."""
        ballots = rows.ballots.c
        query = select(ballots.id).where(ballots.round_id == round_id, ballots.withdrawal_tag.is_(None))
        return self._database.first(query) is not None

    def _waiting(self, round_id: str, issued: Set[str]) -> bool:
        """True if late responses of an earlier close are in no figure yet: those that come now wait with them."""
        ballots = rows.ballots.c
        query = select(ballots.id).where(ballots.round_id == round_id, ballots.withdrawal_tag.is_(None))
        return any(row.id not in issued for row in self._database.all(query))

    def _all(self, round_id: str) -> list[tuple[Response, bool]]:
        ballots = rows.ballots.c
        query = select(ballots.content, ballots.excluded).where(ballots.round_id == round_id)
        found = [(response_from_blob(row.content), bool(row.excluded)) for row in self._database.all(query)]
        self._random.shuffle(found)
        return found

    def _insert(self, round_id: str, response: Response, tag: str | None, excluded: bool = False) -> None:
        row = {
            "id": response.id,
            "round_id": round_id,
            "group_id": response.group_id,
            "content": response_to_blob(response),
            "withdrawal_tag": tag,
            "excluded": int(excluded),
        }
        self._database.insert(rows.ballots, [row])

    def _count(self, table: Table, round_id: str, *only: ColumnElement[bool]) -> dict[str, int]:
        query = select(table.c.group_id, func.count().label("people")).where(table.c.round_id == round_id, *only)
        return {row.group_id: row.people for row in self._database.all(query.group_by(table.c.group_id))}


def _tagged(round_id: str, withdrawal_tag: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return rows.ballots.c.round_id == round_id, rows.ballots.c.withdrawal_tag == withdrawal_tag
