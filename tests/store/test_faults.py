"""Killed programs, full and failing disks, cut power, two programs at once."""

from __future__ import annotations

import inspect
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from builders import PASSPHRASE, a_response, a_store, a_store_with_round
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.response import Response
from facilitator_app.domain.steps import finish
from facilitator_app.store import Cost, Transaction, copy_store, create, faults, open_store
from facilitator_app.store.files import BALLAST
from sizes import times
from store_trials import run_trial

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and signals")
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")


def may_mount(folder: Path) -> bool:
    if shutil.which("unshare") is None:
        return False
    command = ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", str(folder)]
    return subprocess.run(command, capture_output=True).returncode == 0


@pytest.mark.slow
@posix
def test_kills_lose_nothing_that_was_saved(tmp_path: Path) -> None:
    """Of each file all that was ever saved in it is looked for after each kill, so many kills are many files."""
    n = 60
    for number in range(times(1, 50)):
        found = run_trial("kills", tmp_path / f"store-{number}", n, SEED=str(11 + number))
        assert found["acknowledged"] > 5 * n
        assert (found["kills"], found["lost"], found["unsound"]) == (n, 0, 0)


@pytest.mark.slow
@posix
def test_a_kill_while_opening_after_a_kill_loses_nothing(tmp_path: Path) -> None:
    n = times(10, 200)
    found = run_trial("kills_reopening", tmp_path / "store", n)
    assert found == {"kills": 2 * n, "lost": 0, "unsound": 0}


@pytest.mark.slow
@posix
def test_kills_at_random_instants_of_an_update(tmp_path: Path) -> None:
    n = times(8, 250)
    found = run_trial("kills_updating", tmp_path, n)
    assert (found["kills"], found["unsound"]) == (n, [])  # how many came before the end is a matter of the machine


@pytest.mark.slow
@posix
def test_kills_while_copies_are_made(tmp_path: Path) -> None:
    n = times(8, 60)
    found = run_trial("kills_copying", tmp_path, n)
    assert (found["kills"], found["lost"], found["unsound"], found["none_left"]) == (n, 0, [], 0)
    assert found["copies"] > n


@pytest.mark.slow
@posix
def test_kills_while_something_is_deleted_everywhere(tmp_path: Path) -> None:
    n = times(8, 60)
    found = run_trial("kills_erasing", tmp_path, n)
    assert (found["kills"], found["unsound"]) == (n, [])
    assert found["gone"] > 0


@posix
def test_of_twenty_programs_at_once_one_holds_the_store(tmp_path: Path) -> None:
    found = run_trial("starts", tmp_path / "store", 20)
    assert (found["open"], found["in_use"]) == (1, 19)


