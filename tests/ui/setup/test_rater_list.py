"""A list of who answers about whom brought into a draft: looked at first, nothing overwritten, one step back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from facilitator_app.domain.subjects import Assignment
from facilitator_app.ui.list_import import ImportPage, ListImport
from facilitator_app.ui.routes import ImportRatersRoute
from facilitator_app.ui.setup import rater_list
from facilitator_app.ui.setup.rater_list import RaterListImport
from facilitator_app.ui.setup.raters_presenter import RatersPresenter
from facilitator_app.ui.setup.raters_view import RatersPage
from facilitator_app.ui.theme import Look, load_themes
from ui.checks import assert_sound
from ui.home.page_checks import said
from ui.setup.bench import Recorder, RecordingShell, be_read, beside_the_rail, partnership_in, people_in
from ui.setup.test_people import with_subjects

pytestmark = pytest.mark.usefixtures("qapp")
HEADS = "Who answers,About whom,As\n"


def assignments(shell: RecordingShell, where: ImportRatersRoute) -> tuple[Assignment, ...]:
    about = shell.workspace.rounds.get(where.round_id).about
    assert about is not None
    return about.assignments


def listed(
    shell: RecordingShell, where: ImportRatersRoute, text: str, folder: Path
) -> tuple[Recorder, ListImport[Any]]:
    shell.file = folder / "list.csv"
    shell.file.write_text(text, "utf-8")
    view = Recorder()
    presenter = ListImport(view, RaterListImport(shell, where), shell)  # type: ignore[arg-type]
    presenter.choose_file()
    return view, presenter


def test_looked_at_added_and_taken_back(shell: RecordingShell, tmp_path: Path) -> None:
    _partnership, where = with_subjects(shell)
    first = HEADS + "Ana,Ana,Self\nCam,Ana,Own organisation\nNobody Here,Ana,Own organisation\n"
    view, presenter = listed(shell, where, first, tmp_path)
    shown = view["show_rows"]
    assert shown.sentence == "2 of 3 rows can be added. 1 has a problem."
    assert (shown.add, [row[0] for row in shown.good], [row[0] for row in shown.bad]) == (
        "Add 2 rows",
        ["Ana", "Cam"],
        ["4"],
    )
    assert assignments(shell, where) == ()
    presenter.add()
    assert "2 rows were added. 1 row was left out." in view["show_added"]
    kept = assignments(shell, where)
    assert len(kept) == 2
    view, presenter = listed(
        shell, where, HEADS + "Cam,Ana,Delivery team\nAna,Ana,Self\nDee,Ben,Own organisation\n", tmp_path
    )
    assert view["show_rows"].sentence == "1 of 3 rows can be added. 1 is there already, or further up. 1 has a problem."
    presenter.add()
    assert assignments(shell, where)[:2] == kept, "what is there stays as it is"
    assert len(assignments(shell, where)) == 3
    presenter.undo()
    assert assignments(shell, where) == kept
    presenter.undo()
    assert assignments(shell, where) == kept


def test_columns_can_be_changed_and_the_file_read_again(shell: RecordingShell, tmp_path: Path) -> None:
    _partnership, where = with_subjects(shell)
    view, presenter = listed(shell, where, "x,y,z\nAna,Cam,Own organisation\n", tmp_path)
    assert view["show_rows"].sentence == "Choose above which column is: Who answers, About whom, As."
    for key, place in (("subject", 0), ("rater", 1), ("group", 2)):
        presenter.match(key, place)
    assert view["show_rows"].sentence == "1 of 1 row can be added."
    assert shell.file is not None
    shell.file.write_bytes(b"")
    presenter.read_again()
    assert "list.csv is empty" in view["show_error"]
    assert assignments(shell, where) == ()


def test_a_file_that_cannot_be_read_leaves_the_one_before(shell: RecordingShell, tmp_path: Path) -> None:
    _partnership, where = with_subjects(shell)
    view, presenter = listed(shell, where, HEADS + "Ana,Ana,Self\n", tmp_path)
    shell.file = tmp_path / "not.ods"
    shell.file.write_bytes(b"PK\x03\x04")
    presenter.choose_file()
    be_read(shell)
    assert "not.ods" in view["show_error"]
    assert view["show_file"].name == "list.csv"
    view.shown.clear()
    presenter.read_again()
    assert view["show_file"].name == "list.csv", "what is read again is the file whose name stands there"
    presenter.choose_file()
    be_read(shell)
    view.shown.pop("clear_errors", None)
    presenter.add()
    assert "clear_errors" in view, "no error stands above what was added"
    assert len(assignments(shell, where)) == 1


def test_what_a_word_processor_makes_of_a_name(shell: RecordingShell, tmp_path: Path) -> None:
    partnership = people_in(shell, partnership_in(shell), ("Joan O'Neill", "Ann-Marie", "Cam"))
    where = ImportRatersRoute(partnership.id, shell.workspace.people_rounds.new(partnership.id, "member-behaviours").id)
    shell.workspace.people_rounds.set_about_members(where.round_id, tuple(m.id for m in partnership.members[:2]))
    rows = "Cam,Joan O\u2019Neill,Own organisation\nJoan O\u2018Neill,Ann\u2013Marie,Own organisation\n"
    view, _presenter = listed(shell, where, HEADS + rows, tmp_path)
    assert view["show_rows"].sentence == "2 of 2 rows can be added."


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_saved_list_comes_back_as_it_is(shell: RecordingShell, tmp_path: Path, ending: str) -> None:
    _partnership, where = with_subjects(shell)
    shell.file = tmp_path / f"mine{ending}"
    view = Recorder()
    contents = RaterListImport(shell, where)  # type: ignore[arg-type]
    presenter = ListImport(view, contents, shell)  # type: ignore[arg-type]
    contents.save_list(ending)
    presenter.choose_file()
    if ending == ".xlsx":
        be_read(shell)
    assert view["show_rows"].sentence == "2 of 2 rows can be added.", "an own view for each, to begin with"
    shell.workspace.people_rounds.propose(where.round_id)
    contents.save_list(ending)
    presenter.read_again()
    if ending == ".xlsx":
        be_read(shell)
    n = len(assignments(shell, where))
    assert view["show_rows"].sentence == f"0 of {n} rows can be added. {n} are there already, or further up."
    if ending == ".xlsx":
        names = load_workbook(shell.file)["Names to use"]
        assert {row[0] for row in names.iter_rows(min_row=2, values_only=True)} > {"Ana", "Gus"}


def test_a_folder_that_is_not_there_is_told(shell: RecordingShell, tmp_path: Path) -> None:
    _partnership, where = with_subjects(shell)
    shell.file = tmp_path / "gone" / "mine.xlsx"
    view = Recorder()
    contents = RaterListImport(shell, where)  # type: ignore[arg-type]
    contents.view = view
    contents.save_list(".xlsx")
    assert "show_error" in view
    assert "show_done" not in view


def test_filling_in_for_everybody_has_a_step_back(shell: RecordingShell) -> None:
    _partnership, where = with_subjects(shell)
    page = RatersPresenter.build(shell, where)
    assert isinstance(page, RatersPage)
    page.presenter.propose()
    assert f"{len(assignments(shell, where))} places were filled in." in said(page)
    assert page.undo_bar.button.isVisibleTo(page)
    page.undo_bar.button.click()
    assert assignments(shell, where) == ()
    assert not page.undo_bar.isVisibleTo(page)
    page.presenter.propose()
    page.presenter.propose()
    assert "Everybody answers about everybody already." in said(page)
    assert not page.undo_bar.button.isVisibleTo(page)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("stage", ["empty", "looked", "done"])
def test_the_page_is_sound(
    shell: RecordingShell, tmp_path: Path, show: Callable[..., Any], scale: float, stage: str
) -> None:
    _partnership, where = with_subjects(shell)
    page = rater_list.build(shell, ImportRatersRoute(*where.ids))
    assert isinstance(page, ImportPage)
    shell.file = tmp_path / "list.csv"
    shell.file.write_text(HEADS + "Ana,Ana,Self\nCam,Ana,Own organisation\nCamm,Ana,Self\nDee,Zed,Self\n", "utf-8")
    if stage != "empty":
        page.presenter.choose_file()
    if stage == "done":
        page.presenter.add()
        assert "2 rows were added. 2 rows were left out." in said(page)
    show(page, beside_the_rail(scale), 768, Look(load_themes()["light"], scale))
    if stage == "looked":
        page.presenter.choose_file()
        assert page.focusWidget() is page.add_button, "the button that was pressed has gone"
    assert_sound(page, width=beside_the_rail(scale), height=768)
