"""The next round begins with what was agreed before: which actions of the plan a round asks about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from facilitator_app.domain.follow_up import (
    asked_about,
    since_of,
    to_ask_about,
    with_section,
    with_since,
    without_since,
)
from facilitator_app.domain.instrument import Instrument, Kind
from facilitator_app.domain.plan import Action, Owner, in_order, owner_name
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.services.changes import Changes
from facilitator_app.services.round_writer import RoundWriter
from facilitator_app.store import Store, Transaction

WITHOUT = (Kind.MULTI_RATER, Kind.GOALS, Kind.PARTNER_MAP)
"""Kinds whose parts are people, goals or organisations: nothing else can stand among them."""


class FollowingUp:
    """Each verb is one transaction."""

    def __init__(self, store: Store, changes: Changes) -> None:
        self._store = store
        self._writer = RoundWriter(store, changes)

    def offered(self, round_id: str) -> tuple[Action, ...]:
        """The actions that this draft can ask about, in the order of the plan; () where there are none, or where its kind of
        questionnaire has no place for them. Raises AppError "not_found"."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            return _offered(t, round_.partnership_id) if fits(round_.instrument) else ()

    def choose(self, round_id: str, action_ids: Collection[str]) -> Round:
        """Ask about these actions, and about no others. Raises AppError "not_found" or "not_a_draft"."""

        def change(t: Transaction, round_: Round) -> Round:
            if not fits(round_.instrument):
                return round_
            return _asking_about(t, round_, action_ids)

        return self._writer.change_draft(round_id, change)

    def actions_of(self, round_id: str) -> tuple[Action, ...]:
        """The actions that this round asks about, as the plan has them now, each owner with the name of today; without those
        that are no longer in it."""
        with self._store.transaction() as t:
            return actions_of(t, t.rounds.get(round_id))


def fits(instrument: Instrument) -> bool:
    """True if questions about actions can come before this questionnaire."""
    return instrument.kind not in WITHOUT


def begun(t: Transaction, draft: Round) -> Round:
    """A new draft, which asks about all there is to ask about."""
    if draft.about is not None or not fits(draft.instrument):
        return draft
    return replace(draft, instrument=with_since(draft.instrument, _offered(t, draft.partnership_id)))


def keeping(round_: Round, chosen: Instrument) -> Instrument:
    """Another questionnaire, or other parts of it, with what the round asks about actions."""
    return with_section(without_since(chosen), since_of(round_.instrument)) if fits(chosen) else chosen


def exchanged(t: Transaction, round_: Round, chosen: Instrument) -> Instrument:
    """Another questionnaire for a draft: with what it asked about actions, or with all where the one before had no place."""
    if fits(round_.instrument):
        return keeping(round_, chosen)
    return begun(t, replace(round_, instrument=chosen)).instrument


def as_now(t: Transaction, round_: Round) -> Round:
    """The round with each action in the words it has now, without those that were dropped or taken off the plan."""
    if since_of(round_.instrument) is None:
        return round_
    return _asking_about(t, round_, asked_about(round_.instrument))


def actions_of(t: Transaction, round_: Round) -> tuple[Action, ...]:
    """As ``FollowingUp.actions_of``, within a transaction."""
    asked = asked_about(round_.instrument)
    if not asked:
        return ()
    names = t.partnerships.get(round_.partnership_id).shown_names()
    by_id = {
        one.id: replace(one, owner=Owner(owner_name(one.owner, names), one.owner.id))
        for one in t.actions.of_partnership(round_.partnership_id)
    }
    return tuple(by_id[id_] for id_ in asked if id_ in by_id)


def _asking_about(t: Transaction, round_: Round, action_ids: Collection[str]) -> Round:
    chosen = tuple(one for one in _offered(t, round_.partnership_id) if one.id in action_ids)
    return replace(round_, instrument=with_since(round_.instrument, chosen))


def _offered(t: Transaction, partnership_id: str) -> tuple[Action, ...]:
    rounds = t.rounds.of_partnership(partnership_id)
    closed = [one.closed_on for one in rounds if one.state is RoundState.CLOSED and one.about is None and one.closed_on]
    return to_ask_about(in_order(t.actions.of_partnership(partnership_id)), max(closed, default=None))
