"""What was typed on a page and cannot be kept where it belongs yet. It waits in the encrypted store until one is back."""

from __future__ import annotations

import json
from collections.abc import Mapping

from facilitator_app.services.changes import Change, Changes
from facilitator_app.store import Store


class Unfinished:
    """``page``: what the page is about, such as the partnership, then its own name."""

    def __init__(self, store: Store, changes: Changes) -> None:
        self._store = store
        self._changes = changes

    def of(self, *page: str) -> dict[str, str]:
        """What was typed there, by field; empty for nothing."""
        with self._store.transaction() as t:
            text = t.settings.get(_key(page))
        return {str(key): str(value) for key, value in json.loads(text or "{}").items()}

    def keep(self, values: Mapping[str, str], *page: str) -> None:
        """Keep this for the page, in place of what it had; nothing to forget it."""
        with self._store.transaction() as t:
            t.settings.set(_key(page), json.dumps(dict(values)) if values else "")
            t.commit()
        self._changes.announce(Change.PREFERENCES)


START = "unfinished:"
"""How the name of the setting begins in which words wait; what they are about follows."""


def _key(page: tuple[str, ...]) -> str:
    return START + ":".join(page)
