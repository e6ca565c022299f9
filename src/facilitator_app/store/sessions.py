"""What was written in one-to-one sessions: one row for each round about one person."""

from __future__ import annotations

import json

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
            "to_share": notes.to_share,
            "at": notes.at,
            "begun_on": codec.date_to_text(notes.begun_on),
        }
    )


def _from_text(text: str) -> SessionNotes:
    content = json.loads(text)
    return SessionNotes(
        notes=content["notes"],
        reactions={place: Reaction(one) for place, one in content["reactions"].items()},
        actions=tuple(AgreedAction(*one) for one in content["actions"]),
        to_share=content["to_share"],
        at=content["at"],
        begun_on=codec.date_from_text(content["begun_on"]),
    )