def test_a_second_holder_in_the_same_program_is_refused(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    with pytest.raises(AppError) as told:
        open_store(tmp_path, PASSPHRASE)
    assert told.value.code == "store_in_use"
    with pytest.raises(AppError) as told:
        create(tmp_path, PASSPHRASE)
    assert told.value.code == "store_in_use"
    store.close()
    open_store(tmp_path, PASSPHRASE, ballast_bytes=0).close()


def test_creating_never_overwrites(tmp_path: Path) -> None:
    a_store(tmp_path).close()
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    for missing in ("", "store.key", "store.db"):
        if missing:
            (tmp_path / missing).unlink()
        with pytest.raises(AppError) as told:
            create(tmp_path, PASSPHRASE, cost=Cost.quick(), ballast_bytes=0)
        assert told.value.code == "store_exists"
        if missing:
            (tmp_path / missing).write_bytes(before[missing])
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_creating_again_after_being_cut_short(tmp_path: Path) -> None:
    for name in ("store.new", "store.new-journal", "store.key.2", "store.lock"):
        (tmp_path / name).write_bytes(b"half written")
    a_store(tmp_path).close()
    open_store(tmp_path, PASSPHRASE, ballast_bytes=0).close()


def test_creating_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    for place in (tmp_path / "file", tmp_path / "file" / "store"):
        with pytest.raises(AppError) as told:
            create(place, PASSPHRASE, cost=Cost.quick())
        assert told.value.code == "folder_unwritable"


@posix
def test_only_the_owner_may_read_the_files(tmp_path: Path) -> None:
    store, _code = create(tmp_path / "store", PASSPHRASE, cost=Cost.quick(), ballast_bytes=1000)
    assert (tmp_path / "store").stat().st_mode & 0o777 == 0o700
    assert {p.stat().st_mode & 0o777 for p in (tmp_path / "store").iterdir()} == {0o600}
    store.close()


@linux
def test_a_full_disk_loses_nothing_and_saving_works_again(tmp_path: Path) -> None:
    if not may_mount(tmp_path):
        pytest.skip("this system does not let a test mount a small disk")
    found = run_trial("full_disk", tmp_path, before='mount -t tmpfs -o size=3m tmpfs "$FOLDER"')
    assert found["codes"] == ["disk_full"] * 3
    first, second, third = found["counts"]
    assert 0 < first < second < third  # the ballast gave room, and then the freed space did
    assert (found["had_ballast"], found["ballast_gone"]) == (True, True)
    assert found["lost"] == 0
    assert (found["new_store"], found["left_of_new_store"]) == ("disk_full", 0)


@linux
def test_a_read_only_disk_is_named(tmp_path: Path) -> None:
    if not may_mount(tmp_path):
        pytest.skip("this system does not let a test mount a small disk")
    disk = tmp_path / "disk"
    store = a_store_with_round(disk / "store")
    finish(copy_store(store, disk / "copy", date(2026, 11, 24)))
    store.close()
    before = 'mount --bind "$FOLDER" "$FOLDER" && mount -o remount,ro,bind "$FOLDER"'
    found = run_trial("read_only", disk, before=before, ELSEWHERE=str(tmp_path / "laptop"))
    assert found == {"codes": ["store_read_only", "folder_unwritable"], "counted": 1, "back": 1}


@linux
@pytest.mark.parametrize("has_log", [False, True])
def test_a_file_that_alone_is_read_only_is_named_and_stays_as_it_was(tmp_path: Path, has_log: bool) -> None:
    """The answers of before a kill that lie in the log beside it, too."""
    if not may_mount(tmp_path):
        pytest.skip("this system does not let a test mount a small disk")
    live, home = tmp_path / "live", tmp_path / "store"
    store = a_store_with_round(live)
    with store.transaction() as t:
        t.settings.set("kept", "yes")
        t.commit()
    if has_log:
        shutil.copytree(live, home)
    store.close()
    if not has_log:
        shutil.copytree(live, home)
    names = ("store.db", "store.db-wal", "store.key")
    before = {name: (home / name).read_bytes() for name in names if (home / name).exists()}
    assert ("store.db-wal" in before) == has_log
    one = 'F="$FOLDER/store.db" && mount --bind "$F" "$F" && mount -o remount,ro,bind "$F"'
    assert run_trial("told_at_opening", home, before=one) == {"code": "store_read_only"}
    assert {name: (home / name).read_bytes() for name in names if (home / name).exists()} == before
    again = open_store(home, PASSPHRASE, ballast_bytes=0)
    with again.transaction() as t:
        assert t.settings.get("kept") == "yes"
    again.close()


@posix
def test_a_write_that_fails_closes_the_store_and_loses_nothing(tmp_path: Path) -> None:
    found = run_trial("size_limit", tmp_path / "store")
    assert (found["code"], found["again"]) == ("disk_failed", "disk_failed")
    assert found["saved"] > 5
    assert found["lost"] == 0


def hand_in(t: Transaction, responses: list[Response]) -> None:
    for response in responses:
        t.responses.add_ballot("r1", response, "tag")


def test_a_store_that_may_not_grow_says_full_and_saves_later(tmp_path: Path) -> None:
    store = a_store_with_round(tmp_path)
    (tmp_path / BALLAST).write_bytes(b"x")
    connection = store._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    responses = [a_response() for _n in range(40)]
    with store.transaction() as t:
        t.settings.set("kept", "no")
        with pytest.raises(AppError) as told:
            hand_in(t, responses)
        assert told.value.code == "disk_full"
        with pytest.raises(AppError):  # a transaction that lost a part cannot be kept
            t.commit()
    assert not (tmp_path / BALLAST).exists()
    connection.execute("PRAGMA max_page_count = 100000")
    with store.transaction() as t:
        assert t.settings.get("kept") == ""
        assert t.responses.answered("r1") == {}
        hand_in(t, responses)
        t.commit()
    store.close()
    open_store(tmp_path, PASSPHRASE, ballast_bytes=1000).close()
    assert (tmp_path / BALLAST).stat().st_size == 1000


def test_a_commit_that_fails_raises_and_keeps_nothing(tmp_path: Path) -> None:
    store = a_store_with_round(tmp_path)
    with store.transaction() as t:
        store._connection.execute("PRAGMA defer_foreign_keys = ON")  # the database will refuse at COMMIT
        t.settings.set("kept", "no")
        t.responses.add_ballot("no such round", a_response(id="secret"), "tag")
        with pytest.raises(IntegrityError) as told:
            t.commit()
    assert "secret" not in str(told.value)
    with store.transaction() as t:
        assert t.settings.get("kept") == ""
        t.settings.set("kept", "yes")
        t.commit()
    with store.transaction() as t:
        assert t.settings.get("kept") == "yes"
    store.close()


def test_what_lasts_is_set(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
    }
    assert {name: store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in expected} == expected
    assert not (tmp_path / "store.db-shm").exists()
    store.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "store.db",
        "store.key",
        "store.key.2",
        "store.lock",
        "store.mark",
    ]


def test_three_hundred_saves_cost_the_same_each_and_the_log_stays_short(tmp_path: Path) -> None:
    """What a save costs does not grow with what was saved before; how quick it is shows benchmarks/bench_answer.py."""
    store = a_store_with_round(tmp_path)
    seat, response = store.seat_key("apple river stone", "r1"), a_response()
    said: list[str] = []
    store._connection.set_trace_callback(said.append)
    counts = []
    for n in range(300):
        said.clear()
        with store.transaction() as t:
            t.rounds.get("r1")
            t.responses.save_draft("r1", "g1", seat, response.with_answer("s1i1", 1 + n % 5))
            t.commit()
        counts.append(len(said))
    log = (tmp_path / "store.db-wal").stat().st_size
    store.close()
    assert set(counts[1:]) == {counts[1]}
    assert counts[1] <= counts[0] <= 6
    assert log < 1100 * 4200  # pages of the log, which is moved into the file after a thousand


def test_every_trouble_says_what_happened_and_what_to_do() -> None:
    named = {name: one for name, one in vars(faults).items() if inspect.isfunction(one) and "__mutmut" not in name}
    made = [one for name, one in named.items() if not name.startswith(("_", "from"))]
    errors = [
        one(Path("here")) if inspect.signature(one).parameters else one()
        for one in made
        if one.__module__ == faults.__name__
    ]
    assert len(errors) == 20
    assert len({error.code for error in errors}) == 19
    for error in errors:
        assert error.what.endswith("."), error.code
        assert error.do.endswith("."), error.code
        assert error.code == error.code.lower()
    for error in errors:
        if error.facts:
            assert "here" in str(error), error.code
