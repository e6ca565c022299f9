from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from facilitator_app.domain.partnership import ListedPerson
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.packs.presenter import PacksPresenter
from facilitator_app.ui.routes import PacksRoute, SetupQuestionnaireRoute
from services.test_comments import Comment
from services.test_comments import a_closed_round as comments_round
from ui.home.recording_shell import RecordingShell, RecordingView, a_workspace
from ui.results.closed_rounds import a_closed_round, a_draft


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path_factory.mktemp("packs") / "store")
    yield made
    made.close()


@pytest.fixture(scope="module")
def closed(workspace: Workspace) -> Round:
    return a_closed_round(workspace)


def opened(
    workspace: Workspace, round_: Round | None, *paths: Path | None
) -> tuple[PacksPresenter, RecordingView, RecordingShell]:
    view, shell = RecordingView(), RecordingShell(workspace)
    shell.paths = list(paths)
    presenter = PacksPresenter(view, shell, PacksRoute(round_.partnership_id, round_.id) if round_ else PacksRoute("p"))
    presenter.show()
    return presenter, view, shell


def pages(pdf: bytes | Path) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def test_without_a_round_it_says_what_to_do(workspace: Workspace) -> None:
    presenter, view, shell = opened(workspace, None)
    assert view.said("show_withheld") == "There are no results yet."
    presenter.go_round()
    presenter.print_it()
    presenter.save_it()
    assert shell.gone == [SetupQuestionnaireRoute("p")]
    assert shell.printed == []


def test_a_draft_an_open_round_and_too_few_give_no_pack(workspace: Workspace) -> None:
    draft = a_draft(workspace)
    presenter, view, shell = opened(workspace, draft)
    assert view.said("show_withheld") == "This round has not started."
    presenter.go_round()
    assert shell.screens[-1] == "setup_check"
    presenter, view, shell = opened(workspace, a_closed_round(workspace, 1, 0, close=False))
    assert view.said("show_withheld") == "There are no results while people are answering."
    presenter.go_round()
    assert shell.screens[-1] == "round"
    _presenter, view, _shell = opened(workspace, a_closed_round(workspace, 2, 2))
    assert view.said("show_withheld") == "Only 4 people answered. We promised to show nothing under 5."
    assert "show_pages" not in view.shown


def test_a_part_that_is_missing_says_why(workspace: Workspace, closed: Round) -> None:
    _presenter, view, _shell = opened(workspace, closed)
    parts, _off = view.shown["show_parts"]
    reasons = {part.title: part.reason for part in parts if not part.included}
    assert reasons == {"In our own words": "Fewer than 3 people wrote about any one question."}


@pytest.mark.slow
def test_fewer_parts_are_fewer_pages(workspace: Workspace, closed: Round) -> None:
    presenter, view, _shell = opened(workspace, closed)
    whole = pages(view.shown["show_pages"][0])
    presenter.switch_part("main_points", False)
    assert pages(view.shown["show_pages"][0]) == whole - 1
    presenter.switch_part("main_points", True)
    assert pages(view.shown["show_pages"][0]) == whole
    presenter.choose("large")
    assert pages(view.shown["show_pages"][0]) > whole


@pytest.mark.slow
def test_save_writes_the_chosen_pages_and_counts_the_issue(workspace: Workspace, closed: Round, tmp_path: Path) -> None:
    presenter, view, shell = opened(workspace, closed, tmp_path / "pack")
    number = workspace.packs.next_number(presenter.released) if presenter.released else 0
    presenter.switch_part("counts", False)
    chosen = pages(view.shown["show_pages"][0])
    presenter.save_it()
    assert view.said("show_done") == "Saved: pack.pdf. Keep it safe: this file is not locked."
    assert pages(tmp_path / "pack.pdf") == chosen
    partnership = workspace.partnerships.get(closed.partnership_id).name
    assert shell.offered == [f"{partnership}, {closed.name}, Feedback pack.pdf"]
    assert view.shown["show_head"][1].startswith(f"This will be issue {number + 1}.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pack.pdf"]


def test_no_place_chosen_issues_nothing(workspace: Workspace, closed: Round) -> None:
    presenter, view, _shell = opened(workspace, closed, None)
    head = view.shown["show_head"]
    presenter.save_it()
    assert "show_done" not in view.shown
    assert view.shown["show_head"] == head


