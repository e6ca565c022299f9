"""Whatever is written outside the database, on a disk with room for half of it, the older file stays whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_store
from facilitator_app import settings
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import finish
from facilitator_app.files import save_whole
from facilitator_app.store import change_passphrase
from facilitator_app.store.copying import copy_store
from facilitator_app.ui.starting.patience import Patience

OLD = b"the older file " * 400
HALF = 100 * 1024


def pdf(folder: Path) -> None:
    """Packs, the recovery sheet and the card of ten steps are all written by this one function."""
    finish(save_whole(folder / "file", os.urandom(2 * HALF)))


def preferences(folder: Path) -> None:
    fill(folder, 0)
    settings.save(folder / "file", settings.Settings(theme="dark"))


def wrong_tries(folder: Path) -> None:
    """Nobody is told when wrong words cannot be counted; but what was counted before stays."""
    file = folder / "store" / "tries.json"
    file.write_text("[4, 1000]", "utf-8")
    fill(folder, 0)
    Patience(file.parent, lambda: 1000.0).wrong()
    if file.read_text("utf-8") != "[4, 1000]":
        raise AppError("tries_lost", "A full disk made the tries fewer.")


def words(folder: Path) -> None:
    fill(folder, 0)
    change_passphrase(folder / "store", PASSPHRASE, "other words for it")


def copy(folder: Path) -> None:
    from facilitator_app.store import open_store

    store = open_store(folder / "store", PASSPHRASE, ballast_bytes=0)
    try:
        finish(copy_store(store, folder / "copy", date(2026, 11, 24)))
    finally:
        store.close()


WRITERS: tuple[Callable[[Path], None], ...] = (pdf, preferences, wrong_tries, words, copy)


def fill(folder: Path, free: int) -> None:
    """Leave this many bytes free on the small disk."""
    size = max(0, shutil.disk_usage(folder).free - free)
    with (folder / "filler").open("ab") as file:
        file.write(bytes(size))


def trial(name: str, folder: Path) -> dict[str, object]:
    """On a small disk: an older file and a store, room for half, one writer."""
    (folder / "file").write_bytes(OLD)
    a_store(folder / "store").close()
    fill(folder, HALF)
    key = (folder / "store" / "store.key").read_bytes()
    try:
        next(writer for writer in WRITERS if writer.__name__ == name)(folder)
        code = ""
    except AppError as error:
        code = error.code
    return {
        "code": code,
        "old": (folder / "file").read_bytes() == OLD,
        "key": (folder / "store" / "store.key").read_bytes() == key,
        "names": sorted(p.name for p in folder.iterdir()),
        "parts": [p.name for p in folder.rglob("*.part")],
    }


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("pdf", "disk_full"),
        ("preferences", "settings_not_saved"),
        ("wrong_tries", ""),
        ("words", "disk_full"),
        ("copy", "disk_full"),
    ],
)
def test_a_disk_with_room_for_half_keeps_the_older_file(tmp_path: Path, name: str, code: str) -> None:
    mount = f"mount -t tmpfs -o size=2m tmpfs '{tmp_path}'"
    if subprocess.run(["unshare", "-rm", "sh", "-c", mount], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    tests = Path(__file__).parents[1]
    env = dict(os.environ, PYTHONPATH=os.pathsep.join((str(tests.parent / "src"), str(tests))))
    command = ["unshare", "-rm", "sh", "-c", f'{mount} && exec "$@"', "sh", sys.executable, __file__, name]
    done = subprocess.run([*command, str(tmp_path)], capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, done.stderr
    names = ["file", "filler", "store"]
    assert json.loads(done.stdout) == {"code": code, "old": True, "key": True, "names": names, "parts": []}


if __name__ == "__main__":
    print(json.dumps(trial(sys.argv[1], Path(sys.argv[2]))))
