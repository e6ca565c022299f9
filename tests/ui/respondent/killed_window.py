"""The real window in processes that are killed while somebody answers, or that are told to end in every other way."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from facilitator_app import app
from facilitator_app.services.workspace import open_workspace
from facilitator_app.store import check
from facilitator_app.ui.window import Window
from person import Beat, Person
from ui.respondent import samples

ITEMS, MOST_SECONDS = 30, 60.0


def at_the_laptop(folder: Path, round_id: str, clock: Beat | None = None) -> tuple[Window, Person]:
    """The window with somebody before the first question."""
    beat = clock or Beat()
    window = Window(folder.parent / "settings.json", clock=beat, full_screen=False)
    app.hear_faults(window)
    window.opened(open_workspace(folder, samples.PASSPHRASE))
    window.resize(1366, 768)
    window.show()
    window.hand_over(round_id, "vol")
    assert window.respondent is not None
    samples.to_first_question(window.respondent.flow)
    window.respondent._show()
    return window, Person(window, beat)


def answer(folder: Path, round_id: str, tell: Callable[[str], None], items: int = ITEMS) -> Window:
    """By clicks; told is the person's three words, then each answer once the window has gone on from it."""
    window, person = at_the_laptop(folder, round_id)
    assert window.respondent is not None
    assert window.respondent.flow.seat is not None
    tell(window.respondent.flow.seat.words)
    for number in range(1, items + 1):
        person.choose(samples.LABELS[number % 5])
        person.press("Continue")
        tell(f"p1i{number} {number % 5}")
    return window


WRITTEN = "We ring each other when something slips."


def write(folder: Path, round_id: str, tell: Callable[[str], None]) -> None:
    """Words and how they may be used, then a moment of the clock in which nobody leaves the page, then nothing more."""
    app.application_for_all()
    window, person = at_the_laptop(folder, round_id)
    mode = window.respondent
    assert mode is not None
    assert mode.flow.seat is not None
    tell(mode.flow.seat.words)
    window.activateWindow()
    person.wait(window.isActiveWindow, "the window in front")
    person.press("Add a comment")
    QTest.keyClicks(person.box("Your words"), WRITTEN[:-5])
    person.choose("In other words")
    person.box("Your words").setFocus()
    person.key(Qt.Key.Key_End)
    QTest.keyClicks(person.box("Your words"), WRITTEN[-5:])
    person.beat.now += 0.25
    mode._unsaved.look()
    tell("written")
    signal.pause()


class Going(Beat):
    """A clock that goes on by itself as well, as the window's own does."""

    def __call__(self) -> float:
        return self.now + time.monotonic()


LETTERS = "abcdefghijklmnopqrstuvwxyz"


def type_on(folder: Path, round_id: str, rnd: random.Random, keys: int, tell: Callable[[str], None]) -> None:
    """One key after the other, at the pace of somebody who types or stops to think; then nothing more. Told is each key before
    it is pressed and, once words are saved, how many letters of them are."""
    application = app.application_for_all()
    window, person = at_the_laptop(folder, round_id, Going())
    mode = window.respondent
    assert mode is not None
    assert mode.flow.seat is not None
    tell(mode.flow.seat.words)
    window.activateWindow()
    person.wait(window.isActiveWindow, "the window in front")
    person.press("Add a comment")
    person.box("Your words").setFocus()

    def saved() -> None:
        assert mode.flow.seat is not None
        comment = mode.flow.seat.response.comments.get("p1i1")
        tell(f"saved {len(comment.text) if comment else 0}")

    window.workspace.changes.subscribe(lambda _change: QTimer.singleShot(0, saved))
    pressed = 0

    def press() -> None:
        nonlocal pressed
        pressed += 1
        tell(f"key {pressed}")
        QTest.keyClicks(person.box("Your words"), LETTERS[(pressed - 1) % len(LETTERS)])
        if pressed < keys:
            QTimer.singleShot(rnd.choice((5, 20, 60, 350)), press)

    QTimer.singleShot(0, press)
    application.exec()


def killed_while_typing(
    folder: Path, round_id: str, rnd: random.Random, keys: int, at_the_end: bool
) -> dict[str, object]:
    """Killed at a random instant while somebody types; or, ``at_the_end``, once the last key is saved, after which nobody
    pressed anything. ``text``: what is there; ``keys``, ``saved``: the last that was told of each."""
    stop = rnd.randrange(1, keys)
    number, reading = child(lambda tell: type_on(folder, round_id, rnd, keys, tell))
    last = f"saved {keys}\n" if at_the_end else f"key {stop}\n"
    found = heard(reading, lambda told: last.encode() in told)
    if not at_the_end:
        found += heard(reading, lambda _told: False, rnd.random() * 0.5)
    os.kill(number, signal.SIGKILL)
    os.waitpid(number, 0)
    found += heard(reading, lambda _told: False)
    os.close(reading)
    words, *told = found.decode().splitlines()
    counts = {"key": 0, "saved": 0}
    for line in told:
        kind, count = line.split()
        counts[kind] = int(count)
    workspace = open_workspace(folder, samples.PASSPHRASE)
    try:
        comment = workspace.responding.come_back(round_id, words).response.comments.get("p1i1")
    finally:
        workspace.close()
    return {"text": comment.text if comment else "", "keys": counts["key"], "saved": counts["saved"]}


