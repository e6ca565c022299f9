"""What stands around a page: the progress of long work, the keys with Alt, and when something was last saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from facilitator_app.ui.frame import Frame
from facilitator_app.ui.job_strip import JobBar
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.theme import Look, apply, load_themes
from facilitator_app.ui.widgets.buttons import Button
from facilitator_app.ui.widgets.fields import area_field, text_field
from facilitator_app.ui.widgets.rail import RailEntry


def a_bar(qtbot: Any, theme: str, done: int, total: int) -> JobBar:
    bar = JobBar()
    qtbot.addWidget(bar)
    bar.show_progress(done, total)
    apply(bar, Look(load_themes()[theme], 1.0))
    bar.resize(400, bar.height())
    bar.show()
    return bar


def inked(bar: JobBar, at: float) -> str:
    picture = bar.grab().toImage()
    return picture.pixelColor(round(picture.width() * at), picture.height() // 2).name()


@pytest.mark.parametrize("theme", list(load_themes()))
def test_the_bar_has_the_colours_of_the_theme(qtbot: Any, theme: str) -> None:
    bar = a_bar(qtbot, "light", 3, 4)
    look = Look(load_themes()[theme], 1.0)
    apply(bar, look)
    assert inked(bar, 0.5) == look.colour("accent").name()
    assert inked(bar, 0.9) == look.colour("surface").name()


def test_the_bar_grows_with_the_work(qtbot: Any) -> None:
    bar = a_bar(qtbot, "light", 0, 4)
    accent = Look(load_themes()["light"], 1.0).colour("accent").name()
    places = (0.1, 0.35, 0.6, 0.85)
    for done in range(5):
        bar.show_progress(done, 4)
        assert [inked(bar, at) == accent for at in places] == [place < done for place in range(4)]


@pytest.mark.parametrize("total", [0, 1])
def test_while_nobody_knows_how_far_it_is_a_piece_moves(qtbot: Any, total: int) -> None:
    bar = a_bar(qtbot, "light", 0, total)
    seen: list[QImage] = []

    def another() -> bool:
        picture = bar.grab().toImage()
        if picture not in seen:
            seen.append(picture)
        return len(seen) > 3

    qtbot.waitUntil(another)


def test_a_hidden_bar_does_nothing(qtbot: Any) -> None:
    bar = a_bar(qtbot, "light", 0, 0)
    bar.hide()
    assert not bar._mover.isActive()


def test_alt_underlines_its_letters_while_it_is_held(qtbot: Any, settle: Callable[[], None]) -> None:
    page = FacilitatorPage("Title")
    qtbot.addWidget(page)
    button = page.main_button("&Go on", lambda: None)
    line = QLineEdit()
    plain = Button("Fish && chips")
    page.body.addWidget(line)
    page.body.addWidget(plain)
    page.resize(800, 400)
    page.show()
    line.setFocus()
    settle()
    before, plainly = button.grab().toImage(), plain.grab().toImage()
    QTest.keyPress(line, Qt.Key.Key_Alt)
    settle()
    assert button.grab().toImage() != before
    assert plain.grab().toImage() == plainly
    QTest.keyRelease(line, Qt.Key.Key_Alt)
    settle()
    assert button.grab().toImage() == before
    assert button.rect().contains(QPoint(1, 1))


def test_a_double_click_is_one_press_when_it_brings_another_page(qtbot: Any, settle: Callable[[], None]) -> None:
    frame = Frame()
    qtbot.addWidget(frame)
    pressed: list[str] = []

    def a_page(name: str, then: Callable[[], None]) -> FacilitatorPage:
        page = FacilitatorPage(name)
        page.main_button(name, lambda: (pressed.append(name), then()), foot=True)
        return page

    second = a_page("Start", lambda: None)
    first = a_page("Continue", lambda: frame.show_page(second, {}))
    frame.resize(900, 600)
    frame.show()
    frame.show_page(first, {})
    settle()
    window = frame.windowHandle()
    button = next(b for b in first.foot.findChildren(Button))
    place = button.mapTo(frame, button.rect().center())
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    settle()
    assert pressed == ["Continue"]
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert pressed == ["Continue", "Start"]


def test_enter_twice_is_one_step_where_it_brings_another_page(qtbot: Any, settle: Callable[[], None]) -> None:
    now = [100.0]
    frame = Frame(lambda: now[0])
    qtbot.addWidget(frame)
    pressed: list[str] = []
    last = FacilitatorPage("Started")
    last.main_button("Home", lambda: pressed.append("Home"), foot=True)
    second = FacilitatorPage("Check")
    second.main_button("Start", lambda: (pressed.append("Start"), frame.show_page(last, {})), foot=True)
    first = FacilitatorPage("Promise")
    first.main_button("Continue", lambda: (pressed.append("Continue"), frame.show_page(second, {})), foot=True)
    frame.resize(900, 600)
    frame.show()
    frame.activateWindow()
    frame.show_page(first, {})
    settle()
    now[0] += 2
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(frame.focusWidget(), key)
        settle()
        now[0] += 0.1
    assert pressed == ["Continue"]
    now[0] += 1
    QTest.keyClick(frame.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert pressed == ["Continue", "Start"]


def test_words_typed_at_once_on_a_new_page_keep_their_spaces(qtbot: Any, settle: Callable[[], None]) -> None:
    frame = Frame(lambda: 100.0)
    qtbot.addWidget(frame)
    page = FacilitatorPage("Open your file")
    words, note = text_field("Your words"), area_field("Note")
    page.body.addWidget(words)
    page.body.addWidget(note)
    frame.resize(900, 600)
    frame.show()
    frame.activateWindow()
    frame.show_page(page, {})
    settle()
    for field in (words, note):
        field.editor.setFocus()
        QTest.keyClicks(field.editor, "apple river stone")
    QTest.keyClick(note.editor, Qt.Key.Key_Return)
    given: list[str] = []
    words.editor.returnPressed.connect(lambda: given.append(words.text()))
    frame.show_page(page, {})
    QTest.keyClick(words.editor, Qt.Key.Key_Return)
    assert given == [], "it was meant for the page before"
    QTest.keyClicks(words.editor, "s")
    QTest.keyClick(words.editor, Qt.Key.Key_Return)
    assert given == ["apple river stones"], "who types has seen the page"
    words.editor.setText("apple river stone")
    assert words.text() == "apple river stone"
    assert note.text() == "apple river stone\n"


def test_the_focus_of_a_page_that_goes_does_not_stay_in_the_rail(qtbot: Any, settle: Callable[[], None]) -> None:
    frame = Frame()
    qtbot.addWidget(frame)
    first, second = FacilitatorPage("Numbers"), FacilitatorPage("Only together")
    leaves, safe = first.main_button("Continue", lambda: None), second.main_button("Change", lambda: None)
    frame.rail.show_entries([RailEntry("home", "Home", "home")])
    frame.resize(900, 600)
    frame.show()
    frame.activateWindow()
    frame.show_page(first, {})
    settle()
    assert leaves.hasFocus()
    frame.remove_page(first)
    assert frame.focusWidget() is None
    frame.show_page(second, {})
    frame.rail.show_entries([RailEntry("home", "Home", "home"), RailEntry("round", "Round", "round")])
    settle()
    assert safe.hasFocus()
