from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator_app.domain.errors import AppError
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.routes import SettingsRoute
from facilitator_app.ui.settings_screen.presenter import SettingsPresenter
from ui.home.recording_shell import RecordingShell, RecordingView, a_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


def shown(workspace: Workspace, *, has_voice: bool = True) -> tuple[SettingsPresenter, RecordingView, RecordingShell]:
    view, shell = RecordingView(), RecordingShell(workspace)
    presenter = SettingsPresenter(view, shell, SettingsRoute(), has_voice=has_voice)
    presenter.show()
    return presenter, view, shell


def test_each_change_saves_itself(workspace: Workspace) -> None:
    presenter, view, shell = shown(workspace)
    first = view.shown["show_settings"][0]
    assert (first.name, first.has_pin, first.cover_minutes, first.number_keys) == ("", False, 3, False)
    presenter.choose_theme("black")
    presenter.choose_scale(1.75)
    presenter.set_name("  Sam ")
    presenter.set_cover_minutes(7)
    presenter.set_number_keys(True)
    presenter.set_pin(" 4711 ")
    assert shell.saves == 6
    assert (shell.settings.theme, shell.settings.scale) == ("black", 1.75)
    again = shown(workspace)[1].shown["show_settings"][0]
    assert (again.name, again.has_pin, again.cover_minutes, again.number_keys) == ("Sam", True, 7, True)
    assert workspace.preferences.pin_matches("4711")
    assert "show_pin_set" in view.shown


@pytest.mark.parametrize("pin", ["", "123", "1234567", "12a4", "²³¹⁴"])
def test_a_pin_that_will_not_do_is_said_at_its_box(workspace: Workspace, pin: str) -> None:
    presenter, view, shell = shown(workspace)
    presenter.set_pin(pin)
    assert view.shown["show_field_error"] == ("pin", "The PIN needs 4 to 6 digits. Type 4 to 6 digits.")
    assert "show_pin_set" not in view.shown
    assert shell.saves == 0


def test_a_look_that_cannot_be_saved_still_works_now(workspace: Workspace) -> None:
    presenter, view, shell = shown(workspace)
    shell.unsaved = AppError("settings_not_saved", "Your choice works now.", "Free some space.")
    presenter.choose_theme("dark")
    assert shell.settings.theme == "dark"
    assert view.shown["show_field_error"] == ("theme", "Your choice works now. Free some space.")


def test_it_says_whether_there_is_a_voice(workspace: Workspace) -> None:
    assert "has a voice" in shown(workspace)[1].shown["show_settings"][0].voice
    assert "No voice was found" in shown(workspace, has_voice=False)[1].shown["show_settings"][0].voice
