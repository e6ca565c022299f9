"""Unfinished responses, sealed by the words of the person who gave them, and handed-in ones: sealed as well while the
round is open.

No row tells who sat where or when: ids are random, and at close every row is written again in a random order.
"""

from __future__ import annotations

import random
import secrets
from collections import Counter
from collections.abc import Set
from dataclasses import replace

from sqlalchemy import delete, func, select

from facilitator_app.domain.own_words import detach_comments
from facilitator_app.domain.response import Response
from facilitator_app.domain.seat import SeatKey
from facilitator_app.store import rows
from facilitator_app.store.ballots import Ballots, OpenedBallots
from facilitator_app.store.comments import Comments
from facilitator_app.store.database import Database
from facilitator_app.store.sealing import open_draft, response_from_blob, response_to_blob, seal_draft


class Responses:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._sealed = Ballots(database)
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
        table = rows.drafts.c
        query = select(table.group_id, func.count().label("people")).where(table.round_id == round_id)
        return {row.group_id: row.people for row in self._database.all(query.group_by(table.group_id))}

    def add_ballot(self, round_id: str, response: Response, slip_key: str) -> None:
        """Hand a response in: from here on only the words of the file, or this key, open it."""
        self._sealed.add(round_id, response, slip_key)

    def answered(self, round_id: str) -> dict[str, int]:
        """How many handed-in responses that count each group has, by group id."""
        return dict(Counter(group_id for _id, group_id in self.places(round_id)))

    def ballots(self, round_id: str) -> tuple[Response, ...]:
        """Every response that counts and came before a close, in a new random order at each call."""
        return tuple(response for response, excluded in self._all(round_id) if not excluded)

    def handed_in(self, round_id: str, ballot_key: bytes) -> OpenedBallots:
        """What came since the round was opened, for whoever has the key that the words of the file give."""
        return self._sealed.read(round_id, ballot_key)

    def damaged(self, round_id: str) -> tuple[str, ...]:
        """The ids of handed-in answers that could not be opened at a close. They are in no sum."""
        return self._sealed.damaged(round_id)

    def places(self, round_id: str) -> tuple[tuple[str, str], ...]:
        """Id and group of every handed-in response that counts. It needs no key."""
        closed, sealed = rows.ballots.c, rows.sealed_ballots.c
        counting = (
            select(closed.id, closed.group_id).where(closed.round_id == round_id, closed.excluded == 0),
            select(sealed.id, sealed.group_id).where(
                sealed.round_id == round_id, sealed.excluded == 0, sealed.tag.is_not(None)
            ),
        )
        return tuple((row.id, row.group_id) for query in counting for row in self._database.all(query))

    def excluded(self, round_id: str) -> int:
        """How many handed-in responses are left out of every sum."""
        both = (
            select(table.c.id).where(table.c.round_id == round_id, table.c.excluded == 1)
            for table in (rows.ballots, rows.sealed_ballots)
        )
        return sum(len(self._database.all(query)) for query in both)

    def ballot(self, round_id: str, slip_key: str) -> tuple[Response, bool] | None:
        """The handed-in answers that this key opens and whether they are left out; None if there are none."""
        return self._sealed.own(round_id, slip_key)

    def change_ballot(self, round_id: str, slip_key: str, response: Response) -> None:
        """Seal the answers with this key as they are now."""
        self._sealed.change(round_id, slip_key, response)

    def exclude_ballot(self, round_id: str, slip_key: str, excluded: bool) -> None:
        """Leave the response with this key out of every sum, or count it again."""
        self._sealed.exclude(round_id, slip_key, excluded)

    def delete_ballot(self, round_id: str, slip_key: str) -> bool:
        """Erase the response with this key; False if there is none."""
        return self._sealed.delete(round_id, slip_key)

    def mix(
        self,
        round_id: str,
        ballot_key: bytes,
        issued: Set[str] = frozenset(),
        own_groups: Set[str] = frozenset(),
    ) -> None:
        """At close: what was sealed is opened, with new random ids and in a random order; no code finds anything any
        more, and there are no drafts. What cannot be opened stays sealed: see ``damaged``.

        Only responses whose ids are ``issued``, written in the ledger, keep them: else the ledger would not know
        after a second close who is behind the figures that are out already. The comments of responses that are left
        out go. ``own_groups``: groups of the person whom the round is about, whose words stay apart from those of others.
        """
        earlier, opened = self._all(round_id), self._sealed.take_out(round_id, ballot_key)
        comments = Comments(self._database)
        batch = comments.last_batch(round_id) + (not self._waiting(round_id, issued)) if issued else 0
        comments.add(round_id, detach_comments(opened.words, own_groups), batch)
        self._database.write(delete(rows.ballots).where(rows.ballots.c.round_id == round_id))
        found = [*earlier, *opened.answers]
        self._random.shuffle(found)
        for response, excluded in found:
            id_ = response.id if response.id in issued else secrets.token_hex(16)
            self._insert(round_id, replace(response, id=id_), excluded)
        self.delete_drafts(round_id)

    def mixed(self, round_id: str) -> bool:
        """True if there are responses from before a close."""
        query = select(rows.ballots.c.id).where(rows.ballots.c.round_id == round_id)
        return self._database.first(query) is not None

    def _waiting(self, round_id: str, issued: Set[str]) -> bool:
        """True if late responses of an earlier close are in no figure yet: those that come now wait with them."""
        query = select(rows.ballots.c.id).where(rows.ballots.c.round_id == round_id)
        return any(row.id not in issued for row in self._database.all(query))

    def _all(self, round_id: str) -> list[tuple[Response, bool]]:
        ballots = rows.ballots.c
        query = select(ballots.content, ballots.excluded).where(ballots.round_id == round_id)
        found = [(response_from_blob(row.content), bool(row.excluded)) for row in self._database.all(query)]
        self._random.shuffle(found)
        return found

    def _insert(self, round_id: str, response: Response, excluded: bool) -> None:
        row = {
            "id": response.id,
            "round_id": round_id,
            "group_id": response.group_id,
            "content": response_to_blob(response),
            "excluded": int(excluded),
        }
        self._database.insert(rows.ballots, [row])
