"""The file locks itself: after quiet minutes, after sleep, when the screen is locked; never while it would cost."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from facilitator_app.domain.steps import Job, Step
from facilitator_app.services.workspace import Workspace, open_workspace
from facilitator_app.ui.clock import SleepAwareClock
from facilitator_app.ui.idle_lock import SLEPT
from facilitator_app.ui.routes import NewPartnershipRoute, RecoveryRoute, RoundRoute, SettingsRoute, SetupLockRoute
from facilitator_app.ui.shell import FileSecret, RoomRoute
from facilitator_app.ui.window import Window
from ui.home.recording_shell import TODAY, WORDS, a_workspace
from ui.results.closed_rounds import a_closed_round


class Clock:
    """Seconds that pass when the test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = a_workspace(tmp_path / "store")[0]
    made.preferences.set_lock_minutes(5)
    return made


@pytest.fixture
def window(
    tmp_path: Path, workspace: Workspace, clock: Clock, qtbot: Any, settle: Callable[[], None]
) -> Iterator[Window]:
    made = Window(tmp_path / "settings.json", today=lambda: TODAY, clock=clock, full_screen=False)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.opened(workspace)
    made.idle_lock._timer.setInterval(1_000_000)  # only the test looks
    settle()
    yield made
    if made.respondent is not None:
        made.respondent.leave()
    made.close()
    made.deleteLater()


def wait(window: Window, clock: Clock, seconds: float) -> None:
    """So long nobody does anything; the window looks every second."""
    for _second in range(int(seconds)):
        clock.now += 1
        window.idle_lock.look()


def test_it_is_on_unless_somebody_chose_otherwise(tmp_path: Path, no_lock_by_itself: int) -> None:
    workspace = a_workspace(tmp_path / "other")[0]
    assert (no_lock_by_itself, workspace.preferences.lock_minutes) == (5, 0), "0 only while tests run"
    workspace.preferences.set_lock_minutes(10)
    assert workspace.preferences.lock_minutes == 10
    workspace.close()


def test_quiet_minutes_lock_and_keep_what_was_typed(
    window: Window, clock: Clock, workspace: Workspace, settle: Callable[[], None]
) -> None:
    window.go(SettingsRoute())
    settle()
    wait(window, clock, 299)
    assert window.is_open
    wait(window, clock, 2)
    assert (window.is_open, window.screen_name) == (False, "unlock")
    with pytest.raises(RuntimeError):
        workspace.partnerships.rows()


def test_a_key_or_the_mouse_begins_the_minutes_anew(window: Window, clock: Clock) -> None:
    wait(window, clock, 200)
    QTest.keyClick(window, Qt.Key.Key_Shift)
    wait(window, clock, 200)
    QTest.mouseMove(window.page)
    QTest.mouseClick(window.page, Qt.MouseButton.LeftButton)
    wait(window, clock, 299)
    assert window.is_open
    wait(window, clock, 1)
    assert not window.is_open


def test_the_key_that_wakes_the_laptop_neither_holds_it_open_nor_acts(
    window: Window, clock: Clock, settle: Callable[[], None]
) -> None:
    window.go(NewPartnershipRoute())
    settle()
    name = window.page.findChild(QLineEdit)  # type: ignore[union-attr]
    clock.now += 3600
    QTest.keyClicks(name, "x")
    assert not window.is_open
    assert name.text() == ""


def test_a_laptop_that_slept_is_locked_when_it_wakes(window: Window, clock: Clock) -> None:
    wait(window, clock, 10)
    clock.now += SLEPT
    window.idle_lock.look()
    assert not window.is_open


def test_time_counts_in_sleep() -> None:
    steady, wall = Clock(), Clock()
    passed = SleepAwareClock(steady, wall)
    wall.now += 4000
    assert passed() == 4000, "a monotonic clock stands still"


def test_the_minutes_are_chosen_and_can_be_never(window: Window, clock: Clock, workspace: Workspace) -> None:
    workspace.preferences.set_lock_minutes(1)
    workspace.preferences.set_lock_minutes(0)
    wait(window, clock, 4000)
    window.idle_lock.sleep()
    clock.now += 5000
    window.idle_lock.look()
    assert window.is_open
    workspace.preferences.set_lock_minutes(1)
    window.idle_lock.look()
    assert not window.is_open


def test_a_locked_screen_locks_at_once(window: Window) -> None:
    window.idle_lock.sleep()
    assert not window.is_open


