"""The first part of the journey in a process of its own, which kills itself in the middle of a question."""

from __future__ import annotations

import json
import os
import signal
import sys
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

import journey_steps as steps
from facilitator_app import app, paths
from facilitator_app.services import workspace as workspaces
from facilitator_app.store import Cost
from facilitator_app.ui.window import Window
from person import Beat, Person

WHO_STOPS, AFTER = 6, 7
"""The seventh person is interrupted after the seventh answer was chosen and six were left behind."""


def main(folder: Path) -> None:
    application = app.application_for_all()
    paths.data_folder = lambda: folder / "data"  # this computer's folder for stores
    create = workspaces.create  # each guess at words takes a second's work: the self-test of the wheel does it once
    workspaces.create = lambda path, words, **more: create(path, words, **{**more, "cost": Cost.quick()})
    sheet = folder / "stick" / "sheet.pdf"
    sheet.parent.mkdir()
    QFileDialog.getSaveFileName = staticmethod(lambda *_args: steps.save_as(sheet))  # the system's own box
    beat = Beat()
    window = Window(folder / "settings.json", today=lambda: date(2026, 11, 24), clock=beat, full_screen=False)
    window.resize(1366, 768)
    app.first_screen(window, None, None)
    window.show()
    window.activateWindow()
    person = Person(window, beat)
    person.wait(window.isActiveWindow, "the window to be the one in front")
    clicks = set_up(person)
    (folder / "clicks").write_text(str(clicks))
    assert sheet.read_bytes().startswith(b"%PDF")
    add_people(person, folder / "people.csv")
    assert len(window.workspace.partnerships.rows()[0].partnership.organisations) == len(steps.ORGANISATIONS)
    assert len(window.workspace.partnerships.rows()[0].partnership.members) == len(steps.ANSWERS)
    instrument = next(i for i in window.workspace.library.all() if i.title.text() == steps.TITLE)
    for number, (group, plan) in enumerate(steps.ANSWERS[: WHO_STOPS + 1]):
        person.press("Hand over to the next person") if number == 0 else person.press("Next person")
        steps.hand_over(person, steps.GROUPS[group], first=number == 0)
        if number < WHO_STOPS:
            steps.answer(person, instrument, steps.GROUPS[group], plan)
            steps.finish_turn(person, instrument)
            continue
        words = steps.answer(person, instrument, steps.GROUPS[group], plan, stop_after=AFTER)
        (folder / "interrupted.json").write_text(json.dumps([words, AFTER - 1, str(window.workspace.store.path)]))
        os.kill(os.getpid(), signal.SIGKILL)
    application.quit()


def set_up(person: Person) -> int:
    """From a fresh install to a running round; returns how many clicks it took."""
    person.press("Create my file")
    person.type_into("Your own words", steps.WORDS)
    person.press("Use my own")
    person.press("Save as PDF elsewhere")
    person.type_into("Type your words", steps.WORDS)
    person.press("Continue")
    person.press("New partnership")
    person.type_into("Name of the partnership", steps.PARTNERSHIP)
    person.press("Save and set up a round")
    person.press(f"Use this one: {steps.TITLE}")
    person.press("Continue")
    for group, asked in zip(steps.GROUPS, steps.ASKED):
        person.type_into(f"How many people of the group {group} do you ask?", str(asked))
    person.press("Continue")
    person.press("Continue")
    person.press("Start the round")
    person.wait(lambda: person.button("Hand over to the next person"), "the running round")
    return person.clicks


def add_people(person: Person, file: Path) -> None:
    """Four organisations typed in, twelve members from a list; then back to the round."""
    rows = [f"Person {n},{steps.ORGANISATIONS[n % 4]},{steps.GROUPS[g]}" for n, (g, _plan) in enumerate(steps.ANSWERS)]
    file.write_text("\n".join(["Name,Organisation,Group", *rows]), "utf-8")
    QFileDialog.getOpenFileName = staticmethod(lambda *_args: steps.save_as(file))  # the system's own box
    person.press("Partnership")
    person.press("Organisations")
    for name in steps.ORGANISATIONS:
        person.type_into("Add an organisation", name)
        person.press("Add this organisation")
    person.press("Done")
    person.press("People")
    person.press("Bring in a list")
    person.press("Choose a file")
    person.press(f"Add {len(rows)} people")
    person.wait(lambda: person.sees(f"{len(rows)} people were added."), "the people on the list")
    person.press("Round")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
