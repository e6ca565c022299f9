"""Damage is called damage, never a wrong passphrase; the file stays as it is and a copy is put aside."""

from __future__ import annotations

import random
import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from builders import PASSPHRASE, a_response, a_store, a_store_with_round
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.steps import finish
from facilitator_app.store import check, copy_store, faults, identify, open_store
from sizes import times

DAMAGE = ("store_damaged", "store_empty")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with some responses."""
    folder = tmp_path_factory.mktemp("sample") / "store"
    store = a_store_with_round(folder)
    with store.transaction() as t:
        for _n in range(20):
            t.responses.add_ballot("r1", a_response(), "tag")
        t.commit()
    store.close()
    return folder


@pytest.fixture
def copy(sample: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample, tmp_path / "copy"))


def code_of(folder: Path, secret: str = PASSPHRASE) -> str:
    """The code of the error at opening; "" if it opens."""
    try:
        open_store(folder, secret, ballast_bytes=0).close()
    except AppError as error:
        return error.code if error.what and error.do else "without words"
    return ""


def expect_damage(folder: Path, damaged: bytes, code: str = "store_damaged") -> None:
    """Damage is told with the right words, wrong words are told with wrong words, and nothing is lost."""
    path = folder / "store.db"
    path.write_bytes(damaged)
    with pytest.raises(AppError) as told:
        open_store(folder, PASSPHRASE, ballast_bytes=0)
    assert told.value.code == code
    assert path.read_bytes() == damaged
    kept = told.value.facts["quarantine"]
    assert isinstance(kept, Path)
    assert kept.parent == folder / "quarantine"
    assert str(kept) in told.value.do
    assert (kept / "store.db").read_bytes() == damaged
    assert code_of(folder, "wrong words") == "wrong_passphrase"
    assert code_of(folder) == code
    assert path.read_bytes() == damaged


def test_a_sound_store_opens(copy: Path) -> None:
    assert code_of(copy) == ""
    report = check(copy / "store.db", PASSPHRASE)
    assert (report.partnerships, report.rounds, report.responses) == (1, 1, 20)
    assert not (copy / "quarantine").exists()


def test_a_check_looks_at_references_too_which_takes_too_long_for_each_opening(copy: Path) -> None:
    store = open_store(copy, PASSPHRASE, ballast_bytes=0)
    store._connection.execute("PRAGMA foreign_keys = OFF")
    store._connection.execute("DELETE FROM rounds")
    store.close()
    assert code_of(copy) == "", "each page is as it was written"
    with pytest.raises(AppError) as told:
        check(copy, PASSPHRASE)
    assert told.value.code == "store_damaged"


def few_left_in(quarantine: Path) -> int:
    """Each new one is compared with those before it: of many, drop them, and say how many there were."""
    found = len(list(quarantine.glob("*")))
    if found < 50:
        return 0
    shutil.rmtree(quarantine)
    return found


@pytest.mark.slow
def test_every_flipped_bit_is_damage(copy: Path) -> None:
    whole = (copy / "store.db").read_bytes()
    rnd = random.Random(5)
    kept = 0
    places = [0, 15, 16, len(whole) - 1, *(rnd.randrange(len(whole)) for _n in range(times(46, 996)))]
    for place in places:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << rnd.randrange(8)
        expect_damage(copy, bytes(flipped))
        kept += few_left_in(copy / "quarantine")
    assert kept + len(list((copy / "quarantine").glob("*"))) == len(places)  # each copied once only


@pytest.mark.slow
def test_every_cut_is_damage(copy: Path) -> None:
    whole = (copy / "store.db").read_bytes()
    rnd = random.Random(8)
    lengths = {1, 15, 16, 17, 4095, 4096, 4097, len(whole) // 2, len(whole) // 8192 * 4096, len(whole) - 1}
    while len(lengths) < times(199, 400):
        lengths.add(rnd.choice((rnd.randrange(1, len(whole)), rnd.randrange(1, len(whole) // 4096) * 4096)))
    for length in sorted(lengths):
        expect_damage(copy, whole[:length])
        shutil.rmtree(copy / "quarantine")
    expect_damage(copy, b"", code="store_empty")


@pytest.mark.parametrize("kind", ["zeros", "text", "plain database", "longer", "pages swapped"])
def test_other_content_is_damage(copy: Path, kind: str) -> None:
    whole = (copy / "store.db").read_bytes()
    pages = [whole[i : i + 4096] for i in range(0, len(whole), 4096)]
    expect_damage(
        copy,
        {
            "zeros": bytes(len(whole)),
            "text": b"Minutes of the meeting. " * 400,
            "plain database": b"SQLite format 3\0" + bytes(8176),
            "longer": whole + b"more",
            "pages swapped": b"".join([pages[0], pages[2], pages[1], *pages[3:]]),
        }[kind],
    )


def test_a_damaged_file_with_a_log_beside_it_keeps_its_bytes(sample: Path, tmp_path: Path) -> None:
    live = Path(shutil.copytree(sample, tmp_path / "live"))
    store = open_store(live, PASSPHRASE, ballast_bytes=0)
    with store.transaction() as t:
        t.settings.set("name", "Ann")
        t.commit()
    after_crash = Path(shutil.copytree(live, tmp_path / "crash"))
    store.close()
    assert (after_crash / "store.db-wal").stat().st_size
    whole = bytearray((after_crash / "store.db").read_bytes())
    whole[-2000] ^= 4
    log = (after_crash / "store.db-wal").read_bytes()
    expect_damage(after_crash, bytes(whole))
    assert (after_crash / "store.db-wal").read_bytes() == log
    assert not (after_crash / "store.db-shm").exists()
    whole[-2000] ^= 4
    (after_crash / "store.db").write_bytes(whole)
    store = open_store(after_crash, PASSPHRASE, ballast_bytes=0)
    with store.transaction() as t:
        assert t.settings.get("name") == "Ann"
    store.close()


def test_damage_found_while_open_closes_the_store(copy: Path) -> None:
    store = open_store(copy, PASSPHRASE, ballast_bytes=0)
    store._connection.execute("PRAGMA cache_size = 0")
    store._connection.execute("PRAGMA shrink_memory")
    whole = bytearray((copy / "store.db").read_bytes())
    for start in range(4096, len(whole), 4096):
        whole[start + 100] ^= 1
    (copy / "store.db").write_bytes(whole)
    with pytest.raises(AppError) as told, store.transaction() as t:
        t.responses.ballots("r1")
    assert told.value.code == "store_damaged"
    with pytest.raises(AppError):
        store.transaction()
    assert code_of(copy) == "store_damaged"


def test_every_fault_of_a_key_file_is_named(copy: Path) -> None:
    whole = (copy / "store.key").read_bytes()
    rnd = random.Random(6)
    faults = [whole[:length] for length in (0, 1, 16, len(whole) // 2, len(whole) - 1)]
    for _n in range(times(60, 1000)):
        flipped = bytearray(whole)
        flipped[rnd.randrange(len(whole))] ^= 1 << rnd.randrange(8)
        faults.append(bytes(flipped))
    faults += [b"{}", b"[]", b"null", b'{"checksum": 1}', whole + b" "]
    for fault in faults:
        for name in ("store.key", "store.key.2"):
            (copy / name).write_bytes(fault)
        assert code_of(copy) == "key_damaged", fault
        assert code_of(copy, "wrong words") == "key_damaged"
        assert (copy / "store.key").read_bytes() == fault
        few_left_in(copy / "quarantine")


def test_the_second_key_file_stands_in_and_mends_the_first(copy: Path) -> None:
    whole = (copy / "store.key").read_bytes()
    for broken in (None, b"", whole[:-5]):
        for name in ("store.key", "store.key.2"):
            if broken is None:
                (copy / name).unlink()
            else:
                (copy / name).write_bytes(broken)
            assert code_of(copy, "wrong words") == "wrong_passphrase"
            assert code_of(copy) == ""
            assert (copy / name).read_bytes() == whole


def test_without_key_files_the_store_says_so(copy: Path) -> None:
    for name in ("store.key", "store.key.2"):
        (copy / name).unlink()
    assert code_of(copy) == "key_missing"


def test_a_key_file_of_another_store_is_named(copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    a_store(other).close()
    own = (copy / "store.key").read_bytes()
    foreign = (other / "store.key").read_bytes()
    for name in ("store.key", "store.key.2"):
        (copy / name).write_bytes(foreign)
    for secret in (PASSPHRASE, "wrong words"):
        assert code_of(copy, secret) == "key_of_another_store"
    (copy / "store.key.2").write_bytes(own)
    assert code_of(copy) == ""
    assert (copy / "store.key").read_bytes() == own
    assert foreign in [p.read_bytes() for p in (copy / "quarantine").rglob("store.key")]


def test_every_fault_of_a_copy_is_named(sample: Path, tmp_path: Path) -> None:
    """Twenty flips and ten cuts of a copy's file and twenty flips of both its key files; whole again, it opens."""
    store = open_store(Path(shutil.copytree(sample, tmp_path / "live")), PASSPHRASE, ballast_bytes=0)
    copy = finish(copy_store(store, tmp_path / "copy", date(2026, 11, 24)))
    store.close()
    rnd = random.Random(7)
    whole, key = (copy / "store.db").read_bytes(), (copy / "store.key").read_bytes()
    for fault in [
        *(flipped(whole, rnd) for _n in range(times(20, 600))),
        *(whole[: rnd.randrange(1, len(whole))] for _n in range(times(10, 200))),
    ]:
        expect_damage(copy, fault)
        few_left_in(copy / "quarantine")
    (copy / "store.db").write_bytes(whole)
    assert code_of(copy) == "is_copy"
    for _n in range(20):
        for name in ("store.key", "store.key.2"):
            (copy / name).write_bytes(flipped(key, rnd))
        assert code_of(copy) == "key_damaged"
        assert code_of(copy, "wrong words") == "key_damaged"
    (copy / "store.key").write_bytes(key)
    assert check(copy, PASSPHRASE).responses == 20