@pytest.mark.slow
def test_print_sends_the_pages_and_keeps_no_file(workspace: Workspace, closed: Round) -> None:
    presenter, view, shell = opened(workspace, closed)
    presenter.print_it()
    assert pages(shell.printed[0]) == pages(view.shown["show_pages"][0])
    assert view.said("show_done").startswith("Sent to the printer. Until it is printed, ")


@pytest.mark.parametrize("how", ["print", "print stopped", "print left", "save stopped", "save failed"])
def test_what_left_in_no_way_uses_up_no_number(workspace: Workspace, closed: Round, tmp_path: Path, how: str) -> None:
    gone = tmp_path / "gone" / "pack.pdf"
    presenter, _view, shell = opened(workspace, closed, gone if how == "save failed" else tmp_path / "pack.pdf")
    assert presenter.released is not None
    number = workspace.packs.next_number(presenter.released)
    shell.without_printer, shell.held = True, how.endswith(("stopped", "left"))
    (presenter.print_it if how.startswith("print") else presenter.save_it)()
    if how.endswith("left"):  # what is drawn in the end, nobody prints
        presenter.end()
        shell.finish_job(told=False)
    elif shell.held:
        shell.cancel_job()
        assert shell.unused is not None
        shell.unused()
        presenter.end()
    assert shell.printed == []
    assert workspace.packs.next_number(presenter.released) == number


def test_a_folder_that_is_gone_is_said(workspace: Workspace, closed: Round, tmp_path: Path) -> None:
    presenter, view, _shell = opened(workspace, closed, tmp_path / "gone" / "pack.pdf")
    presenter.save_it()
    assert view.said("show_error").startswith("Nothing can be saved in the folder")
    assert "show_done" not in view.shown


def test_a_full_disk_keeps_the_older_file(
    workspace: Workspace, closed: Round, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "pack.pdf").write_text("the older pack")
    presenter, view, _shell = opened(workspace, closed, tmp_path / "pack.pdf")
    monkeypatch.setattr(os, "fsync", full)
    presenter.save_it()
    monkeypatch.undo()
    assert view.said("show_error").startswith("There is not enough free space to save the file.")
    assert (tmp_path / "pack.pdf").read_text() == "the older pack"
    assert [path.name for path in tmp_path.iterdir()] == ["pack.pdf"]


def test_cancel_keeps_the_older_file_and_the_page_goes_on(workspace: Workspace, closed: Round, tmp_path: Path) -> None:
    (tmp_path / "pack.pdf").write_text("the older pack")
    presenter, view, shell = opened(workspace, closed, tmp_path / "pack.pdf", tmp_path / "pack.pdf")
    shell.held = True
    presenter.save_it()
    presenter.switch_part("counts", False)
    presenter.save_it()
    assert len(shell.jobs) == 1, "neither a drawing nor a second pack may stop the one on its way"
    shell.cancel_job()
    assert [path.name for path in tmp_path.iterdir()] == ["pack.pdf"]
    assert (tmp_path / "pack.pdf").read_text() == "the older pack"
    shell.held = False
    presenter.save_it()
    assert view.said("show_done").startswith("Saved: pack.pdf")
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF")


def test_comments_with_names_from_the_lists_are_to_be_looked_at_first(tmp_path: Path) -> None:
    workspace, _code = a_workspace(tmp_path / "store")
    round_ = comments_round(workspace, *(Comment(words) for words in ("Amina does it all", "amina!", "We talk", "Yes")))
    assert "names from your lists" not in opened(workspace, round_)[1].shown["show_head"][1]
    workspace.partnerships.add_people(round_.partnership_id, [ListedPerson("Amina Yusuf")])
    lead = opened(workspace, round_)[1].shown["show_head"][1]
    assert "2 comments in it have names from your lists. Look at them in “Own words” first." in lead
    assert "Amina" not in lead
    workspace.close()


@pytest.mark.slow
def test_letters_that_no_font_has_are_told_before_anything_is_printed(workspace: Workspace) -> None:
    round_ = comments_round(
        workspace, Comment("\U00020021 is a fine word"), Comment("two"), Comment("three \U00020021")
    )
    lead = opened(workspace, round_)[1].shown["show_head"][1]
    told = "This letter cannot be printed: \U00020021 (letter U+20021, in “"
    assert told in lead
    assert "A mark stands in its place. Write it in other letters first." in lead
    fine = comments_round(workspace, Comment("один"), Comment("două"), Comment("تین"))
    assert "cannot be printed" not in opened(workspace, fine)[1].shown["show_head"][1]
