"""Trials that need processes to kill, full disks or many starts, each run as a script of its own by ``run_trial``.

One process loads the program once and forks the children it kills, so that sixty kills take seconds.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from builders import PASSPHRASE, a_partnership, a_response, a_round, a_store_with_round, an_instrument, answers_in
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.response import Comment
from facilitator_app.domain.steps import finish
from facilitator_app.store import Cost, Store, check, create, open_store, slip_tags
from facilitator_app.store.copying import copy_store
from facilitator_app.store.files import BALLAST
from facilitator_app.store.migrations import MIGRATIONS, Migrations, Statement

ITEMS = 12
ROUND = a_round(instrument=an_instrument(sections=1, items=ITEMS))
SYNCHRONOUS = "SYNCHRONOUS"


def run_trial(name: str, folder: Path, times: int = 0, before: str = "", **variables: str) -> dict[str, Any]:
    """Run a trial in its own process and return its results; ``before``: shell commands in a private mount space."""
    command = [sys.executable, __file__, name, str(folder), str(times)]
    if before:
        command = ["unshare", "-rm", "sh", "-c", f'{before} && exec "$@"', "sh", *command]
    here = Path(__file__).parent
    path = os.pathsep.join([str(here.parent / "src"), str(here)])
    surroundings = dict(os.environ, PYTHONPATH=path, FOLDER=str(folder), **variables)
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=3000)
    if done.returncode:
        raise RuntimeError(done.stderr)
    results: dict[str, Any] = json.loads(done.stdout)
    return results


def enter(store: Store, seat: int, acknowledge: Callable[[str], None]) -> None:
    """One person answers every item and hands in; each save is acknowledged after its commit."""
    key = store.seat_key(f"seat {seat}", ROUND.id)
    response = a_response(answers={}, id=f"seat-{seat}")
    for n in range(1, ITEMS + 1):
        response = response.with_answer(f"s1i{n}", value(seat, n))
        with store.transaction() as t:
            t.responses.save_draft(ROUND.id, "g1", key, response)
            t.commit()
        acknowledge(f"{seat} {n}")
    with store.transaction() as t:
        t.responses.add_ballot(ROUND.id, response, f"tag {seat}")
        t.responses.delete_draft(ROUND.id, key.id)
        t.commit()
    acknowledge(f"{seat} {ITEMS + 1}")
    store.checkpoint()


def value(seat: int, n: int) -> int:
    return 1 + (seat * 7 + n * 3) % 5


def faults_in(store: Store, acknowledged: dict[int, int]) -> int:
    """How many seats lost an acknowledged save or have a wrong answer."""
    wrong = 0
    sent = answers_in(store)
    with store.transaction() as t:
        for seat, last in acknowledged.items():
            response = sent.get(f"seat-{seat}")
            if response is None and last <= ITEMS:
                response = t.responses.draft(ROUND.id, store.seat_key(f"seat {seat}", ROUND.id))
            answers = {} if response is None else response.answers
            wrong += len(answers) < min(last, ITEMS) or any(
                answer != value(seat, int(item.removeprefix("s1i"))) for item, answer in answers.items()
            )
    return wrong


def forked(work: Callable[[int], None]) -> tuple[int, int]:
    """A child that does ``work`` with the writing end of a pipe; returns its process id and the reading end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            work(writing)
        finally:
            os._exit(0)
    os.close(writing)
    return child, reading


def kills(folder: Path, times: int) -> dict[str, object]:
    """Kill a child that enters answers at a random instant, and look for what it acknowledged."""
    a_store_with_round(folder, ROUND).close()
    rnd = random.Random(int(os.environ["SEED"]))
    acknowledged: dict[int, int] = {}
    lost = unsound = 0
    for trial in range(times):

        def work(pipe: int, first: int = trial * 1000) -> None:
            store = open_store(folder, PASSPHRASE, ballast_bytes=0)
            for seat in range(first, first + 1000):
                enter(store, seat, to_file(pipe))

        child, reading = forked(work)
        with os.fdopen(reading) as lines:
            for _line in range(rnd.randrange(1, 40)):
                note(acknowledged, lines.readline())
            until = time.perf_counter() + rnd.random() * 0.004
            while time.perf_counter() < until:
                pass
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            for line in lines:
                note(acknowledged, line)
        try:
            check(folder, PASSPHRASE)
            store = open_store(folder, PASSPHRASE, ballast_bytes=0)
            lost += faults_in(store, acknowledged)
            store.close()
        except AppError:
            unsound += 1
    return {"kills": times, "acknowledged": sum(acknowledged.values()), "lost": lost, "unsound": unsound}


