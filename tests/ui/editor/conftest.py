"""A desk with a store in a temporary folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.setup.bench import RecordingDesk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[RecordingDesk]:
    with opened(tmp_path) as made:
        yield made