def killed_while_writing(folder: Path, round_id: str) -> dict[str, object]:
    """Killed on the page of a comment; what is there of it."""
    number, reading = child(lambda tell: write(folder, round_id, tell))
    found = heard(reading, lambda told: told.count(b"\n") >= 2)
    os.kill(number, signal.SIGKILL)
    os.waitpid(number, 0)
    os.close(reading)
    words, _written = found.decode().splitlines()
    workspace = open_workspace(folder, samples.PASSPHRASE)
    try:
        comment = workspace.responding.come_back(round_id, words).response.comments["p1i1"]
    finally:
        workspace.close()
    return {"text": comment.text, "use": comment.use}


def told_to_end(folder: Path, round_id: str, tell: Callable[[str], None]) -> None:
    """One answer; then the program, the session and the keyboard of a terminal each ask the window to go."""
    application = app.application_for_all()
    window = answer(folder, round_id, tell, items=1)

    def end() -> None:
        application.quit()
        application.closeAllWindows()
        window.close()
        os.kill(os.getpid(), signal.SIGINT)

    QTimer.singleShot(0, end)
    QTimer.singleShot(50, lambda: tell(f"visible {window.isVisible() and window.respondent is not None}"))
    application.exec()
    tell("the program ended")


def child(act: Callable[[Callable[[str], None]], object]) -> tuple[int, int]:
    """A process of its own that tells lines; its number and where they can be read."""
    reading, writing = os.pipe()
    number = os.fork()
    if number:
        os.close(writing)
        return number, reading
    status = 1
    try:
        os.close(reading)
        act(lambda line: (os.write(writing, f"{line}\n".encode()), None)[1])
        status = 0
    finally:
        os._exit(status)


def heard(reading: int, enough: Callable[[bytes], bool], seconds: float = MOST_SECONDS) -> bytes:
    """What is told until there is enough of it, the time is over or the process has ended."""
    found, until = b"", time.monotonic() + seconds
    while not enough(found) and (left := until - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            more = os.read(reading, 4096)
            if not more:
                break
            found += more
    return found


def kill_one(folder: Path, round_id: str, rnd: random.Random) -> dict[str, object]:
    """Killed at a random moment after a random number of answers; then what was told against what is there."""
    lines = rnd.randrange(2, ITEMS - 5)

    def answering(tell: Callable[[str], None]) -> None:
        app.application_for_all()
        answer(folder, round_id, tell)

    number, reading = child(answering)
    found = heard(reading, lambda told: told.count(b"\n") >= lines)
    found += heard(reading, lambda _told: False, rnd.random() * 0.05)
    os.kill(number, signal.SIGKILL)
    _number, status = os.waitpid(number, 0)
    found += heard(reading, lambda _told: False)
    os.close(reading)
    words, *told = found.decode().splitlines()
    return {"signal": os.WTERMSIG(status), "told": len(told), **kept(folder, round_id, words, told)}


def kept(folder: Path, round_id: str, words: str, told: list[str]) -> dict[str, object]:
    """How many of the answers told are not there, and how many more are."""
    check(folder, samples.PASSPHRASE)
    workspace = open_workspace(folder, samples.PASSPHRASE)
    try:
        answers = dict(workspace.responding.come_back(round_id, words).response.answers)
    finally:
        workspace.close()
    promised = {item: int(value) for item, value in (line.split() for line in told)}
    lost = sum(answers.get(item) != value for item, value in promised.items())
    return {"lost": lost, "more": len(answers.keys() - promised.keys())}


def end_one(folder: Path, round_id: str) -> dict[str, object]:
    """Every polite way is refused; what the system then does by force leaves a locked store with the answer in it."""
    number, reading = child(lambda tell: told_to_end(folder, round_id, tell))
    found = heard(reading, lambda told: told.count(b"\n") >= 3).decode().splitlines()
    os.kill(number, signal.SIGTERM)
    _number, status = os.waitpid(number, 0)
    after = heard(reading, lambda _told: False).decode()
    os.close(reading)
    words, told, still = found
    signalled = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    return {"still": still, "after": after, "signal": signalled, **kept(folder, round_id, words, [told])}


def main(folder: Path, kills: int, typing: int) -> None:
    workspace = samples.workspace(folder)
    rounds = [samples.saved_round(workspace, parts=1, items=ITEMS).id for _n in range(kills + typing + 2)]
    workspace.close()
    rnd = random.Random(11)
    found = [kill_one(folder, round_id, rnd) for round_id in rounds[:kills]]
    ended, written = end_one(folder, rounds[kills]), killed_while_writing(folder, rounds[kills + 1])
    typed = [
        killed_while_typing(folder, round_id, rnd, 30 if number else 8, at_the_end=not number)
        for number, round_id in enumerate(rounds[kills + 2 :])
    ]
    print(json.dumps([found, ended, written, typed]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
