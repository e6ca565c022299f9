"""Qt's off-screen platform repeats two harmless lines for every window; they are left out, and nothing else is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

HARMLESS = ("This plugin does not support propagateSizeHints()", "This plugin does not support raise()")
"""The off-screen platform has no window manager to tell a window's least size or its place above others."""


@contextmanager
def without_harmless_words() -> Iterator[None]:
    """While it lasts, Qt's two lines about its off-screen platform are not written to standard error."""
    earlier: Callable[[QtMsgType, QMessageLogContext, str], None] | None = None

    def hear(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
        if words in HARMLESS:
            return
        if earlier is None:
            print(qFormatLogMessage(kind, context, words), file=sys.stderr)
        else:
            earlier(kind, context, words)

    earlier = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(earlier)
