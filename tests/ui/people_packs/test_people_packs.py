"""The packs of people in the window's terms: the list, one person's pages, receipts; over a real store and a real disk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pypdfium2
import pytest

from facilitator_app.domain.receipts import HandedOver
from facilitator_app.domain.steps import Job
from facilitator_app.services.pack_batches import Batch
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.people_packs.pages_presenter import (
    LARGE,
    SHEET,
    PersonPagesPresenter,
    ReportPagesPresenter,
)
from facilitator_app.ui.people_packs.presenter import PeoplePacksPresenter
from facilitator_app.ui.people_packs.receipts_presenter import ReceiptsPresenter
from facilitator_app.ui.routes import PeoplePacksRoute, PersonPackRoute, ReceiptsRoute
from facilitator_app.ui.screens import RoundBound
from facilitator_app.ui.window import Window
from people_batch import TODAY, a_round, a_workspace
from person import PATIENCE_MS, Beat, Person
from ui.home.recording_shell import RecordingShell, RecordingView

NAMES = ("Ana", "Ben", "Cam", "Dee", "Eli")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = a_workspace(tmp_path / "store")
    yield made
    made.close()


def where(workspace: Workspace, round_id: str, kind: type[RoundBound] = PeoplePacksRoute, *rest: str) -> Any:
    return kind(workspace.rounds.get(round_id).partnership_id, round_id, *rest)


def listed(
    workspace: Workspace, round_id: str, *paths: Path | None
) -> tuple[PeoplePacksPresenter, RecordingView, RecordingShell]:
    view, shell = RecordingView(), RecordingShell(workspace)
    shell.paths = list(paths)
    presenter = PeoplePacksPresenter(view, shell, where(workspace, round_id))
    presenter.show()
    return presenter, view, shell


def paged(
    workspace: Workspace, round_id: str, page: str, *paths: Path | None
) -> tuple[Any, RecordingView, RecordingShell]:
    view, shell = RecordingView(), RecordingShell(workspace)
    shell.paths = list(paths)
    kind: Any = PersonPagesPresenter if page else ReportPagesPresenter
    presenter = kind(view, shell, where(workspace, round_id, PersonPackRoute, page))
    presenter.show()
    return presenter, view, shell


def words_of(pdf: bytes | Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def states(view: RecordingView) -> list[str]:
    return [row[3].words for row in view.shown["show_rows"][0]]


@pytest.mark.slow
def test_the_list_says_how_far_each_pack_is(workspace: Workspace, tmp_path: Path) -> None:
    round_id, _given = a_round(workspace, NAMES, few=(1,))
    presenter, view, shell = listed(workspace, round_id, tmp_path / "packs")
    assert states(view) == ["Not made", "No pack", "Not made", "Not made", "Not made"]
    assert view.shown["show_rows"][1:] == ("0 of 4 packs are made, 0 handed over.", False)
    presenter.open_row(1)  # no figures there, but the talk can be held
    assert shell.gone.pop().inner_id == workspace.people_rounds.inner(round_id)[1].id
    presenter.write_all(large_print=False)
    words, left_out = view.shown["show_done"]
    assert words == "4 packs are in the folder packs. Keep them safe: these files are not locked."
    assert left_out == ["No pack for Ben: Only 3 people answered, and at least 5 are needed."]
    assert len(list((tmp_path / "packs").iterdir())) == 4
    first = workspace.people_packs.receipts(round_id)[0][1]
    workspace.people_packs.hand_over(first, TODAY, HandedOver.FILE)
    presenter.show()
    assert states(view) == ["Handed over", "No pack", "Made", "Made", "Made"]
    presenter.open_row(0)
    presenter.visit(ReceiptsRoute)
    presenter.visit(PersonPackRoute)
    inner = workspace.people_rounds.inner(round_id)[0].id
    assert shell.gone == [
        where(workspace, round_id, PersonPackRoute, inner),
        where(workspace, round_id, ReceiptsRoute),
        where(workspace, round_id, PersonPackRoute),
    ]


def test_opening_the_list_is_no_issue(workspace: Workspace) -> None:
    round_id, _given = a_round(workspace, NAMES)
    listed(workspace, round_id)
    with workspace.store.transaction() as t:
        assert [t.issues.of_round(one.id) for one in t.rounds.inside(round_id)] == [()] * len(NAMES)


def test_no_folder_chosen_issues_nothing(workspace: Workspace) -> None:
    round_id, _given = a_round(workspace, NAMES)
    presenter, view, shell = listed(workspace, round_id, None)
    presenter.write_all(large_print=False)
    assert shell.jobs == []
    assert "show_done" not in view.shown
    assert workspace.people_packs.next_number(workspace.people_rounds.inner(round_id)[0].id) == 1


def test_a_round_that_runs_and_too_few_answers_are_said(workspace: Workspace) -> None:
    few, _given = a_round(workspace, NAMES, few=range(5))
    presenter, view, shell = listed(workspace, few)
    assert view.shown["show_withheld"][:2] == ("There are no packs.", "About all 5 people too few people answered.")
    presenter.go_round()
    assert shell.screens[-1] == "round"
    workspace.rounds.reopen(few)
    _presenter, view, _shell = listed(workspace, few)
    assert view.said("show_withheld") == "This round is not closed."


@pytest.mark.slow
def test_a_folder_that_cannot_be_used_is_said_and_the_list_goes_on(workspace: Workspace, tmp_path: Path) -> None:
    round_id, _given = a_round(workspace, NAMES)
    (tmp_path / "file").write_bytes(b"")
    presenter, view, _shell = listed(workspace, round_id, tmp_path / "file", tmp_path / "good")
    presenter.write_all(large_print=False)
    assert view.said("show_error").startswith("Nothing can be saved in the folder")
    presenter.write_all(large_print=False)
    assert len(list((tmp_path / "good").iterdir())) == 5


@pytest.mark.slow
def test_the_pages_of_one_person_printed_saved_and_counted(workspace: Workspace, tmp_path: Path) -> None:
    round_id, _given = a_round(workspace, NAMES)
    inner = workspace.people_rounds.inner(round_id)[1].id
    presenter, view, shell = paged(workspace, round_id, inner, tmp_path / "mine", tmp_path / "sheet.pdf")
    assert view.shown["show_head"] == ("Pack: Ben", "This will be issue 1. Only Ben and you see it.")
    assert "For Ben" in words_of(view.shown["show_pages"][0])
    presenter.switch_part("counts", False)
    assert "Annex 1" not in words_of(view.shown["show_pages"][0])
    presenter.print_it()
    assert words_of(shell.printed[0]).count("Only for Ben and the facilitator") > 5
    assert view.said("show_done").startswith("Sent to the printer. Until it is printed, ")
    presenter.save_it()
    assert view.said("show_done") == "Saved: mine.pdf. Keep it safe: this file is not locked."
    assert "Annex 1" not in words_of(tmp_path / "mine.pdf")
    ((_subject, receipt),) = workspace.people_packs.receipts(round_id)
    assert receipt.number == 2
    presenter.choose(SHEET)
    assert view.shown["show_parts"][0] == ()
    presenter.save_it()
    assert "Not for sharing" in words_of(tmp_path / "sheet.pdf")
    assert len(workspace.people_packs.receipts(round_id)) == 1
    presenter.choose(LARGE)
    assert "For Ben" in words_of(view.shown["show_pages"][0])
    presenter.leave()
    assert shell.screens[-1] == "people_packs"


@pytest.mark.slow
def test_the_group_report_or_why_there_is_none(workspace: Workspace, tmp_path: Path) -> None:
    round_id, _given = a_round(workspace, NAMES)
    presenter, view, shell = paged(workspace, round_id, "", tmp_path / "report.pdf")
    assert view.said("show_head") == "Group report"
    presenter.print_it()
    presenter.save_it()
    for pdf in (shell.printed[0], tmp_path / "report.pdf"):
        assert not any(name in words_of(pdf) for name in NAMES)
    few, _none = a_round(workspace, NAMES[:2])
    presenter, view, shell = paged(workspace, few, "")
    assert view.said("show_withheld").startswith("There is no report about everybody together")
    presenter.print_it()
    assert shell.printed == []


def test_letters_that_cannot_be_printed_are_told_before_the_sheet_as_before_the_pack(workspace: Workspace) -> None:
    round_id, _given = a_round(workspace, ("\U00013000na", *NAMES[1:]))
    inner = workspace.people_rounds.inner(round_id)[0].id
    presenter, view, _shell = paged(workspace, round_id, inner)
    assert "U+13000" in view.shown["show_head"][1]
    presenter.choose(SHEET)
    assert view.shown["show_head"][1].startswith("For you alone, before the talk.")
    assert "U+13000" in view.shown["show_head"][1]


@pytest.mark.slow
def test_receipts_are_ticked_for_a_day_and_a_way(workspace: Workspace, tmp_path: Path) -> None:
    round_id, _given = a_round(workspace, NAMES)
    view, shell = RecordingView(), RecordingShell(workspace)
    shell.paths = [tmp_path / "list"]
    presenter = ReceiptsPresenter(view, shell, where(workspace, round_id))
    presenter.show()
    assert view.said("show_withheld") == "No pack has been made yet."
    for _step in workspace.people_packs.write_all(round_id, tmp_path / "packs")[0]:
        pass
    presenter.show()
    days, ways = view.shown["show_ways"]
    assert days[0][0] == shell.today().isoformat()
    assert [words for _key, words in ways] == ["Printed, by hand", "Printed, by post", "As a file"]
    presenter.choose_day(days[4][0])
    presenter.choose_how("post")
    presenter.turn(2, True)
    _place, row, summary = view.shown["show_receipt"]
    assert row.detail.endswith("Printed, by post")
    assert summary == "1 of 5 packs are handed over."
    kept = workspace.people_packs.receipts(round_id)[2][1]
    assert (kept.handed_on, kept.how) == (date.fromisoformat(days[4][0]), HandedOver.POST)
    presenter.turn(2, False)
    assert workspace.people_packs.receipts(round_id)[2][1].handed_on is None
    presenter.print_it()
    presenter.save_it()
    assert "Receipt list" in words_of(tmp_path / "list.pdf")
    assert all(name in words_of(shell.printed[0]) for name in NAMES)


@pytest.mark.slow
@pytest.mark.usefixtures("qapp")
def test_cancel_in_the_real_window_keeps_the_list_right(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The strip's own Cancel after two packs: whole files only, and the rows say which."""
    round_id, _given = a_round(workspace, NAMES)
    window = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    window.show()
    window.opened(workspace)
    window.go(where(workspace, round_id))
    folder = tmp_path / "packs"
    window.ask_folder = lambda _title: folder  # type: ignore[method-assign]
    page = window.page
    write_all, go_on = workspace.people_packs.write_all, Event()

    def whole() -> int:
        return len(list(folder.glob("*.pdf")))

    def held(job: Job[Batch]) -> Job[Batch]:
        """Waits after two packs, so that Cancel comes in time however busy this computer is."""
        try:
            for step in job:
                yield step
                if whole() >= 2:
                    go_on.wait(PATIENCE_MS / 1000)
        finally:
            job.close()
        return Batch((), ())

    def begun(*given: Any) -> tuple[Job[Batch], Batch]:
        job, batch = write_all(*given)
        return held(job), batch

    monkeypatch.setattr(workspace.people_packs, "write_all", begun)
    person = Person(window, Beat())
    person.press("All packs into a folder")
    person.wait(lambda: whole() >= 2, "two packs")
    go_on.set()
    window._frame.strip.stop()
    left = whole()
    assert 2 <= left < 5
    assert len(list(folder.iterdir())) == left
    shown = [page.table.cell(row, 3).words for row in range(5)]
    assert shown == ["Made"] * left + ["Not made"] * (5 - left)
    window.close()
