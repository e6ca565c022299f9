"""All screens, all fields: what was typed is there when one comes back, whichever way one left.

There are three things that can happen to a page: it is left for another, the file closes, it is built anew in its place.
Each happens to every screen. By which of the ways that lead there goes round from screen to screen; the first
screen of each kind (fields of the page, a list with a form, a list with fields in its cells) is left by every way there is,
in each of the two walks.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from facilitator_app.domain.steps import Job, Step
from facilitator_app.services import demonstration
from facilitator_app.services.changes import Change
from facilitator_app.services.workspace import open_workspace
from facilitator_app.ui import routes as to
from facilitator_app.ui import tour
from facilitator_app.ui.list_editor import ListEditor
from facilitator_app.ui.routes import SCREENS
from facilitator_app.ui.screens import Route
from facilitator_app.ui.window import Window

TODAY = date(2026, 11, 24)
SECRETS = {
    "The words you have now", "Your own words", "Your words", "Type your words", "New words", "Recovery code",
    "Hand-back PIN", "Your hand-back PIN", "The words of your file", "Words of the copy",
}  # fmt: skip
"""What opens the file or takes the laptop back is never kept."""
ONE_PERSON = {"Code from the slip"}
"""What leads to one person's answers goes with its page."""
GESTURES = {"Type the name of the round"}
"""Typed to say that one means it, each time."""
ADDED = {"Add an organisation"}
"""What stands there is added when one leaves; where it cannot be, it waits."""
FORGOTTEN = SECRETS | ONE_PERSON | GESTURES


@dataclass
class Walk:
    """The window, and a clock of its own for the lock by itself."""

    window: Window
    folder: Path
    qtbot: Any
    settings: Path
    now: list[float] = field(default_factory=lambda: [0.0])

    def rest(self) -> None:
        tour.settle()
        self.qtbot.waitUntil(lambda: not self.window.is_working, timeout=120_000)
        tour.settle()

    def visit(self, route: Route) -> QWidget:
        """A way that leads back by itself, such as unlocking, has made the page anew already."""
        if self.window.page is None or self.window._here != route:
            self.window.go(route, hand=tour.hand_for(route))
            self.rest()
        self.window.activateWindow()  # keys go to the active one, and closing made another
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=60_000)
        page: Any = self.window.page
        for editor in page.findChildren(ListEditor):
            if editor.form.isHidden():  # its fields are those of a row; where there is none, of a new one
                editor.table.chosen.emit(0) if editor.table.rowCount() else editor._acts.add()
                self.rest()
                if self.window.page is not page:  # a row opens a page of its own
                    return self.visit(self.window._here)
        return page  # type: ignore[no-any-return]

    def unlock(self) -> None:
        self.window.opened(open_workspace(self.folder, demonstration.PASSPHRASE, lambda: TODAY))
        self.window.workspace.preferences.set_lock_minutes(5)
        self.rest()


@pytest.fixture
def walk(demonstration_made: Path, tmp_path: Path, qtbot: Any) -> Iterator[Walk]:
    shutil.copytree(demonstration_made, tmp_path / "store")
    now = [0.0]
    settings = tmp_path / "settings.json"
    made = a_window(settings, now)
    found = Walk(made, tmp_path / "store", qtbot, settings, now)
    found.unlock()
    yield found
    found.window.close()
    found.window.deleteLater()


def a_window(settings: Path, now: list[float]) -> Window:
    made = Window(settings, today=lambda: TODAY, clock=lambda: now[0], full_screen=False)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    return made


# --- the ways out; each ends on another page, or with the file closed


def by_rail(walk: Walk) -> None:
    walk.window._frame.rail.chosen.emit("home")


def by_back_link(walk: Walk) -> None:
    page: Any = walk.window.page
    if page.back_link.isVisibleTo(page):
        page.back_link.click()


def by_alt_left(walk: Walk) -> None:
    QTest.keyClick(walk.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)


def by_help(walk: Walk) -> None:
    QTest.keyClick(walk.window, Qt.Key.Key_F1)


def by_lock(walk: Walk) -> None:
    QTest.keyClick(walk.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not walk.window.is_open
    walk.unlock()


def by_itself(walk: Walk) -> None:
    walk.now[0] += 301
    walk.window.idle_lock.look()
    assert not walk.window.is_open
    walk.unlock()


def by_closing(walk: Walk) -> None:
    walk.window.close()
    walk.window.deleteLater()
    walk.window = a_window(walk.settings, walk.now)
    walk.unlock()


def by_fault(walk: Walk) -> None:
    walk.window.show_fault("view.py:12 show_rows\nValueError")


def by_refresh(walk: Walk) -> None:
    """A change elsewhere, then the page is built anew."""
    walk.window.workspace.changes.announce(Change.PARTNERSHIPS)
    walk.window.refresh()


def by_job(walk: Walk) -> None:
    """Work that was begun here ends after the page has gone."""

    def work() -> Job[None]:
        yield Step(0, 1, "Working")

    walk.window.run(work(), "Working", lambda _none: None, lambda _words: None)
    walk.window.go(to.HomeRoute())


Way = Callable[[Walk], None]
LEFT: tuple[Way, ...] = (by_rail, by_back_link, by_alt_left, by_help, by_fault, by_job)
CLOSED: tuple[Way, ...] = (by_lock, by_itself, by_closing)
WAYS: tuple[Way, ...] = (*LEFT, *CLOSED, by_refresh)
IN_ONE_SITTING: tuple[Way, ...] = (by_rail, by_alt_left, by_lock, by_refresh)


def ways_for(tried: Counter[Way], *, first: bool) -> tuple[Way, ...]:
    """All for the ``first`` screen of its kind; for any other one of each sort, that which was tried least so far."""
    return WAYS if first else (min(LEFT, key=tried.__getitem__), min(CLOSED, key=tried.__getitem__), by_refresh)


def kind_of(page: QWidget) -> str:
    """Where its fields are."""
    editors = page.findChildren(ListEditor)
    return "page" if not editors else "cells" if any(has_cells(one) for one in editors) else "form"


def has_cells(editor: ListEditor) -> bool:
    return any(head.editable for head in editor.table.heads)


def fields(page: QWidget) -> dict[str, QLineEdit | QPlainTextEdit]:
    """What can be typed into, by its name; a second one of that name gets a number."""
    found: dict[str, QLineEdit | QPlainTextEdit] = {}
    for box in (*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)):
        if isinstance(box.parent(), QAbstractSpinBox) or box.isReadOnly():
            continue
        if not box.isVisibleTo(page) or not box.isEnabled():
            continue
        name = box.accessibleName()
        number = sum(one.partition(" #")[0] == name for one in found)
        found[f"{name} #{number + 1}" if number else name] = box
    return found


