"""The real window before a file, and before a copy, on a disk that takes nothing; what it says."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from builders import PASSPHRASE
from facilitator_app import app
from facilitator_app.ui.routes import RestoreRoute, UnlockRoute
from facilitator_app.ui.window import Window
from person import Beat, Person


def main(disk: Path, laptop: Path) -> None:
    app.application_for_all()
    beat = Beat()
    window = Window(laptop / "settings.json", clock=beat, full_screen=False)
    app.hear_faults(window)
    window.resize(1366, 768)
    window.show()
    person = Person(window, beat)
    window.go(UnlockRoute(disk / "store"))
    person.type_into("Your words", PASSPHRASE)
    person.press("Open")
    person.wait(lambda: person.sees("cannot be changed here"), "the read-only disk to be told")
    of_file, opened = person.words(), window.is_open
    window.go(RestoreRoute(disk / "copy", laptop / "file"))
    person.type_into("Words of the copy", PASSPHRASE)
    person.press("Look into it")
    person.wait(lambda: person.button("Go back to this copy"), "what is in the copy")
    print(json.dumps({"file": of_file, "opened": opened, "copy": person.words(), "fault": window.fault}), flush=True)
    window.close()


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
    except AssertionError as fault:  # the window would show it as a fault of the program
        sys.exit(str(fault))
