"""A list of who answers about whom brought into a draft: looked at first, nothing overwritten, one step back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel

from facilitator_app.domain.subjects import Assignment
from facilitator_app.ui.desk import Where
from facilitator_app.ui.setup import build_raters
from facilitator_app.ui.setup.rater_list_presenter import LIST, RaterListPresenter
from facilitator_app.ui.setup.rater_list_view import RaterListPage
from facilitator_app.ui.setup.raters_view import RatersPage
from facilitator_app.ui.theme import Look, load_themes
from ui.checks import assert_sound
from ui.setup.bench import Recorder, RecordingDesk, beside_the_rail, partnership_in, people_in
from ui.setup.test_people import with_subjects

pytestmark = pytest.mark.usefixtures("qapp")
HEADS = "Who answers,About whom,As\n"


def assignments(desk: RecordingDesk, where: Where) -> tuple[Assignment, ...]:
    about = desk.workspace.rounds.get(where.round_id).about
    assert about is not None
    return about.assignments


def listed(desk: RecordingDesk, where: Where, text: str, folder: Path) -> tuple[Recorder, RaterListPresenter]:
    desk.file = folder / "list.csv"
    desk.file.write_text(text, "utf-8")
    view = Recorder()
    presenter = RaterListPresenter(view, desk, where)
    presenter.show()
    presenter.choose_file()
    return view, presenter


def test_looked_at_added_and_taken_back(desk: RecordingDesk, tmp_path: Path) -> None:
    _partnership, where = with_subjects(desk)
    first = HEADS + "Ana,Ana,Self\nCam,Ana,Own organisation\nNobody Here,Ana,Own organisation\n"
    view, presenter = listed(desk, where, first, tmp_path)
    sentence, add, good, bad = view["show_preview"]
    assert sentence == "2 of 3 rows can be added. 1 has a problem."
    assert (add, [row.number for row in good], [row.number for row in bad]) == ("Add 2 rows", [2, 3], [4])
    assert assignments(desk, where) == ()
    presenter.add()
    assert "2 rows were added. 1 row was left out." in str(view.shown["show_done"])
    kept = assignments(desk, where)
    assert len(kept) == 2
    view, presenter = listed(
        desk, where, HEADS + "Cam,Ana,Delivery team\nAna,Ana,Self\nDee,Ben,Own organisation\n", tmp_path
    )
    assert view["show_preview"][0] == "1 of 3 rows can be added. 1 is there already. 1 has a problem."
    presenter.add()
    assert assignments(desk, where)[:2] == kept, "what is there stays as it is"
    assert len(assignments(desk, where)) == 3
    presenter.undo()
    assert assignments(desk, where) == kept
    presenter.undo()
    assert assignments(desk, where) == kept


def test_columns_can_be_changed_and_the_file_read_again(desk: RecordingDesk, tmp_path: Path) -> None:
    _partnership, where = with_subjects(desk)
    view, presenter = listed(desk, where, "x,y,z\nAna,Cam,Own organisation\n", tmp_path)
    assert view["show_preview"][0] == "Choose above which column is: Who answers, About whom, As."
    for key, place in (("subject", 0), ("rater", 1), ("group", 2)):
        presenter.match(key, place)
    assert view["show_preview"][0] == "1 of 1 row can be added."
    assert desk.file is not None
    desk.file.write_bytes(b"")
    presenter.read()
    assert "list.csv is empty" in view["show_error"]
    assert assignments(desk, where) == ()


def test_a_file_that_cannot_be_read_leaves_the_one_before(desk: RecordingDesk, tmp_path: Path) -> None:
    _partnership, where = with_subjects(desk)
    view, presenter = listed(desk, where, HEADS + "Ana,Ana,Self\n", tmp_path)
    desk.file = tmp_path / "not.ods"
    desk.file.write_bytes(b"PK\x03\x04")
    presenter.choose_file()
    assert "not.ods" in view["show_error"]
    assert view["show_file"][0] == "list.csv"
    view.shown.clear()
    presenter.read()
    assert view["show_file"][0] == "list.csv", "what is read again is the file whose name stands there"
    presenter.choose_file()
    view.shown.pop("clear_errors", None)
    presenter.add()
    assert "clear_errors" in view, "no error stands above what was added"
    assert len(assignments(desk, where)) == 1


def test_what_a_word_processor_makes_of_a_name(desk: RecordingDesk, tmp_path: Path) -> None:
    partnership = people_in(desk, partnership_in(desk), ("Joan O'Neill", "Ann-Marie", "Cam"))
    where = Where(partnership.id, desk.workspace.people_rounds.new(partnership.id, "member-behaviours").id)
    desk.workspace.people_rounds.set_about_members(where.round_id, tuple(m.id for m in partnership.members[:2]))
    rows = "Cam,Joan O\u2019Neill,Own organisation\nJoan O\u2018Neill,Ann\u2013Marie,Own organisation\n"
    view, _presenter = listed(desk, where, HEADS + rows, tmp_path)
    assert view["show_preview"][0] == "2 of 2 rows can be added."


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_saved_list_comes_back_as_it_is(desk: RecordingDesk, tmp_path: Path, ending: str) -> None:
    _partnership, where = with_subjects(desk)
    desk.file = tmp_path / f"mine{ending}"
    view = Recorder()
    presenter = RaterListPresenter(view, desk, where)
    presenter.save_list(ending)
    presenter.choose_file()
    assert view["show_preview"][0] == "2 of 2 rows can be added.", "an own view for each, to begin with"
    desk.workspace.people_rounds.propose(where.round_id)
    presenter.save_list(ending)
    presenter.read()
    n = len(assignments(desk, where))
    assert view["show_preview"][0] == f"0 of {n} rows can be added. {n} are there already."
    if ending == ".xlsx":
        names = load_workbook(desk.file)["Names to use"]
        assert {row[0] for row in names.iter_rows(min_row=2, values_only=True)} > {"Ana", "Gus"}


def test_a_folder_that_is_not_there_is_told(desk: RecordingDesk, tmp_path: Path) -> None:
    _partnership, where = with_subjects(desk)
    desk.file = tmp_path / "gone" / "mine.xlsx"
    view = Recorder()
    RaterListPresenter(view, desk, where).save_list(".xlsx")
    assert "show_error" in view
    assert "show_done" not in view


def said(page: RaterListPage | RatersPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_filling_in_for_everybody_has_a_step_back(desk: RecordingDesk) -> None:
    _partnership, where = with_subjects(desk)
    page = build_raters(desk, where)
    assert isinstance(page, RatersPage)
    page.propose_asked.emit()
    assert f"{len(assignments(desk, where))} places were filled in." in said(page)
    assert page.undone.button.isVisibleTo(page)
    page.undone.button.click()
    assert assignments(desk, where) == ()
    assert not page.undone.isVisibleTo(page)
    page.propose_asked.emit()
    page.propose_asked.emit()
    assert "Everybody answers about everybody already." in said(page)
    assert not page.undone.button.isVisibleTo(page)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("stage", ["empty", "looked", "done"])
def test_the_page_is_sound(
    desk: RecordingDesk, tmp_path: Path, show: Callable[..., Any], scale: float, stage: str
) -> None:
    _partnership, where = with_subjects(desk)
    page = build_raters(desk, Where(where.partnership_id, where.round_id, LIST))
    assert isinstance(page, RaterListPage)
    desk.file = tmp_path / "list.csv"
    desk.file.write_text(HEADS + "Ana,Ana,Self\nCam,Ana,Own organisation\nCamm,Ana,Self\nDee,Zed,Self\n", "utf-8")
    if stage != "empty":
        page.file_asked.emit()
    if stage == "done":
        page.add_asked.emit()
        assert "2 rows were added. 2 rows were left out." in said(page)
    show(page, beside_the_rail(scale), 768, Look(load_themes()["light"], scale))
    if stage == "looked":
        page.file_asked.emit()
        assert page.focusWidget() is page.add_button, "the button that was pressed has gone"
    assert_sound(page, width=beside_the_rail(scale), height=768)
