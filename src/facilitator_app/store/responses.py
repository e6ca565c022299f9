"""Unfinished responses, sealed by the words of the person who gave them, and handed-in ones: sealed as well while the
round is open.

No row tells who sat where or when: ids are random, and at close every row is written again in a random order.
"""

from __future__ import annotations

import json
import random
import secrets
from collections import Counter
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field, replace

from sqlalchemy import delete, func, select

from facilitator_app.domain.own_words import detach_comments
from facilitator_app.domain.response import Response
from facilitator_app.domain.seat import SeatKey
from facilitator_app.store import rows
from facilitator_app.store.ballots import Ballots, OpenedBallots
from facilitator_app.store.codec import to_text
from facilitator_app.store.comments import Comments
from facilitator_app.store.database import Database
from facilitator_app.store.sealing import open_draft, response_from_blob, response_to_blob, seal_draft

Deal = Callable[[Sequence[Response], Sequence[Response]], tuple[Sequence[Response], Sequence[Response]]]
"""Given the responses of a closed round that stay as they are and those to be taken apart: the latter as they are to be
kept, and those that stay sealed. See ``analysis.dealing``."""


@dataclass(frozen=True, slots=True)
class SealedDraft:
    """An unfinished response, and the salt with which its person's words give its key."""

    seat_id: str
    salt: str
    content: bytes = field(repr=False)

    def opened(self, round_id: str, seat: SeatKey) -> Response | None:
        """The response, or None if this key does not open it."""
        return open_draft(self.content, round_id, seat)


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
                "salt": seat.salt,
            },
        )

    def draft(self, round_id: str, seat: SeatKey) -> Response | None:
        """The unfinished response of a seat; None if there is none that this key opens."""
        drafts = rows.drafts.c
        query = select(drafts.content).where(drafts.round_id == round_id, drafts.seat_id == seat.id)
        row = self._database.first(query)
        return None if row is None else open_draft(row.content, round_id, seat)

    def sealed_drafts(self, round_id: str) -> tuple[SealedDraft, ...]:
        """The unfinished responses of a round, as they lie there."""
        query = select(rows.drafts).where(rows.drafts.c.round_id == round_id)
        return tuple(SealedDraft(row.seat_id, row.salt, row.content) for row in self._database.all(query))

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
        return dict(Counter(group_id for _id, group_id in self.ids_and_groups(round_id)))

    def ballots(self, round_id: str) -> tuple[Response, ...]:
        """Every response that counts and came before a close, in a new random order at each call. Those that wait, sealed,
        have no answers."""
        here = (response for response, excluded in self._all(round_id) if not excluded)
        return (*here, *self._sealed.waiting(round_id))

    def handed_in(self, round_id: str, ballot_key: bytes, second: bytes = b"") -> OpenedBallots:
        """What came since the round was opened, for whoever has the key that the words of the file give, and that of the
        round's second lock where it has one. Raises ValueError without it."""
        return self._sealed.read(round_id, ballot_key, second)

    def damaged(self, round_id: str) -> tuple[str, ...]:
        """The ids of handed-in answers that could not be opened at a close. They are in no sum."""
        return self._sealed.damaged(round_id)

    def ids_and_groups(self, round_id: str) -> tuple[tuple[str, str], ...]:
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

    def delete_by_tag(self, round_id: str, tag: str) -> bool:
        """Erase the answers or the comments that this tag finds (``slip_tags``); False if there are none."""
        return self._sealed.delete_by_tag(round_id, tag)

    def mix(
        self,
        round_id: str,
        ballot_key: bytes,
        issued: Set[str] = frozenset(),
        own_groups: Set[str] = frozenset(),
        deal: Deal | None = None,
        second: bytes = b"",
    ) -> None:
        """At close: what was sealed is opened, with new random ids and in a random order; no code finds anything any
        more, and there are no drafts. What cannot be opened stays sealed: see ``damaged``.

        Only responses whose ids are ``issued``, written in the ledger, keep them and stay as they are: else the ledger
        would not know after a second close who is behind the figures that are out already. What was said by those who
        are left out goes, answers and comments. ``own_groups``: groups of the person whom the round is about, whose words
        stay apart from those of others. ``deal``: takes whole people apart; None leaves them as they were handed in.
        ``second``: the private key of the round's second lock. Raises ValueError where that is missing.
        """
        batch = self._batch(round_id, issued, own_groups)
        opened = self._sealed.take_out(round_id, ballot_key, second)
        Comments(self._database).add(round_id, detach_comments(opened.words, own_groups), batch)
        self._keep(round_id, issued, [*self._all(round_id), *opened.answers], deal)
        self.delete_drafts(round_id)

    def take_apart(self, round_id: str, deal: Deal) -> None:
        """Take whole people apart that a program before version 11 left together at a close."""
        self._keep(round_id, frozenset(), self._all(round_id), deal)

    def whole(self) -> frozenset[str]:
        """Ids of the rounds in which answers lie together as one person handed them in."""
        query = select(rows.ballots.c.round_id).where(rows.ballots.c.among == "")
        return frozenset(row.round_id for row in self._database.all(query))

    def mixed(self, round_id: str) -> bool:
        """True if there are responses from before a close."""
        query = select(rows.ballots.c.id).where(rows.ballots.c.round_id == round_id)
        return self._database.first(query) is not None or bool(self._sealed.waiting(round_id))

    def _keep(
        self, round_id: str, fixed: Set[str], responses: Sequence[tuple[Response, bool]], deal: Deal | None
    ) -> None:
        """Write the responses of a closed round anew, those that are not ``fixed`` as ``deal`` gives them."""
        kept = [response for response, excluded in responses if response.id in fixed and not excluded]
        bunch = [response for response, excluded in responses if response.id not in fixed and not excluded]
        left_out = [response for response, excluded in responses if excluded]
        dealt, waiting = deal(kept, bunch) if deal else ([_anew(one) for one in bunch], [])
        if deal:  # nobody needs what they said: they are only counted
            left_out = [Response(one.id, one.group_id, among=frozenset({one.group_id})) for one in left_out]
        self._database.write(delete(rows.ballots).where(rows.ballots.c.round_id == round_id))
        lines = [(one, False) for one in (*kept, *dealt)] + [(_anew(one), True) for one in left_out]
        self._random.shuffle(lines)
        for response, excluded in lines:
            self._insert(round_id, response, excluded)
        if waiting:
            self._sealed.wait(round_id, waiting)

    def _batch(self, round_id: str, issued: Set[str], own_groups: Set[str]) -> int:
        """Which late comments those that come now belong with: the ones before them if these are in no figure yet."""
        if not issued:
            return 0
        earlier = [*self._all(round_id), *((one, False) for one in self._sealed.waiting(round_id))]
        waiting = any(
            one.id not in issued and not excluded and one.group_id not in own_groups for one, excluded in earlier
        )
        return Comments(self._database).last_batch(round_id) + (not waiting)

    def _all(self, round_id: str) -> list[tuple[Response, bool]]:
        ballots = rows.ballots.c
        query = select(ballots.content, ballots.excluded, ballots.among).where(ballots.round_id == round_id)
        responses = [(_opened(row.content, row.among), bool(row.excluded)) for row in self._database.all(query)]
        self._random.shuffle(responses)
        return responses

    def _insert(self, round_id: str, response: Response, excluded: bool) -> None:
        row = {
            "id": response.id,
            "round_id": round_id,
            "group_id": response.group_id,
            "content": response_to_blob(response),
            "excluded": int(excluded),
            "among": to_text(sorted(response.among)) if response.among else "",
        }
        self._database.insert(rows.ballots, [row])


def _opened(content: bytes, among: str) -> Response:
    return replace(response_from_blob(content), among=frozenset(json.loads(among) if among else ()))


def _anew(response: Response) -> Response:
    return replace(response, id=secrets.token_hex(16))
