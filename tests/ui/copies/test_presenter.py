from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator_app.domain.steps import finish
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.copies.presenter import CopiesPresenter, CopyOnlinePresenter
from facilitator_app.ui.routes import CopiesRoute, CopyOnlineRoute, RestoreRoute
from ui.home.recording_shell import RecordingShell, RecordingView, a_workspace, open_a_round


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


def shown(workspace: Workspace) -> tuple[CopiesPresenter, RecordingView, RecordingShell]:
    view, shell = RecordingView(), RecordingShell(workspace)
    presenter = CopiesPresenter(view, shell, CopiesRoute())
    presenter.show()
    return presenter, view, shell


def test_a_copy_is_made_where_the_person_says(workspace: Workspace, tmp_path: Path) -> None:
    presenter, view, shell = shown(workspace)
    assert view.shown["show_copies"] == ("There is no copy yet", str(workspace.store.path), "", "")
    stick = tmp_path / "stick"
    stick.mkdir()
    shell.paths = [None, stick]
    presenter.make()
    assert shell.saves == 0
    presenter.make()
    assert (stick / "Partnership Rounds copy 2026-11-24" / "store.db").exists()
    assert shell.saves == 1
    assert shell.gone == [CopiesRoute(stick / "Partnership Rounds copy 2026-11-24")]
    CopiesPresenter(view, shell, shell.gone[0]).show()
    assert view.said("show_copies") == "Last copy: 24 November 2026"
    assert "Partnership Rounds copy 2026-11-24" in view.said("show_done")
    assert "same disk" in view.said("show_done")


def test_a_stick_that_was_taken_out_is_no_trouble(workspace: Workspace, tmp_path: Path) -> None:
    view = RecordingView()
    CopiesPresenter(view, RecordingShell(workspace), CopiesRoute(tmp_path / "gone")).show()
    assert "show_done" not in view.shown


def test_a_copy_in_a_synced_folder_is_asked_about_before_it_is_made(workspace: Workspace, tmp_path: Path) -> None:
    presenter, _view, shell = shown(workspace)
    place = tmp_path / "Dropbox"
    place.mkdir()
    shell.paths = [place]
    presenter.make()
    assert shell.gone == [CopyOnlineRoute(place)]
    question = RecordingView()
    asked = CopyOnlinePresenter(question, shell, shell.gone[0])
    asked.show()
    _title, lines = question.shown["show_question"]
    assert lines[0].startswith("Dropbox copies this folder to the internet. A USB stick is safer.")
    asked.leave()
    assert shell.gone[-1] == CopiesRoute()
    assert list(place.iterdir()) == [], "nothing is written before the answer"
    asked.do_it()
    assert shell.gone[-1] == CopiesRoute(place / "Partnership Rounds copy 2026-11-24")
    assert (place / "Partnership Rounds copy 2026-11-24" / "store.db").exists()


def test_a_file_in_a_synced_folder_is_warned_about(tmp_path: Path) -> None:
    workspace, _code = a_workspace(tmp_path / "OneDrive - Charity" / "store")
    assert "OneDrive" in shown(workspace)[1].shown["show_copies"][3]
    workspace.close()


def test_what_goes_wrong_is_said_and_does_not_count(workspace: Workspace, tmp_path: Path) -> None:
    presenter, view, shell = shown(workspace)
    for place, told in ((workspace.store.path, "Choose another place"), (tmp_path / "gone", "Choose another folder")):
        shell.paths = [place]
        presenter.make()
        assert told in view.said("show_error")
    assert workspace.copies.last_made() is None
    assert "show_done" not in view.shown


def test_while_a_round_is_open_the_copies_beside_the_file_are_offered(workspace: Workspace) -> None:
    open_a_round(workspace)
    assert shown(workspace)[1].shown["show_kept_here"] == (0, "")
    for _time in range(2):
        finish(workspace.copies.keep_here())
    presenter, view, shell = shown(workspace)
    assert view.shown["show_kept_here"] == (2, "")
    assert view.shown["show_copies"][2] == "", "a copy on a stick can be made as well"
    presenter.go_back_here(1)
    assert shell.gone == [RestoreRoute(workspace.copies.kept_here()[1])]


def test_a_copy_that_still_holds_what_was_deleted_is_named_and_looked_for(workspace: Workspace, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = workspace.partnerships.create("Harbour")
    copy = finish(workspace.copies.make(stick))
    assert shown(workspace)[1].shown["show_known"] == (
        [("24 November 2026", str(copy), "Holds nothing that you deleted since")], [],
    )  # fmt: skip
    workspace.partnerships.delete(made.id)
    stick.rename(tmp_path / "taken out")
    presenter, view, _shell = shown(workspace)
    assert view.shown["show_known"] == (
        [("24 November 2026", str(copy), "Still holds what you deleted since")], [copy.name],
    )  # fmt: skip
    presenter.reach()
    assert "It was not found there." in view.said("show_error")
    (tmp_path / "taken out").rename(stick)
    presenter.forget(0)
    assert "This copy is still there." in view.said("show_error")
    presenter.reach()
    assert shown(workspace)[1].shown["show_known"][1] == []


def test_a_copy_that_is_gone_is_forgotten(workspace: Workspace, tmp_path: Path) -> None:
    made = workspace.partnerships.create("Harbour")
    copy = finish(workspace.copies.make(tmp_path))
    workspace.partnerships.delete(made.id)
    shutil.rmtree(copy)
    presenter, _view, shell = shown(workspace)
    presenter.forget(0)
    assert shell.saves == 1
    assert "show_known" not in shown(workspace)[1].shown


def test_going_back_asks_for_a_copy_and_leaves_this_file_open(workspace: Workspace) -> None:
    presenter, view, shell = shown(workspace)
    shell.paths = [None, Path("/media/stick/copy/store.db")]
    presenter.go_back()
    assert shell.gone == []
    presenter.go_back()
    assert shell.gone == [RestoreRoute(Path("/media/stick/copy/store.db"))]
    assert shell.locked == 0
    assert "show_taking_back" not in view.shown


def test_a_file_that_gave_way_can_be_gone_back_to(workspace: Workspace) -> None:
    kept = workspace.store.path / "before-restore" / "2026-11-24"
    kept.mkdir(parents=True)
    presenter, view, shell = shown(workspace)
    assert "show_taking_back" in view.shown
    presenter.take_back()
    assert shell.gone == [RestoreRoute(kept)]
