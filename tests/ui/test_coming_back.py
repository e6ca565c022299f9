"""What was chosen on a page, and the place itself, are there when one comes back in the same sitting."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from facilitator_app.services import demonstration
from facilitator_app.services.workspace import open_workspace
from facilitator_app.ui import routes as to
from facilitator_app.ui import tour
from facilitator_app.ui.screens import Route
from facilitator_app.ui.widgets import TickBox
from facilitator_app.ui.window import Window
from ui.reachable import remembered

TODAY = date(2026, 11, 24)


@pytest.fixture
def window(demonstration_made: Path, tmp_path: Path, qtbot: Any) -> Iterator[Window]:
    shutil.copytree(demonstration_made, tmp_path / "store")
    shown = Window(tmp_path / "settings.json", today=lambda: TODAY, full_screen=False)
    shown.resize(1366, 768)
    shown.show()
    qtbot.waitExposed(shown)
    unlock(shown, tmp_path)
    yield shown
    shown.close()
    shown.deleteLater()


def unlock(window: Window, folder: Path) -> None:
    window.opened(open_workspace(folder / "store", demonstration.PASSPHRASE, lambda: TODAY))
    tour.settle()


def go(window: Window, route: Route, qtbot: Any) -> Any:
    window.go(route)
    rest(window, qtbot)
    return window.page


def rest(window: Window, qtbot: Any) -> None:
    tour.settle()
    qtbot.waitUntil(lambda: not window.is_working, timeout=60_000)
    tour.settle()


@pytest.fixture
def routes(window: Window, tmp_path: Path) -> dict[type[Route], Route]:
    return {type(route): route for route in tour.routes_to_see(window.workspace, tmp_path)}


def choose(box: QComboBox) -> str:
    """The last choice of a list, as a person does it."""
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.currentIndex())
    return str(box.currentData())


def type_into(box: QLineEdit, words: str) -> None:
    box.setText(words)
    box.textEdited.emit(words)


@pytest.mark.parametrize("way", ["rail", "back", "lock", "refresh"])
def test_finding_filters_and_scrolling(
    window: Window, routes: dict[type[Route], Route], tmp_path: Path, qtbot: Any, way: str
) -> None:
    page = go(window, routes[to.LibraryRoute], qtbot)
    gap = choose(page.gap_field.editor)
    page = go(window, routes[to.PeopleRoute], qtbot)
    type_into(page.list.find_field.editor, "a")
    rows = page.list.summary.text()
    rest(window, qtbot)
    page.area.verticalScrollBar().setValue(20)
    assert page.area.verticalScrollBar().value() == 20
    if way == "rail":
        window._frame.rail.chosen.emit("settings")
        rest(window, qtbot)
        window.go(routes[to.PeopleRoute])
    elif way == "back":
        go(window, to.HelpRoute("people"), qtbot)
        window.back()
    elif way == "lock":
        window.lock()
        assert window.screen_name == "unlock"
        unlock(window, tmp_path)
    else:
        window.refresh()
    rest(window, qtbot)
    assert window.screen_name == "people"
    back: Any = window.page
    assert back is not page
    assert (back.list.find_field.editor.text(), back.list.summary.text()) == ("a", rows)
    assert back.area.verticalScrollBar().value() == 20
    assert go(window, routes[to.LibraryRoute], qtbot).gap_field.text() == gap


def test_help_me_choose_is_as_it_was_left(window: Window, qtbot: Any) -> None:
    page = go(window, to.ChooseRoute(), qtbot)
    wanted = [choose(field.editor) for field in (page.want_field, page.time_field, page.stage_field)]
    people = next(iter(page.people_boxes.values()))
    assert isinstance(people, TickBox)
    people.click()
    wish = page.presenter.wish
    go(window, to.CompareRoute(), qtbot)
    window.back()
    rest(window, qtbot)
    back: Any = window.page
    assert [back.want_field.text(), back.time_field.text(), back.stage_field.text()] == wanted
    assert next(iter(back.people_boxes.values())).isChecked()
    assert back.presenter.wish == wish


def test_chart_or_table_and_which_figure(window: Window, routes: dict[type[Route], Route], qtbot: Any) -> None:
    page = go(window, routes[to.GroupResultsRoute], qtbot)
    page.turn()
    export = go(window, routes[to.ExportsRoute], qtbot)
    which = choose(export.findChild(QComboBox))
    assert not go(window, routes[to.GroupResultsRoute], qtbot).table.isHidden()
    assert go(window, routes[to.ExportsRoute], qtbot).findChild(QComboBox).currentData() == which


def test_the_way_back_is_there_after_unlocking(window: Window, tmp_path: Path, qtbot: Any) -> None:
    go(window, to.LibraryRoute(), qtbot)
    go(window, to.ChooseRoute(), qtbot)
    window.lock()
    unlock(window, tmp_path)
    assert window.screen_name == "choose"
    window.back()
    assert window.screen_name == "library"


def test_a_place_that_is_gone_leads_home(window: Window, tmp_path: Path, qtbot: Any) -> None:
    workspace = window.workspace
    partnership = workspace.partnerships.rows()[0].partnership.id
    go(window, to.PartnershipDetailsRoute(partnership), qtbot)
    window.lock()
    other = open_workspace(tmp_path / "store", demonstration.PASSPHRASE, lambda: TODAY)
    other.partnerships.delete(partnership)
    other.close()
    unlock(window, tmp_path)
    assert window.screen_name == "home"


def test_another_file_begins_at_home(window: Window, tmp_path: Path, qtbot: Any, settle: Callable[[], None]) -> None:
    from ui.home.recording_shell import a_workspace

    go(window, to.ChooseRoute(), qtbot)
    window.lock()
    window.opened(a_workspace(tmp_path / "another")[0])
    settle()
    assert window.screen_name == "home"
    window.lock()
    unlock(window, tmp_path)
    assert window.screen_name == "home", "another file was open in between"


@pytest.mark.slow
def test_the_rail_leads_into_the_same_partnership_after_unlocking(
    window: Window, routes: dict[type[Route], Route], tmp_path: Path, qtbot: Any
) -> None:
    for route in (routes[to.PeopleRoute], to.CopiesRoute(), to.SettingsRoute()):
        go(window, route, qtbot)
        before = entries(window)
        assert "partnership" in before
        window.lock()
        unlock(window, tmp_path)
        assert entries(window) == before
    go(window, to.HomeRoute(), qtbot)
    assert "partnership" not in entries(window)


def entries(window: Window) -> list[str]:
    return [row.entry.name for row in window._frame.rail.rows]


def test_no_name_that_was_looked_for_is_remembered_while_the_file_is_locked(
    window: Window, routes: dict[type[Route], Route], qtbot: Any
) -> None:
    page = go(window, routes[to.PeopleRoute], qtbot)
    type_into(page.list.find_field.editor, "Zebra seven")
    del page
    window.lock()
    tour.settle()
    assert not any("Zebra seven" in text for text in remembered(window))