def flipped(whole: bytes, rnd: random.Random) -> bytes:
    """The same bytes with one bit changed somewhere."""
    other = bytearray(whole)
    other[rnd.randrange(len(whole))] ^= 1 << rnd.randrange(8)
    return bytes(other)


def test_places_without_a_store(sample: Path, tmp_path: Path) -> None:
    assert code_of(tmp_path / "nowhere") == "store_missing"
    assert code_of(tmp_path / "nowhere" / "store.db") == "store_missing"
    assert code_of(tmp_path) == "not_a_store"
    text = tmp_path / "notes.txt"
    text.write_text("hello")
    assert code_of(text) == "not_a_store"
    copy = Path(shutil.copytree(sample, tmp_path / "copy"))
    (copy / "store.db").unlink()
    assert code_of(copy) == "store_missing"
    assert not (copy / "store.db").exists()
    assert not (tmp_path / "nowhere").exists()


def test_a_store_is_known_by_either_of_its_key_files(tmp_path: Path) -> None:
    store = a_store_with_round(tmp_path / "store")
    store.close()
    first, second = (tmp_path / "store" / name for name in ("store.key", "store.key.2"))
    assert identify(tmp_path / "store") == identify(tmp_path / "store" / "store.db") == store.id
    first.write_bytes(first.read_bytes()[:-9])
    assert identify(tmp_path / "store") == store.id
    second.unlink()
    assert identify(tmp_path / "store") == ""


def test_what_the_database_does_not_number_is_no_damage_but_a_fault_of_the_program() -> None:
    assert faults.from_database(dbapi2.ProgrammingError("Cannot operate on a closed database.")) is None
    assert faults.from_database(ValueError("of ours")) is None
