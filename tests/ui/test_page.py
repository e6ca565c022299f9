"""The parts of a facilitator's page: what was done, what went wrong, what cannot be shown, and its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator_app.ui.page import FacilitatorPage
from facilitator_app.ui.theme import Look
from facilitator_app.ui.widgets import Button, Card, text_field, text_label
from ui.checks import assert_sound, controls, pixels

Show = Callable[..., Any]


def test_what_was_done_goes_with_the_next_error_and_comes_back_with_the_next_success(show: Show) -> None:
    page = show(FacilitatorPage("Save"))
    assert not page.done.isVisible()
    page.show_done("Saved.")
    assert page.done.isVisible()
    assert page.done.label.text() == "Saved."
    page.show_error("The disk is full.")
    assert not page.done.isVisible()
    assert page.errors.isVisible()
    page.show_done("Saved again.")
    assert page.done.isVisible()
    assert not page.errors.isVisible()
    assert page.title_label.text() == "Save"


def test_a_press_that_ends_where_nobody_sees_it_does_not_keep_words_back(
    show: Show, settle: Callable[[], None]
) -> None:
    page = show(FacilitatorPage("Save"))
    QTest.mousePress(page, Qt.MouseButton.LeftButton)
    page.show_done("Saved.")
    settle()
    assert not page.done.isVisible(), "nothing moves under a press"
    QTest.keyClick(page, Qt.Key.Key_Shift)
    settle()
    assert page.done.isVisible()
    QTest.mouseRelease(page, Qt.MouseButton.LeftButton)
    settle()
    assert page.done.isVisible()


def test_what_was_done_can_stand_beside_its_button(show: Show) -> None:
    page = FacilitatorPage("Save")
    page.body.addWidget(Button("Save it"))
    page.body.addWidget(page.done)
    show(page)
    page.show_done("Saved.")
    assert page.done.isVisible()
    assert page.done.y() > 0
    assert page.done.parentWidget() is not page
    page.show_error("The disk is full.")
    assert not page.done.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_changes_its_width_when_there_is_more_than_one_sees(
    show: Show, looks: Callable[..., Look], settle: Callable[[], None], scale: float
) -> None:
    """Cards and columns moved by the width of the bar for scrolling, whenever a form opened below."""
    page = FacilitatorPage("People")
    card, below = Card(text_label("Nobody is on the list")), [Card(text_label("More")) for _n in range(30)]
    page.add(card, *below)
    for one in below:
        one.hide()
    show(page, look=looks("light", scale))
    bar = page.area.verticalScrollBar()
    assert bar.maximum() == 0
    assert picture_has_one_colour(bar), "there is nothing to take hold of"
    before = card.geometry()
    for one in below:
        one.show()
    settle()
    assert bar.maximum() > 0
    assert not picture_has_one_colour(bar)
    assert card.geometry() == before


def picture_has_one_colour(widget: QWidget) -> bool:
    return len(np.unique(pixels(widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)))) == 1


def test_what_cannot_be_shown_says_why_and_leads_on(show: Show) -> None:
    gone: list[str] = []
    page = FacilitatorPage("Results")
    page.show_withheld(
        "There are no results yet.", "Close the round first.", "&Go to the round", lambda: gone.append("x")
    )
    show(page)
    assert_sound(page)
    assert page.focusWidget().text() == "&Go to the round"
    page.focusWidget().click()
    assert gone == ["x"]


def test_without_a_way_on_there_is_no_button(show: Show) -> None:
    page = FacilitatorPage("Results")
    page.show_withheld("There are no results yet.", "Close the round first.")
    show(page)
    assert not controls(page)


def test_a_key_of_the_page_works_while_the_focus_is_beside_the_page(show: Show) -> None:
    pressed: list[str] = []
    page = FacilitatorPage("People")
    page.shortcut("Ctrl+N", lambda: pressed.append("new"))
    window, beside = QWidget(), Button("Home")
    row = QHBoxLayout(window)
    row.addWidget(beside)
    row.addWidget(page)
    show(window)
    beside.setFocus()
    QTest.keyClick(beside, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["new"]
    page.hide()
    QTest.keyClick(beside, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["new"]


def test_the_links_of_an_error_come_before_the_fields_for_tab(show: Show, settle: Callable[[], None]) -> None:
    page = FacilitatorPage("Name")
    name = text_field("Name")
    page.body.addWidget(name)
    show(page)
    page.show_error("Type a name.", name.editor)
    settle()
    page.errors.setFocus()
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget().accessibleName() == "Type a name."
    page.focusWidget().click()
    assert page.focusWidget() is name.editor


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0, 2.5])
def test_a_page_opens_at_its_title_and_the_first_key_leads_to_the_first_control(
    show: Show, looks: Callable[..., Any], settle: Callable[[], None], scale: float
) -> None:
    page = FacilitatorPage("A long way down", "Some words about it. " * 30)
    page.body.addWidget(text_label("Words that take room. " * 80))
    field = text_field("Name")
    page.body.addWidget(field)
    show(page, look=looks("light", scale))
    page.enter()
    settle()
    assert page.area.verticalScrollBar().value() == 0
    assert field.editor.hasFocus()
    page.resize(page.width(), page.height() - 20)
    settle()
    assert page.area.verticalScrollBar().value() == 0, "also when its size settles"
    QTest.keyClicks(field.editor, "a")
    settle()
    assert field.editor.text() == "a"
    view = page.area.viewport()
    assert view.rect().contains(field.editor.mapTo(view, field.editor.rect().center()))
