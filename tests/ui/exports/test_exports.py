"""The ledger first, then a file that appears whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from openpyxl import load_workbook
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from facilitator_app.charts.pieces import Piece, PieceKind, pieces
from facilitator_app.domain.results import RoundResults
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.exports.presenter import ExportsPresenter
from facilitator_app.ui.routes import ExportsRoute
from ui.home.page_checks import button, check_looks, said
from ui.home.recording_shell import RecordingShell, a_workspace
from ui.results.closed_rounds import a_closed_round


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path_factory.mktemp("exports") / "store")
    yield made
    made.close()


@pytest.fixture(scope="module")
def closed(workspace: Workspace) -> Round:
    return a_closed_round(workspace, 5, 5)


def opened(
    workspace: Workspace, closed: Round, show: Callable[..., Any], piece: Piece | None = None
) -> tuple[Any, RecordingShell]:
    shell = RecordingShell(workspace)
    return show(ExportsPresenter.build(shell, ExportsRoute(closed.partnership_id, closed.id, piece))), shell


def issues(workspace: Workspace, closed: Round, kind: str) -> int:
    with workspace.store.transaction() as t:
        return sum(issue.kind == kind for issue in t.issues.of_round(closed.id))


def press(page: Any, words: str) -> None:
    QTest.mouseClick(button(page, words), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("words", "ending"), [("Save as PNG", "png"), ("Save as SVG", "svg"), ("Save as PDF", "pdf")])
@pytest.mark.parametrize("theme", [False, True])
def test_a_chart_is_saved_and_noted(
    workspace: Workspace, closed: Round, show: Callable[..., Any], tmp_path: Path, words: str, ending: str, theme: bool
) -> None:
    section = closed.instrument.sections[0]
    page, shell = opened(workspace, closed, show, Piece(PieceKind.THEME, section.id) if theme else None)
    before = issues(workspace, closed, "picture")
    shell.paths = [tmp_path / "chart"]
    press(page, words)
    data = (tmp_path / f"chart.{ending}").read_bytes()
    assert issues(workspace, closed, "picture") == before + 1
    assert list(tmp_path.iterdir()) == [tmp_path / f"chart.{ending}"]
    assert f"Saved: chart.{ending}" in said(page)
    (offered,) = shell.offered
    assert offered.startswith(f"{workspace.partnerships.get(closed.partnership_id).name}, {closed.name}, ")
    assert offered.endswith(f".{ending}")
    assert (str(section.title) in offered) == theme, "the chart is named"
    if ending == "png":
        picture = Image.open(io.BytesIO(data))
        assert picture.width == 1440
        assert picture.text == {}
    elif ending == "svg":
        assert section.title.text().split()[0] in data.decode()
    else:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            fonts = [str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()]
            assert all("NotoSans" in font for font in fonts), fonts
            assert "D:20000101" in str(pdf.docinfo["/CreationDate"])


def test_tables_agree_with_the_screen(
    workspace: Workspace, closed: Round, show: Callable[..., Any], tmp_path: Path
) -> None:
    section = closed.instrument.sections[0]
    page, shell = opened(workspace, closed, show, Piece(PieceKind.THEME, section.id))
    shell.paths = [tmp_path / "t.csv", tmp_path / "all.xlsx"]
    before = issues(workspace, closed, "table")
    press(page, "This table as CSV")
    press(page, "All tables as a spreadsheet")
    assert issues(workspace, closed, "table") == before + 2
    found = workspace.results.of_round(closed.id)
    assert isinstance(found, RoundResults)
    item = found.sections[0].items[0]
    line = (tmp_path / "t.csv").read_text("utf-8-sig").splitlines()[1]
    assert item.statement in line
    assert ",".join(map(str, item.counts)) in line
    book = load_workbook(tmp_path / "all.xlsx")
    assert len(book.worksheets) == len(pieces(found)) == 2 + len(found.sections)
    row = [cell.value for cell in book.worksheets[1][2]]
    assert row[: 1 + len(item.counts)] == [item.statement, *item.counts]


def test_the_picture_is_copied_and_noted(workspace: Workspace, closed: Round, show: Callable[..., Any]) -> None:
    page, _shell = opened(workspace, closed, show)
    before = issues(workspace, closed, "picture")
    press(page, "Copy the picture")
    assert QGuiApplication.clipboard().image().width() == 1440
    assert issues(workspace, closed, "picture") == before + 1
    QGuiApplication.clipboard().clear()


def test_a_folder_that_is_gone_is_said_and_nothing_is_left(
    workspace: Workspace, closed: Round, show: Callable[..., Any], tmp_path: Path
) -> None:
    page, shell = opened(workspace, closed, show)
    shell.paths = [tmp_path / "gone" / "t.csv"]
    press(page, "This table as CSV")
    assert "Nothing can be saved in the folder" in page.errors.accessibleName()
    assert list(tmp_path.iterdir()) == []


def test_an_open_round_saves_nothing(workspace: Workspace, show: Callable[..., Any]) -> None:
    running = a_closed_round(workspace, close=False)
    page, _shell = opened(workspace, running, show)
    assert "Close the round first." in said(page)


@pytest.mark.slow
def test_it_is_sound(workspace: Workspace, closed: Round, show: Callable[..., Any]) -> None:
    check_looks(
        show, lambda: ExportsPresenter.build(RecordingShell(workspace), ExportsRoute(closed.partnership_id, closed.id))
    )
