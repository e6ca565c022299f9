"""What all tests share: the one dressed application, English, and a language made for the tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtWidgets import QApplication

import made_language
from facilitator_app.domain import language
from facilitator_app.services import preferences
from facilitator_app.ui.theme import Look, apply, load_themes

os.environ.setdefault("SPEECHD_ADDRESS", "unix_socket:/nowhere/speechd.sock")
"""No test starts a voice that this computer may have; the one that hears a voice brings it along."""

settings.register_profile("fixed", derandomize=True, print_blob=True)
if "CI" in os.environ:  # the same examples each time there; elsewhere new ones are tried
    settings.load_profile("fixed")

language.speak(["en"])  # whatever the computer that runs the tests speaks


@pytest.fixture(autouse=True)
def no_lock_by_itself(monkeypatch: pytest.MonkeyPatch) -> int:
    """However busy this computer is, no file locks itself in a test that does not ask for it. The usual minutes."""
    usual = preferences.LOCK_MINUTES
    monkeypatch.setattr(preferences, "LOCK_MINUTES", 0)
    return usual


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The one application, with our fonts and style."""
    apply(qapp, Look(load_themes()["light"]))
    return qapp


@pytest.fixture(scope="session")
def made_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the language of ``made_language``."""
    return made_language.write(tmp_path_factory.mktemp("locale"))


@pytest.fixture
def longer_sentences(made_languages: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program speaks a language of longer sentences. Every sentence that it says must be in the catalogue."""
    monkeypatch.setenv(language.CHOSEN, made_language.CODE)
    with made_language.spoken(made_languages) as missed:
        yield
    assert missed == set()
