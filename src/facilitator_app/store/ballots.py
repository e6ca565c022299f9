"""What was handed in while a round is open: sealed at once, so that the running program and the file hold nothing that
opens it.

Answers are sealed twice: for the file's ballot key, whose private half only the facilitator's words or recovery code
give, and for the code on the person's slip, so that they can be put right. Comments lie apart, and only the code leads
from one to the other. At every change all rows are laid down anew in the order of their random keys: SQLite puts rows on a
page as they come, and a table that only grew would tell who sat when.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, Table, delete, select

from facilitator_app.domain.response import Outside, Response
from facilitator_app.store import codec, rows
from facilitator_app.store.database import Database
from facilitator_app.store.sealing import from_slip, open_ballot, open_own, public_ballot_key, seal_ballot, seal_own

PUBLIC_KEY = "ballot_key"
"""The setting that holds the public key of ballots: inside the file, where nobody without its key can change it."""

WAITING = ""
"""The tag of answers that stay sealed at a close, because too few people are behind them. No code gives it."""

ROOM_FOR_IDS = 200
"""For the id, the group and what stands around the answers."""

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OpenedBallots:
    """What was handed in to one round. ``answers``: each with whether it is left out of every sum. ``words``: comments,
    with no answers, of those who are not left out. ``damaged``: the ids of what could not be opened."""

    answers: tuple[tuple[Response, bool], ...]
    words: tuple[Response, ...]
    damaged: tuple[str, ...]


class Ballots:
    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, round_id: str, response: Response, key: str) -> None:
        """Seal a response. ``key``: what the code on the slip gives in this round."""
        public, room, second = self._public(), self._room(round_id), self._second(round_id)
        ballot, words = sealed_lines(round_id, response, key, public, room, second=second)
        self._lay_down(rows.sealed_ballots, [*self._lines(rows.sealed_ballots), ballot])
        self._lay_down(rows.sealed_comments, [*self._lines(rows.sealed_comments), words])

    def own(self, round_id: str, key: str) -> tuple[Response, bool] | None:
        """The answers that this key opens, and whether they are left out; None if there are none."""
        ballots = rows.sealed_ballots.c
        row = self._database.first(
            select(rows.sealed_ballots).where(ballots.round_id == round_id, ballots.tag == ballot_tag(key))
        )
        response = None if row is None else open_own(row.own, from_slip(key, "open"), bound_to(row.round_id, row.id))
        return None if row is None or response is None else (response, bool(row.excluded))

    def change(self, round_id: str, key: str, response: Response) -> None:
        """Seal the answers with this key as they are now; the comments stay."""
        public, room, second = self._public(), self._room(round_id), self._second(round_id)

        def changed(line: Line) -> Line:
            return line | _answers(replace(response, comments={}), line["id"], round_id, key, public, room, second)

        self._rewrite(rows.sealed_ballots, round_id, ballot_tag(key), changed)

    def exclude(self, round_id: str, key: str, excluded: bool) -> None:
        """Leave answers and comments out of every sum, or count them again."""
        for table, tag in _tables_and_tags(key):
            self._rewrite(table, round_id, tag, lambda line: line | {"excluded": int(excluded)})

    def delete_by_tag(self, round_id: str, tag: str) -> bool:
        """Erase the answers, or the comments, with this tag; False if there are none."""
        tables = (rows.sealed_ballots, rows.sealed_comments)
        deleted = [self._rewrite(table, round_id, tag, lambda _line: None) for table in tables]
        return any(deleted)

    def read(self, round_id: str, private: bytes, second: bytes = b"") -> OpenedBallots:
        """Everything that was handed in to this round. What cannot be opened is named and keeps nobody else waiting.

        ``second``: the private key of the round's second lock. Raises ValueError where it has one and this is not its.
        """
        lock = self._second(round_id)
        if lock != (public_ballot_key(second) if second else b""):
            raise ValueError("not the key of the second lock")
        answers, words, damaged = [], [], []
        for table in (rows.sealed_ballots, rows.sealed_comments):
            for line in self._of_round(table, round_id):
                response = open_ballot(line.content, private, bound_to(round_id, line.id), second)
                if response is None:
                    damaged.append(line.id)
                elif table is rows.sealed_ballots:
                    answers.append((response, bool(line.excluded)))
                elif not line.excluded:
                    words.append(response)
        return OpenedBallots(tuple(answers), tuple(words), tuple(damaged))

    def take_out(self, round_id: str, private: bytes, second: bytes = b"") -> OpenedBallots:
        """The same, and erase all that was opened. What was not stays as it is, but no code finds it any more."""
        opened = self.read(round_id, private, second)

        def shut(line: Line) -> Line | None:
            if line["round_id"] != round_id:
                return line
            own = {"own": b""} if "own" in line else {}
            return line | own | {"tag": None} if line["id"] in opened.damaged else None

        for table in (rows.sealed_ballots, rows.sealed_comments):
            self._lay_down(table, [line for one in self._lines(table) if (line := shut(one)) is not None])
        return opened

    def wait(self, round_id: str, responses: Iterable[Response]) -> None:
        """Seal answers again, under new ids and with no code, until a close at which they are not too few."""
        public, room, second = self._public(), self._room(round_id), self._second(round_id)
        lines = self._lines(rows.sealed_ballots)
        for response in responses:
            id_ = secrets.token_hex(16)
            content = seal_ballot(replace(response, id=id_), public, bound_to(round_id, id_), room, second)
            lines.append(
                {"id": id_, "round_id": round_id, "group_id": response.group_id, "content": content}
                | {"own": b"", "tag": WAITING, "excluded": 0}
            )
        self._lay_down(rows.sealed_ballots, lines)

    def waiting(self, round_id: str) -> tuple[Response, ...]:
        """Those, as people without answers."""
        lines = (line for line in self._of_round(rows.sealed_ballots, round_id) if line.tag == WAITING)
        return tuple(Response(line.id, line.group_id, waiting=True) for line in lines)

    def damaged(self, round_id: str) -> tuple[str, ...]:
        """The ids of answers that could not be opened when the round was closed."""
        return tuple(line.id for line in self._of_round(rows.sealed_ballots, round_id) if line.tag is None)

    def _rewrite(self, table: Table, round_id: str, tag: str, change: Callable[[Line], Line | None]) -> bool:
        """Change the line with this tag, or take it out; False if there is none."""
        lines = self._lines(table)
        kept = [one for one in lines if (one["round_id"], one["tag"]) != (round_id, tag)]
        changed = [change(one) for one in lines if (one["round_id"], one["tag"]) == (round_id, tag)]
        self._lay_down(table, [*kept, *(one for one in changed if one is not None)])
        return bool(changed)

    def _lines(self, table: Table) -> list[Line]:
        return [dict(row._mapping) for row in self._database.all(select(table))]

    def _of_round(self, table: Table, round_id: str) -> list[Row[Any]]:
        return list(self._database.all(select(table).where(table.c.round_id == round_id)))

    def _lay_down(self, table: Table, lines: list[Line]) -> None:
        """Erase the table and write it anew in the order of its random keys."""
        self._database.write(delete(table))
        self._database.insert(table, sorted(lines, key=lambda line: str(line["id"])))

    def _public(self) -> bytes:
        row = self._database.first(select(rows.settings.c.value).where(rows.settings.c.key == PUBLIC_KEY))
        if row is None:
            raise RuntimeError("a store without a ballot key")
        return bytes.fromhex(row.value)

    def _second(self, round_id: str) -> bytes:
        """The public key of the round's second lock; empty where it has none."""
        row = self._database.first(select(rows.rounds.c.lock).where(rows.rounds.c.id == round_id))
        lock = codec.lock_from_text(None if row is None else row.lock)
        return b"" if lock is None else bytes.fromhex(lock.public)

    def _room(self, round_id: str) -> int:
        query = select(rows.rounds.c.instrument).where(rows.rounds.c.id == round_id)
        row = self._database.first(query)
        return 0 if row is None else room_for(item.id for item in codec.instrument_from_text(row.instrument).items)


