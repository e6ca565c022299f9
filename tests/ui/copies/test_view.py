from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator_app.domain.steps import finish
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.copies.presenter import CopiesPresenter, CopyOnlinePresenter
from facilitator_app.ui.routes import CopiesRoute, CopyOnlineRoute
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
