"""Places that are no Unix disk: network drives, sticks and folders without locks, owners or a way to sync.

The refusals of such a place are put in by strace, call by call, under the real program.
"""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_store_with_round
from facilitator_app.store import check, opening

DATABASES = Path(__file__).parents[1] / "databases"
ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys, pathlib
from datetime import date
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import finish
from facilitator_app.store import Cost, copying, create, open_store
what, folder, words = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
try:
    if what == "create":
        create(folder / "new", words, cost=Cost.quick(), ballast_bytes=0)
    else:
        store = open_store(folder / "store", words, ballast_bytes=0)
        if what == "copy":
            finish(copying.copy_store(store, folder / "stick" / "copy", date(2026, 11, 24)))
        store.close()
    print("done")
except AppError as error:
    print(error.code)
"""

needs_strace = pytest.mark.skipif(
    shutil.which("strace") is None
    or subprocess.run(
        ["strace", "-f", "--seccomp-bpf", "-o", os.devnull, "true"], check=False, capture_output=True
    ).returncode
    != 0,
    reason="needs strace",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    a_store_with_round(tmp_path / "store").close()
    (tmp_path / "stick").mkdir()
    return tmp_path


def at_a_place(folder: Path, what: str, calls: str, error: str, *paths: str, words: str = PASSPHRASE) -> str:
    """What the program prints where the system refuses these calls, at these paths or everywhere."""
    where = [part for path in paths for part in ("-P", str(folder / path))]
    # It stops the program at the calls it looks at, and at no other: the program starts as quickly as usual.
    strace = [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-o",
        os.devnull,
        *where,
        "-e",
        f"trace={calls}",
        "-e",
        f"inject={calls}:error={error}",
    ]
    done = subprocess.run(
        [*strace, sys.executable, "-c", PROGRAM, what, str(folder), words],
        env=dict(os.environ, PYTHONPATH=str(ROOT / "src")),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@needs_strace
@pytest.mark.parametrize("error", ["ENOLCK", "EOPNOTSUPP", "EINVAL", "ENOSYS"])
@pytest.mark.parametrize("what", ["open", "create"])
def test_a_place_without_locks_is_named_and_nothing_is_made_there(folder: Path, what: str, error: str) -> None:
    assert at_a_place(folder, what, "flock", error) == "no_locks"
    assert not (folder / "new" / "store.db").exists()


@needs_strace
def test_a_place_that_knows_only_one_kind_of_lock_is_named(folder: Path) -> None:
    assert at_a_place(folder, "open", "fcntl", "ENOLCK", "store/store.lock", "store/store.db") == "no_locks"


@needs_strace
@pytest.mark.parametrize(("error", "told"), [("EINVAL", "no_sync"), ("ENOSYS", "no_sync"), ("EIO", "disk_failed")])
def test_a_place_that_knows_no_sync_is_no_disk_that_fails(folder: Path, error: str, told: str) -> None:
    database = tuple(f"new/store.db{end}" for end in ("", "-wal"))
    assert at_a_place(folder, "create", "fsync,fdatasync", error, *database) == told


@needs_strace
def test_a_file_that_somebody_else_holds_is_said_to_be_open(folder: Path) -> None:
    assert at_a_place(folder, "open", "flock", "EAGAIN") == "store_in_use"


@needs_strace
@pytest.mark.parametrize(
    ("calls", "error", "paths"),
    [
        pytest.param("chmod,fchmodat,fchmod", "EPERM", (), id="no owners"),
        pytest.param("fsync,fdatasync", "EINVAL", ("stick", "stick/copy.part"), id="no sync of a folder"),
        pytest.param(
            "fsync", "EINVAL", ("stick/copy.part/store.key.part", "stick/copy.part/store.key.2.part"), id="no sync"
        ),
        pytest.param("fcntl", "ENOLCK", ("stick/copy.part/store.db",), id="no locks"),
    ],
)
def test_a_copy_is_made_on_a_simple_stick(folder: Path, calls: str, error: str, paths: tuple[str, ...]) -> None:
    assert at_a_place(folder, "copy", calls, error, *paths) == "done"
    assert check(folder / "stick" / "copy", PASSPHRASE).rounds == 1


@needs_strace
def test_a_stick_that_breaks_is_no_simple_stick(folder: Path) -> None:
    assert at_a_place(folder, "copy", "fsync", "EIO", "stick/copy.part/store.key.part") == "copy_failed"
    assert not (folder / "stick" / "copy").exists()


@needs_strace
def test_an_older_store_is_brought_up_to_date_where_nobody_owns_anything(tmp_path: Path) -> None:
    shutil.copytree(DATABASES / "schema-1", tmp_path / "store")
    found = at_a_place(tmp_path, "open", "chmod,fchmodat,fchmod", "EPERM", words="quiet garden seven boats")
    assert found == "done"


def test_a_file_that_cannot_be_made_says_what_the_disk_says(tmp_path: Path) -> None:
    numbers = {
        errno.ENOSPC: "disk_full",
        errno.EIO: "disk_failed",
        errno.EACCES: "folder_unwritable",
        errno.EROFS: "folder_unwritable",
    }
    for number, code in numbers.items():
        assert opening._not_made(tmp_path, OSError(number, os.strerror(number))).code == code, errno.errorcode[number]
