"""A list that is brought in: from the clipboard, dropped, read another way, mended in place, rows left out."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from facilitator_app.domain.steps import finish
from facilitator_app.ui.people import bringing_in
from facilitator_app.ui.routes import ImportPeopleRoute, ImportRatersRoute
from facilitator_app.ui.setup import rater_list
from facilitator_app.ui.theme import Look
from facilitator_app.ui.widgets import QuietButton, TickBox
from hostile_sheets import HOSTILE
from ui.checks import assert_sound
from ui.home.page_checks import said
from ui.lists.unwritable import REFUSED, unwritable
from ui.setup.bench import RecordingShell, be_read, beside_the_rail, partnership_in, people_in


def names(shell: RecordingShell, partnership_id: str) -> list[str]:
    return [m.name for m in shell.workspace.partnerships.get(partnership_id).members]


@pytest.fixture
def made(shell: RecordingShell) -> Any:
    return partnership_in(shell)


@pytest.fixture
def page(shell: RecordingShell, show: Any, made: Any) -> Any:
    return show(bringing_in.build(shell, ImportPeopleRoute(made.id)), width=beside_the_rail(1.0))


def dropped(page: Any, data: QMimeData) -> None:
    page.dropEvent(
        QDropEvent(
            QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )


@pytest.mark.parametrize("way", ["keys", "button", "drop"])
def test_a_list_is_pasted_or_dropped(shell: RecordingShell, page: Any, made: Any, way: str) -> None:
    text = "Name\tGroup\nAnn Reed\tAgencies\nBo Lee\t\n"
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(text)
    if way == "keys":
        QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    elif way == "button":
        page.paste_button.click()
    else:
        data = QMimeData()
        data.setText(text)
        dropped(page, data)
    assert "2 of 2 rows can be added." in said(page)
    assert "Read it again" not in [button.text() for button in page.file.findChildren(QuietButton)]
    page.add_button.click()
    assert names(shell, made.id) == ["Ann Reed", "Bo Lee"]


def test_a_pasted_list_is_there_after_the_power_failed(shell: RecordingShell, show: Any, page: Any, made: Any) -> None:
    page.presenter.paste("Name,Group\nAnn Reed,Agencies\nBo Lee,\n")
    again: Any = show(bringing_in.build(shell, ImportPeopleRoute(made.id)), width=beside_the_rail(1.0))
    assert "2 of 2 rows can be added." in said(again)
    again.add_button.click()
    again.save_pending()
    after: Any = show(bringing_in.build(shell, ImportPeopleRoute(made.id)), width=beside_the_rail(1.0))
    assert "What a list may look like" in said(after), "what was added waits no more"


def test_a_pasted_list_is_called_no_file_and_another_can_be_pasted(page: Any, settle: Any) -> None:
    page.presenter.paste("Name\nAnn Reed\nAnn Reed\n")
    page.good_table.chosen.emit(0)
    settle()
    choices = [combo.itemText(0) for combo in page.file.findChildren(QComboBox)]
    words = " ".join((said(page.file), said(page.looked_at), *choices))
    assert "to change it or leave it out" in words
    assert "file" not in words.replace("Choose another file", "")
    QGuiApplication.clipboard().setText("Name\nBo Lee\n")
    next(b for b in page.file.findChildren(QuietButton) if b.text() == "Paste another list").click()
    assert "1 of 1 row can be added." in said(page)


def test_nothing_to_paste_is_said(page: Any) -> None:
    QGuiApplication.clipboard().clear()
    page.paste_button.click()
    assert "There is nothing to paste." in page.errors.accessibleName()


def test_a_file_is_dropped_another_sheet_and_another_row_of_headings_are_chosen(
    shell: RecordingShell, page: Any, made: Any, settle: Any, tmp_path: Path
) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "People"
    for row in (("Name",), ("Ann",)):
        first.append(row)
    second = book.create_sheet("Others")
    for row in (("Name",), ("Our people",), ("Eve",), ("Kim",)):
        second.append(row)
    book.save(tmp_path / "two.xlsx")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "two.xlsx"))])
    dropped(page, data)
    assert "can be added" not in said(page)
    be_read(shell)
    assert "1 of 1 row can be added." in said(page)
    assert "This is the sheet People." in said(page)
    page.presenter.choose("sheet", "Others")
    assert "3 of 3 rows can be added." in said(page)
    page.presenter.choose("head_row", "2")
    assert "2 of 2 rows can be added." in said(page)
    settle()
    assert_sound(page, width=beside_the_rail(1.0))
    assert len(shell.called("run")) == 1, "the file is read once, whatever is chosen of it"
    page.add_button.click()
    assert names(shell, made.id) == ["Eve", "Kim"]


def test_a_spreadsheet_that_cannot_be_read_leaves_the_page_as_it_was(
    shell: RecordingShell, page: Any, tmp_path: Path
) -> None:
    (tmp_path / "l.csv").write_text("Name\nZoe\nSam\n", "utf-8")
    page.presenter.read(tmp_path / "l.csv")
    page.good_table.chosen.emit(0)
    page.drop_button.click()
    (tmp_path / "bad.xlsx").write_bytes(HOSTILE["one merged area over everything"][0]())
    page.presenter.read(tmp_path / "bad.xlsx")
    be_read(shell)
    assert "bad.xlsx is too big for a list of people." in page.errors.accessibleName()
    assert "1 of 2 rows can be added. You left 1 out." in said(page)


def test_leaving_ends_the_reading_and_what_waited_waits_on(
    shell: RecordingShell, show: Any, made: Any, page: Any, tmp_path: Path
) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (("Name",), ("Ann",), ("Kim",)):
        book.active.append(row)
    book.save(tmp_path / "people.xlsx")
    page.presenter.read(tmp_path / "people.xlsx")
    be_read(shell)
    page.good_table.chosen.emit(0)
    page.drop_button.click()
    page.save_pending()
    again: Any = show(bringing_in.build(shell, ImportPeopleRoute(made.id)), width=beside_the_rail(1.0))
    job = shell.called("run")[-1][0]
    next(job)
    (child,) = multiprocessing.active_children()
    again.save_pending()
    again.leave()
    assert finish(job) is None
    assert child not in multiprocessing.active_children()
    once_more: Any = show(bringing_in.build(shell, ImportPeopleRoute(made.id)), width=beside_the_rail(1.0))
    be_read(shell)
    assert "1 of 2 rows can be added. You left 1 out." in said(once_more)


def test_one_of_two_of_a_name_is_left_out(shell: RecordingShell, page: Any, made: Any, tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text("Name,Organisation\nZoe,A\nSam,A\nAnn,B\nSam,B\n", "utf-8")
    page.presenter.read(tmp_path / "l.csv")
    assert "4 of 4 rows can be added. 1 name is there twice." in said(page)
    assert page.sentence._kind == "info"  # a question, not a success
    assert [page.good_table.cell(row, 0).words for row in range(4)] == ["Sam", "Sam", "Zoe", "Ann"]
    assert page.good_table.cell(0, 0).detail == "Also in row 5"
    page.good_table.chosen.emit(1)
    page.drop_button.click()
    assert "3 of 4 rows can be added. You left 1 out." in said(page)
    page.add_button.click()
    assert "3 people were added. 1 row was left out." in said(page)
    assert names(shell, made.id) == ["Zoe", "Sam", "Ann"]
    page.undo_button.click()
    assert names(shell, made.id) == []
    assert "You left 1 out." in said(page)


def test_rows_that_were_left_out_come_back_one_after_the_other(
    shell: RecordingShell, show: Any, page: Any, made: Any, tmp_path: Path
) -> None:
    (tmp_path / "l.csv").write_text("Name,Organisation\nZoe,A\nSam,B\nAnn,B\n,C\n", "utf-8")
    page.presenter.read(tmp_path / "l.csv")
    assert not page.dropped.isVisible()
    page.good_table.chosen.emit(1)
    page.drop_button.click()
    assert page.dropped.label.text() == "Row 3 was left out: Sam."
    page.presenter.drop_good(0)
    page.presenter.drop_bad(0)
    assert page.dropped.label.text() == "Row 5 was left out."
    page.save_pending()
    page = show(bringing_in.build(shell, ImportPeopleRoute(made.id)), width=beside_the_rail(1.0))
    assert page.dropped.label.text() == "Row 5 was left out."  # also when one comes back to the list
    page.dropped.button.click()
    assert page.dropped.label.text() == "Row 2 was left out: Zoe."
    QTest.keyClick(page.good_table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.dropped.label.text() == "Row 3 was left out: Sam."
    page.add_button.click()
    assert names(shell, made.id) == ["Zoe", "Ann"]
    QTest.keyClick(page.to_list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)  # what was done last comes first
    assert names(shell, made.id) == []
    QTest.keyClick(page.good_table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not page.dropped.isVisible()
    assert "3 of 4 rows can be added. 1 has a problem." in said(page)


def test_who_answers_is_mended_in_place_too(
    shell: RecordingShell, show: Any, settle: Any, made: Any, tmp_path: Path
) -> None:
    partnership = people_in(shell, made, ("Ana", "Cam"))
    round_ = shell.workspace.people_rounds.new(partnership.id, "member-behaviours")
    shell.workspace.people_rounds.set_about_members(round_.id, (partnership.members[0].id,))
    page: Any = show(rater_list.build(shell, ImportRatersRoute(partnership.id, round_.id)), width=beside_the_rail(1.0))
    (tmp_path / "l.csv").write_text("Who answers,About whom,As\nAna,Ana,Self\nCamm,Ana,Own organisation\n", "utf-8")
    page.presenter.read(tmp_path / "l.csv")
    page.bad_table.chosen.emit(0)
    assert "Did you mean Cam?" in page.mending.state.text()
    settle()
    assert_sound(page, width=beside_the_rail(1.0))
    field = page.mending.fields["rater"]
    field.editor.setCurrentIndex(field.editor.findData("Cam"))
    field.editor.activated.emit(field.editor.currentIndex())
    assert page.mending.state.text() == "This row can be added now."
    page.add_button.click()
    about = shell.workspace.rounds.get(round_.id).about
    assert about is not None
    assert len(about.assignments) == 2


@pytest.mark.slow
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_is_hidden_in_the_file_is_told_and_taken_where_one_says_so(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], settle: Any, made: Any, tmp_path: Path, scale: float
) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (("Name",), ("Ann",), ("Bo",), ("Cy",)):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.save(tmp_path / "people.xlsx")
    width = beside_the_rail(scale)
    page: Any = show(bringing_in.build(shell, ImportPeopleRoute(made.id)), width=width, look=looks("light", scale))
    page.presenter.read(tmp_path / "people.xlsx")
    be_read(shell)
    settle()
    assert "1 row is hidden in the file. It was left out: row 3." in said(page)
    assert_sound(page, width=width)
    next(box for box in page.file.findChildren(TickBox) if box.isVisibleTo(page)).click()
    settle()
    assert "3 of 3 rows can be added." in said(page)
    with unwritable(shell.workspace):
        page.add_button.click()
        settle()
        assert REFUSED in page.errors.accessibleName()
        assert_sound(page, width=width)
    assert names(shell, made.id) == []
    page.add_button.click()
    assert names(shell, made.id) == ["Ann", "Bo", "Cy"]
    with unwritable(shell.workspace):
        page.undo_button.click()
        assert REFUSED in page.errors.accessibleName()
    assert names(shell, made.id) == ["Ann", "Bo", "Cy"]
    page.undo_button.click()
    assert names(shell, made.id) == [], "it can be tried again"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_one_chooses_which_letters_read_right(
    shell: RecordingShell, show: Any, looks: Callable[..., Look], settle: Any, made: Any, tmp_path: Path, scale: float
) -> None:
    (tmp_path / "old.csv").write_bytes("Name\nM\u00fcller\n".encode("cp850"))
    width = beside_the_rail(scale)
    page: Any = show(bringing_in.build(shell, ImportPeopleRoute(made.id)), width=width, look=looks("light", scale))
    page.presenter.read(tmp_path / "old.csv")
    settle()
    assert "Which reads right?" in said(page)
    assert_sound(page, width=width)
    page.presenter.choose("reading", "cp850")
    page.add_button.click()
    assert names(shell, made.id) == ["M\u00fcller"]