def kills_restoring(folder: Path, times: int) -> dict[str, object]:
    """Kill a child that goes back to a copy and works on, again and again: the file is the one or the other, and opens.

    The first two wait for it where the file is surely the one, and surely the other.
    """
    from facilitator_app.services.restoring import Restoring
    from facilitator_app.services.workspace import open_workspace

    store = a_store_with_round(folder / "store", ROUND)
    copy = finish(copy_store(store, folder / "copy", date(2026, 11, 24)))
    store.close()
    rnd, unsound, found = random.Random(17), [], set()
    for trial in range(times):

        def work(pipe: int, waits_after: int = {0: 1, 1: 2}.get(trial, 0)) -> None:
            workspace = open_workspace(folder / "store", PASSPHRASE)
            while True:
                back = Restoring(copy, workspace, None)
                opened = back.finish(finish(back.prepare(PASSPHRASE)), PASSPHRASE)
                assert opened is not None
                workspace = opened
                os.write(pipe, b"back\n")
                if waits_after == 1:
                    signal.pause()
                workspace.partnerships.create("Later")
                os.write(pipe, b"later\n")
                if waits_after == 2:
                    signal.pause()

        child, reading = forked(work)
        with os.fdopen(reading) as lines:
            for _line in range(trial + 1 if trial < 2 else rnd.randrange(1, 4)):
                lines.readline()
            until = time.perf_counter() + rnd.random() * 0.08
            while time.perf_counter() < until:
                pass
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        shutil.rmtree(folder / "store" / "before-restore", ignore_errors=True)
        try:
            check(folder / "store", PASSPHRASE)
            after = open_workspace(folder / "store", PASSPHRASE)
            found.add(len(after.partnerships.rows()))
            after.close()
        except AppError as error:
            unsound.append(error.code)
    return {"kills": times, "unsound": unsound, "partnerships": sorted(found)}


def kill_after(child: int, reading: int, lines: int, seconds: float) -> list[str]:
    """Kill the child some time after it said so many lines; all that it said."""
    with os.fdopen(reading) as said:
        found = [said.readline() for _line in range(lines)]
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            pass
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [line for line in (*found, *said) if line.endswith("\n")]


def kills_reopening(folder: Path, times: int) -> dict[str, object]:
    """Kill a child that opens the file after a kill, again and again: nothing is lost by either."""
    a_store_with_round(folder, ROUND).close()
    rnd, acknowledged, lost, unsound = random.Random(23), dict[int, int](), 0, 0
    for trial in range(times):

        def work(pipe: int, first: int = trial * 1000) -> None:
            store = open_store(folder, PASSPHRASE, ballast_bytes=0)
            for seat in range(first, first + 1000):
                enter(store, seat, to_file(pipe))

        for line in kill_after(*forked(work), rnd.randrange(1, 20), rnd.random() * 0.004):
            note(acknowledged, line)

        def open_only(pipe: int) -> None:
            os.write(pipe, b"begin\n")
            open_store(folder, PASSPHRASE, ballast_bytes=0)

        kill_after(*forked(open_only), 1, rnd.random() * 0.04)
        try:
            store = open_store(folder, PASSPHRASE, ballast_bytes=0)
            lost += faults_in(store, acknowledged)
            store.close()
        except AppError:
            unsound += 1
    return {"kills": 2 * times, "lost": lost, "unsound": unsound}


