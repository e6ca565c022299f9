"""What all tests of the window share: a way to show a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

import person as people
from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.theme import Look, apply, load_themes
from facilitator_app.ui.window import Window
from made_demonstration import TODAY, open_copy
from person import Beat, Person


@pytest.fixture(autouse=True)
def no_words_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """``QLineEdit.clear`` leaves the words in the box's undo list: nothing in the program may call it on such a box."""

    def refuse(box: QLineEdit) -> None:
        raise AssertionError(f"{box.accessibleName()} would keep its words in its undo list: use setText")

    monkeypatch.setattr(QLineEdit, "clear", refuse)


@pytest.fixture(autouse=True)
def mouse_let_go() -> Iterator[None]:
    """Every press of the mouse is let go in its own test: the next one would meet a page that waits for it."""
    yield
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton


@pytest.fixture
def demonstration_open(demonstration_made: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the demonstration, open."""
    made = open_copy(demonstration_made, tmp_path / "store")
    yield made
    made.close()


@pytest.fixture
def workspace(demonstration_open: Workspace) -> Workspace:
    """What ``person`` works with. A folder of tests may have another one."""
    return demonstration_open


@pytest.fixture
def id_(workspace: Workspace) -> str:
    """The partnership."""
    return workspace.partnerships.rows()[0].partnership.id


@pytest.fixture
def closed(workspace: Workspace, id_: str) -> Round:
    """Its newest closed round that is about no people."""
    return next(r for r in workspace.rounds.of_partnership(id_) if r.state == "closed" and r.about is None)


@pytest.fixture
def person(workspace: Workspace, tmp_path: Path, qapp: QApplication) -> Iterator[Person]:  # noqa: ARG001
    """Somebody before the window, in which the file is open."""
    window = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    window.resize(1366, 768)
    window.show()
    window.opened(workspace)
    yield Person(window, Beat())
    window.close()


@pytest.fixture
def settle(qapp: QApplication) -> Callable[[], None]:  # noqa: ARG001
    """Let what was put off until the event loop runs (layouts, deletions) happen."""
    return people.settle


@pytest.fixture
def show(qtbot: Any) -> Callable[..., Any]:
    """``show(widget, width=1366, height=768, look=None)``: exposed, active, laid out and entered."""

    kept: list[QWidget] = []

    def make(widget: QWidget, width: int = 1366, height: int = 768, look: Look | None = None) -> Any:
        if look is not None:
            apply(widget, look)
        qtbot.addWidget(widget)
        kept.append(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        people.settle()
        enter = getattr(widget, "enter", None)
        if enter is not None:
            enter()
        people.settle()
        return widget

    return make


@pytest.fixture
def looks() -> Callable[..., Look]:
    """``looks("dark", 2.0, respondent=True)``."""

    def make(theme: str = "light", scale: float = 1.0, *, respondent: bool = False) -> Look:
        return Look(load_themes()[theme], scale, respondent)

    return make
