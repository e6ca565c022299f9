"""A pack appears whole or not at all, and an older one stays as it was when the new one cannot be written."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import Step, finish
from facilitator_app.packs import build_pack
from packs.samples import facts
from packs.shelf import pdf_of, results_of

OLDER = b"%PDF-1.4 an older pack"


@contextmanager
def little_room(size: int) -> Iterator[None]:
    """No file may become larger than this: the system answers as it does when a disk is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def steps_of(path: Path) -> list[Step]:
    return list(build_pack(results_of("everyone together"), facts(), path))


@pytest.mark.slow
def test_the_file_is_the_pack_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    assert finish(build_pack(results_of("usual"), facts(), path)) == path
    assert path.read_bytes() == pdf_of("usual")
    assert list(tmp_path.iterdir()) == [path]


def test_the_steps_only_go_forward_and_say_what_is_done(tmp_path: Path) -> None:
    drawn = [step for step in steps_of(tmp_path / "pack.pdf") if not step.label.startswith("Saving")]
    shares = [step.done / step.total for step in drawn]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert all(step.label and 0 <= step.done <= step.total for step in drawn)


@pytest.mark.slow
@pytest.mark.parametrize("older", [True, False])
def test_a_pack_cancelled_at_any_step_leaves_the_folder_as_it_was(tmp_path: Path, older: bool) -> None:
    path = tmp_path / "pack.pdf"
    if older:
        path.write_bytes(OLDER)
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir()}
    total = len(steps_of(tmp_path / "count.pdf"))
    (tmp_path / "count.pdf").unlink()
    for stop in (1, total // 2, total - 1, total):
        job = build_pack(results_of("everyone together"), facts(), path)
        for _step in range(stop):
            next(job)
        job.close()
        assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == before, stop


def test_an_older_pack_stays_when_the_disk_is_full(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(OLDER)
    with little_room(20_000), pytest.raises(AppError) as told:
        steps_of(path)
    assert told.value.code == "disk_full"
    assert path.read_bytes() == OLDER
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"not a folder")
    with pytest.raises(AppError) as told:
        steps_of(tmp_path / "file" / "pack.pdf")
    assert told.value.code == "folder_unwritable"
    assert str(tmp_path / "file") in told.value.what


def test_a_name_that_cannot_be_replaced_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.mkdir()
    with pytest.raises(AppError) as told:
        steps_of(path)
    assert told.value.code == "file_in_use"
    assert list(tmp_path.iterdir()) == [path]
