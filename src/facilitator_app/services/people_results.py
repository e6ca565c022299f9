"""Results of rounds about people, always through the same gate and the same ledgers as every other round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from facilitator_app.analysis.people import FEWEST_SUBJECTS, InnerRound, group_report, subject_results
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.people_results import GroupReport, SubjectResults
from facilitator_app.domain.results import Issue, RoundResults, Withheld
from facilitator_app.domain.round import Round
from facilitator_app.domain.subjects import Subject
from facilitator_app.services.results import ResultsService
from facilitator_app.store import Store

GROUP_REPORT = "group report"


class PeopleResults:
    """What each subject may see, and the group about all of them together.

    ``fewest``: how many subjects of whom something may be shown the latter needs.
    """

    fewest = FEWEST_SUBJECTS

    def __init__(self, store: Store, results: ResultsService, today: Callable[[], date]) -> None:
        self._store = store
        self._today = today
        self._results = results

    def of_subject(self, inner_id: str) -> SubjectResults | Withheld:
        """What the subject of this inner round may see; on the screen."""
        found = self._results.of_round(inner_id)
        return found if isinstance(found, Withheld) else self._beside_own(inner_id, found)

    def issue(self, inner_id: str, kind: str) -> tuple[SubjectResults, int] | Withheld:
        """The figures for one pack with its number; the ledger line is saved before the file is."""
        issued = self._results.issue(inner_id, kind)
        if isinstance(issued, Withheld):
            return issued
        results, number = issued
        return self._beside_own(inner_id, results), number

    def next_number(self, inner_id: str, kind: str) -> int:
        """The number that the next issue of this kind about one subject would get."""
        return self._results.next_number(inner_id, kind)

    def next_report(self, round_id: str) -> int:
        """The number that the next group report would get."""
        with self._store.transaction() as t:
            inner = [one.id for one in t.rounds.inside(round_id)]
        return max((self._results.next_number(one, GROUP_REPORT) for one in inner), default=1)

    def issue_everybody(self, round_id: str) -> tuple[GroupReport, int] | Withheld:
        """All subjects together for one report with its number; a line in every inner ledger is saved before it."""
        report = self.of_everybody(round_id)
        if isinstance(report, Withheld):
            return report
        number = self.next_report(round_id)
        with self._store.transaction() as t:
            for inner_id, figures in report.shown.items():
                t.issues.add(Issue(new_id(), inner_id, number, self._today(), GROUP_REPORT, figures))
            t.commit()
        return report, number

    def of_everybody(self, round_id: str, kind: str = "screen") -> GroupReport | Withheld:
        """All subjects together, by section; every inner ledger remembers what of it was shown."""
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            partnership = t.partnerships.get(round_.partnership_id)
            inner = [
                InnerRound(one, t.responses.ballots(one.id), t.issues.of_round(one.id))
                for one in t.rounds.inside(round_id)
            ]
        report = group_report(round_, partnership.name, partnership.practice, inner)
        if not isinstance(report, Withheld):
            for inner_id, figures in report.shown.items():
                self._results.remember(figures, kind, inner_id)
        return report

    def _beside_own(self, inner_id: str, results: RoundResults) -> SubjectResults:
        with self._store.transaction() as t:
            round_ = t.rounds.get(inner_id)
            responses = t.responses.ballots(inner_id)
            words = t.comments.of_round(inner_id)
            subject = _subject(t.rounds.get(round_.parent_id), inner_id)
        found = subject_results(subject.name, results, round_, responses, words)
        return replace(found, organisation=bool(subject.organisation_id))


def _subject(parent: Round, inner_id: str) -> Subject:
    subjects = parent.about.subjects if parent.about else ()
    return next((one for one in subjects if one.round_id == inner_id), Subject("", ""))
