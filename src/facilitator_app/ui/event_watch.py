"""One filter sees all events of the program and passes on what somebody asked for.

Qt asks a filter of the application about every event of every widget. Six of them in Python took a quarter of the time in
which a page opens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from weakref import ref

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

Kind = QEvent.Type


def watch(watcher: QObject, kinds: Iterable[Kind]) -> None:
    """``watcher.eventFilter`` is asked about events of these kinds from now on, before those that watch already.

    It is borrowed: who is gone is asked no more. Nothing happens without an application.
    """
    app = QCoreApplication.instance()
    if app is not None:
        (_found() or _EventWatch(app)).add(watcher, kinds)


def unwatch(watcher: QObject) -> None:
    """It is asked no more."""
    if (found := _found()) is not None:
        found.drop(watcher)


@contextmanager
def unwatched() -> Iterator[None]:
    """Nobody is asked about anything meanwhile: for making and dressing a page, in which nobody can press anything.

    Each part of a page tells of a dozen events as it is made.
    """
    found = _found()
    if found is not None:
        found.rest(1)
    try:
        yield
    finally:
        if found is not None and shiboken6.isValid(found):
            found.rest(-1)


def _found() -> _EventWatch | None:
    app = QCoreApplication.instance()
    return app.findChild(_EventWatch, options=Qt.FindChildOption.FindDirectChildrenOnly) if app is not None else None


class _EventWatch(QObject):
    """Who asked for which kinds; the newest stands first, as Qt has it."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._resting = 0
        self._asked: dict[Kind, tuple[ref[QObject], ...]] = {}
        app.installEventFilter(self)

    def rest(self, by: int) -> None:
        """One more (1) or one less (-1) of those who want it to see nothing."""
        self._resting += by
        if self._resting:
            self._app.removeEventFilter(self)
        else:
            self._app.installEventFilter(self)

    def add(self, watcher: QObject, kinds: Iterable[Kind]) -> None:
        self.drop(watcher)
        for kind in kinds:
            self._asked[kind] = (ref(watcher), *self._asked.get(kind, ()))

    def drop(self, watcher: QObject) -> None:
        """Without this one, and without those that are gone."""
        for kind, asked in self._asked.items():
            self._asked[kind] = tuple(one for one in asked if _there(one()) and one() is not watcher)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        kind = event.type()
        for borrowed in self._asked.get(kind, ()):
            watcher = borrowed()
            still = watcher is not None and borrowed in self._asked[kind] and shiboken6.isValid(watcher)
            if still and watcher is not None and watcher.eventFilter(watched, event):
                return True
        return False


def _there(watcher: QObject | None) -> bool:
    return watcher is not None and shiboken6.isValid(watcher)
