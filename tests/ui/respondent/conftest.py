"""An open round in a real store, a clock that only moves when told, and respondent mode in a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.respondent.mode import RespondentMode
from ui.respondent import samples


@dataclass
class Clock:
    """Seconds that pass only when told."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now

    def tick(self, seconds: float = 1.0) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def cheap_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One store for the whole run; each test has a round of its own in it."""
    workspace = samples.workspace(tmp_path_factory.mktemp("respondents") / "store")
    yield workspace
    workspace.close()


@pytest.fixture
def make_round(cheap_store: Workspace) -> Callable[..., Round]:
    """A function that puts an open round into the store."""
    return partial(samples.saved_round, cheap_store)


@pytest.fixture
def store_folder(cheap_store: Workspace) -> Path:
    return cheap_store.store.path


@pytest.fixture
def make_mode(qtbot: QtBot, cheap_store: Workspace, clock: Clock) -> Iterator[Callable[..., RespondentMode]]:
    """A function that shows respondent mode in a window of its own at 1366 x 768."""
    windows: list[QMainWindow] = []

    def make(round_id: str, **choices: object) -> RespondentMode:
        choices.setdefault("group_id", "vol")
        mode = RespondentMode(cheap_store, round_id, clock=clock, **choices)  # type: ignore[arg-type]
        window = QMainWindow()
        qtbot.addWidget(window)
        windows.append(window)
        window.resize(1366, 768)
        window.setCentralWidget(mode)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        qtbot.waitUntil(window.isActiveWindow)
        mode.begin()
        return mode

    yield make
    for window in windows:
        window.close()
