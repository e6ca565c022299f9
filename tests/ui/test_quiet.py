"""Only Qt's two lines about its off-screen platform are left out; whatever else it says is heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning

from facilitator_app.ui.quiet import HARMLESS, without_harmless_words


def test_two_lines_are_left_out_and_nothing_else(capfd: pytest.CaptureFixture[str]) -> None:
    heard: list[str] = []
    before = qInstallMessageHandler(lambda _kind, _context, words: heard.append(words))
    try:
        with without_harmless_words():
            for words in (*HARMLESS, "a fault of a page"):
                qWarning(words)
        qWarning(HARMLESS[0])
        qInstallMessageHandler(None)
        with without_harmless_words():
            for words in (*HARMLESS, "another fault"):
                qWarning(words)
    finally:
        qInstallMessageHandler(before)
    assert heard == ["a fault of a page", HARMLESS[0]]
    assert capfd.readouterr().err.strip() == "another fault"
