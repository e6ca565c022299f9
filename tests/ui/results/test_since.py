"""The page of what changed since the last round, in a real page: charts, the table behind them, and why nothing is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import PASSPHRASE
from builders import words as wording
from earlier_rounds import EVERYBODY, partnership_of_twelve, round_of
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace, create_workspace
from facilitator_app.store import Cost
from facilitator_app.ui.results.charts import ChartPicture
from facilitator_app.ui.results.presenter import MainPointsPresenter
from facilitator_app.ui.results.since_presenter import SincePresenter
from facilitator_app.ui.routes import MainPointsRoute, SinceRoute
from facilitator_app.ui.widgets import DataTable
from ui.home.page_checks import said
from ui.home.recording_shell import RecordingShell

EIGHT = EVERYBODY[:8]


class Calendar:
    """A day that a test turns on."""

    day = date(2024, 11, 20)

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def workspace(tmp_path: Path, calendar: Calendar) -> Iterator[Workspace]:
    made, _code = create_workspace(tmp_path / "store", PASSPHRASE, calendar, Cost.quick())
    yield made
    made.close()


def three_rounds(workspace: Workspace, calendar: Calendar) -> list[Round]:
    """In November, the March after and the November after that: eight people, then twelve, who go up in one theme."""
    made, found = partnership_of_twelve(workspace), []
    for day, people, leaning in (
        (date(2024, 11, 20), EIGHT, 1),
        (date(2025, 3, 5), EVERYBODY, 1),
        (date(2025, 11, 12), EVERYBODY, 2),
    ):
        calendar.day = day
        found.append(round_of(workspace, made, people, leaning))
    return found


def page_of(workspace: Workspace, round_: Round) -> Any:
    return SincePresenter.build(RecordingShell(workspace), SinceRoute(round_.partnership_id, round_.id))


@pytest.mark.slow
def test_what_went_up_is_said_drawn_and_in_the_table(
    workspace: Workspace, calendar: Calendar, show: Callable[..., Any]
) -> None:
    rounds = three_rounds(workspace, calendar)
    page = show(page_of(workspace, rounds[2]))
    words = said(page)
    assert "12 people answered then, 12 now. By the tick lists they are the same people." in words
    assert "6 themes went up." in words
    charts = [chart.accessibleName() for chart in page.findChildren(ChartPicture) if chart.isVisibleTo(page)]
    assert len(charts) == 3, "themes, over time, statements"
    assert "Went up" in charts[0]
    assert "November 2024" in charts[1]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_T)
    themes, statements = page.findChildren(DataTable)
    assert (themes.rowCount(), statements.rowCount()) == (6, 36)


@pytest.mark.slow
def test_between_eight_and_twelve_nothing_can_be_told_and_that_is_said(
    workspace: Workspace, calendar: Calendar, show: Callable[..., Any]
) -> None:
    rounds = three_rounds(workspace, calendar)
    words = said(show(page_of(workspace, rounds[1])))
    assert "We cannot tell of any theme whether it went up or down." in words
    assert "8 people answered then, 12 now. They are not all the same people." in words
    assert "no change" not in words.lower()


def test_a_first_round_and_one_that_few_joined_say_why_nothing_is_shown(
    workspace: Workspace, calendar: Calendar, show: Callable[..., Any]
) -> None:
    made = partnership_of_twelve(workspace)
    first = round_of(workspace, made, EIGHT, 1)
    calendar.day = date(2025, 11, 12)
    second = round_of(workspace, made, EVERYBODY[:9], 2)
    assert "This is the first round with results." in said(show(page_of(workspace, first)))
    page = show(page_of(workspace, second))
    assert "If all others answered as before, the change would be theirs." in said(page)
    assert not page.findChildren(ChartPicture)


def test_without_ticks_there_are_words_and_no_charts(workspace: Workspace, show: Callable[..., Any]) -> None:
    made = partnership_of_twelve(workspace)
    round_of(workspace, made, EIGHT, 1, ticked=())
    page = show(page_of(workspace, round_of(workspace, made, EIGHT, 2, ticked=())))
    words = said(page)
    assert "The tick lists do not say who answered, so this page has no scores." in words
    assert words.count(": Went up.") == 6
    assert not page.findChildren(ChartPicture)


def test_a_statement_in_other_words_and_a_theme_without_it_are_named(
    workspace: Workspace, show: Callable[..., Any]
) -> None:
    made = partnership_of_twelve(workspace)
    first = round_of(workspace, made, EIGHT, 1)
    with workspace.store.transaction() as t:
        old, (section, *rest) = first.instrument, first.instrument.sections
        items = (replace(section.items[0], text=wording("It was put another way.")), *section.items[1:])
        before = replace(old, sections=(replace(section, items=items), *rest))
        t.rounds.save(replace(t.rounds.get(first.id), instrument=before))
        t.commit()
    second = round_of(workspace, made, EIGHT, 2)
    words = said(show(page_of(workspace, second)))
    assert "Worded differently:" in words
    assert section.items[0].text.text() in words
    assert "Not all the same statements:" in words
    assert "5 themes went up." in words


@pytest.mark.slow
def test_the_main_points_say_that_themes_changed(
    workspace: Workspace, calendar: Calendar, show: Callable[..., Any]
) -> None:
    rounds = three_rounds(workspace, calendar)
    for round_, there in zip(rounds, (False, False, True)):
        route = MainPointsRoute(round_.partnership_id, round_.id)
        words = said(show(MainPointsPresenter.build(RecordingShell(workspace), route)))
        assert ("6 themes went up." in words) == there
