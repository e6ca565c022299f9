"""A round beside the earlier ones of its partnership, as far as may be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from facilitator_app.analysis.individuals import shown_individually
from facilitator_app.analysis.since_last import ShownRound, since_last
from facilitator_app.domain.language import _, spoken
from facilitator_app.domain.over_time import SinceLast
from facilitator_app.domain.results import View, Withheld
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.domain.subjects import Subject
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.ledger import SCREEN, Ledger
from facilitator_app.store import Store, Transaction

WORKED_OUT = "change up to a round"


class OverTime:
    """Change between closed rounds. Each passes the gate by itself and is in the ledger before anything is shown of it."""

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._ledger = Ledger(today)

    def since_last(self, round_id: str) -> SinceLast | Withheld:
        """This round beside the earlier ones with the same questions. Withheld: nothing of this round may be shown."""
        with self._store.transaction() as t:
            told = change_up_to(t, self._ledger, t.rounds.get(round_id))
            if isinstance(told, Withheld):
                return told
            if not record(t, self._ledger, told.shown, SCREEN):
                return told.since
            t.commit()
        self._changes.announce(Change.ISSUES)
        return told.since


@dataclass(frozen=True, slots=True)
class Told:
    """What may be said of change up to a round. ``shown``: the rounds whose figures are shown for it."""

    since: SinceLast
    shown: tuple[ShownRound, ...]


def change_up_to(t: Transaction, ledger: Ledger, round_: Round) -> Told | Withheld:
    """This round beside the earlier ones. Nothing of it may be shown before it is recorded.

    Each round is released for it, so it is worked out once until something is written.
    """

    def made() -> Told | Withheld:
        now = _shown(t, ledger, round_)
        if isinstance(now, Withheld):
            return now
        # The answers about one person are no round of the partnership: they are compared in ``change_about`` alone.
        return Told(*since_last(now, [] if round_.parent_id else _earlier(t, ledger, round_)))

    return t.once(WORKED_OUT, f"{round_.id} {ledger.today.isoformat()} {spoken()}", made)


def change_about(t: Transaction, ledger: Ledger, inner: Round, parent: Round) -> Told | Withheld:
    """The answers about one person beside those of earlier rounds about the same person, for that person's pack alone.

    Only where the tick lists say who answered about them each time. Nothing of it may be shown before it is recorded.
    """
    now = _about(t, ledger, inner, parent)
    if isinstance(now, Withheld):
        return now
    member_id = _subject(parent, inner.id).member_id
    earlier = []
    for other in reversed(_before(t, parent)):
        for one in other.about.subjects if other.about and member_id else ():
            if one.member_id == member_id and one.round_id:
                earlier_round = _about(t, ledger, t.rounds.get(one.round_id), other)
                if isinstance(earlier_round, ShownRound) and earlier_round.people is not None:
                    earlier.append(earlier_round)
    if now.people is None:
        return Told(SinceLast(now.results, nothing=_not_ticked(), about_person=True), ())
    told, shown = since_last(now, earlier)
    return Told(replace(told, about_person=True), shown)


def _about(t: Transaction, ledger: Ledger, inner: Round, parent: Round) -> ShownRound | Withheld:
    """The answers of the others about one person. People: those who are asked about this person and are ticked, but those who
    are shown alone."""
    results = ledger.release(t, inner, View())
    if isinstance(results, Withheld):
        return results
    subject, individual_ids = _subject(parent, inner.id), {one.id for one in inner.groups if shown_individually(one)}
    asked = {
        one.member_id
        for one in (parent.about.assignments if parent.about else ())
        if one.subject_id == subject.id and one.group_id not in individual_ids
    }
    ticked = t.rounds.ticked(parent.id) & asked
    named = replace(results, round_name=parent.name)  # it stands in that person's own pack, which says whom it is about
    return ShownRound(named, frozenset(ticked) if len(ticked) == results.answered else None)


def _subject(parent: Round, inner_id: str) -> Subject:
    subjects = parent.about.subjects if parent.about else ()
    return next((one for one in subjects if one.round_id == inner_id), Subject("", ""))


def _not_ticked() -> Withheld:
    return Withheld(
        "not_ticked",
        _("The tick list does not say who answered about this person."),
        _("Without that, a change could be what one person said who joined or left. So we do not show it."),
    )


def record(t: Transaction, ledger: Ledger, shown: Iterable[ShownRound], kind: str) -> bool:
    """A line for each of these rounds of which something was not shown before; False where there is none."""
    news = [ledger.record(t, one.results.sets, kind, one.results.round_id) for one in shown]
    return any(news)


def _earlier(t: Transaction, ledger: Ledger, round_: Round) -> list[ShownRound]:
    """The earlier rounds of which something may be shown, oldest first."""
    rounds = [_shown(t, ledger, one) for one in reversed(_before(t, round_)) if one.about is None]
    return [one for one in rounds if not isinstance(one, Withheld)]


def _before(t: Transaction, round_: Round) -> list[Round]:
    """The closed rounds before this one, newest first."""
    newest_first = t.rounds.of_partnership(round_.partnership_id)
    before = newest_first[[one.id for one in newest_first].index(round_.id) + 1 :]
    return [one for one in before if one.state is RoundState.CLOSED]


def _shown(t: Transaction, ledger: Ledger, round_: Round) -> ShownRound | Withheld:
    results = ledger.release(t, round_, View())
    if isinstance(results, Withheld):
        return results
    members = {one.id for one in t.partnerships.get(round_.partnership_id).members}
    ticked = t.rounds.ticked(round_.id) & members
    return ShownRound(results, ticked if len(ticked) == results.answered else None, round_.together)
