from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from facilitator_app.domain.ending import Ending
from facilitator_app.domain.timeline import Life
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.home.presenter import HomePresenter
from facilitator_app.ui.routes import HomeRoute
from facilitator_app.ui.theme import Look, load_themes
from made_demonstration import open_copy
from ui.home.page_checks import assert_good, button, check_looks, said
from ui.home.recording_shell import TODAY, RecordingShell, a_workspace

LONG = "Mid Valley Homes, Health and Community Safety Partnership Board for Older People and Their Families & Friends"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace, _code = a_workspace(tmp_path_factory.mktemp("home") / "store")
    yield workspace
    workspace.close()


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Workspace]:
    workspace, _code = a_workspace(tmp_path / "store")
    for number in range(6):
        workspace.partnerships.create(f"{number}. {LONG}")
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def demo(demonstration_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = open_copy(demonstration_made, tmp_path_factory.mktemp("demonstration") / "store")
    yield workspace
    workspace.close()


def test_the_empty_state_has_one_main_way(show: Callable[..., Any], empty: Workspace) -> None:
    shell = RecordingShell(empty)
    page = show(HomePresenter.build(shell, HomeRoute()))
    assert "No partnerships yet" in said(page)
    assert QApplication.focusWidget() is button(page, "New partnership")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    button(page, "Help: a round in 10 steps, one page to print").click()
    assert shell.screens == ["new_partnership", "new_partnership", "help"]


def test_carry_on_has_the_focus_and_rows_open(show: Callable[..., Any], demo: Workspace) -> None:
    shell = RecordingShell(demo)
    page = show(HomePresenter.build(shell, HomeRoute()))
    assert QApplication.focusWidget() is button(page, "Open the round")
    button(page, "Open the round").click()
    button(page, "Hand over to the next person").click()
    button(page, "Northfield Families Partnership").click()
    assert shell.screens == ["round", "get_ready", "partnership"]


def test_find(show: Callable[..., Any], settle: Callable[[], None], full: Workspace) -> None:
    shell = RecordingShell(full)
    page = show(HomePresenter.build(shell, HomeRoute()))
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    QTest.keyClicks(box, "3.")
    settle()
    button(page, f"3. {LONG}").click()
    assert shell.screens == ["partnership"]
    QTest.keyClicks(box, "x")
    settle()
    assert "No partnership has such a name." in said(page)


@pytest.mark.slow
@pytest.mark.parametrize("which", ["empty", "full", "demo"])
def test_it_is_sound(show: Callable[..., Any], request: pytest.FixtureRequest, which: str) -> None:
    shell = RecordingShell(request.getfixturevalue(which))
    shell.day = shell.day.replace(year=2027)
    check_looks(show, lambda: HomePresenter.build(shell, HomeRoute()))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_is_due_and_where_the_file_lies_stand_on_the_first_page(
    show: Callable[..., Any], tmp_path: Path, scale: float
) -> None:
    workspace, _code = a_workspace(tmp_path / "OneDrive - Charity" / "store")
    timeline = workspace.timeline
    for name, look_again, ends_on in (
        ("Harbour", TODAY + timedelta(7), None),
        ("Northfield", TODAY - timedelta(7), None),
        (LONG, None, TODAY + timedelta(7)),
    ):
        id_ = workspace.partnerships.create(name).id
        timeline.keep(id_, Life(look_again=look_again))
        timeline.keep_ending(id_, Ending(on=ends_on))
    page = show(HomePresenter.build(RecordingShell(workspace), HomeRoute()), look=Look(load_themes()["light"], scale))
    assert "This file is in a folder that OneDrive copies to the internet." in said(page)
    assert "Harbour: The day to look again is 1 December 2026." in said(page)
    assert "Northfield: The day to look again was 17 November 2026." in said(page)
    assert f"{LONG}: The partnership ends: 1 December 2026." in said(page)
    assert_good(page)
    workspace.close()
