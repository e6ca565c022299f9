"""The one way from stored answers to figures, and the record of everything that was shown, within a transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date

from facilitator_app import analysis
from facilitator_app.domain.change import Act
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _
from facilitator_app.domain.partnership import Partnership
from facilitator_app.domain.response import Response
from facilitator_app.domain.results import Issue, PublishedSets, RoundResults, View, Withheld
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.services.retention import withheld
from facilitator_app.store import Store, Transaction

SCREEN = "screen"
"""The kind of a line for figures that were looked at and did not leave the program."""
BESIDE = "beside"
"""The kind of a line for figures that left the program in something about a later round, beside its own."""
ANEW = "anew"
"""The kind of a line without figures: lines that may have stood before it are not known."""
BEGUN_ANEW = "begun_anew"
"""The setting that says when that was last."""


def with_marks(round_: Round, partnership: Partnership) -> Round:
    """The round with the partnership's own mark for each group that was kept before groups had marks.

    In a partner map the groups are organisations.
    """
    kept = partnership.kept()
    marks = {group.id: group.mark for group in kept.groups} | {one.id: one.mark for one in kept.organisations}
    return replace(round_, groups=tuple(g if g.mark else replace(g, mark=marks.get(g.id, 0)) for g in round_.groups))


class Ledger:
    """Figures of a round, and the lines of what was shown of it. Whoever gives it a transaction commits it."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today

    @property
    def today(self) -> date:
        """The day for which it says what may be shown."""
        return self._today()

    def release(self, t: Transaction, round_: Round, view: View) -> RoundResults | Withheld:
        """What may be shown now, after everything in the ledger. It must not be shown before it is recorded."""
        if gone := self.gone(round_):
            return gone
        partnership = t.partnerships.get(round_.partnership_id)
        ballots, issues = t.responses.ballots(round_.id), t.issues.of_round(round_.id)
        return answers_elsewhere(ballots, issues) or analysis.release(
            with_marks(round_, partnership),
            partnership.name,
            partnership.practice,
            ballots,
            issues,
            t.comments.of_round(round_.id),
            view=view,
            corrected=sum(line.act is Act.CORRECTED for line in t.changes.of_round(round_.id)),
            excluded=t.responses.excluded(round_.id),
            ticked=None if round_.parent_id else len(t.rounds.ticked(round_.id) & {m.id for m in partnership.members}),
        )

    def gone(self, round_: Round) -> Withheld | None:
        """Why nothing of a round is shown any more, whatever its answers; None if its day has not come."""
        return withheld(round_, self._today())

    def record(self, t: Transaction, sets: PublishedSets, kind: str, round_id: str) -> bool:
        """A line for figures that are about to be shown; False, and no line, if all of them were shown before."""
        known: PublishedSets = frozenset().union(*(issue.sets for issue in t.issues.of_round(round_id)))
        if sets <= known:
            return False
        t.issues.add(Issue(new_id(), round_id, 0, self._today(), kind, sets))
        return True

    def publish(self, t: Transaction, sets: PublishedSets, kind: str, round_id: str, number: int) -> None:
        """A line with a number, for figures that are about to leave the program."""
        t.issues.add(Issue(new_id(), round_id, number, self._today(), kind, sets))

    def publish_first(
        self, t: Transaction, round_: Round, kind: str, *views: View
    ) -> tuple[RoundResults, int] | Withheld:
        """The figures of the first of these views that may be shown, with the number of their line; why not if none."""
        for view in views:
            results = self.release(t, round_, view)
            if isinstance(results, RoundResults):
                number = self.next_number(t, round_.id, kind)
                self.publish(t, results.sets, kind, round_.id, number)
                return results, number
            why = results
        return why

    def give_back(self, t: Transaction, round_id: str, kind: str, number: int) -> None:
        """Free the number of something that never left the program. Its figures stay in the ledger: somebody may have
        looked at them on the screen since, and then no line of its own was written."""
        for issue in t.issues.of_round(round_id):
            if (issue.kind, issue.number) == (kind, number):
                t.issues.save(replace(issue, kind=SCREEN, number=0))

    def next_number(self, t: Transaction, round_id: str, kind: str) -> int:
        """The number that the next line of this kind would get."""
        return 1 + max((issue.number for issue in t.issues.of_round(round_id) if issue.kind == kind), default=0)


def answers_elsewhere(ballots: Collection[Response], issues: Iterable[Issue]) -> Withheld | None:
    """Why nothing may be shown of a round of which other answers were shown, in a file that gave way to this one.

    Answers get new ids at each close, so that nobody could say which of those shown are here under other ids.
    """
    here = {response.id for response in ballots}
    if all(people <= here for issue in issues for _quantity, people in issue.sets):
        return None
    return Withheld(
        "answers_elsewhere",
        _("Results of this round were shown with answers that are not in this file: you went back to a copy."),
        _("Look at what was printed or saved then. Beside it, results from here could tell what one person said."),
    )


def begin_ledgers_anew(store: Store, today: date) -> None:
    """The same in a transaction of its own."""
    with store.transaction() as t:
        begin_anew(t, today)
        t.commit()


def begin_anew(t: Transaction, today: date) -> None:
    """A line in every round that was started: what was shown of it before today is not known here."""
    t.settings.set(BEGUN_ANEW, today.isoformat())
    for partnership in t.partnerships.all():
        for round_ in t.rounds.of_partnership(partnership.id):
            if round_.state is not RoundState.DRAFT:
                for one in (round_, *t.rounds.inside(round_.id)):
                    t.issues.add(Issue(new_id(), one.id, 0, today, ANEW, frozenset()))
