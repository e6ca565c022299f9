"""Files appear whole or not at all, at a place of the program's own and at one that a person chose."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import finish
from facilitator_app.files import save_whole, write_whole

OLD, NEW = b"the older file", os.urandom(200_000)


def test_the_new_content_takes_the_place_of_the_old_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, OLD)
    assert finish(save_whole(path, NEW)) == path
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="has owners of another kind")
def test_every_file_is_for_its_owner_only(tmp_path: Path) -> None:
    """Also one that takes the place of a file for all, and where a kill has left its beginning."""
    path = tmp_path / "pack.pdf"
    for write in (lambda: write_whole(path, NEW), lambda: finish(save_whole(path, NEW))):
        for one in (path, tmp_path / "pack.pdf.part"):
            one.write_bytes(OLD)
            one.chmod(0o644)
        write()
        assert path.stat().st_mode & 0o777 == 0o600
        assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_replaced_is_named_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.mkdir()
    with pytest.raises(AppError) as error:
        finish(save_whole(path, NEW))
    assert error.value.code == "file_in_use"
    with pytest.raises(OSError):
        write_whole(path, NEW)
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(AppError) as error:
        finish(save_whole(tmp_path / "gone" / "file", NEW))
    assert error.value.code == "folder_unwritable"
    assert "gone" in str(error.value)


def test_a_place_whose_folders_cannot_be_brought_to_the_disk_still_takes_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So are some network shares and sticks; the file itself lies on the disk by then."""
    usual = os.fsync

    def only_files(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").is_dir():
            raise OSError(errno.EINVAL, "not here")
        usual(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    write_whole(tmp_path / "file", NEW)
    assert finish(save_whole(tmp_path / "other", NEW)).read_bytes() == NEW
