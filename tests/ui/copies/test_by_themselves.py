"""In the real window: copies beside the file are made at each hand-over, and deleting reaches a stick at the next opening."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator_app.domain.steps import finish
from facilitator_app.services.workspace import open_workspace
from facilitator_app.store import look_into
from facilitator_app.ui.window import Window
from ui.home.recording_shell import TODAY, WORDS, open_a_round
from ui.home.test_in_the_window import begin_to_open, folder, window

__all__ = ["folder", "window"]


@pytest.mark.slow
def test_at_each_hand_over_and_no_longer_than_the_file_is_open(window: Window, folder: Path, qtbot: QtBot) -> None:
    begin_to_open(window, folder)
    qtbot.waitUntil(lambda: window.screen_name == "home")
    workspace = window.workspace
    round_ = open_a_round(workspace)
    for number in (1, 2):
        window.hand_over(round_.id, round_.groups[0].id)
        assert window.respondent is not None
        window.respondent.ended.emit("facilitator")
        assert window.screen_name == "round", "nobody waits for the copy"
        qtbot.waitUntil(lambda: not window.quiet_work.is_running)
        assert len(workspace.copies.kept_here()) == number
    window.hand_over(round_.id, round_.groups[0].id)
    assert window.respondent is not None
    window.respondent.ended.emit("facilitator")
    window.lock()
    assert not window.quiet_work.is_running
    assert not list(folder.rglob("*.part"))


def test_a_stick_that_was_away_is_reached_when_the_file_is_opened(
    window: Window, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    workspace = open_workspace(folder, WORDS, lambda: TODAY)
    gone = workspace.partnerships.create("River Valley")
    copy = finish(workspace.copies.make(stick))
    stick.rename(tmp_path / "away")
    workspace.partnerships.delete(gone.id)
    assert workspace.everywhere.known().behind
    workspace.close()
    (tmp_path / "away").rename(stick)
    begin_to_open(window, folder)
    qtbot.waitUntil(lambda: window.screen_name == "home")
    qtbot.waitUntil(lambda: not window.workspace.everywhere.known().behind)
    qtbot.waitUntil(lambda: not window.quiet_work.is_running)
    assert look_into(copy, WORDS).partnerships == 0