def numbers(page: QWidget) -> dict[str, QSpinBox]:
    return {box.accessibleName(): box for box in page.findChildren(QSpinBox) if box.isVisibleTo(page)}


def text_of(box: QLineEdit | QPlainTextEdit) -> str:
    return box.toPlainText() if isinstance(box, QPlainTextEdit) else box.text()


def type_everywhere(page: QWidget, *, finds: bool) -> dict[str, str]:
    """Type into each field, and one more in each box of numbers; gives what then stands in each."""
    for name in fields(page):
        box = fields(page).get(name)  # what was typed before may have changed what is there
        if box is not None and name not in FORGOTTEN and finds == is_find(name):
            box.setFocus()
            if isinstance(box, QLineEdit):
                box.end(False)
            QTest.keyClicks(box, "7")
    for number in {} if finds else numbers(page):
        numbers(page)[number].setFocus()
        QTest.keyClick(numbers(page)[number], Qt.Key.Key_Up)
    return standing(page, finds=finds)


def standing(page: QWidget, *, finds: bool) -> dict[str, str]:
    """The text of each field, by its name."""
    texts = {name: text_of(box) for name, box in fields(page).items() if finds == is_find(name)}
    counts = {name: str(box.value()) for name, box in numbers(page).items()} if not finds else {}
    return {name: text for name, text in (texts | counts).items() if name not in FORGOTTEN}


def names_in(walk: Walk) -> set[str]:
    """The organisations of all partnerships."""
    partnerships = walk.window.workspace.partnerships
    found = [partnerships.get(row.partnership.id) for row in partnerships.rows()]
    return {organisation.name for one in found for organisation in one.organisations}


def is_find(name: str) -> bool:
    return name.startswith("Find")


def hidden_forms(page: QWidget) -> list[str]:
    """Lists whose fields nobody can type into here, since none of their rows is open."""
    editors = [one for one in page.findChildren(ListEditor) if not has_cells(one)]
    return [one.table.accessibleName() for one in editors if one.form.isHidden()]


@pytest.mark.slow
@pytest.mark.parametrize("half", [0, 1], ids=["one half", "other half"])
def test_what_is_typed_or_looked_for_is_there_when_one_comes_back(walk: Walk, tmp_path: Path, half: int) -> None:
    """Two walks that go on side by side. What is looked for is there in the same sitting only."""
    lost, count = [], 0
    kinds: Counter[str] = Counter()
    tried: dict[bool, Counter[Way]] = {False: Counter(), True: Counter()}
    for route in tuple(tour.routes_to_see(walk.window.workspace, tmp_path))[half::2]:
        if isinstance(route, (*tour.BEFORE_OPENING, to.RecoveryRoute)):
            continue
        page = walk.visit(route)
        hidden = [f"{SCREENS[type(route)].name}: {name}" for name in hidden_forms(page)]
        assert hidden == [], (
            "nothing is typed into these lists: the demonstration (services/demonstration*) needs a row"
        )
        kind = kind_of(page)
        typing = ways_for(tried[False], first=not kinds[kind])
        for finds, ways in ((False, typing), (True, IN_ONE_SITTING)):
            if not standing(page, finds=finds):
                continue
            kinds[kind] += not finds
            for way in ways:
                typed = type_everywhere(page, finds=finds)
                count += 0 if finds else len(typed)
                tried[finds][way] += 1
                way(walk)
                walk.rest()
                page = walk.visit(route)
                found = standing(page, finds=finds)
                lost += [
                    f"{SCREENS[type(route)].name}: {name} {way.__name__}: {text!r} is {found.get(name)!r}"
                    for name, text in typed.items()
                    if found.get(name) != text and not (name in ADDED and text.strip() in names_in(walk))
                ]
    assert not lost, "\n".join(lost)
    assert tried[False][by_refresh] == kinds.total() >= 12, "every screen on which something can be typed"
    assert sum(tried[False][way] for way in LEFT) >= kinds.total() <= sum(tried[False][way] for way in CLOSED)
    assert [way.__name__ for way in WAYS if tried[False][way] < 3] == []
    assert kinds >= Counter(page=1, form=1)
    assert min(tried[True][way] for way in IN_ONE_SITTING) >= 2
    assert count >= 100
