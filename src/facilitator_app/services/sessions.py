"""One-to-one sessions: what is written in them, saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.session import AgreedAction, Reaction, SessionNotes
from facilitator_app.domain.steps import Job
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.erasing import Everywhere, erase
from facilitator_app.store import Erased, Gone, Store, Transaction


@dataclass(frozen=True, slots=True)
class DueTalks:
    """Talks of one round at which to look again: how many, and the first of their days. Without names."""

    partnership_id: str
    partnership: str
    round_id: str
    round_name: str
    talks: int
    first: date
    today: date

    @property
    def overdue(self) -> bool:
        return self.first < self.today


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

    def note(self, inner_id: str, key: str, text: str) -> SessionNotes:
        """Keep the note of one place as it is typed. Raises AppError "too_long" or "not_about_one"."""
        return self._change(inner_id, lambda notes: notes.with_note(key, text))

    def react(self, inner_id: str, key: str, reaction: Reaction | None) -> SessionNotes:
        """Keep the reaction to one place, or take it away."""
        return self._change(inner_id, lambda notes: notes.with_reaction(key, reaction))

    def agree(self, inner_id: str, number: int, action: AgreedAction) -> SessionNotes:
        """Keep one action, from 0 on. Raises AppError "too_many_actions" or "too_long"."""
        return self._change(inner_id, lambda notes: notes.with_action(number, action))

    def share(self, inner_id: str, text: str) -> SessionNotes:
        """Keep what the person agreed to tell others. Raises AppError "too_long"."""
        return self._change(inner_id, lambda notes: notes.with_share(text))

    def stay(self, inner_id: str, key: str) -> SessionNotes:
        """Keep where the session is, to go on from there."""
        return self._change(inner_id, lambda notes: replace(notes, at=key))

    def looked_again(self, inner_id: str, on: bool) -> SessionNotes:
        """Keep that the two looked again at what was agreed, today; or that they have not."""
        today = self._today()
        return self._change(inner_id, lambda notes: replace(notes, looked_on=today if on else None))

    def due(self) -> tuple[DueTalks, ...]:
        """Rounds with talks at which to look again now, the oldest day first. Nobody is named."""
        today = self._today()
        days_by_round: dict[str, list[date]] = {}
        with self._store.transaction() as t:
            for inner_id, notes in t.sessions.all().items():
                if notes.due(today) and notes.look_again is not None:
                    days_by_round.setdefault(t.rounds.get(inner_id).parent_id, []).append(notes.look_again)
            rounds = [t.rounds.get(id_) for id_ in days_by_round]
            names = {one.partnership_id: t.partnerships.get(one.partnership_id).name for one in rounds}
        made = [
            DueTalks(one.partnership_id, names[one.partnership_id], one.id, one.name, len(days), min(days), today)
            for one in rounds
            for days in (days_by_round[one.id],)
        ]
        return tuple(sorted(made, key=lambda due: (due.first, due.partnership.casefold(), due.round_id)))

    def follow_up(self, inner_id: str) -> Job[bytes]:
        """The sheet for looking again at what was agreed with one person: for the two of them. Raises AppError
        "nothing_agreed"."""
        from facilitator_app.packs.person.follow_up import FollowUpSheet, render_follow_up

        with self._store.transaction() as t:
            notes, inner = t.sessions.of_round(inner_id), t.rounds.get(inner_id)
            partnership = t.partnerships.get(inner.partnership_id)
            about = t.rounds.get(inner.parent_id).about if inner.parent_id else None
        if not notes.agreed:
            raise AppError(
                "nothing_agreed",
                _("No action was agreed in this talk."),
                _("Write one down first, in the step before the last."),
            )
        name = next((one.name for one in (about.subjects if about else ()) if one.round_id == inner_id), "")
        return render_follow_up(FollowUpSheet(name, partnership.name, partnership.practice, notes), self._today())

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
            after = change(before)
            if after != before:
                if after.begun_on is None and not after.empty:
                    after = replace(after, begun_on=self._today())
                t.sessions.save(inner_id, after)
                t.commit()
        if after != before:
            self._changes.announce(Change.SESSIONS)
        return after


def _must_be_about_one(t: Transaction, inner_id: str) -> None:
    if not t.rounds.get(inner_id).parent_id:
        raise AppError(
            "not_about_one",
            _("This round is not about one person."),
            _("Open the results of a person and start there."),
        )
