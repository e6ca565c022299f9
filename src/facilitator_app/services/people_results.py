"""Results of rounds about people, always through the same gate and the same ledgers as every other round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from facilitator_app.analysis.people import FEWEST_SUBJECTS, InnerRound, group_report, subject_results
from facilitator_app.domain.people_results import GroupReport, SubjectResults
from facilitator_app.domain.results import Withheld
from facilitator_app.domain.round import Round
from facilitator_app.domain.subjects import Subject
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.ledger import SCREEN, Ledger, answers_elsewhere
from facilitator_app.services.results import USUAL
from facilitator_app.store import Store, Transaction

GROUP_REPORT = "group report"


class PeopleResults:
    """What each subject may see, and the group about all of them together.

    ``fewest``: how many subjects of whom something may be shown the latter needs.
    """

    fewest = FEWEST_SUBJECTS

    def __init__(self, store: Store, changes: Changes, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._ledger = Ledger(today)

    def of_subject(self, inner_id: str) -> SubjectResults | Withheld:
        """What the subject of this inner round may see; on the screen."""
        with self._store.transaction() as t:
            person = _person(t, self._ledger, inner_id)
            if isinstance(person, Withheld) or not self._ledger.record(t, person.results.sets, SCREEN, inner_id):
                return person
            t.commit()
        self._changes.announce(Change.ISSUES)
        return person

    def next_number(self, inner_id: str, kind: str) -> int:
        """The number that the next issue of this kind about one subject would get."""
        with self._store.transaction() as t:
            return self._ledger.next_number(t, inner_id, kind)

    def next_report(self, round_id: str) -> int:
        """The number that the next group report would get."""
        with self._store.transaction() as t:
            return next_report(t, self._ledger, round_id)

    def of_everybody(self, round_id: str, kind: str = SCREEN) -> GroupReport | Withheld:
        """All subjects together, by section; every inner ledger records what of it was shown."""
        with self._store.transaction() as t:
            report = _report(t, self._ledger, round_id)
            if isinstance(report, Withheld):
                return report
            new = [self._ledger.record(t, sets, kind, inner_id) for inner_id, sets in report.shown.items()]
            if not any(new):
                return report
            t.commit()
        self._changes.announce(Change.ISSUES)
        return report


def publish_person(
    t: Transaction, ledger: Ledger, inner_id: str, kind: str, rounds: tuple[Round, Round] | None = None
) -> tuple[SubjectResults, int] | Withheld:
    """The figures for one pack with its number, and their line in the ledger. ``rounds``: the one about the person and the
    whole one, if they were read already."""
    person = _person(t, ledger, inner_id, rounds)
    if isinstance(person, Withheld):
        return person
    number = ledger.next_number(t, inner_id, kind)
    ledger.publish(t, person.results.sets, kind, inner_id, number)
    return person, number


def publish_report(t: Transaction, ledger: Ledger, round_id: str) -> tuple[GroupReport, int] | Withheld:
    """All subjects together with the number of the report, and a line in every inner ledger."""
    report = _report(t, ledger, round_id)
    if isinstance(report, Withheld):
        return report
    number = next_report(t, ledger, round_id)
    for inner_id, sets in report.shown.items():
        ledger.publish(t, sets, GROUP_REPORT, inner_id, number)
    return report, number


def next_report(t: Transaction, ledger: Ledger, round_id: str) -> int:
    """The number that the next group report would get."""
    inner = [one.id for one in t.rounds.inside(round_id)]
    return max((ledger.next_number(t, one, GROUP_REPORT) for one in inner), default=1)


def _person(
    t: Transaction, ledger: Ledger, inner_id: str, rounds: tuple[Round, Round] | None = None
) -> SubjectResults | Withheld:
    """What is released of the others, beside the person's own answers."""
    round_, parent = rounds or (t.rounds.get(inner_id), None)
    results = ledger.release(t, round_, USUAL)
    if isinstance(results, Withheld):
        return results
    subject = _subject(parent or t.rounds.get(round_.parent_id), inner_id)
    responses, words = t.responses.ballots(inner_id), t.comments.of_round(inner_id)
    person = subject_results(subject.name, results, round_, responses, words)
    return replace(person, organisation=bool(subject.organisation_id))


def _report(t: Transaction, ledger: Ledger, round_id: str) -> GroupReport | Withheld:
    round_ = t.rounds.get(round_id)
    if gone := ledger.gone(round_):
        return gone
    partnership = t.partnerships.get(round_.partnership_id)
    inner = [
        InnerRound(one, t.responses.ballots(one.id), t.issues.of_round(one.id)) for one in t.rounds.inside(round_id)
    ]
    elsewhere = next((why for one in inner if (why := answers_elsewhere(one.responses, one.ledger))), None)
    return elsewhere or group_report(round_, partnership.name, partnership.practice, inner)


def _subject(parent: Round, inner_id: str) -> Subject:
    subjects = parent.about.subjects if parent.about else ()
    return next((one for one in subjects if one.round_id == inner_id), Subject("", ""))
