from __future__ import annotations

from pathlib import Path

import pytest

from facilitator_app.domain.errors import AppError
from facilitator_app.services import workspace as workspaces
from facilitator_app.ui.passphrase.presenter import PassphrasePresenter
from facilitator_app.ui.routes import PassphraseRoute, RecoveryRoute
from ui.home.recording_shell import RecordingShell, RecordingView, a_workspace


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the new store comes to lie; keys cost almost nothing."""
    place = tmp_path / "stores" / "new"
    monkeypatch.setattr(workspaces, "new_store_folder", lambda: place)
    usual = workspaces.create
    monkeypatch.setattr(
        workspaces,
        "create",
        lambda path, words, **_cost: usual(path, words, cost=workspaces.Cost.quick(), ballast_bytes=0),
    )
    return place


def opens(folder: Path, secret: str) -> bool:
    """True if the closed store opens with this secret."""
    try:
        workspaces.open_workspace(folder, secret).close()
    except AppError as error:
        return error.code != "wrong_passphrase"
    return True


def a_presenter() -> tuple[PassphrasePresenter, RecordingView, RecordingShell]:
    view, shell = RecordingView(), RecordingShell()
    presenter = PassphrasePresenter(view, shell, PassphraseRoute())
    presenter.show()
    return presenter, view, shell


def test_five_words_and_others() -> None:
    presenter, view, _shell = a_presenter()
    first = view.said("show_words")
    assert len(first.split()) == 5
    presenter.other_words()
    assert view.said("show_words") != first


def test_use_these_words_makes_the_file_and_shows_its_code(folder: Path) -> None:
    presenter, _view, shell = a_presenter()
    presenter.use_words()
    words, secret = presenter.words, shell.handed
    assert secret is not None
    assert (shell.gone[0], secret.words) == (RecoveryRoute(), words)
    shell.workspace.close()
    assert opens(folder, words)
    assert opens(folder, secret.code)
    assert not opens(folder, "other words that are long")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("short words", "11 letters long"),
        ("", "0 letters long"),
        ("password password", "easy to guess"),
        ("aaaaaaaaaaaaaaaaaaaa", "easy to guess"),
    ],
)
def test_own_words_that_will_not_do(folder: Path, typed: str, told: str) -> None:
    presenter, view, shell = a_presenter()
    presenter.use_own(typed)
    assert told in view.said("show_own_error")
    assert shell.gone == []
    assert not folder.exists()


def test_own_words_without_upper_limit(folder: Path) -> None:
    presenter, _view, shell = a_presenter()
    words = "every good boy does fine " * 40
    presenter.use_own(words)
    shell.workspace.close()
    assert opens(folder, words)


def test_a_place_that_cannot_be_written_is_named(folder: Path) -> None:
    folder.parent.parent.joinpath("stores").write_text("a file where the folder should be")
    presenter, view, shell = a_presenter()
    presenter.use_words()
    assert str(folder) in view.said("show_error")
    assert shell.gone == []
    presenter.other_words()
    assert presenter.words == view.said("show_words")


def test_cancelled_or_left_nothing_remains(folder: Path) -> None:
    presenter, _view, shell = a_presenter()
    shell.held = True
    presenter.use_words()
    presenter.use_words()
    assert len(shell.jobs) == 1
    shell.cancel_job()
    assert not folder.exists()
    presenter.use_words()
    presenter.end()
    shell.finish_job(told=False)
    assert not folder.exists()
    presenter.use_words()
    shell.finish_job(told=False)
    presenter.end()
    assert not folder.exists()
    assert shell.gone == []


def test_a_store_that_is_there_is_not_touched(folder: Path) -> None:
    a_workspace(folder)[0].close()
    before = (folder / "store.db").read_bytes()
    presenter, view, _shell = a_presenter()
    presenter.use_words()
    assert "already" in view.said("show_error")
    assert (folder / "store.db").read_bytes() == before


def test_a_new_file_in_a_synced_folder_is_warned_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "show_synced" not in a_presenter()[1].shown
    monkeypatch.setattr(workspaces, "new_store_folder", lambda: tmp_path / "iCloud Drive" / "stores" / "new")
    assert "folder that iCloud Drive copies to the internet" in a_presenter()[1].said("show_synced")
