from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QPoint, QRect

from facilitator_app.ui.focus import RING, FocusRing
from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.theme import apply
from facilitator_app.ui.widgets import Button, Column, Option
from ui import gallery


def ring_of(page) -> FocusRing:
    rings = [ring for ring in page.findChildren(FocusRing) if ring.isVisible()]
    assert len(rings) == 1
    return rings[0]


def around(page, widget) -> QRect:
    rect = QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())
    return rect.adjusted(-RING, -RING, RING, RING)


@pytest.mark.slow
def test_the_ring_stands_around_what_has_the_focus(show, settle):
    page = show(gallery.parts())
    gc.collect()
    for option in page.findChildren(Option):
        option.setFocus()
        settle()
        assert ring_of(page).geometry() == around(page, option)


def test_the_ring_follows_scrolling_and_hides_out_of_view(show):
    page = FacilitatorPage("Home")
    buttons = [Button(str(number)) for number in range(40)]
    for button in buttons:
        page.body.addWidget(button)
    show(page)
    gc.collect()
    buttons[0].setFocus()
    page.area.verticalScrollBar().setValue(30)
    assert ring_of(page).geometry() == around(page, buttons[0])
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    assert [ring for ring in page.findChildren(FocusRing) if ring.isVisible()] == []


def test_the_ring_follows_a_change_of_size(show, looks, settle):
    page = show(gallery.parts())
    option = page.findChildren(Option)[0]
    option.setFocus()
    apply(page, looks("dark", 2.0))
    settle()
    assert ring_of(page).geometry() == around(page, option)


def test_the_ring_takes_the_colours_of_another_theme(show, looks, settle):
    page = show(Column(Button("One"), Button("Two")))
    page.findChildren(Button)[0].setFocus()
    for theme in ("light", "black"):
        apply(page, looks(theme))
        settle()
        picture = ring_of(page.window()).grab().toImage()
        assert picture.pixelColor(1, picture.height() // 2) == looks(theme).colour("focus_outer")


def test_a_page_that_is_given_up_with_the_focus_is_not_kept(qtbot, settle):
    """Held by the ring, it would die inside Qt's change of focus and end the program."""
    first = Column(Button("first"))
    first.show()
    qtbot.waitUntil(first.isActiveWindow)
    first.findChild(Button).setFocus()
    gone: list[bool] = []
    first.destroyed.connect(lambda: gone.append(True))
    del first
    gc.collect()
    assert gone == [True]
    second = Column(Button("second"))
    second.show()
    qtbot.waitUntil(second.isActiveWindow)
    settle()
    second.close()