def sealed_lines(
    round_id: str, response: Response, key: str, public: bytes, room: int, excluded: int = 0, second: bytes = b""
) -> tuple[Line, Line]:
    """The lines for the answers and for the comments of a response that is handed in. Nothing in one names the other."""
    id_, words_id = response.id, secrets.token_hex(16)
    words = replace(response, id=words_id, answers={}, tasks=(), view=None)
    where = {"round_id": round_id, "excluded": excluded}
    return (
        where
        | {"id": id_, "group_id": response.group_id, "tag": ballot_tag(key)}
        | _answers(replace(response, comments={}, tasks=(), view=None), id_, round_id, key, public, room, second),
        where
        | {"id": words_id, "tag": words_tag(key)}
        | {"content": seal_ballot(words, public, bound_to(round_id, words_id), second=second)},
    )


def _answers(response: Response, id_: str, round_id: str, key: str, public: bytes, room: int, second: bytes) -> Line:
    bound = bound_to(round_id, id_)
    own = seal_own(response, from_slip(key, "open"), bound, room)
    return {"content": seal_ballot(response, public, bound, room, second), "own": own}


def room_for(item_ids: Iterable[str]) -> int:
    """The length to which answers to these questions are padded: that of the longest there can be, so that all
    ballots of a round have one size."""
    longest = len(max(Outside, key=len)) + len('"":"",')
    return ROOM_FOR_IDS + sum(longest + len(id_) for id_ in item_ids)


def bound_to(round_id: str, id_: str) -> str:
    return f"{round_id} {id_}"


def ballot_tag(key: str) -> str:
    """What finds the answers of a slip."""
    return from_slip(key, "answers").hex()


def words_tag(key: str) -> str:
    """What finds the comments of a slip."""
    return from_slip(key, "comments").hex()


def log_tag(key: str) -> str:
    """What finds the lines of the log about a slip."""
    return from_slip(key, "log").hex()


def slip_tags(key: str) -> tuple[str, ...]:
    """Everything that finds something of a slip: none tells another, nor opens anything."""
    return ballot_tag(key), words_tag(key), log_tag(key)


def _tables_and_tags(key: str) -> tuple[tuple[Table, str], ...]:
    return (rows.sealed_ballots, ballot_tag(key)), (rows.sealed_comments, words_tag(key))
