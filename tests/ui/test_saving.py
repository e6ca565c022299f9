"""From Save to a file: its ending, what is there already, and what is said afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from facilitator_app.files import save_whole
from facilitator_app.ui.saving import Printable, ask_path, save_file
from ui.home.recording_shell import RecordingShell, RecordingView


@pytest.fixture
def shell() -> Any:
    return RecordingShell.__new__(RecordingShell)


def answering(shell: Any, *paths: Path | None) -> Any:
    shell.paths, shell.jobs, shell.held, shell.printed, shell.offered = list(paths), [], False, [], []
    return shell


@pytest.mark.parametrize(
    ("typed", "saved"),
    [("pack", "pack.pdf"), ("pack.pdf", "pack.pdf"), ("PACK.PDF", "PACK.PDF"), ("pack 2.5", "pack 2.5.pdf")],
)
def test_the_ending_is_added_where_it_was_left_out(shell: Any, tmp_path: Path, typed: str, saved: str) -> None:
    assert ask_path(answering(shell, tmp_path / typed), "Save", "Feedback pack.pdf") == tmp_path / saved


def test_a_file_nobody_was_asked_about_stays(shell: Any, tmp_path: Path) -> None:
    """The box asked whether "pack" may be replaced, never about "pack.pdf"."""
    (tmp_path / "pack.pdf").write_bytes(b"of last year")
    view = RecordingView()
    for typed, made in (("pack", b"first"), ("pack", b"second"), ("pack.pdf", b"third")):
        save_file(
            answering(shell, tmp_path / typed), view, "Save", "p.pdf", lambda path, made=made: save_whole(path, made)
        )
    found = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    assert found == {"pack.pdf": b"third", "pack (2).pdf": b"first", "pack (3).pdf": b"second"}
    assert view.said("show_done") == "Saved: pack.pdf"


def test_cancelling_saves_nothing_and_says_nothing(shell: Any, tmp_path: Path) -> None:
    view = RecordingView()
    drawn: list[str] = []
    Printable(view, answering(shell, None), lambda: drawn.append("x") or b"", lambda: "Agenda.pdf").save_it()
    assert not drawn
    assert not view.shown
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("typed", ["card", "card.pdf"])
def test_a_folder_that_is_gone_is_told(shell: Any, tmp_path: Path, typed: str) -> None:
    view = RecordingView()
    Printable(view, answering(shell, tmp_path / "gone" / typed), lambda: b"pages", lambda: "Card.pdf").save_it()
    assert view.said("show_error").startswith("Nothing can be saved in the folder")
    assert "show_done" not in view.shown
