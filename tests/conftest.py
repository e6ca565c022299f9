"""What all tests share: the one dressed application."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.theme import Look, apply, load_themes

settings.register_profile("fixed", derandomize=True, print_blob=True)
if "CI" in os.environ:  # the same examples each time there; elsewhere new ones are tried
    settings.load_profile("fixed")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The one application, with our fonts and style."""
    apply(qapp, Look(load_themes()["light"]))
    return qapp
