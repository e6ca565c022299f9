"""The page of a round as it is seen and pressed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import PASSPHRASE
from facilitator_app.domain.round import Round
from facilitator_app.ui import round as round_screen
from facilitator_app.ui.round.presenter import DeleteOnePresenter
from facilitator_app.ui.round.tick_presenter import TickPresenter
from facilitator_app.ui.round.tick_view import TickPage
from facilitator_app.ui.routes import DeleteAnswersRoute, RoundRoute, TickListRoute
from facilitator_app.ui.theme import Look
from facilitator_app.ui.widgets import Notice
from ui.checks import assert_sound
from ui.setup.bench import (
    LONG,
    RecordingShell,
    answer,
    beside_the_rail,
    draft_in,
    long_groups,
    partnership_in,
    pause,
    people_in,
    running_in,
)

NAMES = tuple(f"Person {n}" for n in range(30))


def half_way(shell: RecordingShell, scale: float) -> Round:
    """A round with answers; at 150 % with twelve groups of very long names."""
    made = partnership_in(shell, LONG if scale == 1.5 else "Northfield & Harbour")
    if scale == 1.5:
        made = long_groups(shell, made)
    round_ = running_in(shell, people_in(shell, made, (*NAMES, LONG)))
    answer(shell, round_, 0, 2)
    pause(shell, round_, 1)
    return round_


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", ["draft", "open", "closed", "delete-one", "ticks", "no-ticks"])
def test_every_state_is_sound(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], name: str, scale: float
) -> None:
    width = beside_the_rail(scale)
    build = TickPresenter.build if "ticks" in name else round_screen.build
    if name == "draft":
        round_ = draft_in(shell, partnership_in(shell))
    elif name == "no-ticks":
        round_ = running_in(shell, partnership_in(shell))
    else:
        round_ = half_way(shell, scale)
    if name == "closed":
        shell.workspace.rounds.close(round_.id, PASSPHRASE)
    if name == "delete-one":
        build = DeleteOnePresenter.build
    kind = {round_screen.build: RoundRoute, TickPresenter.build: TickListRoute}.get(build, DeleteAnswersRoute)
    shown = show(build(shell, kind(round_.partnership_id, round_.id)), width=width, look=looks("light", scale))
    assert_sound(shown, width=width)


def test_hand_over_by_button_and_by_keys(shell: RecordingShell, show: Any) -> None:
    round_ = running_in(shell, partnership_in(shell))
    page = show(round_screen.build(shell, RoundRoute(round_id=round_.id)))
    assert QApplication.focusWidget().text() == "Hand over to the next person"
    QTest.keyClick(page, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert shell.screen == "get_ready"
    shell.gone.clear()
    QTest.mouseClick(QApplication.focusWidget(), Qt.MouseButton.LeftButton)
    assert shell.screen == "get_ready"


def test_a_closed_round_does_not_hand_over(shell: RecordingShell, show: Any) -> None:
    round_ = running_in(shell, partnership_in(shell))
    shell.workspace.rounds.close(round_.id, PASSPHRASE)
    page = show(round_screen.build(shell, RoundRoute(round_id=round_.id)))
    QTest.keyClick(page, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert shell.gone == []


def test_a_wrong_code_is_kept_and_said_in_the_same_words_twice(shell: RecordingShell, show: Any) -> None:
    round_ = running_in(shell, partnership_in(shell))
    page = show(DeleteOnePresenter.build(shell, DeleteAnswersRoute(round_.partnership_id, round_.id)))
    QTest.keyClicks(QApplication.focusWidget(), "wrong")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.code.text() == "wrong"
    assert page.title_label.text().startswith("Error:")
    assert page.code.error.text() == "Error: We did not find that code. Check the letters and try again."


def test_space_ticks_the_row_one_is_at_and_it_stays_in_view(shell: RecordingShell, show: Any) -> None:
    round_ = running_in(shell, people_in(shell, partnership_in(shell), NAMES))
    page = show(TickPresenter.build(shell, TickListRoute(round_id=round_.id)))
    page.table.setFocus()
    for _time in range(25):
        QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert len(shell.workspace.rounds.ticked(round_.id)) == 1
    assert page.table.currentRow() == 25
    top = page.table.viewport().mapTo(page.area.viewport(), page.table.visualRect(page.table.currentIndex()).topLeft())
    assert 0 <= top.y() <= page.area.viewport().height() - page.table.rowHeight(25)


def test_a_second_screen_is_warned_of_before_names_are_read(show: Any) -> None:
    page = show(TickPage(lambda: 2))
    assert any("second screen" in notice.label.text() for notice in page.findChildren(Notice))