def kills_updating(folder: Path, times: int) -> dict[str, object]:
    """Kill a child that brings an older file up to date, at a random instant: it is the old or the new one, whole."""
    a_store_with_round(folder / "older", ROUND).close()
    rnd, unsound, updated = random.Random(29), [], 0
    for _trial in range(times):
        shutil.rmtree(folder / "store", ignore_errors=True)
        shutil.copytree(folder / "older", folder / "store")

        def work(pipe: int) -> None:
            os.write(pipe, b"begin\n")
            open_store(folder / "store", PASSPHRASE, migrations=TEST_MIGRATIONS, ballast_bytes=0)
            os.write(pipe, b"updated\n")
            signal.pause()

        said = kill_after(*forked(work), 1, rnd.random() * 0.3)
        updated += "updated\n" in said
        try:
            store = open_store(folder / "store", PASSPHRASE, migrations=TEST_MIGRATIONS, ballast_bytes=0)
            with store.transaction() as t:
                if t.rounds.get(ROUND.id) != ROUND or t.partnerships.get("p1") != a_partnership():
                    unsound.append("changed")
            store.close()
        except AppError as error:
            unsound.append(error.code)
    return {"kills": times, "unsound": unsound, "updated": updated}


def kills_copying(folder: Path, times: int) -> dict[str, object]:
    """Kill a child that makes copies beside the file and on a stick, while people answer: the file lost nothing, what has the
    name of a copy is a whole one, and of the two beside the file one is whole at any time once there was one."""
    from facilitator_app.services.workspace import build_workspace
    from facilitator_app.store import look_into, slots_in

    a_store_with_round(folder / "store", ROUND).close()
    (folder / "stick").mkdir()
    rnd, acknowledged, lost, unsound, none_left, copies = random.Random(31), dict[int, int](), 0, [], 0, 0
    had_one = False
    for trial in range(times):

        def work(pipe: int, first: int = trial * 1000) -> None:
            workspace = build_workspace(open_store(folder / "store", PASSPHRASE, ballast_bytes=0))
            for seat in range(first, first + 1000):
                enter(workspace.store, seat, to_file(pipe))
                finish(workspace.copies.keep_here())
                if seat % 3 == 0:
                    finish(workspace.copies.make(folder / "stick"))

        for line in kill_after(*forked(work), rnd.randrange(1, 60), rnd.random() * 0.15):
            note(acknowledged, line)
        slots = slots_in(folder / "store")
        none_left += had_one and not slots
        had_one = had_one or bool(slots)
        for copy in (*slots, *(path for path in (folder / "stick").iterdir() if path.suffix != ".part")):
            copies += 1
            try:
                look_into(copy, PASSPHRASE)
            except AppError as error:
                unsound.append(error.code)
        for copy in (folder / "stick").iterdir():
            if copy.suffix != ".part":
                shutil.rmtree(copy)
        try:
            store = open_store(folder / "store", PASSPHRASE, ballast_bytes=0)
            lost += faults_in(store, acknowledged)
            finish(build_workspace(store).copies.make(folder / "stick"))
            store.close()
        except AppError as error:
            unsound.append(error.code)
        unsound += [path.name for path in (folder / "stick").glob("*.part")]
    return {"kills": times, "copies": copies, "lost": lost, "unsound": unsound, "none_left": none_left}


def kills_erasing(folder: Path, times: int) -> dict[str, object]:
    """Kill a child that deletes a partnership and what copies hold of it: at the next opening it is gone everywhere, or in no
    place at all."""
    from facilitator_app.services.workspace import open_workspace
    from facilitator_app.store import look_into

    a_store_with_round(folder / "older", ROUND).close()
    rnd, unsound, gone = random.Random(37), [], 0
    os.environ["XDG_DATA_HOME"] = str(folder / "data")
    for _trial in range(times):
        for name in ("store", "stick", "data"):
            shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(folder / "older", folder / "store")
        (folder / "stick").mkdir()
        workspace = open_workspace(folder / "store", PASSPHRASE)
        finish(workspace.copies.make(folder / "stick"))
        finish(workspace.copies.keep_here())
        workspace.close()

        def work(pipe: int) -> None:
            opened = open_workspace(folder / "store", PASSPHRASE)
            os.write(pipe, b"begin\n")
            opened.partnerships.delete("p1")
            finish(opened.everywhere.reach())
            signal.pause()

        kill_after(*forked(work), 1, rnd.random() * 0.5)
        try:
            after = open_workspace(folder / "store", PASSPHRASE)
            there = len(after.partnerships.rows())
            gone += not there
            if [one for one in finish(after.everywhere.reach()) if one.why]:
                unsound.append("not reached")
            after.close()
            places = [path.parent for path in folder.rglob("store.db") if "older" not in path.parts]
            unsound += [f"{place.name}" for place in places[1:] if look_into(place, PASSPHRASE).partnerships != there]
            unsound += [path.name for path in folder.rglob("*.part") if "older" not in path.parts]
        except AppError as error:
            unsound.append(error.code)
    return {"kills": times, "unsound": unsound, "gone": gone}


