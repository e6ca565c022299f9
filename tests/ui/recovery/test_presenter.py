from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from facilitator_app.domain.file_number import file_number
from facilitator_app.ui.recovery.presenter import RecoveryPresenter, SkipPresenter
from facilitator_app.ui.route_values import SheetFor
from facilitator_app.ui.routes import RecoveryRoute, SettingsRoute, SkipRecoveryRoute
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
    made = RecoveryPresenter(view, shell, RecoveryRoute(), SECRET)
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
    _heading, code, about, may_hold_words, _on_sheet = view.shown["show_sheet"]
    assert (code, may_hold_words) == (CODE, True)
    number = file_number(shell.workspace.store.id)
    assert number.replace(" ", "").lower() == shell.workspace.store.id[:8]
    assert about == f"Recovery code. File number {number}, 24 November 2026"
    presenter.print_sheet()
    text = text_of(shell.printed[0])
    assert CODE in text
    assert "24 November 2026" in text
    assert f"File number {number}" in text
    assert "apple" not in text
    assert view.shown["show_picture"] == (shell.printed[0],)


@pytest.mark.parametrize(
    ("why", "secret", "title"),
    [
        (SheetFor.NEW_FILE, SECRET, "Keep your words and your sheet"),
        (SheetFor.NEW_WORDS, FileSecret("", WORDS), "Your new words"),
        (SheetFor.NEW_SHEET, SECRET, "Your new recovery sheet"),
    ],
)
def test_the_heading_says_what_is_kept_and_who_is_to_write_sees_the_words(
    shell: RecordingShell, view: RecordingView, why: SheetFor, secret: FileSecret, title: str
) -> None:
    RecoveryPresenter(view, shell, RecoveryRoute(why), secret).show()
    head, lead = view.shown["show_head"]
    assert head == title
    words, task = view.shown.get("show_words", ("", ""))
    assert ("rite" in lead + task) is (words == WORDS)


def test_the_sheet_can_be_read_aloud(presenter: RecoveryPresenter, shell: RecordingShell) -> None:
    presenter.print_sheet()
    with pikepdf.open(BytesIO(shell.printed[0])) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot
        assert pdf.docinfo["/Title"] == "Recovery sheet"
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
    assert view.shown["show_words"][0] == WORDS, "in sight until they were typed"
    presenter.go_on("  ")
    assert "Type your words" in view.said("show_words_error")
    presenter.go_on("apple river stone cloud sun")
    assert "Word 5 is not the same." in view.said("show_words_error")
    assert not shell.opened_workspaces
    presenter.go_on("apple   river stone cloud moon ")
    assert shell.opened_workspaces == [shell.workspace]


def test_the_words_are_on_the_sheet_only_when_asked_for(presenter: RecoveryPresenter, shell: RecordingShell) -> None:
    presenter.put_words_on_sheet(True)
    presenter.print_sheet()
    assert WORDS in " ".join(text_of(shell.printed[0]).split())
    presenter.put_words_on_sheet(False)
    presenter.print_sheet()
    assert "apple" not in text_of(shell.printed[1])


def test_new_words_lead_back_to_settings_and_have_no_code(shell: RecordingShell, view: RecordingView) -> None:
    made = RecoveryPresenter(view, shell, RecoveryRoute(SheetFor.NEW_WORDS), FileSecret("", WORDS))
    made.show()
    assert "show_sheet" not in view.shown
    assert view.shown["show_words"][0] == WORDS
    made.go_on(f" {WORDS} ")
    assert shell.gone == [SettingsRoute()]


def test_a_new_sheet_asks_for_no_words_again(shell: RecordingShell, view: RecordingView) -> None:
    made = RecoveryPresenter(view, shell, RecoveryRoute(SheetFor.NEW_SHEET), SECRET)
    made.show()
    assert view.shown["show_sheet"][1] == CODE
    assert "show_words" not in view.shown
    made.finish()
    assert shell.gone == [SettingsRoute()]


def test_without_a_secret_the_page_says_so(shell: RecordingShell, view: RecordingView) -> None:
    RecoveryPresenter(view, shell, RecoveryRoute()).show()
    assert "not shown again" in view.said("show_withheld")


def test_skipping_asks_first(presenter: RecoveryPresenter, shell: RecordingShell, view: RecordingView) -> None:
    presenter.skip()
    assert (shell.gone, shell.handed) == ([SkipRecoveryRoute()], SECRET)
    skip = SkipPresenter(view, shell, SkipRecoveryRoute(), shell.handed)
    skip.show()
    assert "If they are lost, and the sheet as well, so is the file." in view.shown["show_question"][1][0]
    skip.leave()
    assert (shell.gone[-1], shell.handed) == (RecoveryRoute(), SECRET)
    skip.do_it()
    assert shell.opened_workspaces == [shell.workspace]


def test_what_was_done_with_the_sheet_is_still_said_after_coming_back(
    presenter: RecoveryPresenter, shell: RecordingShell, view: RecordingView, tmp_path: Path
) -> None:
    presenter.put_words_on_sheet(True)
    shell.paths = [tmp_path / "sheet.pdf"]
    presenter.save_sheet()
    told = view.said("show_done")
    presenter.skip()
    SkipPresenter(view, shell, SkipRecoveryRoute(), shell.handed).leave()
    again = RecordingView()
    RecoveryPresenter(again, shell, RecoveryRoute(), shell.handed).show()
    assert again.said("show_done") == told
    assert again.shown["show_sheet"][4], "the words are on the sheet"
    assert WORDS in " ".join(text_of(again.shown["show_picture"][0]).split())
