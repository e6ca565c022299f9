"""Answers as lists: refused unless promised, no order, nobody's row, no formula, and noted before the file leaves."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from facilitator_app.charts.answer_lists import answer_lists, one_list
from facilitator_app.domain.change import Act, Reason
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.response import Comment
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import Promise, Round
from facilitator_app.services.workspace import Workspace
from ui.home.recording_shell import WORDS, a_workspace
from ui.results.closed_rounds import a_draft

LOOKS = 400
"""How often the lists are made anew to look for an order: by chance the mean correlation of 16 lies within 0.065
(five standard errors, each 1 / sqrt(15 x 400))."""


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


def told(workspace: Workspace, *, lists: bool = True) -> Round:
    """A running round; ``lists``: people read in the promise that lists may be saved."""
    workspace.preferences.set_raw_lists(True)
    draft = a_draft(workspace, asked=8)
    workspace.rounds.set_promise(draft.id, replace(draft.promise, raw_allowed=lists))
    return workspace.rounds.start(draft.id)


def answer(workspace: Workspace, round_: Round, people: int, words: str = "", first: int = 0) -> None:
    """One after the other, every second one in the other group; each later one answers higher, the same everywhere."""
    low, high = round_.instrument.scale.low, round_.instrument.scale.high
    for place in range(people):
        seat = workspace.responding.start(round_.id, round_.groups[(first + place) % 2].id)
        for item in round_.instrument.items:
            seat = workspace.responding.answer(seat, item.id, low + place * (high - low + 1) // people)
        if words:
            seat = workspace.responding.comment(seat, round_.instrument.sections[0].id, Comment(words))
        workspace.responding.send(seat)


def a_round(workspace: Workspace, people: int = 16, *, lists: bool = True, words: str = "") -> Round:
    round_ = told(workspace, lists=lists)
    answer(workspace, round_, people, words)
    return workspace.rounds.close(round_.id, WORDS)


def rows_of(workspace: Workspace, round_: Round) -> list[list[str]]:
    made = workspace.answer_lists.csv(round_.id, Reason.OWN_CHARTS, "", round_.name)
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def refused(workspace: Workspace, round_: Round, reason: Reason | None = Reason.STUDY, typed: str | None = None) -> str:
    before = kept(workspace, round_)
    with pytest.raises(AppError) as error:
        workspace.answer_lists.csv(round_.id, reason, "", round_.name if typed is None else typed)
    assert kept(workspace, round_) == before, "what is refused is in no log"
    assert error.value.do
    return error.value.code


def kept(workspace: Workspace, round_: Round) -> tuple[int, int]:
    """Lines of the ledger and of the log."""
    with workspace.store.transaction() as t:
        return sum(i.kind == "lists" for i in t.issues.of_round(round_.id)), len(t.changes.of_round(round_.id))


@pytest.mark.slow
def test_it_is_off_and_refused_on_every_path(workspace: Workspace) -> None:
    assert not workspace.preferences.raw_lists
    assert not Promise().raw_allowed
    closed = a_round(workspace)
    workspace.preferences.set_raw_lists(False)
    assert refused(workspace, closed) == "lists_off"
    workspace.preferences.set_raw_lists(True)
    assert refused(workspace, closed, None) == "reason_missing"
    assert refused(workspace, closed, Reason.WITHDREW) == "reason_missing"
    assert refused(workspace, closed, typed="") == "name_differs"
    assert refused(workspace, closed, typed=closed.name + " 2") == "name_differs"
    assert refused(workspace, a_round(workspace, lists=False)) == "lists_not_promised"
    assert refused(workspace, a_round(workspace, 9)) == "too_few_for_lists"
    assert refused(workspace, a_round(workspace, 4)) == "too_few"
    assert refused(workspace, told(workspace)) == "round_open"


def test_the_promise_is_frozen_like_the_rest(workspace: Workspace) -> None:
    running = told(workspace, lists=False)
    with pytest.raises(AppError, match="already"):  # somebody may have read it, though nobody answered
        workspace.rounds.set_promise(running.id, replace(running.promise, raw_allowed=True))
    closed = a_round(workspace)
    for promise in (replace(closed.promise, raw_allowed=False), replace(closed.promise, raw_allowed=False, k=5)):
        with pytest.raises(AppError, match="said yes to this promise"):
            workspace.rounds.set_promise(closed.id, promise)
    assert not workspace.rounds.new_like_last(closed.partnership_id).promise.raw_allowed, "chosen anew each time"


def test_the_ledger_and_the_log_come_first(workspace: Workspace) -> None:
    closed = a_round(workspace)
    name = f"  {closed.name.upper()} "
    workspace.answer_lists.spreadsheet(closed.id, Reason.STUDY, "for  the\nuniversity", name)
    assert kept(workspace, closed) == (1, 1)
    (line,) = workspace.answer_lists.log(closed.id)
    assert (line.act, line.reason, line.note) == (Act.LISTED, Reason.STUDY, "for the university")
    workspace.rounds.reopen(closed.id)
    workspace.rounds.close(closed.id, WORDS)
    assert [one.note for one in workspace.answer_lists.log(closed.id)] == ["for the university"]
    found = workspace.results.of_round(closed.id)
    assert isinstance(found, RoundResults)
    assert found.corrected == found.excluded == 0


def test_the_lists_are_the_released_counts_and_nothing_more(workspace: Workspace) -> None:
    closed = a_round(workspace)
    found = workspace.results.by_group(closed.id)
    assert isinstance(found, RoundResults)
    rows = [row for row in rows_of(workspace, closed)[1:] if len(row) > 3]
    for section in found.sections:
        for item in section.items:
            mine = Counter(int(row[3]) for row in rows if row[1] == item.statement)
            assert [mine[value] for value in found.instrument.scale.values] == list(item.counts)
    assert {row[2] for row in rows} == {block.name for block in found.blocks}, "groups of 8 may show all their answers"
    with workspace.store.transaction() as t:
        ids = [response.id for response in t.responses.ballots(closed.id)]
    text = "\n".join(cell for row in rows for cell in row)
    assert not any(id_ in text for id_ in ids)


def test_groups_under_the_limit_are_not_named(workspace: Workspace) -> None:
    closed = a_round(workspace, 11)  # 6 and 5: the full spread needs 6
    assert {row[2] for row in rows_of(workspace, closed)[1:] if len(row) > 3} == {""}


def test_no_order_and_nobody_s_row(workspace: Workspace) -> None:
    """People sat down in the order of their answers, and answered alike everywhere; the lists show neither."""
    closed = a_round(workspace)
    first, second = (item.text.text() for item in closed.instrument.items[:2])
    seated, alike, orders = [], [], set()
    found = workspace.results.by_group(closed.id)
    assert isinstance(found, RoundResults)
    for _look in range(LOOKS):
        rows = one_list(answer_lists(found, random.SystemRandom())).rows
        one, two = ([int(row[3]) for row in rows if row[1] == words] for words in (first, second))
        seated.append(correlation(list(range(len(one))), one))
        alike.append(correlation(one, two))
        orders.add(tuple(one))
    assert abs(sum(seated) / LOOKS) < 0.065
    assert abs(sum(alike) / LOOKS) < 0.065
    assert len(orders) > 0.99 * LOOKS, "mixed anew each time"
    assert correlation(list(range(16)), sorted(one)) > 0.9, "the measure finds an order where there is one"


def correlation(xs: list[int], ys: list[int]) -> float:
    """Rank correlation (Spearman), ties at their mean rank."""
    a, b = ranks(xs), ranks(ys)
    middle = (len(xs) + 1) / 2
    top = sum((x - middle) * (y - middle) for x, y in zip(a, b, strict=True))
    return top / (sum((x - middle) ** 2 for x in a) * sum((y - middle) ** 2 for y in b)) ** 0.5


def ranks(values: list[int]) -> list[float]:
    return [sum(other < value for other in values) + (values.count(value) + 1) / 2 for value in values]


def test_no_formula_leaves(workspace: Workspace) -> None:
    closed = a_round(workspace, 10, words='=HYPERLINK("http://x")')
    made = workspace.answer_lists.spreadsheet(closed.id, Reason.CHECKING, "", closed.name)
    book = load_workbook(io.BytesIO(made))
    words = book.worksheets[-1]
    assert words.cell(2, 2).value == '=HYPERLINK("http://x")'
    assert {cell.data_type for sheet in book for row in sheet for cell in row if cell.value} <= {"s", "n"}
    assert len(book.worksheets) == len(closed.instrument.sections) + 1