def to_file(handle: int) -> Callable[[str], None]:
    """Acknowledge with one whole line."""

    def write(line: str) -> None:
        os.write(handle, f"{line}\n".encode())

    return write


def note(acknowledged: dict[int, int], line: str) -> None:
    if line.endswith("\n"):
        seat, n = line.split()
        acknowledged[int(seat)] = int(n)


def kills_changing_words(folder: Path, times: int) -> dict[str, object]:
    """Kill a child that changes the words there and back, again and again, when it begins its next change: the file opens with
    the old ones or the new ones."""
    both = ("abacus able abroad accent aching", "acorn acre acting action active")
    create(folder, both[0], cost=Cost.quick(), ballast_bytes=0)[0].close()
    now, unsound = both[0], list[object]()
    for trial in range(times):

        def work(pipe: int, old: str = now) -> None:
            store = open_store(folder, old, ballast_bytes=0)
            words = [old, *(other for other in both if other != old)]
            while True:
                os.write(pipe, b"\n")
                store.change_words(*words)
                words.reverse()

        kill_after(*forked(work), 1 + trial % 12, 0)
        opened = [words for words in both if opens(folder, words)]
        if len(opened) != 1:
            unsound.append(opened)
        now = opened[0]
        beside = {path.name.removesuffix(".part") for path in folder.iterdir()}
        unsound += sorted(beside - {"store.db", "store.key", "store.key.2", "store.lock", "store.mark"})
    return {"kills": times, "unsound": unsound}


def opens(folder: Path, words: str) -> bool:
    try:
        open_store(folder, words, ballast_bytes=0).close()
    except AppError as error:
        if error.code != "wrong_passphrase":
            raise
        return False
    return True


def starts(folder: Path, times: int) -> dict[str, object]:
    """Many programs open one store at once; a killed holder leaves nothing in the way."""
    a_store_with_round(folder, ROUND).close()
    gate, opened = os.pipe()
    hold, release = os.pipe()

    def work(pipe: int) -> None:
        os.close(opened)
        os.close(release)
        os.read(gate, 1)  # ends for all at once
        try:
            open_store(folder, PASSPHRASE, ballast_bytes=0)
            os.write(pipe, b"open")
            os.read(hold, 1)
        except AppError as error:
            os.write(pipe, error.code.encode())

    children = [forked(work) for _n in range(times)]
    os.close(opened)
    answers = [os.read(reading, 100).decode() for _child, reading in children]
    holder = children[answers.index("open")][0] if "open" in answers else 0
    for child, _reading in children:
        if child == holder:
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    open_store(folder, PASSPHRASE, ballast_bytes=0).close()  # the holder was killed, and nothing it left is in the way
    return {"open": answers.count("open"), "in_use": answers.count("store_in_use")}


def with_kill(migrations: Migrations, place: int) -> list[list[Statement]]:
    """The same migrations with the end of the process at one place among the statements of new steps."""
    copy = [list(step) for step in migrations]
    for step in copy[len(MIGRATIONS) :]:
        if place <= len(step):
            step.insert(place, lambda _connection: os.kill(os.getpid(), signal.SIGKILL))
            return copy
        place -= len(step) + 1
    raise ValueError("no such place")


TEST_MIGRATIONS: Migrations = (
    *MIGRATIONS,
    (
        "ALTER TABLE partnerships ADD COLUMN colour TEXT NOT NULL DEFAULT ''",
        "CREATE TABLE notes (id TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (id)) WITHOUT ROWID, STRICT",
        "INSERT INTO notes SELECT id, notes FROM partnerships",
    ),
    (
        "ALTER TABLE notes RENAME TO remarks",
        "UPDATE partnerships SET colour = 'blue'",
    ),
)
PLACES = 4 + 3


