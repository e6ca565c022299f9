from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from facilitator_app.ui.recovery.presenter import RecoveryPresenter, SkipPresenter, difference
from facilitator_app.ui.routes import RecoveryRoute, SkipRecoveryRoute
from facilitator_app.ui.shell import FileSecret
from ui.home.recording_shell import WORDS, RecordingShell, RecordingView, a_workspace

CODE = "0XT5 5F4H S5AA FGN7 AM1X RP8J K3FN"
SECRET = FileSecret(CODE, WORDS)


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[RecordingShell]:
    workspace, _code = a_workspace(tmp_path / "store")
    yield RecordingShell(workspace)
    workspace.close()


@pytest.fixture
def view() -> RecordingView:
    return RecordingView()


@pytest.fixture
def presenter(shell: RecordingShell, view: RecordingView) -> RecoveryPresenter:
    made = RecoveryPresenter(view, shell, SECRET)
    made.show()
    return made


def text_of(pdf: bytes | Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == 1
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def test_the_sheet_has_the_code_and_no_words(
    presenter: RecoveryPresenter, shell: RecordingShell, view: RecordingView
) -> None:
    code, number, day = view.shown["show_sheet"]
    assert (code, day) == (CODE, "24 November 2026")
    assert number.replace(" ", "").lower() == shell.workspace.store.id[:8]
    presenter.print_sheet()
    text = text_of(shell.printed[0])
    assert CODE in text
    assert "24 November 2026" in text
    assert f"File number {number}" in text
    assert "apple" not in text
    assert view.shown["show_picture"] == (shell.printed[0],)


def test_the_sheet_can_be_read_aloud(presenter: RecoveryPresenter, shell: RecordingShell) -> None:
    presenter.print_sheet()
    with pikepdf.open(BytesIO(shell.printed[0])) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot
        assert pdf.docinfo["/Title"] == "Way back in"
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert all("NotoSans" in str(font.BaseFont) for font in fonts)


def test_the_sheet_is_saved_elsewhere_only(
    presenter: RecoveryPresenter,
    shell: RecordingShell,
    view: RecordingView,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    monkeypatch.setattr("facilitator_app.paths.data_folder", lambda: data)
    for place in (tmp_path / "store" / "sheet.pdf", data / "sheet.pdf"):
        shell.paths = [place]
        presenter.save_sheet()
        assert "another place" in view.said("show_error")
        assert not place.exists()
    shell.paths = [None, tmp_path / "no such folder" / "sheet.pdf", tmp_path / "sheet"]
    presenter.save_sheet()
    assert "show_done" not in view.shown
    presenter.save_sheet()
    assert "Choose another folder" in view.said("show_error")
    presenter.save_sheet()
    assert "sheet.pdf" in view.said("show_done")
    assert CODE in text_of(tmp_path / "sheet.pdf")


def test_the_words_typed_once_lead_home(
    presenter: RecoveryPresenter, shell: RecordingShell, view: RecordingView
) -> None:
    presenter.go_on("  ", shown=False)
    assert "Type your words" in view.said("show_words_error")
    presenter.go_on("apple river stone cloud sun", shown=False)
    assert "Press Show" in view.said("show_words_error")
    presenter.go_on("apple river stone cloud sun", shown=True)
    assert "Word 5 is not the same." in view.said("show_words_error")
    assert not shell.opened_workspaces
    presenter.go_on("apple   river stone cloud moon ", shown=False)
    assert shell.opened_workspaces == [shell.workspace]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("apple River stone cloud moon", "Word 2 is"),
        ("apple river", "You typed 2 words. There are 5."),
        (f"{WORDS} extra", "You typed 6 words. There are 5."),
    ],
)
def test_what_differs(typed: str, told: str) -> None:
    found = difference(typed, WORDS)
    assert told in found
    assert "moon" not in found


def test_skipping_asks_first(presenter: RecoveryPresenter, shell: RecordingShell, view: RecordingView) -> None:
    presenter.skip()
    assert (shell.gone, shell.handed) == ([SkipRecoveryRoute()], SECRET)
    skip = SkipPresenter(view, shell, shell.handed)
    skip.show()
    assert "all answers are lost" in view.shown["show_question"][1][0]
    skip.keep()
    assert (shell.gone[-1], shell.handed) == (RecoveryRoute(), SECRET)
    skip.do_it()
    assert shell.opened_workspaces == [shell.workspace]
