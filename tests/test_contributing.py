"""The made-up screen in CONTRIBUTING.md is taken from there and used: somebody new can do the same."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import look
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.routes import SCREENS
from facilitator_app.ui.theme import FINGER
from facilitator_app.ui.window import Window
from person import settle
from ui.checks import assert_sound
from ui.home.page_checks import button, said
from ui.home.recording_shell import TODAY, a_workspace

TEXT = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text("utf-8")
CODE = "\n\n".join(re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL))
IMPORTS = """
from __future__ import annotations
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from facilitator_app.domain.ids import new_id
from facilitator_app.domain.language import _, n_
from facilitator_app.domain.words import tidy
from facilitator_app.ui.list_editor import Form, Input, ListContents, ListEditor, ListLogic, Spec
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.presenter import Presenter
from facilitator_app.ui import routes as to
from facilitator_app.ui.screens import PartnershipBound, Screen
from facilitator_app.ui.widgets import Card, Head
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return a_workspace(tmp_path / "store")[0]


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The code of the document as a package of the window, with its line in the table of screens."""
    made: Any = ModuleType("facilitator_app.ui.rooms")
    for module in (made.__name__, f"{made.__name__}.presenter"):
        monkeypatch.setitem(sys.modules, module, made)
    exec(IMPORTS + CODE, made.__dict__)
    monkeypatch.setitem(SCREENS, made.RoomsRoute, made.RoomsRoute.screen)
    return made


@pytest.fixture
def window(tmp_path: Path, workspace: Workspace, qtbot: Any) -> Iterator[Window]:
    made = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.opened(workspace)
    yield made
    made.close()


def test_it_is_short() -> None:
    assert 60 < len(CODE.splitlines()) < 120


def test_a_list_a_form_and_an_undo(rooms: Any, window: Window, workspace: Workspace) -> None:
    partnership = workspace.partnerships.create("River Valley")
    window.go(rooms.RoomsRoute(partnership.id))
    page: Any = window.page
    assert page.title == "Rooms"
    assert "No room yet." in said(page)
    button(page, "Add a room").click()
    QTest.keyClicks(page.list.form.fields["name"].editor, "Town hall")
    page.save_pending()
    assert [room.name for room in page.presenter.items()] == ["Town hall"]
    button(page, "Remove this room").click()
    assert page.presenter.items() == ()
    assert "Town hall was removed." in said(page)
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [room.name for room in page.presenter.items()] == ["Town hall"]
    page.back_asked.emit()
    assert window.screen_name == "partnership"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_is_sound_at_two_sizes_of_text(
    rooms: Any, window: Window, workspace: Workspace, qtbot: Any, scale: float
) -> None:
    """Copy this for a screen of your own: the walks by Tab and arrows need an active window that has come to rest."""
    window.change_settings(replace(window.settings, scale=scale))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.go(rooms.RoomsRoute(workspace.partnerships.create("River Valley").id))
    page: Any = window.page
    page.presenter.keep((rooms.MeetingRoom("r1", "Town hall"), rooms.MeetingRoom("r2", "Library")))
    page.presenter.show()
    settle()
    page.list.table.chosen.emit(1)  # its form opens
    settle()
    assert page.list.form.fields["name"].text() == "Library"
    assert_sound(window, least=FINGER)


@pytest.mark.slow
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("screen", ["timeline", "welcome"])
def test_one_screen_can_be_looked_at(demonstration_made: Path, tmp_path: Path, screen: str) -> None:
    """``make look``: also where no file is open yet."""
    store = Path(shutil.copytree(demonstration_made, tmp_path / "store"))
    usual, large = look.pictures(screen, store, tmp_path / "look")
    assert (usual.name, large.name) == (f"{screen}-100.png", f"{screen}-200.png")
    assert usual.read_bytes() != large.read_bytes()


def test_the_document_names_what_a_new_screen_needs() -> None:
    """And every test that it names is there."""
    for name in ("services/erasing.py", "docs/promises.md", "make look SCREEN=", "tests/test_promises.py"):
        assert name in TEXT, name
    for part in re.findall(r"`(tests/[\w/]+(?:\.py|/README\.md))`", TEXT):
        assert "/rooms/" in part or (Path(__file__).parents[1] / part).exists(), part
