"""The language chosen in Settings is spoken at once, on the page and the rail, and again after the next start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

import made_language
from facilitator_app import settings
from facilitator_app.domain import language
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.routes import HomeRoute, SettingsRoute
from facilitator_app.ui.settings_screen import build
from facilitator_app.ui.speaking import language_choices, speak
from facilitator_app.ui.window import Window
from made_language import longer
from ui.home.page_checks import said
from ui.home.recording_shell import RecordingShell, a_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


@pytest.fixture(autouse=True)
def english_afterwards(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(language.CHOSEN, "en")
    yield
    language.speak(["en"])
    speak("en")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def box(page: Any, name: str) -> QComboBox | None:
    return next((w for w in page.findChildren(QComboBox) if w.accessibleName() == name), None)


def test_a_single_language_is_no_choice(show: Any, workspace: Workspace) -> None:
    assert language_choices() == []
    page = show(build(RecordingShell(workspace), SettingsRoute()))
    assert box(page, "Language") is None


def test_the_choice_is_spoken_at_once_and_kept(
    qtbot: Any, tmp_path: Path, made_languages: Path, workspace: Workspace
) -> None:
    with made_language.spoken(made_languages) as missed:
        assert language_choices() == [("", "Follow this computer"), ("en", "English"), ("qps", "Qps")]
        window = Window(tmp_path / "settings.json", full_screen=False)
        qtbot.addWidget(window)
        window.show()
        window.opened(workspace)
        window.go(SettingsRoute())
        spoken = box(window.page, "Language")
        assert spoken is not None
        spoken.setCurrentIndex(2)
        spoken.activated.emit(2)
        assert settings.load(tmp_path / "settings.json").language == language.spoken() == "qps"
        assert longer("Each change works at once and saves itself.") in said(window.page)
        window.go(HomeRoute())
        assert longer("Settings") in {b.text() for b in window.findChildren(QAbstractButton)}
        window.close()
    assert missed == set()


@pytest.mark.parametrize(
    ("chosen", "computer", "code"),
    [("qps", ["en"], "qps"), ("", ["de-DE", "qps"], "qps"), ("", ["en-GB", "qps"], "en")],
)
def test_without_a_choice_the_computer_is_followed(
    made_languages: Path, chosen: str, computer: list[str], code: str
) -> None:
    with made_language.spoken(made_languages):
        speak(chosen, computer)
        assert language.spoken() == code


def test_the_toolkit_and_the_direction_follow(made_languages: Path, tmp_path: Path, qapp: QApplication) -> None:
    source = made_languages / "qps" / "LC_MESSAGES" / "facilitator_app.mo"
    target = tmp_path / "ar" / "LC_MESSAGES" / "facilitator_app.mo"
    target.parent.mkdir(parents=True)
    target.write_bytes(source.read_bytes())
    with made_language.spoken(tmp_path):
        speak("ar")
        assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") != "Cancel"
        speak("en")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
