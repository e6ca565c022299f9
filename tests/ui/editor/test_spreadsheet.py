"""A questionnaire from a spreadsheet in the window: looked at first, faults with their cells, kept only when asked."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from facilitator_app.domain.steps import finish
from facilitator_app.ui.editor.list_presenter import OwnQuestionnairesPresenter
from facilitator_app.ui.editor.sheet_presenter import SpreadsheetPresenter
from facilitator_app.ui.editor.sheet_view import SpreadsheetPage
from facilitator_app.ui.route_values import OwnKey
from facilitator_app.ui.routes import OwnQuestionnairesRoute, SpreadsheetRoute
from facilitator_app.ui.theme import Look, load_themes
from ui.checks import assert_sound
from ui.home.page_checks import said
from ui.setup.bench import Recorder, RecordingShell, be_read, beside_the_rail

pytestmark = pytest.mark.usefixtures("qapp")


def listed(shell: RecordingShell, chosen: OwnKey | None = None) -> tuple[Recorder, OwnQuestionnairesPresenter]:
    view = Recorder()
    presenter = OwnQuestionnairesPresenter(view, shell, OwnQuestionnairesRoute(chosen=chosen))
    presenter.show()
    return view, presenter


def template_in(shell: RecordingShell, folder: Path, ending: str = ".xlsx") -> Path:
    shell.file = folder / f"ours{ending}"
    view, presenter = listed(shell)
    presenter.save_template(ending)
    assert view["show_done"].startswith(f"Saved as ours{ending}.")
    return shell.file


def looking(shell: RecordingShell, path: Path) -> SpreadsheetPage:
    page = SpreadsheetPresenter.build(shell, SpreadsheetRoute(path=path))
    assert isinstance(page, SpreadsheetPage)
    be_read(shell)
    return page


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_template_is_looked_at_and_kept_only_when_asked(shell: RecordingShell, tmp_path: Path, ending: str) -> None:
    path = template_in(shell, tmp_path, ending)
    _view, presenter = listed(shell)
    presenter.open_sheet()
    assert shell.gone[-1] == SpreadsheetRoute(path=path)
    page = looking(shell, path)
    assert shell.workspace.own.ids() == frozenset()
    assert f"This is what {path.name} holds. Nothing is kept until you add it." in said(page)
    page.presenter.keep()
    (kept,) = shell.workspace.own.ids()
    assert [len(s.items) for s in shell.workspace.library.get(kept).sections] == [2]
    again = looking(shell, path)
    assert "This one is added as a copy." in said(again)
    assert again.keep_button.text().replace("&", "") == "Add it as a copy"
    again.presenter.keep()
    assert len(shell.workspace.own.ids()) == 2, "nothing is written over"


@pytest.mark.slow
def test_a_fault_is_told_with_its_cell_mended_and_read_again(shell: RecordingShell, tmp_path: Path) -> None:
    path = template_in(shell, tmp_path)
    book = load_workbook(path)
    good = book["Questions"]["B3"].value
    book["Questions"]["B3"].value = "=1+1"
    book.save(path)
    page = looking(shell, path)
    assert f"{path.name} has 1 fault. Nothing is kept yet." in said(page)
    assert not page.keep_button.isVisibleTo(page)
    book["Questions"]["B3"].value = good
    book.save(path)
    page.again.click()
    assert "Nothing is kept yet." in said(page)
    assert not page.keep_button.isVisibleTo(page)
    be_read(shell)
    assert page.keep_button.isVisibleTo(page)
    path.unlink()  # a stick that was pulled out between looking and keeping: what was looked at is what is kept
    page.presenter.keep()
    (kept,) = shell.workspace.own.ids()
    assert shell.workspace.library.get(kept).title.text() in said(page)


def test_nothing_is_kept_before_the_file_is_read_and_leaving_ends_the_reading(
    shell: RecordingShell, tmp_path: Path
) -> None:
    path = template_in(shell, tmp_path)
    page = SpreadsheetPresenter.build(shell, SpreadsheetRoute(path=path))
    assert isinstance(page, SpreadsheetPage)
    assert not page.keep_button.isVisibleTo(page)
    page.presenter.keep()
    assert shell.workspace.own.ids() == frozenset()
    job, _label, _done, _failed = shell.called("run")[-1]
    next(job)
    (child,) = multiprocessing.active_children()
    page.leave()
    assert finish(job) is None
    assert child not in multiprocessing.active_children()


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_bundled_one_is_saved_for_a_spreadsheet(shell: RecordingShell, tmp_path: Path, ending: str) -> None:
    shell.file = tmp_path / f"check{ending}"
    view, presenter = listed(shell, OwnKey("quick-check"))
    presenter.save_file(ending)
    words = view["show_done"]
    assert ("Everything is in it." in words) is (ending == ".xlsx")
    assert ("do not fit into a CSV file" in words) is (ending == ".csv")
    assert shell.file.stat().st_size > 500


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("broken", [False, True])
def test_the_page_is_sound(
    shell: RecordingShell, tmp_path: Path, show: Callable[..., Any], scale: float, broken: bool
) -> None:
    path = template_in(shell, tmp_path)
    if broken:
        book = load_workbook(path)
        for cell in ("A2", "B2", "B3"):
            book["Questions"][cell].value = "=1+1"
        book.save(path)
    page = looking(shell, path)
    show(page, beside_the_rail(scale), 768, Look(load_themes()["light"], scale))
    assert_sound(page, width=beside_the_rail(scale), height=768)
