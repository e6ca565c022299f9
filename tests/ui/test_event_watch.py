"""Who asks for kinds of events is told of them, newest first, and of nothing else."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.event_watch import unwatch, unwatched, watch

ENTER, LEAVE = QEvent.Type.Enter, QEvent.Type.Leave


class Watcher(QObject):
    def __init__(self, name: str, seen: list[str], *, takes: bool = False) -> None:
        super().__init__()
        self.name, self.seen, self.takes = name, seen, takes

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:
        self.seen.append(f"{self.name} {event.type().name}")
        return self.takes


@pytest.fixture
def widget(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def told(widget: QWidget, seen: list[str]) -> list[str]:
    seen.clear()
    for kind in (ENTER, LEAVE):
        QCoreApplication.sendEvent(widget, QEvent(kind))
    return list(seen)


def test_the_newest_is_asked_first_and_may_keep_an_event_for_itself(widget):
    seen: list[str] = []
    old, new = Watcher("old", seen), Watcher("new", seen)
    watch(old, (ENTER, LEAVE))
    watch(new, (ENTER,))
    assert told(widget, seen) == ["new Enter", "old Enter", "old Leave"]
    new.takes = True
    assert told(widget, seen) == ["new Enter", "old Leave"]
    watch(old, (ENTER,))
    assert told(widget, seen) == ["old Enter", "new Enter"], "asking again puts it first"
    unwatch(old)
    assert told(widget, seen) == ["new Enter"]
    del new
    gc.collect()
    assert told(widget, seen) == [], "it is borrowed"


def test_nobody_is_asked_while_a_page_is_made(widget):
    seen: list[str] = []
    one = Watcher("one", seen)
    watch(one, (ENTER,))
    with unwatched(), unwatched():
        assert told(widget, seen) == []
    assert told(widget, seen) == ["one Enter"]
    with pytest.raises(ValueError), unwatched():
        raise ValueError
    assert told(widget, seen) == ["one Enter"], "after a fault too"
    unwatch(one)
