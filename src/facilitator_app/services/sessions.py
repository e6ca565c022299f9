"""One-to-one sessions: what is written in them, saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.session import AgreedAction, Reaction, SessionNotes
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.erasing import Everywhere, erase
from facilitator_app.store import Erased, Gone, Store, Transaction


class SessionService:
    """The notes of the session with one subject, found by their inner round. Each verb is one transaction, and what it
    saved is on the disk when it returns. ``today`` gives the date; ``everywhere`` deletes in copies as well."""

    def __init__(self, store: Store, changes: Changes, everywhere: Everywhere, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._everywhere = everywhere
        self._today = today

    def of(self, inner_id: str) -> SessionNotes:
        """What was written so far; nothing if there was no session yet."""
        with self._store.transaction() as t:
            return t.sessions.of_round(inner_id)

    def note(self, inner_id: str, place: str, text: str) -> SessionNotes:
        """Keep the note of one place as it is typed. Raises AppError "too_long" or "not_about_one"."""
        return self._change(inner_id, lambda found: found.with_note(place, text))

    def react(self, inner_id: str, place: str, reaction: Reaction | None) -> SessionNotes:
        """Keep the reaction to one place, or take it away."""
        return self._change(inner_id, lambda found: found.with_reaction(place, reaction))

    def agree(self, inner_id: str, number: int, action: AgreedAction) -> SessionNotes:
        """Keep one action, from 0 on. Raises AppError "too_many_actions" or "too_long"."""
        return self._change(inner_id, lambda found: found.with_action(number, action))

    def share(self, inner_id: str, text: str) -> SessionNotes:
        """Keep what the person agreed to tell others. Raises AppError "too_long"."""
        return self._change(inner_id, lambda found: found.with_share(text))

    def stay(self, inner_id: str, place: str) -> SessionNotes:
        """Keep where the session is, to go on from there."""
        return self._change(inner_id, lambda found: replace(found, at=place))

    def forget(self, inner_id: str) -> None:
        """Erase everything that was written in this session."""
        gone = Erased(Gone.NOTES, inner_id, self._today())
        with self._store.transaction() as t:
            erase(t, gone)
            t.commit()
        self._store.compact()
        self._everywhere.follow(gone)
        self._changes.announce(Change.DELETED)
        self._changes.announce(Change.SESSIONS)

    def _change(self, inner_id: str, change: Callable[[SessionNotes], SessionNotes]) -> SessionNotes:
        with self._store.transaction() as t:
            _must_be_about_one(t, inner_id)
            before = t.sessions.of_round(inner_id)
            found = change(before)
            if found != before:
                if found.begun_on is None and not found.empty:
                    found = replace(found, begun_on=self._today())
                t.sessions.save(inner_id, found)
                t.commit()
        if found != before:
            self._changes.announce(Change.SESSIONS)
        return found


def _must_be_about_one(t: Transaction, inner_id: str) -> None:
    if not t.rounds.get(inner_id).parent_id:
        raise AppError(
            "not_about_one",
            _("This round is not about one person."),
            _("Open the results of a person and start there."),
        )
