"""One call to the disk fails, each in turn: a person answers and hands over, a round is closed, a file is updated, opened
after a kill, copied.

Run as a script with the library from disk_fail.c loaded before the system's own. One process loads the program once and
forks one child for each call that fails; the child works on files of its own, sees the failure as any program would, then
tries again on a disk that is well.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from builders import PASSPHRASE, a_partnership, a_response, a_store_with_round, answers_in, handed_in
from facilitator_app.domain.errors import AppError
from facilitator_app.domain.response import Comment
from facilitator_app.domain.round import RoundState
from facilitator_app.domain.seat import Seat
from facilitator_app.domain.steps import finish
from facilitator_app.services.workspace import Workspace, open_workspace
from facilitator_app.store import Store, check, look_into, open_store
from store_trials import ITEMS, ROUND, TEST_MIGRATIONS, enter, forked, value

PEOPLE = 6
WORDS = "We meet too rarely."
SAID = {"s1i1": 2, "s1i2": 4}


class Disk:
    """The disk of this process. ``told``: codes of the errors that were told, in order."""

    def __init__(self, place: int, full: bool, stays: bool) -> None:
        self._library = ctypes.CDLL(None)
        self._library.what_failed.restype = ctypes.c_char_p
        self._place, self._full, self._stays = place, full, stays
        self.told: list[str] = []
        self.calls = 0
        self.what = ""

    def begins(self) -> None:
        """From now on calls are counted, and the one fails."""
        self._library.fail_at(ctypes.c_long(self._place), int(self._full), int(self._stays))

    def is_well(self) -> None:
        """No call fails any more."""
        self.what = self._library.what_failed().decode()
        self.calls += self._library.fail_no_more()

    def tells(self, act: Callable[[], object]) -> bool:
        """True if it could not be done, which was said in a sentence. Anything but an AppError ends the trial."""
        error = refusal(act)
        if error is None:
            return False
        assert error.what.endswith("."), error.code
        assert error.do.endswith("."), error.code
        assert "quarantine" not in error.facts, "a disk that fails is no damage"
        self.told.append(error.code)
        return True


def refusal(act: Callable[[], object]) -> AppError | None:
    """What is said if it cannot be done."""
    try:
        act()
    except AppError as error:
        return error
    return None


class Laptop:
    """A file that was opened. It is opened again where it closed itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "store"
        self.workspace = open_workspace(self.folder, PASSPHRASE)

    def again(self) -> Workspace:
        try:
            with self.workspace.store.transaction():
                pass
        except AppError:
            self.workspace.close()
            self.workspace = open_workspace(self.folder, PASSPHRASE)
        return self.workspace


def a_file(folder: Path) -> Store:
    """An open file with a round in which some people have sent and one has begun."""
    store = a_store_with_round(folder / "store", ROUND)
    for seat in range(PEOPLE):
        enter(store, seat, lambda _line: None)
    with store.transaction() as t:
        t.responses.save_draft(ROUND.id, "g1", store.seat_key("seat 9", ROUND.id), a_response(answers={"s1i1": 2}))
        t.commit()
    (folder / "stick").mkdir()
    return store


def answered(store: Store, people: int = PEOPLE) -> None:
    """Whoever had sent before has everything there."""
    sent = answers_in(store)
    for seat in range(people):
        assert sent[f"seat-{seat}"].answers == {f"s1i{n}": value(seat, n) for n in range(1, ITEMS + 1)}


