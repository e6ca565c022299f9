"""People's own words of closed rounds, what the facilitator decided about each, and the log of that.

The words as written are never changed here. No row tells which answers belong to them: ids are random.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select

from facilitator_app.domain.own_words import CommentAct, CommentActKind, HoldReason, OwnWords
from facilitator_app.domain.response import CommentUse
from facilitator_app.store import codec, rows
from facilitator_app.store.database import Database, not_found


class Comments:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._random = random.SystemRandom()

    def add(self, round_id: str, words: Iterable[OwnWords], batch: int = 0) -> None:
        """Put comments of a round, in a random order. ``batch``: which late comments they belong with."""
        comments = [replace(one, batch=batch) for one in words]
        self._random.shuffle(comments)
        for one in comments:
            row = {"id": one.id, "round_id": round_id, "writer": one.writer, "content": _content(one)}
            self._database.insert(rows.comments, [row])

    def of_round(self, round_id: str) -> tuple[OwnWords, ...]:
        """Every comment of a round with the decisions about it, in a new random order at each call."""
        query = select(rows.comments).where(rows.comments.c.round_id == round_id)
        decisions = self._decisions(round_id)
        comments = [_words(row, decisions.get(row.id)) for row in self._database.all(query)]
        self._random.shuffle(comments)
        return tuple(comments)

    def last_batch(self, round_id: str) -> int:
        """The number of the last late comments; 0 if there were none."""
        return max((one.batch for one in self.of_round(round_id)), default=0)

    def get(self, round_id: str, comment_id: str) -> OwnWords:
        """Raises AppError "not_found"."""
        comment = next((one for one in self.of_round(round_id) if one.id == comment_id), None)
        if comment is None:
            raise not_found()
        return comment

    def decide(self, words: OwnWords) -> None:
        """Keep what the facilitator decided: their copy, whether it is held back, its themes."""
        self._database.put(
            rows.comment_choices,
            {
                "comment_id": words.id,
                "changed": words.changed,
                "held": words.held.value if words.held else "",
                "themes": codec.to_text(sorted(words.themes)),
            },
        )

    def log(
        self, round_id: str, act: CommentActKind, comment_id: str, day: date, reason: HoldReason | None, note: str
    ) -> None:
        """Add a line to the log of a round."""
        table = rows.comment_acts.c
        row = self._database.first(select(func.max(table.number).label("last")).where(table.round_id == round_id))
        line = {
            "round_id": round_id,
            "number": 1 + ((row.last or 0) if row else 0),
            "comment_id": comment_id,
            "done_on": codec.date_to_text(day),
            "act": act.value,
            "reason": reason.value if reason else "",
            "note": note,
        }
        self._database.insert(rows.comment_acts, [line])

    def acts(self, round_id: str) -> tuple[CommentAct, ...]:
        """The log of a round, oldest first."""
        table = rows.comment_acts.c
        query = select(rows.comment_acts).where(table.round_id == round_id).order_by(table.number)
        return tuple(
            CommentAct(
                number=row.number,
                comment_id=row.comment_id,
                done_on=date.fromisoformat(row.done_on),
                act=CommentActKind(row.act),
                reason=HoldReason(row.reason) if row.reason else None,
                note=row.note,
            )
            for row in self._database.all(query)
        )

    def _decisions(self, round_id: str) -> dict[str, Row[Any]]:
        inside = select(rows.comments.c.id).where(rows.comments.c.round_id == round_id)
        query = select(rows.comment_choices).where(rows.comment_choices.c.comment_id.in_(inside))
        return {row.comment_id: row for row in self._database.all(query)}


def _content(words: OwnWords) -> str:
    return codec.to_text(
        {"place": words.place_id, "text": words.original, "use": words.use, "batch": words.batch}
        | ({"own": True} if words.own else {})
    )


def _words(row: Row[Any], decision: Row[Any] | None) -> OwnWords:
    content = json.loads(row.content)
    use, batch = CommentUse(content["use"]), content.get("batch", 0)
    words = OwnWords(
        row.id, row.writer, content["place"], content["text"], use, batch=batch, own=content.get("own", False)
    )
    if decision is None:
        return words
    return replace(
        words,
        changed=decision.changed,
        held=HoldReason(decision.held) if decision.held else None,
        themes=frozenset(json.loads(decision.themes)),
    )
