"""Everything that can be wrong with files and folders, tried by clicks and keys in the real window.

Run as a program it prints what the window said: its place may lie on a small disk of its own. With a second folder it
leaves a picture of each answer there.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from facilitator_app import app, paths
from facilitator_app.services.workspace import create_workspace
from facilitator_app.store import Cost, create, open_store
from facilitator_app.store.migrations import MIGRATIONS
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.routes import CopiesRoute, PacksRoute, RecoveryRoute, SetupQuestionnaireRoute, WelcomeRoute
from facilitator_app.ui.shell import FileSecret
from facilitator_app.ui.window import Window
from person import Beat, Person
from ui.results.closed_rounds import a_closed_round

WORDS, TYPED = "apple river stone cloud moon", "words that were typed"
NOWHERE = Path("/proc/no-such-place")
"""A place where nobody can write, not even root."""
BROKEN = 'title = "No end\n'


class Trial:
    """The window, somebody at it, and what it said to each fault."""

    def __init__(self, place: Path, full: Path | None, pictures: Path | None) -> None:
        self.place, self.full, self.pictures = place, full, pictures
        paths.data_folder = lambda: place / "data"  # this computer's folder for stores
        self.window = Window(place / "settings.json", today=lambda: date(2026, 11, 25), full_screen=False)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        self.person = Person(self.window, Beat())
        self.found: dict[str, dict[str, object]] = {}

    @property
    def page(self) -> FacilitatorPage:
        page = self.window.page
        assert isinstance(page, FacilitatorPage)
        return page

    def note(self, name: str, kept: object) -> None:
        """What the page says as soon as it says something; ``kept``: what stands in the box that was typed into."""
        errors = self.page.errors  # may be there before: what is gone is said when the page opens
        self.person.wait(lambda: errors.isVisible() and not self.window.is_working, f"{name}: the panel")
        self.person.settle()
        said = [label.text().replace("\u200b", "") for label in self.page.errors.findChildren(QLabel)]
        said += [
            link.accessibleName() for link in self.page.errors.findChildren(QWidget) if link.inherits("QPushButton")
        ]
        self.found[name] = {
            "said": said,
            "focus": "the panel" if (focus := QApplication.focusWidget()) is errors else name_of(focus),
            "title": self.page.title_label.text(),
            "kept": kept,
            "screen": self.window.screen_name,
            "fault": self.window.fault,
        }
        if self.pictures is not None:
            self.window.grab().save(str(self.pictures / f"{name}.png"))

    # --- opening

    def stores(self) -> Iterator[tuple[str, Path]]:
        """A sound store, and one folder for each fault."""
        sound = self.place / "sound"
        create(sound, WORDS, cost=Cost.quick(), ballast_bytes=0)[0].close()
        whole = (sound / "store.db").read_bytes()
        for name, bytes_left in (
            ("truncated", whole[: len(whole) // 2]),
            ("zero-byte", b""),
            ("a letter", b"Dear Sam"),
        ):
            folder = Path(shutil.copytree(sound, self.place / name))
            (folder / "store.db").write_bytes(bytes_left)
            yield name, folder / "store.db"
        later = (*MIGRATIONS, ("CREATE TABLE later (x TEXT) STRICT",))
        create(self.place / "newer", WORDS, cost=Cost.quick(), migrations=later, ballast_bytes=0)[0].close()
        yield "newer", self.place / "newer"
        yield "wrong words", sound
        (self.place / "notes.txt").write_text("notes")
        yield "no store", self.place / "notes.txt"
        yield "gone", self.place / "nowhere" / "store.db"

    def opening(self) -> None:
        for name, path in self.stores():
            answers(self, "getOpenFileName", path)
            self.window.go(WelcomeRoute())
            self.person.press("Open a file I already have")
            words = TYPED if name == "wrong words" else WORDS
            self.person.type_into("Your words", words)
            self.person.press("Open")
            self.note(name, self.person.box("Your words").text() == words)

    # --- writing

    def writing(self) -> None:
        workspace, _code = create_workspace(self.place / "live", WORDS, lambda: date(2026, 11, 25), Cost.quick())
        round_ = a_closed_round(workspace)
        self.window.opened(workspace)
        targets = [("unwritable", NOWHERE), *([("full", self.full)] if self.full else [])]
        for name, folder in targets:
            answers(self, "getSaveFileName", folder / "out.pdf")
            answers(self, "getExistingDirectory", folder)
            self.window.go(PacksRoute(round_.partnership_id, round_.id))
            self.person.wait(lambda: self.person.sees("Page 1 of "), "the pages")
            self.person.press("Save PDF")
            self.note(f"pack, {name}", self.person.sees("Page 1 of "))
            self.window.go(RecoveryRoute(), hand=FileSecret("ABCD EFGH", WORDS))
            self.person.type_into("Type your words", TYPED)
            self.person.press("Save as PDF elsewhere")
            self.note(f"sheet, {name}", self.person.box("Type your words").text() == TYPED)
            self.window.go(CopiesRoute())
            self.person.press("Make a copy")
            self.note(f"copy, {name}", True)
            left = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
            self.found[f"copy, {name}"]["left"] = left
        self.questionnaires(round_.partnership_id)
        self.window.close()
        open_store(self.place / "live", WORDS, ballast_bytes=0).close()

    def questionnaires(self, partnership_id: str) -> None:
        """What is no questionnaire; what was typed into the box for finding one stays."""
        no_text, folder = self.place / "picture.toml", self.place / "folder.toml"
        no_text.write_bytes(b"\x89PNG\xff\xfe\x00")
        folder.mkdir()
        broken, half = self.place / "broken.toml", self.place / "half.toml"
        broken.write_text(BROKEN)
        half.write_text('format = 1\nid = "half"\n[[sections]]\nid = "a"\n')
        for path in (broken, half, no_text, folder, self.place / "gone.toml"):
            answers(self, "getOpenFileName", path)
            self.window.go(SetupQuestionnaireRoute(partnership_id))
            self.person.type_into("Find a questionnaire", "check")
            self.person.press("Check a questionnaire file")
            self.note(f"questionnaire, {path.stem}", self.person.box("Find a questionnaire").text() == "check")


def name_of(widget: QWidget | None) -> str:
    """How somebody who hears the page knows it."""
    return widget.accessibleName().replace("&", "") if widget is not None else ""


def answers(_trial: Trial, box: str, path: Path) -> None:
    """What the person chooses in the system's own box."""
    chosen: object = str(path) if box == "getExistingDirectory" else (str(path), "")
    answer: Callable[..., object] = lambda *_args: chosen  # noqa: E731
    setattr(QFileDialog, box, staticmethod(answer))


def main(place: Path, full: Path | None, pictures: Path | None) -> None:
    application = app.application_for_all()
    trial = Trial(place, full, pictures)
    app.hear_faults(trial.window)
    trial.opening()
    trial.writing()
    assert application is not None
    print(json.dumps(trial.found))


if __name__ == "__main__":
    named = [Path(argument) if argument else None for argument in sys.argv[1:]]
    assert named[0] is not None
    main(named[0], named[1], named[2] if len(named) > 2 else None)
