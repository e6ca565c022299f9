"""Seconds that pass while the laptop sleeps, and work that waits by a clock that only moves when told."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from facilitator_app.ui.clock import SleepAwareClock, Waiting


def test_time_asleep_counts_and_a_clock_put_back_does_not() -> None:
    steady, wall = [50.0], [1_000.0]
    clock = SleepAwareClock(lambda: steady[0], lambda: wall[0])
    assert clock() == 0
    steady[0] += 2
    wall[0] += 2
    assert clock() == 2
    wall[0] += 600  # the lid was shut: the steady clock stood still
    assert clock() == 602
    steady[0] += 5
    wall[0] -= 3_600  # summer time ended, or somebody put the clock right
    assert clock() == 607
    wall[0] -= 10
    assert clock() == 607


def test_work_waits_for_quiet_but_not_for_ever_and_ends_with_its_owner(qtbot: QtBot) -> None:
    now = [0.0]
    done: list[float] = []
    owner = QObject()
    waiting = Waiting(owner, lambda: now[0], lambda: done.append(now[0]), quiet=0.25, longest=1.0)
    for _key in range(4):
        waiting.begin()
        now[0] += 0.125
        waiting.look()
    assert done == []
    now[0] += 0.125
    waiting.look()
    assert done == [0.625]
    waiting.look()
    assert not waiting.waits
    for _key in range(9):
        waiting.begin()
        now[0] += 0.125
        waiting.look()
    assert done[1:] == [1.625], "somebody who types without a pause"
    waiting.begin()
    waiting.stop()
    now[0] += 10
    waiting.look()
    assert len(done) == 2
    waiting.begin()
    timer = waiting.findChild(QTimer)
    assert timer is not None
    with qtbot.waitSignal(timer.destroyed):
        owner.deleteLater()


def test_keys_that_come_faster_than_it_looks_do_not_put_the_work_off(qtbot: QtBot) -> None:
    now = [0.0]
    done: list[float] = []
    owner = QObject()
    waiting = Waiting(owner, lambda: now[0], lambda: done.append(now[0]), quiet=0.25, longest=1.0)
    keys = QTimer(owner)

    def key() -> None:
        waiting.begin()
        now[0] += 0.1

    keys.timeout.connect(key)
    keys.start(Waiting.LOOK_EVERY_MS // 10)  # a key that is held repeats so
    qtbot.waitUntil(lambda: bool(done))
    assert done[0] >= 1.0, "nobody paused; it has waited long enough"
    keys.stop()
