from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator_app.services.workspace import Workspace
from ui.home.recording_shell import RecordingShell, a_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path / "store")
    yield made
    made.close()


class LibraryShell(RecordingShell):
    """Notes what is to be previewed as well."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.previewed: list[str] = []

    def preview(self, instrument_id: str) -> None:
        self.workspace.library.get(instrument_id)
        self.previewed.append(instrument_id)


@pytest.fixture
def shell(workspace: Workspace) -> LibraryShell:
    return LibraryShell(workspace)
