from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from facilitator_app.domain.errors import AppError
from facilitator_app.ui.routes import PassphraseRoute, UnlockRoute, WelcomeRoute
from facilitator_app.ui.welcome.presenter import WelcomePresenter
from ui.home.recording_shell import RecordingShell, RecordingView


def a_presenter() -> tuple[WelcomePresenter, RecordingView, RecordingShell]:
    view, shell = RecordingView(), RecordingShell()
    return WelcomePresenter(view, shell, WelcomeRoute()), view, shell


def test_create_goes_on_to_the_words() -> None:
    presenter, _view, shell = a_presenter()
    presenter.visit(PassphraseRoute)
    assert shell.gone == [PassphraseRoute()]


def test_open_asks_for_a_file() -> None:
    presenter, _view, shell = a_presenter()
    shell.paths = [None, Path("/media/stick/store.db")]
    presenter.open_other()
    assert shell.gone == []
    presenter.open_other()
    assert shell.gone == [UnlockRoute(Path("/media/stick/store.db"))]


@pytest.mark.slow
def test_practice_is_marked_and_goes_when_it_is_closed() -> None:
    presenter, _view, shell = a_presenter()
    presenter.practise()
    (workspace,) = shell.opened_workspaces
    assert all(row.partnership.practice for row in workspace.partnerships.rows())
    folder = workspace.store.path
    assert folder.exists()
    workspace.close()
    assert not folder.exists()


@pytest.mark.slow
def test_practice_that_comes_too_late_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    presenter, _view, shell = a_presenter()
    shell.held = True
    presenter.practise()
    presenter.practise()
    assert len(shell.jobs) == 1
    presenter.end()
    shell.finish_job(told=False)
    assert not list(tmp_path.iterdir())


def test_a_look_that_cannot_be_saved_is_said() -> None:
    presenter, view, shell = a_presenter()
    presenter.choose_scale(1.5)
    presenter.choose_theme("dark")
    assert (shell.settings.scale, shell.settings.theme) == (1.5, "dark")
    assert "show_error" not in view.shown
    shell.unsaved = AppError("settings_not_saved", "Not saved.", "Free some space.")
    presenter.choose_theme("cream")
    assert view.said("show_error") == "Not saved. Free some space."
