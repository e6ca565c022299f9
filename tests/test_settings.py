"""How the app looks, kept in a small file that may be missing or damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator_app import settings
from facilitator_app.domain.errors import AppError
from facilitator_app.settings import Settings


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.json"
    chosen = Settings(theme="cream", scale=1.5, last_store="/somewhere")
    settings.save(path, chosen)
    assert settings.load(path) == chosen


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{", b"\xff\xfe", b'{"theme": 3, "scale": 9, "last_store": []}', b'{"scale": "2"}']
)
def test_a_damaged_file_means_the_usual_settings(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert settings.load(path) == Settings()


def test_a_place_that_takes_nothing_says_so_and_keeps_the_old_file(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("not a folder")
    with pytest.raises(AppError) as refused:
        settings.save(blocked / "settings.json", Settings())
    assert refused.value.code == "settings_not_saved"
    assert blocked.read_text() == "not a folder"