def hand_over(folder: Path, disk: Disk) -> None:
    """One person begins, answers, writes, sends; the laptop goes on. What failed is tried again as that person would: with
    the three words, where the file had to be opened again."""
    laptop = Laptop(folder)
    seats: list[Seat] = []

    def begin() -> None:
        seats.append(laptop.workspace.responding.start(ROUND.id, "g1"))

    def say(item: str) -> None:
        seats.append(laptop.workspace.responding.answer(seats[-1], item, SAID[item]))

    def write() -> None:
        seats.append(laptop.workspace.responding.comment(seats[-1], "s1i1", Comment(WORDS)))

    def send() -> None:
        laptop.workspace.responding.send(seats[-1])

    steps = [
        begin,
        *(lambda item=item: say(item) for item in SAID),  # type: ignore[misc]
        write,
        send,
        lambda: laptop.workspace.responding.hand_over(),
        lambda: finish(laptop.workspace.copies.keep_here()),
    ]
    disk.begins()
    begun_twice = sent = False
    for step in steps:
        if not (disk.tells(step) and disk.tells(step)):
            sent = sent or step == send
            continue
        disk.is_well()
        was = laptop.workspace
        now = laptop.again()
        if now is not was and seats and not sent:
            gone = refusal(lambda: seats.append(come_back(laptop.workspace, seats[-1])))
            if gone is not None:  # it was on the disk, though the disk did not say so
                assert (gone.code, step) == ("words_unknown", send)
                sent = True
                continue
        begun_twice = begun_twice or (now is not was and step == begin)
        step()
        sent = sent or step == send
    disk.is_well()
    now = laptop.again()
    finish(now.copies.keep_here())
    assert now.copies.trouble == ""
    assert now.copies.kept_here()
    now.close()
    assert not list(folder.rglob("*.part"))
    check(folder / "store", PASSPHRASE)
    store = open_store(folder / "store", PASSPHRASE, ballast_bytes=0)
    answered(store)
    opened = handed_in(store)
    assert [r.answers for r, _out in opened.answers if not r.id.startswith("seat-")] == [SAID]
    assert [one.text for response in opened.words for one in response.comments.values()].count(WORDS) == 1
    with store.transaction() as t:
        paused = t.responses.paused(ROUND.id)["g1"]
    assert paused == 1 or (begun_twice and paused == 2)
    store.close()


def come_back(now: Workspace, seat: Seat) -> Seat:
    """With the three words, to everything that was saved. Raises AppError."""
    back = now.responding.come_back(ROUND.id, seat.words)
    assert seat.response.answers.items() <= back.response.answers.items()
    assert seat.response.comments.items() <= back.response.comments.items()
    return back


def close(folder: Path, disk: Disk) -> None:
    """A round is closed: it is open with everything in it, or closed with everything in it."""
    laptop = Laptop(folder)

    def act() -> None:
        laptop.workspace.rounds.close(ROUND.id, PASSPHRASE)

    disk.begins()
    failed = disk.tells(act)
    disk.is_well()
    was = laptop.workspace
    now = laptop.again()
    if failed:
        is_closed = now.rounds.get(ROUND.id).state is RoundState.CLOSED
        assert not is_closed or now is not was  # else a page would say that it failed, and nobody could try again
        if not is_closed:
            answered(now.store)
            act()
    assert now.rounds.get(ROUND.id).state is RoundState.CLOSED
    now.close()
    check(folder / "store", PASSPHRASE)
    now = open_workspace(folder / "store", PASSPHRASE)
    with now.store.transaction() as t:
        assert t.responses.paused(ROUND.id) == {}
        assert t.settings.get("compact") == ""
        found = list(t.responses.ballots(ROUND.id))
    assert len(found) == PEOPLE
    for n in range(1, ITEMS + 1):
        assert sorted(one.answers[f"s1i{n}"] for one in found) == sorted(value(seat, n) for seat in range(PEOPLE))  # type: ignore[type-var]
    now.close()


def update(folder: Path, disk: Disk) -> None:
    """An older file is brought up to date: it is the old or the new one."""

    def act() -> None:
        open_store(folder / "store", PASSPHRASE, migrations=TEST_MIGRATIONS, ballast_bytes=0).close()

    disk.begins()
    disk.tells(act)
    disk.is_well()
    store = open_store(folder / "store", PASSPHRASE, migrations=TEST_MIGRATIONS, ballast_bytes=0)
    with store.transaction() as t:
        assert t.rounds.get(ROUND.id) == ROUND
        assert t.partnerships.get("p1") == a_partnership()
    answered(store)
    tables = {row[0] for row in store._connection.execute("SELECT name FROM sqlite_master")}
    assert "remarks" in tables
    assert "notes" not in tables
    store.close()
    assert not (folder / "store" / "before-update" / "part").exists()


