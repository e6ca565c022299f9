"""Rounds, and the facilitator's ticks of who has answered."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from sqlalchemy import Row, delete, func, select

from facilitator_app.domain.round import Round, RoundState
from facilitator_app.store import codec, rows
from facilitator_app.store.database import Database, not_found

KEPT = frozenset({"discussions", "issues", "receipts", "sessions"})
"""What is left of a round whose answers were deleted: that figures were shown, that packs were handed over, what was
agreed with one person, and what a group said about the results."""


class Rounds:
    def __init__(self, database: Database) -> None:
        self._database = database

    def of_partnership(self, partnership_id: str) -> tuple[Round, ...]:
        """The rounds of a partnership, newest first; without those inside a round about people."""
        table = rows.rounds.c
        query = select(rows.rounds).where(table.partnership_id == partnership_id, table.parent_id.is_(None))
        return tuple(_round(row) for row in self._database.all(query.order_by(rows.rounds.c.number.desc())))

    def open_rounds(self) -> tuple[Round, ...]:
        """Every open round of every partnership, by name; without those inside a round about people."""
        table = rows.rounds.c
        query = select(rows.rounds).where(table.state == RoundState.OPEN.value, table.parent_id.is_(None))
        return tuple(_round(row) for row in self._database.all(query.order_by(rows.rounds.c.name, rows.rounds.c.id)))

    def inside(self, round_id: str) -> tuple[Round, ...]:
        """The rounds inside a round about people, one for each of them, by name."""
        query = select(rows.rounds).where(rows.rounds.c.parent_id == round_id)
        return tuple(_round(row) for row in self._database.all(query.order_by(rows.rounds.c.name, rows.rounds.c.id)))

    def get(self, round_id: str) -> Round:
        """Raises AppError "not_found"."""
        return self._database.one(rows.rounds, round_id, _round)

    def save(self, round_: Round) -> None:
        """Put a round, new or changed. Raises AppError "not_found" if its partnership is not there."""
        partnerships = rows.partnerships.c
        if self._database.first(select(partnerships.id).where(partnerships.id == round_.partnership_id)) is None:
            raise not_found()
        self._database.put(
            rows.rounds,
            {
                "id": round_.id,
                "partnership_id": round_.partnership_id,
                "number": self._number(round_),
                "name": round_.name,
                "state": round_.state.value,
                "instrument": codec.instrument_to_text(round_.instrument),
                "groups": codec.groups_to_text(round_.groups),
                "promise": codec.promise_to_text(round_.promise),
                "promise_locked": int(round_.promise_locked),
                "opened_on": codec.date_to_text(round_.opened_on),
                "closed_on": codec.date_to_text(round_.closed_on),
                "parent_id": round_.parent_id or None,
                "about": codec.about_to_text(round_.about),
                "erased_on": codec.date_to_text(round_.erased_on),
                "lock": codec.lock_to_text(round_.lock),
                "divided_by": round_.divided_by,
                "together": round_.together,
            },
        )

    def delete(self, round_id: str) -> None:
        """Erase it with its answers, drafts, ticks, issues and the rounds inside it. Raises AppError "not_found"."""
        self._database.write(delete(rows.rounds).where(rows.rounds.c.parent_id == round_id))
        if not self._database.write(delete(rows.rounds).where(rows.rounds.c.id == round_id)):
            raise not_found()

    def erase_answers(self, round_id: str, kept: Set[str] = KEPT) -> None:
        """Delete everything of this round and of those inside it, but the tables ``kept`` and the rounds themselves."""
        inside = select(rows.rounds.c.id).where((rows.rounds.c.id == round_id) | (rows.rounds.c.parent_id == round_id))
        for table in rows.metadata.sorted_tables:
            if "round_id" in table.c and table.name not in kept:
                self._database.write(delete(table).where(table.c.round_id.in_(inside)))

    def ticked(self, round_id: str) -> frozenset[str]:
        """Ids of the members ticked as having answered."""
        query = select(rows.ticks.c.member_id).where(rows.ticks.c.round_id == round_id)
        return frozenset(row.member_id for row in self._database.all(query))

    def set_tick(self, round_id: str, member_id: str, answered: bool) -> None:
        """Tick a member, or take the tick away.

        The whole list is written anew in the order of its keys. SQLite lays the rows of a page down as they come, so
        that a list that only grew would tell who was ticked first, and beside the answers who gave which.
        """
        ticks = {(row.round_id, row.member_id) for row in self._database.all(select(rows.ticks))}
        ticks = ticks | {(round_id, member_id)} if answered else ticks - {(round_id, member_id)}
        self._database.write(delete(rows.ticks))
        self._database.insert(rows.ticks, [{"round_id": one, "member_id": member} for one, member in sorted(ticks)])

    def _number(self, round_: Round) -> int:
        """The place among the partnership's rounds, given once; dates alone cannot tell drafts apart."""
        table = rows.rounds.c
        known = self._database.first(select(table.number).where(table.id == round_.id))
        if known is not None:
            return int(known.number)
        query = select(func.max(table.number).label("last")).where(table.partnership_id == round_.partnership_id)
        row = self._database.first(query)
        return 1 + (row.last or 0 if row else 0)


def _round(row: Row[Any]) -> Round:
    return Round(
        id=row.id,
        partnership_id=row.partnership_id,
        name=row.name,
        state=RoundState(row.state),
        instrument=codec.instrument_from_text(row.instrument),
        groups=codec.groups_from_text(row.groups),
        promise=codec.promise_from_text(row.promise),
        promise_locked=bool(row.promise_locked),
        opened_on=codec.date_from_text(row.opened_on),
        closed_on=codec.date_from_text(row.closed_on),
        parent_id=row.parent_id or "",
        about=codec.about_from_text(row.about),
        erased_on=codec.date_from_text(row.erased_on),
        lock=codec.lock_from_text(row.lock),
        divided_by=row.divided_by,
        together=row.together,
    )
