"""One filter sees what people do to the program and passes on what somebody asked for.

Qt asks a filter of the application about every event of every widget: each paints, moves and is dressed, and a filter in
Python took a quarter of the time in which a page opens. So the application is filtered only while somebody does something.
Whatever a person does reaches a window of the desktop first, or, where a method of input puts letters together, what
has the focus; these are always watched, and from there on everything until the next turn of the event loop.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from weakref import ref

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QWidget

Kind = QEvent.Type
_LEFT = Kind.FocusOut
"""What a window of the desktop is told when another gets the keys; its widgets are told right after it."""


def watch(watcher: QObject, kinds: Iterable[Kind]) -> None:
    """``watcher.eventFilter`` is asked about what people do of these kinds from now on, before those that watch already.

    It is borrowed: who is gone is asked no more. Nothing happens without an application.
    """
    app = QCoreApplication.instance()
    if isinstance(app, QApplication):
        (_existing_watch() or _EventWatch(app)).add(watcher, kinds)


def unwatch(watcher: QObject) -> None:
    """It is asked no more."""
    if (event_watch := _existing_watch()) is not None:
        event_watch.drop(watcher)


def wake() -> None:
    """Somebody does something now. For events that are made up and come to a widget without passing its window."""
    if (event_watch := _existing_watch()) is not None:
        event_watch.wake()


@contextmanager
def unwatched() -> Iterator[None]:
    """Nobody is asked about anything meanwhile: for making and dressing a page, in which nobody can press anything.

    Each part of a page tells of a dozen events as it is made.
    """
    event_watch = _existing_watch()
    if event_watch is not None:
        event_watch.rest(1)
    try:
        yield
    finally:
        if event_watch is not None and shiboken6.isValid(event_watch):
            event_watch.rest(-1)


def _existing_watch() -> _EventWatch | None:
    app = QCoreApplication.instance()
    return app.findChild(_EventWatch, options=Qt.FindChildOption.FindDirectChildrenOnly) if app is not None else None


class _EventWatch(QObject):
    """Who asked for which kinds; the newest stands first, as Qt has it."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._resting = 0
        self._awake = False
        self._asked: dict[Kind, tuple[ref[QObject], ...]] = {}
        self._doors = _Doors(self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.timeout.connect(self._sleep)
        app.focusWindowChanged.connect(self._look_round)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def wake(self) -> None:
        """See everything until the event loop has done what is due now."""
        self._calm.start(0)
        if not self._awake:
            self._awake = True
            self._filter()

    def _sleep(self) -> None:
        self._awake = False
        self._filter()
        self._look_round()

    def rest(self, by: int) -> None:
        """One more (1) or one less (-1) of those who want it to see nothing."""
        self._resting += by
        self._filter()
        if not self._resting:
            self._look_round()

    def _filter(self) -> None:
        if self._awake and not self._resting:
            self._app.installEventFilter(self)
        else:
            self._app.removeEventFilter(self)

    def _look_round(self) -> None:
        """Windows may have come: what opens a box or a list is pressed, and a window that opens by itself gets the keys."""
        for window in self._app.allWindows():
            window.installEventFilter(self._doors)

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self._doors)
        if now is not None:
            now.installEventFilter(self._doors)

    def add(self, watcher: QObject, kinds: Iterable[Kind]) -> None:
        self.drop(watcher)
        for kind in kinds:
            self._asked[kind] = (ref(watcher), *self._asked.get(kind, ()))
        self._look_round()

    def drop(self, watcher: QObject) -> None:
        """Without this one, and without those that are gone."""
        for kind, asked in self._asked.items():
            self._asked[kind] = tuple(one for one in asked if _there(one()) and one() is not watcher)

    def came_in(self, watched: QObject, event: QEvent) -> bool:
        """An event at a door. While all is seen, the application's filter has had it already."""
        if self._awake or self._resting:
            return False
        kind = event.type()
        if not (self._asked.get(kind) or (kind == _LEFT and isinstance(watched, QWindow))):
            return False
        self.wake()
        return self.eventFilter(watched, event)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        kind = event.type()
        for borrowed in self._asked.get(kind, ()):
            watcher = borrowed()
            still = watcher is not None and borrowed in self._asked[kind] and shiboken6.isValid(watcher)
            if still and watcher is not None and watcher.eventFilter(watched, event):
                return True
        return False


class _Doors(QObject):
    """Filters the windows of the desktop and what has the focus."""

    def __init__(self, watch: _EventWatch) -> None:
        super().__init__(watch)
        self._watch = watch

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        return self._watch.came_in(watched, event)


def _there(watcher: QObject | None) -> bool:
    return watcher is not None and shiboken6.isValid(watcher)
