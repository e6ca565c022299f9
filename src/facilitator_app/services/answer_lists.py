"""All answers as lists: a separate act, off by default, promised before, with a reason and a line in the log."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from facilitator_app.domain.change import REASONS, Act, ChangeLine, Reason
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.results import RoundResults, View, Withheld
from facilitator_app.domain.round import Round
from facilitator_app.domain.words import tidy
from facilitator_app.services.changes import Change, Changes
from facilitator_app.services.ledger import Ledger
from facilitator_app.services.preferences import Preferences, raw_lists
from facilitator_app.store import Store, Transaction

if TYPE_CHECKING:
    from facilitator_app.charts.answer_lists import AnswerList
    from facilitator_app.exchange.tables import Sheet

LISTS = "lists"
"""Kind of ledger line."""
FEWEST = 10
"""People who must have answered before lists may leave."""
NOTE_LENGTH = 200
BY_GROUP = View(items=True)


class AnswerListService:
    """The lists hold released figures and nothing else; ``today`` gives the date of the log."""

    def __init__(self, store: Store, changes: Changes, preferences: Preferences, today: Callable[[], date]) -> None:
        self._store = store
        self._changes = changes
        self._ledger = Ledger(today)
        self._preferences = preferences
        self._today = today

    @property
    def offered(self) -> bool:
        """True if lists are switched on in Settings."""
        return self._preferences.raw_lists

    def refusal(self, round_id: str) -> AppError | None:
        """Why no lists of this round may leave; None if they may. Nothing is written."""
        with self._store.transaction() as t:
            return self._refusal(t, t.rounds.get(round_id))

    def faults(self, round_id: str, reason: Reason | None, typed: str) -> tuple[AppError, ...]:
        """All that keeps lists from leaving for this reason now, with this name typed. Nothing is written."""
        with self._store.transaction() as t:
            return self._faults(t, t.rounds.get(round_id), reason, typed)

    def csv(self, round_id: str, reason: Reason | None, note: str, typed: str) -> bytes:
        """All lists as one table. Raises AppError with the reason when it may not be."""
        from facilitator_app.charts.answer_lists import one_list
        from facilitator_app.charts.picture import foot
        from facilitator_app.exchange.tables import Sheet, csv_bytes

        results, number = self._issue(round_id, reason, note, typed)
        lists = self._lists(results)
        table = one_list(lists)
        return csv_bytes(Sheet("", table.heads, table.rows, (lists[0].table.sentence, foot(results, number))))

    def spreadsheet(self, round_id: str, reason: Reason | None, note: str, typed: str) -> bytes:
        """Each theme on its own sheet, then people's own words. Raises AppError as above."""
        from facilitator_app.charts.picture import foot
        from facilitator_app.exchange.tables import Sheet, xlsx_bytes

        results, number = self._issue(round_id, reason, note, typed)
        sheets: list[Sheet] = []
        for one in self._lists(results):
            notes = [words for words in (one.table.sentence, foot(results, number)) if words]
            sheets.append(Sheet(one.name, one.table.heads, one.table.rows, notes))
        return xlsx_bytes(sheets)

    def log(self, round_id: str) -> tuple[ChangeLine, ...]:
        """When lists of this round left, and why; the oldest day first."""
        with self._store.transaction() as t:
            return tuple(line for line in t.changes.of_round(round_id) if line.act is Act.LISTED)

    def _lists(self, results: RoundResults) -> tuple[AnswerList, ...]:
        from facilitator_app.charts.answer_lists import answer_lists

        return answer_lists(results, random.SystemRandom())

    def _issue(self, round_id: str, reason: Reason | None, note: str, typed: str) -> tuple[RoundResults, int]:
        with self._store.transaction() as t:
            round_ = t.rounds.get(round_id)
            for fault in self._faults(t, round_, reason, typed):
                raise fault
            assert reason is not None, "a list without a reason has a fault"
            issued = self._ledger.publish_first(t, round_, LISTS, BY_GROUP)
            if isinstance(issued, Withheld):
                raise AppError(issued.code, issued.what, issued.do)
            line = ChangeLine(new_id(), round_id, Act.LISTED, reason, self._today(), note=tidy(note)[:NOTE_LENGTH])
            t.changes.add(line, None)
            t.commit()
        self._changes.announce(Change.ISSUES)
        return issued

    def _faults(self, t: Transaction, round_: Round, reason: Reason | None, typed: str) -> tuple[AppError, ...]:
        if refused := self._refusal(t, round_):
            return (refused,)
        faults = []
        if reason is None or reason not in REASONS[Act.LISTED]:
            faults.append(AppError("reason_missing", _("There is no reason yet."), _("Choose one from the list.")))
        if tidy(typed).casefold() != tidy(round_.name).casefold():
            faults.append(
                AppError(
                    "name_differs",
                    _("That is not the name of the round."),
                    _("Type it as it stands here: {name}", name=round_.name),
                )
            )
        return tuple(faults)

    def _refusal(self, t: Transaction, round_: Round) -> AppError | None:
        if not raw_lists(t):
            return AppError(
                "lists_off", _("Lists of answers are switched off."), _("You can switch them on in Settings.")
            )
        if refused := _not_promised(round_):
            return refused
        results = self._ledger.release(t, round_, View())
        if isinstance(results, Withheld):
            return AppError(results.code, results.what, results.do)
        if results.answered < FEWEST:
            return AppError(
                "too_few_for_lists",
                n_(
                    "Only {n} person's answers are shown. Lists need {limit} or more.",
                    "Only {n} people's answers are shown. Lists need {limit} or more.",
                    results.answered,
                    limit=FEWEST,
                ),
                _("The tables have the same counts."),
            )
        return None


def _not_promised(round_: Round) -> AppError | None:
    if round_.about is not None or round_.parent_id or round_.instrument.open_book:
        return AppError(
            "lists_of_people",
            _("There are no lists for rounds about people or named organisations."),
            _("Use the tables."),
        )
    if not round_.promise.raw_allowed:
        return AppError(
            "lists_not_promised",
            _("People were not told about lists before they answered, so there are none for this round."),
            _("You can choose it in the promise of the next round."),
        )
    return None
