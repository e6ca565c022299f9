"""What all tests share: the one dressed application."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.theme import Look, apply, load_themes


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The one application, with our fonts and style."""
    apply(qapp, Look(load_themes()["light"]))
    return qapp
