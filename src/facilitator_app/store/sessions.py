"""What was written in one-to-one sessions: one row for each round about one person."""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import delete, select

from facilitator_app.domain.session import AgreedAction, Reaction, SessionNotes
from facilitator_app.store import codec, rows
from facilitator_app.store.database import Database


class Sessions:
    def __init__(self, database: Database) -> None:
        self._database = database

    def of_round(self, round_id: str) -> SessionNotes:
        """What was written about the person of this round; empty notes if nothing was."""
        row = self._database.first(select(rows.sessions.c.content).where(rows.sessions.c.round_id == round_id))
        return _from_text(row.content) if row else SessionNotes()

    def all(self) -> dict[str, SessionNotes]:
        """Everything that was written, by the id of the round about the person."""
        records = self._database.all(select(rows.sessions.c.round_id, rows.sessions.c.content))
        return {row.round_id: _from_text(row.content) for row in records}

    def save(self, round_id: str, notes: SessionNotes) -> None:
        self._database.put(rows.sessions, {"round_id": round_id, "content": _to_text(notes)})

    def forget(self, round_id: str) -> None:
        """Erase what was written."""
        self._database.write(delete(rows.sessions).where(rows.sessions.c.round_id == round_id))


def _to_text(notes: SessionNotes) -> str:
    return codec.to_text(
        {
            "notes": dict(notes.notes),
            "reactions": dict(notes.reactions),
            "actions": [one.fields for one in notes.actions],
            "days": [codec.date_to_text(one.day) for one in notes.actions],
            "to_share": notes.to_share,
            "at": notes.at,
            "begun_on": codec.date_to_text(notes.begun_on),
            "looked_on": codec.date_to_text(notes.looked_on),
        }
    )


def _from_text(text: str) -> SessionNotes:
    """Days of actions and ``looked_on`` came later: what was written before has none."""
    content = json.loads(text)
    days = [codec.date_from_text(one) for one in content.get("days", [None] * len(content["actions"]))]
    return SessionNotes(
        notes=content["notes"],
        reactions={key: Reaction(one) for key, one in content["reactions"].items()},
        actions=tuple(replace(AgreedAction(*one), day=day) for one, day in zip(content["actions"], days, strict=True)),
        to_share=content["to_share"],
        at=content["at"],
        begun_on=codec.date_from_text(content["begun_on"]),
        looked_on=codec.date_from_text(content.get("looked_on")),
    )
