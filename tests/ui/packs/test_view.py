from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.domain.round import Round
from facilitator_app.services.workspace import Workspace
from facilitator_app.ui.pack_pages.preview import PagePicture
from facilitator_app.ui.packs.presenter import PacksPresenter
from facilitator_app.ui.routes import PacksRoute
from facilitator_app.ui.tour import settle
from ui.home.page_checks import button, check_looks, said
from ui.home.recording_shell import RecordingShell, a_workspace
from ui.results.closed_rounds import a_closed_round


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    made, _code = a_workspace(tmp_path_factory.mktemp("packs") / "store")
    yield made
    made.close()


@pytest.fixture(scope="module")
def where(workspace: Workspace) -> PacksRoute:
    closed: Round = a_closed_round(workspace)
    return PacksRoute(closed.partnership_id, closed.id)


@pytest.fixture
def shell(workspace: Workspace) -> RecordingShell:
    return RecordingShell(workspace)


@pytest.fixture
def page(shell: RecordingShell, where: PacksRoute, show: Callable[..., Any]) -> QWidget:
    return show(PacksPresenter.build(shell, where))


def press(page: QWidget, words: str) -> None:
    QTest.mouseClick(button(page, words), Qt.MouseButton.LeftButton)
    settle()


def large_page(page: QWidget) -> PagePicture:
    return page.findChildren(PagePicture)[0]


def test_pages_turn_by_click_and_by_key(page: QWidget) -> None:
    assert "Page 1 of " in said(page)
    assert not button(page, "Page before").isEnabled()
    press(page, "Next page")
    assert "Page 2 of " in said(page)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageDown)
    assert "Page 3 of " in said(page)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_PageUp)
    assert large_page(page).accessibleName().startswith("Page 2 of ")


def test_a_page_is_heard_as_well(page: QWidget) -> None:
    assert "How we see our partnership" in large_page(page).accessibleDescription()


def test_grey_has_no_colour_and_comes_back(page: QWidget) -> None:
    def colourful() -> bool:
        image = large_page(page).pixmap().toImage()
        points = [(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
        return any(image.pixelColor(x, y).saturation() > 20 for x, y in points)

    assert colourful()
    press(page, "See it in grey")
    assert not colourful()
    press(page, "See it in colour")
    assert colourful()


def test_a_page_to_read_takes_the_room(page: QWidget) -> None:
    narrow = large_page(page).pixmap().width()
    press(page, "See it larger")
    assert large_page(page).pixmap().width() > 1.8 * narrow
    press(page, "See it smaller")
    assert large_page(page).pixmap().width() == narrow


def test_a_part_is_switched_off_and_the_reason_is_read(page: QWidget, shell: RecordingShell) -> None:
    words = button(page, "In our own words")
    assert not words.isEnabled()
    assert words.accessibleDescription() == "Fewer than 3 people wrote about any one question."
    before = said(page)
    press(page, "The main points")
    assert said(page) != before
    assert shell.jobs == []


@pytest.mark.slow
def test_print_and_save_by_key(page: QWidget, shell: RecordingShell, tmp_path: Path) -> None:
    shell.paths = [tmp_path / "pack.pdf"]
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, control)
    assert len(shell.printed) == 1
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, control)
    assert "Saved: pack.pdf." in said(page)


@pytest.mark.slow
def test_an_error_takes_the_place_of_good_news(page: QWidget, shell: RecordingShell, tmp_path: Path) -> None:
    shell.paths = [tmp_path / "pack.pdf", tmp_path / "gone" / "pack.pdf"]
    press(page, "Save PDF")
    press(page, "Save PDF")
    assert "Saved: pack.pdf." not in said(page)
    assert "Nothing can be saved in the folder" in page.errors.accessibleName()
    assert page.title_label.text().startswith("Error:")


@pytest.mark.slow
def test_it_is_sound(where: PacksRoute, workspace: Workspace, show: Callable[..., Any]) -> None:
    check_looks(show, lambda: PacksPresenter.build(RecordingShell(workspace), where))
    check_looks(show, lambda: PacksPresenter.build(RecordingShell(workspace), PacksRoute("p")))
