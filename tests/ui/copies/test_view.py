from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from facilitator_app import files
from facilitator_app.domain.steps import finish
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.copies.presenter import CopiesPresenter, CopyOnlinePresenter
from facilitator_app.ui.routes import CopiesRoute, CopyOnlineRoute, RestoreRoute
from facilitator_app.ui.theme import Look, load_themes
from ui.home.page_checks import assert_good, button, check_looks, said
from ui.home.recording_shell import RecordingShell, a_workspace, open_a_round


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / ("a-long-folder-name-without-any-spaces-" * 4) / "store")
    yield made
    made.close()


def test_make_a_copy(
    show: Callable[..., Any], settle: Callable[[], None], workspace: Workspace, tmp_path: Path
) -> None:
    shell = RecordingShell(workspace)
    page = show(CopiesPresenter.build(shell, CopiesRoute()))
    shell.paths = [tmp_path / "gone", tmp_path]
    button(page, "Make a copy").click()
    settle()
    assert page.errors.hasFocus()
    assert "Choose another folder." in said(page)
    assert_good(page)
    button(page, "Make a copy").click()
    page = show(CopiesPresenter.build(shell, shell.gone[0]))
    settle()
    assert "Last copy: 24 November 2026" in said(page)
    assert "Copied, read back and checked" in said(page)
    assert "There is a problem" not in said(page)
    assert_good(page)


@pytest.mark.slow
def test_it_is_sound_also_while_a_round_is_open(show: Callable[..., Any], workspace: Workspace, tmp_path: Path) -> None:
    check_looks(show, lambda: CopiesPresenter.build(RecordingShell(workspace), CopiesRoute()))
    check_looks(
        show, lambda: CopyOnlinePresenter.build(RecordingShell(workspace), CopyOnlineRoute(Path("OneDrive - Charity")))
    )
    open_a_round(workspace)
    gone = workspace.partnerships.create("Harbour")
    finish(workspace.copies.make(tmp_path))
    finish(workspace.copies.make(tmp_path))
    workspace.partnerships.delete(gone.id)
    for _time in range(2):
        finish(workspace.copies.keep_here())
    page = show(CopiesPresenter.build(RecordingShell(workspace), CopiesRoute()))
    assert button(page, "Go back to the newer one").isEnabled()
    assert "What you deleted goes from these copies too" in said(page)
    assert_good(page)
    check_looks(show, lambda: CopiesPresenter.build(RecordingShell(workspace), CopiesRoute()))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_practice_file_needs_no_copy(show: Callable[..., Any], workspace: Workspace, scale: float) -> None:
    """The page told how a copy is made that nobody can make."""
    with TemporaryDirectory(prefix="practice-") as scratch:
        practice = replace(workspace, scratch=scratch)
        page = show(
            CopiesPresenter.build(RecordingShell(practice), CopiesRoute()), look=Look(load_themes()["light"], scale)
        )
    assert "This is a practice file. It goes when you close it, so it needs no copy." in said(page)
    assert "asks where to put it" not in said(page)
    assert_good(page)


def test_each_button_about_a_copy_does_what_it_says(
    show: Callable[..., Any], settle: Callable[[], None], workspace: Workspace, tmp_path: Path
) -> None:
    open_a_round(workspace)
    gone = workspace.partnerships.create("Harbour")
    copy = finish(workspace.copies.make(tmp_path))
    workspace.partnerships.delete(gone.id)
    finish(workspace.copies.keep_here())
    shell = RecordingShell(workspace)
    page = show(CopiesPresenter.build(shell, CopiesRoute()))
    button(page, "Go back to the newer one").click()
    assert shell.gone == [RestoreRoute(workspace.copies.kept_here()[0])]
    button(page, f"{copy.name} is gone").click()
    settle()
    assert "This copy is still there. Delete its folder first." in said(page)
    assert_good(page)
    shutil.rmtree(copy)
    button(page, f"{copy.name} is gone").click()
    assert shell.gone[1:] == [CopiesRoute()]
    assert not workspace.everywhere.known().copies


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_copy_beside_the_file_that_could_not_be_made_is_told(
    show: Callable[..., Any], workspace: Workspace, monkeypatch: pytest.MonkeyPatch, scale: float
) -> None:
    open_a_round(workspace)
    usage = shutil.disk_usage(workspace.store.path)
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "disk_usage", lambda _place: usage._replace(free=0))
        finish(workspace.copies.keep_here())
    page = show(
        CopiesPresenter.build(RecordingShell(workspace), CopiesRoute()), look=Look(load_themes()["light"], scale)
    )
    assert "The last one could not be made." in said(page)
    assert "not enough room" in said(page)
    assert_good(page)


@pytest.mark.parametrize("written", [True, False])
def test_whether_the_stick_can_be_taken_out_is_said(
    show: Callable[..., Any], workspace: Workspace, monkeypatch: pytest.MonkeyPatch, written: bool
) -> None:
    """Only where the laptop said that all of it is on the stick."""
    here = workspace.store.path.stat().st_dev
    others = [one for one in map(Path, ("/dev/shm", "/var/tmp")) if one.is_dir() and one.stat().st_dev != here]
    if not others:
        pytest.skip("no second disk here")
    with TemporaryDirectory(dir=others[0]) as stick:
        if not written:
            monkeypatch.setattr(files, "sync_folder", lambda _folder: False)
        copy = finish(workspace.copies.make(Path(stick)))
        page = show(CopiesPresenter.build(RecordingShell(workspace), CopiesRoute(copy)))
    assert ("it is safe to take out" in said(page)) == written
    assert ("with the system's own Eject" in said(page)) != written
    assert_good(page)
