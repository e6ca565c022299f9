"""The real window in processes that are killed while a rater answers about three people, or while two people talk."""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from facilitator_app import app
from facilitator_app.domain.answer_key import AnswerKey
from facilitator_app.domain.partnership import Member
from facilitator_app.domain.session import HOPES
from facilitator_app.services.workspace import Workspace, open_workspace
from facilitator_app.store import check
from facilitator_app.ui.respondent.pages import PageKind
from facilitator_app.ui.respondent.person import AssistanceMode
from facilitator_app.ui.routes import SessionRoute
from facilitator_app.ui.session.view import SessionPage
from facilitator_app.ui.window import Window
from people_batch import TODAY, WORDS, a_round, a_workspace
from ui.respondent.killed_window import child, heard

NAMES = ("Ana", "Ben", "Cam")
KILLS = 3
MOST_LINES = 40
NOTE = "What she said, as it was said, word for word. "


@dataclass
class Place:
    """A store with a round about people that runs, one that is closed, and whom the talk is with."""

    store: Path
    running: str
    inner: str


def made(folder: Path) -> Place:
    workspace = a_workspace(folder)
    closed, _given = a_round(workspace, NAMES)
    inner: str = workspace.people_rounds.inner(closed)[0].id
    partnership = workspace.partnerships.create("Oak")
    people = tuple(Member(f"id-{name.lower()}", name) for name in (*NAMES, *"DEFGHIJK"))
    workspace.partnerships.set_members(partnership.id, people)
    draft = workspace.people_rounds.new(partnership.id, "member-behaviours")
    workspace.people_rounds.set_about_members(draft.id, tuple(one.id for one in people[:3]))
    workspace.people_rounds.propose(draft.id)
    running = workspace.people_rounds.start(draft.id).id
    workspace.close()
    return Place(folder, running, inner)


def opened(place: Place) -> Window:
    window = Window(place.store.parent / "settings.json", today=lambda: TODAY, full_screen=False)
    window.resize(1366, 768)
    window.show()
    window.opened(open_workspace(place.store, WORDS, lambda: TODAY))
    return window


def rate(place: Place, tell: Callable[[str], None]) -> None:
    """One rater about all three, by the window's own steps; told is the three words, then each answer once saved."""
    window = opened(place)
    window.hand_over_to(place.running, "id-d")
    assert window.respondent is not None
    flow = window.respondent.flow
    flow.ready()
    flow.carry_on()
    flow.choose_how(AssistanceMode.ALONE)
    flow.accept()
    flow.carry_on()
    flow.carry_on()
    assert flow.seat is not None
    tell(flow.seat.words)
    while flow.page.screen is not PageKind.CHECK:
        said = ""
        if flow.page.screen is PageKind.QUESTION:
            value = 1 + len(flow.page.key) % 5
            flow.choose(flow.page.key, value)
            said = f"{flow.page.key} {value}"
        flow.carry_on()  # what was chosen is saved when the page is left
        window.respondent._show()
        if said:
            tell(said)


def talk(place: Place, tell: Callable[[str], None]) -> None:
    """A note typed on and on; told is its length whenever the page says that it is saved."""
    window = opened(place)
    window.go(SessionRoute("", window.workspace.rounds.get(place.inner).parent_id, place.inner))
    page = window.page
    assert isinstance(page, SessionPage)
    box = page.fields["note"].editor
    box.setFocus()
    tell("open")
    loop, typing, looking = QEventLoop(), QTimer(), QTimer()
    said = page.saved_line.set_words
    letters = (letter for _time in range(1000) for letter in NOTE)

    def saved(*words: str) -> None:
        said(*words)
        tell(str(len(box.toPlainText())))

    page.saved_line.set_words = saved  # type: ignore[method-assign]
    typing.timeout.connect(lambda: box.insertPlainText(next(letters)))
    typing.start(10)
    looking.start(1000)
    loop.exec()


def kill_one(place: Place, act: Callable[[Place, Callable[[str], None]], None], lines: int, late: float) -> list[str]:
    """Killed so many seconds after so many lines; what was told until then."""

    def acting(tell: Callable[[str], None]) -> None:
        app.application_for_all()
        act(place, tell)

    number, reading = child(acting)
    found = heard(reading, lambda told: told.count(b"\n") >= lines)
    found += heard(reading, lambda _told: False, late)
    os.kill(number, signal.SIGKILL)
    _number, status = os.waitpid(number, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    found += heard(reading, lambda _told: False)
    os.close(reading)
    return found.decode().splitlines()


def with_store(place: Place, look: Callable[[Workspace], dict[str, int]]) -> dict[str, int]:
    check(place.store, WORDS)
    workspace = open_workspace(place.store, WORDS, lambda: TODAY)
    try:
        return look(workspace)
    finally:
        workspace.close()


def rater_killed(place: Place, rnd: random.Random) -> dict[str, int]:
    words, *told = kill_one(place, rate, rnd.randrange(3, MOST_LINES), rnd.random() * 0.05)

    def look(workspace: Workspace) -> dict[str, int]:
        answers = dict(workspace.responding.come_back(place.running, words).response.answers)
        promised = {item: int(value) for item, value in (line.split() for line in told)}
        lost = sum(answers.get(item) != value for item, value in promised.items())
        about = len({AnswerKey.of(item).subject_id for item in promised})
        return {"told": len(told), "lost": lost, "more": len(answers.keys() - promised.keys()), "about": about}

    return with_store(place, look)


def talk_killed(place: Place, rnd: random.Random) -> dict[str, int]:
    _open, *told = kill_one(place, talk, rnd.randrange(2, 4), rnd.random() * 0.4)

    def look(workspace: Workspace) -> dict[str, int]:
        note = workspace.sessions.of(place.inner).notes.get(HOPES, "")
        return {"told": int(told[-1]), "kept": len(note), "wrong": int(not (NOTE * 100).startswith(note))}

    found = with_store(place, look)
    workspace = open_workspace(place.store, WORDS, lambda: TODAY)
    workspace.sessions.forget(place.inner)
    workspace.close()
    return found


def main(folder: Path) -> None:
    place = made(folder)
    rnd = random.Random(5)
    raters = [rater_killed(place, rnd) for _n in range(KILLS)]
    print(json.dumps([raters, [talk_killed(place, rnd) for _n in range(KILLS)]]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
