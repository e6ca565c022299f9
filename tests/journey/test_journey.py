"""The main job on the real window, by clicks and keys only: fresh start, twelve people, results, a pack read back.

The first half runs in a process that kills itself in the middle of the seventh person's turn.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

import journey_steps as steps
from facilitator_app import app
from facilitator_app.ui.window import Window
from made_once import made_once
from person import Beat, Person

pytestmark = pytest.mark.slow

# Worked by hand from the answers in journey_steps: people on each point from 0 to 3, "do not know", "not about me".
COUNTS = (
    (0, 2, 4, 6, 0, 0),
    (1, 3, 3, 5, 0, 0),
    (2, 2, 3, 5, 0, 0),
    (3, 3, 5, 0, 1, 0),
    (1, 3, 3, 4, 0, 1),
    (3, 1, 6, 2, 0, 0),
    (2, 6, 4, 0, 0, 0),
    (4, 7, 0, 0, 1, 0),
    (3, 1, 3, 5, 0, 0),
    (0, 1, 6, 4, 0, 0),
)


class OtherWindows(QObject):
    """Notices anything but the window that is shown as a window of its own."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and watched is not self._window:
            self.found.append(type(watched).__name__)
        return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the killed process left its store, the three words and the number of clicks. One test
    goes on there; the other reads the number, which stays."""

    def make(place: Path) -> None:
        child = [sys.executable, str(Path(__file__).with_name("killed.py")), str(place)]
        roots = (Path(__file__).parents[1], Path(__file__).parents[2] / "src")
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, roots))}
        done = subprocess.run(child, capture_output=True, text=True, check=False, env=env)
        assert done.returncode == -signal.SIGKILL, done.stderr[-3000:]

    return made_once(tmp_path_factory, "journey", make)


@pytest.fixture
def person(folder: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    beat = Beat()
    window = Window(folder / "settings.json", today=lambda: date(2026, 11, 24), clock=beat, full_screen=False)
    others = OtherWindows(window)
    qapp.installEventFilter(others)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: steps.save_as(folder / "pack.pdf"))
    window.resize(1366, 768)
    app.first_screen(window, None, None)
    window.show()
    window.activateWindow()
    somebody = Person(window, beat)
    somebody.wait(window.isActiveWindow, "the window in front")
    yield somebody
    qapp.removeEventFilter(others)
    window.close()
    assert others.found == []


def test_from_fresh_install_to_a_running_round_in_at_most_twelve_clicks(folder: Path) -> None:
    assert int((folder / "clicks").read_text()) <= 12


def test_the_whole_journey(person: Person, folder: Path) -> None:
    words, given, store = json.loads((folder / "interrupted.json").read_text())
    assert steps.PARTNERSHIP.encode() not in (Path(store) / "store.db").read_bytes()
    window: Any = person.window
    person.type_into("Your words", "these are not the words")
    person.press("Open")
    person.wait(lambda: person.sees("These words do not open this file."), "the refusal")
    person.type_into("Your words", steps.WORDS)
    person.press("Open")
    person.wait(lambda: person.button("Open the round"), "Home with the open round")
    person.press("Open the round")
    assert person.sees("1 person has paused")
    instrument = window.workspace.rounds.open_rounds()[0].instrument

    person.press("Someone is coming back")
    person.type_into("Three words", words)
    person.press("Carry on")
    person.press("Continue")
    _group, plan = steps.ANSWERS[6]
    assert person.sees(instrument.items[given].text.text()), "the first question without an answer"
    steps.give_answers(person, instrument, plan, given)
    steps.finish_turn(person, instrument)
    for group, plan in steps.ANSWERS[7:]:
        person.press("Next person")
        steps.hand_over(person, steps.GROUPS[group])
        steps.answer(person, instrument, steps.GROUPS[group], plan)
        steps.finish_turn(person, instrument)
    person.press("Back to the round")
    assert person.sees("12")
    person.press("Close the round")
    person.wait(lambda: person.button("Not yet"), "the page before closing")
    person.type_into("The words of your file", steps.WORDS)
    person.press("Close the round")

    person.wait(lambda: person.button("Print packs"), "the results")
    assert person.sees("12 were asked and 12 answered.")
    person.press("Print packs")
    person.wait(lambda: person.sees("Page 1 of"), "the first page of the pack")
    person.press("Save PDF")
    person.wait(lambda: person.sees("Saved: pack.pdf"), "the saved pack")
    compare(folder / "pack.pdf", instrument)


def compare(path: Path, instrument: Any) -> None:
    """Every count of the hand-worked table stands in the pack, beside its statement."""
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    (path.parent / "pack.txt").write_text("\n=====\n".join(pages))
    text = " ".join(" ".join(pages).split())
    assert "12 people were asked" in text
    for item, (*counts, dont_know, not_me) in zip(instrument.items, COUNTS):
        n, high = sum(counts), sum(counts[2:])
        assert n + dont_know + not_me in (11, 12)
        assert instrument.scale.count_high.text().format(n=high, total=n) in text
        row = " ".join(map(str, counts))
        assert f"{item.text.text()} {row}" in text, (item.text.text(), row)
