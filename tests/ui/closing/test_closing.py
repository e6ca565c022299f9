"""Closing a round: in numbers, the safe choice first, then the results."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from builders import PASSPHRASE
from facilitator_app.domain.round import RoundState
from facilitator_app.ui.closing.presenter import ClosingPresenter
from facilitator_app.ui.routes import CloseRoundRoute, MainPointsRoute
from facilitator_app.ui.theme import Look
from facilitator_app.ui.widgets import Button
from ui.checks import assert_sound
from ui.setup.bench import (
    LONG,
    Recorder,
    RecordingShell,
    answer,
    be_read,
    beside_the_rail,
    partnership_in,
    pause,
    running_in,
)


def test_the_consequences_are_said_in_numbers(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell, asked=(7, 2, 4, 5)))
    for place, times in enumerate((5, 2, 3, 5)):
        answer(shell, round_, place, times)
    pause(shell, round_, 0)
    view = Recorder()
    ClosingPresenter(view, shell, CloseRoundRoute(round_id=round_.id)).show()
    (_title, lines, warning, *_answers), (groups, total) = view["show_question"], view["show_groups"]
    assert lines[:3] == (
        "15 of 18 people have answered.",
        "1 person has paused. Their answers so far will be deleted.",
        "2 people have not answered. They cannot answer any more.",
    )
    assert warning == ""
    assert [publishability.words for _name, publishability in groups] == [
        "Perhaps",
        "Not alone. Perhaps with Volunteers",
        "Not alone. Perhaps with Commissioners",
        "Perhaps",
        "Yes",
    ]
    assert (groups[-1][0], total) == ("Everyone", True)


def test_too_few_answers_are_warned_of(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell))
    view = Recorder()
    presenter = ClosingPresenter(view, shell, CloseRoundRoute(round_id=round_.id))
    presenter.show()
    assert "Nobody has answered" in view["show_question"][2]
    answer(shell, round_, 0, 4)
    presenter.show()
    assert "Only 4 people have answered." in view["show_question"][2]


def test_a_small_protected_voice_is_explained(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell))
    answer(shell, round_, 0, 5)
    answer(shell, round_, 3, 2)
    view = Recorder()
    ClosingPresenter(view, shell, CloseRoundRoute(round_id=round_.id)).show()
    publishability = view["show_groups"][0][3][1]
    assert publishability.words == "No. Only with everyone"
    assert "2 people are too few to show alone" in publishability.sentence


def test_closing_leads_to_the_results_and_cannot_be_done_twice(shell: RecordingShell) -> None:
    round_ = running_in(shell, partnership_in(shell))
    answer(shell, round_, 0, 5)
    view = Recorder()
    presenter = ClosingPresenter(view, shell, CloseRoundRoute(round_id=round_.id))
    presenter.do_it(" ")
    assert "Type the words of your file." in view["show_wrong"][0]
    for words in ("wrong words", "1" * 28):
        presenter.do_it(words)
        be_read(shell)
        assert "do not open this file." in view["show_secret_error"]
        assert shell.workspace.rounds.get(round_.id).state is RoundState.OPEN
    presenter.do_it(PASSPHRASE)
    be_read(shell)
    assert shell.route == MainPointsRoute(round_.partnership_id, round_.id)
    assert shell.workspace.rounds.get(round_.id).state is RoundState.CLOSED
    presenter.do_it(PASSPHRASE)
    be_read(shell)
    assert "not open" in view["show_error"]
    ClosingPresenter(view, shell, CloseRoundRoute(round_id=round_.id)).show()
    assert "cannot be closed" in view["show_impossible"][1]


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("answers", [0, 6])
def test_the_page_is_sound_and_the_safe_choice_has_the_focus(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], scale: float, answers: int
) -> None:
    round_ = running_in(shell, partnership_in(shell, LONG))
    answer(shell, round_, 0, answers)
    answer(shell, round_, 3, answers // 3)
    width = beside_the_rail(scale)
    page = show(
        ClosingPresenter.build(shell, CloseRoundRoute(round_id=round_.id)), width=width, look=looks("light", scale)
    )
    focus = QApplication.focusWidget()
    assert isinstance(focus, Button)
    assert focus.text() == "Not yet"
    assert_sound(page, width=width)
    QTest.mouseClick(focus, Qt.MouseButton.LeftButton)
    assert shell.screen == "round"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_practice_round_closes_without_words(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], scale: float
) -> None:
    round_ = running_in(shell, partnership_in(shell))
    answer(shell, round_, 0, 6)
    shell.workspace = replace(shell.workspace, practice_words=PASSPHRASE)
    width = beside_the_rail(scale)
    page = show(
        ClosingPresenter.build(shell, CloseRoundRoute(round_.partnership_id, round_.id)),
        width=width,
        look=looks("light", scale),
    )
    assert "This is a practice file. Its words are typed for you." in [one.text() for one in page.findChildren(QLabel)]
    assert not page.secret.isVisible()
    assert_sound(page, width=width)
    next(one for one in page.findChildren(Button) if one.text() == "Close the round").click()
    be_read(shell)
    assert shell.workspace.rounds.get(round_.id).state is RoundState.CLOSED
