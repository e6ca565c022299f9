"""D5, D6: newest saves that went missing are named: with the log beside the file, or because the file is an older one."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from builders import PASSPHRASE, a_response, a_store_with_round
from facilitator_app.domain.errors import AppError
from facilitator_app.store import Store, check, open_store
from facilitator_app.store.mark import TURN
from sizes import times
from store_trials import enter, run_trial

FILES = ("store.db", "store.db-wal", "store.mark")
DATABASES = Path(__file__).parents[1] / "databases"
SENT = 8


@dataclass
class Killed:
    """What a program that was killed left behind: eight answers were told as saved, all of them in the log only."""

    folder: Path
    seen: Path
    before: dict[str, bytes]
    known: dict[str, bytes]
    """What this laptop had seen."""

    def put(self, **changed: bytes | None) -> None:
        """Everything as it was left, but for some files; None: it is gone."""
        shutil.rmtree(self.seen, ignore_errors=True)
        self.seen.mkdir()
        for name, mark in self.known.items():
            (self.seen / name).write_bytes(mark)
        for name in FILES:
            data = changed.get(name.replace(".", "_").replace("-", "_"), self.before[name])
            (self.folder / name).unlink(missing_ok=True)
            if data is not None:
                (self.folder / name).write_bytes(data)

    def opened(self, behind: bool = False) -> str | int:
        """The code of what is told at opening, or how many answers are there."""
        before = every_file(self.folder)
        try:
            store = open_store(self.folder, PASSPHRASE, seen=self.seen, behind=behind, ballast_bytes=0)
        except AppError as error:
            assert every_file(self.folder) == before, "it keeps its bytes"
            return error.code
        try:
            return answers_in(store)
        finally:
            store.close()


def every_file(folder: Path) -> dict[str, bytes]:
    """With what is in them; an empty log is as good as none."""
    found = {name: (folder / name).read_bytes() for name in FILES if (folder / name).exists()}
    return {name: data for name, data in found.items() if data}


def answers_in(store: Store) -> int:
    with store.transaction() as t:
        return sum(t.responses.answered("r1").values())


def send(store: Store, names: Iterable[str]) -> None:
    for name in names:
        with store.transaction() as t:
            t.responses.add_ballot("r1", a_response(id=name), name)
            t.commit()


@pytest.fixture
def killed(tmp_path: Path) -> Killed:
    live, folder, seen = tmp_path / "live", tmp_path / "store", tmp_path / "seen"
    a_store_with_round(live).close()
    store = open_store(live, PASSPHRASE, seen=seen, ballast_bytes=0)
    send(store, [f"b{n}" for n in range(SENT)])
    shutil.copytree(live, folder)
    known = {path.name: path.read_bytes() for path in seen.iterdir()}
    store.close()
    left = Killed(folder, seen, every_file(folder), known)
    left.put()
    return left


def flipped(whole: bytes, rnd: random.Random, place: int | None = None) -> bytes:
    other = bytearray(whole)
    other[rnd.randrange(len(whole)) if place is None else place] ^= 1 << rnd.randrange(8)
    return bytes(other)


def test_a_log_that_is_whole_gives_every_answer_back(killed: Killed) -> None:
    assert killed.opened() == SENT
    assert killed.opened() == SENT
    assert not (killed.folder / "quarantine").exists()


def test_every_flipped_bit_of_a_log_is_named(killed: Killed) -> None:
    log, rnd = killed.before["store.db-wal"], random.Random(3)
    for place in (0, 8, 16, 24, 31, 32, len(log) - 1, *(rnd.randrange(len(log)) for _n in range(times(60, 1000)))):
        killed.put(store_db_wal=flipped(log, rnd, place))
        assert killed.opened() == "log_damaged", place
        shutil.rmtree(killed.folder / "quarantine")


def test_without_a_mark_the_same_faults_lose_answers_without_a_word(killed: Killed) -> None:
    """Else the test above proves nothing."""
    log, rnd = killed.before["store.db-wal"], random.Random(3)
    killed.known.clear()
    found = []
    for _n in range(20):
        killed.put(store_db_wal=flipped(log, rnd), store_mark=None)
        found.append(killed.opened())
    assert all(isinstance(one, int) for one in found)
    assert any(one != SENT for one in found)


@pytest.mark.parametrize("kind", ["cut", "empty", "gone", "zeros", "of another file", "from before"])
def test_every_other_fault_of_a_log_is_named(killed: Killed, tmp_path: Path, kind: str) -> None:
    log = killed.before["store.db-wal"]
    faults: list[bytes | None] = {
        "cut": [log[: len(log) * n // 10] for n in range(1, 10)],
        "empty": [b""],
        "gone": [None],
        "zeros": [bytes(len(log))],
        "of another file": [log_of_another(tmp_path / "another")],
        "from before": [log[: 32 + 3 * (4096 + 24)]],
    }[kind]
    for fault in faults:
        killed.put(store_db_wal=fault)
        told = {"empty": "log_missing", "gone": "log_missing", "of another file": "store_damaged"}
        assert killed.opened() == told.get(kind, "log_damaged")


def log_of_another(folder: Path) -> bytes:
    store = a_store_with_round(folder)
    send(store, ["another"])
    log = (folder / "store.db-wal").read_bytes()
    store.close()
    return log


def test_a_copy_of_a_damaged_log_is_put_aside_and_one_can_go_on(killed: Killed) -> None:
    log = flipped(killed.before["store.db-wal"], random.Random(3), -1)
    killed.put(store_db_wal=log)
    assert killed.opened() == "log_damaged"
    (kept,) = (killed.folder / "quarantine").iterdir()
    assert (kept / "store.db-wal").read_bytes() == log
    assert killed.opened(behind=True) == SENT - 1
    assert killed.opened() == "log_missing", "looking was not going on: nothing was saved"
    store = open_store(killed.folder, PASSPHRASE, seen=killed.seen, behind=True, ballast_bytes=0)
    assert store.begins_anew
    send(store, ["one more"])
    assert not store.begins_anew
    store.close()
    assert killed.opened() == SENT
    assert check(killed.folder, PASSPHRASE).responses == SENT
    put(killed.folder, {name: data for name, data in killed.before.items() if name != "store.mark"})
    assert killed.opened() == "store_older", "what was lost and is found again is another line"


def test_a_flipped_bit_of_the_mark_is_harmless(killed: Killed) -> None:
    rnd = random.Random(4)
    for place in range(0, len(killed.before["store.mark"]), 3):
        killed.put(store_mark=flipped(killed.before["store.mark"], rnd, place))
        assert killed.opened() == SENT
    for mark in (b"", bytes(128), killed.before["store.mark"][:64], None):
        killed.put(store_mark=mark)
        assert killed.opened() == SENT


def test_an_older_file_put_back_is_named(tmp_path: Path) -> None:
    folder, seen, older = tmp_path / "store", tmp_path / "seen", tmp_path / "older"
    store = a_store_with_round(folder)
    store.close()
    shutil.copytree(folder, older)
    store = open_store(folder, PASSPHRASE, seen=seen, ballast_bytes=0)
    send(store, ["late"])
    store.close()
    newest = every_file(folder)
    put(folder, every_file(older))
    assert code_of(folder, seen) == "store_older", "the whole folder: this laptop knows"
    assert code_of(folder, None) == "", "another one cannot know"
    put(folder, newest)
    put(folder, {"store.db": every_file(older)["store.db"]})
    assert code_of(folder, None) == "store_older", "the file alone: what lies beside it knows"
    put(folder, newest)
    assert code_of(folder, seen) == ""


def put(folder: Path, found: dict[str, bytes]) -> None:
    for name, data in found.items():
        (folder / name).write_bytes(data)


def code_of(folder: Path, seen: Path | None) -> str:
    try:
        open_store(folder, PASSPHRASE, seen=seen, ballast_bytes=0).close()
    except AppError as error:
        return error.code
    return ""


def test_a_file_that_was_carried_to_another_laptop_and_back_is_the_newest(tmp_path: Path) -> None:
    here, there, folder = tmp_path / "here", tmp_path / "there", tmp_path / "store"
    a_store_with_round(folder).close()
    for number, seen in enumerate((here, there, there, here, here)):
        store = open_store(folder, PASSPHRASE, seen=seen, ballast_bytes=0)
        send(store, [f"b{number}"])
        store.close()


def test_a_file_from_before_is_looked_after_from_its_first_save_on(tmp_path: Path) -> None:
    folder, seen = Path(shutil.copytree(DATABASES / "schema-1", tmp_path / "store")), tmp_path / "seen"
    passphrase = "quiet garden seven boats"
    open_store(folder, passphrase, seen=seen, ballast_bytes=0).close()
    before = (folder / "store.db").read_bytes()
    store = open_store(folder, passphrase, seen=seen, ballast_bytes=0)
    with store.transaction() as t:
        t.settings.set("a", "b")
        t.commit()
    store.close()
    (folder / "store.db").write_bytes(before)
    with pytest.raises(AppError) as told:
        open_store(folder, passphrase, seen=seen, ballast_bytes=0)
    assert told.value.code == "store_older"


def test_between_two_people_the_number_does_not_tell_how_much_one_said(tmp_path: Path) -> None:
    """However many answers were saved since, the file says the same after the hand-over."""
    told = set()
    for saves in (1, 7, 60):
        store = a_store_with_round(tmp_path / str(saves))
        store.checkpoint()
        before = progress(store)
        send(store, [f"b{n}" for n in range(saves)])
        assert progress(store) == before + saves
        store.checkpoint()
        assert not (store.path / "store.db-wal").stat().st_size
        told.add(progress(store) - before)
        store.close()
    assert told == {TURN}


def progress(store: Store) -> int:
    with store.transaction() as t:
        return int(t.settings.get("progress").split()[1])


def test_after_every_kill_the_newest_save_is_known(tmp_path: Path) -> None:
    """Real kills: never a false alarm."""
    found = run_trial("kills", tmp_path / "store", times(8, 60), SEED="29")
    assert (found["lost"], found["unsound"]) == (0, 0)


def test_a_full_log_that_begins_again_is_looked_after_as_well(tmp_path: Path) -> None:
    """The log is moved into the file by itself after a thousand pages, and what follows stands over what stood there."""
    store = a_store_with_round(tmp_path / "store")
    for seat in range(2):
        enter(store, seat, lambda _line: None)
    store._connection.execute("PRAGMA wal_autocheckpoint = 100")
    send(store, [f"b{n}" for n in range(SENT)])
    folder = Path(shutil.copytree(store.path, tmp_path / "killed"))
    store.close()
    killed, rnd = Killed(folder, tmp_path / "seen", every_file(folder), {}), random.Random(9)
    log, codes = killed.before["store.db-wal"], set()
    for _n in range(40):
        killed.put(store_db_wal=flipped(log, rnd))
        codes.add(killed.opened())
    assert codes <= {"log_damaged", 2 + SENT}
    assert "log_damaged" in codes
