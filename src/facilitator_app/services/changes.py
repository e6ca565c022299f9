"""The whole event system: after a commit, a service announces what kind of thing changed."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

Listener = Callable[["Change"], None]


class Change(StrEnum):
    """What kind of thing changed."""

    PARTNERSHIPS = "partnerships"
    ROUNDS = "rounds"
    RESPONSES = "responses"
    ISSUES = "issues"
    SESSIONS = "sessions"
    PLAN = "plan"
    PAPERS = "papers"
    PREFERENCES = "preferences"
    QUESTIONNAIRES = "questionnaires"
    DELETED = "deleted"
    """Something went that copies hold as well."""


class Changes:
    """Those who want to know, in the order in which they asked."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` at every change from now on; the returned function ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)
