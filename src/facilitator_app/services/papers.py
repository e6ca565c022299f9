"""Changing a sheet that a partnership writes down once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from facilitator_app.services.changes import Change, Changes
from facilitator_app.store import Store

P = TypeVar("P")


class PaperWriter:
    """Each change is one transaction, and what it saved is on the disk when it returns."""

    def __init__(self, store: Store, changes: Changes) -> None:
        self._store = store
        self._changes = changes

    def change(self, partnership_id: str, kind: type[P], change: Callable[[P], P], check: Callable[[P], None]) -> P:
        """The sheet of this kind as it is afterwards; saved and announced only where it is another one than before.

        Raises AppError "not_found", and what ``change`` and ``check`` raise, which leaves it as it was.
        """
        with self._store.transaction() as t:
            before = t.papers.of(t.partnerships.get(partnership_id).id, kind)
            after = change(before)
            if after == before:
                return after
            check(after)
            t.papers.save(partnership_id, after)
            t.commit()
        self._changes.announce(Change.PAPERS)
        return after
