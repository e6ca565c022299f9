"""What a partnership writes down once: one sheet of each kind, each a frozen dataclass that begins empty."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import delete, select

from facilitator_app.domain.agendas import OwnAgendas
from facilitator_app.domain.aims import Aims
from facilitator_app.domain.ending import Ending
from facilitator_app.domain.support_plan import SupportPlan
from facilitator_app.domain.timeline import Life
from facilitator_app.store import codec, rows
from facilitator_app.store.database import Database

P = TypeVar("P")
KINDS: dict[type[Any], str] = {
    Life: "life",
    Aims: "aims",
    SupportPlan: "support_plan",
    Ending: "ending",
    OwnAgendas: "agendas",
}
"""What each kind is called in the file. A name never changes, and no name comes back for something else."""


class Papers:
    """``kind()`` is an empty sheet of a kind."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, partnership_id: str, kind: type[P]) -> P:
        """The partnership's sheet of this kind; an empty one where nothing was written."""
        table = rows.papers.c
        row = self._database.first(
            select(table.content).where(table.partnership_id == partnership_id, table.kind == KINDS[kind])
        )
        return codec.value_from_text(kind, row.content) if row else kind()

    def all(self, kind: type[P]) -> dict[str, P]:
        """Id of a partnership → its sheet of this kind, of those that wrote one."""
        table = rows.papers.c
        records = self._database.all(select(table.partnership_id, table.content).where(table.kind == KINDS[kind]))
        return {row.partnership_id: codec.value_from_text(kind, row.content) for row in records}

    def save(self, partnership_id: str, sheet: object) -> None:
        """In place of the sheet of this kind that was there. Of an empty one nothing is left."""
        shape: Any = type(sheet)
        if sheet == shape():
            table = rows.papers.c
            self._database.write(
                delete(rows.papers).where(table.partnership_id == partnership_id, table.kind == KINDS[shape])
            )
            return
        text = codec.value_to_text(sheet)
        self._database.put(rows.papers, {"partnership_id": partnership_id, "kind": KINDS[shape], "content": text})
