"""The day that people were promised, in the real window: told on Home, done with one press, and by itself at the latest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from builders import PASSPHRASE
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import create_workspace, open_workspace
from facilitator_app.store import Cost
from facilitator_app.ui.closing.presenter import ErasingPresenter
from facilitator_app.ui.respondent.promise_words import promise_lines
from facilitator_app.ui.routes import EraseRoundRoute, MainPointsRoute
from facilitator_app.ui.widgets.rows import TaskRow
from facilitator_app.ui.window import Window
from person import Beat, Person
from ui.setup.bench import Recorder, RecordingShell, answer, opened, partnership_in, running_in

WORDS = "five words for the tests"
START, DAY = date(2026, 11, 24), date(2027, 11, 24)


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[RecordingShell]:
    with opened(tmp_path) as made:
        yield made


def test_an_open_round_and_one_that_is_deleted_ask_nothing(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell, asked=(6, 0, 0, 0)))
    answer(shell, round_, 0, 6)
    for act, words in (
        (lambda: None, "This round is open. Close it first. One person's answers can be deleted with their code."),
        (lambda: shell.workspace.rounds.close(round_.id, PASSPHRASE), ""),
        (lambda: shell.workspace.retention.delete(round_.id), "The answers of this round were deleted on "),
    ):
        act()
        view = Recorder()
        ErasingPresenter(view, shell, EraseRoundRoute(round_id=round_.id)).show()
        assert ("show_question" in view) == (words == "")
        if words:
            assert view["show_impossible"][1].startswith(words)


@pytest.fixture
def sitting(tmp_path: Path, qtbot: Any) -> Callable[[date], tuple[Window, Person]]:
    """``sitting(day)``: the window with the file open on this day."""
    made: list[Window] = []
    workspace, _code = create_workspace(tmp_path / "store", WORDS, lambda: START, Cost.quick())
    shell = RecordingShell(workspace)
    for name in ("Northfield", "Southfield"):
        round_ = running_in(shell, partnership_in(shell, name, (6, 0, 0, 0)))
        assert round_.promise.delete_on == DAY
        answer(shell, round_, 0, 6)
        workspace.rounds.close(round_.id, WORDS)
    workspace.close()

    def make(day: date) -> tuple[Window, Person]:
        for window in made:
            window.close()
        window = Window(tmp_path / "settings.json", today=lambda: day, full_screen=False)
        window.resize(1366, 768)
        window.show()
        window.opened(open_workspace(tmp_path / "store", WORDS, lambda: day))
        qtbot.waitExposed(window)
        made[:] = [window]
        return window, Person(window, Beat())

    return make


def round_of(window: Window, name: str) -> Round:
    rows = {row.partnership.name: row.last_round for row in window.workspace.partnerships.rows()}
    found = rows[name]
    assert found is not None
    return found


@pytest.mark.slow
def test_the_day_from_home_to_the_last_answer(sitting: Callable[[date], tuple[Window, Person]]) -> None:
    window, person = sitting(DAY.replace(day=1))
    assert person.sees(
        "You promised that no answers and no results are shown from 24 November 2027 on. Print the packs you need"
    )
    window, person = sitting(DAY)
    assert person.sees("When you open this file on another day, they go by themselves.")
    rows = [row.accessibleName() for row in window.findChildren(TaskRow)]
    assert all("Not shown any more" in row and "Results ready" not in row for row in rows), rows
    north = round_of(window, "Northfield")
    window.go(MainPointsRoute(north.partnership_id, north.id))
    person.wait(
        lambda: person.sees(
            "You promised that no answers and no results of this round are shown from 24 November 2027 on."
        ),
        "why not",
    )
    person.press("Home")
    person.press("Delete the answers")
    person.wait(lambda: person.button("Not now"), "the page before deleting")
    person.press("Not now")
    assert round_of(window, "Northfield").erased_on is None
    person.press("Home")
    person.press("Delete the answers")
    person.wait(lambda: person.button("Not now"), "the page before deleting")
    person.press("Delete the answers")
    deleted = "The answers of this round were deleted on 24 November 2027."
    person.wait(lambda: person.sees(deleted), "the page of the round")
    assert not person.sees("Nobody answered")
    gone = [name for name in ("Northfield", "Southfield") if round_of(window, name).erased_on]
    assert len(gone) == 1
    window, person = sitting(date(2027, 12, 24))
    assert all(round_of(window, name).erased_on for name in ("Northfield", "Southfield"))
    rows = [row.accessibleName() for row in window.findChildren(TaskRow)]
    assert ["Answers deleted on 24 December 2027" in row for row in rows].count(True) == 1, rows
    assert not person.sees("You promised")
    window.close()


def test_the_promise_says_what_is_kept(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell, asked=(6, 0, 0, 0)))
    promise = replace(round_.promise, delete_on=DAY)
    said = [line.words for line in promise_lines(promise, round_.instrument, "Kim")]
    assert any(
        words.startswith("From 24 November 2027 on, this program shows no answers and no results.") for words in said
    )
