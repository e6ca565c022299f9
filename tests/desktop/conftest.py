"""Tests on a real X display with a window manager: ``make test`` runs them after the others, on a display in memory."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.window import Window
from ui.home.recording_shell import TODAY, a_workspace


@pytest.fixture(scope="session", autouse=True)
def window_manager(qapp: QApplication) -> Iterator[None]:
    """Windows are moved, stacked and given the focus as on a real desktop."""
    if qapp.platformName() != "xcb":
        pytest.skip("needs a real X display: QT_QPA_PLATFORM=xcb")
    if shutil.which("openbox") is None:
        pytest.skip("openbox is not here: sh packaging/system_libraries.sh python3 desktop")
    manager = subprocess.Popen(["openbox", "--sm-disable"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while manager.poll() is None and not gets_the_focus():
        pass
    yield
    manager.terminate()
    manager.wait()


def gets_the_focus() -> bool:
    """Whether a new window does: one that came before the window manager is at work never would."""
    first = QWidget()
    there = in_front(first)
    first.close()
    return there


def in_front(window: QWidget) -> bool:
    """Show a window, and whether it has the focus then. If not, it goes again: a window manager that was busy with the
    window before takes what is asked for an old wish, however often, and gives the focus to a window that comes."""
    window.show()
    window.activateWindow()
    there = bool(QTest.qWaitForWindowActive(window, 500))
    if not there:
        window.hide()
    return there


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return a_workspace(tmp_path / "store")[0]


@pytest.fixture
def window(tmp_path: Path, workspace: Workspace, qtbot: Any) -> Iterator[Window]:
    made = Window(tmp_path / "settings.json", today=lambda: TODAY)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: in_front(made))
    made.opened(workspace)
    yield made
    made.close()


@pytest.fixture
def in_the_box(qtbot: Any) -> Callable[[Callable[[Any], object]], list[str]]:
    """``in_the_box(act)``: when the next modal box is seen, ``act`` gets it. Returns a list that then holds its title."""
    seen: list[str] = []

    def watch(act: Callable[[Any], object]) -> list[str]:
        timer = QTimer()
        timer.setInterval(20)

        def look() -> None:
            box: QWidget | None = QApplication.activeModalWidget()
            if box is not None and box.isVisible() and box.isActiveWindow():
                timer.stop()
                seen.append(box.windowTitle())
                act(box)

        timer.timeout.connect(look)
        timer.start()
        qtbot.watched = timer
        return seen

    return watch
