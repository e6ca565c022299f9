"""Opening a closed round again: in numbers, the safe choice first, and late answers that wait for more of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from builders import PASSPHRASE
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.partnership import Member
from facilitator_app.domain.round import Round, RoundState
from facilitator_app.services.workspace import create_workspace
from facilitator_app.store import Cost
from facilitator_app.ui.closing.presenter import ReopeningPresenter
from facilitator_app.ui.routes import OpenAgainRoute, RoundRoute
from facilitator_app.ui.theme import Look
from facilitator_app.ui.window import Window
from person import Beat, Person
from ui.checks import assert_sound
from ui.setup.bench import (
    LONG,
    Recorder,
    RecordingShell,
    answer,
    beside_the_rail,
    opened,
    partnership_in,
    running_in,
)


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[RecordingShell]:
    with opened(tmp_path) as made:
        yield made


def closed(shell: RecordingShell, answered: int, name: str = "Northfield", asked: int = 12) -> Round:
    round_ = running_in(shell, partnership_in(shell, name, (asked, 0, 0, 0)))
    answer(shell, round_, 0, answered)
    return shell.workspace.rounds.close(round_.id, PASSPHRASE)


def said(shell: RecordingShell, round_: Round) -> tuple[tuple[str, ...], str]:
    view = Recorder()
    ReopeningPresenter(view, shell, OpenAgainRoute(round_id=round_.id)).show()
    _title, lines, warning, *_answers = view["show_question"]
    return lines, warning


def test_before_anything_was_shown_everyone_counts(shell: RecordingShell) -> None:
    lines, warning = said(shell, closed(shell, 4))
    assert lines[:3] == (
        "4 of 12 people answered.",
        "8 people can still answer.",
        "No results were shown yet. So every answer counts, early or late.",
    )
    assert warning == ""


def test_after_results_were_shown_the_numbers_say_what_late_answers_need(shell: RecordingShell) -> None:
    round_ = closed(shell, 9)
    shell.workspace.results.of_round(round_.id)
    lines, warning = said(shell, round_)
    assert "9 people's answers are in the results that were shown. They stay as they are." in lines
    assert any(line.startswith("Late answers count when 4 or more people have answered late.") for line in lines)
    assert warning == "Only 3 people can still answer. 4 more late answers are needed before any can count."
    shell.workspace.rounds.reopen(round_.id)
    answer(shell, round_, 0, 1)
    shell.workspace.rounds.close(round_.id, PASSPHRASE)
    lines, warning = said(shell, round_)
    assert "1 late answer is kept back now." in lines
    assert warning == "Only 2 people can still answer. 3 more late answers are needed before any can count."


def test_an_open_round_is_not_opened_again(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell))
    view = Recorder()
    presenter = ReopeningPresenter(view, shell, OpenAgainRoute(round_id=round_.id))
    presenter.show()
    assert "not closed" in view["show_impossible"][1]
    presenter.do_it()
    assert "not closed" in view["show_error"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("answers", [0, 9])
def test_the_page_is_sound_and_the_safe_choice_has_the_focus(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], scale: float, answers: int
) -> None:
    round_ = closed(shell, answers, LONG)
    if answers:
        shell.workspace.results.of_round(round_.id)
    width = beside_the_rail(scale)
    page = show(
        ReopeningPresenter.build(shell, OpenAgainRoute(round_id=round_.id)), width=width, look=looks("light", scale)
    )
    assert getattr(QApplication.focusWidget(), "text", str)() == "Not now"
    assert_sound(page, width=width)


@pytest.mark.slow
def test_late_answers_in_the_real_window(tmp_path: Path, qtbot: Any) -> None:
    """Close, look, open again, one late answer, close: the same results. Three more, and all count."""
    today = date(2026, 11, 24)
    workspace, _code = create_workspace(tmp_path / "store", PASSPHRASE, lambda: today, Cost.quick())
    window = Window(tmp_path / "settings.json", today=lambda: today, full_screen=False)
    window.resize(1366, 768)
    window.show()
    window.opened(workspace)
    qtbot.waitExposed(window)
    person, shell = Person(window, Beat()), RecordingShell(workspace)
    partnership = partnership_in(shell, asked=(12, 0, 0, 0))
    members = tuple(Member(new_id(), f"Person {number}") for number in range(12))
    workspace.partnerships.set_members(partnership.id, members)
    round_ = running_in(shell, partnership)
    answer(shell, round_, 0, 8)
    for late, answered in ((0, 8), (1, 8), (3, 12)):
        if late:
            person.press("Round")
            person.press("Open this round again")
            person.press("Open the round again")
            assert workspace.rounds.get(round_.id).state is RoundState.OPEN
            answer(shell, round_, 0, late)
        for member in members[: 12 if late == 3 else 8 + late]:
            workspace.rounds.set_tick(round_.id, member.id, True)
        window.go(RoundRoute(round_.partnership_id, round_.id))
        person.press("Close the round")
        person.wait(lambda: person.button("Not yet"), "the page before closing")
        person.type_into("The words of your file", PASSPHRASE)
        person.press("Close the round")
        person.wait(lambda n=answered: person.sees(f"12 were asked and {n} answered."), "the results")
        assert person.sees("1 late answer is kept back.") == (late == 1)
    window.close()
