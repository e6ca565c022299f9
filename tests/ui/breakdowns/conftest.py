"""A shell with a store in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.setup.bench import RecordingShell, opened


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[RecordingShell]:
    with opened(tmp_path) as made:
        yield made