def a_job(go_on: threading.Event) -> Job[str]:
    yield Step(0, 1, "Writing")
    go_on.wait(60)
    return "written"


def test_not_while_a_member_writes_down_the_words_of_the_second_lock(
    window: Window, clock: Clock, workspace: Workspace, settle: Callable[[], None]
) -> None:
    """Locked in between, what the first of the two has on paper would be void, and nobody would know."""
    partnership = workspace.partnerships.create("Eastmere Together")
    draft = workspace.rounds.new(partnership.id, "quick-check")
    window.go(SetupLockRoute(partnership.id, draft.id))
    settle()
    page: Any = window.page
    for step in (page.presenter.make_words, page.presenter.show_again, page.presenter.ask_back):
        step()
        wait(window, clock, 400)
        assert window.is_open
    page.show_offer(broken_off=True)
    wait(window, clock, 400)
    assert not window.is_open


def test_not_while_work_runs_and_then_at_once(window: Window, clock: Clock, qtbot: Any) -> None:
    go_on, told = threading.Event(), []
    window.run(a_job(go_on), "Writing", told.append, told.append)
    wait(window, clock, 1000)
    assert window.is_open
    go_on.set()
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    window.idle_lock.look()
    assert not window.is_open


def test_not_while_somebody_answers(window: Window, clock: Clock, workspace: Workspace) -> None:
    running = a_closed_round(workspace, 1, 0, close=False)
    window.go(RoundRoute(running.partnership_id, running.id))
    window.hand_over(running.id, running.groups[0].id)
    wait(window, clock, 1000)
    window.idle_lock.sleep()
    assert window.is_open
    assert window.respondent is not None
    window.respondent.leave()
    assert window.respondent is None
    window.idle_lock.look()
    assert window.is_open, "the facilitator has just taken the laptop back"
    wait(window, clock, 300)
    assert not window.is_open


def test_not_while_a_room_looks_at_results(window: Window, clock: Clock, workspace: Workspace) -> None:
    closed = a_closed_round(workspace)
    window.show_room(RoomRoute(closed.id))
    assert window.room is not None
    wait(window, clock, 1000)
    assert window.is_open
    window.room.close()
    window.idle_lock.look()
    assert not window.is_open


def test_not_while_words_are_in_sight_that_are_written_nowhere(window: Window, clock: Clock) -> None:
    window.go(RecoveryRoute(), hand=FileSecret("", WORDS))
    wait(window, clock, 1000)
    assert window.is_open


def test_a_box_for_files_that_was_left_open_does_not_hold_it_open(window: Window, clock: Clock) -> None:
    """The page that asked goes on when the box is closed, with the file locked: it is told that nothing was chosen."""
    paths: list[Path | None] = []
    window.go(SettingsRoute())

    def sleep_and_wake() -> None:
        clock.now += 3600
        window.idle_lock.look()

    QTimer.singleShot(0, window, sleep_and_wake)
    paths.append(window.ask_save_path("Save", "Name.pdf", "PDF (*.pdf)"))
    assert paths == [None]
    assert not window.is_open


def test_nothing_is_looked_at_once_the_file_is_closed(window: Window, clock: Clock, tmp_path: Path) -> None:
    window.lock()
    wait(window, clock, 1000)
    window.idle_lock.sleep()
    assert window.screen_name == "unlock"
    window.opened(open_workspace(tmp_path / "store", WORDS))
    wait(window, clock, 299)
    assert window.is_open


HEARD = """
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from facilitator_app.ui.screen_watch import ScreenWatch
application, parent, heard = QCoreApplication([]), QObject(), []
watch = ScreenWatch(parent, lambda: heard.append("covered"))
for path, interface in (("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
                        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver")):
    for on in (False, True):
        message = QDBusMessage.createSignal(path, interface, "ActiveChanged")
        message.setArguments([on])
        QDBusConnection.sessionBus().send(message)
    while len(heard) < (1 if "freedesktop" in interface else 2):
        application.processEvents()
print(heard)
"""


def test_a_linux_desktop_is_heard() -> None:
    """Over a message bus of the test's own."""
    run = shutil.which("dbus-run-session")
    if run is None or not sys.platform.startswith("linux"):
        pytest.skip("needs a message bus")
    told = subprocess.run([run, "--", sys.executable, "-c", HEARD], capture_output=True, text=True, timeout=300)
    assert told.stdout.strip() == "['covered', 'covered']", told.stderr
