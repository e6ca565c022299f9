"""Writing one round: read it, change it and save it in one transaction, then announce it."""

from __future__ import annotations

from collections.abc import Callable

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.language import _
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.services.changes import Change, Changes
from facilitator_app.store import Store, Transaction


class RoundWriter:
    """What the services that set rounds up share. A function given to it works inside the transaction; what it raises
    leaves everything as it was."""

    def __init__(self, store: Store, changes: Changes) -> None:
        self._store = store
        self._changes = changes

    def add(self, make: Callable[[Transaction], Round]) -> Round:
        """Save the round that ``make`` gives."""
        with self._store.transaction() as t:
            made = make(t)
            t.rounds.save(made)
            t.commit()
        self._changes.announce(Change.ROUNDS)
        return made

    def change(self, round_id: str, change: Callable[[Transaction, Round], Round]) -> Round:
        """Save what ``change`` makes of the round, in whatever state it is."""
        return self.add(lambda t: change(t, t.rounds.get(round_id)))

    def change_draft(self, round_id: str, change: Callable[[Transaction, Round], Round]) -> Round:
        """The same for a round that nobody can answer yet. Raises AppError "not_a_draft"."""

        def checked(t: Transaction, round_: Round) -> Round:
            if round_.state is not RoundState.DRAFT:
                words = _("This round was started before, so this is fixed.")
                raise AppError("not_a_draft", words, _("Set up a new one."))
            return change(t, round_)

        return self.change(round_id, checked)