def migrations(folder: Path, _times: int) -> dict[str, object]:
    """M1: kill at every statement of every migration: the old or the new schema, never between."""
    from facilitator_app.store.connection import connect, pragma
    from facilitator_app.store.finding import choose_key_file

    now = len(MIGRATIONS)
    expected = {now: (False, False), now + 1: (True, False), now + 2: (False, True)}
    versions, between, lost = [], 0, 0
    for place in range(PLACES):
        one = folder / f"store-{place}"
        a_store_with_round(one, ROUND).close()
        steps = with_kill(TEST_MIGRATIONS, place)

        def work(_pipe: int, one: Path = one, steps: Migrations = steps) -> None:
            open_store(one, PASSPHRASE, migrations=steps, ballast_bytes=0)

        child, reading = forked(work)
        os.close(reading)
        assert os.WTERMSIG(os.waitpid(child, 0)[1]) == signal.SIGKILL
        key_file = choose_key_file(one)
        data_key = key_file.unlock(PASSPHRASE)
        assert data_key is not None
        connection = connect(one / "store.db", data_key, key_file.store_id)
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        version = pragma(connection, "user_version")
        connection.close()
        versions.append(version)
        between += expected[version] != ("notes" in tables, "remarks" in tables)
        store = open_store(one, PASSPHRASE, migrations=TEST_MIGRATIONS, ballast_bytes=0)
        with store.transaction() as t:
            lost += t.rounds.get(ROUND.id) != ROUND or t.partnerships.get("p1") != a_partnership()
        store.close()
    return {"versions": versions, "between": between, "lost": lost}


def fill(store: Store, saved: list[str]) -> AppError:
    """Hand in long responses until the disk says no; returns what it said."""
    for n in range(10_000):
        response = a_response(comments={"o1": Comment(f"{n} " + "words " * 2000)}, id=f"{len(saved)}-{n}")
        try:
            with store.transaction() as t:
                t.responses.add_ballot(ROUND.id, response, response.id)
                t.commit()
        except AppError as error:
            return error
        saved.append(response.id)
    raise RuntimeError("the disk never filled up")


def full_disk(folder: Path, _times: int) -> dict[str, object]:
    """On a small disk: nothing saved is lost, and after freeing space the same save works."""
    filler = folder / "filler"
    filler.write_bytes(os.urandom(500_000))
    home = folder / "store"
    store, _code = create(home, PASSPHRASE, cost=Cost.quick(), ballast_bytes=400_000)
    had_ballast = (home / BALLAST).exists()
    with store.transaction() as t:
        t.partnerships.save(a_partnership())
        t.rounds.save(ROUND)
        t.commit()
    saved: list[str] = []
    first = fill(store, saved)
    after_first, ballast_gone = len(saved), not (home / BALLAST).exists()
    second = fill(store, saved)
    after_second = len(saved)
    new_store = new_store_code(folder / "another")
    filler.unlink()
    third = fill(store, saved)
    for number in range(3):  # closing and opening work on a full disk
        store.close()
        store = open_store(home, PASSPHRASE, ballast_bytes=0)
        found = set(answers_in(store))
        if number == 0:
            with store.transaction() as t:
                for tag in saved[:5]:
                    for found_by in slip_tags(tag):
                        t.responses.delete_by_tag(ROUND.id, found_by)
                with contextlib.suppress(AppError):
                    t.commit()
    return {
        "codes": [first.code, second.code, third.code],
        "counts": [after_first, after_second, len(saved)],
        "had_ballast": had_ballast,
        "ballast_gone": ballast_gone,
        "lost": len(set(saved[5:]) - found),
        "new_store": new_store,
        "left_of_new_store": (folder / "another").exists() and len(list((folder / "another").iterdir())),
    }


def new_store_code(folder: Path) -> str:
    try:
        create(folder, PASSPHRASE, cost=Cost.quick(), ballast_bytes=0)
    except AppError as error:
        return error.code
    return ""


def size_limit(folder: Path, _times: int) -> dict[str, object]:
    """A write that fails: the store closes itself, and everything saved is there when it is opened again."""
    store = a_store_with_round(folder, ROUND)
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))
    saved: list[str] = []
    first = fill(store, saved)
    again = ""
    try:
        store.transaction()
    except AppError as error:
        again = error.code
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    store = open_store(folder, PASSPHRASE, ballast_bytes=0)
    found = set(answers_in(store))
    with store.transaction() as t:
        t.responses.add_ballot(ROUND.id, a_response(id="one more"), "one more")
        t.commit()
    store.close()
    return {"code": first.code, "again": again, "saved": len(saved), "lost": len(set(saved) - found)}