def copy(folder: Path, disk: Disk) -> None:
    """A copy is made on a stick: what has its name is whole, and the file is as it was."""
    laptop = Laptop(folder)
    stick = folder / "stick"

    def act() -> None:
        finish(laptop.workspace.copies.make(stick))
        laptop.workspace.copies.note_made()

    disk.begins()
    failed = disk.tells(act)
    disk.is_well()
    copies = [path for path in stick.iterdir() if path.suffix != ".part"]
    assert failed or copies
    for one in copies:
        assert look_into(one, PASSPHRASE).responses == PEOPLE
    now = laptop.again()
    again = finish(now.copies.make(stick))
    now.copies.note_made()
    assert now.copies.last_made() == date.today()
    assert look_into(again, PASSPHRASE).responses == PEOPLE
    answered(now.store)
    now.close()
    check(folder / "store", PASSPHRASE)
    assert not list(folder.rglob("*.part"))


def open_again(folder: Path, disk: Disk) -> None:
    """A file is opened after a kill, with its newest answers in the log beside it."""

    def act() -> None:
        open_workspace(folder / "store", PASSPHRASE).close()

    disk.begins()
    disk.tells(act)
    disk.is_well()
    now = open_workspace(folder / "store", PASSPHRASE)
    answered(now.store)
    with now.store.transaction() as t:
        assert t.settings.get("kept") == "in the log"
    now.close()
    check(folder / "store", PASSPHRASE)
    assert not (folder / "store" / "quarantine").exists()


TRIALS: tuple[Callable[[Path, Disk], None], ...] = (hand_over, close, update, copy, open_again)


def prepare(folder: Path, name: str) -> None:
    store = a_file(folder)
    if name == "open_again":
        with store.transaction() as t:
            t.settings.set("kept", "in the log")
            t.commit()
        shutil.copytree(folder, folder.with_name("killed"))
    store.close()
    if name == "open_again":
        shutil.rmtree(folder)
        folder.with_name("killed").rename(folder)


def trial(folder: Path, name: str, place: int, full: bool, stays: bool) -> dict[str, object]:
    """What one child found on files of its own."""
    watched = folder / "watched"
    shutil.rmtree(watched, ignore_errors=True)
    shutil.copytree(folder / "before", watched)
    act = next(one for one in TRIALS if one.__name__ == name)

    def work(pipe: int) -> None:
        disk, fault = Disk(place, full, stays), ""
        try:
            act(watched, disk)
        except BaseException as error:
            import traceback

            disk.is_well()
            fault = "".join(traceback.format_exception(error)[-6:])
        said = {"calls": disk.calls, "what": disk.what, "told": disk.told, "fault": fault}
        os.write(pipe, json.dumps(said).encode())

    child, reading = forked(work)
    with os.fdopen(reading) as lines:
        said = lines.read()
    os.waitpid(child, 0)
    found: dict[str, object] = json.loads(said) if said else {"fault": "it ended", "told": [], "calls": 0, "what": ""}
    return found


def main(folder: Path, name: str, most: int) -> None:
    """At most so many calls, spread over all: each fails once, once for want of room if it writes, and, every third of
    them, with all that come after it."""
    os.environ["XDG_DATA_HOME"] = str(folder / "watched" / "data")
    (folder / "before").mkdir()
    prepare(folder / "before", name)
    whole = trial(folder, name, 0, False, False)
    assert not whole["fault"], whole["fault"]
    calls = int(str(whole["calls"]))
    codes, failed, faults, unheard = Counter[str](), Counter[str](), [], 0
    places = range(1, calls + 1, max(1, calls // most))
    for number, place in enumerate(places):
        writes = True
        for full, stays in ((False, False), (True, False), (False, True)):
            if (full and not writes) or (stays and number % 3):
                continue
            found = trial(folder, name, place, full, stays)
            told, what = found["told"], str(found["what"])
            assert isinstance(told, list)
            writes = what not in ("read", "pread", "pread64")
            codes.update(told)
            unheard += not told
            failed[what] += 1
            if found["fault"]:
                faults.append([place, full, stays, what, told, found["fault"]])
    print(json.dumps({"calls": calls, "codes": codes, "failed": failed, "unheard": unheard, "faults": faults}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