def read_only(folder: Path, _times: int) -> dict[str, object]:
    """A store on a disk that cannot be written to, and a copy there, which can be gone back to all the same."""
    from facilitator_app.services.restoring import Restoring
    from facilitator_app.store import look_into

    codes = []
    for call in (
        lambda: open_store(folder / "store", PASSPHRASE, ballast_bytes=0),
        lambda: create(folder / "new", PASSPHRASE, cost=Cost.quick(), ballast_bytes=0),
    ):
        try:
            call()
            codes.append("")
        except AppError as error:
            codes.append(error.code)
    copy = folder / "copy"
    counted = look_into(copy, PASSPHRASE).partnerships
    back = Restoring(copy, None, Path(os.environ["ELSEWHERE"]))
    opened = back.finish(finish(back.prepare(PASSPHRASE)), PASSPHRASE)
    assert opened is not None
    return {"codes": codes, "counted": counted, "back": len(opened.partnerships.rows())}


def told_at_opening(folder: Path, _times: int) -> dict[str, object]:
    """The code of what is said when a store is opened; "" if it opens."""
    try:
        open_store(folder, PASSPHRASE, ballast_bytes=0).close()
    except AppError as error:
        return {"code": error.code}
    return {"code": ""}


def record(folder: Path, people: int) -> dict[str, object]:
    """Enter answers, acknowledging each into the folder's file "ack", then end without closing."""
    store = open_store(folder, PASSPHRASE, ballast_bytes=0)
    if os.environ.get(SYNCHRONOUS):
        store._connection.execute(f"PRAGMA synchronous = {os.environ[SYNCHRONOUS]}")
    ack = os.open(folder / "ack", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for seat in range(people):
        enter(store, seat, to_file(ack))
    sys.stdout.write("{}\n")
    sys.stdout.flush()
    os._exit(0)


def acknowledged(folder: Path, what: str) -> dict[str, object]:
    """Say in the watched folder that something is done, and end without closing."""
    ack = os.open(folder / "ack", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.write(ack, what.encode())
    print("{}", flush=True)
    os._exit(0)


def record_update(folder: Path, _times: int) -> dict[str, object]:
    """M1, R2: an older store is brought up to date."""
    open_store(folder / "store", PASSPHRASE, migrations=TEST_MIGRATIONS, ballast_bytes=0)
    return acknowledged(folder, "updated")


def record_close(folder: Path, _times: int) -> dict[str, object]:
    """A round is closed as the service does it: drafts erased, responses mixed, the file cleaned."""
    from facilitator_app.services.workspace import build_workspace

    build_workspace(open_store(folder / "store", PASSPHRASE, ballast_bytes=0)).rounds.close(ROUND.id, PASSPHRASE)
    return acknowledged(folder, "closed")


def record_copy(folder: Path, _times: int) -> dict[str, object]:
    """A copy is made on a stick."""
    store = open_store(folder / "store", PASSPHRASE, ballast_bytes=0)
    finish(copy_store(store, folder / "stick" / "copy", date(2026, 11, 24)))
    return acknowledged(folder, "copied")


def record_slots(folder: Path, _times: int) -> dict[str, object]:
    """Two copies beside the file, each in the place of the older of two."""
    from facilitator_app.services.workspace import build_workspace

    workspace = build_workspace(open_store(folder / "store", PASSPHRASE, ballast_bytes=0))
    for _time in range(2):
        finish(workspace.copies.keep_here())
        assert workspace.copies.trouble == ""
    return acknowledged(folder, "copied")


if __name__ == "__main__":
    trials = (
        kills, kills_restoring, kills_reopening, kills_updating, kills_copying, kills_erasing, kills_changing_words, starts, migrations, full_disk, size_limit, read_only, told_at_opening, record, record_update, record_close, record_copy, record_slots
    )  # fmt: skip
    chosen = next(trial for trial in trials if trial.__name__ == sys.argv[1])
    print(json.dumps(chosen(Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)))
